"""The letters of the articles in each story, which exports name: given once, kept beside the reader's own work.

An article is known again by its content, wherever its file lies now; with another content by where it lies, so that a
new version has the letter of the old one. A letter that was given is never given to another article of the story. A
story whose id changed (it is named after its earliest article) takes over the letters of the one it was.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from briefing.files.atomic import WriteError
from briefing.files.document import NewerVersionError, Note, silent
from briefing.files.journal import Journal
from briefing.model.article import Card
from briefing.settings.places import Places

_MOST = 1_000_000
"""More letters than any story has articles."""
There = Callable[[], Collection[str]]
"""The keys of all articles of the library, and where they lie."""


class Known(NamedTuple):
    """An article as it is known again: its content's key, where it lies, and whether that is a place of its own (the
    third entry of a feed is another one tomorrow).
    """

    id: str
    key: str
    place: str
    fixed: bool = True


def known_again(card: Card, roots: Sequence[Path]) -> Known:
    """An article of the library of these paths; of one path, its place in that, so that the folder may move."""
    place = os.path.abspath(card.path)  # noqa: PTH100  # Path costs 10 µs an article
    root = os.path.abspath(roots[0]) if len(roots) == 1 else ""  # noqa: PTH100
    if root and place.startswith(f"{root.rstrip('/')}/"):
        place = place[len(root.rstrip("/")) + 1 :]
    return Known(card.id, card.key, place, not card.numbered)


def present(articles: Iterable[Known]) -> frozenset[str]:
    """The keys of these articles, and where they lie."""
    return frozenset(word for one in articles for word in (one.key, one.place))


class Given(NamedTuple):
    """A letter of a story, by its number (A is 0), and the article it was given to, as that was then."""

    story: str
    number: int
    key: str
    place: str


class Same(NamedTuple):
    """A story that has the letters of an earlier one."""

    story: str
    earlier: str


Entry = Given | Same


@dataclass(slots=True)
class _Holder:
    """Who has a letter: every content it had, and where it lay last."""

    keys: set[str] = field(default_factory=set)
    place: str = ""


_Holders = dict[int, _Holder]


def carried(places: Places, library: str) -> tuple[str, ...]:
    """All letters of the library with this key, to be handed to a colleague, who has the articles elsewhere."""
    bare = (e._replace(place="") if isinstance(e, Given) else e for e in _journal(places, library).entries())
    return tuple(json.dumps(entry) for entry in dict.fromkeys(bare))


def take_over(places: Places, library: str, letters: Sequence[str]) -> None:
    """Keep letters that a colleague handed over, unless there are others. Raises ValueError, and WriteError."""
    given = legible(letters)
    _journal(places, library).add(lambda known: () if known else given)


def legible(letters: Sequence[str]) -> tuple[Entry, ...]:
    """What a colleague's letters say. Raises ValueError."""
    try:
        return tuple(_entry(json.loads(line)) for line in letters)
    except (TypeError, RecursionError) as error:
        raise ValueError("no letters") from error


