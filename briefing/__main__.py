"""The program's entry: it chooses between the two faces, and answers --version before anything is imported."""

from __future__ import annotations

import gc
import sys

TYPE_CHECKING = False  # typing's own costs 10 ms to import: as much as all of the answer to --version
if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def main(argv: Sequence[str] | None = None) -> int:
    """Run `briefing` with these arguments (default: the process's own); the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        from briefing import __version__

        sys.stdout.write(f"briefing {__version__}\n")
        return 0
    gc.disable()  # what is imported stays: looking through it for garbage costs a tenth. Who sets to work enables it.
    from briefing.cli.main import run

    return run(arguments, screen=_screen)


def _import_asyncio() -> None:
    """Without TLS, as where Python was built without it: nothing here speaks it, and it takes 2 MiB and 6 ms."""
    if "ssl" not in sys.modules:
        sys.modules["ssl"] = None  # type: ignore[assignment]  # how the import system keeps that there is none
        import asyncio.sslproto  # noqa: F401

        del sys.modules["ssl"]


def _screen(paths: Sequence[Path]) -> int:
    _import_asyncio()
    from briefing.cli.opening import remember
    from briefing.tui.app import run as show

    try:
        return show(tuple(paths))
    finally:
        remember(paths)  # at the end: the first paint waits for no file


if __name__ == "__main__":
    sys.exit(main())
