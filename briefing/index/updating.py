"""Brings an index from one generation to the next: some articles gone, some added, small segments joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from briefing.index.adapter import FileIndex, FileStorage
from briefing.index.article import IndexedArticle
from briefing.index.format import MOST_ARTICLES
from briefing.index.generations import Generation, begin, finish
from briefing.index.schema import schema
from briefing.index.segment import Segment
from briefing.index.segmentwriter import RawWriter

CHECKPOINT = 32_768  # articles after which a first indexing is committed, so that little is lost when it is ended
_SMALL = 512  # articles of a segment that is always joined with what is added; that takes a tenth of a second
_GONE_SHARE = 3  # a segment is written anew when more than one article of three in it is deleted


def batches(articles: Iterable[IndexedArticle]) -> Iterator[dict[str, IndexedArticle]]:
    """The articles in lots of one commit each, by id; of two with one id the later one."""
    source = iter(articles)
    while lot := list(islice(source, CHECKPOINT)):
        yield {article.id: article for article in lot}


def change(
    folder: Path,
    base: Generation | None,
    segments: Sequence[Segment],
    add: dict[str, IndexedArticle],
    remove: Iterable[str],
    tell: Callable[[int], None],
    cancelled: Callable[[], bool],
    join_all: bool = False,
) -> tuple[Generation, dict[str, IndexedArticle]]:
    """Make and commit the next generation; returned with the articles that did not fit into its segment.

    What is cancelled is committed as far as it came.
    """
    fresh = begin(folder, base)
    writer = _writer(fresh, new=base is None)
    gone = {*add, *remove}
    offset = 0
    for segment in segments:
        numbers = segment.numbers
        for number in [numbers[i] for i in gone if i in numbers]:
            writer.delete_document(offset + number)
        offset += segment.count
    _join(writer, segments, len(add), join_all)
    left = dict(add)
    for done, (key, article) in enumerate(add.items(), 1):
        if writer.full or cancelled():
            break
        writer.add(article)
        del left[key]
        tell(done)
    writer.commit(merge=False)
    return finish(folder, fresh, base), left


def _writer(folder: Path, new: bool) -> RawWriter:
    storage = FileStorage(str(folder))
    index = FileIndex.create(storage, schema()) if new else FileIndex(storage, schema=schema())
    return RawWriter(index)


def _join(writer: RawWriter, segments: Sequence[Segment], adding: int, everything: bool) -> None:
    """Take small segments, and those with many deletions, into the one being written: sizes then grow by doubling."""
    entries = list(zip(writer.segments, segments, strict=True))
    size, kept = adding, []
    for entry, segment in sorted(entries, key=lambda pair: pair[0].doc_count()):
        live = entry.doc_count()
        small = everything or live <= max(_SMALL, 2 * size) or entry.deleted_count() * _GONE_SHARE > segment.count
        if live == 0:
            continue
        if small and size + live <= MOST_ARTICLES and writer.has_room(segment):
            writer.absorb(segment, frozenset(entry.deleted_docs()))
            size += live
        else:
            kept.append(entry)
    writer.segments = [entry for entry, _ in entries if entry in kept]
