"""The dialog of facets and saved searches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from briefing.tui.panes.roll import Roll
from briefing.tui.screens.choosing import Choice, Choose

if TYPE_CHECKING:
    from briefing.searches import SavedSearch
    from briefing.tui.facets import Facet

SAVED = "saved:"
FORGET = "forget:"


class Facets(Choose):
    """Ways to narrow, and the searches that were kept; a kept one can be forgotten here."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+x", "forget", "forget", show=False)]
    HINT = "enter narrows or lifts it; ctrl+x forgets a saved one; esc leaves"

    def action_forget(self) -> None:
        """Answer with the saved search under the cursor, to be forgotten."""
        target = self.query_one(Roll).target
        if isinstance(target, str) and target.startswith(SAVED):
            self.dismiss(FORGET + target.removeprefix(SAVED))


def facet_choices(
    found: Sequence[tuple[str, Sequence[Facet]]], on: Sequence[str], saved: Sequence[SavedSearch]
) -> list[Choice]:
    """The facets under their headings, those whose key is `on` marked so, and the saved searches in front."""
    choices = [Choice("", "saved searches"), *(Choice(SAVED + s.name, s.name, s.query) for s in saved)] if saved else []
    for title, entries in found:
        choices.append(Choice("", title))
        for entry in entries:
            key = facet_key(entry)
            choices.append(Choice(key, entry.filter.label, f"on  {entry.count}" if key in on else entry.count))
    return choices


def facet_key(facet: Facet) -> str:
    """How a facet is told from the others."""
    return f"{facet.filter.kind.value}:{facet.filter.value}"
