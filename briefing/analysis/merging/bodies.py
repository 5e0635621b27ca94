"""Joins the forms of organisations, countries and places: known names, acronyms, short forms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from briefing.analysis.language.groups import Groups
from briefing.analysis.merging.nodes import Node, form_key
from briefing.analysis.merging.spelling import fold
from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType
from briefing.model.article import Article

_SHORT = 2


def join_bodies(nodes: Sequence[Node], groups: Groups, articles: Sequence[Article]) -> None:
    """Join all nodes that are no people and stand for one body or place."""
    bodies = [i for i, node in enumerate(nodes) if node.type is not ActorType.PERSON]
    _same_key(nodes, groups, bodies)
    organisations = [i for i in bodies if nodes[i].type in (ActorType.ORGANIZATION, ActorType.GROUP)]
    _brackets(nodes, groups, organisations, articles)
    _acronyms(nodes, groups, organisations)
    _short_forms(nodes, groups, organisations)
    _tails(nodes, groups, organisations)
    _headless(nodes, groups, organisations)
    _seated(nodes, groups, bodies)


def body_key(node: Node) -> str:
    """What bodies compare by: the lexicon's name, or the form without a company's legal style."""
    kind = "o" if node.type in (ActorType.ORGANIZATION, ActorType.GROUP) else "p"
    return kind + fold(_plain(_without_style(node.text)) if node.entry is None else node.key)


def _without_style(text: str) -> str:
    """A company's name without Inc, Ltd and the like, where more than that is left."""
    words = text.split()
    while len(words) > 1 and words[-1].strip(".,").lower() in vocabulary().legal:
        words.pop()
    return " ".join(words).rstrip(",")


@lru_cache(maxsize=10_000)
def _plain(text: str) -> str:
    """The form folded, its country by the lexicon's name, "Labor Department" as "Department of Labor"."""
    entry = gazetteer().single(text) or gazetteer().any_case(text)
    if entry is not None and entry.kind is not Kind.ADJECTIVE:
        return f"={entry.name}"
    words = text.removeprefix("the ").removeprefix("The ").replace("’", "'").split()
    for size in (3, 2, 1):
        entry = gazetteer().single(" ".join(words[:size]).removesuffix("'s"))
        if entry is not None and len(words) > size and entry.kind in (Kind.COUNTRY, Kind.ADJECTIVE):
            own = gazetteer().single(" ".join(words[size:])) if entry.name == "United States" else None
            if own is not None and own.kind is Kind.ORGANISATION:
                return f"={own.name}"
            words = [entry.name, *words[size:]]
            break
    if len(words) > 1 and words[-1] in ("Department", "Ministry"):
        head = 1 if len(words) > 2 and gazetteer().single(words[0]) is not None else 0
        words = [*words[:head], words[-1], "of", *words[head:-1]]
    if words[-2:] == ["Foreign", "Affairs"]:
        words.pop()
    return fold(" ".join(words))


def _same_key(nodes: Sequence[Node], groups: Groups, bodies: list[int]) -> None:
    first: dict[str, int] = {}
    for i in bodies:
        same = first.setdefault(body_key(nodes[i]), i)
        if same != i:
            groups.join(same, i, "same name" if nodes[i].text == nodes[same].text else "the same in another writing")


def _brackets(nodes: Sequence[Node], groups: Groups, found: list[int], articles: Sequence[Article]) -> None:
    """Full name, then its acronym in brackets, or the other way round."""
    ends: dict[tuple[int, int], int] = {}
    for i in found:
        for name in nodes[i].names:
            ends[nodes[i].article, name.end] = i
    for i in found:
        text = articles[nodes[i].article].text
        for name in nodes[i].names:
            if text[max(0, name.start - 2) : name.start] == " (" and text[name.end : name.end + 1] in (")", ",", ";"):
                left = ends.get((nodes[i].article, name.start - 2))
                if left is not None and _abbreviates(nodes[left].text, name.text):
                    groups.join(left, i, "given in brackets")


