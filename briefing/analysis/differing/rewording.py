"""What two wordings of the same words have otherwise: words changed, added or left out between words that are alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from briefing.analysis.differing.spelling import same_name
from briefing.analysis.language.passages import Word, words
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade
from briefing.model.text import Span

# Words on both sides of a change that must be the same, so that it is a change and not another sentence; one is enough
# where both wordings, or a sentence of both, begin or end with it.
_AROUND = 2
# More words in a row that differ are other words, not these changed.
_LONGEST = 8
# What stands outside the marks in a quotation that goes on behind its reporting clause.
_OUTSIDE = re.compile(r"[”\"][^“”\"]*[“\"]")
_STOP = re.compile(r"[.!?;:…—–]|\s-\s")


class Change(NamedTuple):
    """A stretch of one wording that the other has in other words, or not at all (an empty stretch)."""

    left: Span
    right: Span
    grade: Grade


class Alike(NamedTuple):
    """A part of two wordings that is the same but for `changes`: how many of its words are, and what part of it."""

    changes: tuple[Change, ...]
    same: int
    share: float


class _Run(NamedTuple):
    """Places of words: from `i1` to `i2` on the left, from `j1` to `j2` on the right, `equal` on both."""

    equal: bool
    i1: int
    i2: int
    j1: int
    j2: int

    @property
    def size(self) -> int:
        """The words on the side that has more."""
        return max(self.i2 - self.i1, self.j2 - self.j1)


def parts(left: str, right: str) -> Iterator[Alike]:
    """The parts of two wordings that are alike, each with what differs in it.

    What is left out at the ends or by an ellipsis is no change, nor is what stands outside the marks, nor spelling.
    Where only words without content of their own differ, it is a detail.
    """
    one, other = words(left), words(right)
    part: list[_Run] = []
    for run in [*_runs(left, right), None]:
        if run is None or (not run.equal and run.size > _LONGEST):
            if any(r.equal for r in part):
                yield _part(left, right, part, one, other)
            part = []
        else:
            part.append(run)


def _part(left: str, right: str, part: Sequence[_Run], one: Sequence[Word], other: Sequence[Word]) -> Alike:
    inner = [n for n, run in enumerate(part) if run.equal]
    part = part[inner[0] : inner[-1] + 1]
    found = [change for run in part if not run.equal and (change := _change(left, right, run, one, other))]
    same, every = sum(r.size for r in part if r.equal), sum(r.size for r in part)
    return Alike(tuple(found), same, same / every)


def _runs(left: str, right: str) -> list[_Run]:
    """The wordings as runs of words that are the same and that differ, in turn; a change reaches to the next words that
    tell that it has ended.
    """
    one, other = words(left), words(right)
    matcher = SequenceMatcher(None, [_key(w) for w in one], [_key(w) for w in other], autojunk=False)
    found: list[_Run] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        run = _Run(tag == "equal", i1, i2, j1, j2)
        if run.equal and run.size < _AROUND and not _stands(left, right, run, one, other):
            run = run._replace(equal=False)
        if found and not found[-1].equal and not run.equal:
            before = found.pop()
            run = _Run(False, before.i1, run.i2, before.j1, run.j2)
        found.append(run)
    return found


def _stands(left: str, right: str, run: _Run, one: Sequence[Word], other: Sequence[Word]) -> bool:
    """True for words in both wordings with which a sentence of both begins or ends."""
    first = _breaks(left, one, run.i1 - 1) and _breaks(right, other, run.j1 - 1)
    return first or (_breaks(left, one, run.i2 - 1) and _breaks(right, other, run.j2 - 1))


def _breaks(text: str, side: Sequence[Word], n: int) -> bool:
    """True if a wording begins, ends or stops behind its word at place `n`."""
    if n < 0 or n + 1 >= len(side):
        return True
    return _STOP.search(text, side[n].end, side[n + 1].start) is not None


def _change(left: str, right: str, run: _Run, one: Sequence[Word], other: Sequence[Word]) -> Change | None:
    """What differs, if it is more than spelling, an ellipsis, words in another place."""
    mine, theirs = one[run.i1 : run.i2], other[run.j1 : run.j2]
    if len(mine) == len(theirs) and all(map(_same, mine, theirs)):
        return None
    if _twice(one, run.i1, run.i2) or _twice(other, run.j1, run.j2):
        return None
    if _run_together(mine, other[run.j1 - 1 : run.j1]) or _run_together(theirs, one[run.i1 - 1 : run.i1]):
        return None
    if _written(mine) == _written(theirs) or _short_for(mine, theirs) or _short_for(theirs, mine):
        return None
    if _moved(mine, one, other) or _moved(theirs, other, one):
        return None
    if _cut(left, one, run.i1, run.i2) or _cut(right, other, run.j1, run.j2):
        return None
    content = [
        [w for w in side if w.matters or w.lower in load("differences_polarity")["negators"]] for side in (mine, theirs)
    ]
    grade = Grade.DETAIL if _written(content[0]) == _written(content[1]) else Grade.WORDING
    return Change(_stretch(one, run.i1, run.i2), _stretch(other, run.j1, run.j2), grade)


def _tells(word: Word) -> bool:
    """True for a word without which something else is said."""
    return word.matters or word.lower in load("differences_polarity")["negators"]


def _cut(text: str, side: Sequence[Word], start: int, end: int) -> bool:
    """True if a stretch holds an ellipsis or words put in, or stands outside the marks."""
    around = Span(side[max(0, start - 1)].start, side[min(len(side) - 1, end)].end)
    if any(mark in around.of(text) for mark in ("…", "...", "[", "(")):
        return True
    return any(around.overlaps(Span(*m.span())) for m in _OUTSIDE.finditer(text))


def _moved(stretch: Sequence[Word], own: Sequence[Word], other: Sequence[Word]) -> bool:
    """True if the other wording has these words, some of them with content, as often, in another place."""
    keys = [_key(w) for w in stretch]
    often, there = (_often(keys, [_key(w) for w in side]) for side in (own, other))
    return len(keys) > 1 and often == there and any(w.matters for w in stretch)


def _often(keys: Sequence[str], side: Sequence[str]) -> int:
    """How often words stand in a row."""
    return sum(side[n : n + len(keys)] == keys for n in range(len(side) - len(keys) + 1))


def _twice(side: Sequence[Word], start: int, end: int) -> bool:
    """True for a word that is printed twice."""
    beside = (*side[max(0, start - 1) : start], *side[end : end + 1])
    return end - start == 1 and any(word.lower == side[start].lower for word in beside)


def _run_together(stretch: Sequence[Word], before: Sequence[Word]) -> bool:
    """True for "is" or "has" that the other wording runs together with the word before ("that's")."""
    apart = len(stretch) == 1 and stretch[0].lower in ("is", "has", "us")
    return apart and bool(before) and before[0].text.lower().endswith(("'s", "’s"))


def _short_for(short: Sequence[Word], long: Sequence[Word]) -> bool:
    """True if one word in capitals stands for the first letters of several."""
    letters = "".join(w.text for w in short).replace(".", "")
    return len(short) == 1 < len(letters) and letters.isupper() and letters == "".join(w.text[0] for w in long)


def _written(stretch: Sequence[Word]) -> str:
    """The letters of a stretch without gaps, small numbers as digits, contractions whole: "hard-working" is
    "hardworking", "eight" 8, "doesn't" "does not".
    """
    units = load("figures_words")["units"]
    return "".join(str(units.get(w.lower, _whole(w.lower))) for w in stretch)


def _whole(word: str) -> str:
    listed = load("differences_spelling")
    if word in listed["contracted"]:
        return str(listed["contracted"][word])
    ending = next((short for short in listed["contractions"] if word.endswith(short)), None)
    return word.removesuffix(ending) + str(listed["contractions"][ending]) if ending else word


def _key(word: Word) -> str:
    return stem(word.lower.replace(".", ""))


def _same(one: Word, other: Word) -> bool:
    return same_name(one.lower, other.lower)


def _stretch(side: Sequence[Word], start: int, end: int) -> Span:
    """The words that differ; an empty stretch where one lacks them."""
    return Span(side[start].start, side[end - 1].end) if end > start else Span(side[start].start, side[start].start)
