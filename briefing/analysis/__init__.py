"""Articles become findings. Pure functions over plain values.

`story` is the order in which they build on each other; the modules of this folder are what it calls, and what only one
of them needs stands in the folder named beside it. What all need of a text stands in `language`. Imports run from what
comes later in the list to what comes earlier, never back: a contract of import-linter holds that.

names       names (naming), actors (merging), company
quotations  quotes (quoting), speakers (quoting), wordings (quoting)
the same    matching (pairing), comparing (pairing), independence
different   discrepancies (differing)
facts       promises (promising), dates, figures, questions
coverage    points (pointing), stages
events      events, stories
the Brief   brief, brief_absent, brief_days, brief_figures, brief_questions, brief_quotes, brief_told
decided     verdicts
the order   story
"""
