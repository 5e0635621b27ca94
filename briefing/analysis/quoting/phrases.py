"""Noun phrases by the classes of their words: who stands before a verb, after a verb, or at the head of a clause.

No parser: news puts its speakers in few shapes (name, title and name, pronoun, "the French president", "a spokesman for
the ministry"), with appositions between commas. This is the shallow equivalent of what Citron and GenderGapTracker read
off a dependency tree, and an order of magnitude cheaper.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefing.analysis.quoting.tokens import Kind, Token
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType
from briefing.model.text import Span


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `start` to `end` of a line that name somebody, where in the text, and how."""

    start: int
    end: int
    span: Span
    type: MentionType


Line = list[Token]


def phrase_right(line: Line, at: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at token `at`."""
    while at < stop and line[at].low in vocabulary().adverbs and line[at].low not in word_class("talking"):
        at += 1
    if at >= stop:
        return None
    if line[at].low in word_class("talking"):
        return phrase_of(line, at, at + 1, MentionType.PRONOUN)
    end = at
    if line[end].low in vocabulary().determiners:
        end += 1
    while end < stop and _in_phrase(line, end, at, stop):
        end += 1
    while end > at and line[end - 1].kind is Kind.MARK:
        end -= 1
    if end == at or not any(t.noun_like or t.low in vocabulary().subjects for t in line[at:end]):
        if line[at].low in vocabulary().subjects:
            return phrase_of(line, at, at + 1, MentionType.NOMINAL)
        return None
    return typed(line, at, end)


def phrase_turned(line: Line, at: int, stop: int) -> Phrase | None:
    """The noun phrase after a verb that stands before its subject: "said oil and gas worker Ann Lee"."""
    phrase = phrase_right(line, at, stop)
    if phrase and phrase.type is MentionType.NOMINAL and phrase.end + 1 < stop and line[phrase.end].low == "and":
        further = phrase_right(line, phrase.end + 1, stop)
        if further and further.type is MentionType.NAMED and line[further.start].text.islower():
            return further
    return phrase


def chunk_start(line: Line, at: int, low: int) -> int:
    """The first token of the noun chunk that ends at token `at`."""
    known = vocabulary()
    start = at
    while start > low:
        before = line[start - 1]
        if before.low in known.determiners and before.low != "that":
            if line[start].low not in word_class("possessive"):
                return start - 1
            start -= 1
        elif (
            before.noun_like
            or before.low in word_class("possessive")
            or abbreviates(line, start - 1)
            or before.text in ("-", "&")
        ):
            start -= 1
        else:
            return start
    return start


def after_determiner(line: Line, at: int) -> bool:
    """True for a word that a determiner makes a noun, whatever else it may be: "the ruling", "his account"."""
    token = line[at]
    if at == 0 or token.kind is not Kind.WORD or token.verb is None or token.verb.form in ("past", "part"):
        return False
    before = line[at - 1].low
    return before in vocabulary().determiners and before not in ("that", "those", "all", "many", "some", "few", "both")


def _in_phrase(line: Line, at: int, start: int, stop: int) -> bool:
    token = line[at]
    if at > start and _participle_acts(line, at):
        return False
    if (
        token.noun_like
        or (at > start and after_determiner(line, at))
        or token.low in word_class("possessive")
        or token.text in ("-", "&", "/")
    ):
        return True
    if token.kind is Kind.MARK:
        return abbreviates(line, at) and at + 1 < stop and line[at + 1].capital
    follows = at + 1 < stop and line[at + 1].noun_like
    plain = token.verb is not None and token.low == token.verb.lemma and at > start
    return bool(plain and follows and line[at - 1].low not in vocabulary().subjects)


def _participle_acts(line: Line, at: int) -> bool:
    """True for a word in -ed that is the verb of its clause: an adjective would have its noun after it."""
    token = line[at]
    if token.kind is not Kind.WORD or not token.low.endswith("ed") or len(token.low) < 5 or not token.text.islower():
        return False
    if line[at - 1].capital:
        return True
    return at + 1 < len(line) and line[at + 1].low != "" and not line[at + 1].noun_like and line[at + 1].verb is None


def abbreviates(line: Line, at: int) -> bool:
    """True for the stop of a shortened word such as Mr. or Sen."""
    if line[at].text != "." or at == 0:
        return False
    word = line[at - 1]
    return word.kind is not Kind.QUOTE and word.end == line[at].start and word.text[0].isupper() and len(word.text) <= 4


def typed(line: Line, start: int, end: int) -> Phrase:
    """Named if its last noun is a name that no other noun follows; then the span is the name's alone."""
    last = end - 1
    while last > start and line[last].low in word_class("possessive"):
        last -= 1
    if line[last].capital:
        first = last
        while first > start and (line[first - 1].capital or abbreviates(line, first - 1)):
            first -= 1
        if line[last].kind is Kind.NAME:
            first = last
        return Phrase(start, end, Span(line[first].start, line[last].end), MentionType.NAMED)
    return phrase_of(line, start, end, MentionType.NOMINAL)


def phrase_of(line: Line, start: int, end: int, kind: MentionType) -> Phrase:
    """The phrase of tokens `start` to `end`, its span all of them."""
    return Phrase(start, end, Span(line[start].start, line[end - 1].end), kind)
