"""Quotations of the same words that are not the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding, value_over
from briefing.analysis.differing.rewording import Alike, Change, parts
from briefing.analysis.language.groups import Groups
from briefing.analysis.language.passages import words
from briefing.analysis.language.sentences import split_text
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.article import Article
from briefing.model.discrepancy import Grade, Kind
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.text import Span

_OWN = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST, QuoteKind.JOINT})
# A quotation of more characters is shown by the sentences of it that were changed; a change by so many words, with so
# many on either side of what one of the two lacks.
_WHOLE, _SHOWN, _BESIDE = 300, 6, 2
# Words that are the same, and their part of those from the first to the last of them, that make parts of two quotations
# one utterance: in one group and of one speaker; in none, or of somebody unknown; of two speakers; one without marks.
_GROUPED, _APART, _OTHERS, _UNMARKED = (4, 0.5), (7, 0.7), (10, 0.8), (9, 0.8)
# So many rows of three words must both have to be looked at; a row in more quotations is a phrase of the day.
_ROWS, _COMMON = 2, 24
_STOPS = re.compile(r"(?<=\w\w)[.!?]\s")

_Pair = tuple[Quote, Quote]
_Drift = tuple[_Pair, Alike]


def drift_findings(
    articles: Mapping[str, Article],
    quotes: Sequence[Quote],
    groups: Sequence[QuoteGroup],
    bodies: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Words changed, added or left out inside quotations that are otherwise the same, whole or in part: one difference
    for each utterance, with its wordings. `bodies` are the actors that are no persons: what one of them says, or
    somebody whose name is not known ("the prosecutor"), another may have said for it.
    """
    order = {article: n for n, article in enumerate(articles)}
    own = [q for q in quotes if q.kind in _OWN and q.article in order]
    own += _unmarked(articles, own)
    own.sort(key=lambda q: (order[q.article], q.start))
    sure = {q: group.id for group in groups if group.sure for q in group.quotes}
    speakers = _speakers(own, sure)
    found = []
    for one, other in _candidates(own, sure):
        if one.article != other.article and not _two_people(one, other, sure, speakers, bodies):
            known = one.id in sure and sure[one.id] == sure.get(other.id)
            found += [
                ((one, other), part)
                for part in parts(one.text, other.text)
                if part.changes and _same_words(part, one, other, known)
            ]
    for utterance in _utterances(found):
        yield from _told_of(utterance, articles)


