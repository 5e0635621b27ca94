"""Where the style sheets are: one for each screen, read when that screen is first shown."""

from briefing.settings.resources import resource_dir


def sheet(name: str) -> str:
    """The path of a screen's style sheet."""
    return str(resource_dir("styles") / f"{name}.tcss")
