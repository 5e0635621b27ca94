"""Where an index lives: a folder of generations, of which the file CURRENT names one.

A change is made in a new folder beside the current one, which starts with hard links to its files (they are never
changed, only replaced), is written to the disk and given a manifest of sizes and checksums, and only then is CURRENT
pointed to it. So a power cut or a full disk leaves the old index, and readers keep the files they opened. The folder is
the user's own, mode 0700: Whoosh's table of segments is a pickle, and opening one runs what is in it (docs of pickle).
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import zlib
from array import array
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.files.atomic import sync_file, write_file
from briefing.files.folders import alone
from briefing.index.article import IndexDamaged
from briefing.index.disk import CheckedFile, sums_of
from briefing.index.format import VERSION

CURRENT, LOCK, MANIFEST = "CURRENT", "LOCK", "manifest.json"


@dataclass(frozen=True, slots=True)
class Generation:
    """One whole state of the index: its folder, and size and checksums of its files."""

    folder: Path
    files: dict[str, tuple[int, array[int]]]

    def open(self, name: str, mapped: bool = False) -> CheckedFile:
        """One of its files. Raises IndexDamaged."""
        if name not in self.files:
            raise IndexDamaged(f"{name}: not in the manifest")
        size, sums = self.files[name]
        return CheckedFile(self.folder / name, sums, size, mapped)

    def verify(self, name: str) -> None:
        """Read a file whole and compare it. Raises IndexDamaged."""
        file = self.open(name)
        try:
            file.all()
        finally:
            file.close()


def pointer(folder: Path) -> bytes | None:
    """What CURRENT says, or None before the first generation."""
    try:
        return (folder / CURRENT).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexDamaged(f"{CURRENT}: {error.strerror}") from error


def current(folder: Path) -> Generation | None:
    """The generation that CURRENT names, or None where there is none yet. Raises IndexDamaged."""
    said = pointer(folder)
    if said is None:
        if any(folder.glob("gen-*/" + MANIFEST)):
            raise IndexDamaged(f"{CURRENT} is missing")
        return None
    try:
        name, checksum = said.decode("ascii").split()
        if Path(name).name != name:
            raise IndexDamaged(f"{CURRENT} leads elsewhere")
        return read_manifest(folder / name, int(checksum))
    except ValueError as error:
        raise IndexDamaged(f"{CURRENT}: {error}") from error


def read_manifest(folder: Path, checksum: int | None = None) -> Generation:
    """The generation in this folder. Raises IndexDamaged."""
    try:
        raw = (folder / MANIFEST).read_bytes()
        if checksum is not None and zlib.crc32(raw) != checksum:
            raise IndexDamaged("the manifest changed since it was written")
        files = {n: (size, _sums(text)) for n, (size, text) in json.loads(raw)["files"].items()}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise IndexDamaged(f"manifest: {error}") from error
    return Generation(folder, files)


def _sums(text: str) -> array[int]:
    return array("I", base64.b64decode(text, validate=True))


def writing(folder: Path) -> AbstractContextManager[bool]:
    """Hold the lock that one program may hold; False where another one has it. Raises WriteError."""
    return alone(folder / LOCK)


def begin(folder: Path, base: Generation | None) -> Path:
    """A new folder to change the index in, with the files of `base`; what broken attempts left is swept first."""
    sweep(folder, base)
    numbers = [int(p.name[4:]) for p in folder.glob("gen-*") if p.name[4:].isdigit()]
    fresh = folder / f"gen-{max(numbers, default=0) + 1:08d}"
    fresh.mkdir(mode=0o700)
    for name in base.files if base else ():
        _link(base.folder / name, fresh / name) if base else None
    return fresh


def _link(old: Path, new: Path) -> None:
    try:
        os.link(old, new)
    except OSError:
        shutil.copyfile(old, new)


def finish(folder: Path, fresh: Path, base: Generation | None) -> Generation:
    """Put the new generation on the disk and point CURRENT to it. Raises OSError, and WriteError."""
    files: dict[str, tuple[int, array[int]]] = {}
    for path in sorted(fresh.iterdir()):
        known = base.files.get(path.name) if base else None
        if known is None:
            sync_file(path)
            known = (path.stat().st_size, sums_of(path))
        files[path.name] = known
    listed = {n: [size, base64.b64encode(sums.tobytes()).decode()] for n, (size, sums) in files.items()}
    raw = json.dumps({"version": VERSION, "files": listed}).encode()
    write_file(fresh / MANIFEST, raw, force=True, mode=0o600)
    write_file(folder / CURRENT, f"{fresh.name} {zlib.crc32(raw)}".encode("ascii"), force=True, mode=0o600)
    done = Generation(fresh, files)
    sweep(folder, done)
    return done


def sweep(folder: Path, keep: Generation | None) -> None:
    """Remove every generation but one. What cannot be removed now is removed next time."""
    for path in folder.glob("gen-*"):
        if keep is None or path != keep.folder:
            shutil.rmtree(path, ignore_errors=True)


def quarantine(folder: Path) -> None:
    """Put a damaged index aside, as `damaged`, in place of the one put aside before; the next start begins anew."""
    aside = folder / "damaged"
    found = [path for path in (folder / CURRENT, *folder.glob("gen-*")) if path.exists()]
    if not found:
        return
    shutil.rmtree(aside, ignore_errors=True)
    with suppress(OSError):
        aside.mkdir(mode=0o700)
    for path in found:
        try:
            path.rename(aside / path.name)
        except OSError:
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
