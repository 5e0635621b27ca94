"""The articles that a page rests on, each with a number or letter, and how a page refers to them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.export.escape import code, inline, plain, titled
from briefing.export.urls import safe_url
from briefing.export.wording import NOT_GIVEN, day
from briefing.model.selection import Anchor
from briefing.settings.choices import References

_SHORT = 6
"""Digits of a key in the marks of pages exported before keys were longer."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article as a page cites it. `accessed` is the ISO day on which the first of its passages was picked,
    `standing` what became of it since ("" where nothing did).
    """

    number: int
    anchor: Anchor
    accessed: str
    standing: str = ""

    @property
    def key(self) -> str:
        """What stays the same over exports: made from the article's place."""
        return source_key(self.anchor)

    @property
    def outlet(self) -> str:
        """The outlet as text, "not given" where it is not known."""
        return plain(self.anchor.source) or NOT_GIVEN

    @property
    def title(self) -> str:
        """The title as text, or the first words in its place."""
        return plain(self.anchor.title) or "(no title)"

    @property
    def citation_key(self) -> str:
        """What Pandoc cites it by: outlet, year, a short hash."""
        outlet = re.sub(r"[^a-z0-9]+", "", self.outlet.lower())[:20] if self.anchor.source else "unknown"
        return f"{outlet or 'source'}{(self.anchor.published or '')[:4]}-{self.key}"


def source_key(anchor: Anchor) -> str:
    """Twelve hexadecimal digits for the article that an anchor stands in: that two of 10,000 articles have the same
    happens in one of five million libraries.
    """
    return hashlib.sha256(anchor.path.encode("utf-8", "replace")).hexdigest()[:12]


def number_sources(
    anchors: Iterable[tuple[Anchor, str]],
    known: Mapping[str, int] | None = None,
    changed: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, Source]:
    """The sources of these anchors (each with the moment it was picked) by key, in the order of first use.

    `known` gives numbers of an earlier export, which are kept; `changed` says of articles (by id) what became of them.
    """
    taken = dict(known or {})
    found: dict[str, Source] = {}
    for anchor, added in anchors:
        key = source_key(anchor)
        if key not in found:
            if (short := taken.pop(key[:_SHORT], 0)) and key not in taken:
                taken[key] = short
            taken.setdefault(key, max(taken.values(), default=0) + 1)
            found[key] = Source(taken[key], anchor, added[:10], changed.get(anchor.article, ""))
    return found


def reference(source: Source, style: References) -> str:
    """The mark after a passage that leads to its source."""
    if style is References.FOOTNOTES:
        return f"[^s{source.number}]"
    if style is References.PANDOC:
        return f" [@{source.citation_key}]"
    return f" ({inline(source.anchor.letter) or f'source {source.number}'})"


def references(sources: Iterable[Source], style: References) -> str:
    """The marks of several sources together."""
    if style is References.FOOTNOTES:
        return "".join(reference(source, style) for source in sources)
    marks = [reference(source, style).strip(" ()[]") for source in sources]
    together = "; ".join(marks) if style is References.PANDOC else ", ".join(marks)
    opening, closing = "[]" if style is References.PANDOC else "()"
    return f" {opening}{together}{closing}" if marks else ""


def footnote(source: Source) -> str:
    """The footnote that says everything a reader needs to find the article again."""
    anchor = source.anchor
    byline = f"{inline(anchor.byline)}, " if plain(anchor.byline) else ""
    outlet = f"*{inline(anchor.source)}*" if plain(anchor.source) else "Outlet not given"
    url = safe_url(anchor.url)
    parts = [
        f"{byline}{titled(source.title, '.')}",
        f"{outlet}, {published(anchor)}.",
        f"<{url}>." if url else _address(anchor.url),
        f"Accessed {day(source.accessed)}.",
        f"Local copy: {code(_local(anchor.path))}{'' if url else _sum(anchor.key)}.",
        f"The article {source.standing}." if source.standing else "",
    ]
    return f"[^s{source.number}]: " + " ".join(part for part in parts if part)


def linked_title(source: Source) -> str:
    """The title, a link where its address may be one."""
    url = safe_url(source.anchor.url)
    return f"[{inline(source.title)}](<{url}>)" if url else inline(source.title)


def outlet_words(anchor: Anchor) -> str:
    """The outlet as text; where it is not known the article's letter, so that accounts can be told apart."""
    if plain(anchor.source):
        return plain(anchor.source)
    return f"{plain(anchor.letter)} (outlet not given)" if plain(anchor.letter) else "an outlet not given"


def published(anchor: Anchor) -> str:
    """The day of publication in words; "date not given"."""
    return inline(published_words(anchor))


def published_words(anchor: Anchor) -> str:
    """The same as text: "6 January 2026", "not before 6 January 2026", "date not given"."""
    return _dated(anchor, day(anchor.published)) if anchor.published else "date not given"


def dated(anchor: Anchor) -> str:
    """The day of publication as ISO has it, "not before" ahead of it where it is only the earliest; or ""."""
    return _dated(anchor, anchor.published[:10]) if anchor.published else ""


def _dated(anchor: Anchor, when: str) -> str:
    return f"{plain(anchor.precision)} {when}" if plain(anchor.precision) else when


def _address(url: str | None) -> str:
    """An address that must not become a link, as text."""
    return f"Address as given: {code(url)}." if url and plain(url) else ""


def _local(path: str) -> str:
    """The file with its folder: where this machine keeps them is no business of the page's readers."""
    return "/".join(path.split("/")[-2:])


def _sum(key: str) -> str:
    words = plain(key)
    return f", hash {inline(words[:4])}…{inline(words[-2:])}" if len(words) > 8 else ""
