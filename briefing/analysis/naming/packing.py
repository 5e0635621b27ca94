"""The trained weights: the seven of a feature as one number, so that one addition adds all seven.

Each weight has 32 bits, the first tag's lowest, and is raised by 2**15, so that none is below nothing. A sum of n rows
is raised by n times as much, alike for every tag: which tags are best stays as it is. The file holds the rows as they
are used; one is made a number when it is first asked for (20 ms for 50,000 features, where reading all takes 50).
"""

from __future__ import annotations

import json
import sys
import zlib
from array import array
from collections.abc import Mapping, Sequence

RAISED = 1 << 15
_MOST = RAISED - 1
_BYTES = 4


class Rows:
    """The rows of a file of weights by feature; `width` weights each."""

    def __init__(self, names: Sequence[str], numbers: bytes, width: int) -> None:
        self._places = dict(zip(names, range(0, len(numbers), width * _BYTES), strict=True))
        self._numbers, self._size = numbers, width * _BYTES

    def __len__(self) -> int:
        return len(self._places)

    def get(self, feature: str) -> int | None:
        """The row of a feature, None for one without weights."""
        place = self._places.get(feature)
        return None if place is None else int.from_bytes(self._numbers[place : place + self._size], "little")


def row(weights: Sequence[int]) -> int:
    """Weights as one number; those out of range are cut."""
    return int.from_bytes(_fields(weights).tobytes(), "little")


def weights_of(total: int, width: int) -> list[int]:
    """The weights, raised, that a row or a sum of rows holds."""
    fields = array("I", total.to_bytes(width * _BYTES, "little"))
    return _ordered(fields).tolist()


def pack(weights: Mapping[str, Sequence[int]], transitions: Sequence[Sequence[int]]) -> bytes:
    """Names of features, one a line, then their rows; all compressed."""
    names = sorted(weights)
    numbers = b"".join(_fields(weights[name]).tobytes() for name in names)
    head = json.dumps({"transitions": transitions, "names": len(names)}).encode()
    text = "\n".join(names).encode()
    return zlib.compress(head + b"\n" + len(text).to_bytes(4, "little") + text + numbers, 9)


def unpack(data: bytes) -> tuple[Rows, list[list[int]]]:
    """What was packed. Raises zlib.error or ValueError for other data."""
    plain = zlib.decompress(data)
    head, _, rest = plain.partition(b"\n")
    transitions: list[list[int]] = json.loads(head)["transitions"]
    size = int.from_bytes(rest[:4], "little")
    names = rest[4 : 4 + size].decode().split("\n")
    return Rows(names, rest[4 + size :], len(transitions)), transitions


def _fields(weights: Sequence[int]) -> array[int]:
    return _ordered(array("I", [max(-_MOST, min(_MOST, w)) + RAISED for w in weights]))


def _ordered(fields: array[int]) -> array[int]:
    """Numbers with their lowest byte first."""
    if sys.byteorder == "big":
        fields.byteswap()
    return fields
