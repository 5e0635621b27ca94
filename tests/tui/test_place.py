"""Where the reader is, and the way back."""

from dataclasses import replace

from briefing.tui.place import Filter, FilterKind, Place, Spot, Trail, View

NAME = Filter(FilterKind.NAME, "p1", "Ilse Marrow")


def test_back_and_forward_lead_through_the_same_spots() -> None:
    trail = Trail()
    trail.go(Spot(Place(View.POINTS)), "point:t1")
    trail.go(Spot(Place(View.READ, left="a1")), "point:t2")
    assert trail.back("x")
    assert (trail.now.place.view, trail.now.cursor) == (View.POINTS, "point:t2")
    assert trail.forward()
    assert trail.now.place.left == "a1"
    assert not trail.forward()
    assert trail.back()
    assert trail.back()
    assert not trail.back()


def test_going_on_forgets_what_was_ahead() -> None:
    trail = Trail()
    trail.go(Spot(Place(View.POINTS)))
    trail.back()
    trail.go(Spot(Place(View.READ)))
    assert not trail.forward()


def test_a_filter_takes_the_place_of_another_of_its_kind() -> None:
    spot = Spot().with_filter(NAME).with_filter(replace(NAME, value="p2", label="Tobin Hale"))
    assert [f.value for f in spot.filters] == ["p2"]
    assert spot.without(FilterKind.NAME).filters == ()
