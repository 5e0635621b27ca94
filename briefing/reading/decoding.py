"""Bytes -> text: BOM, then UTF-8, then UTF-16 by its NULs, then UTF-8 with a few faults, then a guess."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SHIFTED = (("iso2022_jp", b"\x1b$B"), ("iso2022_jp", b"\x1b$@"), ("iso2022_kr", b"\x1b$)C"))
_SAMPLE = 64 * 1024
_FEW = 0.001
"""Share of damaged characters up to which text counts as UTF-8 with faults."""


class Refused(Exception):
    """A file that is not read, with a stable `code` and a sentence for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class Decoded(NamedTuple):
    """The text, the encoding used, and whether that encoding was guessed or characters were replaced."""

    text: str
    encoding: str
    guessed: bool = False
    replaced: int = 0


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of `data`. `declared` is what the format says (a header, a meta tag); valid UTF-8 outweighs it.

    Raises Refused for bytes that are no text.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _replacing(data, name)
    for name, mark in _SHIFTED:
        if mark in data[:_SAMPLE] and (text := _strict(data, name)) is not None:
            return Decoded(text, name)
    if b"\x00" in data:
        return _wide(data)
    if (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    if declared and (text := _strict(data, declared)) is not None:
        return Decoded(text, declared)
    return _damaged(data) or _guess(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _replacing(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, replaced=text.count("\ufffd"))


def _wide(data: bytes) -> Decoded:
    """UTF-32 or UTF-16 without a mark, told by which bytes of each character are NUL."""
    sample = data[: _SAMPLE - _SAMPLE % 4]
    zeros = [sample[place::4].count(0) / max(1, len(sample) // 4) for place in range(4)]
    shapes = (
        ("utf-32-le", min(zeros[2:]) > 0.9),
        ("utf-32-be", min(zeros[:2]) > 0.9),
        ("utf-16-le", min(zeros[1], zeros[3]) > 2 * max(zeros[0], zeros[2]) + 0.1),
        ("utf-16-be", min(zeros[0], zeros[2]) > 2 * max(zeros[1], zeros[3]) + 0.1),
    )
    for name, fits in shapes:
        if fits and (text := _strict(data, name)) is not None:
            return Decoded(text, name, guessed=True)
    if sample.count(0) <= max(1, len(sample) // 500):
        return decode(data.replace(b"\x00", b""))
    raise Refused("binary", "is not text")


def _damaged(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    high = sum(c > "\x7f" for c in text)
    if bad <= max(1, _FEW * len(text)) and bad * 4 <= high:
        return Decoded(text, "utf-8", replaced=bad)
    return None


def _guess(data: bytes) -> Decoded:
    if _controls(data[:_SAMPLE]) > 0.02:
        raise Refused("binary", "is not text")
    try:
        from charset_normalizer import from_bytes  # noqa: PLC0415  (40 ms, only for text in another encoding)
    except ImportError:
        return Decoded(data.decode("cp1252", "replace"), "cp1252", guessed=True)
    best = from_bytes(data[:_SAMPLE]).best()
    name = best.encoding if best else "cp1252"
    text = _strict(data, name)
    return Decoded(text if text is not None else data.decode(name, "replace"), name, guessed=True)


def _controls(data: bytes) -> float:
    return len(re.findall(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]", data)) / max(1, len(data))
