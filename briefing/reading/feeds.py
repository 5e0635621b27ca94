"""RSS, Atom and JSON Feed -> one draft for each entry that has a body."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from briefing.model.article import ENTRY
from briefing.reading.decoding import Refused, decode
from briefing.reading.draft import Draft
from briefing.reading.fragment import pieces_of_fragment

_FEWEST_WORDS = 8
"""Entries with fewer words are announcements without a body."""
_INSTALL = "was read in a simple way; `pip install 'briefing[web]'` reads feeds better"


def read_feed(data: bytes) -> list[Draft]:
    """The articles in a feed."""
    if data.lstrip()[:1] == b"{":
        from briefing.reading.records import read_json  # noqa: PLC0415  (a JSON Feed with a feed's ending)

        return read_json(data)
    try:
        import feedparser  # noqa: PLC0415  (90 ms, only for feeds)
    except ImportError:
        return with_bodies(_read_simply(data))
    # A str argument would be opened as a path or an address; bytes never are.
    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    outlet = feed.feed.get("title")
    return with_bodies([_draft(entry, outlet, feed.feed) for entry in feed.entries])


def with_bodies(drafts: list[Draft]) -> list[Draft]:
    """The drafts that have a body, numbered as they stood. Raises Refused if none has one."""
    kept = []
    for number, draft in enumerate(drafts, 1):
        draft.part = f"{ENTRY}{number}"
        if sum(len(piece.text.split()) for piece in draft.pieces) >= _FEWEST_WORDS:
            kept.append(draft)
    if not kept:
        raise Refused("no-body", f"has {len(drafts)} entries, none with an article's body")
    if len(kept) < len(drafts):
        kept[0].note("entries-without-body", f"{len(drafts) - len(kept)} other entries of this file have no body")
    return kept


def _draft(entry: Any, outlet: Any, feed: Any) -> Draft:
    """The draft of one entry, as feedparser gives it; the longest of its bodies counts."""
    bodies = [part.get("value") or "" for part in entry.get("content", [])] + [entry.get("summary") or ""]
    body = max(bodies, key=len)
    draft = Draft(pieces_of_fragment(body))
    draft.add("title", _plain(entry.get("title")), "feed")
    authors = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    draft.add("byline", authors or entry.get("author"), "feed")
    draft.add("published", entry.get("published") or entry.get("created"), "feed")
    draft.add("updated", entry.get("updated"), "feed")
    draft.add("url", entry.get("link"), "feed")
    draft.add("source", entry.get("source", {}).get("title") or _plain(outlet), "feed")
    draft.add("language", entry.get("title_detail", {}).get("language") or feed.get("language"), "feed")
    return draft


def _plain(value: Any) -> str | None:
    """A title without the markup that some feeds put in it."""
    return " ".join(piece.text for piece in pieces_of_fragment(value)) if isinstance(value, str) else None


_FIELDS = {
    "title": "title",
    "byline": "creator author name",
    "published": "pubDate published date issued",
    "updated": "updated modified",
    "url": "link guid",
}
_BODIES = ("encoded", "content", "description", "summary")


def _read_simply(data: bytes) -> list[Draft]:
    """The entries of well-formed RSS or Atom, with the standard library."""
    try:
        root = ElementTree.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", decode(data).text))  # noqa: S314  (bounded process)
    except ElementTree.ParseError as error:
        raise Refused("feed-broken", "is not well-formed; `pip install 'briefing[web]'` reads such feeds") from error
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    outlet = next((e.text for e in root.iter() if _name(e) == "title" and e.text), None)
    return [_simple_draft(entry, outlet) for entry in entries]


def _simple_draft(entry: ElementTree.Element, outlet: str | None) -> Draft:
    texts: dict[str, str] = {}
    for element in entry.iter():
        text = "".join(element.itertext()).strip() or element.get("href", "")
        texts.setdefault(_name(element), text)
    body = max((texts.get(name, "") for name in _BODIES), key=len)
    draft = Draft(pieces_of_fragment(body))
    for field, names in _FIELDS.items():
        for name in names.split():
            draft.add(field, texts.get(name), "feed")
    draft.add("source", outlet, "feed")
    draft.note("simple-reader", _INSTALL)
    return draft


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]
