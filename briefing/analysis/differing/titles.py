"""What a difference is headed with: what happened, with what the accounts say of it in place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from briefing.analysis.language.lines import short, tidy
from briefing.analysis.language.passages import bounded, quoted_characters
from briefing.lexicon.loader import alternation, load
from briefing.model.discrepancy import Kind, Value
from briefing.model.text import Span

if TYPE_CHECKING:
    from briefing.analysis.differing.finding import Finding

# Subjects that do not tell what the sentences are about.
_BARE = frozenset({"the weekday", "the month", "the day of the month", "who says it", "a number", "an amount of money"})
# Characters of a clause before and behind the words that differ, and of words said.
_BEFORE, _BEHIND, _SAID = 50, 40, 60


def told_subject(finding: Finding) -> str:
    """The subject of a finding; one that does not tell what it is about has the clause of the shorter sentence with the
    values of both in it ("The bridge reopened on Friday or Sunday").
    """
    if len(finding.values) < 2 or finding.kind not in (Kind.DATE, Kind.NUMBER, Kind.NEGATION, Kind.ATTRIBUTION):
        return finding.subject
    one, other = finding.values[:2]
    if finding.kind is Kind.NEGATION:
        return f"whether “{_clause(min(one, other, key=_denies))}”"
    if finding.subject not in _BARE:
        return finding.subject
    either = f"{one.value} or {other.value}"
    if finding.kind is Kind.ATTRIBUTION:
        return f"who says “{_said(one)}”: {either}"
    return _clause(min(one, other, key=lambda value: len(value.text)), either)


def _denies(value: Value) -> tuple[bool, int]:
    """Orders the values of a negation: first one that affirms, the shorter first."""
    first, _, more = value.value.lower().replace("’", "'").partition(" ")
    listed = load("differences_disputed")
    denying = {*listed["near"], *((*listed["denying"], *listed["tried"]) if more else ())}
    return first.endswith("n't") or first in denying, len(value.text)


def _clause(value: Value, instead: str = "") -> str:
    """The clause of a sentence round a value, with other words `instead` of it."""
    text = bounded(value.text)
    at = text.find(value.value)
    if at < 0:
        return short(text, _BEFORE + _BEHIND)
    end = at + len(value.value)
    start = max((m.end() for m in _break().finditer(text, 0, at)), default=0)
    stop = next((m.start() for m in _break().finditer(text, end)), len(text))
    before, behind = text[start:at], text[end:stop]
    if len(before) > _BEFORE:
        before = "…" + before[-_BEFORE:].partition(" ")[2]
    if len(behind) > _BEHIND:
        behind = behind[:_BEHIND].rpartition(" ")[0] + "…"
    return tidy(" ".join(f"{before}{instead or value.value}{behind}".split())).rstrip(" ,.")


def _said(value: Value) -> str:
    """The words of a sentence that are somebody's: what is quoted, else what does not name who says it."""
    text = bounded(value.text)
    quoted = quoted_characters(text)
    inside = "".join(c if q else "\n" for c, q in zip(text, quoted, strict=True)).strip('\n“”" ')
    parts = [part.strip('“”" ,.') for part in inside.split("\n") if part.strip('“”" ,.')]
    if not parts:
        at = text.find(value.value)
        apart = Span(at, at + len(value.value))
        pieces = ((p, text.find(p)) for p in re.split(r",\s|\sthat\s", text))
        parts = [p for p, n in pieces if not Span(n, n + len(p)).overlaps(apart)] or [text]
    return short(max(parts, key=len).strip(" .,"), _SAID)


@cache
def _break() -> re.Pattern[str]:
    behind, bare = (alternation(load("language_clauses")[key]) for key in ("told_behind", "told"))
    return re.compile(rf"[;:—–]\s|,\s+(?:{behind})\s|,?\s(?:{bare})\s")
