"""The Brief: the page that says first what several report, what only one does, and where accounts differ."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from briefing.analysis.differing.words import common_share
from briefing.model.discrepancy import Discrepancy, Value, Verdict
from briefing.model.point import Point, PointKind
from briefing.model.promise import DateMention, Figure, Promise, Question, Status
from briefing.model.quote import QuoteKind
from briefing.model.story import BriefLine, BriefSection, Stage, StoryFindings, TargetKind

# What one screen holds of each section; the rest stands in its own view.
_MOST = {
    "several": 8,
    "single": 8,
    "differences": 10,
    "promises": 8,
    "words": 6,
    "dates": 8,
    "figures": 8,
    "questions": 6,
}
_WIDTH = 88
# Share of content at which two open questions are one.
_SAME_QUESTION = 0.6


def write_brief(findings: StoryFindings) -> tuple[BriefSection, ...]:
    """The sections of the Brief that have something to say, in order; each line leads to its evidence."""
    sections = (
        BriefSection("several", "Reported by several", _several(findings)),
        BriefSection("single", "Only one reports", _single(findings)),
        BriefSection("differences", "Differences", _differences(findings)),
        BriefSection("promises", "Promises", _promises(findings)),
        BriefSection("words", "In their words", _words(findings)),
        BriefSection("dates", "Dates", _dates(findings)),
        BriefSection("figures", "Figures", _figures(findings)),
        BriefSection("questions", "Open questions", _questions(findings)),
    )
    return tuple(section for section in sections if section.lines)


def short(text: str, width: int = _WIDTH) -> str:
    """`text` on one line of at most `width` characters, cut between words."""
    plain = _tidy(" ".join(text.split()))
    if len(plain) <= width:
        return plain
    return plain[: width - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _tidy(text: str) -> str:
    """Without a dateline, and without quotation marks that are not closed or opened."""
    text = re.sub(r"^[^a-z“\"]{3,40}\s[—–-]{1,2}\s", "", text)
    if text.count("“") != text.count("”"):
        text = text.replace("“", "").replace("”", "")
    return text.replace('"', "") if text.count('"') % 2 else text


def _letters(findings: StoryFindings, articles: Iterable[str]) -> tuple[str, ...]:
    return findings.letters(tuple(articles))


def _several(findings: StoryFindings) -> tuple[BriefLine, ...]:
    points = [p for p in findings.points if p.count > 1 and p.kind is not PointKind.BACKGROUND]
    points.sort(key=lambda p: -p.weight - 0.1 * p.count)
    return tuple(_point(findings, p) for p in points[: _MOST["several"]])


def _single(findings: StoryFindings) -> tuple[BriefLine, ...]:
    points = [p for p in findings.points if p.count == 1 and p.kind is not PointKind.BACKGROUND]
    points.sort(key=lambda p: -p.weight)
    return tuple(_point(findings, p) for p in points[: _MOST["single"]]) if len(findings.members) > 1 else ()


def _point(findings: StoryFindings, point: Point) -> BriefLine:
    articles = tuple(point.members)
    before = all(findings.member(a).stage is Stage.BEFORE for a in articles)
    tail = " (before the outcome)" if before and len(findings.members) > 1 else ""
    return BriefLine(
        short(point.text, _WIDTH - len(tail)) + tail, _letters(findings, articles), TargetKind.POINT, point.id
    )


def _differences(findings: StoryFindings) -> tuple[BriefLine, ...]:
    shown = [d for d in findings.discrepancies if d.verdict is not Verdict.DISMISSED]
    lines = [_difference(findings, d) for d in shown]
    return tuple(lines[: _MOST["differences"]])


def _difference(findings: StoryFindings, difference: Discrepancy) -> BriefLine:
    by_value: dict[str, list[Value]] = {}
    for value in difference.values:
        by_value.setdefault(_bare(value.value.lower()), []).append(value)
    room = max(14, (_WIDTH - len(difference.subject)) // max(1, len(by_value)) - 6)
    said = [
        f"{' '.join(_letters(findings, (v.article for v in same)))} {short(_bare(same[0].value), room)}"
        for same in by_value.values()
    ]
    letters = _letters(findings, (v.article for v in difference.values))
    return BriefLine(
        short(f"{difference.subject}: " + " · ".join(said)), letters, TargetKind.DISCREPANCY, difference.id
    )


def _bare(value: str) -> str:
    """The words of a value without the auxiliaries they begin with, which tell nothing on one line."""
    return re.sub(r"^(?:has|have|had|is|are|was|were)\s+(?:also\s+|explicitly\s+)?", "", value)


_STATUS = {Status.AGREED: "agreed", Status.PLEDGED: "pledged", Status.POSSIBLE: "possible", Status.DRAFT: "draft"}


def _promises(findings: StoryFindings) -> tuple[BriefLine, ...]:
    return tuple(_promise(findings, p) for p in findings.promises[: _MOST["promises"]])


def _promise(findings: StoryFindings, promise: Promise) -> BriefLine:
    status = f" ({_STATUS[promise.status]})" if promise.status else ""
    who = f"{short(promise.who, 32)}: " if promise.who else ""
    condition = f", {short(promise.condition, 30)}" if promise.condition else ""
    room = max(24, _WIDTH - len(who) - len(condition) - len(status))
    text = f"{who}{short(promise.what, room)}{condition}{status}"
    return BriefLine(short(text), _letters(findings, promise.articles), TargetKind.PROMISE, promise.id)


def _words(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Quotations that several carry, then others by length, each speaker once before any speaks twice."""
    by_id = {q.id: q for q in findings.quotes}
    lines = []
    groups = sorted(findings.groups, key=lambda g: -len({by_id[q].article for q in g.quotes}))
    seen: set[str] = set()
    for group in groups:
        quotes = [by_id[q] for q in group.quotes]
        kinds = {q.kind for q in quotes}
        if (
            not kinds & {QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST, QuoteKind.JOINT}
            or len(group.text.split()) < 4
        ):
            continue
        speaker = group.speaker or next((q.speaker for q in quotes if q.speaker), None)
        if speaker is None or sum(s == speaker for s in seen) > 1:
            continue
        seen.add(speaker)
        text = f"{speaker}: “{short(group.text.rstrip(' ,'), _WIDTH - len(speaker) - 4)}”"
        lines.append(BriefLine(text, _letters(findings, (q.article for q in quotes)), TargetKind.QUOTE_GROUP, group.id))
    return tuple(lines[: _MOST["words"]])


