"""The picks: in order, movable, with notes and the reader's own words, and beside them the Markdown they become."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.getters import query_one

from briefing.model.selection import Clipping, ClippingKind, Selection
from briefing.selection import edit
from briefing.selection.clip import heading, text
from briefing.tui.bindings import bind
from briefing.tui.facts import Facts
from briefing.tui.keeper import Change
from briefing.tui.pages.picks import markdown_page, picks_page
from briefing.tui.panes.bar import Bar, KeyBar
from briefing.tui.panes.roll import Roll
from briefing.tui.screens.dialogs import Ask
from briefing.tui.screens.export import export, rendered
from briefing.tui.screens.jumping import Jump, Jumping, jump_in, row_jumps
from briefing.tui.screens.story.sizing import TWO_FROM
from briefing.tui.sheets import sheet

if TYPE_CHECKING:
    from briefing.tui.program import Briefing

_OWN = (ClippingKind.HEADING, ClippingKind.TEXT)


class PicksScreen(Jumping):
    """Two panes: the picks, and what they become."""

    CSS_PATH = sheet("picks")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (TWO_FROM, "-wide")]  # noqa: RUF012 - annotated by Textual

    app: Briefing
    BINDINGS: ClassVar[list[BindingType]] = bind([
        "pick.up", "pick.down", "pick.note", "pick.heading", "pick.text", "pick.remove", "pick.export",
        "pick.group", "pick.copy", "place.lift", "pane.next", "find.jump", "decide.undo",
    ])  # fmt: skip
    AUTO_FOCUS = "#picks"

    picks = query_one("#picks", Roll)
    preview = query_one("#preview", Roll)

    def __init__(self, facts: Facts | None) -> None:
        """`facts` are the findings of the story the picks are shown from."""
        super().__init__()
        self.facts = facts

    def compose(self) -> ComposeResult:
        """A bar, two panes, the keys."""
        mark = self.app.options.glyphs.cursor
        yield Bar(id="head")
        with Horizontal(id="body"):
            yield Roll(id="picks", mark=mark)
            yield Roll(id="preview", mark=" ")
        yield KeyBar(id="keys")

    def on_mount(self) -> None:
        """Show the picks."""
        self.query_one("#head", Bar).show(
            [
                ("Picks", "strong", ""),
                ("  in your order; an export puts each kind together, unless you add headings", "dim", ""),
            ]
        )
        self.draw()

    def draw(self, cursor: str | None = None) -> None:
        """Show the picks, and work out what they become."""
        self.picks.show(picks_page(self.app.keeper.selection, self.app.options.glyphs), cursor)
        self._preview()
        self.refresh_bindings()

    @work(exclusive=True, group="preview")
    async def _preview(self) -> None:
        """The Markdown, made off the keys' way; an older preview that comes late is cancelled."""
        findings = self.facts.findings if self.facts else None
        words = rendered(self.app.keeper.selection, findings, self.app.config, marks=False)
        self.preview.show(markdown_page(words))

    # changing

    @property
    def pick(self) -> Clipping | None:
        """The pick under the cursor."""
        target = self.picks.target
        found = (c for c in self.app.keeper.selection.clippings if target is not None and c.id == target.id)
        return next(found, None)

    def _change(self, change: Change, cursor: str | None = None) -> None:
        self.app.change_picks(change)
        self.draw(cursor)

    def _on_a_pick(self) -> bool:
        return self.pick is not None

    can_pick_up = can_pick_down = can_pick_note = can_pick_remove = can_pick_export = _on_a_pick

    def do_pick_up(self) -> None:
        """One place up."""
        self._move(-1)

    def do_pick_down(self) -> None:
        """One place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        pick = self.pick
        if pick is not None:
            self._change(lambda selection: edit.move(selection, pick.id, by))

    def do_pick_remove(self) -> None:
        """Take the pick out."""
        pick = self.pick
        if pick is not None:
            self._change(lambda selection: edit.remove(selection, pick.id))

    @work
    async def do_pick_note(self) -> None:
        """A note, or other words where the words are the reader's own."""
        pick = self.pick
        if pick is None:
            return
        own = pick.kind in _OWN
        words = await self.app.push_screen_wait(
            Ask("Your words" if own else "Note", pick.text if own else pick.note or "")
        )
        if words is not None:
            change = edit.reword if own else edit.annotate
            self._change(lambda selection: change(selection, pick.id, words))

    @work
    async def do_pick_heading(self) -> None:
        """A heading above the pick."""
        words = await self.app.push_screen_wait(Ask("Heading above this pick"))
        if words:
            new, pick = heading(words), self.pick
            self._change(lambda selection: _above(edit.add(selection, new), new, pick), f"pick:{new.id}")

    @work
    async def do_pick_text(self) -> None:
        """The reader's own sentences below the pick."""
        words = await self.app.push_screen_wait(Ask("Your own text, below this pick"))
        if words:
            new, pick = text(words), self.pick
            self._change(lambda selection: edit.add(selection, new, pick.id if pick else None), f"pick:{new.id}")

    @work
    async def do_pick_export(self) -> None:
        """Write them to a file."""
        if self.facts is not None:
            await export(self.app, self.facts.findings)

    def can_pick_copy(self) -> bool:
        """Where something is picked."""
        return bool(self.app.keeper.selection.clippings)

    @work(group="copy", exclusive=True)
    async def do_pick_copy(self) -> None:
        """Send all of them to the clipboard, as the preview shows them: the marked text, where there is some."""
        from briefing.tui.clipboard import send  # noqa: PLC0415 - not before something is copied

        findings = self.facts.findings if self.facts else None
        selection = self.app.keeper.selection
        words = self.get_selected_text() or rendered(selection, findings, self.app.config, marks=False)
        self.app.say(await send(self.app, words))

    def can_pick_group(self) -> bool:
        """Where there are several to put in order."""
        return len(self.app.keeper.selection.clippings) > 1

    def do_pick_group(self) -> None:
        """The picks in the order of kinds."""
        self._change(edit.group_by_kind)

    def jumps(self) -> list[Jump]:
        """The picks in sight."""
        return row_jumps(self.picks, ())

    def jump_to(self, place: str) -> None:
        """To a pick."""
        jump_in(self.picks, place)

    def do_decide_undo(self) -> None:
        """Take the last change back."""
        self.app.undo_picks()
        self.draw()

    def do_pane_next(self) -> None:
        """The other pane."""
        other = self.preview if self.picks.has_focus else self.picks
        self.set_class(other is self.preview, "-preview")
        self.call_after_refresh(other.focus)

    def do_place_lift(self) -> None:
        """Back to the story."""
        self.dismiss()

    @on(Roll.Chosen)
    def _chosen(self, message: Roll.Chosen) -> None:
        message.stop()
        if message.roll is self.picks:
            self.do_pick_note()


def _above(selection: Selection, new: Clipping, pick: Clipping | None) -> Selection:
    """With `new`, which stands last, moved to right above `pick`."""
    order = [clipping.id for clipping in selection.clippings]
    return selection if pick is None else edit.move(selection, new.id, order.index(pick.id) - order.index(new.id))
