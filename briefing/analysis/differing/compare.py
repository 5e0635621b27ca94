"""Two passages against each other: every detector in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.roles import role_clashes
from briefing.analysis.differing.spelling import name_slips

_DETECTORS: tuple[Callable[[str, str], Iterator[Clash]], ...] = (name_slips, role_clashes)


def clashes(left: str, right: str) -> list[Clash]:
    """Slips and contradictions between two passages that are taken to say the same, in the order of the detectors."""
    return [clash for detect in _DETECTORS for clash in detect(left, right)]
