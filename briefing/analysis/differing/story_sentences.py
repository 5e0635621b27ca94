"""The sentences of a story as detectors look at them, and how much two of them are about one thing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.language.passages import bounded, words
from briefing.analysis.language.words import concept
from briefing.lexicon.loader import load
from briefing.model.article import Article, BlockKind
from briefing.model.discrepancy import Value
from briefing.model.matching import SentencePair
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence of one article; `heading` for titles and headings."""

    article: str
    index: int
    start: int
    text: str
    heading: bool

    def value(self, place: Span) -> Value:
        """The words at `place` (offsets in the sentence) as a value of a difference."""
        return Value(self.article, self.start, self.start + len(self.text), self.text, place.of(self.text))


def told(articles: Iterable[Article]) -> list[Told]:
    """All sentences of the articles, in order."""
    found = []
    for article in articles:
        for index, span in enumerate(article.sentences):
            block = article.block_at(span.start)
            heading = block is not None and block.kind in (BlockKind.TITLE, BlockKind.HEADING)
            found.append(Told(article.id, index, span.start, bounded(span.of(article.text)), heading))
    return found


class Matched:
    """Which sentences of a story are matched."""

    def __init__(self, pairs: Sequence[SentencePair]) -> None:
        self._pairs = {((p.left_article, p.left), (p.right_article, p.right)) for p in pairs}

    def __call__(self, one: Told, other: Told) -> bool:
        """True if the two sentences are matched, in either order."""
        here, there = (one.article, one.index), (other.article, other.index)
        return (here, there) in self._pairs or (there, here) in self._pairs


@lru_cache(maxsize=16384)
def about(text: str) -> frozenset[str]:
    """What a passage is about: its content, words that news uses for each other as one."""
    alike = load("differences_stances")["alike"]
    found = (countries().get(w.text, w.lower).lower() for w in words(text) if w.matters)
    return frozenset(concept(alike.get(word, word)) for word in found)


@cache
def countries() -> dict[str, str]:
    """Every name and adjective of a country, as written, with the country's name."""
    found: dict[str, str] = {}
    for name, known in load("actors_countries").items():
        found.update(dict.fromkeys((name, *known.get("also", ()), *known.get("adj", ())), name))
    return found


def lands(text: str) -> frozenset[str]:
    """The countries that the words of a text name, by name or adjective."""
    plain = [w.strip('.,;:()“”"') for w in text.replace("’s", "").replace("'s", "").split()]
    runs = (" ".join(plain[n : n + length]) for length in (1, 2, 3) for n in range(len(plain) - length + 1))
    known = countries()
    return frozenset(known[form] for run in runs for form in (run, f"{run}.") if form in known)
