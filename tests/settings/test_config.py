"""Settings: one source of defaults, and errors that say where and what was meant."""

import pytest

from briefing.settings.choices import Glyphs
from briefing.settings.config import Config, describe, load_config, sample
from briefing.settings.errors import SettingsError
from briefing.settings.keymap import load_keymap
from briefing.settings.keymap import sample as sample_keys
from briefing.settings.places import Places


@pytest.fixture
def places(tmp_path):
    made = Places.under(tmp_path)
    Places.folder(made.config)
    return made


def write(places, text, name="config.yaml"):
    (places.config / name).write_text(text)


def test_defaults_without_a_file(tmp_path):
    assert load_config(Places.under(tmp_path / "none"), {}) == Config()


def test_the_file_then_the_environment(places):
    write(places, "theme: nord\nglyphs: ascii\nmouse: no\n")
    config = load_config(places, {"BRIEFING_THEME": "gruvbox"})
    assert (config.theme, config.glyphs, config.mouse) == ("gruvbox", Glyphs.ASCII, False)
    origins = {r["key"]: r["origin"] for r in describe(places, {"BRIEFING_THEME": "gruvbox"})}
    assert (origins["theme"], origins["glyphs"], origins["compact"]) == (
        "BRIEFING_THEME",
        "config.yaml, line 2",
        "default",
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("compact: true\ntheem: nord\n", "line 2: unknown key “theem”; did you mean “theme”?"),
        ("zzzz: 1\n", "line 1: unknown key “zzzz”; known: compact, "),
        ("glyphs: asci\n", "line 1: glyphs cannot be “asci”; did you mean “ascii”?"),
        ("\ncompact: maybe\n", "line 2: compact cannot be “maybe”: 'maybe' is neither yes nor no"),
        ("theme: [a]\n", "line 1: theme cannot be"),
        ("- a\n", "expected keys with values"),
        ("theme: 'x\n", "line 2: "),
        ("theme: &a x\n", "line 1: references"),
        ("theme: a\ntheme: b\n", "line 2: the key 'theme' stands twice"),
    ],
)
def test_errors_name_file_line_key_and_what_was_meant(places, text, message):
    write(places, text)
    with pytest.raises(SettingsError) as error:
        load_config(places, {})
    assert message in str(error.value)
    assert "config.yaml" in str(error.value)


def test_a_wrong_variable_is_named(places):
    with pytest.raises(SettingsError, match="BRIEFING_GLYPHS: glyphs cannot be “x”"):
        load_config(places, {"BRIEFING_GLYPHS": "x"})


def test_a_folder_in_its_place(places):
    (places.config / "config.yaml").mkdir()
    with pytest.raises(SettingsError, match=r"config\.yaml"):
        load_config(places, {})


def test_the_sample_has_every_key_and_is_valid(places):
    lines = sample().splitlines()
    settings = [line[1:] for line in lines if line[:1] == "#" and line[:2] != "# "]
    assert [line.split(":")[0] for line in settings] == [r["key"] for r in describe(places, {})]
    write(places, "\n".join(settings))
    assert load_config(places, {}) == Config()


DEFAULTS = {"view.brief": "1", "move.down": "down,j", "pick.toggle": "space"}


def test_own_keys_replace_and_take(places):
    write(places, "view.brief: [f1, j]\n", "keys.yaml")
    assert load_keymap(places, DEFAULTS) == {"view.brief": "f1,j", "move.down": "down", "pick.toggle": "space"}


def test_no_key_file(places):
    assert load_keymap(places, DEFAULTS) == DEFAULTS
    assert sample_keys(DEFAULTS).splitlines()[2] == "#move.down: down,j"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("view.breif: x\n", "line 1: unknown command “view.breif”; did you mean “view.brief”?"),
        ("view.brief: x\nmove.down: x\n", "line 2: “x” is given to view.brief and to move.down"),
        ("view.brief:\n", "line 1: view.brief has no key"),
        ("7\n", "expected commands"),
    ],
)
def test_errors_in_the_key_file(places, text, message):
    write(places, text, "keys.yaml")
    with pytest.raises(SettingsError) as error:
        load_keymap(places, DEFAULTS)
    assert message in str(error.value)
