"""Articles become findings. Pure functions over plain values.

`story` is the order in which they build on each other; the modules of this folder are what it calls, and what
only one of them needs stands in the folder named beside it:

order       story
language    sentences, tense, groups
names       names (naming), actors (merging), persons, company
quotations  quotes (quoting), speakers (quoting), wordings (quoting)
the same    vectors, matching (alike), points (alike), comparing (alike), independence, stages
different   discrepancies (differing)
facts       promises (promising), dates, figures, questions
events      stories (alike)
the Brief   brief, brief_absent, brief_days, brief_figures, brief_quotes, lines
"""
