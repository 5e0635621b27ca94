"""Two articles side by side: rows of matched sentences, what each shares with the other, and words that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from briefing.analysis.vectors import stems
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import Comparison, Relation, Row, SentencePair
from briefing.model.story import StoryFindings
from briefing.model.text import Span

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")


def compare(findings: StoryFindings, left: str, right: str) -> Comparison:
    """Two articles of a story, given by their ids. Raises KeyError for an id that is not in the story."""
    one, other = findings.member(left).article, findings.member(right).article
    pairs = [_turned(p, left) for p in findings.pairs if {p.left_article, p.right_article} == {left, right}]
    also = _elsewhere(findings.pairs, {left, right})
    differences = tuple(d for d in findings.discrepancies if {left, right} <= {v.article for v in d.values})
    rows = [_row(group, one, other, also, differences) for group in _grouped(pairs, one, other)]
    return Comparison(
        left=left,
        right=right,
        left_share=_share(one, (n for row in rows if row.right for n in row.left)),
        right_share=_share(other, (n for row in rows if row.left for n in row.right)),
        rows=tuple(rows),
        discrepancies=differences,
    )


def word_marks(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """The words of each side that the other does not have in their place; spelling variants and quotation styles
    ("defence", "defense"; "U.S.", "US") are no difference.
    """
    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    match = SequenceMatcher(None, [stems(m[0]) for m in ours], [stems(m[0]) for m in theirs], autojunk=False)
    marks: tuple[list[Span], list[Span]] = ([], [])
    for tag, i, k, j, n in match.get_opcodes():
        if tag != "equal":
            marks[0].extend([Span(ours[i].start(), ours[k - 1].end())] if k > i else [])
            marks[1].extend([Span(theirs[j].start(), theirs[n - 1].end())] if n > j else [])
    return marks


def _turned(pair: SentencePair, left: str) -> SentencePair:
    if pair.left_article == left:
        return pair
    return SentencePair(pair.right_article, pair.right, pair.left_article, pair.left, pair.score, pair.sure, pair.why)


def _elsewhere(pairs: Iterable[SentencePair], these: set[str]) -> dict[tuple[str, int], list[str]]:
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for p in pairs:
        if p.right_article not in these:
            found[p.left_article, p.left].append(p.right_article)
        if p.left_article not in these:
            found[p.right_article, p.right].append(p.left_article)
    return found


def _grouped(
    pairs: Sequence[SentencePair], one: Article, other: Article
) -> list[tuple[tuple[int, ...], tuple[int, ...], Sequence[SentencePair]]]:
    by_left: dict[int, list[SentencePair]] = defaultdict(list)
    for pair in pairs:
        by_left[pair.left].append(pair)
    groups: list[tuple[tuple[int, ...], tuple[int, ...], Sequence[SentencePair]]] = []
    for n in range(len(one.sentences)):
        mine = by_left.get(n, [])
        groups.append(((n,), tuple(p.right for p in mine), mine))
    matched = {p.right for p in pairs}
    groups += [((), (n,), ()) for n in range(len(other.sentences)) if n not in matched]
    return groups


def _row(
    group: tuple[tuple[int, ...], tuple[int, ...], Sequence[SentencePair]],
    one: Article,
    other: Article,
    also: dict[tuple[str, int], list[str]],
    differences: Sequence[Discrepancy],
) -> Row:
    left, right, pairs = group
    places = [(one, n) for n in left] + [(other, n) for n in right]
    score = max((p.score for p in pairs), default=0.0)
    return Row(
        left=left,
        right=right,
        relation=_relation(left, right, score),
        score=score,
        why=pairs[0].why if pairs else "",
        also=tuple(dict.fromkeys(a for article, n in places for a in also.get((article.id, n), ()))),
        discrepancies=tuple(d.id for d in differences if _touches(d, places)),
    )


def _touches(difference: Discrepancy, places: Sequence[tuple[Article, int]]) -> bool:
    return any(v.article == a.id and v.span.overlaps(a.sentences[n]) for v in difference.values for a, n in places)


def _relation(left: tuple[int, ...], right: tuple[int, ...], score: float) -> Relation:
    if not right:
        return Relation.LEFT
    if not left:
        return Relation.RIGHT
    return Relation.SAME if score > 0.9 else Relation.REWORDED


def _share(article: Article, shared: Iterable[int]) -> float:
    lengths = [len(s.of(article.text).split()) for s in article.sentences]
    return sum(lengths[n] for n in set(shared)) / max(1, sum(lengths))
