"""What only a terminal shows: endings, signals, hostile files, terminals that answer."""

from __future__ import annotations

import os
import re
import signal
import sys
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal

ARTICLE = (
    "A bridge at Vell\n\nMinisters said on Monday that the bridge would be rebuilt. “We agree,” Ilse Marrow said.\n"
)
# A sentinel inside each order, so that its arrival at the terminal can be told from the program's own orders.
PAYLOADS = (
    "\x1b]52;c;U0VOVElORUw=\x07",
    "\x1b]0;SENTINEL\x07",
    "\x1b]8;;http://sentinel.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[38;5;197mSENTINEL",
    "\x9d52;c;U0VOVElORUw=\x9c",
    "\x1bPSENTINEL\x1b\\",
    "\u202eSENTINEL\u202c",
    "\x1b[c\x1b[5n",
)
ORDERS = re.compile(
    rb"\x1b\]52;c;U0VO|\x1b\]0;SENT|\x1b\]8;;http://sent|\x1b\[38;5;197m|\xc2\x9d|\x1bPSENT|\xe2\x80\xae|\x1b\[c|\x1b\[5n"
)
RESTORED = re.compile(rb"\x1b\[\?1049l")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "vell"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE)
    (folder / "b.txt").write_text(ARTICLE.replace("Monday", "Tuesday"))
    return folder


def started(folder: Path, *more: str) -> Terminal:
    command = [sys.executable, *(more or ("-m", "briefing")), str(folder)]
    return Terminal(command, {name: value for name, value in os.environ.items() if name.startswith("BRIEFING_")})


def ready(terminal: Terminal) -> None:
    terminal.wait_for(rb"any key begins", 60)
    os.write(terminal.master, b" ")
    terminal.settle()


@pytest.mark.slow
def test_q_ends_with_the_terminal_restored(folder: Path) -> None:
    with started(folder) as terminal:
        ready(terminal)
        os.write(terminal.master, b"q")
        assert terminal.status() == 0
        assert RESTORED.search(terminal.output)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_signals_save_and_restore(folder: Path, number: int) -> None:
    with started(folder) as terminal:
        ready(terminal)
        os.write(terminal.master, b"2 ")
        terminal.settle()
        os.kill(terminal.pid, number)
        assert terminal.status() == 128 + number
        assert RESTORED.search(terminal.output)
    state = Path(os.environ["BRIEFING_STATE_DIR"])
    assert list(state.rglob("session.yaml"))


@pytest.mark.slow
def test_an_error_inside_is_one_line_and_status_70(folder: Path) -> None:
    code = (
        "import sys\n"
        "from briefing.tui.screens.story.screen import StoryScreen\n"
        "def broken(self): raise RuntimeError('injected')\n"
        "StoryScreen.do_view_points = broken\n"
        "from briefing.__main__ import main\n"
        "sys.exit(main(sys.argv[1:]))\n"
    )
    with started(folder, "-c", code) as terminal:
        ready(terminal)
        os.write(terminal.master, b"2")
        assert terminal.status() == 70
        after = terminal.output.split(b"\x1b[?1049l")[-1].decode()
        assert "internal error: RuntimeError: injected" in after
        assert "Traceback" not in after
        assert len([line for line in after.splitlines() if line.strip("\x1b[?0123456789;hlru<> \r")]) <= 2


@pytest.mark.slow
def test_no_order_of_an_article_reaches_the_terminal(folder: Path) -> None:
    own = _orders(folder)
    for number, payload in enumerate(PAYLOADS):
        text = f"Title {payload} here\n\nMinisters {payload} said on Monday. “We {payload} agree,” Ilse Marrow said.\n"
        (folder / f"p{number}.txt").write_text(text, encoding="utf-8", errors="surrogateescape")
    assert _orders(folder) == own


def _orders(folder: Path) -> list[bytes]:
    """The orders that may not come from an article, in what is written while every page is looked at."""
    with started(folder) as terminal:
        terminal.wait_for(rb"any key begins|REPORTED|ONLY", 60)  # the five lines of the first time may cover the page
        terminal.settle()
        for key in "j23456i\t\t\r p\x1b?\x1b":
            os.write(terminal.master, key.encode())
            terminal.quiet(0.2, 2)
        return ORDERS.findall(terminal.output)


@pytest.mark.slow
def test_idle_means_silence_and_no_work(folder: Path) -> None:
    with started(folder) as terminal:
        ready(terminal)
        before, written = terminal.cpu, len(terminal.output)
        terminal.read(2.0)
        assert len(terminal.output) == written
        assert terminal.cpu - before <= 0.05
