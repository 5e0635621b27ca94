"""How words are mistyped and misheard: all words one letter away, and how easily one is written for another.

The grades follow what is counted in collections of misspellings (Pollock and Zamora 1984; Mitton 1987): the first
letter is rarely wrong, letters are doubled or swapped, vowels and letters of like sound are taken for each other.
"""

from __future__ import annotations

from string import ascii_lowercase

from briefing.index.distance import apart

_EACH = -6.0  # natural logarithm of how rarely a letter is wrong; a letter that is easily wrong counts in part
_EASY, _USUAL, _FIRST = 0.5, 1.0, 1.5
_VOWELS = frozenset("aeiouy")
_LIKE = {"c": "ksq", "k": "qgx", "s": "zx", "v": "wf", "d": "t", "b": "p", "g": "j", "j": "yi", "m": "n", "u": "w"}
_ALIKE = frozenset(frozenset((a, b)) for a, others in _LIKE.items() for b in others)  # in names most of all


def one_away(word: str) -> set[str]:
    """All words with one letter put in, left out, replaced or swapped with the next (Norvig 2007)."""
    parts = [(word[:n], word[n:]) for n in range(len(word) + 1)]
    words = {head + tail[1:] for head, tail in parts if tail}
    words |= {head + tail[1] + tail[0] + tail[2:] for head, tail in parts if len(tail) > 1}
    words |= {head + letter + tail for head, tail in parts for letter in ascii_lowercase}
    words |= {head + letter + tail[1:] for head, tail in parts if tail for letter in ascii_lowercase}
    return words - {word}


def ease(typed: str, meant: str) -> float:
    """How likely it is that `typed` is written for `meant`, as a natural logarithm: 0 for the word itself."""
    distance = apart(typed, meant, 3)
    start = 0
    while typed[start : start + 1] == meant[start : start + 1] != "":
        start += 1
    if distance == 1:
        return _EACH * _one_letter(typed, meant, start)
    return _EACH * distance * (_FIRST if not start else _USUAL)


def _one_letter(typed: str, meant: str, start: int) -> float:
    """What the one mistake counts, at which two words part."""
    if not start:
        return _FIRST
    longer, shorter = (typed, meant) if len(typed) > len(meant) else (meant, typed)
    if len(longer) > len(shorter):
        letter = longer[start]
        return _EASY if letter in (longer[start - 1], longer[start + 1 : start + 2]) or letter == "h" else _USUAL
    if typed[start + 1 :] != meant[start + 1 :]:
        return _EASY  # two letters are swapped
    pair = frozenset((typed[start], meant[start]))
    return _EASY if pair <= _VOWELS or pair in _ALIKE else _USUAL
