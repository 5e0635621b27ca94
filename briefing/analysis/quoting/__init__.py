"""Quotations: where they stand, whose they are, and the same words in other articles.

words              vocabulary, tokens, phrases, verbs
where marks stand  marks, stretches, missing_close, code, terms, transcripts
who says them      drafts, draft, clause, clauses, clause_before, subjects, joint, via, documents, carried, abroad
without marks      indirect
whom that means    persons_near, sentences_near, modifiers, described, decided
the same words     same_words, grouping, aligning
"""
