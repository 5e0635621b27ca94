"""The bars: what is open, how much of it passes the filters, the views with their counts, the filters themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual import on

from briefing.tui.drawing.text import fit
from briefing.tui.drawing.words import count_of, iso_day
from briefing.tui.panes.bar import Bar, Part
from briefing.tui.place import NUMBERED, FilterKind, View
from briefing.tui.screens.aside import aside_parts
from briefing.tui.screens.story.arranging import Arranging
from briefing.tui.screens.story.sizing import ALL_FROM, TWO_FROM

if TYPE_CHECKING:
    from briefing.tui.tally import Tally

_LEAST_TITLE = 28
"""Cells that the title keeps at least, where the rest of the head has to give way."""
_LIFT = "lift:"


class Heading(Arranging):
    """The head and the line of views, drawn from the state; a click on a filter lifts it."""

    @property
    def found_words(self) -> str:
        """What a search found, in words; another part knows."""
        raise NotImplementedError

    _counted: tuple[tuple[object, ...], Tally] | None = None

    def tally(self) -> Tally | None:
        """How much passes the filters; counted once for each state."""
        if self.facts is None:
            return None
        key = (self.facts, self.spot.filters, self.hits)
        if self._counted is None or any(a is not b for a, b in zip(self._counted[0], key, strict=True)):
            from briefing.tui.painting import Scope  # noqa: PLC0415 - after the first paint
            from briefing.tui.tally import tally  # noqa: PLC0415 - after the first paint

            self._counted = (key, tally(Scope(self.facts, self.spot.filters, self.hits, self.app.new_articles)))
        return self._counted[1]

    def draw_bars(self) -> None:
        """The head: what this is, what could not be read, the picks; below it the views, the filters, the search."""
        aside = aside_parts(self.app, self.size.width)
        room = self.size.width - 3 - sum(cell_len(text) for text, _, _ in aside)
        self.head.show(self._head_parts(room), aside)
        left = self._view_parts()
        room = self.size.width - 3 - sum(cell_len(text) for text, _, _ in left)
        self.views.show(left, self._search_parts(room))

    def _head_parts(self, room: int) -> list[Part]:
        """The title, then as many whole facts as there is room for."""
        counts = self.tally()
        if self.facts is None or counts is None:
            return [("briefing", "strong", "")]
        findings = self.facts.findings
        total = len(findings.members)
        unknown = sum(m.article.source is None for m in findings.members)
        undated = sum(m.article.published is None for m in findings.members)
        words = [iso_day(findings.story.first), count_of(total, "article")]
        if counts.articles != total:
            words[1] = f"{counts.articles} of {words[1]}"
        words += [f"{unknown} without outlet"] if unknown else []
        words += [f"{undated} undated"] if undated else []
        between = f" {self.options.glyphs.bullet} "
        facts = [word if n == 0 else between + word for n, word in enumerate(filter(None, words))]
        while facts and room - sum(map(len, facts)) - 2 < min(_LEAST_TITLE, len(findings.story.title)):
            facts.pop()
        title = fit(findings.story.title, room - sum(map(len, facts)) - 2)
        return [(title, "strong", ""), ("  ", "", ""), *((fact, "dim", "") for fact in facts)]

    def _view_parts(self) -> list[Part]:
        counts = self.tally()
        numbers: dict[View, int] = {}
        if counts is not None:
            numbers = {View.POINTS: counts.points, View.DIFFERENCES: counts.open, View.WORDINGS: counts.wordings}
        short = self.size.width < ALL_FROM
        stories = len(self.app.overview.stories) if self.app.overview else 0
        events = " 0 " if short else f" 0 Events {stories:,} "
        parts: list[Part] = [(events, "dim", "event.list"), ("" if short else " ", "", "")] if stories > 1 else []
        for number, view in enumerate(NUMBERED, 1):
            on_it = self.place.view is view
            told = view in numbers and (numbers[view] or self.spot.filters) and (on_it or not short)
            count = f" {numbers[view]}" if told else ""
            named = on_it or self.size.width >= TWO_FROM
            words = f"{number} {view.value.capitalize()}{count}" if named else f"{number}"
            style = "here strong" if on_it else "dim"
            parts += [(f" {words} ", style, f"view.{view.value}"), ("" if short else " ", "", "")]
        return parts

    def _search_parts(self, room: int) -> list[Part]:
        """The filters as far as there is room, the last ones first, and what was found or how to search."""
        if self.has_class("-searching"):
            words = self.found_words
            short = words if cell_len(words) <= room else words.partition(" in ")[0]
            right: list[Part] = [(fit(short, room), "dim", "find.search")]
        else:
            word = " search" if self.size.width >= ALL_FROM and not self.spot.filters else ""
            right = [("/", "accent", "find.search"), (word, "dim", "find.search")]
        if self.layout_wish.maximised:
            right = [("m", "accent", "pane.maximise"), (" all panes   ", "dim", "pane.maximise"), *right]
        room -= sum(cell_len(text) for text, _, _ in right)
        for one in reversed([f for f in self.spot.filters if f.kind is not FilterKind.WORDS]):
            words = f"{fit(one.label, 14)} {self.options.glyphs.times} "
            room -= cell_len(words)
            if room < 0:
                break
            right.insert(0, (words, "accent", _LIFT + one.kind.value))
        return right

    @on(Bar.Pressed)
    def _pressed(self, message: Bar.Pressed) -> None:
        """A click on a filter lifts that one."""
        if message.part.startswith(_LIFT):
            message.stop()
            self.lift(FilterKind(message.part.removeprefix(_LIFT)))

    def lift(self, kind: FilterKind) -> None:
        """Lift the filter of this kind; another part knows how."""
        raise NotImplementedError
