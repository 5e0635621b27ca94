"""The forms of each article, one node a form: what merging joins."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.analysis.merging.capitals import acts
from briefing.analysis.merging.people import person
from briefing.analysis.merging.spelling import fold
from briefing.analysis.naming.gazetteer import NAMELESS, TYPES, Entry, Kind, gazetteer
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article


@dataclass(slots=True)
class Node:
    """One form in one article. `key` compares forms; known names compare by what the lexicon calls them. `gender` is
    that of the Mr or Mrs before it: people of one family name are kept apart by it.
    """

    article: int
    key: str
    type: ActorType
    names: list[Name] = field(default_factory=list)
    entry: Entry | None = None
    gender: str | None = None

    @property
    def text(self) -> str:
        """The form as first written, on one line."""
        return " ".join(self.names[0].text.split())


@dataclass(slots=True)
class Forms:
    """Every form of a story: `nodes` to be merged, and what is linked to them afterwards."""

    nodes: list[Node]
    adjectives: list[tuple[int, Name, str]]
    handles: list[tuple[int, Name]]


def forms_of(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> Forms:
    """The forms in `articles`, in order of first appearance."""
    forms = Forms([], [], [])
    powers = _powers(articles, names)
    for index, article in enumerate(articles):
        made: dict[tuple[str, ActorType, str | None], Node] = {}
        for name in names.get(article.id, ()):
            if name.form is NameForm.HANDLE:
                forms.handles.append((index, name))
                continue
            entry = known(_dotted(article.text, name))
            if name.form is NameForm.ADJECTIVE:
                forms.adjectives.append((index, name, entry.name if entry else name.text))
                continue
            key, type_, entry = _place(article, name, entry, powers)
            gender = addressed(article.text, name) if type_ is ActorType.PERSON else None
            node = made.get((key, type_, gender))
            if node is None:
                node = made[key, type_, gender] = Node(index, key, type_, entry=entry, gender=gender)
                forms.nodes.append(node)
            node.names.append(name)
    vote(forms.nodes)
    return forms


def known(name: Name) -> Entry | None:
    """What the lexicon knows under the name's words, if that agrees with what the name was found to be."""
    if name.type is ActorType.PERSON:
        return None
    text = " ".join(name.text.split())
    if name.type is ActorType.COUNTRY and gazetteer().short(text):
        return gazetteer().single(gazetteer().short(text) or "")
    bare = text.removeprefix("the ").removeprefix("The ")
    entry = gazetteer().single(text) or gazetteer().single(bare) or gazetteer().single(f"the {text}")
    if entry is None and text.isupper():
        entry = gazetteer().single(text.title())
    if entry is None or entry.kind in NAMELESS:
        return None
    local = name.type in _LOCAL and TYPES[entry.kind] in _LOCAL
    return entry if local or (entry.type or TYPES[entry.kind]) == name.type else None


def _dotted(text: str, name: Name) -> Name:
    """`name` with its dot, where the end of a sentence took that of an abbreviation: "in Oslo, Md"."""
    whole = name.text + "."
    if name.type is ActorType.PERSON or whole not in vocabulary().dotted or text[name.end : name.end + 1] != ".":
        return name
    return replace(name, text=whole)


_LOCAL = (ActorType.COUNTRY, ActorType.PLACE)


