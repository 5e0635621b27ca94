"""What all analyses need of a text: its sentences, words, clauses, times and conditions, and its language.

Nothing here knows of articles of a story, of names or of quotations.
"""
