"""Keeping the reader's corrections and taking them back, on every screen that shows what they change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.screen import Screen

from briefing.tui.bindings import Commanded
from briefing.tui.messages import WorkFailed
from briefing.tui.ports import FAILURES

if TYPE_CHECKING:
    from briefing.model.correction import Correction
    from briefing.tui.program import Briefing


class Correcting(Commanded, Screen[None]):
    """Corrections. Each is kept, applied again at every opening, and can be taken back with u; so can a pick."""

    app: Briefing  # the one application this screen runs in

    def load(self) -> None:
        """Show the findings as they are now."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show the findings that a correction has changed, and until they are made, that they are of before."""
        raise NotImplementedError

    def show_grouped(self) -> None:
        """Show the events that a correction has changed."""
        raise NotImplementedError

    def refresh_picks(self) -> None:
        """Draw the signs of what is picked."""
        raise NotImplementedError

    def regrouped_here(self) -> tuple[str, str]:
        """The article, or else the event, that the cursor is on, to be put elsewhere; "" for neither."""
        raise NotImplementedError

    async def kept(self, corrections: Sequence[Correction], told: str = "Kept; the lists are being made anew.") -> bool:
        """Have them kept, and tell so; False where there are none, or, with a line to the reader, where that failed."""
        if not corrections:
            return False
        try:
            for correction in corrections:
                self.app.done.append(await self.app.desk.correct(correction))
        except FAILURES as error:
            self.post_message(WorkFailed(f"This could not be kept: {error}"))
            return False
        self.app.say(f"{told} u takes it back.")
        return True

    async def _grouped_anew(self) -> None:
        try:
            self.app.overview = await self.app.desk.overview()
        except FAILURES as error:
            self.post_message(WorkFailed(f"The events could not be read: {error}"))
            return
        self.show_grouped()

    def can_decide_regroup(self) -> bool:
        """On an event, or something of an article, where events are known."""
        return self.app.overview is not None and any(self.regrouped_here())

    @work(group="decide")
    async def do_decide_regroup(self) -> None:
        """Put the article or event under the cursor elsewhere, or give its event a name."""
        from briefing.tui.screens.regroup import regrouped  # noqa: PLC0415 - not before something is corrected

        stories = self.app.overview.stories if self.app.overview else ()
        if await self.kept(await regrouped(self.app, stories, *self.regrouped_here())):
            await self._grouped_anew()

    @work(group="undo")
    async def do_decide_undo(self) -> None:
        """Take the last pick or correction back, whichever came last; without one, a correction of before."""
        if not self.app.done:
            await self._take_back_earlier()
        elif (correction := self.app.done.pop()) is not None:
            await self._take_back(correction)
        else:
            self.app.undo_picks()
            self.refresh_picks()

    async def _take_back_earlier(self) -> None:
        """Offer what was decided before this opening, or elsewhere since, the newest first."""
        from briefing.tui.screens.choosing import Choice, Choose  # noqa: PLC0415 - not before it is opened

        try:
            earlier = (await self.app.desk.decisions())[::-1]
        except FAILURES as error:
            self.post_message(WorkFailed(f"The corrections could not be read: {error}"))
            return
        if not earlier:
            self.app.say("Nothing to take back.")
            return
        cards = self.app.overview.cards if self.app.overview else ()
        called = {card.id: card.source or card.title for card in cards}
        choices = [Choice(str(n), _words(one, called), one.made[:10]) for n, one in enumerate(earlier)]
        chosen = await self.app.push_screen_wait(Choose("Take back which correction?", choices))
        if chosen:
            await self._take_back(earlier[int(chosen)])

    async def _take_back(self, correction: Correction) -> None:
        from briefing.model.correction import CorrectionKind  # noqa: PLC0415 - after the first paint

        try:
            taken = await self.app.desk.undo(correction)
        except FAILURES as error:
            self.post_message(WorkFailed(f"This could not be taken back: {error}"))
            return
        self.app.say("The correction was taken back." if taken else "That was taken back already, elsewhere.")
        if correction.kind is CorrectionKind.STORY:
            await self._grouped_anew()
        elif correction.kind is CorrectionKind.DIFFERENCE:
            self.load()
        else:
            self.reload()


def _words(correction: Correction, called: Mapping[str, str]) -> str:
    """A decision in one line, articles by what they are `called`."""
    named = " | ".join(dict.fromkeys(called.get(part, part) for part in correction.subject))
    return f"{correction.kind}: {named}" + (f" → {correction.value}" if correction.value else "")
