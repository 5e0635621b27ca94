"""The four engines, each as its own documentation shows it, behind one small interface: build, open, ask."""

from __future__ import annotations

import re
import sqlite3
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from briefing.index import Index, IndexedArticle
from briefing.model.search import Sort

TOP = 20


@dataclass(frozen=True, slots=True)
class Ask:
    """One query: `words` of a kind (common, rare, and, or, phrase, prefix, fuzzy, source, date, facet, key)."""

    kind: str
    words: tuple[str, ...]
    source: str = ""


class Engine(Protocol):
    """What is measured."""

    name: str

    def build(self, articles: Iterable[IndexedArticle], folder: Path) -> None: ...
    def open(self, folder: Path) -> None: ...
    def ask(self, ask: Ask) -> int: ...
    def can(self, kind: str) -> bool: ...


class Ours:
    name = "briefing"

    def build(self, articles: Iterable[IndexedArticle], folder: Path) -> None:
        index = Index.open(folder)
        index.update(articles)
        assert index.notice is None
        index.close()

    def open(self, folder: Path) -> None:
        self._index = Index.open(folder)

    def can(self, kind: str) -> bool:
        return True

    def ask(self, ask: Ask) -> int:
        words = ask.words
        text = {
            "or": " OR ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "prefix": f"{words[0]}*",
            "fuzzy": f"{words[0]}~",
            "source": f'{words[0]} source:"{ask.source}"',
        }.get(ask.kind, " ".join(words))
        found = self._index.search(
            text,
            limit=TOP,
            sort=Sort.DATE if ask.kind == "date" else Sort.RELEVANCE,
            typing=ask.kind == "key",
            facets=ask.kind == "facet",
            snippets=ask.kind != "facet",
        )
        return found.total


