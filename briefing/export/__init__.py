"""A selection or a whole story as Markdown and other formats."""

from briefing.export.options import Options
from briefing.export.render import FORMS, presets, render
from briefing.export.report import report
from briefing.export.target import update_file
from briefing.files.atomic import write_file as write

__all__ = ["FORMS", "Options", "presets", "render", "report", "update_file", "write"]
