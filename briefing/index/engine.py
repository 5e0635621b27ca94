"""The index of one library: a first, plain version on Whoosh as its documentation shows it."""

from __future__ import annotations

import re
import warnings
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.index.article import IndexDamaged, IndexedArticle
from briefing.model.search import Facets, Hit, QueryError, SearchResult, Sort
from briefing.model.text import Span

_WIDTH = 180


def _never() -> bool:
    return False


def _whoosh() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import whoosh.analysis  # noqa: PLC0415
        import whoosh.fields  # noqa: PLC0415
        import whoosh.index  # noqa: PLC0415
        import whoosh.qparser  # noqa: PLC0415
        import whoosh.query  # noqa: PLC0415
    return whoosh


class Index:
    """Full-text index of a library, in a folder of its own."""

    def __init__(self, folder: Path, store: Any) -> None:
        self._folder = folder
        self._store = store
        self._reader = store.searcher()

    @classmethod
    def open(cls, folder: Path) -> Index:
        """The index in `folder`, made empty where there is none. Raises IndexDamaged where it cannot be read."""
        whoosh = _whoosh()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        fields = whoosh.fields
        schema = fields.Schema(
            id=fields.ID(unique=True, stored=True),
            title=fields.TEXT(analyzer=whoosh.analysis.StemmingAnalyzer()),
            text=fields.TEXT(analyzer=whoosh.analysis.StemmingAnalyzer(), stored=True),
            quote=fields.TEXT(analyzer=whoosh.analysis.StemmingAnalyzer()),
            source=fields.ID(stored=True),
            date=fields.ID(stored=True),
            lang=fields.ID(stored=True),
            kind=fields.ID(stored=True),
        )
        try:
            if whoosh.index.exists_in(str(folder)):
                return cls(folder, whoosh.index.open_dir(str(folder), schema=schema))
            return cls(folder, whoosh.index.create_in(str(folder), schema))
        except (OSError, EOFError, ValueError, whoosh.index.IndexError) as error:
            raise IndexDamaged(str(error)) from error

    def update(
        self,
        add: Iterable[IndexedArticle],
        remove: Iterable[str] = (),
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> None:
        """Add or replace articles and remove others; `progress` is told how many were taken so far."""
        writer = self._store.writer()
        for gone in remove:
            writer.delete_by_term("id", gone)
        for number, article in enumerate({a.id: a for a in add}.values(), 1):
            if cancelled():
                break
            writer.update_document(
                id=article.id,
                title=article.title,
                text=f"{article.title}\n{article.text}",
                quote=article.quoted,
                source=article.source,
                date=article.published or "",
                lang=article.language,
                kind=article.kind,
            )
            if progress is not None:
                progress(number)
        writer.commit()
        self._reader.close()
        self._reader = self._store.searcher()

    def _parse(self, query: str, expand: Callable[[str, str], Sequence[str]] | None) -> Any:
        whoosh = _whoosh()

        def spread(match: re.Match[str]) -> str:
            value = match.group(2).strip('"')
            forms = expand(match.group(1), value) if expand else ()
            phrases = " OR ".join(f'"{f}"' for f in (forms or (value,)))
            field = "text" if match.group(1) == "actor" else "quote"
            return f"{field}:({phrases})"

        spelled = re.sub(r'\b(actor|speaker|quote):("[^"]*"?|\S+)', spread, query)
        return whoosh.qparser.QueryParser("text", self._store.schema).parse(spelled)

    def search(
        self,
        query: str,
        *,
        limit: int = 20,
        offset: int = 0,
        sort: Sort = Sort.RELEVANCE,
        snippets: bool = True,
        expand: Callable[[str, str], Sequence[str]] | None = None,
        within: Collection[str] | None = None,
        cancelled: Callable[[], bool] = _never,
    ) -> SearchResult:
        """The articles that match, best first; an error in the query is part of the answer, never raised."""
        if cancelled() or not query.strip():
            return SearchResult(query, 0, ())
        parsed = self._parse(query, expand)
        found = self._reader.search(
            parsed, limit=None, sortedby="date" if sort is Sort.DATE else None, reverse=sort is Sort.DATE
        )
        rows = [h for h in found if within is None or h["id"] in within]
        counts = {n: Counter(str(h[n]) for h in rows) for n in ("source", "lang", "kind")}
        months = Counter(str(h["date"])[:7] for h in rows)
        facets = Facets(
            source=tuple(counts["source"].most_common()),
            month=tuple(months.most_common()),
            language=tuple(counts["lang"].most_common()),
            kind=tuple(counts["kind"].most_common()),
        )
        hits = tuple(self._hit(h, query, snippets) for h in rows[offset : offset + limit])
        error = None if rows else QueryError("nothing found", 0)
        return SearchResult(query, len(rows), hits, facets, error if '"' in query and query.count('"') % 2 else None)

    def _hit(self, row: Any, query: str, snippets: bool) -> Hit:
        if not snippets:
            return Hit(row["id"], row.score or 0.0, "", ())
        head, _, text = row["text"].partition("\n")
        marks = self.spans(query, text)
        if not marks:
            return Hit(row["id"], row.score or 0.0, head, self.spans(query, head), -1)
        start = max(0, text.rfind(" ", 0, max(0, marks[0].start - 60)) + 1)
        inside = tuple(
            Span(m.start - start, m.end - start) for m in marks if start <= m.start and m.end <= start + _WIDTH
        )
        return Hit(row["id"], row.score or 0.0, text[start : start + _WIDTH].replace("\n", " "), inside, start)

    def spans(self, query: str, text: str, language: str = "en") -> tuple[Span, ...]:
        """All places in `text` that the words of the query match."""
        terms = {t.lower() for _, t in self._parse(query, None).iter_all_terms() if isinstance(t, str)}
        analyzer = self._store.schema["text"].analyzer
        return tuple(Span(t.startchar, t.endchar) for t in analyzer(text, chars=True) if t.text in terms)

    def more_like(self, text: str, limit: int = 20) -> SearchResult:
        """The articles whose words are most like those of `text`."""
        words = Counter(re.findall(r"\w{4,}", text.lower()))
        return self.search(" OR ".join(w for w, _ in words.most_common(12)), limit=limit)

    def ids(self) -> frozenset[str]:
        """The ids of all articles in the index."""
        return frozenset(str(d["id"]) for d in self._reader.reader().all_stored_fields())

    @property
    def count(self) -> int:
        """How many articles the index holds."""
        return int(self._store.doc_count())

    def close(self) -> None:
        """Let go of all files."""
        self._reader.close()
        self._store.close()
