"""Quotations: where they stand, whose they are, and the same words in other articles.

words              vocabulary, tokens, phrases, verbs
where marks stand  marks, stretches, lost, code, terms, transcripts
who says them      drafts, draft, clause, clauses, clause_before, subjects, together, via, papers, chain
without marks      indirect
whom that means    persons_near, sentences_near, modifiers, described, decided
the same words     likeness, grouping, aligning
"""
