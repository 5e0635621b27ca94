"""Clippings made from what was found: each keeps the words it rests on, so that it can be exported without its article.

The functions raise KeyError for an id that the findings do not hold. A clipping's id is made from what it is, so that
picking the same thing twice gives the same clipping.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import Comparison, Row
from briefing.model.point import Found
from briefing.model.quote import Quote, QuoteKind, said_by
from briefing.model.selection import Anchor, Clipping, ClippingKind
from briefing.model.story import Member, StoryFindings
from briefing.selection.anchors import anchor, sentence_anchor, sentence_span


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)

MOST_POINTS = 40
"""Rows of a table of who reports what: as many as a page can hold; `briefing export --table coverage` writes all."""

_IDS = {
    ClippingKind.QUOTE: "q",
    ClippingKind.GROUP: "g",
    ClippingKind.PASSAGE: "p",
    ClippingKind.ARTICLE: "a",
    ClippingKind.ACTOR: "n",
    ClippingKind.POINT: "f",
    ClippingKind.DIFFERENCE: "d",
    ClippingKind.ROW: "r",
    ClippingKind.TABLE: "t",
    ClippingKind.HEADING: "h",
    ClippingKind.TEXT: "w",
}


def clip_quote(findings: StoryFindings, quote: str) -> Clipping:
    """A quotation, with its speaker, through whom it came, and where else its words stand; words run into the
    reporter's sentence with that sentence. A report without marks, which is nobody's wording but the outlet's, becomes
    the passage of its sentence.
    """
    found = _quote(findings, quote)
    if found.kind is QuoteKind.INDIRECT:
        span = sentence_span(findings.member(found.article).article, found.start, found.end)
        return clip_passage(findings, found.article, span.start, span.end)
    member = findings.member(found.article)
    sentence = sentence_span(member.article, found.start, found.end).of(member.article.text)
    cells = (("In its sentence",), (sentence,)) if found.kind is QuoteKind.PARTIAL else ()
    places = (found, *_elsewhere(findings, found))
    anchors = tuple(anchor(findings.member(q.article), q.start, q.end) for q in places)
    return _clipping(ClippingKind.QUOTE, found.text, anchors, speaker=found.who, via=found.via, cells=cells)


def _elsewhere(findings: StoryFindings, quote: Quote) -> list[Quote]:
    """The same words in other articles, one quotation for each of them."""
    group = next((g for g in findings.groups if g.sure and quote.id in g.quotes), None)
    others = {q.article: q for q in findings.quotes if group and q.id in group.quotes and q.article != quote.article}
    return list(others.values())


def clip_group(findings: StoryFindings, group: str) -> Clipping:
    """The same words across articles; `cells` lists who carries which wording."""
    found = _by_id(findings.groups, group)
    quotes = [_quote(findings, q) for q in found.quotes]
    places = tuple(anchor(findings.member(q.article), q.start, q.end) for q in quotes)
    cells = (
        ("Article", "Words", "Via"),
        *((p.letter, q.text, ", ".join(q.via)) for p, q in zip(places, quotes, strict=True)),
    )
    return _clipping(ClippingKind.GROUP, found.text, places, speaker=said_by(found, quotes), cells=cells)


def clip_passage(findings: StoryFindings, article: str, start: int, end: int) -> Clipping:
    """Any stretch of an article's text: a sentence, some paragraphs."""
    member = findings.member(article)
    return _clipping(ClippingKind.PASSAGE, member.article.text[start:end], (anchor(member, start, end),))


def clip_article(findings: StoryFindings, article: str) -> Clipping:
    """An article, with its first sentence."""
    member = findings.member(article)
    lead = next((b for b in member.article.blocks if b.kind == "paragraph"), None)
    first = next((s for s in member.article.sentences if lead and s.overlaps(lead.span)), None)
    place = anchor(member, first.start, first.end) if first else anchor(member, 0, 0)
    return _clipping(ClippingKind.ARTICLE, member.article.first_words, (place,))


def clip_actor(findings: StoryFindings, actor: str) -> Clipping:
    """A name with its forms and roles, and for each article the sentence that names it first."""
    found = _by_id(findings.actors, actor)
    first = {m.article: m for m in reversed(found.mentions) if not m.adjective}
    places = [sentence_anchor(findings.member(a), first[a].start, first[a].end) for a in found.articles]
    roles = ", ".join(dict.fromkeys(role.text for role in found.roles))
    forms = ", ".join(alias for alias in found.aliases if alias != found.name)
    letters = " ".join(findings.letters(found.articles))
    cells = (("Name", "Type", "Roles", "Also written", "In"), (found.name, found.type.value, roles, forms, letters))
    return _clipping(ClippingKind.ACTOR, found.name, tuple(places), cells=cells)


