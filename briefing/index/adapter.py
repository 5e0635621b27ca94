"""The one place that imports Whoosh 2.7.4, quietly: it has invalid escapes that newer Pythons warn about.

Never used from it: MpWriter, BufferedWriter, AsyncWriter, TimeLimitCollector, `highlights`, `groupedby`, `refresh` and
random segment names (they come from the global `random`). Importing this module costs about 40 ms, so only modules that
are loaded when an index is opened import it. Another 25 ms would go into what Whoosh imports and we never call: how to
fetch addresses (with ssl, http and email) and the endings of English words; empty modules stand in for them meanwhile.
"""

from __future__ import annotations

import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_UNUSED = {"urllib.request": "urlretrieve", "whoosh.lang.morph_en": "variations"}


@contextmanager
def _left_out() -> Iterator[None]:
    """Have modules that are not there yet, and not needed, stood in for; whoever imports them later gets them."""
    standing_in = {}
    for name, member in _UNUSED.items():
        if name not in sys.modules:
            module = standing_in[name] = sys.modules[name] = ModuleType(name)
            setattr(module, member, None)
    try:
        yield
    finally:
        for name, module in standing_in.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


with warnings.catch_warnings(), _left_out():
    warnings.simplefilter("ignore")
    from whoosh import fields, query
    from whoosh.analysis import STOP_WORDS
    from whoosh.codec import base as codec
    from whoosh.filedb.filestore import FileStorage
    from whoosh.index import TOC, FileIndex
    from whoosh.index import IndexError as WhooshError
    from whoosh.lang.porter import stem
    from whoosh.util.numeric import byte_to_length, length_to_byte
    from whoosh.writing import SegmentWriter

INDEX_NAME = "MAIN"  # what Whoosh calls an index that was given no name

__all__ = [
    "INDEX_NAME",
    "STOP_WORDS",
    "TOC",
    "FileIndex",
    "FileStorage",
    "SegmentWriter",
    "WhooshError",
    "byte_to_length",
    "codec",
    "fields",
    "length_to_byte",
    "query",
    "stem",
]
