"""Names in the text of one article: words, knowledge, a trained tagger, and what the article as a whole shows."""
