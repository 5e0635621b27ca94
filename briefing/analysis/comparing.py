"""Two articles side by side: rows of matched sentences, what each shares with the other, and words that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing.analysis.language.tongue import tongue, tongue_name
from briefing.analysis.language.words import spelling, stop_words
from briefing.analysis.matching import are_versions
from briefing.analysis.pairing.rows import Group, in_order, matched
from briefing.model.article import Article
from briefing.model.discrepancy import Discrepancy
from briefing.model.matching import Comparison, Relation, Row, SentencePair
from briefing.model.story import StoryFindings
from briefing.model.text import Span

_WORD = re.compile(r"[^\W_]+(?:[.’'][^\W_]+)*\.?")
# Below this score, or where one side has less than half of the other's words, a row says the same only in part.
_PARTLY = 0.3
_SHORTER = 0.4
# So many small words in the same place on both sides say nothing ("of the").
_ACCIDENT = 2


def compare(findings: StoryFindings, left: str, right: str) -> Comparison:
    """Two articles of a story, given by their ids, in the order of the left one. Raises KeyError for an id that is not
    in the story.
    """
    one, other = findings.member(left).article, findings.member(right).article
    work = _Sides(one, other, findings)
    rows = tuple(work.row(group) for group in work.groups())
    cells = {(p.left, p.right): p.score for p in work.pairs}
    return Comparison(
        left=left,
        right=right,
        left_share=work.share(one, ((r.left, r.relation) for r in rows)),
        right_share=work.share(other, ((r.right, r.relation) for r in rows)),
        rows=rows,
        discrepancies=work.differences,
        versions=are_versions(_sentences(one), _sentences(other), cells),
        note=_note(one, other),
    )


def _note(one: Article, other: Article) -> str:
    if one.language == other.language:
        return ""
    tongues = f"{tongue_name(one.language)} and {tongue_name(other.language)}"
    return f"{tongues}: compared by names, numbers and kindred words only; much that both say is not found"


def _two_tongues(left: str, right: str) -> bool:
    tongues = tongue(left), tongue(right)
    return None not in tongues and tongues[0] != tongues[1]


def word_marks(left: str, right: str) -> tuple[list[Span], list[Span]]:
    """The words of each side that the other does not have in their place; spelling variants, abbreviations with and
    without stops, capitals and quotation styles ("defence", "defense"; "U.S.", "US") are no difference. Between two
    languages nothing is marked.
    """
    if _two_tongues(left, right):
        return [], []
    ours, theirs = list(_WORD.finditer(left)), list(_WORD.finditer(right))
    keys = [_plain(m[0]) for m in ours]
    match = SequenceMatcher(None, keys, [_plain(m[0]) for m in theirs], autojunk=False)
    marks: tuple[list[Span], list[Span]] = ([], [])
    for i, k, j, n in _changes(match.get_opcodes(), keys):
        marks[0].extend(_stretch(ours[i:k]))
        marks[1].extend(_stretch(theirs[j:n]))
    return marks


def _changes(
    opcodes: Sequence[tuple[str, int, int, int, int]], words: Sequence[str]
) -> list[tuple[int, int, int, int]]:
    """The stretches that differ; small words alone between two of them, alike by accident, belong to both."""
    found: list[tuple[int, int, int, int]] = []
    open_to_more = False
    for number, (tag, i, k, j, n) in enumerate(opcodes):
        if tag == "equal":
            small = k - i <= _ACCIDENT and stop_words().issuperset(words[i:k])
            open_to_more = small and 0 < number < len(opcodes) - 1
        elif found and open_to_more:
            found[-1] = (found[-1][0], k, found[-1][2], n)
            open_to_more = False
        else:
            found.append((i, k, j, n))
    return found


def _plain(word: str) -> str:
    bare = re.sub(r"['’]s$", "", word.lower())
    return spelling(re.sub(r"[.’']", "", bare))


def _stretch(words: Sequence[re.Match[str]]) -> list[Span]:
    """The place of these words, without the stop that ends a sentence."""
    if not words:
        return []
    last = words[-1]
    end = last.end() - 1 if last[0].endswith(".") and "." not in last[0][:-1] else last.end()
    return [Span(words[0].start(), end)]


def _sentences(article: Article) -> list[str]:
    return [s.of(article.text) for s in article.sentences]


@dataclass
class _Sides:
    """What rows are made from."""

    one: Article
    other: Article
    findings: StoryFindings

    def __post_init__(self) -> None:
        these = {self.one.id, self.other.id}
        self.pairs = [
            _turned(p, self.one.id) for p in self.findings.pairs if {p.left_article, p.right_article} == these
        ]
        self.also = _elsewhere(self.findings.pairs, these)
        self.differences = tuple(d for d in self.findings.discrepancies if these <= {v.article for v in d.values})

    def groups(self) -> list[Group]:
        """Every sentence of both sides once: in a matched group, or alone."""
        found = matched({(p.left, p.right): p.score for p in self.pairs})
        return in_order(found, len(self.one.sentences), len(self.other.sentences))

    def row(self, group: Group) -> Row:
        """A group as a row."""
        left, right = group
        places = [(self.one, n) for n in left] + [(self.other, n) for n in right]
        inside = [p for p in self.pairs if p.left in left and p.right in right]
        best = max(inside, key=lambda p: p.score, default=None)
        return Row(
            left=left,
            right=right,
            relation=self._relation(left, right, best.score if best else 0.0),
            score=round(best.score, 3) if best else 0.0,
            why=best.why if best else "",
            also=tuple(dict.fromkeys(a for article, n in places for a in self.also.get((article.id, n), ()))),
            discrepancies=tuple(d.id for d in self.differences if _touches(d, places)),
        )

    def share(self, article: Article, sentences: Iterable[tuple[tuple[int, ...], Relation]]) -> float:
        """The share of an article's words that the other has too; a row that says the same in part counts half."""
        counted = {Relation.SAME: 1.0, Relation.REWORDED: 1.0, Relation.PARTLY: 0.5}
        lengths = [len(s.split()) for s in _sentences(article)]
        parts: dict[int, float] = {}  # a sentence may stand in two rows
        for numbers, relation in sentences:
            for n in numbers:
                parts[n] = max(parts.get(n, 0.0), counted.get(relation, 0.0))
        return round(sum(lengths[n] * part for n, part in parts.items()) / max(1, sum(lengths)), 4)

    def _relation(self, left: tuple[int, ...], right: tuple[int, ...], score: float) -> Relation:
        if not right:
            return Relation.LEFT
        if not left:
            return Relation.RIGHT
        ours = " ".join(self.one.sentence(n) for n in left)
        theirs = " ".join(self.other.sentence(n) for n in right)
        if _two_tongues(ours, theirs):
            return Relation.PARTLY
        if not any(word_marks(ours, theirs)):
            return Relation.SAME
        lengths = sorted((len(ours.split()), len(theirs.split())))
        partly = score < _PARTLY or lengths[0] < _SHORTER * lengths[1]
        return Relation.PARTLY if partly else Relation.REWORDED


def _turned(pair: SentencePair, left: str) -> SentencePair:
    if pair.left_article == left:
        return pair
    return SentencePair(pair.right_article, pair.right, pair.left_article, pair.left, pair.score, pair.sure, pair.why)


def _elsewhere(pairs: Iterable[SentencePair], these: set[str]) -> dict[tuple[str, int], list[str]]:
    """For each sentence, the other articles that have it."""
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for p in pairs:
        if p.right_article not in these:
            found[p.left_article, p.left].append(p.right_article)
        if p.left_article not in these:
            found[p.right_article, p.right].append(p.left_article)
    return found


def _touches(difference: Discrepancy, places: Sequence[tuple[Article, int]]) -> bool:
    return any(v.article == a.id and v.span.overlaps(a.sentences[n]) for v in difference.values for a, n in places)
