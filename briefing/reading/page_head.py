"""What a web page says about itself: JSON-LD, Open Graph and other meta tags, headline, times; with the origin of each."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from briefing.lexicon.loader import load
from briefing.reading.draft import Draft
from briefing.reading.moments import moment

_LONGEST = 300
_MOST_OPEN = 10
"""Elements being collected at once; each costs time for every piece of text."""
_HANDLE = re.compile(r"(?:https?:)?//|^@|\.(?:com|org|net)\b", re.IGNORECASE)


class _Head(HTMLParser):
    """Collects meta tags, JSON-LD, the canonical address, headlines, times and bylines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.titles: list[str] = []
        self.headlines: list[str] = []
        self.times: list[str] = []
        self.bylines: list[str] = []
        self.address = ""
        self.language = ""
        self._open: list[tuple[str, list[str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "html":
            self.language = values.get("lang", "") or values.get("xml:lang", "")
        elif tag == "link" and "canonical" in values.get("rel", "").lower():
            self.address = self.address or values.get("href", "")
        elif tag == "script" and "ld+json" in values.get("type", "").lower():
            self._open.append((tag, [], self.scripts))
        elif tag == "title":
            self._open.append((tag, [], self.titles))
        elif len(self._open) >= _MOST_OPEN:
            return
        elif tag == "h1":
            self._open.append((tag, [], self.headlines))
        elif tag == "time" and values.get("datetime"):
            self.times.append(values["datetime"])
        elif _is_byline(values) and len(self.bylines) < 5:
            self._open.append((tag, [], self.bylines))

    def _meta(self, values: dict[str, str]) -> None:
        content = values.get("content", "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in values.get(attribute, "").lower().split():
                if content:
                    self.meta.setdefault(name, []).append(content)

    def handle_data(self, data: str) -> None:
        for _, parts, _ in self._open:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == tag:
                _, parts, into = self._open.pop(number)
                into.append(" ".join("".join(parts).split()) if into is not self.scripts else "".join(parts))
                return


def _is_byline(values: dict[str, str]) -> bool:
    """An element marked as the author by a microdata property, `rel`, or one of the usual classes."""
    if "author" in values.get("rel", "").split() or values.get("itemprop") == "author":
        return True
    marks = values.get("class", "").lower().split()
    return any(mark in load("reading_pages")["byline_classes"] for mark in marks)


def add_page_fields(draft: Draft, source: str) -> None:
    """Adds the metadata of the page `source` to `draft`, best origin first."""
    head = _Head()
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
    if "published" not in draft.fields and head.times:
        _add(draft, "published", head.times[:1], "page")
    _add_site(draft)


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
    if field == "byline":
        return not _HANDLE.search(value) and len(value) <= _LONGEST and any(c.isalpha() for c in value)
    return len(value) <= _LONGEST or field == "title"


def clean_byline(text: str) -> str:
    """A byline from a page, without "By" and without the date or office on the lines after it."""
    text = re.sub(
        r"^\s*(?:written\s+|posted\s+|reported\s+)?by\b[:\s]*", "", text.split("|")[0], flags=re.IGNORECASE
    ).strip()
    return text if len(text) <= 120 else ""


def _add_title(draft: Draft, head: _Head) -> None:
    """The title as the reader saw it: the only headline of the page; else what the head says, without the outlet's name."""
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


def _add_site(draft: Draft) -> None:
    """The outlet by the host of the page's address, where the page does not name it."""
    url = draft.fields.get("url")
    if url and "source" not in draft.fields:
        host = urlsplit(url.value).hostname or ""
        draft.add("source", host.removeprefix("www."), "url")


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
        if any(isinstance(name, str) and name in _article_types() for name in names):
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _records(value.get(key), depth + 1)


@cache
def _article_types() -> frozenset[str]:
    return frozenset(load("reading_pages")["article_types"])


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
