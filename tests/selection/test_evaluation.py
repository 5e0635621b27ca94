"""How many passages are found again on another version of their article."""

import re
from difflib import SequenceMatcher

import pytest

from briefing.model.article import Article
from briefing.model.selection import Anchor
from briefing.selection.relocation import Standing, relocate, words_of
from tests.annotated import DATA, MISSING

PAIRS = DATA / "textreuse"


def body(path):
    return path.read_text(encoding="utf-8").split("---", 2)[2].strip()


def sentences(text):
    return [
        (m.start(), m.end()) for m in re.finditer(r"[^\s.!?][^.!?\n]*[.!?]*[”\"’']?", text) if len(m[0].split()) >= 4
    ]


def noted(text, start, end):
    return Anchor("1", "a.md", "old", text[start:end], text[max(0, start - 40) : start], text[end : end + 40], start)


def gold(exact, other, others):
    """Where the passage still stands, by brute force over the other version's sentences; None where it does not."""
    if exact in other:
        return other.index(exact), other.index(exact) + len(exact)
    mine = words_of(exact).words
    best = max(others, key=lambda s: SequenceMatcher(None, mine, words_of(other[slice(*s)]).words).quick_ratio())
    ratio = SequenceMatcher(None, mine, words_of(other[slice(*best)]).words, autojunk=False).ratio()
    return best if ratio >= 0.8 else None


@pytest.mark.evaluation
@pytest.mark.timeout(600)
def test_at_least_95_percent_of_what_still_stands_is_found():
    if not PAIRS.is_dir():
        pytest.skip(MISSING)
    stand = found = right = wrong = gone = 0
    for folder in sorted(p for p in PAIRS.iterdir() if p.is_dir()):
        old, new = (body(path) for path in sorted(folder.glob("*.md")))
        for left, other in ((old, new), (new, old)):
            article = Article("1", "new", "a.md", other, ())
            others = sentences(other)
            for start, end in sentences(left):
                located = relocate(noted(left, start, end), article)
                place = gold(left[start:end], other, others)
                if place is None:
                    gone += 1
                    wrong += located.standing is Standing.STANDS
                    continue
                stand += 1
                found += located.span is not None
                same = words_of(left[start:end]).words == (located.span and words_of(located.span.of(other)).words)
                overlaps = located.span and located.span.start < place[1] and place[0] < located.span.end
                right += bool(same or overlaps)
    print(
        f"\n{stand} passages still stand: {found / stand:.1%} found, {right / stand:.1%} at the right place; "
        f"{gone} do not, {wrong} of them said to stand word for word"
    )
    assert right / stand >= 0.95
