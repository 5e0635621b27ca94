"""What the reader decided about differences, laid over them: nothing that was found depends on it but the Brief."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.discrepancy import Discrepancy, Verdict
from briefing.model.story import StoryFindings


def judged(discrepancies: Sequence[Discrepancy], corrections: Corrections) -> tuple[Discrepancy, ...]:
    """The differences with the reader's verdicts, the latest on each; without one where none is left."""
    latest = {c.subject[0]: c for c in corrections.of(CorrectionKind.DIFFERENCE)}

    def decided(one: Discrepancy) -> Discrepancy:
        decision = latest.get(one.id)
        verdict, reason = (Verdict(decision.subject[1]), decision.value) if decision else (None, None)
        return one if (one.verdict, one.reason) == (verdict, reason) else replace(one, verdict=verdict, reason=reason)

    return tuple(map(decided, discrepancies))


def with_verdicts(findings: StoryFindings, corrections: Corrections) -> StoryFindings:
    """The findings with the reader's verdicts and the Brief that follows from them; the same value where they have
    them already.
    """
    discrepancies = judged(findings.discrepancies, corrections)
    if discrepancies == findings.discrepancies:
        return findings
    from briefing.analysis.brief import write_brief  # noqa: PLC0415 - a tenth of a second, only after a decision

    changed = replace(findings, discrepancies=discrepancies)
    return replace(changed, brief=write_brief(changed))
