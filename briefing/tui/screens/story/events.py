"""From an event to the list of events, and articles from one event to another."""

from __future__ import annotations

from briefing.tui.screens.story.deciding import Deciding


class Events(Deciding):
    """The other events of the folder."""

    def leave(self) -> None:
        """Back to the list of events; another part knows how."""
        raise NotImplementedError

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
