"""Who is said to have said the words in marks, and in which words the text says so, inside one sentence.

The shapes are those all rule systems share (GenderGapTracker, Citron, textacy, CoreNLP's QuoteAttributionAnnotator):
words, subject, verb; words, verb, subject; subject, verb, words; "according to"; a participle that takes the subject of
its clause; a passive with "by"; "A quoted B as saying". Which of two candidates wins is decided by how closely the
clause hangs on the words: a comma inside the marks binds what follows.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefing.analysis.quoting.phrases import (
    Line,
    Phrase,
    acts,
    first_subject,
    phrase_left,
    phrase_right,
    phrase_turned,
)
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.vocabulary import Verb, vocabulary
from briefing.model.quote import MentionType
from briefing.model.text import Span

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "'s", "’s"})
_SUBORDINATE = frozenset(
    {"when", "while", "as", "though", "although", "because", "but", "and", "after", "before", "since"}
)
_OBJECTS = frozenset(
    {"that", "as", "it", "him", "her", "them", "me", "us", ":", ",", "the", "a", "an", "this", "is", "such"}
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A reporting clause: who (None where it does not say), in which words, at which token; through whom it came.

    `nobody`: a passive that keeps the speaker back ("he was asked"), so that nobody else may be taken for it.
    """

    phrase: Phrase | None
    cue: str
    at: int
    via: Span | None = None
    close: bool = False
    nobody: bool = False


def clause_of(line: Line, quote: int, low: int, stop: int, hangs: bool) -> Clause | None:
    """The reporting clause of the quotation at token `quote`, in a sentence of tokens `low` to `stop`.

    `hangs` is True where the words end in a comma, a question mark or the like, so that a clause may follow.
    """
    before = clause_before(line, low, quote)
    after = _after(line, quote, stop, hangs, first=quote == low)
    if after and (before is None or after.close):
        return after
    return before or after or _loose(line, quote, low, stop)


def _after(line: Line, quote: int, stop: int, hangs: bool, first: bool) -> Clause | None:
    stop = next((i for i in range(quote + 1, stop) if line[i].kind is Kind.QUOTE), stop)
    at = quote + 1
    bound = hangs or (at < stop and line[at].text in ",—–-")
    while at < stop and (line[at].text in ",—–-)…" or line[at].low in vocabulary().adverbs):
        at += 1
    if at >= stop or not (bound or first):
        return None
    if at + 1 < stop and line[at].low == "according" and line[at + 1].low == "to":
        return _clause(line, phrase_right(line, at + 2, stop), at, at + 2, close=True)
    if line[at].low == "as" and at + 1 < stop:
        at += 1
    if bound and _finite(line, at) and not line[at].capital:
        subject = _right_subject(line, at, stop)
        return _quoting(line, at, stop, subject) if subject else None
    subject = phrase_right(line, at, stop)
    return _subject_then_verb(line, subject, stop, bound, first) if subject else None


def _right_subject(line: Line, verb: int, stop: int) -> Phrase | None:
    at = verb + 1
    if line[verb].verb and at < stop and line[at].low in _particles(line[verb].verb):
        at += 1
    return phrase_turned(line, at, stop)


def _subject_then_verb(line: Line, subject: Phrase, stop: int, bound: bool, first: bool) -> Clause | None:
    reach = stop if bound else min(stop, subject.end + 2)
    for at in range(subject.end, reach):
        if _finite(line, at) and not _as_noun(line, at):
            near = all(_passes(line, i) for i in range(subject.end, at))
            return _quoting(line, at, stop, subject, close=near or first)
    if (
        bound
        and first
        and subject.end < stop
        and line[subject.end].kind is Kind.WORD
        and _inflected(line[subject.end].low)
    ):
        return _clause(line, subject, subject.end, subject.end + 1, close=True)
    return None


def _passes(line: Line, at: int) -> bool:
    """True for what may stand between a subject and its verb."""
    known, word = vocabulary(), line[at].low
    return word in known.adverbs or word in known.auxiliaries or word in known.times or word.endswith("ly")


def _inflected(word: str) -> bool:
    return word.endswith(("ed", "s")) or word in vocabulary().plain_verbs


def clause_before(line: Line, low: int, quote: int) -> Clause | None:
    """The reporting clause that stands before token `quote`, in a sentence that begins at token `low`."""
    weak: int | None = None
    for at in range(quote - 1, low - 1, -1):
        token = line[at]
        if token.low == "according" and line[at + 1].low == "to":
            return _clause(line, phrase_right(line, at + 2, quote), at, at + 2)
        if token.verb is None or token.capital or _as_noun(line, at):
            continue
        if token.verb.weak and not _governs(line, at, quote):
            weak = at if weak is None else weak
            continue
        return _outermost(line, at, low, quote)
    return _outermost(line, weak, low, quote) if weak is not None else _noun(line, low, quote)


