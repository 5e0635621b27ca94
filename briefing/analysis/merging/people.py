"""A person's name in parts, and when two names may be one person's.

A gate must pass before anything is scored: suffix, middle initials and given names may not contradict each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.merging.spelling import close, fold, sound
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load

_SUFFIXES = {"jr": "jr", "junior": "jr", "jnr": "jr", "sr": "sr", "snr": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in folded parts: given names, family name with its particles, suffix. One word is all family name."""

    given: tuple[str, ...]
    family: str
    suffix: str | None
    words: tuple[str, ...]

    @property
    def full(self) -> bool:
        """True where there is more than a family name."""
        return bool(self.given)

    @property
    def keys(self) -> frozenset[str]:
        """Under what the name is looked for: the sound of its last word, and of the first in family-first languages."""
        last = self.family.split()[-1]
        keys = {sound(last), sound(last).rstrip("aeiou")} if len(last) > 4 else {sound(last)}
        if self.given and self.given[0] in _free_vowels():
            keys.add("~" + _consonants(last))
        if _descent(self) is not None:
            keys.add(f"bin {_descent(self)}")
        if len(self.words) > 1 and self.words[0] in vocabulary().family_first:
            keys.add(sound(self.words[0]))
        return frozenset(keys)


@lru_cache(maxsize=20_000)
def person(text: str) -> PersonName:
    """The parts of a person's name."""
    joints = vocabulary().person_joints
    words = tuple(fold(text).split()) or (text,)
    suffix = _SUFFIXES.get(words[-1]) if len(words) > 1 else None
    if suffix:
        words = words[:-1]
    first = len(words) - 1
    while first > 1 and words[first - 1] in joints:
        first -= 1
    if first == 1 and words[0] in joints and (words[0] not in _known_given() or text[0].islower()):
        first = 0
    return PersonName(words[:first], " ".join(words[first:]), suffix, words)


@cache
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(load("actors_given")["families"]):
        for name in row:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _known_given() -> frozenset[str]:
    return frozenset(fold(name) for name in vocabulary().given)


def same_person(left: PersonName, right: PersonName) -> str | None:
    """Why two full names are one person's, or None where they are not."""
    if left.words == right.words:
        return None if _suffixes_clash(left, right) else "same name"
    if not (left.full and right.full) or _suffixes_clash(left, right):
        return None
    return _part_reason(left, right) or _parts_reason(left, right)


def _part_reason(left: PersonName, right: PersonName) -> str | None:
    """Why two names of which one holds the other's words go together."""
    short, long = sorted((left.words, right.words), key=len)
    if sorted(short) == sorted(long):
        return "same words in another order" if short[0] == long[-1] else None
    if len(short) < 2:
        return None
    if _descent(left) and _descent(left) == _descent(right) and _first_reason(left.words[0], right.words[0]):
        return "same given name and father"
    if short[0] in vocabulary().family_first and long[: len(short)] == short:
        return "the same name cut short"
    known = _known_given()
    if long[-len(short) :] != short or (short[0] in known and (long[0] in known or len(long[0]) == 1)):
        return None
    return "the same name with a word before it"


def _descent(name: PersonName) -> str | None:
    """The father in "Khalid bin Rashid al-Hamad": the word after "bin"."""
    at = next((i for i, w in enumerate(name.words[:-1]) if w in ("bin", "ibn", "bint") and i), None)
    return sound(name.words[at + 1]) if at is not None else None


def _parts_reason(left: PersonName, right: PersonName) -> str | None:
    """Why two names of different words go together: family names agree, and given names do."""
    family = _family_reason(left, right)
    if family is None:
        return None
    given = _given_reason(left.given, right.given)
    if given is None or ("slip" in family and given != "same given name"):
        return None
    return given if family == "same family name" else f"{family}, {given}"


def _suffixes_clash(left: PersonName, right: PersonName) -> bool:
    """Father and son differ by their suffix alone; a formal full style (middle initial and suffix) may drop both."""
    if left.suffix == right.suffix:
        return False
    if left.suffix and right.suffix:
        return True
    with_suffix, without = (left, right) if left.suffix else (right, left)
    formal = any(len(g) == 1 for g in with_suffix.given[1:]) and len(without.given) < len(with_suffix.given)
    return not formal


def _family_reason(left: PersonName, right: PersonName) -> str | None:
    a, b = left.family, right.family
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return "same family name"
    if a.split()[-1] == b.split()[-1] and (set(a.split()) - set(b.split())) <= vocabulary().person_joints:
        return "same family name"
    if sound(a) == sound(b):
        return "same family name in another spelling"
    if left.given[0] in _free_vowels() and right.given[0] in _free_vowels() and _consonants(a) == _consonants(b):
        return "same family name with other vowels"
    if (
        min(len(a), len(b)) > 5
        and sound(a).rstrip("aeiou") == sound(b).rstrip("aeiou")
        and a[-1] in "ao"
        and b[-1] in "ao"
    ):
        return "same family name in another spelling"
    if min(len(a), len(b)) > 5 and a[0] == b[0] and close(a, b) and {a[-1], b[-1]} != {"a", "y"}:
        return "family name with a slip"
    return None


@cache
def _free_vowels() -> frozenset[str]:
    return frozenset(load("actors_spelling")["free_vowels"])


def _consonants(family: str) -> str:
    return re.sub(r"[aeiou ]", "", sound(family))


def _given_reason(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """Why given names go together: first names that agree, and middle names that do not contradict each other."""
    first = _first_reason(left[0], right[0])
    if first is None:
        return None
    a, b = left[1:], right[1:]
    for one, other in zip(a, b, strict=False):
        if one[0] != other[0] or (len(one) > 1 and len(other) > 1 and sound(one) != sound(other)):
            return None
    if len(left) > 1 and len(right) > 1 and len(a) != len(b):
        return None
    return first


def _first_reason(a: str, b: str) -> str | None:
    families = _families()
    if a == b:
        return "same given name"
    if families.get(a, frozenset()) & families.get(b, frozenset()):
        return "forms of one given name"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return "an initial"
    known = _known_given()
    if a in known and b in known:
        return None
    if len(a) > 2 and len(b) > 2 and sound(a) == sound(b):
        return "same given name in another spelling"
    if min(len(a), len(b)) >= 4 and a[0] == b[0] and close(a, b):
        return "given name with a slip"
    return None
