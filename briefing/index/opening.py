"""Opens the segments of a generation, after its table of segments was found to be what was written."""

from __future__ import annotations

import pickle

from briefing.index.adapter import INDEX_NAME, TOC, FileStorage, WhooshError
from briefing.index.article import IndexDamaged
from briefing.index.cache import Cache
from briefing.index.codec import RawSegment, schema
from briefing.index.generations import Generation
from briefing.index.segment import Segment


def open_segments(generation: Generation, cache: Cache) -> list[Segment]:
    """Its segments, in Whoosh's order. Raises IndexDamaged.

    The table is a pickle: it is only read when its checksum is right, in a folder that is the user's own.
    """
    tables = [name for name in generation.files if name.endswith(".toc")]
    for name in tables:
        generation.verify(name)
    opened: list[Segment] = []
    try:
        for entry in TOC.read(FileStorage(str(generation.folder)), INDEX_NAME, schema=schema()).segments:
            if not isinstance(entry, RawSegment):
                raise IndexDamaged("a segment of another program")
            opened.append(Segment(generation, entry, cache))
    except (OSError, EOFError, ValueError, pickle.UnpicklingError, WhooshError, AssertionError) as error:
        for segment in opened:
            segment.close()
        raise IndexDamaged(str(error)) from error
    return opened
