"""Who is said to have said the words in marks, and in which words the text says so, inside one sentence.

The shapes are those all rule systems share (GenderGapTracker, Citron, textacy, CoreNLP's QuoteAttributionAnnotator):
words, subject, verb; words, verb, subject; subject, verb, words; "according to"; a participle that takes the subject of
its clause; a passive with "by"; "A quoted B as saying". Which of two candidates wins is decided by how closely the
clause hangs on the words: a comma inside the marks binds what follows.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from briefing.analysis.quoting.clause import Clause, clause_at
from briefing.analysis.quoting.clause_before import clause_before, of_verb, quoting, right_subject
from briefing.analysis.quoting.phrases import Line, Phrase, phrase_right
from briefing.analysis.quoting.subjects import first_subject, verb_at
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.verbs import (
    as_noun,
    finite,
    inflected,
    inverts,
    lesser,
    modal,
    passes,
    passive,
    progressive,
    reports,
)
from briefing.analysis.quoting.via import outlet_phrase
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType


def clause_of(line: Line, quote: int, low: int, stop: int, hangs: bool) -> Clause | None:
    """The reporting clause of the quotation at token `quote`, in a sentence of tokens `low` to `stop`.

    `hangs` is True where the words end in a comma, a question mark or the like, so that a clause may follow.
    """
    clause = _nearest(line, quote, low, stop, hangs)
    return clause if clause is None else _at_second_hand(line, clause, low, stop)


def _at_second_hand(line: Line, clause: Clause, low: int, stop: int) -> Clause:
    """The clause with "according to" among its words, where the sentence has the report from somebody else."""
    verb = line[clause.at].verb
    if clause.phrase is None or verb is None or verb.weak:
        return clause
    for at in range(low, stop - 2):
        if line[at].low != "according" or line[at + 1].low != "to":
            continue
        source = phrase_right(line, at + 2, stop)
        if source is not None and (at > clause.at or source.end < clause.phrase.start):
            via = source.span if source.type is MentionType.NAMED else clause.via
            return replace(clause, cue=f"{clause.cue}, {line[at].low} to", via=via)
    return clause


def _agent(line: Line, quote: int, low: int, stop: int) -> Clause | None:
    """The clause of a participle whose agent follows the words: "Described as “…” by Lee, the plan fell"."""
    if quote + 2 >= stop or line[quote + 1].low != "by":
        return None
    for at in range(quote - 1, max(low, quote - 4) - 1, -1):
        verb = line[at].verb
        if verb is None or verb.form not in ("past", "part") or not (verb.lemma in word_class("naming") or verb.weak):
            continue
        agent = phrase_right(line, quote + 2, stop)
        if agent is not None and (at == low or line[at - 1].text == "," or passive(line, at, low)):
            return clause_at(line, agent, at, at + 1)
    return None


def _nearest(line: Line, quote: int, low: int, stop: int, hangs: bool) -> Clause | None:
    agent = _agent(line, quote, low, stop)
    if agent is not None:
        return agent
    before = clause_before(line, low, quote)
    after = _after(line, quote, stop, hangs, first=quote == low)
    if after and before and _holds(line, before, after, low, quote):
        via = after.phrase.span if after.phrase and outlet_phrase(line, after.phrase) else None
        return replace(before, via=via or before.via)
    if after and (before is None or (after.close and not _subordinate(line, low, quote))):
        return (_tag(line, quote, stop) if modal(line, after.at) else None) or after
    if before is None or lesser(line, before.at, low):
        told = (None if before and _names(line, before.at) else _inserted(line, low, quote)) or _tag(line, quote, stop)
        return told or before or after or _loose(line, quote, low, stop)
    return _introduced(line, before.at, quote) or before


def _holds(line: Line, before: Clause, after: Clause, low: int, quote: int) -> bool:
    """True where the words belong to the clause before them although one follows, too.

    What is called or described as something is called so by the verb's own subject ("what Lee had called “a trap,” the
    others said"); and an outlet that follows ("…, reports the Herald") passes on what a person is said to have said.
    """
    verb = line[before.at].verb
    if verb is None or before.phrase is None:
        return False
    if verb.lemma in word_class("naming") and quote - before.at <= 2 and finite(line, before.at):
        return True
    if after.phrase is None or not outlet_phrase(line, after.phrase) or lesser(line, before.at, low):
        return False
    return not outlet_phrase(line, before.phrase) and any(
        t.person for t in line[before.phrase.start : before.phrase.end]
    )


def goes_on(line: Line, first: int, clause: Clause | None, quote: int, words: str) -> bool:
    """True where the words at token `quote` carry on those at `first`, which a reporting clause has cut in two."""
    if clause is None or clause.phrase is None or not first < clause.at < quote or line[quote - 1].text != ",":
        return False
    cut = line[first].text.rstrip("\"”’'»“")[-1:] == "," and words[:1].islower()
    adding = any(
        t.verb is not None and t.verb.form == "ing" and u.low == "that" for t, u in pairwise(line[first:quote])
    )
    return cut and not adding and line[quote - 2].verb is None


def _subordinate(line: Line, low: int, quote: int) -> bool:
    """True for words inside "Although he admitted …", whose own clause comes before the main one."""
    opens = quote > low and line[low].low in word_class("openers")
    return opens and not any(line[i].text == "," for i in range(low, quote))


def _tag(line: Line, quote: int, stop: int) -> Clause | None:
    """The reporting clause that ends the sentence, apart from the words: "…" for good, the report says."""
    for at in range(stop - 2, quote, -1):
        if line[at].text != ",":
            continue
        verb = at + 1
        subject = right_subject(line, verb, stop) if inverts(line, verb) and reports(line, verb) else None
        if subject is None:
            subject = phrase_right(line, verb, stop)
            verb = next((i for i in range(subject.end, stop) if not passes(line, i)), stop) if subject else stop
        told = verb < stop and reports(line, verb)
        last = _past_told(line, max(verb, subject.end - 1) + 1, stop) if subject and told else stop
        named = subject is not None and subject.end <= verb and subject.type is MentionType.NAMED
        if subject and told and (last >= stop or line[last].text in ".," or (named and _circumstance(line, last))):
            return clause_at(line, subject, verb, verb + 1)
    return None


def _names(line: Line, at: int) -> bool:
    """True for a finite verb that gives its object a name: "Keller, Lind said, called it “…”" are Keller's words."""
    verb = line[at].verb
    return verb is not None and verb.lemma in word_class("naming") and finite(line, at) and not passive(line, at, 0)


