"""Subjects: who stands before a verb, or at the head of a clause, past appositions, adverbials and relative clauses."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.quoting.phrases import (
    Line,
    Phrase,
    after_determiner,
    chunk_start,
    is_manner,
    is_time,
    phrase_of,
    phrase_right,
    takes_object,
    typed,
)
from briefing.analysis.quoting.tokens import Kind, Token
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType
from briefing.model.text import Span


def phrase_left(line: Line, verb: int, low: int) -> Phrase | None:
    """The subject of the verb at token `verb`, looked for leftwards down to token `low`."""
    at = _before_group(line, verb, low)
    if at < low:
        return None
    token = line[at]
    if token.low in word_class("talking"):
        return phrase_of(line, at, at + 1, MentionType.PRONOUN)
    if (joint := _past_place(line, at, low)) is not None:
        return joint
    if token.low in vocabulary().wh:
        return _antecedent(line, at, low)
    if (token.noun_like and not _done(line, at)) or token.low in vocabulary().subjects or after_determiner(line, at):
        phrase = _chunk_left(line, at, low)
        pronoun = _related(line, phrase, low) if phrase else None
        return (_antecedent(line, pronoun, low) if pronoun is not None else None) or phrase
    return _past_apposition(line, at, low, verb) or first_subject(line, low, at + 1)


def _past_place(line: Line, at: int, low: int) -> Phrase | None:
    """The subject a verb shares with the one before, past where it was said: "has called … and in a speech added"."""
    if not line[at].noun_like or line[at].capital:
        return None
    place = chunk_start(line, at, low) - 1
    if place <= low or line[place].low not in word_class("said_where") or line[place - 1].low not in ("and", "but"):
        return None
    for i in range(place - 2, low, -1):
        verb = line[i].verb
        if verb is not None and verb.form != "ing" and not after_determiner(line, i) and line[i - 1].low != "to":
            return phrase_left(line, i, low)
    return None


def _related(line: Line, phrase: Phrase, low: int) -> int | None:
    """The relative pronoun in whose clause `phrase` is the object: "the doctor who treated Lee said"."""
    at = phrase.start - 1
    if at <= low or not (_verbal(line[at]) or line[at].low in vocabulary().prepositions):
        return None
    for i in range(at, max(low, at - 6), -1):
        if line[i].kind in (Kind.MARK, Kind.QUOTE):
            return None
        if line[i].low == "who" and line[i - 1].noun_like:
            return i
    return None


def _past_apposition(line: Line, at: int, low: int, verb: int) -> Phrase | None:
    """Who stands before what is set in commas before the verb: "Ann Lee, the head of roads, said".

    A person, or a body with its description, at the head of a clause; before an infinitive ("led the mayor, Ann Lee, to
    say") whoever it is.
    """
    if line[at].text != ",":
        return None
    for i in range(at - 1, low, -1):
        if line[i].kind is Kind.QUOTE or line[i].text in ";:":
            return None
        if line[i].text != "," or not line[i - 1].noun_like:
            continue
        phrase = _chunk_left(line, i - 1, low)
        if phrase is None or (line[verb - 1].low != "to" and not _heads(line, phrase, low)):
            continue
        words = line[phrase.start : phrase.end]
        if any(t.person or (line[verb - 1].low == "to" and t.low in vocabulary().speakers) for t in words):
            return phrase
        if line[phrase.end - 1].body and line[i + 1].low in word_class("articles"):
            return phrase
    return None


def _heads(line: Line, phrase: Phrase, low: int) -> bool:
    """True for a phrase that can be a subject where it stands: no verb or preposition before it."""
    if phrase.start == low:
        return True
    before = line[phrase.start - 1]
    known = vocabulary()
    free = before.low not in known.prepositions or before.low in known.conjunctions
    return free and not _verbal(before) and not before.noun_like


def first_subject(line: Line, low: int, stop: int) -> Phrase | None:
    """The first noun phrase of a clause that a verb follows, adverbials and relative clauses passed over."""
    known, at = vocabulary(), low
    first: Phrase | None = None
    while at < stop:
        token = line[at]
        if token.kind in (Kind.MARK, Kind.QUOTE) or token.low in known.times or _done(line, at):
            at += 1
            continue
        if _leads_away(line, at, low):
            at = _past_adverbial(line, at, stop)
            continue
        phrase = None if token.low in known.conjunctions or token.low in known.adverbs else phrase_right(line, at, stop)
        if phrase is None:
            at += 1
            continue
        if acts(line, phrase.end):
            return phrase
        first = first or phrase
        at = phrase.end
    return first


def _done(line: Line, at: int) -> bool:
    """True for the participle of a passive ("asked not to be named")."""
    return at > 0 and line[at].low.endswith("ed") and line[at - 1].low in word_class("be")


def _past_adverbial(line: Line, at: int, stop: int) -> int:
    comma = next((i for i in range(at, stop) if line[i].text == ","), None)
    if comma is not None:
        return comma + 1
    inner = phrase_right(line, at + 1, stop)
    return inner.end if inner else at + 1


def acts(line: Line, at: int) -> bool:
    """True if a verb follows at token `at`, appositions between commas or brackets aside."""
    if at < len(line) and line[at].text == "(":
        at = next((i + 1 for i in range(at + 1, min(len(line), at + 25)) if line[i].text == ")"), at)
    if verb_at(line, at):
        return True
    if at >= len(line) or line[at].text != ",":
        return False
    for i in range(at + 1, min(len(line) - 1, at + 40)):
        if line[i].kind is Kind.QUOTE or line[i].text in ";:":
            return False
        if line[i].text == "," and verb_at(line, i + 1):
            return True
    return False


def verb_at(line: Line, at: int) -> bool:
    """True if a verb stands at token `at`, adverbs and times passed over."""
    known = vocabulary()
    while at < len(line) and (line[at].low in known.adverbs or is_manner(line[at]) or line[at].low in known.times):
        at += 1
    if at >= len(line) or line[at].kind is not Kind.WORD or line[at].text[0].isupper():
        return False
    word, verb = line[at].low, line[at].verb
    return (
        word in known.auxiliaries
        or word in known.plain_verbs
        or word.endswith("ed")
        or bool(verb and verb.form != "ing")
        or takes_object(line, at)
    )


def _leads_away(line: Line, at: int, low: int) -> bool:
    """True for a word that opens an adverbial or relative clause: a preposition, "when", "who", "Speaking"."""
    known, token = vocabulary(), line[at]
    if token.low in known.prepositions or token.low in word_class("openers") or token.low in known.wh:
        return True
    if token.kind is not Kind.WORD or at > low or _begins_name(line, at):
        return False
    return token.low.endswith(("ing", "ed")) and len(token.low) > 5


def _begins_name(line: Line, at: int) -> bool:
    """True for a participle that is the first word of a name, with its verb after: "United Artists panned"."""
    if not line[at].low.endswith("ed") or at + 2 >= len(line):
        return False
    second = line[at + 1]
    return (
        second.kind is Kind.WORD and second.capital and second.low not in vocabulary().times and verb_at(line, at + 2)
    )


def _before_group(line: Line, verb: int, low: int) -> int:
    """Index of the token before the verb's auxiliaries, adverbs and times."""
    known, at = vocabulary(), verb - 1
    while at >= low:
        word = line[at].low
        if line[at].kind is Kind.NAME or word in word_class("talking"):
            break
        timed = at + 1 < verb and line[at + 1].low in known.times and word in word_class("before_times")
        if (
            word in known.auxiliaries
            or word in known.adverbs
            or word in known.times
            or timed
            or is_manner(line[at])
            or (word in word_class("together") and at > low and line[at - 1].capital)
            or (at + 1 < verb and line[at + 1].low in ("to", "on", "by") and _verbal(line[at]))
        ):
            at -= 1
        elif (place := _aside(line, at, low)) is not None:
            at = place
        else:
            break
    return at


def _aside(line: Line, at: int, low: int) -> int | None:
    """The auxiliary before a phrase of place or time inside its verb ("had at one point called"), or None."""
    if line[at].capital or not (line[at].noun_like or after_determiner(line, at)):
        return None
    place = chunk_start(line, at, low) - 1
    within = place > low and line[place].low in word_class("said_where")
    return place - 1 if within and line[place - 1].low in word_class("having") else None


def _verbal(token: Token) -> bool:
    return token.verb is not None or token.low in vocabulary().plain_verbs or token.low.endswith("ed")


def _antecedent(line: Line, at: int, low: int) -> Phrase | None:
    """Whom a relative pronoun stands for; the span includes the pronoun ("Macron, who")."""
    pronoun, at = at, at - 1
    while at >= low and (line[at].text == "," or line[at].low in vocabulary().prepositions):
        at -= 1
    somebody = at >= low and (line[at].noun_like or line[at].low in vocabulary().subjects)
    phrase = _chunk_left(line, at, low) if somebody else None
    if phrase is None:
        return None
    name = next((i - 1 for i in range(phrase.start, max(low, phrase.start - 8), -1) if _ends_name(line, i)), None)
    if name is not None and phrase.type is MentionType.NOMINAL:
        return typed(line, chunk_start(line, name, low), name + 1)
    return replace(phrase, end=pronoun + 1, span=Span(phrase.span.start, line[pronoun].end))


def _ends_name(line: Line, at: int) -> bool:
    """True for the comma after a person's name, which a description follows."""
    return line[at].text == "," and line[at - 1].person


def _chunk_left(line: Line, at: int, low: int) -> Phrase | None:
    """The phrase that ends at token `at`, up to the head that prepositions hang on."""
    end = at + 1
    start = chunk_start(line, at, low)
    if is_time(line, start, end):
        return None
    head = start
    while (tail := _hangs_on(line, head, low)) is not None:
        further = chunk_start(line, tail, low)
        governed = further - 1 >= low and line[further - 1].low in vocabulary().prepositions
        if governed and not (further - 2 >= low and line[further - 2].noun_like):
            break
        acted_on = further - 1 >= low and _verbal(line[further - 1]) and line[further - 1].kind is Kind.WORD
        if acted_on and not _holds_words(line[tail]):
            break
        head = further
    bare = line[start].text.islower() and line[head].noun_like and line[head].low in word_class("persons")
    titled = (line[head].capital or bare) and not any(t.person for t in line[head:start])
    if head != start and not (titled and any(t.person for t in line[start:end])):
        return typed(line, head, _chunk_end(line, head, end))
    return typed(line, start, end)


def _holds_words(token: Token) -> bool:
    """True for a noun of what holds words: "sent a note to all that said", not "told the heirs of Lee that"."""
    return token.low in word_class("written") or token.low in word_class("sources")


def _hangs_on(line: Line, head: int, low: int) -> int | None:
    """The last token of the phrase that the one at `head` hangs on: "a copy of it", "officials briefed on it"."""
    if head - 2 < low or line[head - 1].low not in word_class("joiners"):
        return None
    if line[head - 2].low.endswith("ed") and head - 3 >= low and line[head - 3].noun_like:
        common = line[head - 3].kind is Kind.WORD and line[head - 3].text.islower()
        return head - 3 if common or line[head - 1].low == "by" else None
    return head - 2 if line[head - 2].noun_like or after_determiner(line, head - 2) else None


def _chunk_end(line: Line, start: int, end: int) -> int:
    at = start + 1
    while at < end and line[at].low not in word_class("joiners"):
        at += 1
    return at - 1 if at < end and line[at - 1].low.endswith("ed") and at - 1 > start else at