class Naive:
    name = "whoosh"

    def build(self, articles: Iterable[IndexedArticle], folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from whoosh import analysis, fields, index
        schema = fields.Schema(
            id=fields.ID(unique=True, stored=True),
            title=fields.TEXT(stored=True, analyzer=analysis.StemmingAnalyzer(), field_boost=3.0),
            text=fields.TEXT(stored=True, analyzer=analysis.StemmingAnalyzer()),
            source=fields.ID(stored=True, sortable=True),
            date=fields.DATETIME(stored=True, sortable=True),
        )
        folder.mkdir(parents=True)
        writer = index.create_in(str(folder), schema).writer()
        for a in articles:
            day = datetime.fromisoformat(a.published or "1900-01-01")
            writer.add_document(id=a.id, title=a.title, text=a.text, source=a.source, date=day)
        writer.commit()

    def open(self, folder: Path) -> None:
        from whoosh import index, qparser

        self._index = index.open_dir(str(folder))
        self._searcher = self._index.searcher()
        self._parser = qparser.MultifieldParser(["title", "text"], self._index.schema)
        self._parser.add_plugin(qparser.FuzzyTermPlugin())

    def can(self, kind: str) -> bool:
        return True

    def ask(self, ask: Ask) -> int:
        from whoosh import query, sorting

        words = ask.words
        text = {
            "or": " OR ".join(words),
            "phrase": f'"{" ".join(words)}"',
            "prefix": f"{words[0]}*",
            "fuzzy": f"{words[0]}~",
            "key": " ".join(words) + "*",
        }.get(ask.kind, " ".join(words))
        options: dict[str, Any] = {"limit": TOP}
        if ask.kind == "source":
            options["filter"] = query.Term("source", ask.source)
        if ask.kind == "date":
            options |= {"sortedby": "date", "reverse": True}
        if ask.kind == "facet":
            options["groupedby"] = sorting.FieldFacet("source")
        found = self._searcher.search(self._parser.parse(text), **options)
        if ask.kind == "facet":
            return len(found.groups())
        return sum(len(hit.highlights("text")) >= 0 for hit in found)


class Fts5:
    name = "fts5"

    def build(self, articles: Iterable[IndexedArticle], folder: Path) -> None:
        folder.mkdir(parents=True)
        db = sqlite3.connect(folder / "fts.sqlite")
        db.execute(
            "CREATE VIRTUAL TABLE d USING fts5(id UNINDEXED, title, text, source UNINDEXED, date UNINDEXED,"
            " tokenize='porter unicode61')"
        )
        rows = ((a.id, a.title, a.text, a.source, a.published) for a in articles)
        db.executemany("INSERT INTO d VALUES (?,?,?,?,?)", rows)
        db.commit()
        db.close()

    def open(self, folder: Path) -> None:
        self._db = sqlite3.connect(folder / "fts.sqlite")

    def can(self, kind: str) -> bool:
        return kind != "fuzzy"

    def ask(self, ask: Ask) -> int:
        words = [f'"{w}"' for w in ask.words]
        text = {"or": " OR ".join(words), "phrase": f'"{" ".join(ask.words)}"', "prefix": f"{words[0]}*"}.get(
            ask.kind, " ".join(words)
        )
        if ask.kind == "key":
            text += "*"
        if ask.kind == "facet":
            return len(
                self._db.execute("SELECT source, count(*) FROM d WHERE d MATCH ? GROUP BY source", [text]).fetchall()
            )
        where, values = "d MATCH ?", [text]
        if ask.kind == "source":
            where, values = where + " AND source = ?", [text, ask.source]
        if ask.kind == "date":  # inside, so that snippets are made for twenty rows, not for all
            inner = f"SELECT rowid FROM d WHERE {where} ORDER BY date DESC LIMIT {TOP}"
            where, values = f"{where} AND rowid IN ({inner})", values * 2
        order = "date DESC" if ask.kind == "date" else "rank"
        sql = (
            f"SELECT id, snippet(d, 2, '<b>', '</b>', '…', 25), rank FROM d WHERE {where} ORDER BY {order} LIMIT {TOP}"
        )
        return len(self._db.execute(sql, values).fetchall())


class Tantivy:
    name = "tantivy"

    def _schema(self) -> Any:
        import tantivy

        schema = tantivy.SchemaBuilder()
        schema.add_text_field("id", stored=True, tokenizer_name="raw")
        schema.add_text_field("title", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("text", stored=True, tokenizer_name="en_stem")
        schema.add_text_field("source", stored=True, fast=True, tokenizer_name="raw")
        schema.add_integer_field("date", stored=True, indexed=True, fast=True)
        return schema.build()

    def build(self, articles: Iterable[IndexedArticle], folder: Path) -> None:
        import tantivy

        folder.mkdir(parents=True)
        writer = tantivy.Index(self._schema(), path=str(folder)).writer(50_000_000, 1)
        for a in articles:
            day = int(re.sub(r"\D", "", a.published or "")[:8] or 0)
            writer.add_document(
                tantivy.Document(id=[a.id], title=[a.title], text=[a.text], source=[a.source], date=[day])
            )
        writer.commit()
        writer.wait_merging_threads()

    def open(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        self._index = tantivy.Index(self._schema(), path=str(folder))
        self._schema_ = self._index.schema
        self._searcher = self._index.searcher()

    def can(self, kind: str) -> bool:
        return True

    def ask(self, ask: Ask) -> int:
        tantivy = self._tantivy
        query = self._query(ask)
        options: dict[str, Any] = {}
        if ask.kind == "date":
            options = {"order_by_field": "date", "order": tantivy.Order.Desc}
        if ask.kind == "facet":
            terms = {"by": {"terms": {"field": "source", "size": 1000}}}
            return len(self._searcher.aggregate(query, terms)["by"]["buckets"])
        found = self._searcher.search(query, TOP, **options)
        snippets = tantivy.SnippetGenerator.create(self._searcher, query, self._schema_, "text")
        return sum(
            len(snippets.snippet_from_doc(self._searcher.doc(address)).highlighted()) >= 0 for _, address in found.hits
        )

    def _query(self, ask: Ask) -> Any:
        tantivy, words, fields = self._tantivy, ask.words, ["title", "text"]
        must, should = tantivy.Occur.Must, tantivy.Occur.Should

        def parse(text: str) -> Any:
            return self._index.parse_query(text, fields)

        if ask.kind == "phrase":
            return parse(f'"{" ".join(words)}"')
        if ask.kind == "or":
            return parse(" OR ".join(words))
        if ask.kind == "fuzzy":
            return tantivy.Query.boolean_query(
                [(should, tantivy.Query.fuzzy_term_query(self._schema_, f, words[0], distance=1)) for f in fields]
            )
        if ask.kind in ("prefix", "key"):
            return self._starting(words, must, should, fields)
        query = tantivy.Query.boolean_query([(must, parse(word)) for word in words])
        if ask.kind == "source":
            only = tantivy.Query.term_query(self._schema_, "source", ask.source)
            return tantivy.Query.boolean_query([(must, query), (must, only)])
        return query

    def _starting(self, words: Sequence[str], must: Any, should: Any, fields: Sequence[str]) -> Any:
        tantivy = self._tantivy
        last = tantivy.Query.boolean_query(
            [(should, tantivy.Query.regex_query(self._schema_, f, re.escape(words[-1]) + ".*")) for f in fields]
        )
        whole = [(must, self._index.parse_query(w, list(fields))) for w in words[:-1]]
        return tantivy.Query.boolean_query([*whole, (must, last)])


ENGINES: dict[str, Callable[[], Engine]] = {e.name: e for e in (Ours, Fts5, Tantivy, Naive)}
