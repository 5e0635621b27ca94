"""The files of a segment, as they lie on the disk. Version 3.

A segment holds at most 65,536 articles; an article's number in it is its place, from 0. All numbers are unsigned and in
the byte order of the machine that wrote them, which the header names: the index is a cache that never travels, and one
of another order is made again. Words are UTF-8. Five files, named after Whoosh's segment. The first two are tables,
read whole when the segment is opened: a header line of JSON ended by a newline, then the tables it lists as
`name: [offset from the end of the line, length in bytes, typecode of array]`.

`.dic`  For each indexed field F of text, title, quoted:
          F.terms   B   the terms in byte order, joined without a separator
          F.starts  I   where each term starts in F.terms, and the end: number of terms + 1 entries
          F.df      H   in how many articles the term is, less one
          F.top     H   its greatest weight in one article
          F.code    I   the character that stands for it in the streams
          F.place   I   where its record starts in `.pst`, and the end: number of terms + 1 entries
          F.back    I   numbers of the terms, ordered by the term read backwards (for a * in front, and fuzzy words)
          F.lengths B   the articles' lengths in words, in Whoosh's one-byte scale
          F.prefix, F.prestarts, F.preplace   short prefixes with a bitmap in `.pst`, as F.terms, F.starts, F.place
`.doc`  For the articles: ids B, idstarts I, dates I (minutes since 1900, 0 unknown), source H, month H, language H,
        kind H (numbers of the names in the header), stream Q and stored Q (places in `.str` and `.txt`, and the ends),
        spoken Q (where in `.str` the article's quotations begin, with the U+0000 before them).
`.pst`  a record for each term: its champions, its bitmap, the articles' numbers H in order, their weights (left out
        where F.top is 1, B where it is below 256, else H). Champions and bitmap are there for terms in many articles
        only (CHAMPIONS_FROM, BITMAP_SHARE; champions only where F.top is below 256). Champions: how many H, how many
        pairs H; their articles H, their weights B; then the pairs (weight B, length B) that no posting outside the
        champions exceeds in weight without exceeding it in length. A bitmap has one bit an article, least significant
        first. A weight is occurrences in text and title, plus 2 for each in the title or a headline; 65,535 at most.
`.str`  for each article three strings joined by U+0000: the words of title, of text, of quotations, in order, one
        character a word (which, says F.code), stop words left out as Whoosh does; quotations are kept apart by U+0001.
        UTF-8; no word has a surrogate's number. UTF-8 synchronises itself, so a phrase is found by looking for bytes.
`.txt`  for each article its title, a newline and its text, deflated without a header.

Deletions are in Whoosh's own table of segments.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Mapping
from typing import Any

from briefing.index.article import IndexDamaged

VERSION = 3
MOST_ARTICLES = 65_536
DICTIONARY, DOCUMENTS, POSTINGS, STREAMS, STORED = ".dic", ".doc", ".pst", ".str", ".txt"
TEXT, TITLE, QUOTED = "text", "title", "quoted"
FIELDS = (TEXT, TITLE, QUOTED)
FACETS = ("source", "month", "language", "kind")

CHAMPIONS = 64
CHAMPIONS_FROM = 1_024
BITMAP_SHARE = 20  # a term in more than one article of 20 has a bitmap, which is then not much larger than its list
TITLE_EXTRA = 2
HEADLINE_EXTRA = 2
FIELD_GAP, LINE_GAP, FIRST_CODE = "\x00", "\x01", 2
SURROGATES = range(0xD800, 0xE000)  # numbers of characters that UTF-8 does not have
LONGEST_TABLE = 1_000_000  # terms of a segment; characters end at 1,114,111


def pack(header: Mapping[str, Any], tables: Mapping[str, array[int] | bytes]) -> bytes:
    """The bytes of a file of tables."""
    place, listed, parts = 0, {}, []
    for name, table in tables.items():
        code = table.typecode if isinstance(table, array) else "B"
        raw = table if isinstance(table, bytes) else table.tobytes()
        listed[name] = [place, len(raw), code]
        place += len(raw)
        parts.append(raw)
    head = {"version": VERSION, "order": sys.byteorder, "tables": listed, **header}
    return b"".join([json.dumps(head, ensure_ascii=True).encode("ascii"), b"\n", *parts])


def unpack(raw: bytes) -> tuple[dict[str, Any], dict[str, memoryview]]:
    """Header and tables of such a file; tables are views, nothing is copied. Raises IndexDamaged."""
    try:
        end = raw.index(b"\n")
        header = json.loads(raw[:end])
        if header["version"] != VERSION or header["order"] != sys.byteorder:
            raise IndexDamaged("written by another version or kind of machine")
        body = memoryview(raw)[end + 1 :]
        tables = {n: body[at : at + size].cast(code) for n, (at, size, code) in header["tables"].items()}
    except (ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"dictionary: {error}") from error
    return header, tables