def _abbreviates(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    letters = short.replace(".", "")
    capitals = "".join(c for c in letters if c.isupper())
    acronym = len(letters) < 8 and long[0].upper() == letters[0] and (letters.isupper() or capitals == initials(long))
    return acronym or short.lower() in long.lower()


@lru_cache(maxsize=10_000)
def initials(text: str) -> str:
    """The first letters of the capitalised words of a name."""
    return "".join(w[0] for w in text.replace("-", " ").split() if w[0].isupper())


def _acronyms(nodes: Sequence[Node], groups: Groups, found: list[int]) -> None:
    by_initials: dict[str, list[int]] = defaultdict(list)
    for i in found:
        if len(initials(nodes[i].text)) > 1 and " " in nodes[i].text:
            by_initials[initials(nodes[i].text)].append(i)
    for i in found:
        letters = nodes[i].text.replace(".", "")
        if letters.isupper() and 2 < len(letters) < 8 and nodes[i].entry is None:
            heads = {groups.find(c): c for c in by_initials.get(letters, [])}
            if len(heads) == 1:
                full = next(iter(heads.values()))
                groups.join(full, i, "initials")


def join_initials(nodes: Sequence[Node], groups: Groups) -> None:
    """Join an acronym with the one person whose names it abbreviates, where no body has these initials: AMLO."""
    people: dict[str, list[int]] = defaultdict(list)
    bodies: set[str] = set()
    for i, node in enumerate(nodes):
        if node.type is ActorType.PERSON and " " in node.text:
            people["".join(w[0] for w in node.text.replace("-", " ").split()).upper()].append(i)
        elif " " in node.text:
            bodies.add(initials(node.text))
    for i, node in enumerate(nodes):
        letters = node.text.replace(".", "")
        if node.entry is None and letters.isupper() and 2 < len(letters) < 6 and letters not in bodies:
            heads = {groups.find(c): c for c in people.get(letters, ())}
            if len(heads) == 1:
                full = next(iter(heads.values()))
                node.type = ActorType.PERSON
                groups.join(full, i, "initials")


def _short_forms(nodes: Sequence[Node], groups: Groups, found: list[int]) -> None:
    """Lockheed for Lockheed Martin, where one name alone in the article, else in the story, begins so."""
    for same_article in (True, False):
        longer: dict[tuple[int, str], list[int]] = defaultdict(list)
        for i in found:
            words = nodes[i].key.split()
            if len(words) > 1:
                longer[nodes[i].article if same_article else -1, words[0]].append(i)
        for i in found:
            node = nodes[i]
            if " " in node.key or not _telling(node):
                continue
            heads = {groups.find(c): c for c in longer.get((node.article if same_article else -1, node.key), [])}
            if len(heads) == 1:
                full = next(iter(heads.values()))
                groups.join(full, i, "short form")


def _tails(nodes: Sequence[Node], groups: Groups, found: list[int]) -> None:
    """Join "the Air Force" with the U.S. Air Force, where one longer name alone in the article, else in the story, ends
    so after the name of a country, a place or a body, or after "National".
    """
    longer: dict[str, list[int]] = defaultdict(list)
    for j in found:
        words = nodes[j].text.split()
        for size in range(1, len(words)):
            entry = gazetteer().single(" ".join(words[:size]).removesuffix("'s").removesuffix("’s"))
            if entry is not None or (size == 1 and len(words) > _SHORT and words[0] in vocabulary().nationwide):
                longer[form_key(" ".join(words[size:]))].append(j)
    for i in found:
        if nodes[i].entry is not None or nodes[i].key not in longer:
            continue
        if " " not in nodes[i].key and not _telling(nodes[i]):
            continue
        candidates = longer[nodes[i].key]
        near = [j for j in candidates if nodes[j].article == nodes[i].article]
        heads = {groups.find(j): j for j in near or candidates}
        full = next(iter(heads.values()))
        if len(heads) == 1:
            groups.join(full, i, "short form")


def _headless(nodes: Sequence[Node], groups: Groups, found: list[int]) -> None:
    """Join "Northern Health Harbour" with "Northern Health Harbour Hospital": one name with its head and without."""
    known = vocabulary()
    heads: dict[str, list[int]] = defaultdict(list)
    for i in found:
        first, _, last = nodes[i].text.rpartition(" ")
        bare = not known.organisation_heads & set(first.split())
        if last in known.organisation_heads and " " in first and bare and nodes[i].entry is None:
            heads[form_key(first)].append(i)
    for i in found:
        fulls = {groups.find(j): j for j in heads.get(nodes[i].key, ())}
        if len(fulls) == 1 and nodes[i].entry is None:
            full = next(iter(fulls.values()))
            groups.join(full, i, "short form")


def _seated(nodes: Sequence[Node], groups: Groups, found: list[int]) -> None:
    """Join "Harlow Mercy Hospital Oslo" with "Harlow Mercy Hospital": one name with its town behind it and without."""
    heads, seats = vocabulary().organisation_heads, (Kind.PLACE, Kind.CAPITAL)
    bare: dict[str, list[int]] = defaultdict(list)
    for i in found:
        first, _, town = nodes[i].text.rpartition(" ")
        entry = gazetteer().single(town) if first.count(" ") > 1 and first.rpartition(" ")[2] in heads else None
        if entry is not None and entry.kind in seats and nodes[i].entry is None:
            bare[form_key(first)].append(i)
    for i in found:
        fulls = {groups.find(j): j for j in bare.get(nodes[i].key, ())}
        if len(fulls) == 1 and nodes[i].entry is None:
            groups.join(next(iter(fulls.values())), i, "short form")


def _telling(node: Node) -> bool:
    known = vocabulary()
    word = node.text
    common = word in known.organisation_heads or word in known.kinds or word in known.given
    return not common and node.entry is None and gazetteer().single(word) is None and not word.isupper()
