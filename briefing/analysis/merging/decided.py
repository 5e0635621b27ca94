"""Applies what the reader decided: names merged, split, renamed, hidden, or of another type."""

from __future__ import annotations

from briefing.analysis.merging.assemble import Draft, actor_of
from briefing.analysis.merging.nodes import Node
from briefing.analysis.merging.spelling import fold
from briefing.model.actor import ActorType
from briefing.model.correction import Correction, CorrectionKind, Corrections

_KINDS = (CorrectionKind.MERGE, CorrectionKind.SPLIT, CorrectionKind.RENAME, CorrectionKind.HIDE, CorrectionKind.TYPE)


def apply(drafts: list[Draft], corrections: Corrections) -> list[Draft]:
    """The drafts after every decision about names, oldest first. A decision about a name nobody bears does nothing."""
    for correction in corrections.items:
        if correction.kind in _KINDS and correction.subject:
            drafts = _ACTIONS[correction.kind](drafts, correction)
    return drafts


def _bearer(drafts: list[Draft], name: str) -> Draft | None:
    """The draft called `name`, else the most often named one that has it among its forms."""
    wanted = fold(name)
    for draft in drafts:
        if draft.name is not None and fold(draft.name) == wanted:
            return draft
    called = [d for d in drafts if fold(_name(d)) == wanted]
    bearing = called or [d for d in drafts if any(fold(n.text) == wanted for node in d.nodes for n in node.names)]
    return max(bearing, key=lambda d: sum(len(n.names) for n in d.nodes), default=None)


def _name(draft: Draft) -> str:
    count = 1 + max((m.article for m in draft.nodes), default=0)
    for article, _ in (*draft.adjectives, *draft.handles):
        count = max(count, article + 1)
    return draft.name or actor_of(draft, [""] * count).name


def _merge(drafts: list[Draft], correction: Correction) -> list[Draft]:
    kept = _bearer(drafts, correction.subject[0])
    if kept is None:
        return drafts
    kept.name = kept.name or _name(kept)
    kept.type = kept.type or kept.nodes[0].type
    for other in correction.subject[1:]:
        draft = _bearer([d for d in drafts if d is not kept], other)
        if draft is not None:
            kept.nodes += draft.nodes
            kept.adjectives += draft.adjectives
            kept.handles += draft.handles
            kept.merges += [*draft.merges, f"{other} = {kept.name}: merged by you"]
            drafts = [d for d in drafts if d is not draft]
    return drafts


def _split(drafts: list[Draft], correction: Correction) -> list[Draft]:
    draft = _bearer(drafts, correction.subject[0])
    forms = {fold(form) for form in correction.subject[1:]}
    if draft is None or not forms:
        return drafts
    kept: list[Node] = []
    taken: list[Node] = []
    for node in draft.nodes:
        for matches, into in ((False, kept), (True, taken)):
            names = [n for n in node.names if (fold(n.text) in forms) is matches]
            if names:
                into.append(Node(node.article, node.key, node.type, names, node.entry if into is kept else None))
    if not taken or not kept:
        return drafts
    draft.name = draft.name or _name(draft)
    draft.nodes = kept
    if fold(draft.name) in forms:
        draft.name = None
    other = Draft(taken, merges=[f"kept apart from {_name(draft)} by you"])
    return [*drafts, other]


def _rename(drafts: list[Draft], correction: Correction) -> list[Draft]:
    draft = _bearer(drafts, correction.subject[0])
    if draft is not None and correction.value:
        draft.name = correction.value
    return drafts


def _hide(drafts: list[Draft], correction: Correction) -> list[Draft]:
    draft = _bearer(drafts, correction.subject[0])
    if draft is not None:
        draft.hidden = True
    return drafts


def _type(drafts: list[Draft], correction: Correction) -> list[Draft]:
    draft = _bearer(drafts, correction.subject[0])
    types = {t.value: t for t in ActorType}
    if draft is not None and correction.value in types:
        draft.type = types[correction.value]
    return drafts


_ACTIONS = {
    CorrectionKind.MERGE: _merge,
    CorrectionKind.SPLIT: _split,
    CorrectionKind.RENAME: _rename,
    CorrectionKind.HIDE: _hide,
    CorrectionKind.TYPE: _type,
}
