"""Small stories from invented texts, analysed as the library would."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.stories import story_of
from briefing.analysis.story import StoryAnalysis, analyse_article, letter
from briefing.model.article import Article
from briefing.model.text import Moment
from briefing.reading.read import read_text


def article(text: str, key: str = "A", published: str | None = None) -> Article:
    """An article with this text under the id `key`, split into sentences."""
    made = replace(read_text(text, f"{key}.txt"), id=key)
    if published:
        made = replace(made, published=Moment(published))
    return replace(made, sentences=split_sentences(made))


def analysis(*texts: str, published: str | None = None, days: Sequence[str] = ()) -> StoryAnalysis:
    """The analysis of a story whose articles A, B, C … have these texts, published on one day or on these days."""
    given = days or [published] * len(texts)
    made = tuple(article(text, letter(n), day) for n, (text, day) in enumerate(zip(texts, given, strict=True)))
    return StoryAnalysis(
        story_of(made), made, {a.id: a.id for a in made}, lambda found: {a.id: analyse_article(a) for a in found}
    )
