"""Family names that are ordinary words or months (Brown, Rice, May), or that the press gives alone (Merkel): they are
found where no other reading is left.
"""

from __future__ import annotations

from collections.abc import Collection

from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set
from briefing.model.actor import ActorType


def ordinary(sentence: Sentence, found: list[Found], families: Collection[str]) -> list[Found]:
    """The `families` in a running sentence where `found` has nothing: inside the sentence behind a word, or before a
    verb of saying or doing or a possessive; months only where no time is told.
    """
    if not families or sentence.style is not Style.RUNNING:
        return []
    covered = {i for name in found for i in range(name.start, name.end)}
    return [
        Found(i, i + 1, ActorType.PERSON)
        for i, text in enumerate(sentence.texts)
        if text in families and i not in covered and _person(sentence.texts, i)
    ]


def _person(texts: list[str], index: int) -> bool:
    known = vocabulary()
    before = texts[index - 1] if index else ""
    after = texts[index + 1] if index + 1 < len(texts) else ""
    if after[:1].isdigit() or after[:1].isupper() or after == "-":
        return False
    month = texts[index] in known.calendar
    addressed = before in known.honorifics or before.lower() in known.titles
    if addressed or (month and before.lower() in word_set("actors_beside", "times")):
        return addressed
    speaks = after in word_set("actors_beside", "speech")
    acting = after in ("'s", "’s") or speaks or (after in known.acts and after not in known.functions)
    return acting or before[:1].islower()
