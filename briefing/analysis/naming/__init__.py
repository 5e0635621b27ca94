"""Names in the text of one article: words, knowledge, a trained tagger, and what the article as a whole shows.

words          tokens, sentence, vocabulary, ordinary, gazetteer, evidence
the tagger     features, model, packing
its stand-in   pipeline
mending it     settle, shapes, cut_short, trim, edges, institutions, mending, not_names, types, second_look, abroad
beside names   roles, persons
"""
