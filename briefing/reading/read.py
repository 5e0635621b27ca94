"""Files -> articles, whatever their format."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections import Counter
from dataclasses import dataclass, replace

from briefing.model.article import Article, Problem
from briefing.reading.archive import members
from briefing.reading.assemble import article_of
from briefing.reading.decoding import Refused
from briefing.reading.discovery import MAX_BYTES, SourceFile, refusal
from briefing.reading.draft import Draft
from briefing.reading.formats import Format, format_of
from briefing.reading.safety import clean_line
from briefing.reading.text_file import draft_of, read_text_bytes

PAGE_SECONDS, SIMPLE_SECONDS = 1.8, 1.0
"""Wall time for a page read well, and then for the simple way: together less than one file may take."""


@dataclass(frozen=True, slots=True)
class ReadResult:
    """The articles of one file, and why others could not be read; an article's own problems are in the article."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_file(file: SourceFile) -> ReadResult:
    """The articles in a file. Never fails for what the file holds or for its going away."""
    try:
        return read_bytes(_bytes_of(file), file.shown)
    except OSError as error:
        return ReadResult(problems=(Problem(file.shown, *refusal(error)),))
    except Refused as refused:
        return ReadResult(problems=(Problem(file.shown, refused.code, str(refused)),))


def read_bytes(data: bytes, shown: str) -> ReadResult:
    """The articles in the content of a file called `shown`."""
    if not data.strip():
        return ReadResult(problems=(Problem(shown, "empty", "is empty"),))
    try:
        if format_of(data, shown) is Format.ZIP:
            return _unzipped(data, shown)
        drafts = _drafts(data, shown)
    except Refused as refused:
        return ReadResult(problems=(Problem(shown, refused.code, str(refused)),))
    articles = (_article(draft, data, shown) for draft in drafts)
    found = tuple(article for article in articles if article.text)
    return ReadResult(found, () if found else (Problem(shown, "no-text", "holds no text"),))


def _article(draft: Draft, data: bytes, shown: str) -> Article:
    """The article of a draft. One of several in a file has a key of its own: it stays what it is when others come."""
    if not draft.part:
        return article_of(draft, shown, hashlib.sha256(data).hexdigest())
    words = repr((draft.fields, [piece.text for piece in draft.pieces]))
    key = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(article_of(draft, f"{shown}/{draft.part}", key), part=draft.part)


def read_text(text: str, path: str = "-") -> Article:
    """The article in a text or Markdown from memory."""
    key = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return article_of(draft_of(text), path, key)


def _drafts(data: bytes, shown: str) -> list[Draft]:
    """What the reader for the content's format finds. Raises Refused."""
    format_ = format_of(data, shown)
    if format_ in (Format.TEXT, Format.MARKDOWN):
        return read_text_bytes(data, format_ is Format.MARKDOWN)
    from briefing.reading.worker import read_apart  # noqa: PLC0415  (only for formats that need it)

    if format_ is not Format.PAGE:
        return read_apart(format_, data)
    try:
        return read_apart(format_, data, PAGE_SECONDS)
    except Refused as refused:
        if refused.code == "binary":
            raise
        return read_apart(Format.PAGE_SIMPLY, data, SIMPLE_SECONDS)


def _unzipped(data: bytes, shown: str) -> ReadResult:
    """The articles in all files of a zip; zips in it are not opened."""
    articles: list[Article] = []
    problems: list[Problem] = []
    named: Counter[str] = Counter()
    for name, content, problem in members(data):
        part = clean_line(name)
        named[part] += 1
        part += f" ({named[part]})" if named[part] > 1 else ""  # a zip may hold a name twice
        path = f"{shown}/{part}"
        if problem:
            problems.append(Problem(path, *problem))
        elif format_of(content, name) is not Format.ZIP:
            result = read_bytes(content, path)
            articles += (replace(a, part=f"{part}/{a.part}" if a.part else part) for a in result.articles)
            problems += result.problems
    if not articles and not problems:
        problems.append(Problem(shown, "no-text", "is a zip without articles"))
    return ReadResult(tuple(articles), tuple(problems))


def _bytes_of(file: SourceFile) -> bytes:
    """The content of a regular file; never waits for a pipe or device that took its place.

    A file that changes while it is read is read once more; what is then there counts.
    """
    if file.shown == "-":
        return sys.stdin.buffer.read(MAX_BYTES)
    for _ in range(2):
        descriptor = os.open(file.place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as stream:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise Refused("not-a-file", "is not a file (any more)")
            if before.st_size > MAX_BYTES:
                raise Refused("too-large", f"has {before.st_size >> 20} MB; at most {MAX_BYTES >> 20} are read")
            data = stream.read(MAX_BYTES)
            after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            break
    return data
