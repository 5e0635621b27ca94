"""What a page is drawn from: findings, filters, place, options, picks. One frozen value, made anew on every change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.model.article import Card
from briefing.model.matching import Comparison
from briefing.model.search import SearchResult
from briefing.model.text import Span
from briefing.tui.drawing.glyphs import Glyphs
from briefing.tui.facts import Facts
from briefing.tui.options import Options
from briefing.tui.place import Place
from briefing.tui.scope import Scope


@dataclass(frozen=True)
class Context:
    """Everything that a page depends on. `cards` are all articles of the folder by id, `folder` is what was opened,
    `problems` how many files could not be read or were read with a guess.
    """

    facts: Facts
    scope: Scope
    place: Place = field(default_factory=Place)
    options: Options = field(default_factory=Options)
    picked: frozenset[str] = frozenset()
    comparison: Comparison | None = None
    hits: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    new: frozenset[str] = frozenset()
    alike: SearchResult | None = None
    cards: Mapping[str, Card] = field(default_factory=dict)
    folder: str = ""
    problems: int = 0

    @property
    def glyphs(self) -> Glyphs:
        """The signs in use."""
        return self.options.glyphs
