"""Whether one passage affirms what another denies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.differing.clash import Clash
from briefing.analysis.language.passages import Word, matter, words
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind

# A negation is taken to reach this many words with content; measured on planted negations (development set): 2 finds
# fewer, 4 flags more untouched pairs.
_REACH = 3
# Words before a statement in which a word that denies turns it.
_BEFORE = 3
# Words after a negation of unknown reach that it may turn.
_NEAR = 8
# Words of content the two passages must share for a negation to count.
_LEAST = 2
# Words before and after a negation that stand beside each other in the other passage: it was put in, or left out.
_BESIDE = ((2, 3), (1, 4))
_STOPS = ",;:—–.!?()"


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word and the words with content that it reaches, nearest first."""

    word: Word
    reached: tuple[Word, ...]


@lru_cache(maxsize=4096)
def negations(text: str) -> tuple[Negation, ...]:
    """The negations of `text` that turn a statement round ("not only", "no longer" and the like are left out)."""
    lists, side, found = _lists(), words(text), []
    for n, word in enumerate(side):
        negative = word.lower in lists["negators"] or word.lower.endswith("n't")
        following = next((w.lower for w in side[n + 1 :] if w.lower not in ("a", "an", "the")), "")
        leading = side[n - 1].lower if n else ""
        if negative and following not in lists["unturned"] and leading not in lists["leading"]:
            found.append(Negation(word, _reached(text, side, n)))
    return tuple(found)


def negation_clashes(left: str, right: str) -> Iterator[Clash]:
    """A statement that one passage negates and the other makes, told by the words that the negation reaches."""
    for turned, plain in ((left, right), (right, left)):
        for negation in negations(turned):
            word = _put_in(negation, turned, plain) or _affirmed(negation, turned, plain)
            if word is not None:
                spans = (negation.word.span, word.span) if turned is left else (word.span, negation.word.span)
                subject = f"whether “{word.text}” is denied"
                yield Clash(Kind.NEGATION, Grade.CONTRADICTION, subject, word.stem, *spans)
                return


def _put_in(negation: Negation, turned: str, plain: str) -> Word | None:
    """The first word with content behind the place in `plain` where `turned`, worded alike round it, has a negation."""
    here, there = words(turned), words(plain)
    n = here.index(negation.word)
    forms = [_form(w) for w in there]
    for before, after in _BESIDE:
        wanted = [_form(w) for w in (*here[max(0, n - before) : n], *here[n + 1 : n + 1 + after])]
        if n < before or len(wanted) < before + after:
            continue
        for start in range(len(forms) - len(wanted) + 1):
            if forms[start : start + len(wanted)] == wanted and (before > 1 or wanted[0] in _verbs()):
                found = next((w for w in there[start + before :] if w.matters), None)
                return None if found is None or _denied(plain, found) else found
    return None


def _form(word: Word) -> str:
    """The word for comparing: its stem, one form for those of an auxiliary, run together with a pronoun or not."""
    forms = load("differences_polarity")["auxiliaries"]
    _, mark, ending = word.text.lower().replace("’", "'").partition("'")
    if mark and ending in forms and word.lower.split("'")[0] in _lists()["pronouns"]:
        return str(forms[ending])
    return str(forms.get(word.lower, word.stem))


def _affirmed(negation: Negation, turned: str, plain: str) -> Word | None:
    """The word of `plain` that says without negation what `turned` denies, if the passages are alike enough."""
    here, there = words(turned), words(plain)
    shared = [(a, b) for a in negation.reached for b in there if _same(a, b)]
    if not shared or shared[0][0] is not negation.reached[0]:
        return None
    first = shared[0][0]
    if first.capital and all(b.capital for a, b in shared if a is first):
        return None
    # Said without negation elsewhere in its own passage, or denied or left open in the other: nothing is contradicted.
    if any(_same(first, w) and not _denied(turned, w) for w in here):
        return None
    answers = [w for w in there if _same(first, w)]
    stated = [w for w in answers if not _open(plain, w)]
    if not stated or any(_denied(plain, w) for w in answers):
        return None
    others = (matter(turned) & matter(plain)) - {a.stem for a, _ in shared}
    return stated[0] if others and len(others) + len(shared) >= _LEAST else None


def _same(a: Word, b: Word) -> bool:
    """True if two words are of one family: one stem, or a long common beginning ("discriminating", "-ation")."""
    if not (a.matters and b.matters):
        return False
    return a.stem == b.stem or (len(a.lower) > 8 and a.lower[:8] == b.lower[:8])


def _denied(text: str, word: Word) -> bool:
    """True if a negation of `text` reaches `word`, or may, or a word that denies ("refused to") stands near."""
    side = words(text)
    n = side.index(word)
    for negation in negations(text):
        near = 0 < n - side.index(negation.word) <= _NEAR
        if word in negation.reached or (near and not negation.reached):
            return True
    before, after = side[max(0, n - _BEFORE) : n], side[n + 1 : n + 3]
    if any(w.lower in _lists()["lexical"] or w.lower.endswith("n't") for w in before):
        return True
    return any(w.lower in ("no", "not", "none", "nothing") for w in after)


def _open(text: str, word: Word) -> bool:
    """True if `word` is wished, feared, possible or asked about rather than stated."""
    side = words(text)
    n = side.index(word)
    before, after = side[max(0, n - 2) : n], side[n + 1 : n + 3]
    return any(w.lower in _lists()["open"] for w in before) or any(w.lower in _lists()["modal"] for w in after)


def _reached(text: str, side: tuple[Word, ...], n: int) -> tuple[Word, ...]:
    lists = _lists()
    found: list[Word] = []
    for before, word in zip(side[n:], side[n + 1 :], strict=False):
        between = text[before.end : word.start]
        broken = any(mark in between for mark in _STOPS) and word.lower not in ("or", "ever")
        if broken or len(found) >= _REACH or word.lower in lists["ends"]:
            break
        if not found and word.lower in lists["light"]:
            break
        if word.matters and word.lower not in lists["passed"] and not word.lower.endswith("ly"):
            found.append(word)
    return tuple(found)


@cache
def _verbs() -> frozenset[str]:
    """The forms that auxiliaries are compared by."""
    return frozenset((*load("differences_polarity")["auxiliaries"].values(), "can", "could", "should"))


@cache
def _lists() -> dict[str, frozenset[str]]:
    listed = load("differences_polarity")
    return {key: frozenset(found) for key, found in listed.items() if isinstance(found, list)}
