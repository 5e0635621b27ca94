"""What can be done to the open article or comparison: folds, marks, changes only, passages elsewhere."""

from __future__ import annotations

from dataclasses import replace

from briefing.tui.place import Place, Target, Thing, View
from briefing.tui.screens.story.base import StoryBase

_CHANGES = ("all", "changes", "differences")


class Reading(StoryBase):
    """Commands of Read and Compare."""

    def can_read_fold(self) -> bool:
        """Where something may be folded."""
        return self.place.view in (View.READ, View.COMPARE)

    def do_read_fold(self) -> None:
        """Compare: the run under the cursor. Read: what is not reporting."""
        if self.place.view is View.READ:
            self.options = replace(self.options, show_aside=not self.options.show_aside)
        else:
            target = self.centre.target
            if isinstance(target, Target) and target.thing is Thing.FOLD:
                self.options = replace(self.options, unfolded=self.options.unfolded ^ {f"fold:{target.id}"})
            else:
                folded = "" if "*" in self.options.unfolded else "*"
                self.options = replace(self.options, unfolded=frozenset({folded} - {""}))
        self.draw(lists=False)

    def can_read_changes(self) -> bool:
        """Where there is something to leave out."""
        return self.place.view in (View.READ, View.COMPARE)

    def do_read_changes(self) -> None:
        """Compare: all, changes, differences. Read: choose what is marked."""
        if self.place.view is View.COMPARE:
            at = _CHANGES.index(self.options.changes)
            self.options = replace(self.options, changes=_CHANGES[(at + 1) % len(_CHANGES)])
            self.draw(lists=False)
            return
        from briefing.tui.screens.marks import Marks  # noqa: PLC0415 - not before it is opened

        self.app.push_screen(Marks(self.options.marks, self.options.glyphs, self._mark))

    def _mark(self, marks: frozenset[str]) -> None:
        self.options = replace(self.options, marks=marks)
        self.draw(lists=False)

    def can_read_closest(self) -> bool:
        """On a passage of an article."""
        return self._point() is not None

    def do_read_closest(self) -> None:
        """Open the point that this sentence carries."""
        point = self._point()
        if point is not None:
            self.go(Place(View.POINT, point, self.place.left, self.place.right))
            self.centre.focus()

    def _point(self) -> str | None:
        target, facts = self.target, self.facts
        if target is None or facts is None or target.article not in facts.members or target.start < 0:
            return None
        number = facts.members[target.article].article.sentence_at(target.start)
        points = facts.points_at.get((target.article, number), ()) if number is not None else ()
        return points[0].id if points else None
