"""The open questions of the Brief, on screen and page: the same thing once, what several leave open first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from briefing.analysis.brief_told import Told, told_together
from briefing.analysis.language.lines import short
from briefing.analysis.language.passages import common_share
from briefing.model.story import BriefLine, StoryFindings, TargetKind

MOST = 6
_WIDTH = 120
# Share of content at which two open questions are one.
_SAME = 0.6


def question_lines(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """What is open, as the clearest account has it, each line leading to its sentence."""
    at = {(q.evidence.article, q.sentence): (number, q) for number, q in enumerate(findings.questions)}
    lines = []
    for told in chosen_questions(findings):
        number, question = at[told.places[0]]
        letters = findings.letters(told.articles)
        lines.append(BriefLine(short(question.about, _WIDTH), letters, TargetKind.QUESTION, str(number)))
    return tuple(lines)


def chosen_questions(findings: StoryFindings) -> list[Told]:
    """The sentences that leave something open, `MOST` at most: those that match or leave much the same open together,
    the widest told first, then of those told once one from each account in turn.
    """
    asked = {(q.evidence.article, q.sentence): q.about for q in findings.questions}
    alike = [(a, b) for a, b in combinations(asked, 2) if common_share(asked[a], asked[b]) >= _SAME]
    return _in_turn(told_together(findings, asked, alike))[:MOST]


def _in_turn(items: Sequence[Told]) -> list[Told]:
    """What several tell as it stands, then what one tells, one from each account in turn."""
    queues: dict[str, list[Told]] = {}
    for item in items:
        if len(item.articles) == 1:
            queues.setdefault(item.articles[0], []).append(item)
    single: list[Told] = []
    while any(queues.values()):
        single += [queue.pop(0) for queue in queues.values() if queue]
    return [*(item for item in items if len(item.articles) > 1), *single]
