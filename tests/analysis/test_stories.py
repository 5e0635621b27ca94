"""Articles grouped by event."""

from __future__ import annotations

import random
from dataclasses import replace
from sys import getsizeof

from briefing.analysis.language.words import words
from briefing.analysis.stories import sign, story_of
from briefing.model.correction import Correction, CorrectionKind, Corrections
from briefing.model.text import Moment
from tests.analysis.grouped import group_stories
from tests.analysis.making import CRANE, FERRY, HARBOUR, article

GOATS = article(
    "g",
    "Nine goats were rescued from the roof of the town hall in Norholm on Sunday.",
    "The goats had climbed a ladder that painters had left, the shepherd said.",
    title="Goats rescued from roof of Norholm town hall - The Norholm Times",
    day="2024-06-02",
)
SHEPHERD = article(
    "h",
    "A shepherd in Norholm has apologised for his goats, which spent Sunday on the roof of the town hall.",
    "Painters had left a ladder, and nine goats went up.",
    title="Why do goats climb roofs?",
    day="2024-06-03",
)
ALL = (HARBOUR, GOATS, CRANE, SHEPHERD, FERRY)


def groups(stories: tuple[object, ...]) -> set[frozenset[str]]:
    return {frozenset(s.articles) for s in stories}  # type: ignore[attr-defined]


def test_two_events() -> None:
    stories = group_stories(ALL)
    assert groups(stories) == {frozenset("abc"), frozenset("gh")}
    assert [s.first for s in stories] == ["2024-06-02", "2024-03-04"]
    assert stories[1].last == "2024-03-05"
    assert stories[1].articles == ("a", "b", "c")


def test_the_order_of_the_files_does_not_matter() -> None:
    shuffled = list(ALL)
    random.Random(4).shuffle(shuffled)
    assert {s.id: frozenset(s.articles) for s in group_stories(shuffled)} == {
        s.id: frozenset(s.articles) for s in group_stories(ALL)
    }


def test_an_id_stays_when_a_later_article_comes() -> None:
    before = next(s.id for s in group_stories((HARBOUR, CRANE, GOATS)) if "a" in s.articles)
    after = next(s.id for s in group_stories(ALL) if "a" in s.articles)
    assert before == after


def test_a_signature_takes_little_room_and_its_text_is_not_kept() -> None:
    text = " ".join(f"harbour{n}" for n in range(5000))
    kept = words.cache_info().currsize
    signed = sign(replace(GOATS, text=text, blocks=(replace(GOATS.blocks[-1], start=0, end=len(text)),)))
    assert words.cache_info().currsize == kept
    names, weights = signed.terms.names, signed.terms.weights
    assert len(names) > 200
    assert getsizeof(names) + getsizeof(weights) < 20 * len(names)


def test_a_title_that_says_what_happened_without_the_outlet() -> None:
    assert story_of((SHEPHERD, GOATS)).title == "Goats rescued from roof of Norholm town hall"
    assert "crane" in story_of((HARBOUR, CRANE, FERRY)).title
    assert len(story_of((HARBOUR, CRANE, FERRY)).title) <= 112


def test_all_articles_as_one_story() -> None:
    story = story_of(ALL)
    assert story.articles == ("a", "g", "b", "h", "c")
    assert (story.first, story.last) == ("2024-03-04", "2024-06-03")
    assert story_of(()).articles == ()


def test_without_dates_and_titles() -> None:
    bare = [replace(a, published=None, title=None) for a in ALL]
    stories = group_stories(bare)
    assert groups(stories) == {frozenset("abc"), frozenset("gh")}
    assert all(s.first is None and s.title for s in stories)
    assert group_stories(()) == ()


def test_what_the_reader_put_together_stays_so() -> None:
    mended = Corrections(
        (
            Correction(CorrectionKind.STORY, ("c", "g"), "Ferries and goats"),
            Correction(CorrectionKind.STORY, ("h",)),
            Correction(CorrectionKind.STORY, ("gone", "away")),
        )
    )
    stories = group_stories(ALL, mended)
    assert groups(stories) == {frozenset("ab"), frozenset("cg"), frozenset("h")}
    assert next(s.title for s in stories if "g" in s.articles) == "Ferries and goats"
    later = Corrections((*mended.items, Correction(CorrectionKind.STORY, ("g", "h"))))
    assert frozenset("gh") in groups(group_stories(ALL, later))
    assert frozenset("c") in groups(group_stories(ALL, later))


def test_what_comes_after_a_decision_joins_what_the_reader_put_together() -> None:
    late = replace(FERRY, id="l", key="key-l", published=Moment("2024-03-08"))
    early = replace(FERRY, id="e", key="key-e")
    made = Corrections((Correction(CorrectionKind.STORY, ("a", "b", "c"), made="2024-03-06T10:00:00"),))
    assert groups(group_stories((*ALL, late), made)) == {frozenset("abcl"), frozenset("gh")}
    assert groups(group_stories((*ALL, early), made)) == {frozenset("abc"), frozenset("e"), frozenset("gh")}
    undated = Corrections((replace(made.items[0], made=""),))
    assert frozenset("abc") in groups(group_stories((*ALL, late), undated))


def test_words_of_opinion_make_no_title() -> None:
    opinion = replace(
        HARBOUR, id="o", key="key-o", title="Port Ellery harbour closed: our shameful crane policy is to blame"
    )
    plain = replace(CRANE, title="Harbour of Port Ellery closed after crane falls on ferry")
    assert story_of((opinion, plain, FERRY)).title == plain.title
