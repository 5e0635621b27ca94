"""What is not imported before the first paint: each of these once cost it 7 to 120 ms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CODE = """
import sys
from pathlib import Path
from briefing.cli.opening import paths_to_open
from briefing.library.desk import Desk
from briefing.settings.places import Places
import briefing.tui.app, briefing.tui.keeper, briefing.tui.lazy_files, briefing.tui.program, briefing.tui.settings_used
from briefing.tui.settings_used import settle

paths = paths_to_open(sys.argv[1:])
places = Places.default()
desk = Desk(paths, places)
briefing.tui.program.Briefing(desk, settled=settle(places, None, []))
print(*sorted(sys.modules))
"""
LATER = {
    "briefing.analysis", "briefing.corrections", "briefing.export", "briefing.index", "briefing.lexicon",
    "briefing.library.library", "briefing.model.story", "briefing.reading", "briefing.selection", "briefing.store",
    "briefing.tui.facts", "briefing.tui.painting", "briefing.tui.panes.field", "briefing.tui.screens.dialogs",
    "briefing.tui.screens.help", "briefing.tui.screens.library", "briefing.tui.screens.picks",
    "markdown_it", "multiprocessing", "secrets", "sqlite3", "whoosh", "yaml",
}  # fmt: skip


def test_the_first_paint_waits_for_none_of_these(seeds: Path) -> None:
    done = subprocess.run([sys.executable, "-c", CODE, str(seeds)], capture_output=True, text=True, check=True)
    assert not LATER & set(done.stdout.split())
