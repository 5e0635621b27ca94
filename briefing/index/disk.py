"""Files of an index that are checked as they are read."""

from __future__ import annotations

import mmap
import os
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path

from briefing.index.article import IndexDamaged

# bytes under one checksum; a first touch costs 15 µs, and a hundred thousand articles have 15,000 blocks
BLOCK = 1 << 15


class CheckedFile:
    """A file read by place and length; a block's checksum is compared when the block is first touched.

    Read with `pread`: a mapped file that is cut short ends the program. `mapped` is for a file that is looked through
    in thousands of places for one query, where a call to the system for each takes most of the time; `between` makes
    sure before that it is whole.
    """

    def __init__(self, path: Path, sums: array[int], size: int, mapped: bool = False) -> None:
        self._path, self._sums, self.size = path, sums, size
        self._seen = bytearray(len(sums))
        self._unseen = len(sums)
        try:
            self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
        except OSError as error:
            raise IndexDamaged(f"{path.name}: {error.strerror}") from error
        if os.fstat(self._file).st_size != size:
            os.close(self._file)
            raise IndexDamaged(f"{path.name}: not as long as it was written")
        self._map = mmap.mmap(self._file, 0, access=mmap.ACCESS_READ) if mapped and size else None

    def between(self, starts: Sequence[int], ends: Sequence[int]) -> mmap.mmap:
        """The mapped file, good to be read from each start to the end beside it. Raises IndexDamaged."""
        if self._map is None or os.fstat(self._file).st_size != self.size:
            raise IndexDamaged(f"{self._path.name}: not as long as it was written")
        if self._unseen:
            blocks: set[int] = set()
            for start, end in zip(starts, ends, strict=True):
                blocks.update(range(start // BLOCK, end // BLOCK + 1))
            for block in sorted(blocks):
                if block < len(self._seen) and not self._seen[block]:
                    self._check(block)
        return self._map

    def read(self, start: int, size: int) -> bytes:
        """`size` bytes from `start`. Raises IndexDamaged where the file is not what was written."""
        if not size:
            return b""
        if self._unseen:
            for block in range(start // BLOCK, (start + size - 1) // BLOCK + 1):
                if not self._seen[block]:
                    self._check(block)
        return self._pread(size, start)

    def all(self) -> bytes:
        """The whole file."""
        return self.read(0, self.size)

    def _pread(self, size: int, start: int) -> bytes:
        try:
            data = os.pread(self._file, size, start)
        except OSError as error:
            raise IndexDamaged(f"{self._path.name}: {error.strerror}") from error
        if len(data) != size:
            raise IndexDamaged(f"{self._path.name}: ends too early")
        return data

    def _check(self, block: int) -> None:
        start = block * BLOCK
        data = self._pread(min(BLOCK, self.size - start), start)
        if zlib.crc32(data) != self._sums[block]:
            raise IndexDamaged(f"{self._path.name}: changed since it was written")
        self._seen[block] = 1
        self._unseen -= 1

    def close(self) -> None:
        """Let go of the file; closing twice is allowed."""
        if self._map:
            self._map.close()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def sums_of(path: Path) -> array[int]:
    """The checksum (crc32) of each block of a file."""
    sums = array("I")
    with path.open("rb") as file:
        while data := file.read(BLOCK):
            sums.append(zlib.crc32(data))
    return sums
