"""More like this: what resembles the passage under the cursor."""

from __future__ import annotations

from textual import on, work

from briefing.tui.messages import AlikeArrived, WorkFailed
from briefing.tui.place import Place, Target, Thing, View
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.going import Going
from briefing.tui.screens.story.picking import Picking

_LONGEST = 600
"""Characters of a passage that are compared."""
_HITS = 40


class Likeness(Going, Picking):
    """Asks for what resembles a passage, and shows it as a place of its own."""

    def can_find_like(self) -> bool:
        """On a line with words."""
        return self.target is not None and self.target.thing is not Thing.FOLD

    def do_find_like(self) -> None:
        """Show what resembles the line under the cursor."""
        target = self.target
        words = self._passage(target)[:_LONGEST]
        if target is not None and words:
            self.go(Place(View.ALIKE, words, target.article or self.place.left, self.place.right))
            self.centre.focus()

    def _passage(self, target: Target | None) -> str:
        """The words to compare: of a whole article its beginning, else those that the line stands for."""
        facts = self.facts
        if target is None or facts is None:
            return ""
        if target.thing is Thing.ARTICLE and target.article in facts.members:
            article = facts.members[target.article].article
            return " ".join(article.sentence(n) for n in range(min(5, len(article.sentences))))
        return self.words_of(target, sourced=False)

    def look_for_like(self) -> None:
        """Ask for what the place is about, unless it is there."""
        words = self.place.subject
        if self.alike is None or self.alike[0] != words:
            self.alike = None
            self._ask_alike(words)

    @work(exclusive=True, group="alike")
    async def _ask_alike(self, words: str) -> None:
        try:
            result = await self.app.desk.more_like(words, _HITS)
        except FAILURES as error:
            self.post_message(WorkFailed(f"Nothing could be looked for: {error}"))
            return
        self.post_message(AlikeArrived(words, result))

    @on(AlikeArrived)
    def _alike_arrived(self, message: AlikeArrived) -> None:
        if self.place.view is View.ALIKE and message.words == self.place.subject:
            self.alike = (message.words, message.result)
            self.draw(lists=False, top=True)

    def open(self, target: Target) -> None:
        """An article of another event is opened there; Esc leads back."""
        overview, here = self.app.overview, self.facts.members if self.facts else {}
        if self.place.view is not View.ALIKE or target.article in here or overview is None:
            super().open(target)
            return
        story = next((one.id for one in overview.stories if target.article in one.articles), None)
        if story is not None:
            self.app.push_screen(type(self)(story, self.app.options, (target.article, "")))
