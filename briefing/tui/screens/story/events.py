"""From an event to the list of events, and articles from one event to another."""

from __future__ import annotations

from textual import work

from briefing.tui.messages import WorkFailed
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.deciding import Deciding


class Events(Deciding):
    """The other events of the folder."""

    def can_event_list(self) -> bool:
        """Where there is more than one event."""
        return self.app.overview is not None and len(self.app.overview.stories) > 1

    def do_event_list(self) -> None:
        """The list of events."""
        self.app.show_events()

    def can_decide_regroup(self) -> bool:
        """On something of an article, where events are known."""
        return self.app.overview is not None and bool(self._article_here())

    def _article_here(self) -> str:
        """The article that the line under the cursor stands in, or the open one."""
        here = self.target.article if self.target else ""
        return here or self.place.left

    @work(group="decide")
    async def do_decide_regroup(self) -> None:
        """Put the article into another event, or give its event a name."""
        from briefing.tui.screens.regroup import regrouped  # noqa: PLC0415 - not before something is corrected

        if self.app.overview is None:
            return
        corrections = await regrouped(self.app, self.app.overview.stories, self._article_here())
        if corrections and await self.kept(corrections):
            await self.grouped_anew()

    async def grouped_anew(self) -> None:
        """The events have changed: show them, in their list where there is more than one."""
        try:
            overview = await self.app.desk.overview()
        except FAILURES as error:
            self.post_message(WorkFailed(f"The events could not be read: {error}"))
            return
        self.app.overview = overview
        if len(overview.stories) > 1:
            self.app.show_events()
        else:
            self.reload()
