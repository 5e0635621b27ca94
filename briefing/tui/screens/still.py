"""A screen that paints what has changed and nothing else."""

from __future__ import annotations

from textual.reactive import Reactive
from textual.screen import Screen
from textual.widget import Widget


class StillScreen(Screen[None]):
    """Textual paints a whole screen anew whenever the focus moves; here the two panes paint themselves."""

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
