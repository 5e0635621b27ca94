"""Reporting clauses that stand before the words: from the nearest verb outwards, or from a noun that holds words."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.quoting.clause import Clause, clause_at
from briefing.analysis.quoting.phrases import Line, Phrase, phrase_right, phrase_turned
from briefing.analysis.quoting.subjects import acts, first_subject, phrase_left
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.verbs import (
    as_noun,
    finite,
    governs,
    lacks,
    lesser,
    modal,
    passes,
    passive,
    reduced,
    set_apart,
)
from briefing.analysis.quoting.via import outlet_phrase
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType
from briefing.model.text import Span


def clause_before(line: Line, low: int, quote: int) -> Clause | None:
    """The reporting clause that stands before token `quote`, in a sentence that begins at token `low`."""
    if _of_a_crowd(line, low, quote):
        return Clause(None, line[quote - 2].text, quote - 2, nobody=True)
    weak: int | None = None
    for at in range(quote - 1, low - 1, -1):
        token = line[at]
        if token.low == "according" and at + 1 < quote and line[at + 1].low == "to":
            return clause_at(line, phrase_right(line, at + 2, quote), at, at + 2)
        if token.verb is None or token.capital or as_noun(line, at) or reduced(line, at, low) or lacks(line, at):
            continue
        if set_apart(line, at, low, quote):
            continue
        if token.verb.weak and not governs(line, at, quote):
            weak = at if weak is None and line[at - 1].low != "to" else weak
            continue
        return _outermost(line, at, low, quote)
    return _outermost(line, weak, low, quote) if weak is not None else _noun(line, low, quote)


def _of_a_crowd(line: Line, low: int, quote: int) -> bool:
    """True after "to cheers and chants of": words that nobody named here calls out."""
    at = quote - 2
    if at <= low or line[quote - 1].low != "of" or line[at].low not in word_class("chants"):
        return False
    while at > low and (line[at].low in word_class("chants") or line[at].low in ("and", "loud")):
        at -= 1
    return line[at].low in ("to", "amid", "over")


def finite_report(line: Line, at: int, low: int, stop: int) -> Clause | None:
    """The reporting clause of the verb (or "according") at token `at`, where it stands as a finite verb; else None."""
    if line[at].low == "according" and at + 1 < stop and line[at + 1].low == "to":
        return clause_at(line, phrase_right(line, at + 2, stop), at, at + 2)
    verb = line[at].verb
    if verb is None or not finite(line, at) or as_noun(line, at):
        return None
    if verb.form == "part" and not any(passes(line, i) for i in range(max(low, at - 1), at)):
        return None
    return of_verb(line, at, low, stop)


def _outermost(line: Line, at: int, low: int, quote: int) -> Clause:
    """The clause of the verb at `at`, or the one it is told in ("Macron said he thinks …" is what Macron said)."""
    clause = of_verb(line, at, low, quote)
    while clause.phrase is not None and at > low:
        own_words = line[quote - 1].text in ",:" and quote - at <= 3 and _somebody(line, clause.phrase)
        if own_words and not lesser(line, at, low):
            return clause
        told = _teller(line, clause.phrase.start - 1, low)
        if told is None or told >= at:
            return clause
        outer = of_verb(line, told, low, quote)
        if not modal(line, at) and _passed_on(line, outer, clause):
            return replace(clause, via=outer.phrase.span if outer.phrase else None)
        if outer.phrase is None or not (
            lesser(line, at, low) or clause.phrase.type is MentionType.PRONOUN or _person(line, outer.phrase)
        ):
            return clause
        at, clause = told, outer
    return clause


def _somebody(line: Line, phrase: Phrase) -> bool:
    """True for a name, and for the noun of a person."""
    if phrase.type is not MentionType.NOMINAL:
        return phrase.type is MentionType.NAMED
    return any(t.low in word_class("persons") for t in line[phrase.start : phrase.end])


def _passed_on(line: Line, outer: Clause, clause: Clause) -> bool:
    """True where an outlet reports that somebody said the words: "The Herald reports that the ministry called it …"."""
    if outer.phrase is None or not outlet_phrase(line, outer.phrase):
        return False
    return clause.phrase is not None and clause.phrase.type is not MentionType.PRONOUN


def _teller(line: Line, at: int, low: int) -> int | None:
    """The reporting verb whose object clause begins after token `at`: "told reporters there that" reaches far."""
    reach = 14 if line[at].low == "that" else 3
    for i in range(at, max(low, at - reach) - 1, -1):
        token = line[i]
        if token.text in ",;:" or (token.kind is Kind.QUOTE and not _title_of(line, i, low)):
            return None
        if token.verb is not None and not token.verb.weak and not token.capital and not as_noun(line, i):
            return i
    return None


def _title_of(line: Line, at: int, low: int) -> bool:
    """True for words in marks that a possessive or preposition governs: "the BBC's “Today” that …"."""
    return at > low and (line[at - 1].low in ("'s", "’s") or line[at - 1].low in vocabulary().prepositions)


def of_verb(line: Line, at: int, low: int, stop: int) -> Clause:
    """The reporting clause of the verb at token `at`: passive with its agent, turned round, or plain."""
    verb = line[at].verb
    assert verb is not None
    if verb.form in ("past", "part") and passive(line, at, low) and verb.lemma != "quote":
        by = next((i for i in range(at + 1, len(line)) if line[i].low == "by"), None)
        agent = phrase_right(line, by + 1, len(line)) if by is not None and by - at < 12 else None
        if agent:
            return clause_at(line, agent, at, at + 1)
        source = next((i for i in range(low, at) if line[i].low == "according" and line[i + 1].low == "to"), None)
        if source is not None:
            return clause_at(line, phrase_right(line, source + 2, at), source, source + 2)
        if verb.lemma in word_class("questions") or (verb.weak and line[at + 1 : at + 2] and line[at + 1].low == "as"):
            return Clause(None, line[at].text, at, nobody=True)
    as_what = at + 1 < len(line) and line[at + 1].low == "as"
    if verb.form in ("past", "part") and verb.weak and as_what and at > low and line[at - 1].text == ",":
        return Clause(None, line[at].text, at, nobody=True)
    unpaired = at > low and line[at - 1].text in ('"', "”")  # words whose opening mark is lost end here
    if verb.form != "ing" and (at == low or unpaired or (line[at - 1].text == "," and not verb.weak)):
        turned = right_subject(line, at, stop)
        ends = turned is not None and turned.end < stop and (line[turned.end].text in ",:" or unpaired)
        if turned and ends and turned.type is not MentionType.NOMINAL:
            return clause_at(line, turned, at, at + 1)
    subject = _main_subject(line, at, low) if verb.form == "ing" else _coordinated(line, at, low)
    return quoting(line, at, stop, subject or phrase_left(line, at, low))


def _coordinated(line: Line, at: int, low: int) -> Phrase | None:
    """The subject that a verb of saying after "and" or "but" shares: "The head said it did not, but added: …"."""
    joint = at - 1
    while joint > low and passes(line, joint) and line[joint].low not in vocabulary().auxiliaries:
        joint -= 1
    if joint <= low or line[joint].low not in ("and", "but"):
        return None
    own = line[at].verb
    for i in range(joint - 1, low, -1):
        if line[i].text in ";:-–—":
            return None
        verb = line[i].verb
        alike = verb is not None and own is not None and not verb.weak and (verb.form == "now") == (own.form == "now")
        if alike and finite(line, i) and not as_noun(line, i):
            return of_verb(line, i, low, joint).phrase
    return None


def right_subject(line: Line, verb: int, stop: int) -> Phrase | None:
    """The subject that stands after the verb at token `verb`."""
    at, form = verb + 1, line[verb].verb
    if form and at < stop and line[at].low in form.particles:
        at += 1
    return phrase_turned(line, at, stop)


def _main_subject(line: Line, at: int, low: int) -> Phrase | None:
    """The subject of a participle: that of its sentence, unless it is bound to the noun before it."""
    i = at - 1
    while i > low and (line[i].low in vocabulary().times or line[i].low in ("not", "also")):
        i -= 1
    if i <= low or line[i].low in word_class("be"):
        return None
    before = line[i]
    if before.low in ("and", "or", "but"):
        return _shared_subject(line, i, low)
    if (
        before.text == ","
        and i - 1 > low
        and finite(line, i - 1)
        and not (as_noun(line, i - 1) or lesser(line, i - 1, low))
    ):
        return phrase_left(line, i - 1, low)
    if before.low == "as":
        return _quoted_other(line, low, at)
    if before.noun_like and before.low not in vocabulary().nouns:
        return None
    return _quoted_other(line, low, at) or _nearest_subject(line, low, at)


def _shared_subject(line: Line, at: int, low: int) -> Phrase | None:
    """The subject that a participle after "and" shares with the reporting participle before it."""
    for i in range(at - 1, low, -1):
        verb = line[i].verb
        if verb is not None and verb.form == "ing" and not as_noun(line, i):
            return of_verb(line, i, low, at).phrase
        if line[i].kind is not Kind.QUOTE and finite(line, i) and not as_noun(line, i):
            break
    return _quoted_other(line, low, at) or _nearest_subject(line, low, at)


def _nearest_subject(line: Line, low: int, at: int) -> Phrase | None:
    """The subject of the clause a participle follows: the last one that opens after a comma or words in marks."""
    for i in range(at - 2, low, -1):
        opens = line[i].low in word_class("subordinate") and line[i - 1].text in ",;"
        if opens or line[i].kind is Kind.QUOTE:
            subject = first_subject(line, i + 1, at)
            if subject and acts(line, subject.end):
                return subject
    return first_subject(line, low, at)


def _quoted_other(line: Line, low: int, stop: int) -> Phrase | None:
    """Who is quoted, where the sentence says "A quoted B as saying"."""
    for at in range(low, stop):
        verb = line[at].verb
        if verb is not None and verb.lemma in ("quote", "cite") and verb.form != "ing":
            other = phrase_right(line, at + 1, stop)
            if other and other.end < stop and line[other.end].low == "as":
                return other
    return None


def quoting(line: Line, at: int, stop: int, subject: Phrase | None, close: bool = True) -> Clause:
    """The clause of the verb at `at`; where one quotes another ("A quoted B as saying") it is the other's."""
    verb = line[at].verb
    end = at + 1
    if verb and end < stop and line[end].low in verb.particles:
        end += 1
    if verb and verb.lemma in ("quote", "cite"):
        other = _pronoun(line, end) if line[end : end + 1] and line[end].low in ("him", "her", "them") else None
        other = other or phrase_right(line, end, len(line))
        if other and other.end < len(line) and line[other.end].low in ("as", "saying"):
            return Clause(other, _words(line, at, other.end + 2, other), at, subject.span if subject else None, close)
    return clause_at(line, subject, at, end, close=close)


