"""Short articles for the tests of names and actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.model.actor import Actor, ActorType, Name
from briefing.model.article import Article, Block, BlockKind
from briefing.model.correction import Correction, Corrections


def article(text: str, name: str = "a", kinds: Mapping[int, BlockKind] | None = None) -> Article:
    """An article of paragraphs, one a line; `kinds` tells where a line is something else."""
    blocks, start = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            blocks.append(Block((kinds or {}).get(number, BlockKind.PARAGRAPH), start, start + len(line)))
        start += len(line) + 1
    made = Article(name, name, f"{name}.txt", text, tuple(blocks))
    return replace(made, sentences=split_sentences(made))


def names(text: str, **options: Mapping[int, BlockKind]) -> list[tuple[str, str]]:
    """The names in a text with their types."""
    return [(n.text, n.type.value) for n in find_names(article(text, **options))]


def name_of(text: str, wanted: str) -> Name:
    """The first name in a text that reads `wanted`."""
    return next(n for n in find_names(article(text)) if n.text == wanted)


def actors(*texts: str, corrections: Sequence[Correction] = ()) -> dict[str, Actor]:
    """The actors of a story of these texts, by name; articles are called a, b, c …"""
    articles = [article(text, "abcdefghij"[i]) for i, text in enumerate(texts)]
    found = {a.id: find_names(a) for a in articles}
    return {actor.name: actor for actor in find_actors(articles, found, Corrections(tuple(corrections)))}


def forms(actor: Actor) -> set[str]:
    """Every form under which an actor is mentioned, adjectives left out."""
    return {m.text for m in actor.mentions if not m.adjective}


__all__ = ["ActorType", "actors", "article", "forms", "name_of", "names"]
