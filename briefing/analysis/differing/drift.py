"""Quotations of the same words that are not the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from typing import NamedTuple

from briefing.analysis.differing.finding import Finding, value_over
from briefing.analysis.differing.spelling import same_name
from briefing.analysis.language.passages import Word, words
from briefing.analysis.language.sentences import split_text
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load
from briefing.model.article import Article
from briefing.model.discrepancy import Grade, Kind
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.text import Span

_OWN = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST, QuoteKind.JOINT})
# Words on both sides of a change that must be the same, so that it is a change and not another sentence.
_AROUND = 2
# A quotation of more characters is shown by the sentences of it that were changed; a change by so many words.
_WHOLE, _SHOWN = 300, 6
# What stands outside the marks in a quotation that goes on behind its reporting clause.
_OUTSIDE = re.compile(r"[”\"][^“”\"]*[“\"]")


class Change(NamedTuple):
    """A stretch of one wording that the other has in other words, or not at all (an empty stretch)."""

    left: Span
    right: Span
    grade: Grade


def drift_findings(
    articles: Mapping[str, Article], quotes: Sequence[Quote], groups: Sequence[QuoteGroup]
) -> Iterator[Finding]:
    """Words changed, added or left out inside quotations that are otherwise the same: one difference for each two
    wordings, with both quotations whole.
    """
    by_id = {q.id: q for q in quotes}
    order = {article: n for n, article in enumerate(articles)}
    for group in groups:
        members = [by_id[q] for q in group.quotes if by_id[q].kind in _OWN]
        members.sort(key=lambda q: (order[q.article], q.start))
        # Told apart by their last names. Where several are known, words of somebody unknown may be of any of them.
        speakers = {q.id: q.speaker.split()[-1] for q in members if q.speaker}
        several = len(set(speakers.values())) > 1
        for one, other in combinations(members, 2) if group.sure else ():
            if one.article == other.article:
                continue
            if several and (one.id not in speakers or speakers[one.id] != speakers.get(other.id)):
                continue
            if found := changes(one.text, other.text):
                speaker = one.speaker or other.speaker or group.speaker or "a speaker"
                main = min(found, key=lambda change: change.grade is Grade.DETAIL)
                told = _told(*_worded(one.text, main.left, other.text, main.right))
                places = ((one, [c.left for c in found]), (other, [c.right for c in found]))
                values = tuple(value_over(articles[q.article], _place(q, changed)) for q, changed in places)
                yield Finding(Kind.QUOTE, main.grade, f"how {speaker} is quoted: {told}", group.id, values, whole=True)


def changes(left: str, right: str) -> list[Change]:
    """The stretches that differ between two wordings of a quotation.

    What is left out at the ends or by an ellipsis is no change, nor is what stands outside the marks, nor spelling.
    Where only words without content of their own differ, it is a detail.
    """
    one, other = words(left), words(right)
    matcher = SequenceMatcher(None, [_key(w) for w in one], [_key(w) for w in other], autojunk=False)
    codes, found = matcher.get_opcodes(), []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or n in (0, len(codes) - 1) or _short(codes[n - 1]) or _short(codes[n + 1]):
            continue
        if tag == "replace" and i2 - i1 == j2 - j1 and all(map(_same, one[i1:i2], other[j1:j2])):
            continue
        if _written(one[i1:i2]) == _written(other[j1:j2]) or _moved(one[i1:i2], other) or _moved(other[j1:j2], one):
            continue
        if not (_cut(left, one, i1, i2) or _cut(right, other, j1, j2)):
            light = all(not w.matters for w in (*one[i1:i2], *other[j1:j2]))
            spans = _stretch(one, i1, i2), _stretch(other, j1, j2)
            found.append(Change(*spans, Grade.DETAIL if light else Grade.WORDING))
    return found


def _worded(left: str, one: Span, right: str, other: Span) -> tuple[str, str]:
    """What was changed; where one of them lacks it, with the words on either side."""
    if one.start < one.end and other.start < other.end:
        return one.of(left), other.of(right)

    def wider(text: str, span: Span) -> str:
        before, behind = text[: span.start].split()[-_AROUND:], text[span.end :].split()[:_AROUND]
        return " ".join([*before, *span.of(text).split(), *behind]).strip(" ,.;")

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


def _cut(text: str, side: Sequence[Word], start: int, end: int) -> bool:
    """True if a stretch holds an ellipsis or words put in, or stands outside the marks."""
    around = Span(side[max(0, start - 1)].start, side[min(len(side) - 1, end)].end)
    if any(mark in around.of(text) for mark in ("…", "...", "[")):
        return True
    return any(around.overlaps(Span(*m.span())) for m in _OUTSIDE.finditer(text))


def _moved(stretch: Sequence[Word], other: Sequence[Word]) -> bool:
    """True if the other wording has these words, some of them with content, too, in another place."""
    keys, there = [_key(w) for w in stretch], [_key(w) for w in other]
    whole = any(there[n : n + len(keys)] == keys for n in range(len(there) - len(keys) + 1))
    return whole and len(keys) > 1 and any(w.matters for w in stretch)


def _written(stretch: Sequence[Word]) -> str:
    """The letters of a stretch without gaps, small numbers as digits, contractions whole: "hard-working" is
    "hardworking", "eight" 8, "doesn't" "does not".
    """
    units = load("figures_words")["units"]
    return "".join(str(units.get(w.lower, _whole(w.lower))) for w in stretch)


def _whole(word: str) -> str:
    listed = load("differences_spelling")
    if word in listed["contracted"]:
        return str(listed["contracted"][word])
    ending = next((short for short in listed["contractions"] if word.endswith(short)), None)
    return word.removesuffix(ending) + str(listed["contractions"][ending]) if ending else word


def _key(word: Word) -> str:
    return stem(word.lower.replace(".", ""))


def _same(one: Word, other: Word) -> bool:
    return same_name(one.lower, other.lower)


def _short(code: tuple[str, int, int, int, int]) -> bool:
    return code[0] != "equal" or code[2] - code[1] < _AROUND


def _stretch(side: Sequence[Word], start: int, end: int) -> Span:
    """The words that differ; an empty stretch where one lacks them."""
    return Span(side[start].start, side[end - 1].end) if end > start else Span(side[start].start, side[start].start)
