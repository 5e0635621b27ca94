"""Which articles are one event: what the reader is asked, and the corrections that come of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.model.correction import Correction, CorrectionKind
from briefing.model.story import Story
from briefing.tui.drawing.words import count_of
from briefing.tui.screens.choosing import Choice, Choose
from briefing.tui.screens.dialogs import Ask

if TYPE_CHECKING:
    from briefing.tui.program import Briefing

_NAME, _ALONE = "name", "alone"


async def regrouped(app: Briefing, stories: Sequence[Story], article: str = "", event: str = "") -> list[Correction]:
    """What becomes of one article, or of a whole event (by its id): a name, another event, an event of its own."""
    story = next((s for s in stories if s.id == event or article in s.articles), None)
    if story is None:
        return []
    others = [one for one in stories if one.id != story.id]
    choices = [Choice("", "this event"), Choice(_NAME, "Give it another name")]
    if article and len(story.articles) > 1:
        choices.append(Choice(_ALONE, "This article is an event of its own"))
    if others:
        choices.append(Choice("", "this article belongs to" if article else "it is the same as"))
        choices += [Choice(f"to:{one.id}", one.title, _size(one)) for one in others]
    what = await app.push_screen_wait(Choose("Events", choices))
    if what == _NAME:
        title = await app.push_screen_wait(Ask("The event's name", story.title))
        return [_one(story.articles, title)] if title and title.strip() else []
    if what == _ALONE:
        return [_one((article,), None)]
    target = next((one for one in others if what == f"to:{one.id}"), None)
    if target is None:
        return []
    return [_one((*target.articles, *((article,) if article else story.articles)), target.title)]


def _one(articles: Sequence[str], title: str | None) -> Correction:
    """These articles are one event, and no others are in it."""
    return Correction(CorrectionKind.STORY, tuple(articles), title.strip() if title else None)


def _size(story: Story) -> str:
    return f"{story.first or 'undated'}, {count_of(len(story.articles), 'article')}"
