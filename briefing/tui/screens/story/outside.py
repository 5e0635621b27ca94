"""Out of the program for a moment: the original in a browser, the file in the reader's pager or editor."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.tui.place import Place, View
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.article import Article


class Outside(StoryBase):
    """Originals, files and details of the article that is open or under the cursor."""

    def _article(self) -> Article | None:
        target = self.target
        key = target.article if target is not None and target.article else self.place.left
        member = self.facts.members.get(key) if self.facts else None
        return member.article if member else None

    def can_read_original(self) -> bool:
        """On an article, or something in one."""
        return self._article() is not None

    can_read_details = can_read_pager = can_read_editor = can_read_original

    def do_read_details(self) -> None:
        """How the article was read."""
        article = self._article()
        if article is not None:
            self.go(Place(View.DETAILS, article.id, self.place.left, self.place.right))

    def do_read_original(self) -> None:
        """The original, with the reader's `opener` or in the browser; without a safe address the file in the pager."""
        from briefing.export.urls import safe_url  # noqa: PLC0415 - not before it is asked for

        article = self._article()
        if article is None:
            return
        url = safe_url(article.url)
        opener = shlex.split(self.app.config.opener) if self.app.config else []
        if url is None:
            self.say("No address is known for this article; this is its file.")
            self.do_read_pager()
        elif opener:
            self._open_with(opener, url)
        elif _has_desktop():
            self.app.open_url(url)
            self.say("Sent to the browser.")
        else:
            self.say(f"No desktop here. {url}", severe=True)

    def _open_with(self, opener: Sequence[str], url: str) -> None:
        """Run the opener: in this terminal, or beside the program where its last word is "&"."""
        if opener[-1] != "&":
            self._run([*opener, url])
            return
        try:
            subprocess.Popen(
                [*opener[:-1], url],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, IndexError) as error:
            self.say(f"`opener` could not be started: {error}", severe=True)
            return
        self.say(f"Sent to {opener[0]}.")

    def do_read_pager(self) -> None:
        """The file in $PAGER."""
        self._show_file(os.environ.get("PAGER") or "less")

    def do_read_editor(self) -> None:
        """The file in $EDITOR; what is changed there is read at the next look at the folder."""
        self._show_file(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi")

    def _show_file(self, program: str) -> None:
        article = self._article()
        if article is None:
            return
        path = Path(article.file)
        if path.is_file():
            self._run([*shlex.split(program), str(path.resolve())])
        else:
            self.say(f"The file is no longer there: {path}", severe=True)

    def _run(self, command: Sequence[str]) -> None:
        """Give the terminal to another program, and take it back when that ends."""
        try:
            with self.app.suspend():
                subprocess.run(command, check=False)
        except (SuspendNotSupported, OSError) as error:
            self.say(f"{command[0]} could not be started: {error}", severe=True)
            return
        self.refresh()


def _has_desktop() -> bool:
    return sys.platform == "darwin" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
