"""What the tagger looks at: each word with its neighbours, the run of capitals it stands in, and its article.

Word features depend on one word and its distance only, so their weights can be summed once for each pair.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefing.analysis.naming.evidence import Evidence
from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.sentence import Sentence
from briefing.analysis.naming.vocabulary import vocabulary

_EDGE = "<>"
_INNER = ("'s", "’s", "/", ".")


@lru_cache(maxsize=100_000)
def flags(word: str) -> tuple[str, ...]:
    """What the lexicon says about a word, as short marks."""
    known = vocabulary()
    lower = word.lower()
    sets = (
        (known.female, "f"), (known.male, "m"), (known.honorifics, "h"), (known.suffixes, "s"), (known.calendar, "c"),
        (known.things, "t"), (known.kinds, "k"), (known.organisation_heads, "o"), (known.place_heads, "p"),
        (known.event_heads, "e"),
    )  # fmt: skip
    marks = [mark for words, mark in sets if word in words]
    if lower in known.titles:
        marks.append("T")
    if lower in known.functions:
        marks.append("F")
    if word[0].isupper() and lower in vocabulary().family_first:
        marks.append("A")
    entry = gazetteer().single(word)
    if entry is not None and entry.kind is not Kind.THING:
        marks.append("G" + entry.kind.value[:3])
    return tuple(marks)


@lru_cache(maxsize=100_000)
def shape(word: str) -> str:
    """The pattern of capitals, digits and marks in a word, runs shortened."""
    if word.isalpha():
        if word.islower():
            return "x"
        if word.isupper():
            return "X" if len(word) == 1 else "XX" if len(word) < 5 else "XXX"
        return "Xx" if word[1:].islower() else "xX"
    if word.isdigit():
        return "d4" if len(word) == 4 else "d"
    if "." in word and word[0].isalpha():
        return "X." if len(word) == 2 else "X.X" if word.isupper() else "x."
    return (
        "-" if "-" in word and word[0].isalpha() else "@" if word[0] == "@" else "?" if not word[0].isalnum() else "'"
    )


def kind_features(shape: str, marks: Sequence[str], distance: int) -> tuple[str, ...]:
    """Those that all words of one shape, of which the lexicon says the same, have together."""
    return (f"{distance}{shape}", *[f"{distance}#{mark}" for mark in marks])


def own_features(word: str, distance: int) -> tuple[str, ...]:
    """Those of the word itself, its beginning and its endings; none far off."""
    if abs(distance) > 2:
        return ()
    lower = word.lower()
    found = [f"{distance}={lower}"]
    if distance == 0:
        found += [f"s{lower[-3:]}", f"S{lower[-2:]}", f"p{lower[:3]}", f"l{min(len(word), 6)}", "b"]
        if len(word) > 4:
            found.append(f"z{lower[-4:]}")
    elif abs(distance) == 1:
        found.append(f"{distance}~{lower[-3:]}")
    return tuple(found)


def candidates(sentence: Sentence) -> list[int]:
    """The words that can be part of a name: with a capital, joining words between such, digits after one."""
    texts = sentence.texts
    capital = [_capital(t) for t in texts] + [False, False, False]
    joints = vocabulary().joints
    joining = [t in joints for t in texts] + [False, False, False]
    return [i for i in range(len(texts)) if capital[i] or (i and _between(texts[i], i, capital, joining))]


@lru_cache(maxsize=100_000)
def _capital(text: str) -> bool:
    return any(c.isupper() for c in text[:4]) and text[-2:] not in ("'S", "’S") and text[-1] not in "'’"


def _between(text: str, i: int, capital: list[bool], joining: list[bool]) -> bool:
    """True for what may stand inside a name: one or two joining words, a possessive, a number behind it."""
    if joining[i] and capital[i - 1]:
        return capital[i + 1] or (joining[i + 1] and capital[i + 2])
    if joining[i]:
        return joining[i - 1] and i > 1 and capital[i - 2] and capital[i + 1]
    numbered = text.isdigit() or (text[0].isdigit() and text.endswith("ers"))
    return capital[i - 1] and (numbered or (text in _INNER and capital[i + 1]))


def runs(found: list[int]) -> list[tuple[int, int]]:
    """Stretches of neighbouring candidates: first, and the one after the last."""
    made: list[tuple[int, int]] = []
    for i in found:
        if made and made[-1][1] == i:
            made[-1] = (made[-1][0], i + 1)
        else:
            made.append((i, i + 1))
    return made


def run_features(sentence: Sentence, evidence: Evidence, start: int, end: int) -> list[list[str]]:
    """For each word of a run, the features that depend on more than one word, or on the article."""
    texts = sentence.texts
    before = texts[start - 1].lower() if start else _EDGE
    after = texts[end].lower() if end < len(texts) else _EDGE
    before2 = texts[start - 2].lower() if start > 1 else _EDGE
    size = min(end - start, 5)
    last = "".join(flags(texts[end - 1]))
    style = sentence.style.value[0]
    marks = _entry_marks(sentence, start, end)
    made = []
    for i in range(start, end):
        word, place = texts[i], f"{min(i - start, 3)}/{size}"
        own = "".join(flags(word))
        prev = texts[i - 1].lower() if i else _EDGE
        follow = texts[i + 1].lower() if i + 1 < len(texts) else _EDGE
        found = [f"r{place}{style}", f"B{place}{before}", f"A{place}{after}", f"L{place}{last}"]
        found += [f"C{own}|{prev}", f"D{own}|{follow}", f"P{before2} {before}{size}", f"Z{size}{before}|{after}"]
        found += [f"y{shape(word)}{style}{i == start}", f"I{i == 0}{shape(word)}{own}"]
        found += _article_features(evidence, word, i == 0 or not texts[i - 1][0].isalnum(), size)
        if i in marks:
            found += [marks[i], f"{marks[i]}{place}", f"{marks[i]}|{follow}"]
        made.append(found)
    return made


def _entry_marks(sentence: Sentence, start: int, end: int) -> dict[int, str]:
    marks = {}
    for i, j, entry in sentence.entries:
        if i < end and start < j and entry.kind is not Kind.THING:
            for k in range(i, j):
                marks[k] = f"E{'B' if k == i else 'I'}{entry.kind.value[:3]}{'1' if (i, j) == (start, end) else ''}"
    return marks


def _article_features(evidence: Evidence, word: str, opening: bool, size: int) -> list[str]:
    lower = word.lower()
    found = [f"w{lower in evidence.small}{word in evidence.inside}{opening}"]
    sets = (
        ("N", evidence.persons),
        ("Q", evidence.places),
        ("V", evidence.speakers),
        ("U", evidence.determined),
        ("R", evidence.organisations),
    )
    for mark, words in sets:
        if word in words:
            found += [f"w{mark}", f"w{mark}{size}"]
    return found
