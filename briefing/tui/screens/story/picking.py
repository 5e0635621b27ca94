"""Picking lines, copying them, and the way to the picks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.tui.drawing.words import count_of
from briefing.tui.messages import WorkFailed
from briefing.tui.place import Target, Thing
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from briefing.tui.facts import Facts


class Picking(StoryBase):
    """What is done with the line under the cursor."""

    def can_pick_toggle(self) -> bool:
        """On a line that stands for something."""
        target = self.target
        return target is not None and target.thing is not Thing.FOLD

    def do_pick_toggle(self) -> None:
        """Pick the line, or put it back; the cursor goes on."""
        from briefing.selection.edit import contains, toggle  # noqa: PLC0415 - not before the first pick

        target = self.target
        if target is None or self.facts is None:
            return
        from briefing.tui.painting import clip  # noqa: PLC0415 - after the first paint

        try:
            clipping = clip(self.facts, target, self.comparison)
        except KeyError:
            clipping = None
        if clipping is None:
            self.say("This line is no thing of its own; open it with enter and pick a passage.")
            return
        there = contains(self.app.keeper.selection, clipping.id)
        self.app.change_picks(lambda selection: toggle(selection, clipping))
        if not there:
            self.roll.move(1)

    def can_pick_table(self) -> bool:
        """Where there are points."""
        return self.facts is not None and bool(self.facts.findings.points)

    def do_pick_table(self) -> None:
        """Pick the table of the points that pass the filters, or put it back."""
        from briefing.selection.edit import contains, toggle  # noqa: PLC0415 - not before the first pick
        from briefing.tui.painting import clip_points  # noqa: PLC0415 - after the first paint

        ctx = self.context()
        points = [point for point in ctx.facts.findings.points if ctx.scope.point(point)] if ctx else []
        if ctx is None or not points:
            self.say("No point passes the filters: there is no table to pick.")
            return
        clipping = clip_points(ctx.facts, points)
        there = contains(self.app.keeper.selection, clipping.id)
        self.app.change_picks(lambda selection: toggle(selection, clipping))
        self.say(f"{'Put back' if there else 'Picked'}: {clipping.text}, {count_of(len(clipping.cells) - 1, 'line')}.")

    def do_pick_show(self) -> None:
        """Open the picks."""
        from briefing.tui.screens.picks import PicksScreen  # noqa: PLC0415 - not before it is opened

        self.app.push_screen(PicksScreen(self.facts), lambda _: self.refresh_picks())

    def do_pick_export(self) -> None:
        """Export the picks, or the report where nothing is picked."""
        self._export()

    @work(group="export")
    async def _export(self) -> None:
        from briefing.tui.screens.export import export  # noqa: PLC0415 - not before it is asked for

        if self.facts is None:
            self.post_message(WorkFailed("There is nothing to export yet."))
            return
        await export(self.app, self.facts.findings)

    def can_pick_copy(self) -> bool:
        """On a line with words, or with text marked by the mouse."""
        return self.target is not None

    @work(group="copy", exclusive=True)
    async def do_pick_copy(self) -> None:
        """Send the marked text, or the line's words with their source, to the clipboard."""
        from briefing.tui.clipboard import send  # noqa: PLC0415 - not before something is copied

        marked = self.get_selected_text()
        words = marked.strip() if marked else self.words_of(self.target)
        if words:
            self.say(await send(self.app, words))

    def _said(self, facts: Facts, target: Target) -> str:
        """A quotation or wording in its marks, with who said it; "" for any other line."""
        from briefing.export.picks import copied  # noqa: PLC0415 - not before something is copied
        from briefing.tui.painting import clip  # noqa: PLC0415 - after the first paint

        if target.thing not in (Thing.QUOTE, Thing.GROUP):
            return ""
        try:
            clipping = clip(facts, target, self.comparison)
        except KeyError:  # the findings were made anew since the line was drawn
            return ""
        return copied(clipping) if clipping and clipping.kind in ("quote", "group") else ""

    def words_of(self, target: Target | None, *, sourced: bool = True) -> str:
        """The words that a line stands for, with their source on a line of its own."""
        facts = self.facts
        if target is None or facts is None:
            return ""
        from briefing.tui.painting import clip, place_of  # noqa: PLC0415 - after the first paint

        if sourced and (said := self._said(facts, target)):
            return said
        place = place_of(facts, target)
        if place is not None:
            article, span = place
            member = facts.members[article]
            words = " ".join(span.of(member.article.text).split())
            return f"{words}\n({member.letter}, {member.outlet})" if sourced else words
        try:
            clipping = clip(facts, target, self.comparison)
        except KeyError:  # the findings were made anew since the line was drawn
            return ""
        return clipping.text if clipping else ""
