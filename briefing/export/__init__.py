"""A selection or a whole story as Markdown and other formats.

What a name needs is imported when the name is asked for: who only writes a file does not pay for the pages.

what others call  rendering, options, target
pages             evidence, brief, forms, tables, templates
their parts       picks, items, page_letters, accounts, quoted, sections, sources, stale_picks, template_values
Markdown          escape, layout, wording, urls, front_matter
other formats     data, html, pandoc, handover
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.export.brief import report
    from briefing.export.options import Options
    from briefing.export.rendering import FORMS, presets, render
    from briefing.export.target import update_file
    from briefing.files.atomic import write_file as write

__all__ = ["FORMS", "Options", "presets", "render", "report", "update_file", "write"]

_HOMES = {
    "FORMS": "export.rendering",
    "Options": "export.options",
    "presets": "export.rendering",
    "render": "export.rendering",
    "report": "export.brief",
    "update_file": "export.target",
}


def __getattr__(name: str) -> object:
    if name == "write":
        return import_module("briefing.files.atomic").write_file
    if name in _HOMES:
        return getattr(import_module(f"briefing.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
