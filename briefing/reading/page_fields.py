"""What a web page says about itself -> fields of a draft, each with its origin, the most reliable origin first:
JSON-LD, Open Graph, other meta tags, the visible headline, byline and date.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from briefing.lexicon.loader import load, word_set
from briefing.reading.draft import Draft
from briefing.reading.moments import find_moments, moment
from briefing.reading.page_head import PageHead

_LONGEST = 300
_HANDLE = re.compile(r"(?:https?:)?//|^@|\.(?:com|org|net)\b", re.IGNORECASE)
_BY = re.compile(r"^\s*(?:written\s+|posted\s+|reported\s+)?by\b[:\s]*", re.IGNORECASE)


def add_page_fields(draft: Draft, source: str) -> None:
    """Adds the metadata of the page `source` to `draft`, best origin first."""
    head = PageHead()
    head.feed(source)
    head.close()
    for record in _articles(head.scripts):
        _add_record(draft, record)
    names = load("reading_pages")["meta"]
    for origin in ("Open Graph", "meta tags"):
        for field, keys in names[origin].items():
            for key in keys:
                _add(draft, field, head.meta.get(key, []), origin)
    _add(draft, "url", [head.address], "canonical link")
    _add(draft, "language", [head.language], "page")
    _add_title(draft, head)
    _add(draft, "byline", [clean_byline(line) for line in head.bylines], "page")
    for stamps in (head.times[:1], head.stamps, head.bylines):
        _add(draft, "published", [stamp[:_LONGEST] for stamp in stamps], "page")


def _add(draft: Draft, field: str, values: list[str], origin: str) -> None:
    """Adds the first value, or all names of a byline, that can be what the field wants."""
    good = [v for v in values if 0 < len(v) <= 2000 and _fits(field, v)]
    if field == "byline":
        draft.add(field, list(dict.fromkeys(good))[:6], origin)
    elif good:
        draft.add(field, good[0], origin)


def _fits(field: str, value: str) -> bool:
    if field in ("published", "updated"):
        return moment(value) is not None
    if field == "url":
        return value.startswith(("http://", "https://"))
    if field == "source" and _HANDLE.match(value):
        return False
    if field == "byline":
        return not _HANDLE.search(value) and len(value) <= _LONGEST and any(c.isalpha() for c in value)
    return len(value) <= _LONGEST or field == "title"


def clean_byline(text: str) -> str:
    """A byline from a page, without "By" and without the date or office after the names; "" if too long for one."""
    text = _BY.sub("", text.partition("|")[0])
    dated = find_moments(text[:_LONGEST])
    if dated:
        weekdays = "|".join(load("reading_dates")["weekdays"])
        text = re.sub(
            rf"[\s,|@-]*\b(?:(?:{weekdays}|on|at|updated|published)\b[\s,]*)*$",
            "",
            text[: dated[0].span.start],
            flags=re.I,
        )
    text = text.strip(" ,|-–—")
    return text if len(text) <= 120 else ""


def _add_title(draft: Draft, head: PageHead) -> None:
    """The title as the reader saw it: the page's only headline; else what the head says, without the outlet's name."""
    headlines = [h for h in dict.fromkeys(head.headlines) if len(h.split()) >= 3]
    given = draft.fields.get("title")
    if len(headlines) == 1 and not (given and given.value in headlines):
        draft.fields.pop("title", None)
        draft.add("title", headlines[0], "headline")
    draft.add("title", next(iter(head.titles), ""), "page title")
    title = draft.fields.get("title")
    if title:
        site = draft.fields.get("source")
        draft.fields["title"] = title._replace(
            value=without_outlet(title.value, site.value if site else "", head.titles)
        )


def without_outlet(title: str, outlet: str, page_titles: list[str]) -> str:
    """`title` without " | Outlet" or " - Outlet" at its end."""
    parts = re.split(r"\s+[|\-–—•·*:»]+\s+", title)
    folded = _folded(outlet)
    while len(parts) > 1:
        last = _folded(parts[-1])
        known = folded and (last in folded or folded in last)
        if not known and not (len(title) - title.rfind(parts[-1]) <= 30 and "|" in title[-len(parts[-1]) - 4 :]):
            break
        title = title[: title.rfind(parts[-1])].rstrip(" |-–—•·*:»")
        parts.pop()
    return title


def _folded(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower())).removeprefix("the")


def _articles(scripts: list[str]) -> Iterator[dict[str, Any]]:
    """The JSON-LD records that describe an article."""
    for script in scripts[:20]:
        try:
            value = json.loads(re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$", "", script), strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _records(value, 0)


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _records(item, depth + 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        names = [kinds] if isinstance(kinds, str) else kinds if isinstance(kinds, list) else []
        if any(isinstance(name, str) and name in word_set("reading_pages", "article_types") for name in names):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _records(value.get(key), depth + 1)


def _add_record(draft: Draft, record: dict[str, Any]) -> None:
    for field, keys in load("reading_pages")["json_ld"].items():
        for key in keys:
            _add(draft, field, names_in(record.get(key)), "JSON-LD")


def names_in(value: Any, depth: int = 0) -> list[str]:
    """The strings in a JSON value: itself, its items, or the `name` (or `@id`) of what it describes."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if depth > 3:
        return []
    if isinstance(value, list):
        return [name for item in value[:20] for name in names_in(item, depth + 1)]
    if isinstance(value, dict):
        return names_in(value.get("name") or value.get("@id") or value.get("url"), depth + 1)
    return []
