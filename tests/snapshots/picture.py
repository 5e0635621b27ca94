"""The picture in the README, made from the program itself on the starter library.

python -m tests.snapshots.picture        writes tests/snapshots/screen.svg
"""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from briefing.library.desk import Desk
from briefing.settings.places import Places
from briefing.settings.resources import resource_dir
from briefing.tui.program import Briefing
from briefing.tui.screens.story.screen import StoryScreen

TARGET = Path(__file__).with_name("screen.svg")
SIZE = (120, 36)


async def picture() -> str:
    """The screen on the starter library, as SVG."""
    with tempfile.TemporaryDirectory() as home:
        app = Briefing(Desk((resource_dir("seeds"),), Places.under(Path(home))))
        async with app.run_test(size=SIZE) as pilot:
            while not (isinstance(app.screen, StoryScreen) and app.screen.facts is not None):
                await pilot.pause(0.05)
            await pilot.pause(1.0)
            return app.export_screenshot(title="briefing seeds")


if __name__ == "__main__":
    TARGET.write_text(asyncio.run(picture()), encoding="utf-8")