def finite_report(line: Line, at: int, low: int, stop: int) -> Clause | None:
    """The reporting clause of the verb (or "according") at token `at`, where it stands as a finite verb; else None."""
    if line[at].low == "according" and at + 1 < stop and line[at + 1].low == "to":
        return _clause(line, phrase_right(line, at + 2, stop), at, at + 2)
    verb = line[at].verb
    if verb is None or not _finite(line, at) or _as_noun(line, at):
        return None
    if verb.form == "part" and not any(_passes(line, i) for i in range(max(low, at - 1), at)):
        return None
    return _of_verb(line, at, low, stop)


def _governs(line: Line, at: int, quote: int) -> bool:
    """True where a weak verb is near enough to be what introduces the words."""
    if quote - at <= 2:
        return True
    return line[at + 1].low in _OBJECTS and not any(line[i].text == "," for i in range(at + 1, quote - 1))


def _outermost(line: Line, at: int, low: int, quote: int) -> Clause:
    """The clause of the verb at `at`, or the one it is told in ("Macron said he thinks …" is what Macron said)."""
    clause = _of_verb(line, at, low, quote)
    while clause.phrase is not None and at > low:
        told = _teller(line, clause.phrase.start - 1, low)
        if told is None or told >= at:
            return clause
        outer = _of_verb(line, told, low, quote)
        if outer.phrase is None or not (
            _lesser(line, at, low) or clause.phrase.type is MentionType.PRONOUN or _person(line, outer.phrase)
        ):
            return clause
        at, clause = told, outer
    return clause


def _person(line: Line, phrase: Phrase) -> bool:
    return phrase.type is MentionType.PRONOUN or any(t.person for t in line[phrase.start : phrase.end])


def _teller(line: Line, at: int, low: int) -> int | None:
    """The reporting verb whose object clause begins after token `at`: "told reporters there that" reaches far."""
    reach = 14 if line[at].low == "that" else 3
    for i in range(at, max(low, at - reach) - 1, -1):
        token = line[i]
        if token.kind is Kind.QUOTE or token.text in ",;:":
            return None
        if token.verb is not None and not token.verb.weak and not token.capital and not _as_noun(line, i):
            return i
    return None


def _lesser(line: Line, at: int, low: int) -> bool:
    """True for a verb that hardly reports by itself: a weak one, a modal, a passive."""
    verb = line[at].verb
    passive = verb is not None and verb.form in ("past", "part") and _passive(line, at, low)
    return verb is None or verb.weak or passive or _modal(line, at)


def _modal(line: Line, at: int) -> bool:
    return at > 0 and line[at - 1].low in ("will", "would", "can", "could", "should", "may", "might", "must", "to")


def _of_verb(line: Line, at: int, low: int, stop: int) -> Clause:
    verb = line[at].verb
    assert verb is not None
    if verb.form in ("past", "part") and _passive(line, at, low) and verb.lemma != "quote":
        by = next((i for i in range(at + 1, len(line)) if line[i].low == "by"), None)
        agent = phrase_right(line, by + 1, len(line)) if by is not None and by - at < 12 else None
        if agent:
            return _clause(line, agent, at, at + 1)
        if verb.lemma in ("ask", "tell", "question") or (
            verb.weak and line[at + 1 : at + 2] and line[at + 1].low == "as"
        ):
            return Clause(None, line[at].text, at, nobody=True)
    if verb.form != "ing" and (at == low or line[at - 1].text == ","):
        turned = _right_subject(line, at, stop)
        if turned and turned.end < stop and line[turned.end].text in ",:" and turned.type is not MentionType.NOMINAL:
            return _clause(line, turned, at, at + 1)
    subject = _main_subject(line, at, low) if verb.form == "ing" else None
    return _quoting(line, at, stop, subject or phrase_left(line, at, low))


def _main_subject(line: Line, at: int, low: int) -> Phrase | None:
    """The subject of a participle: that of its sentence, unless it is bound to the noun before it."""
    i = at - 1
    while i > low and line[i].low in vocabulary().times:
        i -= 1
    if i <= low or line[i].low in _BE:
        return None
    before = line[i]
    if before.low == "as":
        return _quoted_other(line, low, at)
    if before.noun_like and before.low not in vocabulary().nouns:
        return None
    return _quoted_other(line, low, at) or _nearest_subject(line, low, at)


def _nearest_subject(line: Line, low: int, at: int) -> Phrase | None:
    """The subject of the clause a participle follows: the last one that opens after a comma or words in marks."""
    for i in range(at - 2, low, -1):
        opens = line[i].low in _SUBORDINATE and line[i - 1].text in ",;"
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


