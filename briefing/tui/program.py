"""The application: it looks as the settings say, opens the library, follows it, and ends in order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.binding import BindingType
from textual.command import Provider
from textual.reactive import Reactive
from textual.theme import Theme

from briefing.files.atomic import WriteError
from briefing.tui import themes
from briefing.tui.bindings import bind
from briefing.tui.drawing.glyphs import ASCII
from briefing.tui.following import Following
from briefing.tui.keeper import Change
from briefing.tui.leaving import Leaving
from briefing.tui.ports import Desk
from briefing.tui.screens.searching import Searching
from briefing.tui.screens.story.screen import StoryScreen
from briefing.tui.sheets import sheet

if TYPE_CHECKING:
    from briefing.settings.config import Config
    from briefing.tui.settings_used import Settled


def _commands() -> type[Provider]:
    from briefing.tui.providers import CommandProvider  # noqa: PLC0415 - not before the palette opens

    return CommandProvider


def _places() -> type[Provider]:
    from briefing.tui.providers import PlaceProvider  # noqa: PLC0415 - not before the palette opens

    return PlaceProvider


class Briefing(Following, Leaving):
    """briefing, the screen."""

    TITLE = "briefing"
    CSS_PATH = sheet("story")
    BINDINGS: ClassVar[list[BindingType]] = bind(["program."])
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_commands, _places}
    COMMAND_PALETTE_BINDING = "ctrl+p"

    theme: Reactive[str] = Reactive(themes.DEFAULT)
    """Ours from the beginning: set later, every colour is made and every style sheet parsed twice, 20 ms of the first
    paint.
    """

    def __init__(self, desk: Desk, *, settled: Settled | None = None, **given: Any) -> None:
        """As `Running`; `settled` says how it looks and which keys it has."""
        super().__init__(desk, settled=settled, **given)
        self.animation_level = "none"
        for theme in themes.THEMES:
            self.register_theme(theme)
        if settled is not None:
            for theme in settled.themes:
                self.register_theme(theme)
            self.set_keymap(settled.keys)
        if self.config is not None:
            self._configure(self.config)
        if settled is not None and settled.theme in self.available_themes:
            self.theme = settled.theme
        self._theme_named = settled is not None and settled.theme is None

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's, ours, and those of the user; ours also while Textual's part of the application is still made."""
        known = super().available_themes
        return known if themes.DEFAULT in known else {**themes.BY_NAME, **known}

    def _configure(self, config: Config) -> None:
        """Look as the settings say; a theme that is not known leaves ours."""
        if config.theme in self.available_themes:
            self.theme = config.theme
        elif config.theme != themes.DEFAULT:
            self.notes.append(f"The theme {config.theme} is not known; f2 goes through those that are.")
        self.set_class(config.compact, "-compact")
        if config.glyphs == "ascii":
            self.options = replace(self.options, glyphs=ASCII)
            self.add_class("-ascii")

    def on_mount(self) -> None:
        """Open the library when the first frame has been painted: findings must not be decoded before that."""
        self.listen_for_signals()
        self.desk.listen(self.service_fell)
        self.call_after_refresh(self.call_after_refresh, self.begin)

    def on_key(self, event: events.Key) -> None:
        """A letter sent in one piece with / was on its way when the search field came: it belongs there."""
        if isinstance(self.screen, Searching) and self.screen.typing and event.is_printable and event.character:
            event.stop()
            event.prevent_default()
            self.screen.field.insert_text_at_cursor(event.character)

    # picks

    def change_picks(self, change: Change) -> None:
        """Change the picks at once, and save them behind."""
        if self.keeper.change(change):
            self.done.append(None)
            self._save()
            if isinstance(self.screen, StoryScreen):
                self.screen.refresh_picks()

    def undo_picks(self) -> None:
        """Take the last change of the picks back."""
        if self.keeper.undo():
            self._save()

    @work(group="save")
    async def _save(self) -> None:
        try:
            await self.keeper.save()
        except WriteError as error:
            self.say(f"The picks could not be saved: {error}", severe=True)

    # commands

    def do_program_help(self) -> None:
        """Show what the keys do here."""
        from briefing.tui.screens.help import HelpScreen  # noqa: PLC0415 - not before it is opened

        self.push_screen(HelpScreen(self.screen, self.options.glyphs))

    def do_program_palette(self) -> None:
        """Open the palette."""
        self.action_command_palette()

    def can_program_problems(self) -> bool:
        """Where there are any."""
        return self.overview is not None and bool(self.overview.problems)

    def do_program_problems(self) -> None:
        """List what could not be read, or was guessed."""
        from briefing.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 - not before it is opened

        if self.overview is not None:
            self.push_screen(ProblemsScreen(self.overview.problems, self.sub_title))

    def do_program_tour(self) -> None:
        """The five lines for the first time, again."""
        self.show_tour()

    def do_program_theme(self) -> None:
        """The next theme."""
        self.theme = themes.following(self.theme, self.available_themes)
        self.theme_chosen = True
        later = "; the next opening begins with the one in the settings." if self._theme_named else ""
        self.say(f"Theme: {self.theme}{later}")
        self._save_theme()

    @work(group="theme")
    async def _save_theme(self) -> None:
        with suppress(WriteError):  # tried again, and told, when the program ends
            await self.keep_theme()
