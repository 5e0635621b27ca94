"""All pages behind one door, opened with the first findings: the first paint does not wait for them."""

from briefing.tui.context import Context
from briefing.tui.facts import Facts
from briefing.tui.pages.centre import centre_page
from briefing.tui.pages.names import names_page
from briefing.tui.pages.quotes import quotes_page
from briefing.tui.pages.sources import sources_page
from briefing.tui.picks import clip, clip_points, picked_keys, place_of
from briefing.tui.scope import Scope

__all__ = [
    "Context",
    "Facts",
    "Scope",
    "centre_page",
    "clip",
    "clip_points",
    "names_page",
    "picked_keys",
    "place_of",
    "quotes_page",
    "sources_page",
]
