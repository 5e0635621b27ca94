"""How many planted differences are found, and how often an untouched pair is flagged. Floors lie a little under what
was reached on the development set; the pairs of one event are those the matcher finds.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from briefing.analysis.discrepancies import compare_sentences
from tests.analysis.planting import Pair, Said, matched, plant
from tests.annotated import DATA, MISSING

pytestmark = [pytest.mark.evaluation, pytest.mark.timeout(600)]


@cache
def annotated() -> tuple[Pair, ...]:
    """The pairs with one planted difference each, and the untouched ones."""
    file = DATA / "matching" / "conflict.json"
    if not file.exists():
        pytest.skip(MISSING)
    return tuple(Pair(p["left"], p["right"], p["kind"]) for p in json.loads(file.read_text(encoding="utf-8")))


@cache
def event_pairs() -> tuple[Said, ...]:
    """Matched sentences of articles on one event."""
    folder = DATA / "same_event"
    if not folder.exists():
        pytest.skip(MISSING)
    return tuple(matched(folder))


@cache
def planted() -> tuple[Pair, ...]:
    """Each kind in each way, planted in pairs of one event."""
    return tuple(plant(event_pairs()))


def found_share(pairs: Iterable[Pair]) -> dict[str, float]:
    """The share of planted differences that are found, by kind; printed with the share of other flags (-s shows it)."""
    count, found, other = Counter[str](), Counter[str](), Counter[str]()
    for pair in pairs:
        kinds = {d.kind for d in compare_sentences(pair.left, pair.right)}
        count[pair.kind] += 1
        found[pair.kind] += pair.kind in kinds
        other[pair.kind] += bool(kinds - {pair.kind})
    for kind, most in count.items():
        print(f"{kind:12} {most:4} planted, {found[kind] / most:.3f} found, {other[kind] / most:.3f} other flags")
    return {kind: found[kind] / count[kind] for kind in count}


@pytest.mark.parametrize(
    ("kind", "floor"),
    [("name", 0.94), ("date", 0.97), ("number", 0.8), ("role", 0.95), ("attribution", 0.5), ("negation", 0.55)],
)
def test_planted_in_annotated_pairs(kind: str, floor: float) -> None:
    assert found_share(p for p in annotated() if p.kind == kind)[kind] >= floor


def test_other_flags_on_annotated_pairs() -> None:
    flagged = [p for p in annotated() if {d.kind for d in compare_sentences(p.left, p.right)} - {p.kind}]
    assert len(flagged) <= 0.02 * len(annotated())


@pytest.mark.parametrize(
    ("kind", "way", "floor"),
    [
        ("name", "", 0.97),
        ("date", "", 0.84),
        ("number", "", 0.7),
        ("role", "", 0.87),
        ("attribution", "a stranger", 0.78),
        ("attribution", "another speaker", 0.75),
        ("attribution", "according to", 0.67),
        ("attribution", "an institution", 0.8),
        ("negation", "", 0.83),
    ],
)
def test_planted_in_pairs_of_one_event(kind: str, way: str, floor: float) -> None:
    pairs = [p for p in planted() if (p.kind, p.way) == (kind, way)]
    assert len(pairs) >= 100
    assert found_share(pairs)[kind] >= floor
    flagged = [p for p in pairs if {d.kind for d in compare_sentences(p.left, p.right)} - {kind}]
    assert len(flagged) <= 0.05 * len(pairs)


def test_flags_on_untouched_pairs_of_one_event() -> None:
    flagged = sum(bool(compare_sentences(said.left, said.right)) for said in event_pairs())
    print(f"untouched    {len(event_pairs()):4} pairs, {flagged / len(event_pairs()):.3f} flagged")
    assert flagged <= 0.025 * len(event_pairs())
