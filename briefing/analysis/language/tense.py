"""Whether the words round a time tell of what lies behind or ahead of the one who writes."""

from __future__ import annotations

import re
from functools import cache

from briefing.lexicon.loader import load, word_set
from briefing.model.text import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CLAUSE = re.compile(r"[;:!?—–]\s|(?<=[a-z]{4})\.\s|[“”\"]")
# Words before and after a time that are looked at.
_BEFORE, _AFTER = 14, 10
# A verb of saying this many words before a time may introduce what is said of it: then these many words after it tell.
_SAID_FAR, _SAID_AFTER = 4, 3
# "telling" so many words before a time: it was told then.
_TOLD_NEAR = 4
# "for" right before a time, or before the hour of it.
_FOR = re.compile(r"\bfor\s+(?:(?:noon|late|early)\s+|\d[\d:.]*\s*(?:[ap]\.?m\.?)?(?:\s+on)?\s+)*$")
_AUXILIARY_NOT = re.compile(r"n't$")


def direction(text: str, time: Span) -> int:
    """-1 if the words round `time` tell of the past, 1 if of what is to come, 0 if they do not tell.

    The nearest verb before the time in its clause decides; where there is none, the first after it.
    """
    before = _words(_CLAUSE.split(text[: time.start])[-1])[::-1][:_BEFORE]
    after = _words(_CLAUSE.split(text[time.end :])[0])[:_AFTER]
    # A name that is left out may stand between ("reported by the Norholm Gazette on Sunday").
    if before and before[0] in _set("towards") and _WORD.findall(text[: time.start])[-1].lower() == before[0]:
        # "By June, all had signed", "until Monday, when he left": what follows tells whether it lies behind.
        opens = _set("joining").issuperset(_words(text[: time.start].rpartition(", ")[2])[:-1]) or after[:1] == ["when"]
        opened = next((told for n in range(len(after)) if (told := _told(after, n, 1))), 1) if opens else 1
        return -1 if _was(before) else opened
    whose = text.startswith(("'s", "’s"), time.end)
    if not whose and _FOR.search(text, 0, time.start) and set(before) & _set("appointed"):
        return 1
    if before and before[0] in _set("away"):
        return -1
    if set(before[:_TOLD_NEAR]) & _set("telling"):
        return -1
    for n, word in enumerate(before):
        if word in word_set("differences_speech", "verbs") and n >= _SAID_FAR:
            said = [told for m in range(min(_SAID_AFTER, len(after))) if (told := _told(after, m, 1))]
            return said[0] if said else -1
        if told := _told(before, n, -1):
            return told
    found = (_told(after, n, 1) for n in range(len(after)))
    return next((told for told in found if told), int(bool(set(before) & _set("present"))))


def looks_ahead(text: str) -> bool:
    """True if any word of `text` tells of what is to come, or of what was planned or decided."""
    found = set(_words(text))
    return bool(found & (_set("ahead") | _set("arranged") | _set("decided")))


def dated(text: str, time: Span) -> bool:
    """False for "today" in what holds nowadays ("if that is what it means today"): no verb tells what happens."""
    before = _words(_CLAUSE.split(text[: time.start])[-1])[::-1][:_BEFORE]
    after = _words(_CLAUSE.split(text[time.end :])[0])[:_AFTER]
    sides = ((before, -1), (after, 1))
    return any(_told(side, n, step) for side, step in sides for n in range(len(side)))


def _was(before: list[str]) -> bool:
    """True if what lasted until a time lies behind: "was open until", "showed no damage until"."""
    if {_AUXILIARY_NOT.sub("", word) for word in before} & _set("auxiliary"):
        return True
    return bool({"no", "not"} & set(before)) and any(_told(before, n, -1) < 0 for n in range(len(before)))


def _told(side: list[str], n: int, step: int) -> int:
    """What word `n` of a side tells; `step` is the way in which the text runs on along the side."""
    word = side[n]
    following = side[n + step] if 0 <= n + step < len(side) else ""
    leading = side[n - step] if 0 <= n - step < len(side) else ""
    if leading in _set("determiners") and not (_past(word) and following == "by"):
        return 0
    if word in _set("ahead") or (word in _set("arranged") and following in ("to", "for")):
        return 1
    if _past(word):
        to_come = leading == "be" and 0 <= n - 2 * step < len(side) and side[n - 2 * step] in _set("before_be")
        return 1 if to_come else -1
    return 0


def _past(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 3 and word not in _set("no_verbs")
    return regular or _AUXILIARY_NOT.sub("", word) in _set("behind")


def _words(text: str) -> list[str]:
    """The words in lower case; between others, one in capitals is part of a name and no verb, so it is left out."""
    found = _WORD.findall(text)
    plain = any(word.islower() and len(word) > 3 for word in found)
    return [w.lower().replace("’", "'") for n, w in enumerate(found) if not (plain and n and w[0].isupper())]


@cache
def _set(key: str) -> frozenset[str]:
    return frozenset(load("dates_words")[key])
