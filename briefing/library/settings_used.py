"""What the user's settings change about the findings of a library."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from briefing.settings.errors import SettingsError
from briefing.settings.places import Places

if TYPE_CHECKING:
    from briefing.settings.declaration import Config


def names_pipeline(places: Places) -> str:
    """The spaCy pipeline that the settings name; "" for the tagger that is shipped. Raises SettingsError."""
    return _config(places).names_pipeline if _is_set(places, "BRIEFING_NAMES_PIPELINE") else ""


def follow_links(places: Places) -> bool:
    """Whether the settings let links lead to files outside the folder. Raises SettingsError."""
    return _config(places).follow_links if _is_set(places, "BRIEFING_FOLLOW_LINKS") else False


def _is_set(places: Places, variable: str) -> bool:
    """The settings are read only where something is set: reading YAML takes 15 ms of every start."""
    return variable in os.environ or (places.config / "config.yaml").exists()


def _config(places: Places) -> Config:
    from briefing.settings.config import load_config

    return load_config(places)


def usable(pipeline: str) -> None:
    """Raises SettingsError where this spaCy pipeline cannot be loaded: nothing else takes its place unsaid."""
    from briefing.analysis.naming.pipeline import PipelineMissing
    from briefing.analysis.naming.pipeline import pipeline as load

    try:
        load(pipeline)
    except PipelineMissing as error:
        raise SettingsError(f"names_pipeline: {error}") from error
