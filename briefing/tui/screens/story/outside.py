"""Out of the program for a moment: the original in a browser, the file in the reader's pager."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from briefing.tui.place import Place, View
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
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

    can_read_details = can_read_original

    def do_read_details(self) -> None:
        """How the article was read."""
        article = self._article()
        if article is not None:
            self.go(Place(View.DETAILS, article.id, self.place.left, self.place.right))

    def do_read_original(self) -> None:
        """The original in the browser where its address is a safe one, else the file in the pager."""
        from briefing.export.urls import safe_url  # noqa: PLC0415 - not before it is asked for

        article = self._article()
        if article is None:
            return
        url = safe_url(article.url)
        if url is not None and (
            "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ or os.uname().sysname == "Darwin"
        ):
            self.app.open_url(url)
            self.say("Sent to the browser.")
            return
        self._page(Path(article.path))

    def _page(self, path: Path) -> None:
        if not path.is_file():
            self.say(f"The file is no longer there: {path}", severe=True)
            return
        command = shlex.split(os.environ.get("PAGER", "less"))
        try:
            with self.app.suspend():
                subprocess.run([*command, str(path.resolve())], check=False)
        except (SuspendNotSupported, OSError) as error:
            self.say(f"{command[0]} could not be started: {error}", severe=True)
