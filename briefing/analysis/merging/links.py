"""Ties adjectives to their countries and handles to the names they belong to, and makes a draft of each group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from briefing.analysis.merging.assemble import Draft
from briefing.analysis.merging.nodes import Forms
from briefing.analysis.merging.spelling import fold
from briefing.analysis.merging.union import Groups
from briefing.model.actor import ActorType, Name
from briefing.model.article import Article


def drafts_of(forms: Forms, groups: Groups, articles: Sequence[Article]) -> list[Draft]:
    """One draft for each group of nodes, with its adjectives, handles and the reasons for its joins."""
    drafts: dict[int, Draft] = {}
    for i, node in enumerate(forms.nodes):
        drafts.setdefault(groups.find(i), Draft([])).nodes.append(node)
    for left, right, reason in groups.reasons:
        a, b = forms.nodes[left].text, forms.nodes[right].text
        if a != b:
            drafts[groups.find(left)].merges.append(f"{b} = {a}: {reason}")
    _adjectives(forms, drafts)
    _handles(forms, drafts, articles)
    return list(drafts.values())


def _adjectives(forms: Forms, drafts: dict[int, Draft]) -> None:
    named = {n.key.removeprefix("="): d for d in drafts.values() for n in d.nodes if n.entry is not None}
    for article, name, owner in forms.adjectives:
        if owner in named:
            named[owner].adjectives.append((article, name))


def _handles(forms: Forms, drafts: dict[int, Draft], articles: Sequence[Article]) -> None:
    """A handle in brackets after a name is that name's; one that spells a name is that name's too."""
    ends: dict[tuple[int, int], Draft] = {}
    spelt: dict[str, set[int]] = defaultdict(set)
    for head, draft in drafts.items():
        for node in draft.nodes:
            if node.type in (ActorType.PERSON, ActorType.ORGANIZATION):
                spelt[fold(node.text).replace(" ", "")].add(head)
            for name in node.names:
                ends[node.article, name.end] = draft
    tied: dict[str, Draft] = {}
    open_: list[tuple[int, Name]] = []
    for article, name in forms.handles:
        owner = (
            ends.get((article, name.start - 2)) if articles[article].text[name.start - 2 : name.start] == " (" else None
        )
        if owner is None:
            open_.append((article, name))
            continue
        owner.handles.append((article, name))
        owner.merges.append(f"{name.text} = {owner.nodes[0].text}: signature")
        tied[name.text.lower()] = owner
    for article, name in open_:
        owner = tied.get(name.text.lower())
        heads = spelt.get(name.text[1:].lower().replace("_", ""), set())
        if owner is None and len(heads) == 1:
            owner = drafts[next(iter(heads))]
            owner.merges.append(f"{name.text} = {owner.nodes[0].text}: spells the name")
        if owner is not None:
            owner.handles.append((article, name))
