"""The schema as Whoosh keeps it: which fields there are, and how their words become terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from briefing.index.adapter import Analyzer, Token, fields
from briefing.index.words import WORD, fold, terms


class WordAnalyzer(Analyzer):  # type: ignore[misc]  # Whoosh has no types
    """Our words and terms as an analyzer of Whoosh: for its own searcher and parser; our writer goes past it."""

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
        token = Token(positions, chars, removestops=True, mode=mode)
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


def schema() -> Any:
    """The fields of an article."""
    words = WordAnalyzer()
    return fields.Schema(
        id=fields.ID(unique=True, stored=True),
        text=fields.TEXT(analyzer=words),
        title=fields.TEXT(analyzer=words),
        quoted=fields.TEXT(analyzer=words),
        source=fields.ID(),
        date=fields.ID(),
        language=fields.ID(),
        kind=fields.ID(),
    )
