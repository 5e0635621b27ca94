"""How much passes the filters: what the views' counts and the head say."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.discrepancy import Discrepancy, Verdict
from briefing.tui.scope import Scope


@dataclass(frozen=True, slots=True)
class Tally:
    """Numbers of articles, points and quotations in several wordings; of differences those that are undecided, and
    those that the reader has accepted, checked or dismissed.
    """

    articles: int = 0
    points: int = 0
    wordings: int = 0
    open: int = 0
    accepted: int = 0
    checked: int = 0
    dismissed: int = 0

    @property
    def judged(self) -> str:
        """What the reader decided, in words; "" where nothing was."""
        counts = ((self.accepted, "accepted"), (self.checked, "checked"), (self.dismissed, "dismissed"))
        return ", ".join(f"{count} {word}" for count, word in counts if count)


def tally(scope: Scope) -> Tally:
    """Everything in the story of `scope` that passes its filters, counted."""
    findings = scope.facts.findings
    found = [d for d in findings.discrepancies if scope.difference(d)]
    return Tally(
        articles=sum(scope.has_article(member.article.id) for member in findings.members),
        points=sum(scope.point(point) for point in findings.points),
        wordings=sum(len(group.quotes) > 1 and scope.group(group) for group in findings.groups),
        open=_count(found, None),
        accepted=_count(found, Verdict.ACCEPTED),
        checked=_count(found, Verdict.CHECKED),
        dismissed=_count(found, Verdict.DISMISSED),
    )


def _count(found: list[Discrepancy], verdict: Verdict | None) -> int:
    return sum(difference.verdict is verdict for difference in found)
