"""Promises, differences, open questions and dates of a story as parts of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.analysis.brief import open_differences, single_points
from briefing.analysis.brief_days import Day, chosen_days
from briefing.analysis.brief_questions import chosen_questions
from briefing.analysis.language.openings import alone
from briefing.export import layout
from briefing.export.escape import balanced, inline, line, plain, shortened
from briefing.export.wording import capital, joined, letters, words
from briefing.model.discrepancy import Discrepancy, Kind, Verdict
from briefing.model.promise import Promise
from briefing.model.story import Stage, StoryFindings

MOST_PROMISES = 12
MOST_DIFFERENCES = 12
MOST_SINGLE = 6
LONGEST = 320
"""Characters of a sentence that a line shows: nearly every one whole, so that it can be cited."""
_COMMA = re.compile(r"\s*[,;]\s*(?=”?$)")
"""The comma with which an article goes on after a quotation."""


def promise_table(findings: StoryFindings) -> str:
    """Who commits to what, on what condition, how firmly, in which accounts; "" where none was found."""
    shown = findings.promises[:MOST_PROMISES]
    rows = [
        (
            inline(capital(balanced(shortened(p.what, 160)))),
            inline(capital(shortened(p.who, 120))) or "not given",
            inline(capital(_terms(p))) or "not given",
            _letters(findings, p.articles),
        )
        for p in shown
    ]
    if not rows:
        return ""
    table = layout.table(("Promise", "By", "Condition or status", "In"), rows)
    return "\n\n".join([table, *_more(findings.promises, shown, "promises")])


def _more(found: Sequence[object], shown: Sequence[object], command: str) -> list[str]:
    """A sentence that tells how many are left out and what lists them; none where all are shown."""
    left = len(found) - len(shown)
    if not left:
        return []
    return [f"{left} more {'is' if left == 1 else 'are'} listed by `briefing {command}`."]


def single_lines(findings: StoryFindings) -> str:
    """What weighs most of what one account alone has and neither promises nor open questions tell, with its letter."""
    lines = []
    for point in single_points(findings, MOST_SINGLE):
        members = [findings.member(article) for article in point.members]
        early = ", before the outcome" if all(m.stage is Stage.BEFORE for m in members) else ""
        copies = ", one text" if len(members) > 1 else ""
        carried = letters([m.letter for m in members])
        lines.append(f"{line(balanced(shortened(alone(point.text), LONGEST)))} ({carried} only{copies}{early})")
    return layout.bullets(lines)


def _terms(promise: Promise) -> str:
    status = f"{promise.status.value}" if promise.status else ""
    return "; ".join(part for part in (shortened(promise.condition, 120), status) if part)


def difference_lines(findings: StoryFindings) -> str:
    """One line a difference: on what, then each value with its accounts. Those the reader dismissed are left out."""
    ordered = open_differences(findings)
    lines = [difference_line(findings, d) for d in ordered[:MOST_DIFFERENCES]]
    more = _more(ordered, lines, "discrepancies")
    return "\n\n".join(part for part in (layout.bullets(lines), *more) if part)


def difference_line(findings: StoryFindings, found: Discrepancy) -> str:
    """The line of one difference as Markdown."""
    subject = inline(capital(plain(found.subject) or str(words("differences")[found.kind.value])))
    said = [f"{inline(carried)}: {inline('; '.join(values))}." for carried, values in _said(findings, found)]
    checked = " *Checked.*" if found.verdict is Verdict.CHECKED else ""
    return f"**{subject}.** {' '.join(said)}{checked}"


def _said(findings: StoryFindings, found: Discrepancy) -> list[tuple[str, list[str]]]:
    """What the accounts say, by letter and by whom they cite ("A, B", "C, citing the mayor's office"); the same value,
    or the same values, of several accounts together.
    """
    by_value: dict[tuple[str, str], tuple[str, list[str]]] = {}
    for value in found.values:
        told = _COMMA.sub("", value.value) if found.kind is Kind.QUOTE else value.value or value.text
        shown = _marked(balanced(shortened(told, LONGEST if found.kind is Kind.QUOTE else 140)))
        _, carried = by_value.setdefault((shown.casefold(), plain(value.by)), (shown, []))
        letter = findings.member(value.article).letter
        if letter not in carried:
            carried.append(letter)
    by_account: dict[str, list[str]] = {}
    for (_, cited), (shown, carried) in by_value.items():
        account = joined(carried, ", ") + (f", citing {cited}" if cited else "")
        by_account.setdefault(account, []).append(shown)
    return list(by_account.items())


def _marked(words: str) -> str:
    """In quotation marks, those inside as single ones."""
    if words.startswith("“") and words.endswith("”"):
        return words
    return f"“{words.replace('“', '‘').replace('”', '’')}”"


def question_lines(findings: StoryFindings) -> str:
    """What accounts say is not settled."""
    return layout.bullets(
        f"{line(balanced(shortened(told.text, LONGEST)))} ({_letters(findings, told.articles)})"
        for told in chosen_questions(findings)
    )


def date_lines(findings: StoryFindings) -> str:
    """Days with what happens on them, which accounts name them, and the words that gave them."""
    return layout.bullets(f"{inline(plain(day.label))}: {_event(findings, day)}" for day in chosen_days(findings))


def _event(findings: StoryFindings, day: Day) -> str:
    given = joined([f"“{g}”" for g in list(dict.fromkeys(plain(m.evidence.text) for m in day.mentions))[:2]], ", ")
    carried = letters(findings.letters(day.articles))  # others may tell of the day and not name it: never "only"
    return f"{inline(balanced(shortened(day.told, LONGEST)))} ({carried}: {inline(given)})"


def _letters(findings: StoryFindings, articles: Sequence[str]) -> str:
    return letters(findings.letters(tuple(articles)), tuple(m.letter for m in findings.members))
