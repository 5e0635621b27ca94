"""The story screen itself: its panes, its bars, what arrives."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from briefing.tui.arrangement import Session
from briefing.tui.bindings import bind
from briefing.tui.drawing.rows import Page
from briefing.tui.drawing.words import count_of
from briefing.tui.messages import FindingsArrived, Progressed, WorkFailed
from briefing.tui.panes.bar import Bar, KeyBar
from briefing.tui.panes.roll import Roll
from briefing.tui.place import FilterKind, Place, Spot, Target, Thing, View
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.base import PANES
from briefing.tui.screens.story.comparing import Comparing
from briefing.tui.screens.story.deciding import Deciding
from briefing.tui.screens.story.finding import Finding
from briefing.tui.screens.story.heading import Heading
from briefing.tui.screens.story.more_like import Likeness
from briefing.tui.screens.story.outside import Outside
from briefing.tui.screens.story.picking import Picking
from briefing.tui.screens.story.reading import Reading

if TYPE_CHECKING:
    from briefing.model.story import StoryFindings
    from briefing.tui.facts import Facts


_AT_ONCE = ("view.", "find.search", "pane.", "place.lift", "event.list", "pick.show")
"""Commands that need no findings."""


class StoryScreen(Likeness, Finding, Comparing, Heading, Reading, Picking, Deciding, Outside):
    """Three panes and a centre, all drawn from one value of findings."""

    BINDINGS: ClassVar[list[BindingType]] = bind(
        [
            "view.",
            "find.",
            "read.",
            "pane.",
            "place.",
            "decide.",
            "event.list",
            "pick.toggle",
            "pick.table",
            "pick.show",
            "pick.export",
            "pick.copy",
        ]
    )
    AUTO_FOCUS = "#centre"

    early: str = ""

    def action_do(self, command: str) -> None:
        """A view that is asked for before findings have come is gone to at once, and filled when they have."""
        if self.facts is None and command.startswith("view."):
            self.early = command
            self.trail.now = replace(self.spot, place=Place(View(command.removeprefix("view."))))
            self._meanwhile(self.centre.page.empty)
            self.draw_bars()
        else:
            super().action_do(command)
        if command.startswith("view.") and "centre" not in self.shown(self.size.width):
            self.to_pane("centre")  # alone on the screen, another pane would hide it

    def _meanwhile(self, words: str) -> None:
        """What is said in the centre before findings have come, or where none can."""
        self.centre.show(Page(self.place.view.value.capitalize(), empty=words))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Before findings have come there is nothing to go to, pick or correct."""
        if self.facts is None and action == "do" and not str(parameters[0]).startswith(_AT_ONCE):
            return False
        return super().check_action(action, parameters)

    def compose(self) -> ComposeResult:
        """The bars and the panes."""
        mark = self.options.glyphs.cursor
        with Horizontal(id="top"):
            yield Bar(id="head")
        with Horizontal(id="tabs"):
            yield Bar(id="views")
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield Roll(id="sources", mark=mark)
                yield Roll(id="names", mark=mark)
            yield Roll(id="centre", mark=mark)
            yield Roll(id="quotes", mark=mark)
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Say that work goes on, and ask for the findings."""
        for roll, title in zip(self.rolls(), ("Sources", "Names", "Brief", "Quotes"), strict=True):
            roll.show(Page(title, empty=self._opening() if title == "Brief" else ""))
        self.draw_bars()
        self.call_after_refresh(self.call_after_refresh, self.make_field)  # after the first frame
        if self.app.ready:
            self.load()

    def _opening(self) -> str:
        """What is being done, until findings come."""
        overview = self.app.overview
        if overview is None:
            return "Reading…"
        story = next((one for one in overview.stories if one.id == self.story), None)
        count = len(story.articles if story else overview.cards)
        return f"Looking for names, quotations and points in {count_of(count, 'article')}…"

    def load(self) -> None:
        """Ask for the findings of this story."""
        if self.facts is None:
            self._meanwhile(self._opening())
        self.token += 1
        self._ask_findings(self.token)

    @work(exclusive=True, group="findings")
    async def _ask_findings(self, token: int) -> None:
        try:
            findings = await self.app.desk.findings(self.story)
        except FAILURES as error:
            self.post_message(WorkFailed(f"The findings could not be made: {error}"))
            return
        self.post_message(FindingsArrived(token, findings))

    @on(FindingsArrived)
    def _findings_arrived(self, message: FindingsArrived) -> None:
        if message.token == self.token:
            self.show_findings(message.findings)

    def show_findings(self, findings: StoryFindings) -> None:
        """Draw everything from these findings."""
        from briefing.tui.facts import Facts  # noqa: PLC0415 - after the first paint

        first = self.facts is None
        before, self.facts = self.facts, Facts(findings)
        self.waiting = ""
        if before is not None:
            self._keep_place(before)
        self.mark_picks()
        if first:
            self._arrange_as(self.app.session)
            if self.spot == Spot() and not self.early and self.app.session.story == (self.story or ""):
                self._restore(self.app.session)
        if first and self.early:
            self.trail.now = replace(self.spot, place=Place())
            self.action_do(self.early)
        else:
            self.draw(cursor=self.spot.cursor or None)
        if first and not self.early and self.entry[0] in self.facts.members:
            self._enter_at(*self.entry)

    def _keep_place(self, before: Facts) -> None:
        """Stay where the reader is, in findings that are new."""
        from briefing.tui.watching import followed, followed_name  # noqa: PLC0415 - after the first paint

        assert self.facts is not None
        target = self.names.target
        name = followed_name(target.id, before, self.facts) if isinstance(target, Target) else None
        if name is not None:
            self.wanted["names"] = Target(Thing.ACTOR, name).key
        self.trail.now = followed(self.spot, before, self.facts)
        if self.place.view is View.COMPARE:
            self.compare_now(anew=True)

    def _arrange_as(self, session: Session) -> None:
        """The panes and orders as the reader had them, in this event or another."""
        self.layout_wish = session.layout
        self.options = replace(self.options, quote_order=session.quote_order, name_order=session.name_order)
        self.arrange_panes()

    def leave(self) -> None:
        """Leave for the list of events: what was arranged goes on with the next event, and to the next opening."""
        if self.facts is not None:
            self.app.session = self.session()
        super().leave()

    def _restore(self, session: Session) -> None:
        """Go back to where the reader was, as far as it is still there."""
        from briefing.tui.scope import still_there  # noqa: PLC0415 - after the first paint

        facts = self.facts
        if facts is None:
            return
        spot = session.spot
        kept = tuple(f for f in spot.filters if still_there(f, facts))
        place = spot.place
        if (place.left and place.left not in facts.members) or (place.right and place.right not in facts.members):
            place, kept = Place(), ()
        if place.view in (View.READ, View.COMPARE) and not place.left:
            place = Place()
        self.wanted = {"sources": session.sources, "names": session.names, "quotes": session.quotes}
        words = next((f.value for f in spot.filters if f.kind is FilterKind.WORDS), "")
        self.trail.now = Spot(place, kept, spot.cursor)
        if place.view is View.COMPARE:
            self.compare_now()
        if session.pane in PANES:
            self.to_pane(session.pane)
        if words:
            self.search_for(words)

    def session(self) -> Session:
        """Where the reader is, for the next opening."""
        sources, names, cursor, quotes = (roll.stop.key if roll.stop else "" for roll in self.rolls())
        return Session(
            self.story or "",
            replace(self.spot, cursor=cursor),
            self.last_pane,
            self.layout_wish,
            self.options.quote_order,
            self.options.name_order,
            sources,
            names,
            quotes,
        )

    def _enter_at(self, article: str, query: str) -> None:
        """Begin with an article that a search over the whole library found."""
        self.read(article)
        if query:
            self.search_for(query)

    def reload(self) -> None:
        """Ask for the findings anew, after a correction; until they come, the panes say that they are of before."""
        self.waiting = "being made anew…"
        self.draw(lists=False)
        for roll in self.rolls():
            roll.border_subtitle = self.waiting
        self.load()

    @on(WorkFailed)
    def _failed(self, message: WorkFailed) -> None:
        self.waiting = ""
        self.say(message.words, severe=True)
        if self.facts is None:
            self._meanwhile(message.words)
        else:
            self._lists.clear()
            self.draw()

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        if self.facts is None and not self.app.ready:  # later it is the index that gets on
            self._meanwhile(message.words)

    def do_place_lift(self) -> None:
        """Leave the search field first."""
        if self.typing:
            self.close_search()
        else:
            super().do_place_lift()

    def can_event_list(self) -> bool:
        """Where there is more than one event."""
        return self.app.overview is not None and len(self.app.overview.stories) > 1

    def do_event_list(self) -> None:
        """The list of events: the last screen below, or one that is opened now."""
        if len(self.app.screen_stack) > 1:
            self.leave()
        else:
            self.app.show_events()

    def regrouped_here(self) -> tuple[str, str]:
        """The article that the line under the cursor stands in, or the open one."""
        here = self.target.article if self.target else ""
        return here or self.place.left, ""

    def show_grouped(self) -> None:
        """In their list, where there is more than one."""
        if self.can_event_list():
            self.app.show_events()
        else:
            self.reload()
