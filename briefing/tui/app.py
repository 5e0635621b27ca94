"""Where the screen starts. It stays small: the reading process is started before textual is imported."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.library.desk import Desk
from briefing.settings.places import Places, library_key

if TYPE_CHECKING:
    from briefing.settings.config import Config


def run(paths: Sequence[Path], config: Config | None = None, places: Places | None = None) -> int:
    """Show what `paths` hold until the reader leaves; the exit status.

    Raises whatever went wrong inside, after the terminal has been restored: the caller logs it and ends with 70.
    """
    places = places or Places.default()
    desk = Desk(tuple(paths), places)
    desk.warm_up()
    gc.disable()  # until the first paint, as in __main__
    # 190 ms of importing textual, while the other process reads.
    from briefing.tui.keeper import Keeper  # noqa: PLC0415
    from briefing.tui.lazy_files import LateHome, LateSearches, LateStore  # noqa: PLC0415
    from briefing.tui.program import Briefing  # noqa: PLC0415
    from briefing.tui.settings_used import settle  # noqa: PLC0415

    library = library_key(paths)
    notes: list[str] = []
    settled = settle(places, config, notes)
    app = Briefing(
        desk,
        keeper=Keeper(LateStore(places, library, notes), settled.selection),
        home=LateHome(places, library, notes),
        searches=LateSearches(places, library, notes),
        settled=settled,
        notes=notes,
    )
    app.sub_title = ", ".join(str(path) for path in paths)
    app.run(mouse=settled.mouse)
    if app.failure is not None:
        raise app.failure
    return app.return_code or 0
