"""Noun phrases by the classes of their words: who stands before a verb, after a verb, or at the head of a clause.

No parser: news puts its speakers in few shapes (name, title and name, pronoun, "the French president", "a spokesman for
the ministry"), with appositions between commas. This is the shallow equivalent of what Citron and GenderGapTracker read
off a dependency tree, and an order of magnitude cheaper.
"""

from __future__ import annotations

import re
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
_LONGEST = (
    40  # tokens of a noun phrase: what is longer is a list, and looking through it from each word costs its square
)


def phrase_right(line: Line, at: int, stop: int) -> Phrase | None:
    """The noun phrase that begins at token `at`."""
    while at < stop and line[at].low in vocabulary().adverbs and line[at].low not in word_class("talking"):
        at += 1
    if at >= stop:
        return None
    if line[at].low in word_class("talking"):
        return phrase_of(line, at, at + 1, MentionType.PRONOUN)
    end, stop = at, min(stop, at + _LONGEST)
    if line[end].low in vocabulary().determiners:
        end += 1
    while end < stop and _in_phrase(line, end, at, stop):
        end += 1
    while end > at and line[end - 1].kind is Kind.MARK:
        end -= 1
    if not any(_head(line, i) for i in range(at, end)):
        if line[at].low in vocabulary().subjects:
            return phrase_of(line, at, at + 1, MentionType.NOMINAL)
        return None
    return None if is_time(line, at, end) else typed(line, at, end)


def _head(line: Line, at: int) -> bool:
    return line[at].noun_like or line[at].low in vocabulary().subjects or after_determiner(line, at)


def is_time(line: Line, start: int, end: int) -> bool:
    """True for a day, a month, a span of time or a number, which names nobody who speaks."""
    known = vocabulary()
    words = [t.low or ("" if t.person else t.text.lower()) for t in line[start:end] if t.kind is not Kind.MARK]
    content = [w for w in words if w not in known.determiners and w not in word_class("possessive")]
    return bool(content) and all(w in known.times or w[:1].isdigit() for w in content)


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
        that = before.low == "that" and not (start - 2 >= low and line[start - 2].low in known.prepositions)
        if before.low in known.determiners and not that:
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
    if token.verb.plural and token.low == token.verb.lemma and before == "of":
        return True
    return before in vocabulary().determiners and before not in word_class("counting")


def _in_phrase(line: Line, at: int, start: int, stop: int) -> bool:
    token = line[at]
    if at > start and line[at - 1].capital and token.low in word_class("together"):
        return False
    if at > start and (_participle_acts(line, at) or (line[at - 1].noun_like and is_manner(line[at]))):
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
    if _singular_noun(line, at, start):
        return True
    follows = at + 1 < stop and line[at + 1].noun_like
    plain = token.verb is not None and token.low == token.verb.lemma and at > start
    return bool(plain and follows and line[at - 1].low not in vocabulary().subjects)


def _singular_noun(line: Line, at: int, start: int) -> bool:
    """True for the bare form of a verb that a singular determiner or a number makes a noun: "a 2011 report"."""
    verb = line[at].verb
    if verb is None or not verb.plural or line[at].low != verb.lemma or at == start:
        return False
    return line[start].low in ("a", "an", "this", "each") or line[at - 1].low[:1].isdigit()


def _participle_acts(line: Line, at: int) -> bool:
    """True for a word in -ed that is the verb of its clause: an adjective would have its noun after it."""
    token = line[at]
    if token.kind is not Kind.WORD or len(token.low) < 5 or not token.text.islower():
        return False
    if takes_object(line, at):
        return True
    if not token.low.endswith("ed"):
        return False
    if line[at - 1].capital:
        return True
    return at + 1 < len(line) and line[at + 1].low != "" and not line[at + 1].noun_like and line[at + 1].verb is None


def is_manner(token: Token) -> bool:
    """True for an adverb in -ly; nouns and adjectives in -ly stand in the lexicon."""
    return token.low.endswith("ly") and len(token.low) > 4 and token.low not in word_class("not_manner")


def takes_object(line: Line, at: int) -> bool:
    """True for a word in -s with an article or the like after it, which only a verb can have: "the row follows a …"."""
    token = line[at]
    if not token.low.endswith("s") or token.kind is not Kind.WORD or at + 1 >= len(line):
        return False
    return line[at + 1].low in word_class("articles")


def abbreviates(line: Line, at: int) -> bool:
    """True for the stop of a shortened word such as Mr. or Sen."""
    if line[at].text != "." or at == 0:
        return False
    word = line[at - 1]
    return word.kind is not Kind.QUOTE and word.end == line[at].start and word.text[0].isupper() and len(word.text) <= 4


def typed(line: Line, start: int, end: int) -> Phrase:
    """Named if its last noun is a name that no other noun follows; then the span is the name's alone."""
    last = end - 1
    while last > start and (line[last].low in word_class("possessive") or line[last].low in vocabulary().times):
        last -= 1
    ranked = line[start].low in vocabulary().determiners and any(
        t.low in word_class("ranks") for t in line[start + 1 : last]
    )
    if line[last].capital and not (ranked and not any(t.person for t in line[start:end])):
        first = last
        while first > start and (line[first - 1].capital or abbreviates(line, first - 1)):
            first -= 1
        if line[last].kind is Kind.NAME:
            first = last
        return Phrase(start, end, Span(line[first].start, line[last].end), MentionType.NAMED)
    return phrase_of(line, start, end, MentionType.NOMINAL)


def by_name(line: Line, phrase: Phrase) -> Phrase:
    """The name that a description has after a comma ("the ministry's head, Ann Lee, said"), else the phrase itself.

    A title with its "of" has it without one: "said Secretary of State Ann Lee".
    """
    if phrase.type is MentionType.NAMED:
        return _past_title(line, phrase)
    related = line[phrase.end - 1].low in vocabulary().wh
    if phrase.type is not MentionType.NOMINAL or related or re.search("[^s]s$", line[phrase.end - 1].low):
        return phrase
    comma = next((i for i in range(phrase.end, min(len(line), phrase.end + 8)) if _not_of(line, i)), len(line))
    if comma >= len(line) - 1 or line[comma].text != ",":
        return phrase
    name = phrase_right(line, comma + 1, len(line))
    if name is None or name.type is not MentionType.NAMED or not any(t.person for t in line[name.start : name.end]):
        return phrase
    return name if name.end >= len(line) or line[name.end].text in ",.(-–—" or line[name.end].low == "of" else phrase


def _past_title(line: Line, phrase: Phrase) -> Phrase:
    """The person after a title and its "of": "Secretary of State Ann Lee"; else the phrase."""
    inner = phrase
    while (line[inner.end - 1].low.removesuffix("s") in vocabulary().speakers or inner is not phrase) and not line[
        inner.end - 1
    ].person:
        joined = inner.end < len(line) and line[inner.end].low in word_class("joiners")
        further = phrase_right(line, inner.end + 1, len(line)) if joined else None
        if further is None or further.type is not MentionType.NAMED:
            return phrase
        inner = further
    return inner


def _not_of(line: Line, at: int) -> bool:
    """True for a token that ends a noun phrase with its "of the …"."""
    low = line[at].low
    inside = low in word_class("joiners") or low in vocabulary().determiners or low.endswith("ed")
    return not inside and not _in_phrase(line, at, at - 1, len(line))


def phrase_of(line: Line, start: int, end: int, kind: MentionType) -> Phrase:
    """The phrase of tokens `start` to `end`, its span all of them."""
    return Phrase(start, end, Span(line[start].start, line[end - 1].end), kind)
