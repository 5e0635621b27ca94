"""Files -> articles, whatever their format."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from dataclasses import dataclass

from briefing.model.article import Article, Problem
from briefing.reading.assemble import article_of
from briefing.reading.decoding import Refused
from briefing.reading.discovery import MAX_BYTES, SourceFile
from briefing.reading.draft import Draft
from briefing.reading.safety import clean_line
from briefing.reading.text_file import draft_of, read_text_bytes

READER_VERSION = "1"
"""Changes whenever the same bytes may give another article: what was kept from an older version is read again."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file, and why others could not be read; an article's own problems are in the article."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_file(file: SourceFile) -> ReadResult:
    """The articles in a file. Never fails for what the file holds or for its going away."""
    try:
        data = _bytes_of(file)
    except OSError as error:
        reason = (error.strerror or "system error").lower()
        code = "gone" if isinstance(error, FileNotFoundError) else "unreadable"
        return ReadResult(problems=(Problem(file.shown, code, f"cannot be read: {reason}"),))
    except Refused as refused:
        return ReadResult(problems=(Problem(file.shown, refused.code, str(refused)),))
    return read_bytes(data, file.shown)


def read_bytes(data: bytes, shown: str) -> ReadResult:
    """The articles in the content of a file called `shown`."""
    if not data.strip():
        return ReadResult(problems=(Problem(shown, "empty", "is empty"),))
    key = hashlib.sha256(data).hexdigest()
    try:
        drafts = _drafts(data, shown)
    except Refused as refused:
        return ReadResult(problems=(Problem(shown, refused.code, str(refused)),))
    articles = []
    for number, draft in enumerate(drafts):
        path = f"{shown}/{clean_line(draft.part)}" if draft.part else shown
        articles.append(article_of(draft, path, key if len(drafts) == 1 else f"{key}:{number}"))
    found = tuple(a for a in articles if a.text)
    return ReadResult(found, () if found else (Problem(shown, "no-text", "holds no text"),))


def read_text(text: str, path: str = "-") -> Article:
    """The article in a text or Markdown from memory."""
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return article_of(draft_of(text), path, key)


def _drafts(data: bytes, shown: str) -> list[Draft]:
    suffix = os.path.splitext(shown)[1].lower()
    if suffix in (".html", ".htm", ".xhtml") or (
        not suffix and data.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
    ):
        from briefing.reading.web import read_page  # noqa: PLC0415  (only for pages)

        return read_page(data)
    return read_text_bytes(data, suffix in (".md", ".markdown", ".mdown", ".mkd"))


def _bytes_of(file: SourceFile) -> bytes:
    """The content of a regular file; never waits for a pipe or device that took its place."""
    if file.shown == "-":
        return sys.stdin.buffer.read(MAX_BYTES)
    descriptor = os.open(file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise Refused("not-a-file", "is not a file (any more)")
        if status.st_size > MAX_BYTES:
            raise Refused("too-large", f"has {status.st_size // 2**20} MB; at most {MAX_BYTES // 2**20} are read")
        return stream.read(MAX_BYTES)
