"""The trained weights: the seven of a feature as one number, so that one addition adds all seven.

Each weight has 32 bits, the first tag's lowest, and is raised by 2**15, so that none is below nothing. A sum of n rows
is raised by n times as much, alike for every tag: which tags are best stays as it is. The file holds the rows as they
are used; one is made a number when it is first asked for.

Features are known by a key of 64 bits made of their text: 50,000 keys in order take 0.4 MiB and are read in a
millisecond, where a dictionary of the texts takes 7 MiB and 18 ms. That a feature without weights has the key of one
with weights may happen once in 10**14 times.
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import lru_cache

RAISED = 1 << 15
_MOST = RAISED - 1
_BYTES = 4
_KEPT = 1 << 15
"""Features whose rows are at hand: five of six are asked for again."""


class Rows:
    """The rows of a file of weights by feature; `keys` in order, `width` weights each."""

    def __init__(self, keys: array[int], numbers: memoryview, width: int) -> None:
        self._keys, self._numbers, self._size = keys, numbers, width * _BYTES
        self.get = lru_cache(maxsize=_KEPT)(self._get)
        """The row of a feature, None for one without weights."""

    def __len__(self) -> int:
        return len(self._keys)

    def _get(self, feature: str) -> int | None:
        key = key_of(feature)
        place = bisect_left(self._keys, key)
        if place == len(self._keys) or self._keys[place] != key:
            return None
        return int.from_bytes(self._numbers[place * self._size : (place + 1) * self._size], "little")


def key_of(feature: str) -> int:
    """A number of 64 bits for a feature, the same in every run."""
    data = feature.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.adler32(data)


def row(weights: Sequence[int]) -> int:
    """Weights as one number; those out of range are cut."""
    return int.from_bytes(_fields(weights).tobytes(), "little")


def weights_of(total: int, width: int) -> list[int]:
    """The weights, raised, that a row or a sum of rows holds."""
    fields = array("I", total.to_bytes(width * _BYTES, "little"))
    return _ordered(fields).tolist()


def pack(weights: Mapping[str, Sequence[int]], transitions: Sequence[Sequence[int]]) -> bytes:
    """The keys of the features in order, then their rows; all compressed. Raises ValueError where two share a key."""
    named = {key_of(name): name for name in weights}
    if len(named) < len(weights):
        raise ValueError("two features have one key")
    keys = sorted(named)
    numbers = b"".join(_fields(weights[named[key]]).tobytes() for key in keys)
    head = json.dumps({"transitions": transitions, "features": len(keys)}).encode()
    return zlib.compress(head + b"\n" + _ordered(array("Q", keys)).tobytes() + numbers, 9)


def unpack(data: bytes) -> tuple[Rows, list[list[int]]]:
    """What was packed. Raises zlib.error or ValueError for other data."""
    plain = zlib.decompress(data)
    begin = plain.index(b"\n") + 1
    head = json.loads(plain[:begin])
    transitions: list[list[int]] = head["transitions"]
    keys = array("Q")
    rest = memoryview(plain)[begin:]
    end = head["features"] * keys.itemsize
    keys.frombytes(rest[:end])
    return Rows(_ordered(keys), rest[end:], len(transitions)), transitions


def _fields(weights: Sequence[int]) -> array[int]:
    return _ordered(array("I", [max(-_MOST, min(_MOST, w)) + RAISED for w in weights]))


def _ordered(fields: array[int]) -> array[int]:
    """Numbers with their lowest byte first."""
    if sys.byteorder == "big":
        fields.byteswap()
    return fields
