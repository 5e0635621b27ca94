"""What the user's settings change about the findings of a library."""

from __future__ import annotations

import os

from briefing.settings.errors import SettingsError
from briefing.settings.places import Places


def names_pipeline(places: Places) -> str:
    """The spaCy pipeline that the settings name; "" for the tagger that is shipped. Raises SettingsError.

    The settings are read only where something is set: reading YAML takes 15 ms of every start.
    """
    if not (places.config / "config.yaml").exists() and "BRIEFING_NAMES_PIPELINE" not in os.environ:
        return ""
    from briefing.settings.config import load_config

    return load_config(places).names_pipeline


def usable(pipeline: str) -> None:
    """Raises SettingsError where this spaCy pipeline cannot be loaded: nothing else takes its place unsaid."""
    from briefing.analysis.naming.pipeline import PipelineMissing
    from briefing.analysis.naming.pipeline import pipeline as load

    try:
        load(pipeline)
    except PipelineMissing as error:
        raise SettingsError(f"names_pipeline: {error}") from error
