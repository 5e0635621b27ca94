"""Adding, replacing and removing; small segments joined; cancelled and resumed; memory of caches."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from briefing.index import Index, segmentwriter, updating
from briefing.index.cache import Cache
from tests.index.library import invented

ARTICLES = invented(400)


def test_articles_are_replaced_and_removed(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    index.update(ARTICLES[:10])
    changed = replace(ARTICLES[3], text="Only a marmalade remains.")
    index.update([changed], [ARTICLES[4].id, "unknown"])
    assert index.count == 9
    assert index.ids() == {a.id for a in ARTICLES[:10]} - {ARTICLES[4].id}
    assert [h.article for h in index.search("marmalade").hits] == [changed.id]
    assert index.search(f'"{" ".join(ARTICLES[3].text.split()[:5])}"').total == 0


def test_later_of_two_with_one_id_counts(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    first, second = replace(ARTICLES[0], text="first marmalade"), replace(ARTICLES[0], text="second lantern")
    index.update([first, second])
    assert index.count == 1
    assert index.search("marmalade").total == 0
    assert index.search("lantern").total == 1


def test_many_small_changes_equal_one_large(tmp_path: Path) -> None:
    """Articles added, changed and removed one by one give the same answers as all at once."""
    draw = random.Random("changes")
    small, large = Index.open(tmp_path / "small"), Index.open(tmp_path / "large")
    present = {}
    for step in range(25):
        lot = draw.sample(ARTICLES, draw.randint(1, 12))
        gone = draw.sample(sorted(present), min(len(present), draw.randint(0, 3)))
        lot = [replace(a, text=f"{a.text} step{step}") for a in lot if a.id not in gone]
        small.update(lot, gone)
        present = {k: v for k, v in present.items() if k not in gone} | {a.id: a for a in lot}
    large.update(present.values())
    assert small.ids() == large.ids() == set(present)
    for query in ("minister", "accord border", '"minister accord"', "step24", "min*", "vedict~", "source:wire"):
        ours, theirs = small.search(query, limit=500), large.search(query, limit=500)
        assert {h.article for h in ours.hits} == {h.article for h in theirs.hits}, query
        assert ours.facets == theirs.facets
        assert {h.article: h.snippet for h in ours.hits} == {h.article: h.snippet for h in theirs.hits}


def test_segments_stay_few_and_compact_joins_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "_SMALL", 4)
    index = Index.open(tmp_path / "index")
    for start in range(0, 400, 16):
        index.update(ARTICLES[start : start + 16])
    before = index.search("minister", limit=400)
    assert 1 < len(index._searcher.segments) <= 8
    index.compact()
    assert len(index._searcher.segments) == 1
    after = index.search("minister", limit=400)
    assert [h.score for h in after.hits] == pytest.approx([h.score for h in before.hits])
    assert index.count == 400


@pytest.mark.parametrize("looks", [0, 1, 3, 7, 9, 12])
def test_joining_can_be_cancelled_at_any_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, looks: int) -> None:
    monkeypatch.setattr(updating, "_SMALL", 4)
    monkeypatch.setattr(segmentwriter, "CHECK_EVERY", 40)
    index = Index.open(tmp_path / "index")
    for start in range(0, 400, 16):
        index.update(ARTICLES[start : start + 16])
    index.notice = "what the last update had to say"
    segments = len(index._searcher.segments)
    before = index.search("minister", limit=400)
    countdown = iter(range(looks))
    assert not index.compact(lambda: next(countdown, None) is None)
    assert index.notice == "what the last update had to say"
    assert len(index._searcher.segments) == segments
    assert len(list((tmp_path / "index").glob("gen-*"))) == 1
    assert index.search("minister", limit=400) == before
    assert index.compact()
    assert len(index._searcher.segments) == 1


def test_cancelled_update_keeps_what_it_took_and_goes_on(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    told: list[int] = []
    index.update(ARTICLES, progress=told.append, cancelled=lambda: len(told) >= 50)
    assert told == list(range(1, 51))
    assert index.count == 50
    missing = [a for a in ARTICLES if a.id not in index.ids()]
    index.update(missing)
    assert index.ids() == {a.id for a in ARTICLES}


def test_replacing_all_can_be_cancelled_and_nothing_is_lost(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    index.update(ARTICLES[:90])
    again = [replace(a, text=f"marmalade {a.text}") for a in ARTICLES[:90]]
    told: list[int] = []
    index.update(again, progress=told.append, cancelled=lambda: len(told) >= 5)
    assert index.ids() == {a.id for a in ARTICLES[:90]}
    assert index.search("marmalade").total == 5
    index.update(again[5:])
    assert index.search("marmalade").total == index.count == 90
    assert sum(s.count for s in index._searcher.segments) == 90, "what was replaced is not carried along"


def test_long_indexing_is_committed_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(updating, "CHECKPOINT", 100)
    monkeypatch.setattr(updating, "_PEEK", 10)
    index = Index.open(tmp_path / "index")
    seen: list[int] = []

    def look(done: int) -> None:
        if done in (99, 101, 301):
            seen.append(Index.open(tmp_path / "index").count)

    index.update(iter(ARTICLES), progress=look)
    assert seen == [0, 100, 300]
    assert index.count == 400


def test_a_segment_that_has_become_large_is_ended(tmp_path: Path) -> None:
    """Answers are the same whether the words of all articles fit into memory together or not."""
    whole, parts = Index.open(tmp_path / "whole"), Index.open(tmp_path / "parts")
    whole.update(ARTICLES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.index.postings.MOST_HELD", 5_000)
        patch.setattr("briefing.index.segmentwriter.MOST_HELD", 5_000)
        patch.setattr("briefing.index.segmentwriter._BATCH", 7)
        patch.setattr("briefing.index.updating._PEEK", 5)
        parts.update(iter(ARTICLES))
    assert len(parts._searcher.segments) > 2
    for query in ("minister", "accord OR border", '"border minister"', "title:accord", "quote:treaty"):
        one, other = whole.search(query, limit=400), parts.search(query, limit=400)
        assert {h.article: h.score for h in one.hits} == pytest.approx({h.article: h.score for h in other.hits})
        assert one.facets == other.facets


def test_codes_leave_out_what_utf_8_does_not_have(tmp_path: Path) -> None:
    """More terms than there are characters before the surrogates; phrases of the last ones are found."""
    index = Index.open(tmp_path / "index")
    words = [f"w{n}x" for n in range(60_000)]
    lots = [words[at : at + 600] for at in range(0, len(words), 600)]
    index.update(replace(ARTICLES[0], id=str(n), text=" ".join(lot)) for n, lot in enumerate(lots))
    for word in (55_000, 57_000, 59_900):
        found = index.search(f'"w{word}x w{word + 1}x"')
        assert [h.article for h in found.hits] == [str(word // 600)]


def test_strange_articles(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    base = ARTICLES[0]
    strange = [
        replace(base, id="empty", title="", text="", source="", published=None),
        replace(base, id="lone", text="half \ud800 pair", title="bad\ndate", published="soon"),
        replace(base, id="long", text="x" * 100_000 + " marmalade"),
        replace(base, id="often", text="gondola " * 70_000),
        replace(base, id="İstanbul", text="İSTANBUL İzmir straße", language="tr"),
        replace(base, id="cjk", text="東京で首脳会談", language="ja"),
    ]
    index.update(strange)
    assert index.notice is None
    assert index.ids() == {a.id for a in strange}
    assert index.search("marmalade").hits[0].article == "long"
    assert index.search("gondola").hits[0].article == "often"
    assert index.search("izmir strasse").hits[0].article == "İstanbul"
    assert index.search("東京*").hits[0].article == "cjk"


def test_cache_keeps_to_its_budget() -> None:
    cache = Cache(10_000)
    for n in range(1000):
        assert cache.get(n, lambda n=n: n, lambda _: 500) == n
    assert cache.used <= 10_000
    assert 10 < len(cache) < 20
    assert cache.get(999, lambda: -1, lambda _: 500) == 999
    assert cache.get("giant", lambda: 1, lambda _: 9_000) == 1
    assert cache.get("giant", lambda: 2, lambda _: 9_000) == 2
