"""The briefing page of a story: what was promised, where accounts differ, who said what, when, and who reports it.

It holds a slot for the bottom line, which is the reader's to write. Sources are cited by letter; what is not known
reads "not given", and what was not found in an account is never said to be absent from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from briefing.analysis.brief_days import event_day
from briefing.analysis.language.days import days
from briefing.analysis.language.openings import alone
from briefing.export import layout
from briefing.export.accounts import account_lines, single_source, sources_table
from briefing.export.escape import balanced, inline, line, plain, shortened
from briefing.export.evidence import finished, item, sources_of
from briefing.export.front_matter import Bare, front_matter, split_front
from briefing.export.items import Piece
from briefing.export.options import Options
from briefing.export.page_letters import PIECE, check, noted
from briefing.export.picks import Pen
from briefing.export.quoted import chosen_quotes
from briefing.export.sections import LONGEST, date_lines, difference_lines, promise_table, question_lines, single_lines
from briefing.export.stale_picks import Standings
from briefing.export.wording import capital, counted, letters
from briefing.model.point import Point
from briefing.model.selection import Selection
from briefing.model.story import BriefLine, BriefSection, StoryFindings
from briefing.settings.choices import References

MOST_POINTS = 6
_SLOT = "*The bottom line is yours: what happened, how firm it is, what is still open.*"

_TOLD = frozenset({"several", "single", "differences", "promises", "words", "dates", "figures", "questions"})
"""Sections of the Brief that the page tells in parts of its own (figures stand in the sentences that carry them)."""
_EXPECTED = frozenset({"promises", "differences", "words", "questions"})
"""Parts that a reader looks for: where one is empty, the page says so."""

Part = Callable[[StoryFindings], str]


def report(findings: StoryFindings, options: Options | None = None) -> str:
    """The page. With an earlier page in `options.previous` it is updated, and the reader's words in it are kept.

    Raises LettersChanged where these would name other articles.
    """
    chosen = options or Options(marks=False)
    if chosen.previous is not None:
        check(chosen.previous, findings)
    return finished(_front(findings, chosen), _pieces(findings), chosen)


def pages(stories: Sequence[StoryFindings], options: Options) -> str:
    """The page of one story; of several one document without marks, each story under its own title. Those of one
    article, about which there is nothing to compare, stand together in a table at its end.
    """
    if len(stories) == 1:
        return report(stories[0], options)
    front = front_matter(
        {
            "title": f"Briefing: {counted(len(stories), 'event')}",
            "created": Bare(options.now.strftime("%Y-%m-%d")),
            "articles": sum(len(one.members) for one in stories),
            "tags": [Bare("briefing")],
            "generator": options.generator,
        }
    )
    unmarked = replace(options, marks=False)
    several = [one for one in stories if len(one.members) > 1]
    lone = [one for one in stories if several and len(one.members) == 1]
    parts = [split_front(report(one, unmarked))[1].strip("\n") for one in several or stories]
    return layout.page([front, *parts, *([_told_once(lone)] if lone else [])])


def _told_once(stories: Sequence[StoryFindings]) -> str:
    """Events of one article each."""
    rows = [single_source(one) for one in stories]
    table = layout.table(("Outlet", "Title or first words", "Published", "Draws on"), rows)
    return f"{layout.heading(1, 'Told by one article')}\n\n{table}"


def report_with_picks(findings: StoryFindings, selection: Selection, standings: Standings, options: Options) -> str:
    """The page with the reader's picks before its sources, cited by letter."""
    by_letter = replace(options, references=References.LETTERS)
    if options.previous is not None:
        check(options.previous, findings)
    pen = Pen(sources_of(selection.clippings, standings, by_letter), References.LETTERS, standings)
    *pieces, sources = _pieces(findings)
    picks = [item(pen, clipping, by_letter) for clipping in selection.clippings]
    own = [Piece("section-picks", layout.heading(2, "Picked"))] if picks else []
    return finished(_front(findings, options), [*pieces, *own, *picks, sources], options)


