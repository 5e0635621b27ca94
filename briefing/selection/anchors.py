"""A passage noted so that it can be found again: its exact words with what stands before and after them.

The selector is the TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2.4).
"""

from __future__ import annotations

from briefing.model.article import Article
from briefing.model.selection import Anchor
from briefing.model.story import Member
from briefing.model.text import Precision, Span

CONTEXT = 40
"""Characters kept before and after a passage: enough to tell repeated words apart, few enough to read in the file."""


def anchor(member: Member, start: int, end: int) -> Anchor:
    """The passage `start` to `end` of a member's text, with what a reference to its article needs."""
    article = member.article
    text, published = article.text, article.published
    return Anchor(
        article=article.id,
        path=article.path,
        key=article.key,
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        start=start,
        letter=member.letter,
        source=article.source,
        title=article.first_words,
        byline=article.byline,
        published=published.iso if published else None,
        url=article.url,
        precision=published.precision.value if published and published.precision is Precision.NOT_BEFORE else None,
    )


def sentence_anchor(member: Member, start: int, end: int) -> Anchor:
    """The whole sentences that a stretch of text touches."""
    span = sentence_span(member.article, start, end)
    return anchor(member, span.start, span.end)


def sentence_span(article: Article, start: int, end: int) -> Span:
    """`start` to `end` widened to whole sentences; as it is where no sentence holds it."""
    touched = [s for s in article.sentences if s.overlaps(Span(start, max(end, start + 1)))]
    if not touched:
        return Span(start, end)
    return Span(min(start, touched[0].start), max(end, touched[-1].end))
