"""What points are made of: the facts of each article in order, in place of its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from briefing.analysis.language.clause_facts import facts
from briefing.analysis.language.main_clause import leads
from briefing.analysis.pairing.gathering import Place
from briefing.model.article import Article
from briefing.model.story import Member
from briefing.model.text import Span


class Units:
    """The articles of a story with facts for sentences; a place is then an article and the number of a fact."""

    def __init__(self, members: Sequence[Member]) -> None:
        # The facts of sentences that hold several, each with the place of the words it needs before it.
        self.parts: dict[Place, Span | None] = {}
        self._first: dict[str, list[int]] = {}
        self._sentence: dict[str, list[int]] = {}
        self.places = {m.article.id: n for n, m in enumerate(members)}
        self.members = tuple(replace(m, article=self._apart(m.article)) for m in members)
        self._texts = {m.article.id: [s.of(m.article.text) for s in m.article.sentences] for m in self.members}

    def text(self, place: Place) -> str:
        """A fact as it stands."""
        return self._texts[place[0]][place[1]]

    def of(self, place: Place) -> range:
        """The numbers of the facts of a sentence."""
        first = self._first[place[0]]
        return range(first[place[1]], first[place[1] + 1])

    def sentence(self, place: Place) -> int:
        """The number of the sentence in which a fact stands."""
        return self._sentence[place[0]][place[1]]

    def sentences(self, article: str, numbers: Iterable[int]) -> tuple[int, ...]:
        """The numbers of the sentences of these facts, each once, in order."""
        sentence = self._sentence[article]
        return tuple(sorted({sentence[n] for n in numbers}))

    def _apart(self, article: Article) -> Article:
        """An article whose sentences are its facts; what it was made of is kept."""
        spans: list[Span] = []
        first = self._first[article.id] = [0]
        first_ones = leads([span.of(article.text) for span in article.sentences])
        for n, span in enumerate(article.sentences):
            found = facts(span.of(article.text), n < first_ones)
            for fact in found if len(found) > 1 else ():
                self.parts[article.id, len(spans)] = _moved(fact.head, span.start) if fact.head else None
                spans.append(_moved(fact.span, span.start))
            if len(spans) == first[-1]:
                spans.append(span)
            first.append(len(spans))
        self._sentence[article.id] = [n for n, (start, end) in enumerate(pairwise(first)) for _ in range(end - start)]
        return replace(article, sentences=tuple(spans))


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
