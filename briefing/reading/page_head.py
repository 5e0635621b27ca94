"""Collects from a web page's source what may say something about the article: tags, attributes, marked elements."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser

from briefing.lexicon.loader import load

_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
_MOST_OPEN = 10
"""Elements being collected at once; each costs time for every piece of text."""


class PageHead(HTMLParser):
    """Meta tags by name, JSON-LD scripts, canonical address, language; texts of titles, headlines, bylines, dates."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.scripts: list[str] = []
        self.titles: list[str] = []
        self.headlines: list[str] = []
        self.times: list[str] = []
        self.bylines: list[str] = []
        self.stamps: list[str] = []
        self.address = ""
        self.language = ""
        self._open: list[tuple[str, list[str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps what the tag says, or begins to collect the text of its element."""
        values = {name: value or "" for name, value in attrs}
        if tag == "meta":
            self._meta(values)
        elif tag == "html":
            self.language = values.get("lang", "") or values.get("xml:lang", "")
        elif tag == "link" and "canonical" in values.get("rel", "").lower():
            self.address = self.address or values.get("href", "")
        elif len(self._open) >= _MOST_OPEN:
            return
        elif tag == "script" and "ld+json" in values.get("type", "").lower():
            self._open.append((tag, [], self.scripts))
        elif tag == "title":
            self._open.append((tag, [], self.titles))
        elif tag == "h1":
            self._open.append((tag, [], self.headlines))
        elif tag == "time" and values.get("datetime"):
            self.times.append(values["datetime"])
        else:
            self._marked(tag, values)

    def _marked(self, tag: str, values: dict[str, str]) -> None:
        """Collects an element that a property or class marks as the author's name or the time of publishing."""
        marks = {*values.get("class", "").lower().split(), values.get("itemprop", ""), *values.get("rel", "").split()}
        if values.get("itemprop") == "datePublished" and values.get("content"):
            self.times.insert(0, values["content"])
        for kind, into in (("byline", self.bylines), ("date", self.stamps)):
            if tag not in _VOID and len(into) < _MOST_OPEN and not marks.isdisjoint(_classes(kind)):
                self._open.append((tag, [], into))

    def _meta(self, values: dict[str, str]) -> None:
        content = values.get("content", "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in values.get(attribute, "").lower().split():
                if content:
                    self.meta.setdefault(name, []).append(content)

    def handle_data(self, data: str) -> None:
        """Adds text to the elements that are being collected."""
        for _, parts, _ in self._open:
            parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Ends the innermost collected element of this name."""
        for number in range(len(self._open) - 1, -1, -1):
            if self._open[number][0] == tag:
                _, parts, into = self._open.pop(number)
                into.append(" ".join("".join(parts).split()) if into is not self.scripts else "".join(parts))
                return


@cache
def _classes(kind: str) -> frozenset[str]:
    return frozenset(load("reading_pages")["classes"][kind])