class Letters:
    """The letters kept for the library with this key; `note` hears what went wrong with them."""

    def __init__(self, places: Places, library: str, note: Note = silent) -> None:
        self._note = note
        self._journal = _journal(places, library, note)
        self._entries: Sequence[Entry] = ()
        self._taken_in = 0
        self._holders: dict[str, _Holders] = defaultdict(dict)
        self._earlier: dict[str, str] = {}
        self._stories: dict[str, set[str]] = defaultdict(set)  # by key and by place

    def of(self, story: str, articles: Sequence[Known], there: There) -> dict[str, int]:
        """The number of each article's letter, by the article's id; who has none gets the next, which is kept.

        Where it cannot be kept, it holds for this object. Raises NewerVersionError, and WriteError where letters were
        kept and cannot be read.
        """
        self._take_in(self._journal.entries())
        numbers, fresh = self._assigned(story, articles, there)
        if not fresh:
            return numbers

        def give(entries: Sequence[Entry]) -> Sequence[Entry]:
            nonlocal numbers, fresh
            self._take_in(entries)
            numbers, fresh = self._assigned(story, articles, there)
            return fresh

        try:
            self._journal.add(give)
        except NewerVersionError:
            raise
        except WriteError as error:
            self._note(f"{self._journal.path}: {error}; the articles may have other letters the next time")
            self._hold(fresh)
        return numbers

    def _take_in(self, entries: Sequence[Entry]) -> None:
        if entries is not self._entries:
            self._entries, self._taken_in = entries, 0
            for kept in (self._holders, self._earlier, self._stories):
                kept.clear()
        self._hold(entries[self._taken_in :])
        self._taken_in = len(entries)

    def _hold(self, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if isinstance(entry, Same):
                self._earlier[entry.story] = entry.earlier
                continue
            holder = self._holders[entry.story].setdefault(entry.number, _Holder())
            holder.keys.add(entry.key)
            holder.place = entry.place
            self._stories[entry.key].add(entry.story)
            self._stories[entry.place].add(entry.story)

    def _assigned(self, story: str, articles: Sequence[Known], there: There) -> tuple[dict[str, int], list[Entry]]:
        """The articles' numbers, and what is to be kept for that."""
        fresh: list[Entry] = []
        home = self._earlier.get(story, story)
        if home not in self._holders and (earlier := self._before(articles, there)):
            home = earlier
            fresh.append(Same(story, earlier))
        holders = self._holders.get(home, {})
        numbers = _claimed(holders, articles)
        free = count(max(holders, default=-1) + 1)
        numbers |= {article.id: next(free) for article in articles if article.id not in numbers}
        given = (Given(home, numbers[a.id], a.key, a.place) for a in articles if _new(holders.get(numbers[a.id]), a))
        return numbers, [*fresh, *given]

    def _before(self, articles: Sequence[Known], there: There) -> str:
        """The story that this one was before: of those that have at least half of their articles (of such as there
        still are) here, the one with the most; "" where there is no such story.
        """
        near = Counter(s for a in articles for s in self._stories.get(a.key, set()) | self._stories.get(a.place, set()))
        if not near:
            return ""
        present = there()
        best, most = "", 0
        for story in sorted(near):
            holders = self._holders[story]
            left = [h for h in holders.values() if h.place in present or not h.keys.isdisjoint(present)]
            shared = len(_claimed(holders, articles))
            if shared > most and 2 * shared >= len(left):
                best, most = story, shared
        return best


def _claimed(holders: Mapping[int, _Holder], articles: Sequence[Known]) -> dict[str, int]:
    """The articles that have a letter: by content and place, by content, or by a place that no other has."""
    numbers: dict[str, int] = {}
    free = dict(sorted(holders.items()))

    def claim(article: Known, fitting: Sequence[int]) -> None:
        if fitting:
            numbers[article.id] = fitting[0]
            del free[fitting[0]]

    def missing() -> list[Known]:
        return [article for article in articles if article.id not in numbers]

    by_key: dict[str, list[int]] = defaultdict(list)
    for number, holder in free.items():
        for key in holder.keys:
            by_key[key].append(number)
    for a in articles:
        claim(a, [n for n in by_key[a.key] if n in free and free[n].place == a.place])
    for a in missing():
        claim(a, [n for n in by_key[a.key] if n in free])
    held = Counter(holder.place for holder in free.values())
    places = {holder.place: n for n, holder in free.items() if held[holder.place] == 1}
    lying = Counter(a.place for a in missing())
    for a in missing():
        if a.fixed and lying[a.place] == 1 and a.place in places:
            claim(a, [places[a.place]])
    return numbers


def _new(holder: _Holder | None, article: Known) -> bool:
    """True if it is not kept yet that this article has this letter."""
    return holder is None or article.key not in holder.keys or article.place != holder.place


def _journal(places: Places, library: str, note: Note = silent) -> Journal[Entry]:
    return Journal(places.letters(library), "letters", 1, _entry, note)


def _entry(plain: Any) -> Entry:
    story, *rest = plain
    if len(rest) == 1:
        return Same(_text(story), _text(rest[0]))
    number, key, place = rest
    if type(number) is not int or not 0 <= number < _MOST:
        raise ValueError("no letter")
    return Given(_text(story), number, _text(key), _text(place))


def _text(plain: Any) -> str:
    if not isinstance(plain, str):
        raise TypeError("no text")
    return plain
