"""Indirect speech: sentences that report what somebody said without marks, with speaker, verb and its strength.

One report a sentence, the outermost: "X said that Y warned …" is X's. A verb that has other uses counts only with
"that" after it. In a sentence that also quotes, what is reported before the marks counts if it is long enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.clause_before import finite_report
from briefing.analysis.quoting.drafts import Read
from briefing.analysis.quoting.phrases import Line, Phrase, by_name, phrase_right
from briefing.analysis.quoting.subjects import verb_at
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.verbs import as_noun, passive, reports, takes
from briefing.analysis.quoting.vocabulary import tells, vocabulary, word_class
from briefing.model.quote import MentionType
from briefing.model.text import Span

LEAST_WORDS = 4
"""Words a report must have; shorter ones ("he said so") tell nothing."""


@dataclass(frozen=True, slots=True)
class Report:
    """Words reported without marks: where they stand, who said them in which words, how strong the verb is."""

    span: Span
    phrase: Phrase
    cue: str
    strength: str


def reports_of(read: Read) -> Iterator[Report]:
    """The indirect reports of a line's sentences."""
    for low, stop in zip(read.bounds, read.bounds[1:], strict=False):
        quoted = [d.token for d in read.drafts if low <= d.token < stop and not d.term]
        if quoted and quoted[0] - low <= LEAST_WORDS:
            continue
        ends = quoted[0] if quoted else stop
        report = _of_sentence(read.tokens, low, ends, cut=bool(quoted) or read.tokens[ends - 1].text == ":")
        if report:
            yield report


def _of_sentence(line: Line, low: int, stop: int, cut: bool) -> Report | None:
    for at in range(low, stop):
        if line[at].low == "according" or (line[at].verb is not None and not line[at].capital):
            clause = finite_report(line, at, low, stop)
            if clause is not None and _real(line, clause, low) and _allowed(line, at, stop):
                return _report(line, clause, low, stop, cut)
    return None


def _real(line: Line, clause: Clause, low: int) -> bool:
    """True for a clause in which somebody or a document says something, not one of a condition or a passive."""
    phrase = clause.phrase
    if phrase is None or (phrase.start > low and line[phrase.start - 1].low in word_class("conditions")):
        return False
    verb = line[clause.at].verb
    if verb is not None and verb.form in ("past", "part") and passive(line, clause.at, low):
        return False
    return speaks(line, phrase)


def speaks(line: Line, phrase: Phrase) -> bool:
    """True for a phrase that can mean a speaker: a name, a person's pronoun, a noun of persons, bodies or documents."""
    words = [t.low for t in line[phrase.start : phrase.end] if t.low]
    if phrase.type is MentionType.PRONOUN or (len(words) == 1 and words[0] in vocabulary().subjects):
        return words[0] not in word_class("talked_to")
    if phrase.type is MentionType.NAMED:
        return True
    return any(tells(w) for w in words)


def _allowed(line: Line, at: int, stop: int) -> bool:
    verb = line[at].verb
    if verb is not None and (verb.lemma in ("quote", "cite") or takes(line, at)):
        return False
    supposed = line[at - 1].low in word_class("hypothetical") and not any(
        t.low == "that" for t in line[at + 1 : at + 3]
    )
    if supposed or (line[at + 1 : at + 2] and line[at + 1].low in ("guilty", "not")):
        return False
    if verb is None or not verb.weak:
        return True
    follows = [t.low for t in line[at + 1 : min(stop, at + 3)]]
    return "that" in follows or bool(follows and f"{verb.lemma} {follows[0]}" in vocabulary().with_particle)


def _report(line: Line, clause: Clause, low: int, stop: int, cut: bool) -> Report | None:
    assert clause.phrase is not None
    at, end = clause.at, clause.at + 1
    words = [line[at].text]
    verb = line[at].verb
    strength = verb.strength if verb else "say"
    if end < stop and verb and line[end].low in verb.particles and line[end].low != "that":
        strength = vocabulary().with_particle.get(f"{verb.lemma} {line[end].low}", strength)
        words.append(line[end].text)
        end += 1
    if verb is not None and any(t.low in word_class("negations") for t in line[max(low, at - 3) : at]):
        strength = "refuse" if strength == "confirm" else strength
        words.insert(0, "not")
    start, finish = _reported(line, clause, low, end, stop)
    start, finish = _trimmed(line, start, finish, cut)
    if cut and ((line[stop - 1].text == ":" and line[end].low != "that") or _introduces(line, start, stop)):
        return None
    if not _whole(line, start, finish, cut):
        return None
    if finish - start < LEAST_WORDS or (cut and finish - start < 2 * LEAST_WORDS and _adverbial(line, start)):
        return None
    cue = clause.cue if verb is None else " ".join(words)
    phrase = clause.phrase if verb is None else by_name(line, clause.phrase)
    return Report(Span(line[start].start, line[finish - 1].end), phrase, cue, strength)


