"""Ties adjectives to their countries and handles to the names they belong to, and makes a draft of each group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.language.groups import Groups
from briefing.analysis.merging.assemble import Draft
from briefing.analysis.merging.nodes import Forms, Node
from briefing.analysis.merging.spelling import fold
from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.model.actor import ActorType, Name
from briefing.model.article import Article


def drafts_of(forms: Forms, groups: Groups, articles: Sequence[Article]) -> list[Draft]:
    """One draft for each group of nodes, with its adjectives, handles and the reasons for its joins."""
    drafts: dict[int, Draft] = {}
    for i, node in enumerate(forms.nodes):
        drafts.setdefault(groups.find(i), Draft([])).nodes.append(node)
    for draft in drafts.values():
        draft.merges += _known(draft.nodes)
    for left, right, reason in groups.reasons:
        a, b = forms.nodes[left].text, forms.nodes[right].text
        if a != b and not (forms.nodes[left].entry and forms.nodes[right].entry):
            drafts[groups.find(left)].merges.append(f"{b} = {a}: {reason}")
    _adjectives(forms, drafts)
    _handles(forms, drafts, articles)
    return list(drafts.values())


def _known(nodes: Sequence[Node]) -> list[str]:
    """Why forms that the lexicon knows stand for what it calls them: another name, or a capital for its government."""
    reasons = []
    for node in nodes:
        for form in dict.fromkeys(" ".join(n.text.split()) for n in node.names):
            if node.entry is not None and form != node.entry.name:
                entry = gazetteer().single(form)
                capital = entry is not None and entry.kind is Kind.CAPITAL and entry.name != node.entry.name
                reasons.append(f"{form} = {node.entry.name}: {'capital for government' if capital else 'known name'}")
    return reasons


def _adjectives(forms: Forms, drafts: dict[int, Draft]) -> None:
    named = {n.key.removeprefix("="): d for d in drafts.values() for n in d.nodes if n.entry is not None}
    for article, name, owner in forms.adjectives:
        if owner in named:
            named[owner].adjectives.append((article, name))


def _handles(forms: Forms, drafts: dict[int, Draft], articles: Sequence[Article]) -> None:
    """A handle in brackets after a name is that name's; one that spells a name is that name's too."""
    ends = {(n.article, name.end): d for d in drafts.values() for n in d.nodes for name in n.names}
    tied: dict[str, Draft] = {}
    left: list[tuple[int, Name]] = []
    for article, name in forms.handles:
        bracketed = articles[article].text[name.start - 2 : name.start] == " ("
        owner = ends.get((article, name.start - 2)) if bracketed else None
        if owner is None:
            left.append((article, name))
        else:
            _tie(owner, article, name, "signature")
            tied[name.text.lower()] = owner
    spelt = _spelt(drafts)
    for article, name in left:
        heads = spelt.get(name.text[1:].lower().replace("_", ""), set())
        if name.text.lower() in tied:
            _tie(tied[name.text.lower()], article, name, "signature")
        elif len(heads) == 1:
            _tie(drafts[next(iter(heads))], article, name, "spells the name")


def _tie(owner: Draft, article: int, name: Name, reason: str) -> None:
    owner.handles.append((article, name))
    owner.merges.append(f"{name.text} = {owner.nodes[0].text}: {reason}")


def _spelt(drafts: dict[int, Draft]) -> dict[str, set[int]]:
    """The drafts of people and bodies by their forms without spaces, as a handle would write them."""
    spelt: dict[str, set[int]] = defaultdict(set)
    for head, draft in drafts.items():
        for node in draft.nodes:
            if node.type in (ActorType.PERSON, ActorType.ORGANIZATION):
                spelt[fold(node.text).replace(" ", "")].add(head)
    return spelt
