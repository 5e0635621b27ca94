"""Groups of forms become actors: name, forms, mentions, roles, and why forms were joined."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.merging.nodes import Node
from briefing.analysis.merging.people import person
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import Actor, ActorType, Mention, Name, Role


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    nodes: list[Node]
    adjectives: list[tuple[int, Name]] = field(default_factory=list)
    handles: list[tuple[int, Name]] = field(default_factory=list)
    merges: list[str] = field(default_factory=list)
    name: str | None = None
    type: ActorType | None = None
    hidden: bool = False


def actor_of(draft: Draft, ids: Sequence[str]) -> Actor:
    """The actor a draft stands for; `ids` are the articles' ids by their number."""
    forms = Counter(_line(n.text) for node in draft.nodes for n in node.names)
    type_ = draft.type or _type(draft.nodes)
    name = draft.name or _best(forms, draft.nodes, type_)
    mentions = [(node.article, n, False) for node in draft.nodes for n in node.names]
    mentions += [(a, n, False) for a, n in draft.handles] + [(a, n, True) for a, n in draft.adjectives]
    mentions.sort(key=lambda m: (m[0], m[1].start))
    forms.update(n.text for _, n in draft.handles)
    roles = dict.fromkeys((_line(n.role), ids[a]) for a, n, _ in mentions if n.role)
    return Actor(
        id="a" + hashlib.blake2b(f"{type_}/{name}".encode(), digest_size=5).hexdigest(),
        name=name,
        type=type_,
        aliases=tuple(f for f, _ in forms.most_common() if f != name),
        mentions=tuple(Mention(ids[a], n.start, n.end, n.text, adjective) for a, n, adjective in mentions),
        roles=tuple(Role(text, article) for text, article in roles),
        merges=tuple(dict.fromkeys(draft.merges)),
        hidden=draft.hidden,
    )


def _line(text: str) -> str:
    return " ".join(text.split())


def _type(nodes: Sequence[Node]) -> ActorType:
    return Counter(t for node in nodes for t in [node.type] * len(node.names)).most_common(1)[0][0]


def _best(forms: Counter[str], nodes: Sequence[Node], type_: ActorType) -> str:
    """The name a reader expects: the lexicon's, else the commonest full form, spelt with a known given name."""
    for node in nodes:
        if node.entry is not None:
            return node.entry.name
    if type_ is ActorType.PERSON:
        return max(forms, key=lambda f: _rank(f, forms[f]))
    return max(forms, key=lambda f: (not f.isupper() or len(f) < 6, not _opened(f, forms), " " in f, forms[f], len(f)))


def _opened(form: str, forms: Counter[str]) -> bool:
    """True for "The Harbour Court" where "Harbour Court" stands too."""
    return form.startswith(("The ", "the ")) and form[4:] in forms


def _rank(form: str, count: int) -> tuple[bool, bool, bool, bool, int, int]:
    parsed = person(form)
    words = form.split()
    latin = form[0].isascii() or "\u00c0" <= form[0] <= "\u024f"
    plain = not any(len(w.strip(".")) == 1 for w in words)
    return (latin and not form.isupper(), parsed.full, words[0] in vocabulary().given, plain, count, len(form))