def _dates(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Days with what happens on them: one line for each stretch of days, earliest first."""
    by_days: dict[tuple[str, str], list[tuple[int, DateMention]]] = {}
    for n, mention in enumerate(findings.dates):
        if mention.first and mention.last:
            by_days.setdefault((mention.first, mention.last), []).append((n, mention))
    latest = max((last for _, last in by_days), default="")
    shown = sorted(by_days, key=lambda days: -len({d.evidence.article for _, d in by_days[days]}))[: _MOST["dates"]]
    lines = []
    for days in sorted(shown):
        number, mention = by_days[days][0]
        words = findings.member(mention.evidence.article).article.sentence(mention.sentence)
        text = f"{_days(*days, latest[:4])}: {_tidy(words)}"
        letters = _letters(findings, (d.evidence.article for _, d in by_days[days]))
        lines.append(BriefLine(short(text), letters, TargetKind.DATE, str(number)))
    return tuple(lines)


def _days(first: str, last: str, year: str) -> str:
    """A stretch of days as a reader writes it: "3–4 January"; the year only where it is not the story's."""
    one, other = date.fromisoformat(first), date.fromisoformat(last)
    tail = "" if other.strftime("%Y") == year else f" {other.year}"
    if one == other:
        return f"{one.day} {one:%B}{tail}"
    if (one.month, one.year) == (other.month, other.year):
        return f"{one.day}–{other.day} {one:%B}{tail}"
    return f"{one.day} {one:%b} – {other.day} {other:%b}{tail}"


def _figures(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Numbers with what they count: those that several give first."""
    by_count: dict[tuple[float, str], list[tuple[int, Figure]]] = {}
    for n, figure in enumerate(findings.figures):
        by_count.setdefault((figure.value, figure.unit.lower()), []).append((n, figure))
    ranked = sorted(by_count.values(), key=lambda found: (-len({f.evidence.article for _, f in found}), found[0][0]))
    lines = []
    for found in ranked:
        number, figure = found[0]
        by = next((who for _, f in found if (who := _says(findings, f))), None)
        text = figure.evidence.text + (f" (says {by})" if by else "")
        letters = _letters(findings, (f.evidence.article for _, f in found))
        lines.append(BriefLine(short(text), letters, TargetKind.FIGURE, str(number)))
    return tuple(lines[: _MOST["figures"]])


def _says(findings: StoryFindings, figure: Figure) -> str | None:
    """Who gives a figure: the speaker of the quotation that holds it, or who it is ascribed to by name."""
    for quote in findings.quotes:
        if quote.article == figure.evidence.article and quote.span.covers(figure.evidence.span) and quote.speaker:
            return quote.speaker
    return figure.by if figure.by and any(c.isupper() for c in figure.by) else None


def _questions(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """What is open, what several leave open first; much the same words count once."""
    rows: list[tuple[int, Question, list[str]]] = []
    for number, question in enumerate(findings.questions):
        same = next((row for row in rows if common_share(row[1].about, question.about) >= _SAME_QUESTION), None)
        if same:
            same[2].append(question.evidence.article)
        else:
            rows.append((number, question, [question.evidence.article]))
    rows.sort(key=lambda row: -len(set(row[2])))
    return tuple(
        BriefLine(short(question.about), _letters(findings, articles), TargetKind.QUESTION, str(number))
        for number, question, articles in rows[: _MOST["questions"]]
    )