def _whole(line: Line, start: int, finish: int, cut: bool) -> bool:
    """False for what cannot stand alone: words that begin with their verb, or that only lead to words in marks."""
    if start >= finish or (line[start].low not in ("to", "not") and verb_at(line, start)):
        return False
    if not cut:
        return True
    ends = line[finish - 1].low in vocabulary().auxiliaries
    tells = any(reports(line, i) for i in range(max(start, finish - 3), finish))
    return not (ends or tells) and any(_is_verb(line, i) for i in range(start, finish))


def _is_verb(line: Line, at: int) -> bool:
    return line[at].low not in word_class("possessive") and line[at].low != "to" and verb_at(line, at)


def _trimmed(line: Line, start: int, finish: int, cut: bool) -> tuple[int, int]:
    """Without commas and times at the start, or a joint that only leads to the marks at the end."""
    known = vocabulary()
    if cut:
        near = range(max(start + 1, finish - 7), finish)
        finish = next((i - 1 for i in near if line[i - 1].text == "," and _trails(line, i)), finish)
    while finish > start and (line[finish - 1].kind is Kind.MARK or (cut and _joint(line, finish - 1))):
        finish -= 1
    while start < finish and (
        line[start].kind is Kind.MARK or line[start].low in known.times or line[start].low == "that"
    ):
        start += 1
    return start, finish


def _trails(line: Line, at: int) -> bool:
    """True for a participle of saying, which leads to words in marks."""
    verb = line[at].verb
    return verb is not None and verb.form == "ing"


def _joint(line: Line, at: int) -> bool:
    return line[at].low in ("and", "that", "but", "a", "an", "the") or _trails(line, at)


def _adverbial(line: Line, at: int) -> bool:
    return line[at].low in vocabulary().prepositions


def _reported(line: Line, clause: Clause, low: int, end: int, stop: int) -> tuple[int, int]:
    """The tokens reported: what follows the verb, or what stands before "…, he said"."""
    assert clause.phrase is not None
    left = min(clause.phrase.start, clause.at)
    right = max(clause.phrase.end, end)
    after = _after(line, clause, right, stop)
    related = line[clause.phrase.end - 1].low in vocabulary().wh
    before_comma = left > low and line[left - 1].text == "," and not related and _is_clause(line, low, left - 1)
    sourced = line[clause.at].low == "according"
    if before_comma and left - low > LEAST_WORDS and (sourced or stop - after <= max(8, left - low)):
        return low, left - 1
    if left > low and line[left - 1].low == "as" and left - 1 == low:
        return next((i + 1 for i in range(after, stop) if line[i].text == ","), stop), stop
    if left > low and line[left - 1].low in word_class("openers"):
        stop = next((i for i in range(after, stop) if line[i].text == ","), stop)
    return after, stop


def _after(line: Line, clause: Clause, right: int, stop: int) -> int:
    """Where the words after the verb begin: past "reporters on Monday that", where no other verb comes first."""
    if line[clause.at].low == "according":
        comma = next((i for i in range(right, min(stop, right + 12)) if line[i].text == ","), right - 1)
        return comma + 1
    right = _past_place(line, right, stop)
    for i in range(right, min(stop, right + 8)):
        if line[i].low == "that":
            return i + 1
        if line[i].low not in word_class("possessive") and verb_at(line, i) and not as_noun(line, i):
            break
    verb = line[clause.at].verb
    told = phrase_right(line, right, stop) if verb is not None and verb.lemma in word_class("telling") else None
    return told.end if told is not None and told.end < stop - LEAST_WORDS else right


def _past_place(line: Line, right: int, stop: int) -> int:
    """Past "in a letter to the mayor published on Monday", where the words reported follow."""
    at = right
    leads = word_class("said_where")
    while at < stop and line[at].low in leads:
        place = phrase_right(line, at + 1, stop)
        if place is None or place.type is MentionType.PRONOUN:
            break
        at, leads = place.end, word_class("said_where") | word_class("joiners")
        if at + 1 < stop and line[at].low.endswith("ed") and line[at + 1].low in vocabulary().times | leads | {"that"}:
            at += 1
        while at < stop and line[at].low in vocabulary().times:
            at += 1
    starts = at < stop - LEAST_WORDS and line[at].low not in ("and", "but", "or", ",")
    return at if starts else right


def _is_clause(line: Line, low: int, stop: int) -> bool:
    """True where tokens `low` to `stop` have a verb of their own: "In May," is no clause."""
    if line[low].low in vocabulary().prepositions | word_class("openers") and not any(
        line[i].text == "," for i in range(low, stop)
    ):
        return False
    return any(_is_verb(line, i) for i in range(low, stop))


def _introduces(line: Line, start: int, stop: int) -> bool:
    """True where another verb of saying, shortly before the marks, is the one that introduces them."""
    if line[stop - 1].text not in (",", ":"):
        return False
    return any(reports(line, i) for i in range(max(start, stop - 7), stop))
