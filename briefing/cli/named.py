"""Which article a person means by a word."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefing.cli.status import Refused
from briefing.model.article import Article


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
