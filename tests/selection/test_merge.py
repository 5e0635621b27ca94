"""Whatever two people do to one selection, nothing that either added or changed is lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from briefing.model.selection import Clipping, ClippingKind, Selection
from briefing.selection.merge import merged
from tests.fixtures.unhurried import unhurried

IDS = "abcdefgh"


def made(ids, notes):
    return Selection("p", tuple(Clipping(i, ClippingKind.TEXT, i, "", note=notes.get(i)) for i in ids))


sides = st.builds(
    made,
    st.lists(st.sampled_from(IDS), unique=True),
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(["x", "y", "z"]), max_size=3),
)


@given(sides, sides, sides)
@unhurried
def test_nothing_is_lost(base, mine, theirs):
    both = merged(base, mine, theirs)
    old = {c.id: c for c in base.clippings}
    found = {c.id: c for c in both.clippings}
    assert len(found) == len(both.clippings)
    for side in (mine, theirs):
        for clipping in side.clippings:
            if old.get(clipping.id) != clipping:
                assert clipping.id in found, "what was added or changed is there"
                if clipping.note and clipping.note != (old[clipping.id].note if clipping.id in old else None):
                    assert clipping.note in found[clipping.id].note.split("\n"), "and so is its note"
    own = {c.id for c in mine.clippings}
    assert set(found) <= own | {c.id for c in theirs.clippings}
    for ident, clipping in old.items():
        if ident not in own and clipping in theirs.clippings:
            assert ident not in found, "what one removed and the other left alone is gone"


@given(sides, sides)
@unhurried
def test_one_sided_changes_are_that_side(base, mine):
    assert merged(base, mine, base) == mine
    assert merged(base, base, mine) == mine


@given(sides, sides)
@unhurried
def test_my_order_is_kept(mine, theirs):
    both = [c.id for c in merged(Selection("p"), mine, theirs).clippings]
    own = [c.id for c in mine.clippings]
    assert [i for i in both if i in own] == own


def test_titles(base=Selection("p", title="Old")):  # noqa: B008 - a frozen value
    assert merged(base, replace(base, title="Mine"), base).title == "Mine"
    assert merged(base, base, replace(base, title="Theirs")).title == "Theirs"
