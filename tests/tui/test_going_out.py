"""Out of the program: the clipboard, the opener, pager and editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.settings.config import Config
from briefing.tui import clipboard
from briefing.tui.settings_used import Settled
from tests.tui import fake
from tests.tui.conftest import Opener, until

URL = "https://courier.example/bridge"


def with_article(**given: object) -> fake.FakeDesk:
    """A desk on whose first article something is different."""
    first, *rest = fake.FINDINGS.members
    changed = replace(first, article=replace(first.article, **given))  # type: ignore[arg-type]  # what the test gives
    return fake.FakeDesk(replace(fake.FINDINGS, members=(changed, *rest)))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """The commands that were given the terminal, or started beside the program."""
    commands: list[Sequence[str]] = []

    @contextmanager
    def suspended(_: object) -> Iterator[None]:
        commands.append(("suspended",))
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspended)
    monkeypatch.setattr("briefing.tui.screens.story.outside.subprocess.run", lambda c, **_: commands.append(c))
    monkeypatch.setattr("briefing.tui.screens.story.outside.subprocess.Popen", lambda c, **_: commands.append(c))
    return commands


def tools(folder: Path, *names: str) -> dict[str, str]:
    for name in names:
        path = folder / name
        path.write_text('#!/bin/sh\ncat > "$0.got"\n')
        path.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


@pytest.mark.parametrize(
    ("given", "platform", "found"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({}, "linux", None),
        ({}, "darwin", "pbcopy"),
    ],
)
def test_the_tool_is_that_of_the_desktop(
    tmp_path: Path, given: dict[str, str], platform: str, found: str | None
) -> None:
    command = clipboard.tool({**tools(tmp_path, "wl-copy", "xclip", "pbcopy"), **given}, platform)
    assert (command[0] if command else None) == found


def test_a_tool_that_is_not_installed_is_not_used(tmp_path: Path) -> None:
    assert clipboard.tool({"PATH": str(tmp_path), "DISPLAY": ":0"}, "linux") is None


async def test_words_are_sent_both_ways(open_story: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key, value in {**tools(tmp_path, "xclip"), "DISPLAY": ":0"}.items():
        monkeypatch.setenv(key, value)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    async with open_story() as (screen, pilot):
        screen.to_pane("quotes")
        await pilot.press("y")
        await until(pilot, lambda: (tmp_path / "xclip.got").exists() and bool(screen.app._notifications))
        sent = (tmp_path / "xclip.got").read_text()
        assert screen.app.clipboard == sent
        assert "Tessaly Courier" in sent
        assert [str(n.message) for n in screen.app._notifications] == ["Sent to the clipboard with xclip."]


async def test_without_a_tool_the_terminal_is_asked(open_story: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.tui.clipboard.tool", lambda: None)
    async with open_story() as (screen, pilot):
        screen.to_pane("quotes")
        await pilot.press("y")
        await until(pilot, lambda: bool(screen.app._notifications))
        assert "through the terminal" in str(next(iter(screen.app._notifications)).message)


@pytest.mark.parametrize(
    ("opener", "commands"),
    [
        ("w3m -o auto_image=no", [("suspended",), ["w3m", "-o", "auto_image=no", URL]]),
        ("firefox --new-tab &", [["firefox", "--new-tab", URL]]),
    ],
)
async def test_the_original_is_opened_with_the_readers_opener(
    open_story: Opener, started: list[Sequence[str]], opener: str, commands: list[Sequence[str]]
) -> None:
    settled = Settled(config=Config(opener=opener))
    async with open_story(with_article(url=URL), settled=settled) as (screen, pilot):
        screen.read("a1")
        await pilot.press("o")
        assert started == commands


async def test_an_unsafe_address_is_never_given_to_the_opener(open_story: Opener, started: list[Sequence[str]]) -> None:
    settled = Settled(config=Config(opener="w3m"))
    async with open_story(with_article(url="javascript:alert(1)"), settled=settled) as (screen, pilot):
        screen.read("a1")
        await pilot.press("o")
        assert started == []


@pytest.mark.parametrize(("key", "variable"), [("P", "PAGER"), ("E", "EDITOR")])
async def test_the_file_is_shown_in_the_readers_program(
    open_story: Opener,
    started: list[Sequence[str]],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    key: str,
    variable: str,
) -> None:
    file = tmp_path / "one.txt"
    file.write_text("text")
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv(variable, "some-program -x")
    async with open_story(with_article(path=str(file))) as (screen, pilot):
        screen.read("a1")
        await pilot.press(key)
        assert started == [("suspended",), ["some-program", "-x", str(file)]]


async def test_a_file_that_is_gone_is_said_in_a_line(open_story: Opener, started: list[Sequence[str]]) -> None:
    async with open_story(with_article(path="/nowhere/a.txt")) as (screen, pilot):
        screen.read("a1")
        await pilot.press("P")
        assert started == []
        assert any("no longer there" in str(n.message) for n in screen.app._notifications)