def _powers(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> set[str]:
    """The capitals that this story uses for their governments at least as often as for the place."""
    tally: Counter[str] = Counter()
    for article in articles:
        for name in names.get(article.id, ()):
            entry = known(name) if name.type is ActorType.PLACE else None
            if entry is not None and entry.kind is Kind.CAPITAL:
                tally[entry.name] += {True: 1, False: -1, None: 0}[acts(article.text, name.start, name.end)]
                tally[entry.name + "!"] += acts(article.text, name.start, name.end) is True
    return {name for name in tally if tally[name + "!"] and tally[name] >= 0}


def _place(article: Article, name: Name, entry: Entry | None, powers: set[str]) -> tuple[str, ActorType, Entry | None]:
    """The key, the type and the entry of a name where it stands: a capital that acts is its country."""
    if entry is None:
        return form_key(name.text), name.type, None
    if entry.kind is Kind.CAPITAL and entry.owner:
        acting = acts(article.text, name.start, name.end)
        if acting or (acting is None and entry.name in powers):
            return f"={entry.owner}", ActorType.COUNTRY, gazetteer().single(entry.owner)
    return f"={entry.name}", entry.type or TYPES[entry.kind], entry


def addressed(text: str, name: Name) -> str | None:
    """Whether "m" or "f", by the form of address right before a one-word name; None without one."""
    words = text[max(0, name.start - 12) : name.start].split()
    if not words or " " in name.text or not text[name.start - 1].isspace():
        return None
    form = words[-1].removesuffix(".").lower() if words[-1][0].isupper() else ""
    male, female = (word_set("actors_beside", key) for key in ("male", "female"))
    return "m" if form in male else "f" if form in female else None


def form_key(text: str) -> str:
    """`text` folded, without an article before it."""
    return fold(text).removeprefix("the ")


def vote(nodes: list[Node]) -> None:
    """One type for each form of the whole story: what most of its mentions are."""
    votes: dict[str, Counter[ActorType]] = defaultdict(Counter)
    for node in nodes:
        if not node.key.startswith("="):
            votes[node.key][node.type] += len(node.names)
    families = _families(nodes)
    for node in nodes:
        if len(votes.get(node.key, ())) > 1:
            node.type = _elected(votes[node.key], node.text)
        if node.entry is None and node.key in families and len(node.names) <= families[node.key]:
            node.type = ActorType.PERSON
    _long_forms(nodes)
    _counties(nodes, families)


def _counties(nodes: list[Node], families: Counter[str]) -> None:
    """What the story calls a county or a city elsewhere is that place: "Harland" beside "Harland County"."""
    heads = vocabulary().place_ends
    named = [n for n in nodes if n.type is ActorType.PLACE and n.text.rpartition(" ")[2] in heads]
    places = {n.key.rpartition(" ")[0] for n in named}
    for node in nodes:
        if node.type is ActorType.PERSON and " " not in node.key and node.key in places and node.key not in families:
            node.type = ActorType.PLACE


def _elected(votes: Counter[ActorType], form: str) -> ActorType:
    """The type with the most votes; of an acronym that was ever taken for a body, a body."""
    if form.isupper() and len(form) > 2 and votes[ActorType.ORGANIZATION]:
        return ActorType.ORGANIZATION
    return votes.most_common(1)[0][0]


def _long_forms(nodes: list[Node]) -> None:
    """What is called by a person's family name elsewhere is that person: "Tucker Carlson" where Carlson is one."""
    shorts: Counter[str] = Counter()
    for node in nodes:
        if node.type is ActorType.PERSON and " " not in node.key:
            shorts[node.key] += len(node.names)
    heads = vocabulary().organisation_heads | vocabulary().place_heads
    for node in nodes:
        first, _, last = node.key.partition(" ")
        bare = node.entry is None and first != "the" and node.text.rpartition(" ")[2] not in heads
        bare = bare and node.text.partition(" ")[0] not in vocabulary().directions
        if bare and node.type is not ActorType.PERSON and shorts[last] >= len(node.names):
            node.type = ActorType.PERSON


def _families(nodes: list[Node]) -> Counter[str]:
    """Family names of the story's full names, with how often the full names stand."""
    found: Counter[str] = Counter()
    for node in nodes:
        if node.type is ActorType.PERSON and " " in node.text:
            name = person(node.text)
            found[name.family] += 2 * len(node.names)
            if name.words[0] in vocabulary().family_first:
                found[name.words[0]] += 2 * len(node.names)
    return found
