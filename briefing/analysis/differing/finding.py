"""Raw differences of a story, and how the same one seen in several places becomes one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.analysis.differing.second_look import trusted
from briefing.analysis.differing.titles import told_subject
from briefing.analysis.language.groups import Groups
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.text import Span

# What the topic of numbers begins with of which the larger is the later.
GROWN = "grown"
# Which of several grades one difference has, and in what order differences are told.
_SUREST = (Grade.SLIP, Grade.CONTRADICTION, Grade.WORDING, Grade.DETAIL)
_GRAVITY = (Grade.CONTRADICTION, Grade.SLIP, Grade.WORDING, Grade.DETAIL)
_OF_WORDS = (Kind.NAME, Kind.ROLE, Kind.QUOTE)


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference as one detector saw it; findings of one `kind` and `topic` that share a place, or whose topic is
    `whole` (holds for the whole story), are the same difference.
    """

    kind: Kind
    grade: Grade
    subject: str
    topic: str
    values: tuple[Value, ...]
    whole: bool = False


def value_at(article: Article, sentence: int, differs: Span) -> Value:
    """The value at `differs` (offsets inside the sentence) with its sentence as text."""
    span = article.sentences[sentence]
    text = span.of(article.text)
    return Value(article.id, span.start, span.end, text, differs.of(text))


def value_in(article: Article, place: Span) -> Value:
    """The value at `place` (offsets in the article) with the sentence, or the block, that holds it as text."""
    number = article.sentence_at(place.start)
    if number is not None:
        span = article.sentences[number]
    else:
        block = article.block_at(place.start)
        span = block.span if block else place
    return Value(article.id, span.start, span.end, span.of(article.text), place.of(article.text))


def value_over(article: Article, place: Span) -> Value:
    """The same for words that may run over several sentences: these are the text, whole."""
    first, last = article.sentence_at(place.start), article.sentence_at(place.end - 1)
    if first is None or last is None:
        return value_in(article, place)
    span = Span(article.sentences[first].start, article.sentences[last].end)
    return Value(article.id, span.start, span.end, span.of(article.text), place.of(article.text))


def merged(findings: Sequence[Finding], articles: Sequence[Article]) -> tuple[Discrepancy, ...]:
    """The findings that can be trusted with one Discrepancy for each difference, one Value for each article and wording
    in it, gravest first, then by reading order.
    """
    findings = _ungrown([finding for finding in findings if trusted(finding, articles)])
    groups = Groups(len(findings))
    seen: dict[tuple[str, ...], int] = {}
    for n, finding in enumerate(findings):
        for key in _keys(finding):
            if key in seen:
                groups.join(seen[key], n)
            else:
                seen[key] = n
    order = {a.id: n for n, a in enumerate(articles)}
    found = _widest([_joined([findings[n] for n in members], order) for members in groups.members()])
    return tuple(sorted(found, key=lambda d: (gravity(d), order[d.values[0].article], d.values[0].start)))


def gravity(found: Discrepancy) -> tuple[bool, int]:
    """How early a difference is told, the least first: what accounts say of the event comes before how one of them
    spells a name, calls an office or quotes.
    """
    return found.grade is Grade.SLIP and found.kind in _OF_WORDS, _GRAVITY.index(found.grade)


def _ungrown(findings: Sequence[Finding]) -> list[Finding]:
    """Without contradictions between numbers of which it is known that the one has grown to the other."""
    grown = [_places(f.kind, f.values) for f in findings if f.topic.startswith(GROWN)]
    if not grown:
        return list(findings)
    return [
        f
        for f in findings
        if f.kind is not Kind.NUMBER
        or f.grade is not Grade.CONTRADICTION
        or not any(_places(f.kind, f.values) <= places for places in grown)
    ]


def _places(kind: Kind, values: Iterable[Value]) -> set[tuple[str, int, str]]:
    return {(v.article, v.start, _number(kind, v)) for v in values}


def _widest(found: Sequence[Discrepancy]) -> list[Discrepancy]:
    """Without differences all of whose places another of the same kind has too; of two with the same places, the one
    that quotes more ("at least 49 people", not "49") stays.
    """
    places = [_places(d.kind, d.values) for d in found]
    told = [sum(len(v.value) for v in d.values) for d in found]

    def inside(n: int, m: int) -> bool:
        fuller = (told[m], -m) > (told[n], -n)
        return found[n].kind is found[m].kind and places[n] <= places[m] and (places[n] < places[m] or fuller)

    return [d for n, d in enumerate(found) if not any(m != n and inside(n, m) for m in range(len(found)))]


def _number(kind: Kind, value: Value) -> str:
    """The number a value begins with, without "at least" and its like: one sentence may hold several that differ; ""
    for other kinds.
    """
    if kind is not Kind.NUMBER or not value.value:
        return ""
    return next((w for w in value.value.split() if any(c.isdigit() for c in w)), value.value.split()[0]).lower()


def _keys(finding: Finding) -> Iterable[tuple[str, ...]]:
    if finding.whole:
        return [(finding.kind, finding.topic)]
    return [(finding.kind, finding.topic, v.article, str(v.start)) for v in finding.values]


def _joined(findings: Sequence[Finding], order: dict[str, int]) -> Discrepancy:
    first = min(findings, key=lambda f: _SUREST.index(f.grade))
    values: dict[tuple[str, str], Value] = {}
    for finding in findings:
        for value in finding.values:
            values.setdefault((value.article, value.value.lower()), value)
    ordered = tuple(sorted(values.values(), key=lambda v: (order[v.article], v.start)))
    place = ordered[0]
    key = f"{first.kind}:{first.topic}:{place.article}:{place.start}:{place.value}"
    digest = hashlib.blake2b(key.encode(), digest_size=5).hexdigest()
    return Discrepancy(f"d{digest}", first.kind, first.grade, told_subject(first), ordered)
