"""Joins people across the articles of a story, once each article is settled by itself."""

from __future__ import annotations

from collections import defaultdict

from briefing.analysis.merging.carried_over import is_carried
from briefing.analysis.merging.in_one_article import People, join_fulls
from briefing.analysis.merging.spelling import close, sound


def join_across(people: People) -> None:
    """Join full names of all articles, then the short forms that their own article left open."""
    fulls = [i for i in people.parsed if people.parsed[i].full]
    join_fulls(people, fulls)
    people.shorts_to(_open(people), fulls)
    for members in _by_article(people):
        left = [i for i in members if not people.parsed[i].full and i not in people.settled]
        people.shorts_to(left, [i for i in members if people.parsed[i].full])
    _by_sound(people, fulls)
    _left_over(people)


def _by_article(people: People) -> list[list[int]]:
    """The nodes of each article that still has an open short form."""
    open_in = {people.nodes[i].article for i in _open(people)}
    found: dict[int, list[int]] = defaultdict(list)
    for i in people.parsed:
        if people.nodes[i].article in open_in:
            found[people.nodes[i].article].append(i)
    return list(found.values())


def _open(people: People) -> list[int]:
    return [i for i in people.parsed if not people.parsed[i].full and i not in people.settled]


def _by_sound(people: People, fulls: list[int]) -> None:
    """Short forms in another spelling than the full name's: Zelensky where the full name is Volodymyr Zelenskyy.

    Short names must come from another script: Laake is not Lake.
    """
    by_sound: dict[str, list[int]] = defaultdict(list)
    for i in fulls:
        by_sound[sound(people.parsed[i].family.split()[-1])].append(i)
    for i in _open(people):
        family = people.parsed[i].family
        heads = {people.groups.find(c): c for c in by_sound.get(sound(family), []) if people.fits(i, c)}
        chosen = next(iter(heads.values()), i)
        if len(heads) == 1 and len(family) > (3 if is_carried(people.parsed[chosen].given[0]) else 5):
            people.join(chosen, i, "short form in another spelling")
            people.settled.add(i)


def _left_over(people: People) -> None:
    """Short forms without any full name: the same word is the same person; long words may hold a slip."""
    first: dict[tuple[str, str | None], int] = {}
    for i in _open(people):
        same = first.setdefault((people.parsed[i].family, people.nodes[i].gender), i)
        if same != i:
            people.join(same, i, "same name")
    for (family, gender), i in first.items():
        if gender and (family, None) in first and (family, "f" if gender == "m" else "m") not in first:
            people.join(first[family, None], i, "same name")
    long = [i for (word, _), i in first.items() if len(word) > 6]
    for at, i in enumerate(long):
        for j in long[at + 1 :]:
            a, b = people.parsed[i].family, people.parsed[j].family
            if a[0] == b[0] and sound(a) == sound(b) and close(a, b):
                people.join(i, j, "same name in another spelling")
