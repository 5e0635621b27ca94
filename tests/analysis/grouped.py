"""Articles grouped into events as a library does it, all in memory."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.stories import Dated, by_hand, find_groups, newest_first, sign, tell
from briefing.model.article import Article
from briefing.model.correction import Corrections
from briefing.model.story import Story


def group_stories(articles: Sequence[Article], corrections: Corrections = Corrections()) -> tuple[Story, ...]:
    """The articles of a library grouped into the events they cover, newest event first."""
    held = {a.id: a for a in articles}
    signatures = {a.id: sign(a) for a in articles}
    grouping = find_groups(signatures)
    dated = [Dated(a.id, a.published.iso[:10] if a.published else None) for a in articles]
    return newest_first(
        tell([held[i] for i in ids], [signatures[i] for i in ids], grouping, title)
        for ids, title in by_hand(grouping.groups, dated, corrections)
    )
