"""The reader's decisions: details of an article, names, differences; and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from briefing.tui.place import Target, Thing
from briefing.tui.screens.correcting import Correcting
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.model.correction import Correction

_EDITABLE = (Thing.ARTICLE, Thing.ACTOR, Thing.DIFFERENCE, Thing.QUOTE, Thing.GROUP)
"""What is corrected itself; on a passage it is the article that is."""


class Deciding(StoryBase, Correcting):
    """What the reader decides of names, details, differences and pairs."""

    def can_decide_edit(self) -> bool:
        """Wherever there are sources; without one under the cursor it is asked which."""
        return self.facts is not None and bool(self.facts.members)

    def _edited(self) -> Target | None:
        target, facts = self.target, self.facts
        if target is None or facts is None:
            return None
        if target.thing in _EDITABLE or (target.thing is Thing.ROW and self.comparison is not None):
            return target
        return Target(Thing.ARTICLE, target.article, target.article) if target.article in facts.members else None

    async def _asked_source(self) -> Target | None:
        """The source to correct, where the cursor is on nothing of one article."""
        from briefing.tui.screens.choosing import Choice, Choose  # noqa: PLC0415 - not before it is opened

        members = self.facts.findings.members if self.facts else ()
        choices = [Choice(m.article.id, f"{m.letter}  {m.outlet}  {m.article.first_words}") for m in members]
        chosen = await self.app.push_screen_wait(Choose("Correct the details of", choices))
        return Target(Thing.ARTICLE, chosen, chosen) if chosen else None

    @work(group="decide")
    async def do_decide_edit(self) -> None:
        """Edit what the cursor is on."""
        from briefing.tui.screens.edits import edited, paired  # noqa: PLC0415 - not before something is corrected

        target = self._edited() or await self._asked_source()
        if target is None or self.facts is None:
            return
        if target.thing is Thing.ROW and self.comparison is not None:
            await self._keep(await paired(self.app, self.facts, self.comparison, target.id))
        else:
            await self._keep(await edited(self.app, self.facts, target))

    def can_decide_accept(self) -> bool:
        """On a difference."""
        return self.target is not None and self.target.thing is Thing.DIFFERENCE

    can_decide_dismiss = can_decide_checked = can_decide_accept

    @work(group="decide")
    async def do_decide_accept(self) -> None:
        """Accept it."""
        await self._judge("accepted")

    @work(group="decide")
    async def do_decide_checked(self) -> None:
        """It was checked."""
        await self._judge("checked")

    @work(group="decide")
    async def do_decide_dismiss(self) -> None:
        """Dismiss it, with a reason."""
        await self._judge("dismissed")

    async def _judge(self, verdict: str) -> None:
        from briefing.tui.screens.edits import judged  # noqa: PLC0415 - not before something is corrected

        if self.target is None or self.target.thing is not Thing.DIFFERENCE:
            return
        if await self.kept(await judged(self.app, self.target.id, verdict), f"{verdict.capitalize()}."):
            self.load()  # nothing is made anew for it

    async def _keep(self, corrections: Sequence[Correction]) -> None:
        if await self.kept(corrections):
            self.reload()
