"""Picks, quotations and differences as data: JSON, CSV, and CSL JSON for reference managers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from briefing.analysis.language.days import parse_day
from briefing.export.escape import plain
from briefing.export.sources import Source
from briefing.export.stale_picks import Standings
from briefing.export.urls import safe_url
from briefing.model.plain import to_plain
from briefing.model.quote import QuoteKind
from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.selection.relocation import Standing

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def selection_json(selection: Selection, standings: Standings) -> str:
    """The selection with all it keeps, as JSON."""
    return json_text(selection_record(selection, standings))


def selection_record(selection: Selection, standings: Standings) -> dict[str, Any]:
    """The selection with all it keeps; each anchor has `standing` (same, stands, changed, gone, missing) if known."""
    found: dict[str, Any] = to_plain(selection)
    for clipping, written in zip(selection.clippings, found["clippings"], strict=True):
        for anchor, entry in zip(clipping.anchors, written["anchors"], strict=True):
            located = standings.located.get(anchor)
            entry["standing"] = located.standing.value if located else None
            entry["changed"] = bool(located and located.standing not in (Standing.SAME, Standing.STANDS))
    return found


def selection_csv(selection: Selection, standings: Standings) -> str:
    """A row for every passage picked."""
    head = (
        "id",
        "kind",
        "words",
        "speaker",
        "via",
        "note",
        "letter",
        "outlet",
        "title",
        "published",
        "precision",
        "url",
        "path",
        "standing",
    )
    rows = []
    for c in selection.clippings:
        for a in c.anchors or (None,):
            located = standings.located.get(a) if a else None
            place = (a.letter, a.source, a.title, a.published, a.precision, a.url, a.path) if a else ("",) * 7
            words = (a.exact if a else "") or c.text
            standing = located.standing.value if located else ""
            rows.append((c.id, c.kind.value, words, c.speaker, "; ".join(c.via), c.note, *place, standing))
    return csv_text(head, rows)


def quotes_csv(stories: Iterable[StoryFindings], indirect: bool = False) -> str:
    """A row for every quotation of these stories, indirect reports only if asked for; offsets as in the JSON."""
    head = (
        "id",
        "story",
        "letter",
        "outlet",
        "path",
        "published",
        "precision",
        "speaker",
        "words",
        "kind",
        "cue",
        "via",
        "group",
        "start",
        "end",
    )
    rows = []
    for findings in stories:
        for q in findings.quotes:
            if q.kind is QuoteKind.TERM or (q.kind is QuoteKind.INDIRECT and not indirect):
                continue
            m = findings.member(q.article)
            published = m.article.published
            when = (published.iso, published.precision.value) if published else ("", "")
            place = (q.id, findings.story.title, m.letter, m.article.source, m.article.path, *when)
            rows.append((*place, q.who, q.text, q.kind.value, q.cue, "; ".join(q.via), q.group, q.start, q.end))
    return csv_text(head, rows)


def differences_csv(stories: Iterable[StoryFindings]) -> str:
    """A row for every account of every difference in these stories."""
    head = (
        "id",
        "story",
        "kind",
        "grade",
        "subject",
        "verdict",
        "reason",
        "letter",
        "outlet",
        "path",
        "value",
        "by",
        "text",
    )
    rows = []
    for findings in stories:
        for d in findings.discrepancies:
            verdict = d.verdict.value if d.verdict else ""
            for v in d.values:
                m = findings.member(v.article)
                what = (d.id, findings.story.title, d.kind.value, d.grade.value, d.subject, verdict, d.reason)
                rows.append((*what, m.letter, m.article.source, m.article.path, v.value, v.by, v.text))
    return csv_text(head, rows)


def coverage_csv(stories: Iterable[StoryFindings]) -> str:
    """A row for every point, a column for every letter: whether it was found there (yes, partly, no); empty where a
    story has no article of the letter. `whole` and `partly` count those, `independent` the accounts that seem so.
    """
    known = list(stories)
    everyone = list(dict.fromkeys(m.letter for f in sorted(known, key=lambda f: -len(f.members)) for m in f.members))
    rows = []
    for findings in known:
        for p in findings.points:
            found = {findings.member(c.article).letter: c.found.value for c in p.carried}
            what = (p.id, findings.story.title, p.text, p.kind.value, round(p.weight, 3))
            counts = (len(p.whole), len(p.partly), p.independent)
            rows.append((*what, *counts, *(found.get(letter, "") for letter in everyone)))
    return csv_text(("id", "story", "point", "kind", "weight", "whole", "partly", "independent", *everyone), rows)


def csl_json(sources: Iterable[Source]) -> str:
    """The sources as CSL JSON, keyed as the Pandoc citations are."""
    return json_text([_csl(source) for source in sources])


def csv_text(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV as RFC 4180 has it. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def json_text(value: Any) -> str:
    """JSON for people and programs: indented, readable characters."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _cell(value: Any) -> Any:
    if not isinstance(value, str):
        return "" if value is None else value
    words = plain(value)
    return "'" + words if words.startswith(_FORMULA) else words


def _csl(source: Source) -> dict[str, Any]:
    anchor = source.anchor
    entry: dict[str, Any] = {"id": source.citation_key, "type": "article-newspaper", "title": source.title}
    if plain(anchor.source):
        entry["container-title"] = plain(anchor.source)
    if plain(anchor.byline):
        entry["author"] = [{"literal": plain(anchor.byline)}]
    for name, iso in (("issued", anchor.published), ("accessed", source.accessed)):
        when = parse_day(iso)
        if when:
            entry[name] = {"date-parts": [[when.year, when.month, when.day]]}
    if "issued" in entry and plain(anchor.precision):  # only the earliest day it can be
        entry["issued"]["circa"] = True
    url = safe_url(anchor.url)
    return entry | ({"URL": url} if url else {})
