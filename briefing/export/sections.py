"""Promises, differences, open questions and dates of a story as parts of its page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from briefing.analysis.brief import single_points, tells_a_day
from briefing.analysis.brief_days import of_one_thing, own_words
from briefing.export import layout
from briefing.export.accounts import event_year
from briefing.export.escape import balanced, inline, line, plain, shortened
from briefing.export.told_once import alone, in_turn, told_together
from briefing.export.wording import capital, days, joined, letters, parse_day, words
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Verdict
from briefing.model.promise import DateMention, Promise
from briefing.model.story import Stage, StoryFindings

MOST_PROMISES = 12
MOST_DIFFERENCES = 12
MOST_QUESTIONS = 6
MOST_DATES = 8
MOST_SINGLE = 6
LONGEST = 320
"""Characters of a sentence that a line shows: nearly every one whole, so that it can be cited."""
_COMMA = re.compile(r"\s*[,;]\s*(?=”?$)")
"""The comma with which an article goes on after a quotation."""
_GRADES = (Grade.CONTRADICTION, Grade.SLIP, Grade.WORDING, Grade.DETAIL)


def promise_table(findings: StoryFindings) -> str:
    """Who commits to what, on what condition, how firmly, in which accounts; "" where none was found."""
    ordered = sorted(findings.promises, key=lambda p: -len(p.articles))
    shown = ordered[:MOST_PROMISES]
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
    return "\n\n".join(
        [layout.table(("Promise", "By", "Condition or status", "In"), rows), *_more(ordered, shown, "promises")]
    )


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
    open_ones = [d for d in findings.discrepancies if d.verdict is not Verdict.DISMISSED]
    ordered = sorted(open_ones, key=_gravity)
    lines = [difference_line(findings, d) for d in ordered[:MOST_DIFFERENCES]]
    more = _more(ordered, lines, "discrepancies")
    return "\n\n".join(part for part in (layout.bullets(lines), *more) if part)


def difference_line(findings: StoryFindings, found: Discrepancy) -> str:
    """The line of one difference as Markdown."""
    subject = inline(capital(plain(found.subject) or str(words("differences")[found.kind.value])))
    said = [f"{inline(carried)}: {inline('; '.join(values))}." for carried, values in _said(findings, found)]
    checked = " *Checked.*" if found.verdict is Verdict.CHECKED else ""
    return f"**{subject}.** {' '.join(said)}{checked}"


def _gravity(found: Discrepancy) -> tuple[bool, int]:
    """What accounts say of the event comes before how one of them spells a name or calls an office."""
    return found.grade is Grade.SLIP and found.kind in (Kind.NAME, Kind.ROLE, Kind.QUOTE), _GRADES.index(found.grade)


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
    """What accounts say is not settled: the same thing once, told widely first, then from each account in turn."""
    told = told_together(findings, ((q.evidence.article, q.sentence) for q in findings.questions))
    shown = in_turn(told, MOST_QUESTIONS)
    return layout.bullets(
        f"{line(balanced(shortened(t.text, LONGEST)))} ({_letters(findings, t.articles)})" for t in shown
    )


def date_lines(findings: StoryFindings) -> str:
    """The days that most accounts name and those nearest to the event, in their order, with what happens on them."""
    by_day: dict[tuple[str, str], list[DateMention]] = {}
    for mention in findings.dates:
        if mention.first and tells_a_day(findings, mention):
            by_day.setdefault((mention.first, mention.last or mention.first), []).append(mention)
    event = parse_day(findings.story.first)

    def weight(when: tuple[str, str]) -> tuple[int, int]:
        named = len({m.evidence.article for m in by_day[when]})
        start = parse_day(when[0])
        return -named, abs((start - event).days) if start and event else 0

    year = event_year(findings)
    shown = sorted(sorted(by_day, key=weight)[:MOST_DATES])
    return layout.bullets(f"{_label(*when, by_day[when], year)}: {_event(findings, by_day[when])}" for when in shown)


def _label(first: str, last: str, mentions: Sequence[DateMention], year: int | None) -> str:
    """The days; a whole month by its name; a part of one ("End of January") in the words of whoever names it."""
    said = {own_words(mention) for mention in mentions}
    if len(said) == 1 and "" not in said:
        return inline(plain(said.pop()))
    one, other = parse_day(first), parse_day(last)
    month = one and other and one.day == 1 and (one.year, one.month) == (other.year, other.month)
    if month and one and other and (other + timedelta(days=1)).day == 1:
        return f"{words('months')[one.month - 1]}{'' if one.year == year else f' {one.year}'}"
    return days(first, last, year)


def _event(findings: StoryFindings, mentions: Sequence[DateMention]) -> str:
    """What is told most widely of a day, which accounts name it, and the words that gave it."""
    mentions = of_one_thing(findings, mentions)
    told = told_together(findings, ((m.evidence.article, m.sentence) for m in mentions))
    words = told[0].text if told else plain(mentions[0].evidence.text)
    given = list(dict.fromkeys(plain(m.evidence.text) for m in mentions))[:2]
    carried = _letters(findings, [m.evidence.article for m in mentions])
    return (
        f"{inline(balanced(shortened(words, LONGEST)))} ({carried}: {inline(joined([f'“{g}”' for g in given], ', '))})"
    )


def _letters(findings: StoryFindings, articles: Sequence[str]) -> str:
    return letters(findings.letters(tuple(articles)), tuple(m.letter for m in findings.members))
