"""Quotations of the same words that are not the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from briefing.analysis.alike.words import stem
from briefing.analysis.differing.finding import Finding, value_in
from briefing.analysis.differing.spelling import same_name
from briefing.analysis.differing.words import Word, words
from briefing.lexicon.loader import load
from briefing.model.article import Article
from briefing.model.discrepancy import Grade, Kind
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.text import Span

_OWN = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST, QuoteKind.JOINT})
# Words on both sides of a change that must be the same, so that it is a change and not another sentence.
_AROUND = 2


def drift_findings(
    articles: Mapping[str, Article], quotes: Sequence[Quote], groups: Sequence[QuoteGroup]
) -> Iterator[Finding]:
    """Words changed, added or left out inside quotations that are otherwise the same."""
    by_id = {q.id: q for q in quotes}
    for group in groups:
        members = [by_id[q] for q in group.quotes if by_id[q].kind in _OWN]
        if not group.sure:
            continue
        for one, other in combinations(members, 2):
            if one.article == other.article:
                continue
            for a, b, grade in changes(one.text, other.text):
                left, right = (
                    Span(one.start + a.start, one.start + a.end),
                    Span(other.start + b.start, other.start + b.end),
                )
                values = (value_in(articles[one.article], left), value_in(articles[other.article], right))
                speaker = group.speaker or one.speaker or "a speaker"
                # One difference for all that changed in a quotation.
                yield Finding(Kind.QUOTE, grade, f"words quoted of {speaker}", group.id, values, whole=True)


def changes(left: str, right: str) -> list[tuple[Span, Span, Grade]]:
    """The stretches that differ between two wordings of a quotation, with a word round them where one lacks words.

    What is left out at the ends or by an ellipsis is no change; nor is spelling. Where only words without content of
    their own differ, it is a detail.
    """
    one, other = words(left), words(right)
    matcher = SequenceMatcher(None, [_key(w) for w in one], [_key(w) for w in other], autojunk=False)
    codes, found = matcher.get_opcodes(), []
    for n, (tag, i1, i2, j1, j2) in enumerate(codes):
        if tag == "equal" or n in (0, len(codes) - 1) or _short(codes[n - 1]) or _short(codes[n + 1]):
            continue
        if tag == "replace" and i2 - i1 == j2 - j1 and all(map(_same, one[i1:i2], other[j1:j2])):
            continue
        if _written(one[i1:i2]) == _written(other[j1:j2]):
            continue
        a, b = _stretch(one, i1, i2), _stretch(other, j1, j2)
        if not any("…" in s.of(t) or "..." in s.of(t) or "[" in s.of(t) for s, t in ((a, left), (b, right))):
            light = all(not w.matters for w in (*one[i1:i2], *other[j1:j2]))
            found.append((a, b, Grade.DETAIL if light else Grade.WORDING))
    return found


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
    """The words that differ with the word before and after."""
    return Span(side[max(0, start - 1)].start, side[min(len(side) - 1, end)].end)
