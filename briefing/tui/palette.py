"""Style names of the drawing modules to colours of the theme in use."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rich.style import Style
from textual.app import App
from textual.color import Color

# Fixed hues, the same in every theme but for their depth: left and right of a comparison and differences are told
# apart by people who see few colours (Okabe and Ito's palette).
_DARK = {"left": "#56B4E9", "right": "#E69F00", "differs": "#F0E442"}
_LIGHT = {"left": "#00639C", "right": "#8F5B00", "differs": "#6E6600"}
_ANSI = {"left": "ansi_bright_blue", "right": "ansi_yellow", "differs": "ansi_bright_yellow"}


READABLE = 4.5
"""The contrast that words need at least (WCAG 2.2, level AA)."""


class Palette:
    """Rich styles by name, for one theme. Names unknown to it leave the text as it is."""

    def __init__(self, variables: Mapping[str, str], *, dark: bool, ansi: bool, plain: bool = False) -> None:
        """`variables` are the theme's CSS variables ("primary", "foreground", …); `plain` does without colour."""
        hues = _ANSI if ansi else _DARK if dark else _LIGHT
        accent = variables.get("accent", "#56B4E9")
        self._ansi = ansi
        self._styles: dict[str, Style] = {"": Style.null()}
        self._add("dim", None if ansi else _quiet(variables, 0.58), dim=ansi)
        self._add("rule", None if ansi else _mix(variables, "foreground", 0.32), dim=ansi)
        self._add("strong", None, bold=True)
        self._add("heading", _colour(variables, "primary", ansi), bold=True)
        self._add("letter", None, bold=True)
        self._add("accent", _plain(accent, ansi), bold=True)
        self._add("left", hues["left"], underline=plain)
        self._add("right", hues["right"], underline=plain)
        self._add("differs", hues["differs"], bold=True)
        self._styles["alert"] = self._make(hues["differs"], reverse=True, bold=True)
        self._add("quote", None, italic=True)
        self._add("name", None, underline=True)
        self._add("figure", None, bold=True)
        self._styles["hit"] = self._make(_plain(accent, ansi), reverse=True)
        self._add("title", None, bold=True)
        self._add("aside", None if ansi else _quiet(variables, 0.45), dim=ansi, italic=True)
        self._add("ok", _colour(variables, "success", ansi))
        self._add("bad", _colour(variables, "error", ansi))
        share = 0.30 if dark else 0.18
        self._focused = Style(bold=True) if ansi else _tint(variables, "primary", share)
        self._resting = Style.null() if ansi else _tint(variables, "foreground", 0.08)
        self._styles["here"] = Style(reverse=True) if ansi else self._focused
        self._styles["here-resting"] = Style(underline=True) if ansi else self._resting

    @classmethod
    def of(cls, app: App[Any]) -> Palette:
        """The palette of the application's theme, made once."""
        variables = app.theme_variables  # a new mapping for each theme that is set
        made = _MADE.get(id(app))
        if made is None or made[0] is not variables:
            theme = app.current_theme
            palette = cls(variables, dark=theme.dark, ansi=theme.ansi, plain=app.no_color)
            _MADE.clear()
            _MADE[id(app)] = made = (variables, palette)
        return made[1]

    def _add(self, name: str, colour: str | None, **attributes: Any) -> None:
        self._styles[name] = self._make(colour, **attributes)

    @staticmethod
    def _make(colour: str | None, **attributes: Any) -> Style:
        rich = Color.parse(colour).rich_color if colour else None
        return Style(color=rich, **attributes)

    def style(self, names: str) -> Style:
        """The style of one name, or of several separated by spaces, later ones on top."""
        found = self._styles.get(names)
        if found is None:
            found = Style.combine([self._styles.get(name, Style.null()) for name in names.split()])
            self._styles[names] = found
        return found

    def cursor(self, focused: bool) -> Style:
        """The background of what the cursor is on."""
        return self._focused if focused else self._resting


def _plain(colour: str, ansi: bool) -> str:
    return "ansi_bright_cyan" if ansi else colour


def _colour(variables: Mapping[str, str], name: str, ansi: bool) -> str | None:
    value = variables.get(name)
    return None if value is None or (ansi and not value.startswith("ansi_")) else value


def _mix(variables: Mapping[str, str], name: str, share: float) -> str:
    """The theme's colour `name`, `share` of it over its background."""
    ground = Color.parse(_background(variables))
    return ground.blend(Color.parse(variables.get(name, "#e0e0e0")), share).hex


def _quiet(variables: Mapping[str, str], share: float) -> str:
    """The foreground, `share` of it over the background, or as much as words need to be read."""
    return next(
        colour
        for per_cent in range(round(share * 100), 101)
        if contrast(colour := _mix(variables, "foreground", per_cent / 100), _background(variables)) >= READABLE
        or per_cent == 100
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 measures it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in Color.parse(colour).normalized]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _background(variables: Mapping[str, str]) -> str:
    return variables.get("background", "#101010")


def _tint(variables: Mapping[str, str], name: str, share: float) -> Style:
    return Style(bgcolor=Color.parse(_mix(variables, name, share)).rich_color)


_MADE: dict[int, tuple[Mapping[str, str], Palette]] = {}
