"""What the parts of the story screen share: its state, and drawing all panes from it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual.getters import query_one

from briefing.tui.bindings import Commanded
from briefing.tui.options import Options
from briefing.tui.panes.bar import Bar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import Place, Spot, Target, Trail, View
from briefing.tui.screens.still import StillScreen

if TYPE_CHECKING:
    from briefing.model.article import Card
    from briefing.model.matching import Comparison
    from briefing.model.search import SearchResult
    from briefing.model.text import Span
    from briefing.tui.context import Context
    from briefing.tui.facts import Facts
    from briefing.tui.program import Briefing

PANES = ("sources", "names", "centre", "quotes")


class StoryBase(Commanded, StillScreen):
    """State and drawing. Whatever changes the state calls `draw`; nothing else writes into a pane."""

    app: Briefing  # the one application this screen runs in

    sources = query_one("#sources", Roll)
    names = query_one("#names", Roll)
    centre = query_one("#centre", Roll)
    quotes = query_one("#quotes", Roll)
    head = query_one("#head", Bar)
    views = query_one("#views", Bar)

    def __init__(
        self, story: str | None = None, options: Options | None = None, entry: tuple[str, str] = ("", "")
    ) -> None:
        """`story` is the id of the story to show (None: all articles as one), `entry` the article to begin with and the
        query it was found by.
        """
        super().__init__()
        self.story = story
        self.entry = entry
        self.options = options or Options()
        self.facts: Facts | None = None
        self.trail = Trail()
        self.hits: dict[str, tuple[Span, ...]] = {}
        self.comparison: Comparison | None = None
        self.alike: tuple[str, SearchResult] | None = None
        self.picked: frozenset[str] = frozenset()
        self.waiting = ""
        self.token = 0
        self.wanted: dict[str, str] = {}
        self.key_names: dict[str, str] = {}
        self._lists: dict[str | None, tuple[object, ...]] = {}

    @property
    def spot(self) -> Spot:
        """Where the reader is."""
        return self.trail.now

    @property
    def place(self) -> Place:
        """What the centre shows."""
        return self.trail.now.place

    def rolls(self) -> tuple[Roll, Roll, Roll, Roll]:
        """The four panes, in the order of the tab key."""
        return (self.sources, self.names, self.centre, self.quotes)

    @property
    def roll(self) -> Roll:
        """The pane that has the focus, or the centre."""
        return self.focused if isinstance(self.focused, Roll) else self.centre

    @property
    def target(self) -> Target | None:
        """What the cursor is on in the pane that has the focus."""
        found = self.roll.target
        return found if isinstance(found, Target) else None

    def context(self) -> Context | None:
        """Everything that pages depend on, as it is now; None before findings have come."""
        if self.facts is None:
            return None
        from briefing.tui.painting import Context, Scope  # noqa: PLC0415 - after the first paint

        scope = Scope(self.facts, self.spot.filters, self.hits, self.app.new_articles)
        comparison = self.comparison
        if comparison and (comparison.left, comparison.right) != (self.place.left, self.place.right):
            comparison = None
        return Context(
            self.facts,
            scope,
            self.place,
            self.options,
            self.picked,
            comparison,
            scope.hits or {},
            self.app.new_articles,
            self.alike[1] if self.alike and self.alike[0] == self.place.subject else None,
            self._cards() if self.place.view is View.ALIKE else {},
            self.app.sub_title,
            len(self.app.overview.problems) if self.app.overview else 0,
        )

    def _cards(self) -> dict[str, Card]:
        return {card.id: card for card in self.app.overview.cards} if self.app.overview else {}

    def draw(self, *, cursor: str | None = None, top: bool = False, lists: bool = True) -> None:
        """Draw every pane from the state; `lists` False leaves the side panes as they are."""
        ctx = self.context()
        if ctx is None:
            return
        from briefing.tui import painting  # noqa: PLC0415 - after the first paint

        page = painting.centre_page(ctx)
        if self.waiting:
            page = replace(page, note=f" {self.waiting} ")
        self.centre.show(page, cursor, top=top)
        if lists:
            self._draw_lists(ctx)
        self.draw_bars()
        self.refresh_bindings()

    def _draw_lists(self, ctx: Context) -> None:
        """Draw the side panes, each only if something it depends on has changed: most keys change none of it."""
        from briefing.tui import painting  # noqa: PLC0415 - after the first paint

        shared = (ctx.facts, ctx.scope.filters, ctx.hits, ctx.options, ctx.picked)
        sides = (ctx.place.left, ctx.place.right, ctx.place.view is View.COMPARE)
        for roll, page, state in (
            (self.sources, painting.sources_page, (*shared, sides)),
            (self.names, painting.names_page, shared),
            (self.quotes, painting.quotes_page, shared),
        ):
            if self._lists.get(roll.id) != state:
                self._lists[roll.id] = state
                roll.show(page(ctx), self.wanted.pop(roll.id or "", None))

    def mark_picks(self) -> None:
        """See which lines are picked."""
        from briefing.tui.painting import picked_keys  # noqa: PLC0415 - after the first paint

        if self.facts is not None:
            self.picked = picked_keys(self.facts, self.app.keeper.selection, self.comparison)

    def refresh_picks(self) -> None:
        """Draw the signs of what is picked."""
        self.mark_picks()
        self.draw()

    def draw_bars(self) -> None:
        """Draw the head and the views; the screen itself knows how."""
        raise NotImplementedError

    def arrange_panes(self, width: int | None = None) -> None:
        """Show the panes that have room; the screen itself knows how."""
        raise NotImplementedError

    def go(self, place: Place, *, cursor: str | None = None) -> None:
        """Show another place, keeping the filters; the way back is kept."""
        self.travel(replace(self.spot, place=place, cursor=""), cursor=cursor)

    def travel(self, spot: Spot, *, cursor: str | None = None) -> None:
        """Go to a spot. The parts of the screen that know how override this."""
        raise NotImplementedError

    def say(self, words: str, *, severe: bool = False) -> None:
        """One line to the reader, never markup."""
        self.notify(words, severity="warning" if severe else "information", markup=False, timeout=4)
