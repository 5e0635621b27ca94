"""The figures of the Brief: numbers with what they count and who says so."""

from __future__ import annotations

import re

from briefing.analysis.language.lines import around, tidy
from briefing.lexicon.loader import load
from briefing.model.promise import Figure
from briefing.model.story import BriefLine, StoryFindings, TargetKind

# A number up to this one counts what every account has ("two leaders", "one man"); one up to the other is seldom what
# a reader looks for, unless it is of money, a share or the dead.
_LEAST_FIGURE, _SMALL = 2, 12
_MOST, _WIDTH = 8, 120


def figure_lines(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Numbers with what they count, who says so, and the words round them: those that several give first."""
    by_count: dict[tuple[float, str], list[tuple[int, Figure]]] = {}
    for n, figure in enumerate(findings.figures):
        if _says_much(figure):
            by_count.setdefault((figure.value, figure.unit.lower()), []).append((n, figure))
    ranked = sorted(by_count.values(), key=lambda found: (-_weight(found), found[0][0]))
    return tuple(_line(findings, found) for found in ranked[:_MOST])


def _weight(found: list[tuple[int, Figure]]) -> int:
    """How many accounts give a figure; one less for a small number of any things."""
    figure = found[0][1]
    grave = (
        figure.unit in ("money", "percent") or figure.unit.lower().split()[-1] in load("figures_words")["casualties"]
    )
    return len({f.evidence.article for _, f in found}) - (figure.value <= _SMALL and not grave)


def _line(findings: StoryFindings, found: list[tuple[int, Figure]]) -> BriefLine:
    number, figure = found[0]
    by = next((who for _, f in found if (who := _says(f))), None)
    label = tidy(figure.evidence.text) + (f" ({by})" if by else "")
    article = findings.member(figure.evidence.article).article
    span = article.sentences[figure.sentence]
    place = (figure.evidence.start - span.start, figure.evidence.end - span.start)
    text = f"{label}: {around(span.of(article.text), *place, _WIDTH - len(label) - 2)}"
    letters = findings.letters(tuple(f.evidence.article for _, f in found))
    return BriefLine(text, letters, TargetKind.FIGURE, str(number))


def _says(figure: Figure) -> str | None:
    """Who gives a figure; a pronoun whose bearer is not known tells nobody."""
    pronouns = load("quotes_words")["pronouns"]
    return figure.by if figure.by and figure.by.lower() not in pronouns else None


def _says_much(figure: Figure) -> bool:
    """True for a number with a currency or a share, or with a whole word for what it counts; no "two sides"."""
    unit = figure.unit.lower().split()
    worded = bool(unit) and len(unit[-1]) > 2 and unit[0] != "of" and figure.unit.split()[-1].islower()
    return (worded and figure.value > _LEAST_FIGURE) or bool(re.search(r"[$€£¥%]", figure.evidence.text))
