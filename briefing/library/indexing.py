"""The index follows the store, and names reach it as the forms in which the articles write them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.library.correcting import changed_since, noted
from briefing.library.fingerprint import fingerprint
from briefing.library.progress import Asked, Progress, Report
from briefing.library.speaker_index import spoken_lines
from briefing.model.actor import Actor
from briefing.model.article import Article, BlockKind
from briefing.model.quote import Quote, QuoteKind
from briefing.searches import load, named

if TYPE_CHECKING:
    from briefing.index import Index, IndexedArticle
    from briefing.library.library import Library

_RENEWED = "index renewed"  # key of: who makes the index anew, and the articles that are done
_FEW = 2_000  # articles that are read from the store together


def opened(library: Library) -> Index:
    """The library's index. One that is damaged has been put aside by the time it is told, and is made anew."""
    from briefing.index import Index, IndexDamaged

    folder = library.folder / "index"
    try:
        return Index.open(folder)
    except IndexDamaged:
        library.index_damaged = True
        return Index.open(folder)


def sync(index: Index, library: Library, report: Report, asked: Asked) -> None:
    """Put exactly the store's articles into the index; an indexing that is cut short goes on where it stopped.

    Raises IndexDamaged.
    """
    corrections = noted(library.corrections)
    maker = fingerprint("analysis", "index", "library", "lexicon")
    wanted = {card.id for card in library.cards}
    present = index.ids()
    if not present:
        _note(library, maker, corrections)
    good = present if library.meta("indexed by") == maker else _renewed(library, maker) & present
    missing = wanted - good
    missing = missing | changed_since(library.meta("indexed corrections"), library.corrections) & wanted
    taken: list[str] = []
    told = 0

    def tell(done: int) -> None:
        nonlocal told
        told = done
        report(Progress("indexing", done, len(missing)))

    if missing or present - wanted:
        index.update(_noted(indexed(library, missing), taken), present - wanted, progress=tell, cancelled=asked)
    if not asked():
        _note(library, maker, corrections)
    elif good is not present and not index.notice:
        library.set_meta(_RENEWED, " ".join([maker, *good, *taken[:told]]))


def _noted(articles: Iterable[IndexedArticle], taken: list[str]) -> Iterator[IndexedArticle]:
    for article in articles:
        taken.append(article.id)
        yield article


def _renewed(library: Library, maker: str) -> frozenset[str]:
    """The articles that an indexing anew, which was cut short, had done when it was."""
    by, *done = (library.meta(_RENEWED) or "").split() or [""]
    return frozenset(done) if by == maker else frozenset()


def _note(library: Library, maker: str, corrections: str) -> None:
    """Keep with the library what its index is made by and of."""
    library.set_meta("indexed corrections", corrections)
    library.set_meta("indexed by", maker)
    library.set_meta(_RENEWED, "")


def indexed(library: Library, ids: Collection[str]) -> Iterator[IndexedArticle]:
    """What the index keeps of these articles: text and surface forms, nothing found by comparing them."""
    from briefing.index import IndexedArticle

    small = library.small
    few = library.some_articles(ids) if len(ids) <= _FEW else ()
    found = library.article_findings(few) if small else {}
    # of many, one after the other is read and let go
    for article in few or (a for a in library.each_article() if a.id in ids):
        heads = [b.span.of(article.text) for b in article.blocks if b.kind in (BlockKind.HEADING, BlockKind.TITLE)]
        lines = _said(article, found[article.id].quotes) if small else list(spoken_lines(article.text))
        yield IndexedArticle(
            id=article.id,
            title=article.title or "",
            source=article.source or "",
            text=article.text,
            published=article.published.iso if article.published else None,
            language=article.language,
            kind="article",
            path=article.path,
            headlines="\n".join(heads),
            quoted="\n".join(lines),
        )


def _said(article: Article, quotes: Sequence[Quote]) -> list[str]:
    """Each quotation on a line, with the words that name its speaker in front."""
    real = [q for q in quotes if q.kind not in (QuoteKind.TERM, QuoteKind.INDIRECT)]
    return [f"{q.mention.of(article.text)}: {q.text}" if q.mention else q.text for q in real]


def expanded(library: Library, field: str, value: str) -> Sequence[str]:
    """What a query's `actor:`, `speaker:`, `story:` or `saved:` stands for.

    Searches: the query saved under this name, if there is one. Names: the forms in which the articles write the actor;
    only `value` in a library too large to merge names in.
    Stories: the ids of the articles of every story with this id, or with these words in its title.
    """
    if field == "saved":
        found = named(load(library.places, library.key), value)
        return (found.query,) if found else ()
    wanted = value.casefold()
    if field == "story":
        return [a for s in library.stories() if wanted == s.id or wanted in s.title.casefold() for a in s.articles]
    if field not in ("actor", "speaker") or not library.small:
        return (value,)
    forms: dict[str, None] = {value: None}
    for story in library.scope():
        for actor in library.analysis(story).actors:
            if _is_called(actor, wanted):
                forms |= dict.fromkeys((actor.name, *actor.aliases))
    return tuple(forms)


def _is_called(actor: Actor, wanted: str) -> bool:
    return any(wanted == form.casefold() or wanted in form.casefold().split() for form in (actor.name, *actor.aliases))
