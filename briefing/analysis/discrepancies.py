"""Where accounts differ: between two sentences, and over a story."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.compare import clashes
from briefing.analysis.differing.finding import Finding, merged, value_at
from briefing.analysis.differing.numbers import numbers
from briefing.analysis.differing.wide import wide_findings
from briefing.model.actor import Actor, Name
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy, Kind, Value
from briefing.model.matching import SentencePair
from briefing.model.promise import Figure
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.text import Span

# Kinds that mean little between sentences that may tell of different moments, and the likeness they ask for: looked at
# in 37 events, two of three such flags below it were no differences.
_CLOSE_ONLY = frozenset({Kind.DATE, Kind.NUMBER, Kind.NEGATION, Kind.ATTRIBUTION})
_CLOSE = 0.4
# Kinds of which nobody is the source.
_OWN_WORDS = frozenset({Kind.NAME, Kind.ROLE, Kind.QUOTE, Kind.STRENGTH, Kind.ATTRIBUTION})


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
) -> tuple[Discrepancy, ...]:
    """Every difference between the articles of a story, or inside one of them, gravest first (`gravity`).

    The same difference seen in several places is one.
    """
    findings = [*_paired(articles, pairs), *wide_findings(articles, pairs, names, actors, quotes, groups)]
    spoken = _by_article(quotes)
    counted = {(f.evidence.article, f.evidence.text.split()[0]): f for f in figures if f.by}
    return tuple(_counted(_credited(d, spoken), counted) for d in merged(findings, articles))


def _by_article(quotes: Sequence[Quote]) -> dict[str, list[Quote]]:
    """What is quoted or reported in each article of somebody known."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker and quote.kind is not QuoteKind.TERM:
            found[quote.article].append(quote)
    return found


def _credited(discrepancy: Discrepancy, spoken: Mapping[str, Sequence[Quote]]) -> Discrepancy:
    """The difference with who the accounts say said what differs, the account itself left unnamed. How a name is
    written is nobody's word; whose words or stance it is, the difference tells itself.
    """
    if discrepancy.kind in _OWN_WORDS:
        return discrepancy
    values = tuple(replace(v, by=_speaker(v, spoken.get(v.article, ()))) for v in discrepancy.values)
    return replace(discrepancy, values=values)


def _counted(discrepancy: Discrepancy, figures: Mapping[tuple[str, str], Figure]) -> Discrepancy:
    """The same with who says a number, where that is known of the number itself."""
    if discrepancy.kind is not Kind.NUMBER:
        return discrepancy

    def said(value: Value) -> str | None:
        held = (figures.get((value.article, word)) for word in value.value.split())
        return next((f.by for f in held if f and value.span.covers(f.evidence.span)), None)

    return replace(discrepancy, values=tuple(v if v.by else replace(v, by=said(v)) for v in discrepancy.values))


def _speaker(value: Value, spoken: Sequence[Quote]) -> str | None:
    """Who is quoted or reported as saying the words of a value; nobody where these words name the speaker."""
    at = value.text.find(value.value)
    start = value.start + max(0, at)
    place = Span(start, start + len(value.value)) if at >= 0 else value.span
    found = next((q.speaker.removeprefix("’s ") for q in spoken if q.speaker and q.span.covers(place)), None)
    return None if found and found.split()[-1] in value.value else found


def _paired(articles: Sequence[Article], pairs: Sequence[SentencePair]) -> Iterator[Finding]:
    """What clashes between matched sentences; what an account has in the very words of the other it does not
    contradict.
    """
    by_id = {a.id: a for a in articles}
    plain = {a.id: [_plain(span.of(a.text)) for span in a.sentences] for a in articles}
    held = {name: frozenset(sentences) for name, sentences in plain.items()}
    counted = _Counted()
    for pair in pairs:
        left, right = by_id[pair.left_article], by_id[pair.right_article]
        one, other = left.sentence(pair.left), right.sentence(pair.right)
        both = plain[left.id][pair.left] in held[right.id] or plain[right.id][pair.right] in held[left.id]
        for clash in clashes(one, other):
            if clash.kind in _CLOSE_ONLY and (both or pair.score < _CLOSE):
                continue
            if clash.kind is Kind.NUMBER and counted.both(clash, (left, one), (right, other)):
                continue
            values = (value_at(left, pair.left, clash.left), value_at(right, pair.right, clash.right))
            whole = clash.kind in (Kind.NAME, Kind.ROLE)
            yield Finding(clash.kind, clash.grade, clash.subject, clash.topic, values, whole)


class _Counted:
    """The numbers of each account with what they count, read when first asked for."""

    def __init__(self) -> None:
        self._kept: dict[str, frozenset[tuple[str, float]]] = {}

    def both(self, clash: Clash, one: tuple[Article, str], other: tuple[Article, str]) -> bool:
        """True if one of two accounts gives the other's number of the same thing, too; each with its sentence."""
        places = ((one, clash.left, other[0]), (other, clash.right, one[0]))
        for (_, text), span, account in places:
            told = {(n.head, n.value) for n in numbers(text) if n.head and n.span.overlaps(span)}
            if told & self._of(account):
                return True
        return False

    def _of(self, article: Article) -> frozenset[tuple[str, float]]:
        if article.id not in self._kept:
            texts = (span.of(article.text) for span in article.sentences)
            self._kept[article.id] = frozenset((n.head, n.value) for text in texts for n in numbers(text))
        return self._kept[article.id]


def _plain(sentence: str) -> str:
    """A sentence as it is compared: without case, gaps and marks."""
    return re.sub(r"\W+", " ", sentence).lower().strip()


def _discrepancy(clash: Clash, left: str, right: str) -> Discrepancy:
    values = (
        Value("left", 0, len(left), left, clash.left.of(left)),
        Value("right", 0, len(right), right, clash.right.of(right)),
    )
    return Discrepancy(f"{clash.kind}-{clash.topic}", clash.kind, clash.grade, clash.subject, values)