def _inserted(line: Line, low: int, quote: int) -> Clause | None:
    """The reporting clause set in commas before words it reports: "Lee, she said, is thought to have had “…”"."""
    for at in range(low + 1, quote - 2):
        if line[at].text != ",":
            continue
        subject = phrase_right(line, at + 1, quote)
        if subject is None or subject.end + 1 >= quote or line[subject.end + 1].text != ",":
            continue
        told = reports(line, subject.end) and line[at + 1].low not in vocabulary().wh
        if told and verb_at(line, subject.end + 2):
            return clause_at(line, subject, subject.end, subject.end + 1)
    return None


def _past_told(line: Line, at: int, stop: int) -> int:
    """Past whom somebody told: "Lee told reporters in a call"."""
    verb = line[at - 1].verb
    other = phrase_right(line, at, stop) if verb is not None and verb.lemma in word_class("telling") else None
    return other.end if other is not None else at


def _circumstance(line: Line, at: int) -> bool:
    """True for what tells only when or where it was said: "Ms. Lee said at a briefing in Vienna"."""
    return line[at].low in word_class("said_where") or line[at].low in vocabulary().times


def _introduced(line: Line, at: int, quote: int) -> Clause | None:
    """The clause before a colon, joined to the one of the verb at `at`: "he said no, but he gave it a name: …"."""
    if line[quote - 1].text != ":":
        return None
    joint = next(
        (i for i in range(quote - 2, at + 1, -1) if line[i].low in ("and", "but") and line[i - 1].text == ","), 0
    )
    subject = phrase_right(line, joint + 1, quote) if joint else None
    if subject is None or not verb_at(line, subject.end):
        return None
    return clause_at(line, subject, subject.end, quote)


