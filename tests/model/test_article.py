"""What stands for an article, in every list."""

from __future__ import annotations

from briefing.model.article import Article, Block, BlockKind, first_words


def test_an_untitled_article_is_called_by_the_first_words_that_report() -> None:
    text = "Sign up for our letter!\nThe ferry of the northern league sank on Monday."
    blocks = (Block(BlockKind.BOILERPLATE, 0, 23), Block(BlockKind.PARAGRAPH, 24, len(text)))
    article = Article("a", "k", "a.txt", text, blocks, ())
    assert article.first_words == "The ferry of the northern league sank on…"
    plain = ((b.kind, b.start, b.end) for b in blocks)
    assert first_words(None, text, plain) == article.first_words
    assert first_words("Ferry sinks", text, ()) == "Ferry sinks"
    assert first_words(None, text, ()) == "(empty)"