def clip_point(findings: StoryFindings, point: str) -> Clipping:
    """Something reported, with the sentences that carry it, and in which articles it was not found."""
    found = _by_id(findings.points, point)
    places: list[Anchor] = []
    rows: list[tuple[str, ...]] = [("Account", "Found", "Words")]
    for carried in found.carried:
        member = findings.member(carried.article)
        if carried.found is Found.NO or not carried.sentences:
            rows.append((_account(member), Found.NO.words, ""))
            continue
        runs = _sentences(member, carried.sentences)
        places += runs
        rows += [(_account(member), carried.found.words, place.exact) for place in runs]
    return _clipping(ClippingKind.POINT, found.text, tuple(places), cells=tuple(rows))


def clip_difference(findings: StoryFindings, discrepancy: str) -> Clipping:
    """Where accounts differ: the columns after the first of `cells` go with the anchors, one each."""
    found = _by_id(findings.discrepancies, discrepancy)
    places = tuple(anchor(findings.member(v.article), v.start, v.end) for v in found.values)
    head = ("Point", *(_account(findings.member(v.article)) for v in found.values))
    row = (_subject(found), *(v.value or v.text for v in found.values))
    return _clipping(ClippingKind.DIFFERENCE, _subject(found), places, cells=(head, row))


def clip_row(findings: StoryFindings, comparison: Comparison, row: Row) -> Clipping:
    """A row of a comparison: what two articles say, side by side, and how the two relate."""
    sides = [(findings.member(comparison.left), row.left), (findings.member(comparison.right), row.right)]
    places = [_sentences(member, sentences) for member, sentences in sides]
    texts = tuple(" … ".join(place.exact for place in runs) for runs in places)
    cells = (tuple(_account(m) for m, _ in sides), texts)
    return _clipping(
        ClippingKind.ROW, row.relation.value, tuple(place for runs in places for place in runs), cells=cells
    )


def clip_table(
    findings: StoryFindings, title: str, cells: Sequence[Sequence[str]], articles: Sequence[str] = ()
) -> Clipping:
    """A table as it is on the screen (header first), with the articles it was made from."""
    places = tuple(anchor(findings.member(a), 0, 0) for a in articles or findings.story.articles)
    return _clipping(ClippingKind.TABLE, title, places, cells=tuple(tuple(row) for row in cells))


def clip_coverage(findings: StoryFindings) -> Clipping:
    """The table of who reports what: a row a point (the first `MOST_POINTS`, the weightiest), a column a letter."""
    rows = [(p.text, *(c.found.words for c in p.carried)) for p in findings.points[:MOST_POINTS]]
    head = ("Point", *(m.letter for m in findings.members))
    left = len(findings.points) - len(rows)
    title = "Who reports what" + (f" ({len(rows)} of {len(findings.points)} points)" if left else "")
    return clip_table(findings, title, [head, *rows])


def heading(text: str) -> Clipping:
    """A heading of the reader's own."""
    return _own(ClippingKind.HEADING, text)


def text(words: str) -> Clipping:
    """Sentences of the reader's own."""
    return _own(ClippingKind.TEXT, words)


def _own(kind: ClippingKind, words: str) -> Clipping:
    """The reader's own words: the moment makes the id, since the same heading may stand twice."""
    added = _now()
    return Clipping(_id(kind, words, added), kind, words.strip(), added)


def _clipping(
    kind: ClippingKind,
    words: str,
    places: tuple[Anchor, ...],
    *,
    speaker: str | None = None,
    via: tuple[str, ...] = (),
    cells: tuple[tuple[str, ...], ...] = (),
) -> Clipping:
    what = [f"{p.article} {p.start} {p.exact}" for p in places]
    return Clipping(_id(kind, words, *what, repr(cells)), kind, words, _now(), places, speaker, via, cells)


def _id(kind: ClippingKind, *parts: str) -> str:
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
    return f"{_IDS[kind]}-{digest[:8]}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _sentences(member: Member, sentences: Sequence[int]) -> list[Anchor]:
    """A passage for every run of adjoining sentences."""
    spans = member.article.sentences
    runs: list[list[int]] = []
    for number in sorted(set(sentences)):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [anchor(member, spans[run[0]].start, spans[run[-1]].end) for run in runs]


def _account(member: Member) -> str:
    """The letter and outlet of an account, as a column is headed."""
    return f"{member.letter} {member.article.source}" if member.article.source else member.letter


def _subject(found: Discrepancy) -> str:
    return found.subject or found.kind.value


def _quote(findings: StoryFindings, wanted: str) -> Quote:
    return _by_id(findings.quotes, wanted)


def _by_id(items: Sequence[T], wanted: str) -> T:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
