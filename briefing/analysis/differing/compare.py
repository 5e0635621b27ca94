"""Two passages against each other: every detector in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.analysis.differing.affiliations import affiliation_clashes
from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.numbers import number_clashes
from briefing.analysis.differing.polarity import negation_clashes
from briefing.analysis.differing.roles import role_clashes
from briefing.analysis.differing.speech import attribution_clashes
from briefing.analysis.differing.spelling import name_slips
from briefing.analysis.differing.times import date_clashes
from briefing.analysis.differing.tolls import toll_clashes
from briefing.analysis.differing.worded_numbers import labelled_clashes
from briefing.analysis.language.passages import bounded


def _numbers(left: str, right: str) -> Iterator[Clash]:
    """Numbers of one thing that differ; where none do, of people who came to harm, or in the same words."""
    found = list(number_clashes(left, right)) or list(toll_clashes(left, right))
    yield from found or labelled_clashes(left, right)


_DETECTORS: tuple[Callable[[str, str], Iterator[Clash]], ...] = (
    name_slips,
    role_clashes,
    date_clashes,
    _numbers,
    negation_clashes,
    attribution_clashes,
    affiliation_clashes,
)


def clashes(left: str, right: str) -> list[Clash]:
    """Slips and contradictions between two passages that are taken to say the same, in the order of the detectors."""
    left, right = bounded(left), bounded(right)
    return [clash for detect in _DETECTORS for clash in detect(left, right)]
