"""Names carried over from another script: one name in several Latin spellings, told by consonants and near vowels."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from briefing.analysis.merging.spelling import fold, sound
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load

_NEAR = {"a": "aeou", "e": "eaio", "i": "ie", "o": "oaue", "u": "uoa"}
"""Vowels that stand for each other; an "i" is never an "a" or "o", which keeps other names apart."""

_SLOTS = re.compile(r"[aeiou]+|[^aeiou]")


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = load("actors_spelling")
    return found


@cache
def carried_given() -> frozenset[str]:
    """Given names, folded, that come from another script."""
    return frozenset(_data()["carried"])


@cache
def _carried_readings() -> frozenset[str]:
    return frozenset(reading for given in carried_given() for reading in readings(given))


@lru_cache(maxsize=20_000)
def is_carried(given: str) -> bool:
    """True for a given name from another script, in any of its spellings that no other given name has."""
    if given in carried_given():
        return True
    return given not in known_given() and bool(_carried_readings() & set(readings(given)))


@cache
def known_given() -> frozenset[str]:
    """The given names of the lexicon of which two are two names, folded."""
    return frozenset(fold(name) for key in "fm" for name in load("actors_given")[key])


@lru_cache(maxsize=20_000)
def bones(family: str) -> frozenset[str]:
    """The consonants of a folded family name without its joints, one kind of sound alike; two where "ch" is read twice.

    They serve to look for spellings of one name, and `same_carried` to tell them.
    """
    return frozenset(re.sub("[aeiou]", "", spelling) for spelling in readings(family))


def same_carried(left: str, right: str) -> bool:
    """True where two folded family names are spellings of one: Tikhanovsky, Tsikhanouski; a woman's ending is none."""
    ends = {left[-1], right[-1]}
    if "a" in ends and not ends <= {"a", "o", "h"}:
        return False
    return any(_alike(a, b) for a in readings(left) for b in readings(right))


@lru_cache(maxsize=20_000)
def readings(family: str) -> tuple[str, ...]:
    """How a folded name may be spoken, written in one way; its joints are left out."""
    joints = vocabulary().person_joints
    plain = "".join(w for w in family.split() if w not in joints) or family.replace(" ", "")
    made = {plain, re.sub("ch(?!t)", "kh", plain)} if "ch" in plain else {plain}
    return tuple(_reading(reading) for reading in sorted(made))


def _reading(word: str) -> str:
    for found, instead in _data()["carried_sounds"]:
        word = re.sub(found, instead, word)
    word = sound(word)
    for found, instead in _data()["carried_kinds"]:
        word = word.replace(found, instead)
    return re.sub(r"(.)\1+", r"\1", word)


def _alike(left: str, right: str) -> bool:
    """The same consonants, and between them vowels that are near each other; one may be missing, or the first be far
    (Haftar, Hifter): a far vowel in the last syllable makes another name (Hamid, Hamad).
    """
    a, b = _vowels(left), _vowels(right)
    if a[0] != b[0] or len(a[0]) < 2:
        return False
    lenient, seen = 1, False
    for one, other in zip(a[1], b[1], strict=True):
        if one != other and (not one or not other or other[0] not in _NEAR[one[0]]):
            lenient -= 1
            if lenient < 0 or (one and other and seen):
                return False
        seen = seen or bool(one)
    return True


def _vowels(spelling: str) -> tuple[str, list[str]]:
    """The consonants, and the vowels before each of them and after the last."""
    consonants, slots = "", [""]
    for piece in _SLOTS.findall(spelling):
        if piece[0] in "aeiou":
            slots[-1] = piece
        else:
            consonants += piece
            slots.append("")
    return consonants, slots


@lru_cache(maxsize=20_000)
def romanised(words: tuple[str, ...]) -> str:
    """The words of a Chinese or Korean name in one romanisation: "jong eun" and "jong un", "tse tung" and "zedong"."""
    text = " ".join(words)
    for found, instead in _data()["romanised"]:
        text = re.sub(found, instead, text)
    return text.replace(" ", "")