def _after(line: Line, quote: int, stop: int, hangs: bool, first: bool) -> Clause | None:
    stop = next((i for i in range(quote + 1, stop) if line[i].kind is Kind.QUOTE), stop)
    at = quote + 1
    bound = hangs or (at < stop and line[at].text in ",—–-")
    while at < stop and (line[at].text in ",—–-)…" or line[at].low in vocabulary().adverbs):
        at += 1
    bare = not bound and not first and not _said_at_once(line, at, stop)
    if at >= stop or bare or line[at].low == "what":
        return None  # "…," what Lee alleged never happened: no words of Lee's
    if at + 1 < stop and line[at].low == "according" and line[at + 1].low == "to":
        return clause_at(line, phrase_right(line, at + 2, stop), at, at + 2, close=True)
    if line[at].low == "as" and at + 1 < stop:
        at += 1
    if bound and inverts(line, at) and not line[at].capital:
        subject = right_subject(line, at, stop)
        return quoting(line, at, stop, subject) if subject else None
    subject = phrase_right(line, at, stop)
    if subject is None or _trailing(line, subject):
        return None
    ends = subject.end == stop or (subject.end == stop - 1 and line[subject.end].text == ".")
    if ends and subject.type is MentionType.NAMED and line[at - 1].text in ("—", "–", "-"):
        return clause_at(line, subject, at - 1, at, close=True)
    return _subject_then_verb(line, subject, stop, bound, first)


def _said_at_once(line: Line, at: int, stop: int) -> bool:
    """True where a person and "said" follow without a comma: "It was “awful” Lee said of the plan"."""
    verb = line[at + 1].verb if at + 2 < stop else None
    past = verb is not None and verb.lemma == "say" and verb.form in ("past", "part")
    return past and line[at].person and (line[at + 2].low in ("of", "about") or line[at + 2].text in ".,")


def _of(line: Line, start: int, verb: int) -> Phrase | None:
    """The phrase that alone stands, with "of" or the like, between subject and verb: "the head of the union said"."""
    inner = phrase_right(line, start + 1, verb) if line[start].low in word_class("joiners") else None
    return inner if inner is not None and inner.end == verb else None


def _trailing(line: Line, phrase: Phrase) -> bool:
    """True for a participle with its object ("…," drawing loud jeers), which only looks like a subject and its verb."""
    if line[phrase.start].kind is not Kind.WORD or not line[phrase.start].low.endswith("ing"):
        return False
    verb = line[phrase.end].verb if phrase.end < len(line) else None
    return phrase.end > phrase.start + 1 and (verb is None or verb.lemma != line[phrase.end].low)


def _own_subject(line: Line, verb: int, low: int) -> Phrase | None:
    """The subject that stands between a comma and the verb: "…," all must go, she said."""
    comma = next((i for i in range(verb - 1, low, -1) if line[i].text == ","), None)
    inner = phrase_right(line, comma + 1, verb) if comma is not None else None
    return inner if inner is not None and inner.end == verb else None


def _subject_then_verb(line: Line, subject: Phrase, stop: int, bound: bool, first: bool) -> Clause | None:
    reach = stop if bound else min(stop, subject.end + 2)
    for at in range(subject.end, reach):
        if (finite(line, at) and not as_noun(line, at)) or progressive(line, at):
            inner = _of(line, subject.end, at)
            near = inner is not None or all(passes(line, i) for i in range(subject.end, at))
            titled = inner is not None and line[subject.start].capital and any(t.person for t in line[inner.start : at])
            own = None if near else _own_subject(line, at, subject.end)
            return quoting(line, at, stop, own or (inner if titled else subject), close=near or first)
    if (
        bound
        and first
        and subject.end < stop
        and line[subject.end].kind is Kind.WORD
        and inflected(line[subject.end].low)
    ):
        return clause_at(line, subject, subject.end, subject.end + 1, close=True)
    return None


def _loose(line: Line, quote: int, low: int, stop: int) -> Clause | None:
    """No reporting word: the subject of the sentence, and what it does."""
    subject = first_subject(line, low, quote)
    if subject:
        starts = (i for i in range(subject.end, quote) if i == subject.end or line[i - 1].text == ",")
        verb = next((i for i in starts if verb_at(line, i)), None)
        if verb is None and subject.end == quote and line[quote].predicate:
            return None
        if verb is None:
            return clause_at(line, subject, min(subject.end, quote - 1), quote, wordless=True)
        return clause_at(line, subject, verb, min(verb + 2, quote))
    for at in range(quote + 1, stop):
        if finite(line, at) and not as_noun(line, at):
            return replace(of_verb(line, at, quote + 1, stop), close=False)
    return None