def _quoting(line: Line, at: int, stop: int, subject: Phrase | None, close: bool = True) -> Clause:
    """The clause of the verb at `at`; where one quotes another ("A quoted B as saying") it is the other's."""
    verb = line[at].verb
    end = at + 1
    if verb and end < stop and line[end].low in _particles(verb):
        end += 1
    if verb and verb.lemma in ("quote", "cite"):
        other = phrase_right(line, end, len(line))
        if other and other.end < len(line) and line[other.end].low in ("as", "saying"):
            return Clause(other, _words(line, at, other.end + 2, other), at, subject.span if subject else None, close)
    return _clause(line, subject, at, end, close=close)


def _words(line: Line, start: int, end: int, without: Phrase) -> str:
    return " ".join(t.text for i, t in enumerate(line[start:end], start) if not without.start <= i < without.end)


def _noun(line: Line, low: int, quote: int) -> Clause | None:
    """ "Macron's message: …", "a statement from the ministry: …", "Macron: …"."""
    known = vocabulary()
    if quote > low and line[quote - 1].text == ":":
        alone = phrase_right(line, low, quote)
        if alone and alone.end == quote - 1:
            return _clause(line, alone, quote - 1, quote)
    for at in range(quote - 1, low, -1):
        if line[at].low in known.nouns and line[at].kind is Kind.WORD:
            owner = next(
                (i for i in range(at - 1, max(low, at - 5) - 1, -1) if line[i].low in ("'s", "’s", "'", "’")), None
            )
            if owner is not None and owner > low:
                return _clause(line, phrase_left(line, owner, low), at, at + 1)
            if line[at - 1].low in ("his", "her", "their"):
                return Clause(_pronoun(line, at - 1), line[at].text, at)
            if at + 1 < quote and line[at + 1].low in ("from", "by"):
                return _clause(line, phrase_right(line, at + 2, quote), at, at + 1)
    return None


def _pronoun(line: Line, at: int) -> Phrase:
    return Phrase(at, at + 1, Span(line[at].start, line[at].end), MentionType.PRONOUN)


def _loose(line: Line, quote: int, low: int, stop: int) -> Clause | None:
    """No reporting word: the subject of the sentence, and what it does."""
    subject = first_subject(line, low, quote)
    if subject:
        return _clause(line, subject, min(subject.end, quote - 1), min(subject.end + 1, quote))
    for at in range(quote + 1, stop):
        if _finite(line, at) and not _as_noun(line, at):
            return replace(_of_verb(line, at, quote + 1, stop), close=False)
    return None


def _finite(line: Line, at: int) -> bool:
    verb = line[at].verb
    return verb is not None and verb.form != "ing" and not (at > 0 and line[at - 1].low == "to")


def _as_noun(line: Line, at: int) -> bool:
    """True where a form that is a noun too ("claims", "report") stands as one, or a participle ("endorsed by")."""
    verb = line[at].verb
    if verb is None or at == 0:
        return False
    before = line[at - 1]
    if verb.form in ("past", "part") and at + 1 < len(line) and line[at + 1].low == "by":
        return not _passive(line, at, 0)
    if verb.form != "now":
        return False
    if verb.weak and before.noun_like and any(_finite(line, i) for i in range(max(0, at - 5), at)):
        return True
    if verb.plural and verb.lemma != line[at].low and _plural_noun(line, at):
        return True
    known = vocabulary()
    if before.low in known.determiners or before.low in ("'s", "’s") or before.low in known.prepositions:
        return True
    return verb.lemma == line[at].low and before.low not in vocabulary().auxiliaries and not before.low.endswith("s")


def _plural_noun(line: Line, at: int) -> bool:
    """True for "security guarantees for …": a lower-case noun before, and nothing after that a verb would need."""
    known, before = vocabulary(), line[at - 1]
    if before.kind is not Kind.QUOTE and (
        before.kind is not Kind.WORD or before.text[0].isupper() or not before.noun_like
    ):
        return False
    singular = at > 1 and (line[at - 2].low in known.determiners or line[at - 2].kind is Kind.NAME)
    after = line[at + 1] if at + 1 < len(line) else None
    needs = (
        after is None or after.kind is Kind.MARK or after.low in known.prepositions or after.low in known.auxiliaries
    )
    return needs or not singular


def _passive(line: Line, at: int, low: int) -> bool:
    i = at - 1
    while i >= low and (line[i].low in vocabulary().adverbs or line[i].low.endswith("ly")):
        i -= 1
    return i >= low and line[i].low in _BE


def _particles(verb: Verb) -> frozenset[str]:
    return verb.particles


def _clause(line: Line, phrase: Phrase | None, start: int, end: int, close: bool = False) -> Clause:
    words = " ".join(t.text for t in line[start:end])
    return Clause(phrase, words, start, None, close)
