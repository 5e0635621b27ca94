"""Names that guesses cut short: papers with a hyphen, family names behind a given one, what an acronym stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.naming.gazetteer import gazetteer
from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set
from briefing.model.actor import ActorType

_DOUBLE = re.compile(r"[A-Z]\w+-[A-Z]\w+")
_BETWEEN = frozenset({",", "and", "&", "of", "the", "for"})
_REACH = 12


def papers(texts: list[str]) -> Iterator[Found]:
    """Newspapers by two words of papers with a hyphen, and the place before them: "Harlow Star-Ledger"."""
    words = vocabulary().papers
    for at, text in enumerate(texts):
        left, hyphen, right = text.partition("-")
        if hyphen and left in words and right in words:
            start = at
            while start and _place_word(texts[start - 1]):
                start -= 1
            yield Found(start, at + 1, ActorType.ORGANIZATION)


def _place_word(word: str) -> bool:
    known = vocabulary()
    plain = word[0].isupper() and word.isalpha() and word.lower() not in known.functions | known.titles
    return plain and word not in known.calendar


def spelt_out(texts: list[str]) -> Iterator[Found]:
    """What an acronym in brackets stands for where commas part it: "Rest, Income, Safety (RIS)"."""
    if "(" not in texts:
        return
    for at in range(3, len(texts) - 1):
        letters = texts[at]
        if texts[at - 1] != "(" or texts[at + 1] != ")" or not (letters.isalpha() and letters.isupper()):
            continue
        start, commas, spelt = at - 1, 0, ""
        while start > max(0, at - _REACH) and len(spelt) < len(letters):
            start -= 1
            word = texts[start]
            commas += word == ","
            if word not in _BETWEEN and not word[0].isupper():
                break
            spelt = word[0] + spelt if word[0].isupper() else spelt
        if commas and len(letters) > 1 and spelt == letters:
            yield Found(start, at - 1, ActorType.ORGANIZATION)


def with_family(sentence: Sentence, name: Found) -> Found:
    """`name` with the family name that stands behind it and was missed: one with a hyphen behind a given name, and any
    other where "said" or the like stands before.
    """
    texts, known = sentence.texts, vocabulary()
    word = texts[name.end] if name.end < len(texts) else ""
    if not word[:1].isupper() or gazetteer().single(word) is not None:
        return name
    given = texts[name.end - 1] in known.given
    double = given and _DOUBLE.fullmatch(word) and not known.papers.issuperset(word.split("-"))
    alone = name.end - name.start == 1 and (given or name.type is ActorType.PERSON)
    if double or (alone and _named_after_speech(sentence, name)):
        name.end, name.type = name.end + 1, ActorType.PERSON
    return name


def _named_after_speech(sentence: Sentence, name: Found) -> bool:
    return (
        name.start > 0
        and sentence.texts[name.start - 1] in word_set("actors_beside", "speech")
        and _family(sentence, name.end)
    )


def _family(sentence: Sentence, at: int) -> bool:
    """True for a word in capitals that is none for another reason: no day, no party, no part of a known name."""
    word, known = sentence.texts[at], vocabulary()
    free = not any(i <= at < j for i, j, _ in sentence.entries) and word not in known.alone
    plain = word.istitle() and word.isalpha() and word.lower() not in known.functions | known.titles
    return sentence.style is Style.RUNNING and free and plain