def _pieces(findings: StoryFindings) -> list[Piece]:
    """The parts of the page in their order; a part with nothing in it is left out, the sources are always the last."""
    pieces = [
        Piece("head", _head(findings)),
        Piece("bottom-line", f"{layout.heading(2, 'Bottom line')}\n\n{_SLOT}"),
        *_widest(findings),
    ]
    missing = []
    for ident, title, part in _PARTS:
        body = part(findings)
        if body:
            attributes = noted(findings) if ident == PIECE else ()
            pieces.append(Piece(ident, f"{layout.heading(2, title)}\n\n{body}", attributes))
        elif ident in _EXPECTED:
            missing.append(title)
        if ident == "questions":
            pieces += _further(findings)
    *body_pieces, sources = pieces
    return [*body_pieces, *_not_found(missing), sources]


def _further(findings: StoryFindings) -> list[Piece]:
    """Sections of the Brief that have no part of their own here: who has not spoken, and what comes later."""
    return [
        Piece(
            "brief-" + re.sub(r"[^a-z0-9]+", "-", section.key),
            layout.heading(2, inline(section.title)) + "\n\n" + _told(findings, section),
        )
        for section in findings.brief
        if section.key not in _TOLD and section.lines
    ]


def _told(findings: StoryFindings, section: BriefSection) -> str:
    """The lines of a section; of a party that nobody quotes one paragraph, which begins with its name."""
    if section.key != "absent":
        return layout.bullets(_cited(findings, line) for line in section.lines)
    paragraphs: list[list[str]] = []
    for said in section.lines:
        name, parted, rest = said.text.partition(": ")
        opens = bool(parted) and "never quoted" in rest
        cited = _cited(findings, replace(said, text=capital(rest) if opens else said.text.rstrip(".")))
        if opens or not paragraphs:
            paragraphs.append([])
        paragraphs[-1].append(f"**{inline(name)}.** {cited}." if opens else f"{cited}.")
    return "\n\n".join(" ".join(parts) for parts in paragraphs)


def _cited(findings: StoryFindings, said: BriefLine) -> str:
    everyone = tuple(m.letter for m in findings.members)
    where = letters(said.letters, everyone) if said.letters else ""
    return line(said.text) + (f" ({where})" if where else "")


def _not_found(titles: Sequence[str]) -> list[Piece]:
    """What the page would tell and has nothing for: found by rules, so never said to be absent."""
    if not titles:
        return []
    return [Piece("not-found", f"*Nothing was found for: {'; '.join(t.lower() for t in titles)}.*")]


def _front(findings: StoryFindings, options: Options) -> str:
    story = findings.story
    return front_matter(
        {
            "title": _title(findings),
            "event_date": Bare(day) if (day := event_day(findings) or story.first) else None,
            "created": Bare(options.now.strftime("%Y-%m-%d")),
            "articles": len(findings.members),
            "tags": [Bare("briefing")],
            "generator": options.generator,
        }
    )


def _head(findings: StoryFindings) -> str:
    day, first, last = event_day(findings), findings.story.first, findings.story.last
    when = f", {days(day or first, day or last or first)}" if first else ""
    intro = " ".join(account_lines(findings))
    return f"{layout.heading(1, inline(_title(findings) + when))}\n\n*{intro}*"


def _title(findings: StoryFindings) -> str:
    return plain(findings.story.title) or "Briefing"


def _widest(findings: StoryFindings) -> list[Piece]:
    """What several accounts report, to write the bottom line from: the first lines of the Brief's own section."""
    points = {point.id: point for point in findings.points}
    told = [said for section in findings.brief if section.key == "several" for said in section.lines]
    widest = [points[said.target] for said in told if said.target in points][:MOST_POINTS]
    everyone = tuple(m.letter for m in findings.members)
    lines = [
        f"{line(balanced(shortened(alone(p.text), LONGEST)))} ({_carriers(findings, p, everyone)})" for p in widest
    ]
    return [Piece("widest", f"Reported by several:\n\n{layout.bullets(lines)}")] if lines else []


def _carriers(findings: StoryFindings, point: Point, everyone: Sequence[str]) -> str:
    """Who reports a point, and who a part of it: where somebody does, nobody is the only one."""
    whole, part = (findings.letters(articles) for articles in (point.whole, point.partly))
    return "; in part ".join(filter(None, (letters(whole, () if part else everyone), letters(part))))


_PARTS: tuple[tuple[str, str, Part], ...] = (
    ("promises", "What was promised", promise_table),
    ("single", "Found in one account only", single_lines),
    ("differences", "Where the accounts differ", difference_lines),
    ("words", "In their words", chosen_quotes),
    ("questions", "Not settled", question_lines),
    ("dates", "Dates", date_lines),
    ("sources", "Sources", sources_table),
)
