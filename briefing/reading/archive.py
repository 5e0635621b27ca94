"""Zipped folders: their files, one by one, within limits on number and size."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from briefing.reading.decoding import Refused
from briefing.reading.discovery import SUFFIXES

MAX_FILES = 5000
MAX_FILE_BYTES = 16 * 1024 * 1024
MAX_TOTAL_BYTES = 256 * 1024 * 1024
_MAX_DIRECTORY = 1024 * 1024
"""Bytes of a zip's own table of contents: some ten thousand files. Reading a larger one takes seconds."""


class Member(NamedTuple):
    """A file in a zip: its path there and its content, or the reason why it is not read."""

    name: str
    data: bytes
    problem: tuple[str, str] | None = None


def members(data: bytes) -> Iterator[Member]:
    """The files in a zip, in the order of their names. Raises Refused for one that cannot be opened."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65557))
    if end < 0 or len(data) < end + 22 or struct.unpack_from("<I", data, end + 12)[0] > _MAX_DIRECTORY:
        raise Refused("zip-broken", "is not a zip file that can be opened, or lists too many files")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _each(archive)
    except (zipfile.BadZipFile, ValueError, struct.error, NotImplementedError) as error:
        raise Refused("zip-broken", "is not a zip file that can be opened") from error


def _each(archive: zipfile.ZipFile) -> Iterator[Member]:
    left = MAX_TOTAL_BYTES
    listed = sorted((info for info in archive.infolist() if _wanted(info)), key=lambda info: info.filename)
    for number, info in enumerate(listed):
        if number >= MAX_FILES or left <= 0:
            yield Member(
                info.filename, b"", ("zip-cut", f"and {len(listed) - number} more files in this zip were not read")
            )
            return
        member = _read(archive, info)
        left -= len(member.data)
        yield member


def _wanted(info: zipfile.ZipInfo) -> bool:
    """Files with an ending that is read; no folders, hidden files, or what macOS adds."""
    parts = info.filename.split("/")
    ending = "." + parts[-1].lower().rsplit(".", 1)[-1] if "." in parts[-1] else ""
    hidden = any(part.startswith((".", "__MACOSX")) for part in parts)
    return not info.is_dir() and not hidden and (not ending or (ending in SUFFIXES and ending != ".zip"))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Member:
    try:
        with archive.open(info) as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except RuntimeError:
        return Member(info.filename, b"", ("encrypted", "is encrypted"))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
        return Member(info.filename, b"", ("unreadable", "is damaged in the zip"))
    if len(data) > MAX_FILE_BYTES:
        return Member(info.filename, b"", ("too-large", f"has more than {MAX_FILE_BYTES // 2**20} MB"))
    return Member(info.filename, data)
