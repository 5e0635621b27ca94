"""Who reports what: what accounts have in common becomes points, each looked for in every article.

`units` cuts sentences into facts, `telling` weighs how likely one tells another, `linking` links those that say the
same, `marking` tells where a point is found and what comes nearest elsewhere, `figured` looks at its numbers, and
`newsworth` at how much and how clearly it tells.
"""
