"""Figures of points: whether another account gives the same number of the same thing, or another one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.analysis.differing.numbers import Number, agree, numbers
from briefing.analysis.differing.totals import crowds, things
from briefing.analysis.language.words import stem
from briefing.analysis.pairing.gathering import Place
from briefing.analysis.pairing.standing_alone import sentences_in
from briefing.model.article import Article
from briefing.model.promise import Figure

# Smaller numbers, and such amounts of money, stand in many sentences; so do those with one digit before the zeros.
_LEAST, _LEAST_MONEY, _MILLION = 20, 1000, 1_000_000
# With so many digits before the zeros a number is one number, even of what anybody counts.
_EXACT = 3
_MONEY = "money"

_Key = tuple[str, float]


class Figured:
    """Which places of a story give which telling figures."""

    def __init__(self, articles: Mapping[str, Article], figures: Iterable[Figure]) -> None:
        self._keys: dict[Place, set[_Key]] = defaultdict(set)
        self._first: dict[_Key, dict[str, int]] = defaultdict(dict)
        for figure in figures:
            article = articles.get(figure.evidence.article)
            key = _key(figure)
            if article is None or key is None:
                continue
            for n in sentences_in(article, figure.evidence.span):
                self._keys[article.id, n].add(key)
                self._first[key].setdefault(article.id, n)

    def elsewhere(self, place: Place) -> dict[str, set[int]]:
        """Where each article has the figures of this place: the first place of each."""
        found: dict[str, set[int]] = defaultdict(set)
        for key in self._keys.get(place, ()):
            for article, n in self._first[key].items():
                found[article].add(n)
        return found


def other_numbers(text: str, others: Sequence[str]) -> bool:
    """True if other texts give numbers of the things that a text gives a number of, and none of its own."""
    pairs = _of_one_thing(text, others)
    return bool(pairs) and not any(agree(a, b) for a, b in pairs)


def lacks_numbers(text: str, others: Sequence[str]) -> bool:
    """True if a text gives a number of something and none of the others gives it."""
    return bool(_counts(text)) and not any(agree(a, b) for a, b in _of_one_thing(text, others))


def _of_one_thing(text: str, others: Sequence[str]) -> list[tuple[Number, Number]]:
    mine = _counts(text)
    theirs = [number for other in others for number in _counts(other)] if mine else []
    return [(a, b) for a in mine for b in theirs if a.head == b.head]


def _counts(text: str) -> list[Number]:
    return [number for number in numbers(text) if number.head and not number.vague]


def _key(figure: Figure) -> _Key | None:
    """What is counted, and how many; None where many sentences of any story have that."""
    value = figure.value
    if figure.unit == _MONEY:
        return (_MONEY, value) if value >= _LEAST_MONEY and _digits(value) > 1 else None
    head = stem(figure.unit.split()[-1].lower())
    digits = _digits(value)
    if value < _LEAST or (digits < 2 and value < _MILLION) or (digits < _EXACT and head in crowds()):
        return None
    if value < _MILLION and not any(c.isdigit() for c in figure.evidence.text):
        return None
    return things().get(head, head), value


def _digits(value: float) -> int:
    return len(f"{value:.0f}".rstrip("0"))
