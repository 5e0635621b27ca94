"""What a session holds: how the reader arranged the screen, and where they were."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefing.tui.place import Spot


@dataclass(frozen=True, slots=True)
class Layout:
    """What the reader set: widths of the side panes in cells, of all and of two panes beside each other, which
    are hidden, whether one pane has everything.
    """

    left: int = 29
    right: int = 31
    narrow_left: int = 27
    narrow_right: int = 31
    hide_left: bool = False
    hide_right: bool = False
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Session:
    """A place in a library: the story, the spot with its filters, the pane, the layout, the orders, and what the
    cursors of the side panes were on, by key.
    """

    story: str = ""
    spot: Spot = field(default_factory=Spot)
    pane: str = "centre"
    layout: Layout = field(default_factory=Layout)
    quote_order: str = "speaker"
    name_order: str = "importance"
    sources: str = ""
    names: str = ""
    quotes: str = ""


@dataclass(frozen=True, slots=True)
class Habits:
    """What holds for every library: whether the tour was shown, and the theme that was chosen by key."""

    toured: bool = False
    theme: str = ""
