"""Promises, differences, open questions and dates of a story as parts of its page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.export import layout
from briefing.export.accounts import event_year
from briefing.export.escape import inline, line, plain, shortened
from briefing.export.wording import capital, days, joined, letters, words
from briefing.model.discrepancy import Discrepancy, Grade, Value, Verdict
from briefing.model.promise import DateMention, Promise
from briefing.model.story import StoryFindings

MOST_PROMISES = 12
MOST_DIFFERENCES = 12
MOST_QUESTIONS = 6
MOST_DATES = 12
_GRADES = (Grade.CONTRADICTION, Grade.SLIP, Grade.WORDING, Grade.DETAIL)


def promise_table(findings: StoryFindings) -> str:
    """Who commits to what, on what condition, how firmly, in which accounts; "" where none was found."""
    shown = sorted(findings.promises, key=lambda p: -len(p.articles))[:MOST_PROMISES]
    rows = [
        (
            inline(capital(shortened(p.what, 160))),
            inline(shortened(p.who, 80)) or "not given",
            inline(_terms(p)) or "not given",
            _letters(findings, p.articles),
        )
        for p in shown
    ]
    return layout.table(("Promise", "By", "Condition or status", "In"), rows) if rows else ""


def _terms(promise: Promise) -> str:
    status = f"{promise.status.value}" if promise.status else ""
    return "; ".join(part for part in (shortened(promise.condition, 120), status) if part)


def difference_lines(findings: StoryFindings) -> str:
    """One line a difference: on what, then each value with its accounts. Those the reader dismissed are left out."""
    open_ones = [d for d in findings.discrepancies if d.verdict is not Verdict.DISMISSED]
    ordered = sorted(open_ones, key=lambda d: _GRADES.index(d.grade))
    lines = [difference_line(findings, d) for d in ordered[:MOST_DIFFERENCES]]
    left = len(ordered) - len(lines)
    more = [f"{left} more, of wording and detail, are listed by `briefing discrepancies`."] if left else []
    return "\n\n".join(part for part in (layout.bullets(lines), *more) if part)


def difference_line(findings: StoryFindings, found: Discrepancy) -> str:
    """The line of one difference as Markdown."""
    subject = inline(capital(plain(found.subject) or str(words("differences")[found.kind.value])))
    said = [f"{joined(in_letters, ', ')}: “{inline(value)}”." for value, in_letters in _values(findings, found.values)]
    checked = " *Checked.*" if found.verdict is Verdict.CHECKED else ""
    return f"**{subject}.** {' '.join(said)}{checked}"


def _values(findings: StoryFindings, values: Iterable[Value]) -> list[tuple[str, list[str]]]:
    """Each value once (but for case and blanks), with the letters that carry it."""
    found: dict[str, tuple[str, list[str]]] = {}
    for value in values:
        shown = shortened(value.value or value.text, 140)
        _, carried = found.setdefault(shown.casefold(), (shown, []))
        letter = findings.member(value.article).letter
        if letter not in carried:
            carried.append(letter)
    return list(found.values())


def question_lines(findings: StoryFindings) -> str:
    """What accounts say is not settled, each thing once."""
    found: dict[str, tuple[str, list[str]]] = {}
    for question in findings.questions:
        about = shortened(question.evidence.text or question.about, 220)
        _, carried = found.setdefault(plain(question.about).casefold() or about, (about, []))
        carried.append(question.evidence.article)
    lines = [f"{line(about)} ({_letters(findings, carried)})" for about, carried in found.values()]
    return layout.bullets(lines[:MOST_QUESTIONS])


def date_lines(findings: StoryFindings) -> str:
    """Days in their order, each with what happens on it and the words that gave the day."""
    by_day: dict[tuple[str, str], list[DateMention]] = {}
    for mention in findings.dates:
        if mention.first:
            by_day.setdefault((mention.first, mention.last or mention.first), []).append(mention)
    year = event_year(findings)
    lines = [f"{days(first, last, year)}: {_event(findings, by_day[first, last])}" for first, last in sorted(by_day)]
    return layout.bullets(_nearest(lines))


def _nearest(lines: Sequence[str]) -> Sequence[str]:
    return lines[-MOST_DATES:]


def _event(findings: StoryFindings, mentions: Sequence[DateMention]) -> str:
    first = mentions[0]
    article = findings.member(first.evidence.article).article
    told = article.sentence(first.sentence) if 0 <= first.sentence < len(article.sentences) else first.evidence.text
    carried = [m.evidence.article for m in mentions]
    given = inline(first.evidence.text)
    return f"{inline(shortened(told, 200))} ({_letters(findings, carried)}; “{given}”)"


def _letters(findings: StoryFindings, articles: Sequence[str]) -> str:
    return letters(findings.letters(tuple(articles)), tuple(m.letter for m in findings.members))
