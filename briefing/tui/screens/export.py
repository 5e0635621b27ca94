"""Export: what to write, where to, and whether to replace what is there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.tui.pages.parts import count_of
from briefing.tui.screens.choosing import Choice, Choose
from briefing.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from briefing.settings.config import Config
    from briefing.tui.program import Briefing


def rendered(
    selection: Selection, findings: StoryFindings | None, config: Config | None = None, *, marks: bool = True
) -> str:
    """The picks as Markdown; `marks` keeps the comments by which a page is found again when it is updated."""
    from briefing.export import Options, render  # noqa: PLC0415 - not before something is exported

    options = Options(marks=marks)
    if config is not None:
        chosen = (config.export_preset, config.export_references, config.export_obsidian)
        options = Options(*chosen, marks=marks)
    return render(selection, findings, preset=options.preset, options=options)


def report(findings: StoryFindings) -> str:
    """The whole Brief as Markdown."""
    from briefing.export import report as make  # noqa: PLC0415 - not before something is exported

    return make(findings)


async def export(app: Briefing, findings: StoryFindings) -> None:
    """Ask what and where to, then write; every failure is one line that says what to do."""
    makers: dict[str, Callable[[], str]] = {
        "picks": lambda: rendered(app.keeper.selection, findings, app.config),
        "report": lambda: report(findings),
    }
    count = len(app.keeper.selection.clippings)
    choices = [Choice("picks", count_of(count, "pick"), "Markdown")] if count else []
    choices.append(Choice("report", "The report", "the Brief with its sources"))
    what = await app.push_screen_wait(Choose("Export", choices))
    if what is None:
        return
    where = await app.push_screen_wait(
        Ask("Write to", str(_suggested(app, findings, what)), "enter writes the file, esc cancels")
    )
    if where:
        await _write(app, Path(where).expanduser(), makers[what]())


def _suggested(app: Briefing, findings: StoryFindings, what: str) -> Path:
    """A file name from the title, in the folder that the settings name, or where the program was started."""
    title = re.sub(r"(?<=\d)[,.](?=\d)", "", findings.story.title)  # 400,000 is one word
    words = "".join(c.lower() if c.isalnum() else " " for c in title).split()[:6]
    folder = Path(app.config.export_folder).expanduser() if app.config and app.config.export_folder else Path.cwd()
    return folder / f"{'-'.join(words) or 'briefing'}{'-report' if what == 'report' else ''}.md"


async def _write(app: Briefing, path: Path, text: str) -> None:
    from briefing.files.atomic import TargetExistsError, WriteError, write_file  # noqa: PLC0415 - with the export

    try:
        await asyncio.to_thread(write_file, path, text)
    except TargetExistsError:
        choices = [Choice("no", "Keep the file that is there"), Choice("yes", "Replace it")]
        if await app.push_screen_wait(Choose(f"{path.name} is already there", choices)) != "yes":
            return
        try:
            await asyncio.to_thread(lambda: write_file(path, text, force=True))
        except WriteError as error:
            app.say(str(error), severe=True)
            return
    except WriteError as error:
        app.say(str(error), severe=True)
        return
    app.say(f"Written to {path}")
