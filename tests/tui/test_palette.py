"""The colours of words can be read, in every theme."""

import pytest

from briefing.tui.palette import READABLE, Palette, contrast
from briefing.tui.themes import THEMES

WORDS = ("", "dim", "aside", "heading", "accent", "left", "right", "differs", "ok", "bad")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("name", WORDS)
def test_words_stand_out_from_the_background(theme, name: str) -> None:
    variables = theme.to_color_system().generate()
    colour = Palette(variables, dark=theme.dark, ansi=False).style(name).color
    shown = colour.get_truecolor().hex if colour else theme.foreground
    assert contrast(shown, theme.background) >= READABLE


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1
