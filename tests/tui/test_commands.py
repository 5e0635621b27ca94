"""Every command once."""

import pytest
from textual.binding import BindingsMap

from briefing.commands import COMMANDS, by_id, of, shown_key
from briefing.tui.options import Options
from briefing.tui.program import Briefing
from briefing.tui.providers import CommandProvider
from briefing.tui.screens.help import HelpScreen, help_rows
from briefing.tui.screens.library import LibraryScreen
from briefing.tui.screens.picks import PicksScreen
from briefing.tui.screens.story.screen import StoryScreen
from tests.tui.conftest import Opener


def test_ids_are_unique_and_words_are_there() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)
    assert all(command.label and command.help and command.keys for command in COMMANDS)


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        of(["view.nothing"])


@pytest.mark.parametrize("screen", [StoryScreen, PicksScreen, LibraryScreen, HelpScreen])
def test_no_key_means_two_things_on_one_screen(screen: type) -> None:
    keys = BindingsMap([*screen.BINDINGS, *Briefing.BINDINGS]).key_to_bindings
    moving = {key for command in of(["move."]) for key in command.keys.split(",")}
    clashes = {key: [b.id for b in bound] for key, bound in keys.items() if len({b.id for b in bound}) > 1}
    if screen is HelpScreen:
        clashes.pop("question_mark", None)
    assert {k: v for k, v in clashes.items() if set(v) != {"program.help"} and set(v) != {"program.quit"}} == {}
    assert not moving & set(keys)


@pytest.mark.parametrize("screen", [StoryScreen, PicksScreen, LibraryScreen, HelpScreen])
def test_every_command_that_is_bound_is_carried_out(screen: type) -> None:
    for _, binding in BindingsMap(screen.BINDINGS):
        assert hasattr(screen, f"do_{by_id()[binding.id or ''].method}"), binding.id


def test_keys_are_shown_as_people_read_them() -> None:
    assert [shown_key(k) for k in ("slash", "question_mark", "ctrl+o", "j")] == ["/", "?", "ctrl+o", "j"]


async def test_the_palette_finds_commands_by_other_words(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        provider = CommandProvider(screen)
        for words, label in (
            ("outlet", "Edit"),
            ("correct", "Edit"),
            ("similar", "More like this"),
            ("contrast", "Theme"),
        ):
            found = [hit.text async for hit in provider.search(words) if hit.text]
            assert any(text.startswith(label) for text in found), words


async def test_help_begins_with_keys_and_names(open_story: Opener) -> None:
    async with open_story() as (screen, _):
        rows = help_rows(screen, Options().glyphs)
        lines = ["".join(text for text, _ in line) for row in rows for line in row.draw(100, None)]
        assert lines[1].strip() == "VIEWS"
        assert lines[2].split()[:2] == ["1", "Brief"]
        assert any(line.split()[:2] == ["4", "Wordings"] for line in lines)
        assert lines.index(next(line for line in lines if "SIGNS" in line)) > 20
