"""Merges the names of a story into actors: one entry for each, whatever the papers call them."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.language.groups import Groups
from briefing.analysis.merging.across_articles import join_across
from briefing.analysis.merging.assemble import actor_of
from briefing.analysis.merging.bodies import join_bodies, join_initials
from briefing.analysis.merging.couples import with_couples
from briefing.analysis.merging.decided import apply
from briefing.analysis.merging.in_one_article import People, join_within
from briefing.analysis.merging.links import drafts_of
from briefing.analysis.merging.nodes import Forms, forms_of
from briefing.analysis.merging.recover import recover
from briefing.analysis.merging.spelling import fold
from briefing.analysis.merging.storms import without_storms
from briefing.model.actor import Actor, ActorType, Name
from briefing.model.article import Article
from briefing.model.correction import Corrections

_UNDECIDED = Corrections()


def find_actors(
    articles: Sequence[Article], names: Mapping[str, Sequence[Name]], corrections: Corrections = _UNDECIDED
) -> tuple[Actor, ...]:
    """The actors of a story, by importance (articles that name them, then mentions); hidden ones are flagged.

    `names` holds what `find_names` found, by article id. What one article shows outweighs what others show.
    """
    forms, groups = _merged(articles, recover(articles, with_couples(articles, without_storms(articles, names))))
    drafts = drafts_of(forms, groups, articles)
    drafts = apply(drafts, corrections)
    actors = [actor_of(draft, [a.id for a in articles]) for draft in drafts]
    actors.sort(key=lambda a: (-len(a.articles), -a.count))
    return tuple(_with_own_ids(actors))


def _with_own_ids(actors: Sequence[Actor]) -> Iterator[Actor]:
    """The actors, with a number at the id where a more important one has the same name and type."""
    seen: Counter[str] = Counter()
    for actor in actors:
        seen[actor.id] += 1
        yield actor if seen[actor.id] == 1 else replace(actor, id=f"{actor.id}-{seen[actor.id]}")


def _merged(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> tuple[Forms, Groups]:
    """The forms of a story and how they are joined: people article by article, then across, then everything else."""
    forms = forms_of(articles, names)
    groups = Groups(len(forms.nodes))
    people = People(forms.nodes, groups)
    join_within(people)
    join_across(people)
    join_initials(forms.nodes, groups)
    join_bodies(forms.nodes, groups, articles)
    return forms, groups


def merge_names(names: Sequence[str], type: str) -> list[int]:  # noqa: A002  (the name is part of the interface)
    """One group number for each of `names`, as if each stood in an article of its own of one story.

    `type` is an ActorType's value. Raises ValueError for another.
    """
    kind = ActorType(type)
    articles = [Article(str(i), "", "", name, ()) for i, name in enumerate(names)]
    found = {str(i): (Name(0, len(name), name, kind),) for i, name in enumerate(names)}
    _, groups = _merged(articles, found)
    return groups.numbers()


class ActorIndex:
    """Finds actors by place and by name."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._places: dict[str, list[tuple[int, int, Actor]]] = {}
        self._forms: dict[str, Actor] = {}
        for actor in actors:
            for mention in actor.mentions:
                self._places.setdefault(mention.article, []).append((mention.start, mention.end, actor))
            for form in (actor.name, *actor.aliases):
                self._forms.setdefault(fold(form), actor)
        for places in self._places.values():
            places.sort(key=lambda p: p[0])

    def at(self, article: str, start: int, end: int) -> Actor | None:
        """The actor named inside `start` to `end` of an article's text, or at that place; the first if several."""
        places = self._places.get(article, [])
        index = bisect_right(places, start, key=lambda p: p[0])
        for place in places[max(0, index - 1) :]:
            if place[0] >= end:
                return None
            if place[1] > start:
                return place[2]
        return None

    def named(self, form: str) -> Actor | None:
        """The actor known under this form, the more important one if several are."""
        return self._forms.get(fold(form))