def _noun(line: Line, low: int, quote: int) -> Clause | None:
    """A clause of a noun: his message: "…"; a letter from the ministry: "…"; or of a name alone: Macron: "…"."""
    known = vocabulary()
    if quote > low and line[quote - 1].text == ":":
        alone = phrase_right(line, low, quote)
        if alone and alone.end == quote - 1:
            return clause_at(line, alone, quote - 1, quote)
        giver = next((i for i in range(quote - 2, max(low, quote - 8), -1) if line[i].low in ("from", "by")), None)
        source = phrase_right(line, giver + 1, quote) if giver is not None else None
        if source and source.end == quote - 1 and any(t.kind is Kind.NAME for t in line[source.start : source.end]):
            return clause_at(line, source, quote - 1, quote)
    for at in range(quote - 1, low, -1):
        if line[at].low in known.nouns and line[at].kind is Kind.WORD:
            owner = next(
                (i for i in range(at - 1, max(low, at - 5) - 1, -1) if line[i].low in ("'s", "’s", "'", "’")), None
            )
            if owner is not None and owner > low:
                return clause_at(line, phrase_left(line, owner, low), at, at + 1)
            if line[at - 1].low in ("his", "her", "their"):
                return Clause(_pronoun(line, at - 1), line[at].text, at)
            if at + 1 < quote and line[at + 1].low in ("from", "by"):
                return clause_at(line, phrase_right(line, at + 2, quote), at, at + 1)
    return None


def _words(line: Line, start: int, end: int, without: Phrase) -> str:
    return " ".join(t.text for i, t in enumerate(line[start:end], start) if not without.start <= i < without.end)


def _pronoun(line: Line, at: int) -> Phrase:
    return Phrase(at, at + 1, Span(line[at].start, line[at].end), MentionType.PRONOUN)


def _person(line: Line, phrase: Phrase) -> bool:
    return phrase.type is MentionType.PRONOUN or any(t.person for t in line[phrase.start : phrase.end])
