"""Standard input, output and error as they may be: closed, full, or of an encoding that has few characters."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


# The signs of found, partly and not found as `glyphs: ascii` draws them on the screen, and marks of typography.
_LIKE = {
    **{"●": "*", "◐": "o", "–": "-", "—": "-", "≈": "~", "·": "-", "…": "...", "×": "x", "≥": ">=", "→": "->"},
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’‚", "'"),
}


class _Closed(io.TextIOBase):
    """A stream that was closed before the program began: whoever writes is told."""

    def write(self, text: str) -> int:
        """Nothing can be written."""
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def prepare() -> None:
    """Put something in the place of closed streams; characters that an encoding lacks become their like, or "?"."""
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or io.StringIO()
    if isinstance(sys.stdout, io.TextIOWrapper) and not all_characters():
        import codecs

        codecs.register_error("briefing", _replaced)
        sys.stdout.reconfigure(errors="briefing")


def _replaced(error: UnicodeError) -> tuple[str, int]:
    """What stands for the characters at which encoding failed: a sign of our own keeps its meaning in ASCII."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    failed = error.object[error.start : error.end]
    return "".join(_LIKE.get(character, "?") for character in failed), error.end


def all_characters() -> bool:
    """Whether standard output takes every character."""
    return (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")


@contextmanager
def writing() -> Iterator[None]:
    """Around what writes to standard output. Raises WriteError where it cannot be written; a closed pipe stays one."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        from briefing.files.atomic import WriteError, reason

        silence()
        raise WriteError(f"standard output could not be written: {reason(error)}") from error


def flush() -> None:
    """Send off what is written. Raises as `writing`."""
    with writing():
        sys.stdout.flush()


def silence() -> None:
    """Send what is still to come nowhere: otherwise Python complains once more while it ends."""
    if not isinstance(sys.stdout, _Closed):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
