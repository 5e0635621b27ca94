"""Which article, or which quotation, a person means by a word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from briefing.cli.status import Refused
from briefing.model.article import Article
from briefing.model.quote import Quote


def named(wanted: str, articles: Iterable[tuple[str, Article]]) -> Article:
    """The one of these articles, each with its letter, that is called so: by id, by path, by letter, or by its file.

    Raises Refused where none is, or several.
    """
    found: tuple[dict[str, Article], ...] = ({}, {}, {}, {})
    for letter, one in articles:
        names = ((one.id,), (one.path,), (letter,), (one.file, Path(one.file).name, Path(one.path).name))
        for called, surer in zip(names, found, strict=True):
            if wanted in called:
                surer[one.id] = one
    surest = list(next(filter(None, found), {}).values())
    if len(surest) == 1:
        return surest[0]
    if surest:
        some = ", ".join(f"{one.id} ({one.path})" for one in surest[:3])
        more = " …" if len(surest) > 3 else ""
        raise Refused(f"{wanted} is {len(surest)} articles: {some}{more}; give an id or a whole path")
    raise Refused(f"no article is called {wanted}; `briefing articles PATH` lists letters, ids and paths")


def quoted(wanted: str, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotation with this id; or that which holds these words, in every account that has it.

    Raises Refused where there is none, or where several hold the words.
    """
    if called := [quote for quote in quotes if quote.id == wanted]:
        return called
    words = _folded(wanted)
    holding = {quote.group or quote.id: quote for quote in quotes if words.strip() and words in _folded(quote.text)}
    if not holding:
        raise Refused(f"no quotation is called {wanted}, or holds these words; `briefing quotes PATH` lists them")
    if len(holding) > 1:
        some = ", ".join(f"{quote.id} (“{quote.text[:40].strip()}…”)" for quote in list(holding.values())[:3])
        raise Refused(f"{len(holding)} quotations hold “{wanted}”: {some}; give an id, or more of the words")
    (only,) = holding
    return [quote for quote in quotes if only in (quote.group, quote.id)]


def _folded(text: str) -> str:
    """The words of a text alone, with blanks round each."""
    words = " ".join(re.findall(r"[^\W_]+", text.casefold()))
    return f" {words} "
