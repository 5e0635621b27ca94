"""Comparing two articles: which two, asking for the comparison, and going on to other ones."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work

from briefing.tui.drawing.words import count_of
from briefing.tui.messages import ComparisonArrived, WorkFailed
from briefing.tui.place import Place, Target, View
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.going import Going


class Comparing(Going):
    """Two articles side by side. The first is the open one; the second is under the cursor, or asked for."""

    def do_view_compare(self) -> None:
        """Show the last comparison, or the open article beside the one that it has most points in common with."""
        left = self.place.left or self._article_under_cursor() or self.first()
        right = self.place.right if self.place.right != left else ""
        self._compare(left, right or self._closest(left))

    def can_read_compare(self) -> bool:
        """Where there are two articles."""
        return self.facts is not None and len(self.facts.members) > 1

    @work(group="choose-second", exclusive=True)
    async def do_read_compare(self) -> None:
        """Compare the open article with the source under the cursor, or with one that is asked for."""
        here = self.target.article if self.target else ""
        left = self.place.left or here or self.first()
        under = self._article_under_cursor()
        if under and under != left:
            self._compare(left, under)
        elif (second := await self._second(left)) is not None:
            self._compare(left, second)

    async def _second(self, left: str) -> str | None:
        """The article to compare `left` with: asked for, where there is a choice."""
        others = self._others(left)
        if len(others) < 2 or self.facts is None:
            return others[0] if others else ""
        from briefing.tui.screens.choosing import Choice, Choose  # noqa: PLC0415 - not before it is opened

        facts = self.facts
        members = [facts.members[key] for key in others]
        shared = facts.shared_points(left)
        choices = [
            Choice(
                m.article.id,
                f"{m.letter}  {m.outlet}  {m.article.first_words}",
                count_of(shared[m.article.id], "point"),
            )
            for m in members
        ]
        return await self.app.push_screen_wait(
            Choose(f"Compare {facts.letter(left)} with … (points in common)", choices)
        )

    def _compare(self, left: str, right: str) -> None:
        if left and right:
            self.go(Place(View.COMPARE, left=left, right=right))
            self.centre.focus()
        else:
            self.say("There is only one article here: nothing to compare it with.", severe=True)

    def _closest(self, left: str) -> str:
        shared = self.facts.shared_points(left) if self.facts else {}
        return max(self._others(left), key=lambda other: shared[other], default="")

    def _others(self, left: str) -> list[str]:
        return [key for key in self.facts.letters if key != left] if self.facts else []

    def open(self, target: Target) -> None:
        """In a comparison a source that is opened becomes the second article."""
        if self.place.view is View.COMPARE and self.focused is self.sources and target.article != self.place.left:
            self._compare(self.place.left, target.article)
            return
        super().open(target)

    def compare_now(self, *, anew: bool = False) -> None:
        """Ask for the comparison that the place is about, unless it is there and need not be made anew."""
        left, right = self.place.left, self.place.right
        known = self.comparison and (self.comparison.left, self.comparison.right) == (left, right)
        if left and right and (anew or not known):
            self.token += 1
            self.waiting = "comparing…"
            self._ask_comparison(self.token, left, right)

    @work(exclusive=True, group="compare")
    async def _ask_comparison(self, token: int, left: str, right: str) -> None:
        try:
            comparison = await self.app.desk.compare(left, right, self.story)
        except FAILURES as error:
            self.post_message(WorkFailed(f"These two could not be compared: {error}"))
            return
        self.post_message(ComparisonArrived(token, comparison))

    @on(ComparisonArrived)
    def _comparison_arrived(self, message: ComparisonArrived) -> None:
        if message.token == self.token:
            self.comparison, self.waiting = message.comparison, ""
            self.mark_picks()
            self.draw(lists=False)

    def can_read_turn(self) -> bool:
        """Only a comparison has sides."""
        return self.place.view is View.COMPARE

    def do_read_turn(self) -> None:
        """Change the sides."""
        self.go(replace(self.place, left=self.place.right, right=self.place.left))

    def do_read_next(self) -> None:
        """The next article, in Read and Compare."""
        self._step(1)

    def do_read_previous(self) -> None:
        """The article before."""
        self._step(-1)

    def can_read_next(self) -> bool:
        """Where an article is open."""
        return self.place.view in (View.READ, View.COMPARE)

    can_read_previous = can_read_next

    def _step(self, by: int) -> None:
        order = list(self.facts.letters) if self.facts else []
        if len(order) < 2:
            return
        compare = self.place.view is View.COMPARE
        now = self.place.right if compare else self.place.left
        at = order.index(now) if now in order else 0
        chosen = order[(at + by) % len(order)]
        if compare and chosen == self.place.left:
            chosen = order[(at + 2 * by) % len(order)]
        self.go(replace(self.place, right=chosen) if compare else Place(View.READ, left=chosen, right=self.place.right))
