"""Which page the centre shows for a place."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.tui.context import Context
from briefing.tui.drawing.rows import Page
from briefing.tui.pages.alike import alike_page
from briefing.tui.pages.brief import brief_page
from briefing.tui.pages.compare import compare_page
from briefing.tui.pages.details import details_page
from briefing.tui.pages.differences import difference_page, differences_page
from briefing.tui.pages.hits import hits_page
from briefing.tui.pages.names import name_page
from briefing.tui.pages.parts import nothing_to_read
from briefing.tui.pages.points import point_page, points_page
from briefing.tui.pages.read import read_page
from briefing.tui.pages.tables import dates_page, figures_page, promises_page, questions_page
from briefing.tui.pages.wordings import wordings_page
from briefing.tui.place import View

PAGES: Mapping[View, Callable[[Context], Page]] = {
    View.BRIEF: brief_page,
    View.POINTS: points_page,
    View.DIFFERENCES: differences_page,
    View.WORDINGS: wordings_page,
    View.COMPARE: compare_page,
    View.READ: read_page,
    View.POINT: point_page,
    View.DIFFERENCE: difference_page,
    View.NAME: name_page,
    View.PROMISES: promises_page,
    View.DATES: dates_page,
    View.FIGURES: figures_page,
    View.QUESTIONS: questions_page,
    View.HITS: hits_page,
    View.DETAILS: details_page,
    View.ALIKE: alike_page,
}


def centre_page(ctx: Context) -> Page:
    """The page for the place in the context; where there is no article at all, what to do about that."""
    if not ctx.facts.findings.members:
        return Page("Brief", empty=nothing_to_read(ctx))
    return PAGES[ctx.place.view](ctx)
