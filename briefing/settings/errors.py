"""What is wrong in a settings file: the file, the line, the key, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path


class SettingsError(ValueError):
    """A setting that cannot be used. `line` counts from 1; 0 where the setting does not come from a file."""

    def __init__(self, message: str, path: Path | str = "", line: int = 0) -> None:
        place = f"{path}, line {line}" if line else str(path)
        super().__init__(f"{place}: {message}" if place else message)
        self.path = path
        self.line = line


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a message: what was probably meant, or all that is known where nothing is near."""
    from difflib import get_close_matches  # noqa: PLC0415  # 3 ms, only beside a mistake

    names = sorted(known)
    close = get_close_matches(word, names, n=1, cutoff=0.5)
    return f"; did you mean “{close[0]}”?" if close else f"; known: {', '.join(names)}"
