"""Which format a file has, by its first bytes and its ending, and which reader that needs."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from importlib import import_module

from briefing.reading.draft import Draft

Reader = Callable[[bytes], list[Draft]]


class Format(StrEnum):
    """The formats that are told apart. TEXT and MARKDOWN are read in the program, ZIP is opened there, others apart."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "page"
    PAGE_SIMPLY = "page, simply"
    ARCHIVED_PAGE = "archived page"
    FEED = "feed"
    MAIL = "mail"
    JSON = "json"
    PDF = "pdf"
    WORD = "word"
    ZIP = "zip"


_READERS = {
    Format.PAGE: ("web", "read_page"),
    Format.PAGE_SIMPLY: ("web", "read_page_simply"),
    Format.ARCHIVED_PAGE: ("mail", "read_archived_page"),
    Format.FEED: ("feeds", "read_feed"),
    Format.MAIL: ("mail", "read_mail"),
    Format.JSON: ("records", "read_json"),
    Format.PDF: ("documents", "read_pdf"),
    Format.WORD: ("documents", "read_word"),
}
_LIBRARIES = {
    Format.PAGE: "trafilatura",
    Format.ARCHIVED_PAGE: "trafilatura",
    Format.FEED: "feedparser",
    Format.PDF: "pypdf",
    Format.WORD: "docx",
}
_ENDINGS = {
    Format.MARKDOWN: (".md", ".markdown", ".mdown", ".mkd"),
    Format.PAGE: (".html", ".htm", ".xhtml"),
    Format.ARCHIVED_PAGE: (".mhtml", ".mht"),
    Format.FEED: (".rss", ".atom", ".rdf", ".feed"),
    Format.MAIL: (".eml",),
    Format.JSON: (".json", ".jsonl", ".ndjson"),
    Format.PDF: (".pdf",),
    Format.WORD: (".docx",),
    Format.ZIP: (".zip",),
}
_FEED_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|channel)[\s>]", re.IGNORECASE)
_PAGE_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEAD = re.compile(
    rb"(?:(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Delivered-To): "
    rb"[^\n]*\n(?:[ \t][^\n]*\n)*){3}",
    re.IGNORECASE,
)


def format_of(data: bytes, name: str) -> Format:
    """The format of a file's content; its first bytes outweigh the ending of its name."""
    head = data[:2048].removeprefix(b"\xef\xbb\xbf")
    ending = "." + name.lower().rsplit(".", 1)[-1] if "." in name else ""
    by_name = next((format_ for format_, endings in _ENDINGS.items() if ending in endings), None)
    if head.startswith(b"%PDF-"):
        return Format.PDF
    if head.startswith(b"PK\x03\x04"):
        return Format.WORD if by_name is Format.WORD else Format.ZIP
    if by_name in (Format.ARCHIVED_PAGE, Format.MAIL, Format.MARKDOWN, Format.JSON, Format.FEED):
        return by_name
    head = head.replace(b"\x00", b"")  # markup in UTF-16 shows its tags then
    if _PAGE_ROOT.match(head):
        return Format.PAGE
    if ending == ".xml":
        return Format.FEED if _FEED_ROOT.search(data[:65536].replace(b"\x00", b"")) else Format.PAGE_SIMPLY
    if not ending:
        return _by_content(head)
    return by_name or Format.TEXT


def load_reader(format_: Format) -> Reader:
    """The reader of a format that is read apart, with its library; importing them may take half a second."""
    module, function = _READERS[format_]
    if format_ in _LIBRARIES:
        with suppress(ImportError):  # the reader then says what is missing
            import_module(_LIBRARIES[format_])
    reader: Reader = getattr(import_module(f"briefing.reading.{module}"), function)
    return reader


def _by_content(head: bytes) -> Format:
    """The format of a file without an ending."""
    if _MAIL_HEAD.match(head):
        return Format.MAIL
    if head.lstrip()[:1] == b"<" and _FEED_ROOT.search(head):
        return Format.FEED
    return Format.TEXT
