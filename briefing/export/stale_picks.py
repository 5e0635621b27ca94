"""Which picks are still as they were picked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briefing.export.escape import inline, shortened
from briefing.model.article import Article
from briefing.model.selection import Anchor, Clipping, Selection
from briefing.selection.relocation import Located, Shelf, Standing


@dataclass(frozen=True, slots=True)
class Standings:
    """How each passage of a selection stands to the articles as they are now; empty where these are not known."""

    located: Mapping[Anchor, Located]
    texts: Mapping[str, str]

    @property
    def changed_articles(self) -> dict[str, str]:
        """What became of the articles (ids as noted) that are not what they were, to end a sentence."""
        return {
            anchor.article: "is not in the folder any more" if found.standing is Standing.MISSING else "changed since"
            for anchor, found in self.located.items()
            if found.standing is not Standing.SAME
        }

    def remark(self, clipping: Clipping) -> str:
        """What the reader must know of a pick whose words do not stand any more, as Markdown; "" where all do."""
        changed = self.changed(clipping)
        return f"*{inline(changed)}*" if changed else ""

    def changed(self, clipping: Clipping) -> str:
        """The same as text."""
        for anchor in clipping.anchors:
            found = self.located.get(anchor)
            if found and found.standing not in (Standing.SAME, Standing.STANDS):
                return f"Changed since it was picked: {self._now(found)}."
        return ""

    def _now(self, found: Located) -> str:
        if found.standing is Standing.MISSING:
            return "the article is not in the folder any more"
        if found.span is None or found.article is None:
            return "these words were not found in the article again"
        return f"the article now has “{shortened(found.span.of(self.texts[found.article]), 300)}”"


def standings(selection: Selection, articles: Iterable[Article] | None) -> Standings:
    """How the picks stand to these articles; None: not known, and nothing is said."""
    if articles is None:
        return Standings({}, {})
    known = tuple(articles)
    shelf = Shelf(known)
    located = {anchor: shelf.locate(anchor) for clipping in selection.clippings for anchor in clipping.anchors}
    needed = {found.article for found in located.values()}
    return Standings(located, {a.id: a.text for a in known if a.id in needed})
