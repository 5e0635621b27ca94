"""A person's name in parts, and when two names may be one person's.

A gate must pass before anything is scored: suffix, middle initials and given names may not contradict each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.merging.carried_over import bones, is_carried, known_given, readings, romanised, same_carried
from briefing.analysis.merging.spelling import close, fold, jumbled, sound
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
        """Under what the name is looked for: the sound of its last word, of the first in family-first languages …"""
        last = self.family.split()[-1]
        keys = {sound(last), sound(last).rstrip("aeiou")} if len(last) > 4 else {sound(last)}
        if self.given and is_carried(self.given[0]):
            keys |= {"~" + found for found in bones(self.family)}
        if " " in self.family and self.family.split()[0] not in vocabulary().person_joints:
            keys.add(sound(self.family.split()[0]))
        if self.given and len(last) > 5:
            keys.add(f"{self.given[0][0]}~{re.sub('[aeiou]', '', sound(last))}")
        if self.given and len(last) > 5:
            keys.add(f"{self.given[0]}^{self.family[0]}")
        if len(self.words) == 2:
            keys.add("=" + " ".join(sorted(self.words)))
        if len(self.words) in (2, 3):
            keys.add("+" + " ".join(self.words[:2]))
        if _descent(self) is not None:
            keys.add(f"bin {_descent(self)}")
        if len(self.words) > 1 and self.words[0] in vocabulary().family_first:
            keys |= {sound(self.words[0]), "^" + romanised(self.words[:1])}
        return frozenset(keys)


@lru_cache(maxsize=20_000)
def person(text: str) -> PersonName:
    """The parts of a person's name."""
    joints = vocabulary().person_joints
    words = tuple(fold(text).split()) or (text,)
    suffix = _SUFFIXES.get(words[-1]) if len(words) > 1 else None
    if suffix:
        words = words[:-1]
    first = len(words) - _family_size(text, words)
    while first > 1 and words[first - 1] in joints:
        first -= 1
    if first == 1 and words[0] in joints and (words[0] not in known_given() or text[0].islower()):
        first = 0
    return PersonName(words[:first], " ".join(words[first:]), suffix, words)


def _family_size(text: str, words: tuple[str, ...]) -> int:
    """How many of the folded `words` are the last word of `text`: two of "Maria Berg-Holm", unless the family name
    stands first ("Kim Jong-un").
    """
    parts = [w for w in text.split() if fold(w) not in _SUFFIXES]
    last = len(fold(parts[-1]).split()) if parts else 1
    whole = last == len(words) and words[0] in known_given()
    return 1 if words[0] in vocabulary().family_first or whole or not last else min(last, len(words))


@cache
def _families() -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for number, row in enumerate(load("actors_given")["families"]):
        for name in row:
            found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


@cache
def _rows_by_reading() -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for name, rows in _families().items():
        for key in readings(name) if is_carried(name) else ():
            found[key] = found.get(key, frozenset()) | rows
    return found


def _rows(given: str) -> frozenset[int]:
    """The rows of the lexicon that hold a given name; an unknown one is looked up by its sound among carried ones."""
    if given in _families() or given in known_given():
        return _families().get(given, frozenset())
    return frozenset().union(*(_rows_by_reading().get(key, frozenset()) for key in readings(given)))


@cache
def _leaders() -> dict[str, tuple[str, ...]]:
    return {fold(family): tuple(map(fold, given)) for family, given in load("actors_leaders").items()}


def led_by(name: PersonName) -> bool:
    """False where the press means somebody else by this full name's family name alone: a holder of high office."""
    holders = _leaders().get(name.family)
    if holders is None or name.suffix == "jr":
        return holders is None
    return any(_first_reason(name.given[0], holder.split()[0]) for holder in holders)


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
    if short[0] in vocabulary().family_first and long[0] in vocabulary().family_first:
        if long[: len(short)] == short:
            return "the same name cut short"
        alike = romanised(short[:1]) == romanised(long[:1]) and romanised(short[1:]) == romanised(long[1:])
        return "same name in another romanisation" if alike else None
    known = known_given()
    if long[:-1] == short and len(short) == 2 and short[0] in known and not known & {short[1], long[2]}:
        return "the same name without a second family name"
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
    if given is None or (("slip" in family or "double" in family) and given != "same given name"):
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
    if sound(a) == sound(b) or _same_stem(a, b):
        return "same family name in another spelling"
    if (is_carried(left.given[0]) or is_carried(right.given[0])) and same_carried(a, b):
        return "same family name written in another way"
    if _double(a, b):
        return "part of a double family name"
    slip = close(a, b) or jumbled(a, b)
    if min(len(a), len(b)) > 5 and a[0] == b[0] and slip and {a[-1], b[-1]} != {"a", "y"}:
        return "family name with a slip"
    return None


def _same_stem(a: str, b: str) -> bool:
    """True for names that differ in an unstressed last vowel: Lukashenko, Lukashenka."""
    long = min(len(a), len(b)) > 5 and a[-1] in "ao" and b[-1] in "ao"
    return long and sound(a).rstrip("aeiou") == sound(b).rstrip("aeiou")


def _double(a: str, b: str) -> bool:
    """True where one family name is half of the other: Berg, Berg-Holm."""
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) == 1 and len(long) == 2 and short[0] in long and long[0] not in vocabulary().person_joints


def _given_reason(left: tuple[str, ...], right: tuple[str, ...]) -> str | None:
    """Why given names go together: first names that agree, and middle names that do not contradict each other."""
    first = _first_reason(left[0], right[0])
    if first is None:
        cut = _without_initial(left), _without_initial(right)
        return None if cut == (left, right) else _given_reason(*cut)
    a, b = left[1:], right[1:]
    for one, other in zip(a, b, strict=False):
        written = len(one) > 1 and len(other) > 1
        if one[0] != other[0] or (written and sound(one) != sound(other) and not _slip(one, other)):
            return None
    if len(left) > 1 and len(right) > 1 and len(a) != len(b):
        return None
    return first


def _slip(one: str, other: str) -> bool:
    """True for middle names that differ by a slip of the pen."""
    return min(len(one), len(other)) > 5 and close(one, other)


def _without_initial(given: tuple[str, ...]) -> tuple[str, ...]:
    """Drop the initial of "J. Christopher": who writes a first initial is called by the second name."""
    return given[1:] if len(given) > 1 and len(given[0]) == 1 < len(given[1]) else given


def _first_reason(a: str, b: str) -> str | None:
    if a == b:
        return "same given name"
    if _rows(a) & _rows(b):
        return "forms of one given name"
    if (len(a) == 1 or len(b) == 1) and a[0] == b[0]:
        return "an initial"
    known = known_given()
    if a in known and b in known:
        return None
    if len(a) > 2 and len(b) > 2 and sound(a) == sound(b):
        return "same given name in another spelling"
    if min(len(a), len(b)) >= 4 and a[0] == b[0] and close(a, b):
        return "given name with a slip"
    return None