def _unmarked(articles: Mapping[str, Article], quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Sentences outside all quotations that speak of "me" or "us": a speech, a letter, a post in full."""
    for article in articles.values():
        marked = [q.span for q in quotes if q.article == article.id]
        for span in article.sentences:
            text = span.of(article.text)
            if _first_person().search(text) and not any(span.overlaps(m) for m in marked):
                name = f"{article.id} {span.start}"
                yield Quote(name, article.id, span.start, span.end, text, QuoteKind.POST, name)


@cache
def _first_person() -> Screened:
    return Screened(rf"\b(?:{'|'.join(load('differences_speech')['first_person'])})\b")


def _speakers(quotes: Sequence[Quote], sure: Mapping[str, str]) -> dict[str, set[str]]:
    """The last names of those who are said to have spoken the words of a group."""
    found = defaultdict[str, set[str]](set)
    for quote in quotes:
        if quote.speaker and quote.id in sure:
            found[sure[quote.id]].add(quote.speaker.split()[-1])
    return found


def _two_people(
    one: Quote, other: Quote, sure: Mapping[str, str], speakers: Mapping[str, set[str]], bodies: frozenset[str]
) -> bool:
    """True if two quotations are, or may be, words of two people. Where several are said to have spoken them, words of
    somebody unknown may be of any of them.
    """
    names = {q.speaker.split()[-1] for q in (one, other) if q.speaker}
    if len(names) == 2:
        return not {one.actor, other.actor} & bodies and (one.actor is None) == (other.actor is None)
    several = sure.get(one.id) == sure.get(other.id) and len(speakers.get(sure.get(one.id, ""), ())) > 1
    return several and not (one.speaker and other.speaker)


def _candidates(quotes: Sequence[Quote], sure: Mapping[str, str]) -> Iterator[_Pair]:
    """Quotations of one group, and those that share rows of words."""
    rows: dict[tuple[str, ...], list[int]] = defaultdict(list)
    grouped: dict[str, list[int]] = defaultdict(list)
    for n, quote in enumerate(quotes):
        said = [w.lower for w in words(quote.text)]
        for row in set(zip(said, said[1:], said[2:], strict=False)):
            rows[row].append(n)
        if quote.id in sure:
            grouped[sure[quote.id]].append(n)
    shared = Counter(pair for places in rows.values() if len(places) <= _COMMON for pair in combinations(places, 2))
    pairs = {pair for pair, count in shared.items() if count >= _ROWS}
    pairs |= {pair for places in grouped.values() for pair in combinations(places, 2)}
    yield from ((quotes[m], quotes[n]) for m, n in sorted(pairs))


def _same_words(part: Alike, one: Quote, other: Quote, known: bool) -> bool:
    """True for a part of two quotations of which enough is the same; `known` for those of one group."""
    names = {q.speaker.split()[-1] for q in (one, other) if q.speaker}
    told = bool(one.speaker and other.speaker)
    least, share = _OTHERS if len(names) > 1 else _GROUPED if known and told else _APART
    if any(q.id == q.utterance for q in (one, other)):
        least, share = _UNMARKED
    return part.same >= least and part.share >= share


def _utterances(found: Sequence[_Drift]) -> list[list[_Drift]]:
    """The drifts by what was said: those that share a place are one."""
    groups, seen = Groups(len(found)), dict[tuple[str, int], int]()
    for n, ((one, other), part) in enumerate(found):
        for quote, place in zip((one, other), _places(one, other, part.changes), strict=True):
            groups.join(seen.setdefault((quote.id, place.start), n), n)
    return [[found[n] for n in members] for members in groups.members()]


def _told_of(utterance: Sequence[_Drift], articles: Mapping[str, Article]) -> Iterator[Finding]:
    (first, other), part = min(utterance, key=lambda drift: all(c.grade is Grade.DETAIL for c in drift[1].changes))
    main = min(part.changes, key=lambda change: change.grade is Grade.DETAIL)
    speaker = next((q.speaker for pair, _ in utterance for q in pair if q.speaker), "a speaker")
    told = _told(*_worded(first.text, main.left, other.text, main.right))
    topic = f"{first.id} {main.left.start}"
    for (one, another), alike in utterance:
        places = _places(one, another, alike.changes)
        values = tuple(value_over(articles[q.article], p) for q, p in zip((one, another), places, strict=True))
        yield Finding(Kind.QUOTE, main.grade, f"how {speaker} is quoted: {told}", topic, values, whole=True)


def _places(one: Quote, other: Quote, changed: Sequence[Change]) -> tuple[Span, Span]:
    """Where two quotations stand of which stretches are changed: whole, or of long ones the sentences with these."""
    return _place(one, [c.left for c in changed]), _place(other, [c.right for c in changed])


def _worded(left: str, one: Span, right: str, other: Span) -> tuple[str, str]:
    """What was changed; where one of them lacks it, with the words on either side."""
    if one.start < one.end and other.start < other.end:
        return one.of(left), other.of(right)

    def wider(text: str, span: Span) -> str:
        before, behind = _STOPS.split(text[: span.start])[-1], _STOPS.split(text[span.end :])[0]
        around = " ".join([*before.split()[-_BESIDE:], *span.of(text).split(), *behind.split()[:_BESIDE]])
        return re.sub(r"\s+(?=[,.;:])", "", around).strip(" ,.;")

    return wider(left, one), wider(right, other)


def _told(left: str, right: str) -> str:
    """What was changed, for the title: “this” or “his”."""
    return " or ".join(
        f"“{' '.join(part.split()[:_SHOWN])}{'…' * (len(part.split()) > _SHOWN)}”" for part in (left, right)
    )


def _place(quote: Quote, changed: Sequence[Span]) -> Span:
    """A quotation, or of a long one the sentences that hold what was changed; offsets in the article."""
    if len(quote.text) <= _WHOLE:
        return quote.span
    held = [s for s in split_text(quote.text) if any(s.start <= c.end and c.start < s.end for c in changed)]
    if not held:
        return quote.span
    return Span(quote.start + held[0].start, quote.start + held[-1].end)
