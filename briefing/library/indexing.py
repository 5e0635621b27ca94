"""The index follows the store, and names reach it as the forms in which the articles write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from briefing.library.progress import Asked, Progress, Report
from briefing.model.actor import Actor
from briefing.model.article import Article, BlockKind
from briefing.model.correction import CorrectionKind

if TYPE_CHECKING:
    from briefing.index import Index, IndexedArticle
    from briefing.library.library import Library

_MARKED = re.compile(r"[“\"«„]([^“”\"«»„\n]{2,2000})[”\"»“]")


def synced(index: Index | None, library: Library, report: Report, asked: Asked) -> Index:
    """The library's index with exactly the store's articles in it, made anew where it was damaged."""
    from briefing.index import Index, IndexDamaged

    if index is None:
        try:
            index = Index.open(library.folder / "index")
        except IndexDamaged:
            index = Index.open(library.folder / "index")
    corrections = repr(library.corrections.of(CorrectionKind.ARTICLE))
    wanted = {card.id for card in library.cards}
    present = index.ids()
    missing = wanted - present
    if library.meta("indexed corrections") != corrections:
        missing |= {c.subject[0] for c in library.corrections.of(CorrectionKind.ARTICLE)} & wanted
    if missing or present - wanted:
        articles = library.some_articles(missing)
        index.update(
            (indexed(a) for a in articles),
            present - wanted,
            progress=lambda done: report(Progress("indexing", done, len(articles))),
            cancelled=asked,
        )
    library.set_meta("indexed corrections", corrections)
    return index


def indexed(article: Article) -> IndexedArticle:
    """What the index keeps of an article."""
    from briefing.index import IndexedArticle

    headings = [b.span.of(article.text) for b in article.blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)]
    return IndexedArticle(
        id=article.id,
        title=article.title or "",
        source=article.source or "",
        text=article.text,
        published=article.published.iso[:10] if article.published else None,
        language=article.language,
        kind="article",
        path=article.path,
        headlines="\n".join(headings),
        quoted="\n".join(_MARKED.findall(article.text)),
    )


def expanded(library: Library, field: str, value: str) -> Sequence[str]:
    """What a query's `actor:`, `speaker:` or `story:` stands for.

    Names: the forms in which the articles write the actor; only `value` in a library too large to merge names in.
    Stories: the ids of the articles of every story with this id, or with these words in its title.
    """
    from briefing.library.library import ONE_STORY_LIMIT

    wanted = value.casefold()
    if field == "story":
        return [a for s in library.stories() if wanted == s.id or wanted in s.title.casefold() for a in s.articles]
    if field not in ("actor", "speaker") or not 0 < len(library.cards) <= ONE_STORY_LIMIT:
        return (value,)
    forms: dict[str, None] = {value: None}
    for story in library.scope():
        for actor in library.analysis(story).actors:
            if _is_called(actor, wanted):
                forms |= dict.fromkeys((actor.name, *actor.aliases))
    return tuple(forms)


def _is_called(actor: Actor, wanted: str) -> bool:
    return any(wanted == form.casefold() or wanted in form.casefold().split() for form in (actor.name, *actor.aliases))
