"""Where the screen starts. It stays small: the reading process is started before textual is imported."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library.desk import Desk
from briefing.settings.places import Places

if TYPE_CHECKING:
    from briefing.settings.config import Config


def run(paths: Sequence[Path], config: Config | None = None, places: Places | None = None) -> int:
    """Show what `paths` hold until the reader leaves; the exit status (70 after an internal error)."""
    places = places or Places.default()
    desk = Desk(tuple(paths), places)
    desk.warm_up()
    from briefing.tui.program import Briefing  # noqa: PLC0415 - 190 ms, while the other process reads

    app = Briefing(desk)
    app.run()
    return app.return_code or 0
