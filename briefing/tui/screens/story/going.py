"""Going about: views, opening what the cursor is on, filters, back and forward."""

from __future__ import annotations

from dataclasses import replace

from textual import on, work

from briefing.tui.messages import ComparisonArrived, WorkFailed
from briefing.tui.panes.roll import Roll
from briefing.tui.place import NUMBERED, Filter, FilterKind, Place, Spot, Target, Thing, View
from briefing.tui.ports import FAILURES
from briefing.tui.screens.story.base import StoryBase

_TABLES = {
    Thing.PROMISE: View.PROMISES,
    Thing.DATE: View.DATES,
    Thing.FIGURE: View.FIGURES,
    Thing.QUESTION: View.QUESTIONS,
}


class Going(StoryBase):
    """Where the reader is, and how to get elsewhere."""

    def travel(self, spot: Spot, *, cursor: str | None = None) -> None:
        """Go to a spot, and remember the one before."""
        if spot == replace(self.spot, cursor=""):
            self.draw(cursor=cursor)
            return
        here = self.centre.stop.key if self.centre.stop else ""
        moved = spot.place != self.place
        self.trail.go(spot, here)
        self._arrive(cursor, top=moved)

    def _arrive(self, cursor: str | None, *, top: bool) -> None:
        if self.place.view is View.COMPARE:
            self.compare_now()
        self.arrange_panes()
        self.draw(cursor=cursor, top=top)

    # views

    def do_view_brief(self) -> None:
        """Show the Brief."""
        self.go(Place(View.BRIEF))

    def do_view_points(self) -> None:
        """Show the points."""
        self.go(Place(View.POINTS))

    def do_view_differences(self) -> None:
        """Show the differences."""
        self.go(Place(View.DIFFERENCES))

    def do_view_wordings(self) -> None:
        """Show the wordings."""
        self.go(Place(View.WORDINGS))

    def do_view_compare(self) -> None:
        """Show the last comparison, or one of the open article with the one under the cursor."""
        left, right = self._two()
        self.go(Place(View.COMPARE, left=left, right=right))

    def do_view_read(self) -> None:
        """Show the article that is open, or the one under the cursor."""
        self.read(self._article_under_cursor() or self.place.left or self._first())

    def read(self, article: str, at: int = -1) -> None:
        """Open an article, at an offset."""
        place = Place(View.READ, left=article, right=self.place.right, at=at)
        self.go(place, cursor=self._sentence_key(article, at) if at >= 0 else None)
        self.centre.focus()

    def _sentence_key(self, article: str, at: int) -> str | None:
        member = self.facts.members.get(article) if self.facts else None
        number = member.article.sentence_at(at) if member else None
        if member is None or number is None:
            return None
        span = member.article.sentences[number]
        return Target(Thing.PASSAGE, "", article, span.start, span.end).key

    def _first(self) -> str:
        members = self.facts.findings.members if self.facts else ()
        return members[0].article.id if members else ""

    def _article_under_cursor(self) -> str:
        target = self.target
        return target.article if target is not None and self.roll is not self.centre else ""

    # comparing

    def _two(self) -> tuple[str, str]:
        """The two articles to compare: those of the place, else the open one and the one under the cursor."""
        if self.place.view is View.COMPARE:
            return self.place.left, self.place.right
        source = self.sources.target
        under = source.article if isinstance(source, Target) else ""
        left = self.place.left or (self.target.article if self.target else "") or self._first()
        order = list(self.facts.letters) if self.facts else []
        right = under if under and under != left else next((a for a in order if a != left), "")
        if self.place.right and self.place.right != left and under in ("", left):
            right = self.place.right
        return left, right

    def do_read_compare(self) -> None:
        """Compare the open article with the source under the cursor."""
        left, right = self._two() if self.place.view is not View.COMPARE else self._other_pair()
        if not right:
            self.say("There is only one article here: nothing to compare it with.", severe=True)
            return
        self.go(Place(View.COMPARE, left=left, right=right))
        self.centre.focus()

    def _other_pair(self) -> tuple[str, str]:
        under = self._article_under_cursor()
        return (self.place.left, under if under and under != self.place.left else self.place.right)

    def compare_now(self, *, anew: bool = False) -> None:
        """Ask for the comparison that the place is about, unless it is there and need not be made anew."""
        left, right = self.place.left, self.place.right
        if (
            left
            and right
            and (anew or self.comparison is None or (self.comparison.left, self.comparison.right) != (left, right))
        ):
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

    # opening

    @on(Roll.Chosen)
    def _open_chosen(self, message: Roll.Chosen) -> None:
        message.stop()
        target = message.at.target
        if isinstance(target, Target):
            self.open(target)

    def open(self, target: Target) -> None:
        """Open what a line stands for."""
        if target.thing is Thing.POINT:
            self.go(Place(View.POINT, target.id, self.place.left, self.place.right))
        elif target.thing is Thing.DIFFERENCE:
            self.go(Place(View.DIFFERENCE, target.id, self.place.left, self.place.right))
        elif target.thing is Thing.GROUP:
            self.go(Place(View.WORDINGS, target.id))
        elif target.thing is Thing.ACTOR:
            self._open_name(target.id)
        elif target.thing is Thing.FOLD:
            self.unfold(target.id)
        elif target.thing in _TABLES and self.place.view is not _TABLES[target.thing]:
            self.go(Place(_TABLES[target.thing]), cursor=target.key)
        elif target.article:
            self.read(target.article, target.start)
        if self.roll is not self.centre and target.thing is not Thing.FOLD:
            self.centre.focus()

    def _open_name(self, actor: str) -> None:
        name = self.facts.actors[actor].name if self.facts and actor in self.facts.actors else actor
        place = Place(View.NAME, actor, self.place.left, self.place.right)
        self.travel(replace(self.spot, place=place, cursor="").with_filter(Filter(FilterKind.NAME, actor, name)))

    def unfold(self, key: str) -> None:
        """Open or close a folded run."""
        name = f"fold:{key}"
        self.options = replace(self.options, unfolded=self.options.unfolded ^ {name})
        self.draw(lists=False)

    # filters

    def can_find_narrow(self) -> bool:
        """On a name or something of one article."""
        return self._filter() is not None

    def do_find_narrow(self) -> None:
        """Narrow to what the cursor is on, or lift that."""
        wanted = self._filter()
        if wanted is None:
            return
        spot = replace(self.spot, cursor="")
        self.travel(spot.without(wanted.kind) if spot.has(wanted) else spot.with_filter(wanted))

    def _filter(self) -> Filter | None:
        target, facts = self.target, self.facts
        if target is None or facts is None:
            return None
        if target.thing is Thing.ACTOR and target.id in facts.actors:
            return Filter(FilterKind.NAME, target.id, facts.actors[target.id].name)
        if target.thing is Thing.QUOTE and target.id in facts.quotes:
            actor = facts.actors.get(facts.quotes[target.id].actor or "")
            return Filter(FilterKind.NAME, actor.id, actor.name) if actor else None
        if target.article in facts.members:
            member = facts.members[target.article]
            return Filter(FilterKind.SOURCE, target.article, f"{member.letter} {member.article.source or ''}".strip())
        return None

    def lift(self, kind: FilterKind) -> None:
        """Lift the filter of this kind, whichever came after it."""
        self.travel(replace(self.spot, cursor="").without(kind))

    # back and forward

    def do_place_back(self) -> None:
        """To the place before."""
        if self.trail.back(self.centre.stop.key if self.centre.stop else ""):
            self._arrive(self.spot.cursor, top=True)

    def do_place_forward(self) -> None:
        """Forward again."""
        if self.trail.forward(self.centre.stop.key if self.centre.stop else ""):
            self._arrive(self.spot.cursor, top=True)

    def do_place_lift(self) -> None:
        """One step back: leave an opened page, else lift the last filter, else the focus goes to the centre."""
        if self.place.view not in NUMBERED and self.trail.before is not None:
            self.do_place_back()
        elif self.spot.filters:
            self.travel(replace(self.spot, filters=self.spot.filters[:-1], cursor=""))
        elif self.focused is not self.centre:
            self.centre.focus()
        else:
            self.leave()

    def can_place_lift(self) -> bool:
        """Where there is something to leave."""
        return (
            self.place.view not in NUMBERED
            or bool(self.spot.filters)
            or self.focused is not self.centre
            or self.can_leave()
        )

    def can_leave(self) -> bool:
        """True where this screen stands on another."""
        return len(self.app.screen_stack) > 2

    def leave(self) -> None:
        """Back to the list of events, where there is one."""
        if self.can_leave():
            self.dismiss()

    # next and previous

    def can_find_next(self) -> bool:
        """Where there is something to go through."""
        return bool(self.centre.page.find)

    can_find_previous = can_find_next

    def do_find_next(self) -> None:
        """The next hit or difference."""
        self._go_through(1)

    def do_find_previous(self) -> None:
        """The hit or difference before."""
        self._go_through(-1)

    def _go_through(self, by: int) -> None:
        roll = self.centre
        places = sorted(p for key in roll.page.find if (p := roll.place_of(key)) is not None)
        if not places:
            return
        at = roll.cursor if roll.cursor is not None else -1
        ahead = [p for p in places if p > at] if by > 0 else [p for p in reversed(places) if p < at]
        roll.cursor = ahead[0] if ahead else places[0 if by > 0 else -1]
        roll.focus()
