"""What could not be read, or was guessed: every file with the whole of what there is to say about it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from briefing.model.article import Problem
from briefing.tui.bindings import Commanded, bind
from briefing.tui.drawing.layout import RowLayout
from briefing.tui.drawing.rows import Page, Row, Stop
from briefing.tui.drawing.text import BLANK, Line, indent, wrap
from briefing.tui.panes.roll import Roll
from briefing.tui.sheets import sheet

_WIDTH, _SHARE = 92, 94
"""Cells, and percent of the screen at most, as in the style sheet."""


class ProblemsScreen(Commanded, ModalScreen[None]):
    """The problems of reading, file by file."""

    CSS_PATH = sheet("dialogs")

    BINDINGS: ClassVar[list[BindingType]] = bind(
        ["place.lift", "program.problems", "program.quit", "read.details", "find.search"]
    )

    def __init__(self, problems: Sequence[Problem], folder: str) -> None:
        """`folder` is what was opened: paths are told from there."""
        super().__init__()
        self._page = problems_page(problems, folder)

    def compose(self) -> ComposeResult:
        """One list in a box."""
        with Vertical(classes="dialog wide"):
            yield Roll(id="problems")

    def on_mount(self) -> None:
        """Show them."""
        self._fit()
        self.query_one(Roll).show(self._page, top=True)

    def on_resize(self) -> None:
        """Fit the box to its lines again."""
        self._fit()

    def _fit(self) -> None:
        """As high as its lines and its frame; the style sheet says how high it may be."""
        width = min(_WIDTH, self.app.size.width * _SHARE // 100)
        self.query_one(".dialog").styles.height = RowLayout(self._page.rows, width - 3).height + 2

    def do_place_lift(self) -> None:
        """Close."""
        self.dismiss()

    do_program_problems = do_program_quit = do_read_details = do_place_lift

    def can_find_search(self) -> bool:
        """Where the screen below has something to search."""
        below = self.app.screen_stack[-2]
        return isinstance(below, Commanded) and bool(below.check_action("do", ("find.search",)))

    def do_find_search(self) -> None:
        """Whoever wants to search is done here."""
        below = self.app.screen_stack[-2]
        self.dismiss()
        if isinstance(below, Commanded):
            below.action_do("find.search")


def problems_page(problems: Sequence[Problem], folder: str = "") -> Page:
    """Each file, and below it what is wrong with it."""
    rows = tuple(_row(number, problem, folder.rstrip("/") + "/") for number, problem in enumerate(problems))
    return Page(f"Problems {len(rows):,}", rows, note="esc closes", empty="Every file was read without a problem.")


def _row(number: int, problem: Problem, folder: str) -> Row:
    path = problem.path.removeprefix(folder)

    def draw(width: int, _: int | None) -> Sequence[Line]:
        words = wrap(problem.message, width - 2)
        return [*wrap(path, width, "strong"), *indent(words, (("  ", ""),)), BLANK]

    return Row(draw, (Stop(f"problem:{number}"),))
