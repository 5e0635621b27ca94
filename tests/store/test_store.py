"""The store keeps what it is given, forgets what is gone, and starts anew for other code."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.model.article import Article, Block, BlockKind, Problem
from briefing.model.story import ArticleFindings
from briefing.model.text import Moment, Precision, Span
from briefing.store import FileState, Store


def _article(key: str, text: str = "The harbour stays open.") -> Article:
    block = Block(BlockKind.PARAGRAPH, 0, len(text), author="Ada Lind")
    moment = Moment("2026-01-06T15:01:00-05:00", Precision.MINUTE)
    return Article("", key, "shown", text, (block,), (Span(0, len(text)),), published=moment, origins={"title": "text"})


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path, "readers", "analyses")


def test_an_article_comes_back_as_it_was(store: Store) -> None:
    with store.changes():
        (kept,) = store.put_file("/x/a.txt", FileState(1, 2), [_article("0123456789ab")], [])
    (back,) = store.articles({"/x/a.txt": "x/a.txt"})
    assert (back.id, back.path) == (kept.id, "x/a.txt")
    assert (back.text, back.blocks, back.sentences, back.published) == (
        kept.text,
        kept.blocks,
        kept.sentences,
        kept.published,
    )
    (card,) = store.cards({})
    assert (card.id, card.words, card.titled) == (kept.id, 4, False)


def test_one_file_with_many_articles_is_replaced_as_a_whole(store: Store) -> None:
    with store.changes():
        store.put_file("/feed.xml", FileState(1, 2), [_article("k1" * 8), _article("k2" * 8)], [])
        store.put_file("/feed.xml", FileState(1, 3), [_article("k3" * 8)], [])
    assert len(store.ids()) == 1
    assert store.files() == {"/feed.xml": FileState(1, 3)}


def test_problems_are_listed_by_path(store: Store) -> None:
    with store.changes():
        store.put_file("/b", FileState(0, 0), [], [Problem("b", "empty", "the file is empty")])
        store.put_file("/a", FileState(0, 0), [], [Problem("a", "binary", "the file is not text")])
    assert [p.path for p in store.problems()] == ["a", "b"]


def test_all_changes_or_none(store: Store) -> None:
    with pytest.raises(RuntimeError), store.changes():
        store.put_file("/a", FileState(0, 0), [_article("k" * 16)], [])
        raise RuntimeError
    assert store.ids() == ()


def test_other_analyses_make_findings_anew_and_other_readers_everything(tmp_path: Path) -> None:
    first = Store(tmp_path, "readers", "analyses")
    with first.changes():
        (kept,) = first.put_file("/a", FileState(0, 0), [_article("k" * 16)], [])
    first.put_findings([ArticleFindings(kept.id, (), (), (), (), ())])
    first.put_story_result("key", "stories", [1])
    first.close()
    second = Store(tmp_path, "readers", "other analyses")
    assert second.ids() == (kept.id,)
    assert second.findings([kept.id]) == {}
    assert second.story_result("key", "stories") is None
    second.close()
    assert Store(tmp_path, "other readers", "other analyses").ids() == ()


def test_pruning_drops_what_belongs_to_no_article(store: Store) -> None:
    with store.changes():
        (kept,) = store.put_file("/a", FileState(0, 0), [_article("k" * 16)], [])
    store.put_findings([ArticleFindings(i, (), (), (), (), ()) for i in (kept.id, "gone")])
    store.prune()
    assert set(store.findings([kept.id, "gone"])) == {kept.id}


def test_a_file_that_is_no_database_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "store.sqlite").write_bytes(b"\0garbage" * 1000)
    store = Store(tmp_path, "readers", "analyses")
    assert store.rebuilt
    assert store.ids() == ()
