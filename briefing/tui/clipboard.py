"""Sending words to the clipboard: through the terminal (OSC 52), and with the desktop's own tool where there is one.

Neither answers whether the words arrived: a terminal may refuse OSC 52, so the reader is told "sent", never "copied".
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from textual.app import App

_PATIENCE = 2.0
"""Seconds that a tool may take."""


def tool(environment: Mapping[str, str] | None = None, platform: str = sys.platform) -> tuple[str, ...] | None:
    """The command that takes words on its standard input; None where there is none, as over ssh."""
    given = os.environ if environment is None else environment
    choices: list[tuple[str, ...]] = [("pbcopy",)] if platform == "darwin" else []
    if given.get("WAYLAND_DISPLAY"):
        choices.append(("wl-copy",))
    if given.get("DISPLAY"):
        choices += [("xclip", "-selection", "clipboard"), ("xsel", "--clipboard", "--input")]
    return next((command for command in choices if shutil.which(command[0], path=given.get("PATH"))), None)


async def send(app: App[Any], words: str) -> str:
    """Send the words both ways; what the reader is told."""
    app.copy_to_clipboard(words)
    command = tool()
    if command is not None and await asyncio.to_thread(_fed, command, words):
        return f"Sent to the clipboard with {command[0]}."
    return "Sent to the clipboard, through the terminal."


def _fed(command: Sequence[str], words: str) -> bool:
    """True if the tool took the words. What it prints is nobody's: xclip stays behind to serve them."""
    try:
        done = subprocess.run(
            command,
            input=words.encode(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
