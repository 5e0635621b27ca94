"""Session, settings, keys and themes as the screen takes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model.story import Story
from briefing.settings.places import Places
from briefing.tui.arrangement import Habits, Layout, Session
from briefing.tui.lazy_files import LateHome, LateStore
from briefing.tui.place import Filter, FilterKind, Place, Spot, View
from briefing.tui.program import Briefing
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.session import Sessions
from briefing.tui.settings_used import Settled, settle
from briefing.tui.themes import TERMINAL, following
from tests.tui import fake
from tests.tui.conftest import Opener, shown, until

SESSION = Session(
    spot=Spot(Place(View.READ, left="a2"), (Filter(FilterKind.NAME, "p1", "Ilse Marrow"),), "passage:a2:90:180"),
    pane="quotes",
    layout=Layout(left=35, hide_right=False),
    quote_order="source",
)


class Home:
    """A session that is already there."""

    def __init__(self, session: Session = SESSION) -> None:
        self.session = session
        self.saved: list[Session] = []

    def load(self) -> Session:
        return self.session

    def save(self, session: Session) -> None:
        self.saved.append(session)

    def habits(self) -> Habits:
        return Habits(toured=True)

    def keep(self, habits: Habits) -> None:
        raise AssertionError("the tour was shown before")


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path)


def test_a_session_comes_back_as_it_was(places: Places) -> None:
    home = LateHome(places, "vell", [])
    assert home.load() == Session()
    home.save(SESSION)
    assert LateHome(places, "vell", []).load() == SESSION


def test_a_damaged_session_is_set_aside(places: Places) -> None:
    notes: list[str] = []
    LateHome(places, "vell", notes).save(SESSION)
    file = places.library_state("vell") / "session.yaml"
    file.write_text("pane: [")
    assert LateHome(places, "vell", notes).load() == Session()
    assert notes
    assert list(file.parent.glob("*.bad*"))


def test_a_session_of_a_newer_version_is_left_alone(places: Places) -> None:
    sessions = Sessions(places, "vell", lambda _: None)
    sessions.save(SESSION)
    file = places.library_state("vell") / "session.yaml"
    newer = file.read_text().replace("version: 1", "version: 99")
    file.write_text(newer)
    assert sessions.load() == Session()
    sessions.save(SESSION)
    assert file.read_text() == newer


def test_picks_outlive_the_program(places: Places) -> None:
    store = LateStore(places, "vell", [])
    assert store.save(store.load()).clippings == ()


async def test_the_reader_comes_back_to_the_same_place(open_story: Opener) -> None:
    async with open_story(home=Home()) as (screen, _):
        assert screen.place == SESSION.spot.place
        assert [f.label for f in screen.spot.filters] == ["Ilse Marrow"]
        assert screen.layout_wish.left == 35
        assert screen.focused is screen.quotes
        assert shown(screen.quotes)[0].startswith("A Tessaly Courier")


async def test_the_side_panes_come_back_where_they_were(open_story: Opener) -> None:
    kept = Session(pane="quotes", sources="article:a3", names="actor:p4", quotes="quote:q3")
    async with open_story(home=Home(kept)) as (screen, _):
        assert [roll.stop.key for roll in (screen.sources, screen.names, screen.quotes)] == [
            kept.sources,
            kept.names,
            kept.quotes,
        ]
        again = screen.session()
        assert (again.sources, again.names, again.quotes) == (kept.sources, kept.names, kept.quotes)


async def test_what_is_no_longer_there_is_forgotten(open_story: Opener) -> None:
    gone = Session(spot=Spot(Place(View.READ, left="gone"), (Filter(FilterKind.NAME, "gone", "Nobody"),)))
    async with open_story(home=Home(gone)) as (screen, _):
        assert screen.spot == Spot()


async def test_leaving_keeps_the_place(open_story: Opener) -> None:
    home = Home(Session())
    async with open_story(home=home) as (_, pilot):
        await pilot.press("3", "j", "q")
        await pilot.pause(0.2)
    assert home.saved[-1].spot.place.view is View.DIFFERENCES
    assert home.saved[-1].spot.cursor == "difference:d2"


async def test_the_tour_is_shown_once(open_story: Opener) -> None:
    class First(Home):
        kept: Habits | None = None

        def habits(self) -> Habits:
            return Habits()

        def keep(self, habits: Habits) -> None:
            self.kept = habits

    home = First(Session())
    from briefing.tui.screens.tour import TourScreen

    app = Briefing(fake.FakeDesk(), home=home)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, TourScreen))
        story = app.screen_stack[0]
        assert isinstance(story, StoryScreen)
        assert story.facts is not None, "the box stands over something"
        await pilot.press("j")
        await pilot.pause()
        assert not isinstance(app.screen, TourScreen)
    assert home.kept == Habits(toured=True)


def test_without_files_nothing_is_set(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settle(places, None, []) == Settled()


def test_a_mistake_in_a_file_is_told_and_the_defaults_hold(places: Places) -> None:
    places.config.mkdir()
    (places.config / "config.yaml").write_text("theeme: dark\n")
    (places.config / "keys.yaml").write_text("find.serch: slash\n")
    (places.config / "themes").mkdir()
    (places.config / "themes" / "mine.yaml").write_text("primary: not-a-colour\n")
    notes: list[str] = []
    assert settle(places, None, notes) == Settled()
    assert len(notes) == 3
    assert any("did you mean" in note for note in notes)


async def test_keys_are_remapped_by_id(open_story: Opener, places: Places) -> None:
    places.config.mkdir()
    (places.config / "keys.yaml").write_text("view.points: f5\npick.toggle: j\n")
    settled = settle(places, None, [])
    async with open_story(settled=settled) as (screen, pilot):
        await pilot.press("f5")
        assert screen.place.view is View.POINTS
        await pilot.press("2", "j")
        await pilot.pause(0.1)
        assert len(screen.app.keeper.selection.clippings) == 1


async def test_a_theme_of_the_users_own(open_story: Opener, places: Places) -> None:
    (places.config / "themes").mkdir(parents=True)
    (places.config / "themes" / "mine.yaml").write_text("primary: '#ff8800'\ndark: yes\n")
    (places.config / "config.yaml").write_text("theme: mine\nglyphs: ascii\n")
    settled = settle(places, None, [])
    async with open_story(settled=settled) as (screen, _):
        assert screen.app.theme == "mine"
        assert "*" in "".join(shown(screen.centre))


async def test_the_theme_that_was_chosen_is_there_again(open_story: Opener, places: Places) -> None:
    home = LateHome(places, "vell", [])
    home.keep(Habits(toured=True))
    assert settle(places, None, []).theme == ""
    async with open_story(home=home) as (screen, pilot):
        await pilot.press("f2", "f2")
        chosen = screen.app.theme
        await until(pilot, lambda: home.habits().theme == chosen)  # at once, not when the program ends
        await pilot.press("q")
        await until(pilot, lambda: screen.app.return_code is not None)
    assert chosen == "high-contrast"
    assert LateHome(places, "vell", []).habits() == Habits(toured=True, theme=chosen)
    async with open_story(settled=settle(places, None, [])) as (screen, _):
        assert screen.app.theme == chosen


@pytest.mark.parametrize("named", ["paper", "briefing"])
async def test_the_theme_in_the_settings_wins(
    open_story: Opener, places: Places, named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    LateHome(places, "vell", []).keep(Habits(toured=True, theme="high-contrast"))
    places.config.mkdir()
    (places.config / "config.yaml").write_text(f"theme: {named}\n")
    said: list[str] = []
    monkeypatch.setattr(Briefing, "say", lambda _, words, **__: said.append(words))
    async with open_story(settled=settle(places, None, [])) as (screen, pilot):
        assert screen.app.theme == named
        await pilot.press("f2")
        assert "in the settings" in said[-1]


def test_other_settings_leave_the_chosen_theme(places: Places) -> None:
    LateHome(places, "vell", []).keep(Habits(toured=True, theme="paper"))
    places.config.mkdir()
    (places.config / "config.yaml").write_text("mouse: no\n")
    assert settle(places, None, []).theme == "paper"


async def test_every_theme_can_be_drawn(open_story: Opener) -> None:
    async with open_story() as (screen, pilot):
        seen = {screen.app.theme}
        for _ in range(7):
            await pilot.press("f2")
            await pilot.pause()
            seen.add(screen.app.theme)
        assert len(seen) == 6


def test_the_users_own_themes_come_before_the_terminals() -> None:
    known = ["briefing", "mine", "nord"]
    assert following("paper", known) == "mine"
    assert following("mine", known) == TERMINAL
    assert following(TERMINAL, known) == "briefing"


async def test_the_layout_goes_on_with_the_next_event_and_to_the_next_opening() -> None:

    stories = (Story("s1", "A bridge", None, None, ("a1",)), Story("s2", "A vote", None, None, ("a2",)))
    home = Home(Session())
    app = Briefing(fake.FakeDesk(stories=stories), home=home)
    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen) and app.screen.facts is not None)
        await pilot.press("right_curly_bracket", "greater_than_sign", "0")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("j", "enter")
        await until(pilot, lambda: isinstance(app.screen, StoryScreen) and app.screen.facts is not None)
        assert app.screen.layout_wish == Layout(left=32, right=34, hide_right=True)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("q")
        await until(pilot, lambda: bool(home.saved))
        assert home.saved[-1].layout.hide_right
