"""Going about: views, opening what the cursor is on, filters, back and forward."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import on

from briefing.tui.panes.roll import Roll
from briefing.tui.place import NUMBERED, Filter, FilterKind, Place, Spot, Target, Thing, View
from briefing.tui.screens.story.base import StoryBase

if TYPE_CHECKING:
    from briefing.model.text import Span

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
        if spot.place.view is View.READ and spot.place != self.place:
            spot = spot.around(spot.place.left)
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
        elif self.place.view is View.ALIKE:
            self.look_for_like()
        self.arrange_panes()
        self.draw(cursor=cursor, top=top)
        self.match_field()

    def match_field(self) -> None:
        """Have the search field say what is searched; another part knows how."""
        raise NotImplementedError

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

    def do_view_read(self) -> None:
        """Show the article that is open, or the one under the cursor."""
        self.read(self._article_under_cursor() or self.place.left or self.first())

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

    def first(self) -> str:
        """The first article of the story, or ""."""
        members = self.facts.findings.members if self.facts else ()
        return members[0].article.id if members else ""

    def _article_under_cursor(self) -> str:
        target = self.target
        return target.article if target is not None and self.roll is not self.centre else ""

    def compare_now(self, *, anew: bool = False) -> None:
        """Ask for the comparison that the place is about; another part knows how."""
        raise NotImplementedError

    def look_for_like(self) -> None:
        """Ask for what resembles the passage of the place; another part knows how."""
        raise NotImplementedError

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
        if wanted is not None:
            self.narrow_to(wanted)

    def narrow_to(self, wanted: Filter) -> None:
        """Set the filter, or lift it where it is on; another part knows how."""
        raise NotImplementedError

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
        return len(self.app.screen_stack) > 1

    def leave(self) -> None:
        """Back to the list of events, where there is one."""
        if self.can_leave():
            self.dismiss()

    # next and previous

    def can_find_next(self) -> bool:
        """Where there is something to go through."""
        return bool(self.centre.page.find) or len(self._with_hits()) > 1

    can_find_previous = can_find_next

    def do_find_next(self) -> None:
        """The next hit or difference."""
        self._go_through(1)

    def do_find_previous(self) -> None:
        """The hit or difference before."""
        self._go_through(-1)

    def _go_through(self, by: int) -> None:
        """To the next place on the page; in an open article on to the next article with hits, round and round."""
        roll = self.centre
        places = sorted(p for key in roll.page.find if (p := roll.place_of(key)) is not None)
        at = roll.cursor if roll.cursor is not None else -1
        ahead = [p for p in places if p > at] if by > 0 else [p for p in reversed(places) if p < at]
        if not ahead and self._to_next_article(by):
            return
        if places:
            roll.go_to(ahead[0] if ahead else places[0 if by > 0 else -1])
            roll.focus()

    def _with_hits(self) -> dict[str, tuple[Span, ...]]:
        """The hits of a search that is on, in the order of the letters; empty where no article is open."""
        ctx = self.context() if self.place.view is View.READ else None
        if ctx is None or ctx.scope.hits is None:
            return {}
        found = {key: ctx.scope.hits.get(key, ()) for key in ctx.facts.letters if ctx.scope.has_article(key)}
        return {key: spans for key, spans in found.items() if spans}

    def _to_next_article(self, by: int) -> bool:
        """To the first hit of the next article that has one, or the last of the one before; False without another."""
        hits = self._with_hits()
        others = [key for key in hits if key != self.place.left]
        if not others or self.facts is None:
            return False
        order = list(self.facts.letters)
        here = order.index(self.place.left)
        article = min(others, key=lambda key: (by * (order.index(key) - here)) % len(order))
        self.read(article, hits[article][0 if by > 0 else -1].start)
        return True
