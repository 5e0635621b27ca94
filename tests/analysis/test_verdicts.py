"""What the reader decided about a difference, laid over what was found."""

from __future__ import annotations

import pytest

from briefing.analysis.verdicts import judged, with_verdicts
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.discrepancy import Verdict
from briefing.model.story import StoryFindings
from tests.analysis.stories_told import analysis

NONE = Corrections()


@pytest.fixture(scope="module")
def findings() -> StoryFindings:
    return analysis(
        "The office said 35 participants came to the harbour summit.",
        "All 35 countries of the league came to the harbour summit.",
    ).findings


def decided(findings: StoryFindings, *verdicts: Verdict) -> Corrections:
    (difference,) = findings.discrepancies
    return Corrections(tuple(Correction(CorrectionKind.DIFFERENCE, (difference.id, v), "seen") for v in verdicts))


def sections(findings: StoryFindings) -> set[str]:
    return {section.key for section in findings.brief}


@pytest.mark.parametrize("verdict", list(Verdict))
def test_the_latest_verdict_stands(findings: StoryFindings, verdict: Verdict) -> None:
    (after,) = judged(findings.discrepancies, decided(findings, Verdict.CHECKED, verdict))
    assert (after.verdict, after.reason) == (verdict, "seen")


def test_what_is_dismissed_leaves_the_brief_and_comes_back_when_that_is_taken_back(findings: StoryFindings) -> None:
    assert "differences" in sections(findings)
    dismissed = with_verdicts(findings, decided(findings, Verdict.DISMISSED))
    assert "differences" not in sections(dismissed)
    assert with_verdicts(dismissed, NONE) == findings


def test_without_a_new_verdict_the_findings_are_the_same_value(findings: StoryFindings) -> None:
    accepted = decided(findings, Verdict.ACCEPTED)
    after = with_verdicts(findings, accepted)
    assert with_verdicts(after, accepted) is after
