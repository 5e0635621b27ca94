"""Brings an index from one generation to the next: some articles gone, some added, small segments joined."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from briefing.index.adapter import FileIndex, FileStorage
from briefing.index.article import IndexDamaged, IndexedArticle
from briefing.index.codec import schema
from briefing.index.format import MOST_ARTICLES
from briefing.index.generations import Generation, begin, current, finish, sweep
from briefing.index.segment import Segment
from briefing.index.segmentwriter import RawWriter

CHECKPOINT = 32_768  # articles after which a first indexing is committed, so that little is lost when it is ended
_PEEK = 1_000  # articles looked ahead, to know whether few or many are coming
_SMALL = 512  # articles of a segment that is always joined with what is added; that takes a tenth of a second
_COLLECTED = 20_000  # objects made between two looks for cycles
_GONE_SHARE = 3  # a segment is written anew when more than one article of three in it is deleted


@dataclass
class Change:
    """What is to be done to an index, and how far it has come.

    `add` is consumed as it is indexed; nothing of it is held. `done` counts the articles taken, and `tell` hears of it.
    """

    add: Iterator[IndexedArticle]
    remove: frozenset[str]
    tell: Callable[[int], None]
    cancelled: Callable[[], bool]
    done: int = 0
    more: bool = True
    join_all: bool = False

    def lot(self, room: Callable[[], bool]) -> Iterator[IndexedArticle]:
        """The articles of one commit, while there is room and nobody cancels."""
        for number, article in enumerate(self.add, 1):
            yield article
            self.done += 1
            self.tell(self.done)
            if self.cancelled():
                self.more = False
            if number == CHECKPOINT or not room() or not self.more:
                return
        self.more = False


def commit(folder: Path, base: Generation | None, segments: Sequence[Segment], change: Change) -> Generation:
    """Make and commit the next generation, with as many of the articles as fit into one segment.

    What fails leaves no files behind: on a full disk they would keep it full.
    """
    try:
        with _seldom_collected():
            return _commit(folder, base, segments, change)
    except BaseException:
        with suppress(OSError, IndexDamaged):
            sweep(folder, current(folder))
        raise


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Have the collector of cycles look thirty times less often: there are none here, and looking takes a twentieth of
    the time.
    """
    usual = gc.get_threshold()
    gc.set_threshold(usual[0] and max(usual[0], _COLLECTED), *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _commit(folder: Path, base: Generation | None, segments: Sequence[Segment], change: Change) -> Generation:
    fresh = begin(folder, base)
    writer = _writer(fresh, new=base is None)
    if change.join_all:
        writer.pool.stop_when(change.cancelled)
    ahead = deque(islice(change.add, _PEEK))
    removed = _Removal(writer, segments)
    for gone in change.remove:
        removed.now(gone)
    change.remove = frozenset()
    removed.kept = _join(writer, segments, {article.id for article in ahead}, change.join_all)
    change.add = chain(_consumed(ahead), change.add)
    for article in change.lot(lambda: not writer.full):
        removed.now(article.id)
        writer.add(article)
    writer.segments = [entry for entry in writer.segments if entry.doc_count()]
    writer.commit(merge=False)
    return finish(folder, fresh, base)


def _consumed(ahead: deque[IndexedArticle]) -> Iterator[IndexedArticle]:
    """These articles, each let go of as it is taken."""
    while ahead:
        yield ahead.popleft()


class _Removal:
    """Deletes articles of the segments that were there before, wherever they are now."""

    def __init__(self, writer: RawWriter, segments: Sequence[Segment]) -> None:
        self._writer = writer
        self.kept = list(zip(writer.segments, segments, strict=True))

    def now(self, gone: str) -> None:
        self._writer.remove(gone)
        for entry, segment in self.kept:
            number = segment.numbers.get(gone)
            if number is not None:
                entry.delete_document(number)


def _writer(folder: Path, new: bool) -> RawWriter:
    storage = FileStorage(str(folder))
    index = FileIndex.create(storage, schema()) if new else FileIndex(storage, schema=schema())
    return RawWriter(index)


def _join(
    writer: RawWriter, segments: Sequence[Segment], coming: Collection[str], everything: bool
) -> list[tuple[object, Segment]]:
    """Take small segments, and those with many deletions, into the one being written: sizes then grow by doubling.

    Not one that loses a third to what is coming: it goes by and by, and nothing is lost where that is cancelled.
    """
    entries = list(zip(writer.segments, segments, strict=True))
    size, kept = len(coming), []
    for entry, segment in sorted(entries, key=lambda pair: int(pair[0].doc_count())):
        live = entry.doc_count()
        small = everything or live <= max(_SMALL, 2 * size) or entry.deleted_count() * _GONE_SHARE > segment.count
        stays = sum(i in segment.numbers for i in coming) * _GONE_SHARE <= live
        if small and stays and size + live <= MOST_ARTICLES and writer.has_room(segment):
            writer.absorb(segment, frozenset(entry.deleted_docs()))
            size += live
        else:
            kept.append((entry, segment))
    kept.sort(key=lambda pair: writer.segments.index(pair[0]))
    writer.segments = [entry for entry, _ in kept]
    return kept
