"""What was done, or was there, by one account and not by another: a leak, an assault, symptoms."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Told, about
from briefing.analysis.differing.tolls import told_words
from briefing.analysis.language.passages import Word, words
from briefing.analysis.language.words import reporting
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Words before what is disputed in which it is denied or only claimed; in which "not" denies it; in which it is had.
_BEFORE, _NEAR, _HELD = 12, 6, 5
# Content that two sentences share besides it: of deeds and states, and of what is done every day.
_SHARED, _MORE = 1, 3
_CLAUSE = re.compile(r"[;:]\s|,\s+(?:and|but|while|although|though)\s")
_GENDER = {"she": "f", "her": "f", "woman": "f", "he": "m", "his": "m", "man": "m"}


@dataclass(frozen=True, slots=True)
class _Side:
    """A deed or a state in a sentence: 1 told, -1 denied, 0 tried; `gender` is that of the one who has a state."""

    told: Told
    side: int
    span: Span
    gender: str

    @property
    def event(self) -> frozenset[str]:
        """What the sentence is about besides."""
        return about(self.told.text) - _common()


def disputed_findings(sentences: Sequence[Told]) -> Iterator[Finding]:
    """Deeds and states that one account tells and another denies, in sentences with something else in common; of each
    account and side the sentence that has most of it, and who tells of an attempt.
    """
    topics = _topics()
    named = [(s, {topics[w] for w in told_words(s.text) & topics.keys()}) for s in sentences if not s.heading]
    denied = {topic for sentence, held in named if held and _has_denial(sentence.text) for topic in held}
    found: dict[str, list[_Side]] = defaultdict(list)
    for sentence, held in named:
        for topic, side in _sides(sentence) if held & denied else ():
            found[topic].append(side)
    for topic, sides in found.items():
        if apart := _opposed(sides, _MORE if topic in load("differences_disputed")["acts"] else _SHARED):
            tried = {(s.told.article, 0): s for s in sides if not s.side}
            values = tuple(s.told.value(s.span) for s in (apart | tried).values())
            yield Finding(
                Kind.NEGATION, Grade.CONTRADICTION, f"whether {topic}", f"disputed {topic}", values, whole=True
            )


def _has_denial(text: str) -> bool:
    return "n't" in text or "n’t" in text or not told_words(text).isdisjoint(_set("near") | _set("denying"))


def _opposed(sides: Sequence[_Side], least: int) -> dict[tuple[str, int], _Side]:
    """Of each account and side the one that has most in common with one of the other side in another account."""
    shared: dict[tuple[str, int], tuple[int, _Side]] = {}
    for one in sides:
        for other in sides:
            apart = one.side * other.side < 0 and one.told.article != other.told.article
            if not apart or {one.gender, other.gender} == {"f", "m"}:
                continue
            common, key = len(one.event & other.event), (one.told.article, one.side)
            if common >= least and (key not in shared or common > shared[key][0]):
                shared[key] = (common, one)
    return {key: side for key, (_, side) in shared.items()}


def _sides(sentence: Told) -> Iterator[tuple[str, _Side]]:
    """What a sentence tells, denies or tries; what it denies once it does not tell."""
    side = words(sentence.text)
    found = [
        (topic, told)
        for n, word in enumerate(side)
        if (topic := _topics().get(word.lower))
        if (told := _side(sentence, side, n))
    ]
    denied = {topic for topic, told in found if told.side < 0}
    yield from (pair for pair in found if pair[1].side < 0 or pair[0] not in denied)


def _side(sentence: Told, side: Sequence[Word], n: int) -> _Side | None:
    """How a sentence tells what its word at place `n` names; None where it leaves it open or only has the word."""
    word = side[n]
    clause = max((m.end() for m in _CLAUSE.finditer(sentence.text, 0, word.start)), default=0)
    before = [w for w in side[max(0, n - _BEFORE) : n] if w.start >= clause]
    state = _topics()[word.lower] in load("differences_disputed")["states"]
    held = next((w for w in before[-_HELD:] if w.lower in _set("held")), None) if state else None
    if state and (held is None or {w.lower for w in before if w.start > held.start} & _set("between")):
        return None
    if not state and not _done(before, word):
        return None
    denying = next((w for w in before if w.lower in _set("denying") or (w in before[-_NEAR:] and _negates(w))), None)
    tried = next((w for w in before if w.lower in _set("tried")), None) if not state else None
    if not denying and not tried and {w.lower for w in before} & _set("claimed"):
        return None
    if denying and {w.lower for w in side[n + 1 : n + 1 + _BEFORE]} & _set("ending"):
        return None
    told = -1 if denying else 0 if tried else 1
    first = denying or tried or held or word
    gender = next((_GENDER[w.lower] for w in reversed(before) if w.lower in _GENDER), "") if state else ""
    return _Side(sentence, told, Span(first.start, word.end), gender)


def _negates(word: Word) -> bool:
    return word.lower in _set("near") or word.lower.endswith("n't")


def _done(before: Sequence[Word], word: Word) -> bool:
    """True if a verb tells that something was done, or tried, and does not describe a thing ("the leaked papers")."""
    last = before[-1] if before else None
    if word.capital or last is None:
        return False
    if word.lower in _firsts():
        tried = last.lower == "to" and {w.lower for w in before} & _set("tried")
        return bool(tried) or last.lower in _set("doing")
    return last.lower not in _set("described") and not last.text.endswith(("'s", "’s"))


@cache
def _topics() -> dict[str, str]:
    """What each listed word is about: the first form of a verb, the name of a state."""
    listed = load("differences_disputed")
    deeds = {form: deed for key in ("deeds", "acts") for deed, forms in listed[key].items() for form in (deed, *forms)}
    return deeds | {word: name for name, kinds in listed["states"].items() for word in kinds}


@cache
def _firsts() -> frozenset[str]:
    """The first forms of verbs."""
    return frozenset((*load("differences_disputed")["deeds"], *load("differences_disputed")["acts"]))


@cache
def _common() -> frozenset[str]:
    """What two sentences do not share by sharing it: what is disputed, the words for denying and telling it."""
    listed = (*_topics(), *(word for key in ("held", "denying", "near", "claimed", "tried") for word in _set(key)))
    return frozenset(key for word in listed for key in about(word)) | reporting()


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(load("differences_disputed")[key])
