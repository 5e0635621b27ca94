"""Where accounts differ: between two sentences, and over a story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.compare import clashes
from briefing.analysis.differing.finding import Finding, merged, value_at
from briefing.analysis.differing.wide import wide_findings
from briefing.model.actor import Actor, Name
from briefing.model.article import Article
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.discrepancy import Discrepancy, Kind, Value, Verdict
from briefing.model.matching import SentencePair
from briefing.model.promise import Figure
from briefing.model.quote import Quote, QuoteGroup

# Kinds that mean little between sentences that may tell of different moments, and the likeness they ask for: looked at
# in 37 events, two of three such flags below it were no differences.
_CLOSE_ONLY = frozenset({Kind.DATE, Kind.NUMBER, Kind.NEGATION, Kind.ATTRIBUTION})
_CLOSE = 0.4


def compare_sentences(left: str, right: str) -> list[Discrepancy]:
    """The slips and contradictions between two sentences that are taken to report the same.

    The values' articles are called "left" and "right"; their places are in the sentences.
    """
    return [_discrepancy(clash, left, right) for clash in clashes(left, right)]


def find_discrepancies(  # noqa: PLR0917  (the order is part of the interface)
    articles: Sequence[Article],
    pairs: Sequence[SentencePair],
    names: Mapping[str, Sequence[Name]],
    actors: Sequence[Actor],
    quotes: Sequence[Quote],
    groups: Sequence[QuoteGroup],
    figures: Sequence[Figure],
    corrections: Corrections = Corrections(),
) -> tuple[Discrepancy, ...]:
    """Every difference between the articles of a story, or inside one of them: slips and contradictions first.

    The same difference seen in several places is one; what the reader decided about it is set.
    """
    findings = [*_paired(articles, pairs), *wide_findings(articles, pairs, names, actors, quotes, groups)]
    return tuple(_decided(d, corrections) for d in merged(findings, articles))


def _paired(articles: Sequence[Article], pairs: Sequence[SentencePair]) -> Iterator[Finding]:
    """What clashes between matched sentences."""
    by_id = {a.id: a for a in articles}
    for pair in pairs:
        left, right = by_id[pair.left_article], by_id[pair.right_article]
        for clash in clashes(left.sentence(pair.left), right.sentence(pair.right)):
            if clash.kind in _CLOSE_ONLY and pair.score < _CLOSE:
                continue
            values = (value_at(left, pair.left, clash.left), value_at(right, pair.right, clash.right))
            whole = clash.kind in (Kind.NAME, Kind.ROLE)
            yield Finding(clash.kind, clash.grade, clash.subject, clash.topic, values, whole)


def _decided(discrepancy: Discrepancy, corrections: Corrections) -> Discrepancy:
    for correction in reversed(corrections.of(CorrectionKind.DIFFERENCE)):
        if correction.subject[0] == discrepancy.id:
            return replace(discrepancy, verdict=Verdict(correction.subject[1]), reason=correction.value)
    return discrepancy


def _discrepancy(clash: Clash, left: str, right: str) -> Discrepancy:
    values = (
        Value("left", 0, len(left), left, clash.left.of(left)),
        Value("right", 0, len(right), right, clash.right.of(right)),
    )
    return Discrepancy(f"{clash.kind}-{clash.topic}", clash.kind, clash.grade, clash.subject, values)
