"""A selection or a whole story as Markdown and other formats."""

from briefing.export.render import render
from briefing.export.report import report
from briefing.files.atomic import write_file as write

__all__ = ["render", "report", "write"]
