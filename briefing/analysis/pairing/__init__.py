"""Which sentences of two articles say the same: likeness first, then pairs, then how they are shown side by side.

`vectors`, `likeness`, `evidence` and `content` tell how alike two are; `story_text` holds that for a whole story;
`choosing` and `clause_pairs` make pairs of it, `translated` between languages, `versions` and `likely` between versions
of one article; `gathering` joins pairs to groups, `rows` sets them in order, `standing_alone` writes a sentence out.
"""
