"""Names of bodies that begin with another name: a town's schools and police, and what bears a person's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.tokens import words
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load
from briefing.model.actor import ActorType

_LOCAL = (Kind.PLACE, Kind.CAPITAL, Kind.COUNTRY)
_FURTHEST = 5


@dataclass(frozen=True, slots=True)
class _Bodies:
    public: dict[str, list[tuple[str, ...]]]
    between: frozenset[str]
    honoured: frozenset[str]
    sites: frozenset[str]
    sure: frozenset[str]
    bare: frozenset[str]


@cache
def _bodies() -> _Bodies:
    kept = load("actors_bodies")
    public: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(kept["public"], key=len, reverse=True):
        parts = tuple(words(phrase).texts)
        public.setdefault(parts[0], []).append(parts)
    sets = {key: frozenset(kept[key]) for key in ("between", "honoured", "sites", "sure", "bare")}
    return _Bodies(public, **sets)


def is_bare(texts: Sequence[str]) -> bool:
    """True for "High School" and the like, which name no body in particular."""
    return len(texts) < 4 and " ".join(texts) in _bodies().bare


def institutions(sentence: Sentence, found: list[Found]) -> list[Found]:
    """`found` with the bodies that begin with a place or a person of it as one name each, told by their words."""
    made = [*_public(sentence, found), *_honouring(sentence, found)]
    made += [m for m in _serving(sentence, found) if not any(m.start < o.end and o.start < m.end for o in made)]
    if not made:
        return found
    return [f for f in found if not any(m.start < f.end and f.start < m.end for m in made)] + made


def _public(sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    """Yield a place with the words of what it keeps: "Chicago Public Schools", "New York City Police Department"."""
    known, texts = _bodies(), sentence.texts
    if known.public.keys().isdisjoint(texts):
        return
    ends = {j: i for i, j, e in sentence.entries if e.kind in _LOCAL}
    ends |= {f.end: f.start for f in found if f.type is ActorType.PLACE and f.end not in ends}
    for at, text in enumerate(texts):
        parts = next((p for p in known.public.get(text, ()) if tuple(texts[at : at + len(p)]) == p), None)
        first = _place_before(texts, at, ends, found) if parts else None
        if parts and first is not None:
            yield Found(first, _joined(texts, at + len(parts)), ActorType.ORGANIZATION, told=True)


def _place_before(texts: list[str], at: int, ends: dict[int, int], found: list[Found]) -> int | None:
    """Where the place begins that ends before word `at`, with "City" or "County" between or not; or where the guess
    begins that runs on over `at`. A county need not be known.
    """
    over = next((f.start for f in found if f.start < at < f.end and f.type is ActorType.PLACE and not f.entry), None)
    while at and at not in ends and texts[at - 1] in _bodies().between:
        at -= 1
    county = texts[at : at + 1] == ["County"] and at > 1 and _inner(texts[at - 1])  # "the" or another word before it
    return ends.get(at, at - 1 if county and over is None else over)


def _joined(texts: list[str], end: int) -> int:
    """`end`, or the index after "and Industry" there: such bodies often care for two things."""
    further = end + 1
    while texts[end : end + 1] in (["and"], ["&"]) and texts[further : further + 1] and _inner(texts[further]):
        further += 1
    return further if further > end + 1 else end


def _inner(word: str) -> bool:
    """True for a word in capitals that is no name of its own."""
    return word[0].isupper() and word not in vocabulary().given and gazetteer().single(word) is None


def _honouring(sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    """Yield a person's name with the capitals behind it where the last is a body's head: "Ada Lindholm West School"."""
    if sentence.style is not Style.RUNNING:
        return
    known, texts = _bodies(), sentence.texts
    heads = known.honoured | known.sites
    if heads.isdisjoint(texts):
        return
    for name in found:
        if name.type is not ActorType.PERSON or name.entry is not None or texts[name.start] in vocabulary().addresses:
            continue
        last = max((i for i in _behind(texts, name) if texts[i] in heads), default=None)
        if last is not None and (last >= name.end or (texts[last] in known.sure and last == name.end - 1)):
            place = texts[last] in known.sites
            yield Found(name.start, last + 1, ActorType.PLACE if place else ActorType.ORGANIZATION, told=True)


def _serving(sentence: Sentence, found: list[Found]) -> Iterator[Found]:
    """Yield a body with what it is for where both were found apart: "Harlow Center for Foreign Policy Studies"."""
    heads, texts = vocabulary().care_heads, sentence.texts
    if "for" not in texts or heads.isdisjoint(texts):
        return
    ends = {f.end: f for f in found if f.type is not ActorType.PERSON and f.entry is None}
    for name in found:
        at = name.start - 1 - (texts[name.start - 1] == "the")
        local = name.type is ActorType.PERSON or name.entry is not None
        if at < 1 or texts[at] != "for" or texts[at - 1] not in heads or local:
            continue
        start = ends[at].start if at in ends else at - 1
        yield Found(start, name.end, ActorType.ORGANIZATION, told=True)


def _behind(texts: list[str], name: Found) -> Iterator[int]:
    """The last word of `name` where it has more, and the capitalised words right behind it."""
    if name.end - name.start > 1:
        yield name.end - 1
    for i in range(name.end, min(name.end + _FURTHEST, len(texts))):
        if not (texts[i][0].isupper() and texts[i].replace("-", "").isalpha()):
            return
        yield i
