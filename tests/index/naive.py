"""Whoosh as it comes: its own codec, writer, matchers and collector, given the same words and weights."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from briefing.index import IndexedArticle
from briefing.index.adapter import fields
from briefing.index.adapter import query as q
from briefing.index.words import WORD, fold, terms

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from whoosh import analysis, index, qparser

_FAR = 1_000  # positions between parts, so that no phrase runs from one into the next


class WordAnalyzer(analysis.Analyzer):
    """Our words and terms as an analyzer of Whoosh, for its own searcher and parser."""

    def __call__(
        self,
        value: str,
        *,
        positions: bool = False,
        chars: bool = False,
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        tokenize: bool = True,
        **options: Any,
    ) -> Iterator[Any]:
        """The terms of a text as Whoosh's tokens; where it is not to be cut (`mini*`, `fi?e`), all of it, folded."""
        token = analysis.Token(positions, chars, removestops=True, mode=mode)
        token.boost, token.stopped = 1.0, False
        if not tokenize:
            token.text, token.pos, token.startchar, token.endchar = fold(value), start_pos, start_char, len(value)
            yield token
            return
        table = terms()
        place = start_pos
        for match in WORD.finditer(value):
            term = table[match.group()]
            if term:
                token.text, token.pos = term, place
                token.startchar, token.endchar = start_char + match.start(), start_char + match.end()
                place += 1
                yield token


class Weighted(fields.TEXT):
    """A text field whose words weigh more in the title (3) and in headlines (2 more)."""

    def index(self, value: tuple[str, str, list[str]], **options: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        title, headlines, lines = value
        places: dict[str, list[int]] = defaultdict(list)
        weights: dict[str, float] = defaultdict(float)
        at = 0
        for part, extra in [(title, 2.0), *((line, 0.0) for line in lines)]:
            for word in WORD.findall(part):
                if term := terms()[word]:
                    places[term].append(at)
                    weights[term] += 1 + extra
                    at += 1
            at += _FAR
        for word in WORD.findall(headlines):
            if term := terms()[word]:
                weights[term] += 2
        for term, weight in weights.items():
            found = places.get(term, [])
            yield term.encode(), len(found), weight, self.format.encode(found)


class Naive:
    """The same articles in a stock index, asked with Whoosh's searcher."""

    def __init__(self, folder: Path, articles: Iterable[IndexedArticle]) -> None:
        folder.mkdir()
        names = analysis.RegexTokenizer(r"\w+") | analysis.LowercaseFilter()
        schema = fields.Schema(
            id=fields.ID(stored=True),
            text=Weighted(analyzer=WordAnalyzer()),
            title=Weighted(analyzer=WordAnalyzer()),
            quoted=Weighted(analyzer=WordAnalyzer()),
            source=fields.TEXT(analyzer=names),
            date=fields.ID(),
            language=fields.ID(),
            kind=fields.ID(),
        )
        stock = index.create_in(str(folder), schema)
        writer = stock.writer()
        for a in articles:
            writer.add_document(
                id=a.id,
                text=(a.title, a.headlines, [a.text]),
                title=("", "", [a.title]),
                quoted=("", "", a.quoted.splitlines()),
                source=fold(a.source),
                date=a.published,
                language=a.language,
                kind=a.kind,
            )
        writer.commit()
        self._searcher = stock.searcher()

    def ask(self, query: Any) -> list[tuple[str, float]]:
        """Every hit with its score, best first."""
        found = self._searcher.search(scoring_only(query), limit=None)
        return [(hit["id"], hit.score) for hit in found]


def scoring_only(query: Any) -> Any:
    """The query with exclusions and filters that add nothing to scores, where Whoosh adds 1 for each.

    Not by AndNot and Require: in 2.7.4 both lose hits or keep too many.
    """
    if isinstance(query, (q.And, q.Or)):
        return type(query)([scoring_only(part) for part in query.subqueries])
    if isinstance(query, q.Not) or query.field() in ("source", "date", "language", "kind"):
        return q.ConstantScoreQuery(query, 1e-12)  # nothing, but for Whoosh not false
    return query


def stock_parser() -> Any:
    """Whoosh's own parser, set up as its documentation shows, with fuzzy words of one slip."""
    words, name = fields.TEXT(analyzer=WordAnalyzer()), fields.ID()
    schema = fields.Schema(text=words, title=words, quoted=words, source=name, date=name, language=name, kind=name)
    parser = qparser.QueryParser("text", schema)
    parser.add_plugin(qparser.FuzzyTermPlugin())
    return parser
