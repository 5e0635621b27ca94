"""What the reader set by hand about articles, laid over what was read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from briefing.model.article import Article, Card, Problem
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.text import Moment, Precision
from briefing.settings.places import Places

_DAY = len("2026-01-06")


class Decisions:
    """The reader's decisions about the library with this key, as they are kept. Every method raises WriteError."""

    def __init__(self, places: Places, key: str) -> None:
        self._places, self._key = places, key
        self._damaged: list[Problem] = []

    @cached_property
    def kept(self) -> Corrections:
        """All of them; a file that cannot be read has been put aside."""
        from briefing.corrections import load

        return load(self._places, self._key, self.note)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Files that were damaged, and decisions that cannot be applied and are left out."""
        from briefing.corrections import FILE
        from briefing.reading.safety import clean_line

        path = str(self._places.library_data(self._key) / FILE)
        told = (clean_line(f"“{one}” is left out: {one.why}") for one in self.kept.unusable)
        unusable = (Problem(path, "unusable", message) for message in told)
        return (*self._damaged, *unusable)

    def keep(self, correction: Correction) -> Correction:
        """Add a decision; it as it was kept. Raises ValueError, with a sentence, for one that cannot be applied."""
        from briefing.corrections import add

        after = add(self._places, self._key, correction, note=self.note)
        self.__dict__.pop("kept", None)
        return after.items[-1]

    def take_back(self, correction: Correction | None) -> Correction | None:
        """Take back this decision, or the newest; the one taken back, None where it is not there."""
        from briefing.corrections import undo

        there = self.kept.all
        target = correction or (there[-1] if there else None)
        if target not in there:
            return None
        undo(self._places, self._key, target, note=self.note)
        self.__dict__.pop("kept", None)
        return target

    def note(self, message: str) -> None:
        """Take up that a file of the reader's own was damaged or could not be written, as `path: what happened`."""
        path, _, told = message.partition(": ")
        self._damaged.append(Problem(path, "damaged", told))


def addressed(corrections: Corrections, cards: Callable[[], Sequence[Card]]) -> Corrections:
    """The decisions about articles under the ids these have now: one whose content changed is known by its path, if
    the path names one article.
    """
    if not corrections.of(CorrectionKind.ARTICLE):
        return corrections
    now = cards()
    ids, shared = {card.id for card in now}, Counter(card.path for card in now)
    places = {card.path: card.id for card in now if shared[card.path] == 1 and not card.numbered}

    def found(one: Correction) -> Correction:
        if one.kind is not CorrectionKind.ARTICLE or one.subject[0] in ids or one.path not in places:
            return one
        return replace(one, subject=(places[one.path], *one.subject[1:]))

    return replace(corrections, items=tuple(map(found, corrections.items)))


def touched(corrections: Corrections) -> frozenset[str]:
    """The ids of the articles whose details the reader set."""
    return frozenset(decision.subject[0] for decision in corrections.of(CorrectionKind.ARTICLE))


def noted(corrections: Corrections) -> str:
    """What the reader set of which articles, to be kept and compared with later: see `changed_since`."""
    return json.dumps(_by_article(corrections))


def changed_since(before: str | None, corrections: Corrections) -> frozenset[str]:
    """The ids of the articles of which the reader has set something else than was noted."""
    old, new = json.loads(before or "{}"), _by_article(corrections)
    return frozenset(i for i in old.keys() | new.keys() if old.get(i) != new.get(i))


def _by_article(corrections: Corrections) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for decision in corrections.of(CorrectionKind.ARTICLE):
        found.setdefault(decision.subject[0], []).append(str(decision))
    return found


def corrected(article: Article, corrections: Corrections) -> Article:
    """The article with what the reader set by hand (`article` corrections), later decisions last."""
    for decision in corrections.of(CorrectionKind.ARTICLE):
        subject, name = decision.subject
        if subject == article.id:
            article = replace(article, origins={**article.origins, name: "correction"})
            if name in ("published", "updated"):
                article = replace(article, **{name: _moment(decision.value)})  # type: ignore[arg-type]  # the name is checked
            elif name != "letter":
                article = replace(article, **{name: decision.value})  # type: ignore[arg-type]  # as above
    return article


def lettered(letters: Mapping[str, str], corrections: Corrections) -> dict[str, str]:
    """The letters by article id, with those the reader chose; an article whose letter was taken gets the other's."""
    chosen = dict(letters)
    for decision in corrections.of(CorrectionKind.ARTICLE):
        article, name = decision.subject
        if name == "letter" and decision.value and article in chosen:
            holder = next((a for a, letter in chosen.items() if letter == decision.value), article)
            chosen[holder], chosen[article] = chosen[article], decision.value
    return chosen


def _moment(iso: str | None) -> Moment | None:
    return Moment(iso, Precision.MINUTE if len(iso) > _DAY else Precision.DAY) if iso else None
