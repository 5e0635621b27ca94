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
from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.vocabulary import vocabulary
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
        report = _of_sentence(read.tokens, low, quoted[0] if quoted else stop, cut=bool(quoted))
        if report:
            yield report


def _of_sentence(line: Line, low: int, stop: int, cut: bool) -> Report | None:
    for at in range(low, stop):
        if line[at].low == "according" or (line[at].verb is not None and not line[at].capital):
            clause = finite_report(line, at, low, stop)
            if clause is not None and clause.phrase is not None and _allowed(line, at, stop):
                return _report(line, clause, low, stop, cut)
    return None


def _allowed(line: Line, at: int, stop: int) -> bool:
    verb = line[at].verb
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
    start, finish = _reported(line, clause, low, end, stop)
    start, finish = _trimmed(line, start, finish, cut)
    if finish - start < LEAST_WORDS or (cut and finish - start < 2 * LEAST_WORDS and _adverbial(line, start)):
        return None
    cue = clause.cue if verb is None else " ".join(words)
    return Report(Span(line[start].start, line[finish - 1].end), clause.phrase, cue, strength)


def _trimmed(line: Line, start: int, finish: int, cut: bool) -> tuple[int, int]:
    """Without commas and times at the start, or a joint that only leads to the marks at the end."""
    known = vocabulary()
    while finish > start and (line[finish - 1].kind is Kind.MARK or (cut and _joint(line, finish - 1))):
        finish -= 1
    while start < finish and (
        line[start].kind is Kind.MARK or line[start].low in known.times or line[start].low == "that"
    ):
        start += 1
    return start, finish


def _joint(line: Line, at: int) -> bool:
    verb = line[at].verb
    return line[at].low in ("and", "that", "but", "a", "an", "the") or (verb is not None and verb.form == "ing")


def _adverbial(line: Line, at: int) -> bool:
    return line[at].low in vocabulary().prepositions


def _reported(line: Line, clause: Clause, low: int, end: int, stop: int) -> tuple[int, int]:
    """The tokens reported: what follows the verb, or what stands before "…, he said"."""
    assert clause.phrase is not None
    left = min(clause.phrase.start, clause.at)
    right = max(clause.phrase.end, end)
    after = next((i for i in range(right, stop) if line[i].low == "that" and i - right < 8), right - 1) + 1
    if line[clause.at].low == "according":
        after = right + 1 if right < stop and line[right].text == "," else right
    before_comma = left > low and line[left - 1].text == ","
    if before_comma and left - low > LEAST_WORDS and stop - after <= max(8, left - low):
        return low, left - 1
    return after, stop
