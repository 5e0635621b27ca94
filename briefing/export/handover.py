"""One file that carries picks, corrections, letters and the articles they rest on to a colleague, and opens there.

Articles travel as the bytes they were read from, so that the colleague's program gives them the same ids, and every
pick and correction applies as it does here.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from briefing.corrections import add, decided
from briefing.corrections.letters import legible, take_over
from briefing.export.escape import plain
from briefing.files.atomic import WriteError, reason, sync_folder, write_file
from briefing.files.document import Document, Format, Note, read_text, silent
from briefing.files.folders import begins_as, private_folder
from briefing.files.typed import typed
from briefing.files.yamltext import dump
from briefing.model.article import Article
from briefing.model.correction import Corrections
from briefing.model.plain import to_plain
from briefing.model.selection import Selection
from briefing.reading.discovery import SUFFIXES, show
from briefing.selection.store import SELECTION_FORMAT, SelectionStore, decode_selection, encode_selection
from briefing.settings.places import Places, library_key

MAX_FILE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Carried:
    """One file that articles were read from: `text` where it is UTF-8, else `base64`."""

    path: str
    text: str | None = None
    base64: str | None = None

    @property
    def content(self) -> bytes:
        """The bytes of the file. Raises ValueError."""
        try:
            return (self.text or "").encode() if self.base64 is None else base64.b64decode(self.base64, validate=True)
        except binascii.Error as error:
            raise ValueError(f"{self.path} is damaged: {error}") from error


@dataclass(frozen=True, slots=True)
class Handover:
    """What one person hands to another."""

    selection: Selection
    corrections: Corrections
    files: tuple[Carried, ...]
    letters: tuple[str, ...] = ()


def hand_over(
    selection: Selection,
    corrections: Corrections,
    articles: Iterable[Article],
    files: Iterable[str] = (),
    letters: tuple[str, ...] = (),
) -> str:
    """The hand-over file as text: the selection, the corrections, the files of these articles (those that the picks
    rest on, or all), and their letters, as `corrections.letters.carried` has them. `files` are the absolute paths they
    were read from: where a name holds what is not shown, an article's path is not its file's. Raises WriteError where a
    file cannot be read any more.
    """
    real = {show(file): file for file in files}
    carried: dict[str, Carried] = {}
    for article in articles:
        path = _file_of(article, real)
        if str(path) not in carried:
            carried[str(path)] = _carried(path)
    handover = Handover(selection, corrections, tuple(carried.values()), letters)
    return dump({"briefing": _FORMAT.name, "version": _FORMAT.version} | _encode(handover))


def open_handover(path: Path, places: Places, note: Note = silent) -> Path:
    """Unpack a hand-over file into the user's data folder and take its picks and corrections in; the folder to open.

    The same file is taken in once: opening it again finds what was unpacked, as the reader has left it since. `note`
    hears of corrections that cannot be used and are left out. Raises WriteError.
    """
    handover = Document(path, _FORMAT).peek()
    if handover is None:
        raise WriteError(f"{path} does not exist")
    folder = _unpacked(handover, places)
    library = library_key([folder])
    digest = hashlib.sha256(dump(_encode(handover)).encode()).hexdigest()[:16]
    taken = folder.with_name(f"{folder.name}.taken")
    known = read_text(taken).split() if taken.exists() else []
    if digest not in known:
        SelectionStore(places, library).import_(handover.selection)
        add(places, library, *handover.corrections.items)
        take_over(places, library, handover.letters)
        for one in handover.corrections.unusable:
            note(f"{path}: the correction “{one}” is left out: {one.why}")
        write_file(taken, "\n".join([*known, digest]) + "\n", force=True, mode=0o600)
    return folder


def selection_in(path: Path) -> Selection:
    """The picks that a selection's own file or a hand-over file carries. Raises WriteError for any other."""
    if begins_as(path, _FORMAT.name):
        found = Document(path, _FORMAT).peek()
        selection = found.selection if found else None
    else:
        selection = Document(path, SELECTION_FORMAT).peek()
    if selection is None:
        raise WriteError(f"{path} does not exist")
    return selection


def _file_of(article: Article, real: Mapping[str, str]) -> Path:
    """The file an article was read from, or the one that is shown so."""
    path = Path(article.file)
    return path if path.is_file() else Path(real.get(str(path.absolute()), path))


def _carried(path: Path) -> Carried:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise WriteError(f"{path} could not be read: {reason(error)}") from error
    if len(data) > MAX_FILE:
        raise WriteError(f"{path} is too large to hand over")
    try:
        return Carried(plain(str(path)), text=data.decode("utf-8"))
    except UnicodeDecodeError:
        return Carried(plain(str(path)), base64=base64.b64encode(data).decode("ascii"))


def _unpacked(handover: Handover, places: Places) -> Path:
    """The folder with the files: made whole under another name first, so that a crash leaves nothing half unpacked."""
    digest = hashlib.sha256()
    for file in handover.files:
        digest.update(file.content + b"\0")
    home = private_folder(places.data / "handovers")
    folder = home / digest.hexdigest()[:16]
    if folder.is_dir():
        return folder
    made = Path(tempfile.mkdtemp(dir=home))
    try:
        for number, file in enumerate(handover.files):
            write_file(made / _name(number, file.path), file.content)
        os.rename(made, folder)  # noqa: PTH104 - the calls that can fail go through os, where tests make them
        sync_folder(home)
    except OSError as error:
        raise WriteError(f"{folder} could not be made: {reason(error)}") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


def _name(number: int, path: str) -> str:
    """A file name of our own: what stands in the file is never a path. The number keeps the order, and the letters."""
    name = PurePosixPath(path)
    kept = re.sub(r"[^a-z0-9]+", "-", name.stem.lower()).strip("-")[:40]
    ending = name.suffix.lower() if name.suffix.lower() in SUFFIXES else ""
    return f"{number:04d}-{kept or 'article'}{ending}"


def _decode(found: dict[str, Any]) -> Handover:
    items = typed(_Files, found)
    for file in items.files:
        file.content  # noqa: B018 - damaged content is found here, before anything is unpacked
    legible(items.letters)
    selection = decode_selection(found.get("selection") or {})
    return Handover(selection, decided(found.get("corrections") or []), items.files, items.letters)


def _encode(handover: Handover) -> dict[str, Any]:
    return {
        "selection": encode_selection(handover.selection),
        "corrections": to_plain(handover.corrections.items),
        "files": to_plain(handover.files),
        **({"letters": list(handover.letters)} if handover.letters else {}),
    }


@dataclass(frozen=True, slots=True)
class _Files:
    files: tuple[Carried, ...] = ()
    letters: tuple[str, ...] = ()


_FORMAT: Format[Handover] = Format("handover", 1, _decode, _encode)
