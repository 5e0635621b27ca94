"""Names by rules alone: runs of capitalised words, typed by what stands in and before them.

This is what the program falls back to where the trained weights are missing, and what it trusts in headlines.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.naming.gazetteer import NAMELESS, TYPES
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType


def guess(sentence: Sentence, lower: frozenset[str]) -> list[Found]:
    """The names in one sentence; `lower` holds the words the article also writes without a capital."""
    if sentence.style is Style.CAPS:
        return []
    found = []
    for start, end in _runs(sentence):
        first = _skip_opening(sentence, start, end, lower)
        if first < end:
            name = _typed(sentence, first, end)
            if name is not None:
                found.append(name)
    return found


def _runs(sentence: Sentence) -> list[tuple[int, int]]:
    """Maximal runs of capitalised words, with small words between them where names have such."""
    known = vocabulary()
    texts, runs, index = sentence.texts, [], 0
    while index < len(texts):
        if not _capital(texts[index]):
            index += 1
            continue
        start = index
        index += 1
        while index < len(texts):
            if _capital(texts[index]):
                index += 1
            elif texts[index] in known.person_joints and index + 1 < len(texts) and _capital(texts[index + 1]):
                index += 2
            elif texts[index] in ("of", "for") and _heads(texts[start:index]) and index + 1 < len(texts):
                step = 2 if texts[index + 1] == "the" else 1
                if index + step >= len(texts) or not _capital(texts[index + step]):
                    break
                index += step + 1
            else:
                break
        runs.append((start, index))
    return runs


def _capital(text: str) -> bool:
    return text[0].isupper() and text not in vocabulary().calendar


def _heads(texts: Sequence[str]) -> bool:
    return texts[-1] in vocabulary().organisation_heads


def _skip_opening(sentence: Sentence, start: int, end: int, lower: frozenset[str]) -> int:
    """The first word of the run that is no opening word, title or adjective before a longer name."""
    known = vocabulary()
    texts = sentence.texts
    while start < end:
        word = texts[start].lower()
        opening = word in known.functions and (start == 0 or not texts[start - 1][0].isalnum())
        common = word in lower and (sentence.style is Style.TITLE or start == 0)
        if not (opening or common or texts[start] in known.kinds or texts[start] in known.things):
            return start
        start += 1
    return start


def _typed(sentence: Sentence, start: int, end: int) -> Found | None:
    known = vocabulary()
    texts = sentence.texts[start:end]
    for i, j, entry in sentence.entries:
        if (i, j) == (start, end) and entry.kind not in NAMELESS:
            return Found(start, end, TYPES[entry.kind], entry=entry)
    if texts[-1] in known.organisation_heads or texts[0] in known.organisation_heads:
        return Found(start, end, ActorType.ORGANIZATION) if end - start > 1 else None
    if texts[-1] in known.event_heads or all(t.lower() in known.titles for t in texts):
        return None
    if end - start > 1 and (texts[-1] in known.place_heads or texts[0] in ("Mount", "Lake", "Fort", "Cape")):
        return Found(start, end, ActorType.PLACE)
    person = any(t in known.given for t in texts) or texts[0] in known.honorifics or texts[0].lower() in known.titles
    before = sentence.texts[start - 1] if start else ""
    if person or before in known.honorifics or before.lower() in known.titles:
        return Found(start, end, ActorType.PERSON)
    if len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1:
        return Found(start, end, ActorType.ORGANIZATION)
    if start == 0 and end - start == 1:
        return None
    return Found(
        start, end, ActorType.PERSON if end - start in (2, 3) else ActorType.ORGANIZATION, sure=end - start > 1
    )
