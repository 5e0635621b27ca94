"""The desk: asked from an event loop, answered by other processes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from briefing.library.desk import MOST_FALLS, Desk, DeskClosed, Line
from briefing.library.messages import NOBODY, State, Told, UnknownStory
from briefing.settings.places import Places


@pytest_asyncio.fixture
async def desk(seeds: Path) -> AsyncIterator[Desk]:
    desk = Desk((seeds,), Places.default())
    yield desk
    await desk.close()


async def test_it_reads_and_answers(desk: Desk) -> None:
    assert await desk.start()
    overview = await desk.overview()
    assert len(overview.cards) == 6
    findings = await desk.findings()
    comparison = await desk.compare(overview.cards[0].id, overview.cards[5].id)
    assert len(findings.members) == 6
    assert comparison.right_share > 0.5


@pytest.mark.slow
async def test_search_in_many_articles_has_a_process_of_its_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.desk.FEW", 5)
    await desk.start()
    await desk.overview()
    assert await desk.index() == (6, None)
    result = await desk.search("ceasefire")
    assert result.total == len(result.hits) >= 5
    spans = await desk.spans("ceasefire", result.hits[0].article)
    assert spans
    assert await desk.spans("ceasef", result.hits[0].article) == spans  # while it is typed the last word may go on
    assert desk._searching._helper is not None


@pytest.mark.slow
async def test_few_articles_are_searched_by_the_one_process_there_is(desk: Desk) -> None:
    await desk.start()
    await desk.overview()
    assert await desk.index() == (6, None)
    assert (await desk.search("ceasefire")).total >= 5
    assert desk._searching._helper is None


async def test_a_search_before_the_findings_have_come_is_answered_after_them(desk: Desk) -> None:
    await desk.start()
    await desk.overview()
    questions = (desk.findings(), desk.index(), desk.search("ceasefire"))
    findings, _, found = await asyncio.wait_for(asyncio.gather(*questions), 60)
    assert len(findings.members) == 6
    assert found.total >= 5


@pytest.mark.slow
async def test_a_service_that_made_findings_makes_room(seeds: Path, tmp_path: Path) -> None:
    """What lies in the folder since the service it replaces looked there last is told, and search goes on."""
    for place in seeds.iterdir():
        (tmp_path / place.name).write_bytes(place.read_bytes())
    desk = Desk((tmp_path,), Places.default())
    told: list[str] = []
    desk.listen(told.append)
    await desk.start()
    await desk.overview()
    await desk.findings()
    await desk.index()
    first = desk._reading._helper
    assert first is not None
    desk._reading._relieve(State(frozenset({"an id"}), indexed=True), first.connection)
    second = desk._reading._helper
    assert second is not None
    assert second is not first
    (tmp_path / "new.txt").write_text("The ceasefire of the harbour pilots ends.", encoding="utf-8")
    assert await desk.look()
    assert not await desk.look()
    assert (await desk.search("pilots")).total >= 1
    assert not told
    await desk.close()


async def test_what_a_service_that_left_has_not_answered_its_successor_is_asked(desk: Desk) -> None:
    told: list[str] = []
    desk.listen(told.append)
    await desk.start()
    waiting = asyncio.create_task(desk.overview())
    await asyncio.sleep(0)
    helper = desk._reading._helper
    assert helper is not None
    desk._reading._hear(Told(NOBODY, State(frozenset({"an id"}))), helper.connection)
    assert desk._reading._helper is not helper
    answer = await waiting
    assert len(answer.cards) == 6
    assert answer.new == {"an id"}
    assert not told


@pytest.mark.slow
async def test_the_service_that_made_the_first_findings_leaves_the_index_to_another(desk: Desk) -> None:
    await desk.start()
    await desk.overview()
    first = desk._reading._helper
    findings, indexed = await asyncio.gather(desk.findings(), desk.index())
    assert indexed == (6, None)
    second = desk._reading._helper
    assert second is not first
    assert await desk.findings() == findings
    assert desk._reading._helper is second


async def test_what_the_service_raises_is_raised_here(desk: Desk) -> None:
    await desk.start()
    with pytest.raises(UnknownStory):
        await desk.findings("none")


async def test_a_question_can_be_taken_back(desk: Desk) -> None:
    await desk.start()
    task = asyncio.create_task(desk.findings())
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert len((await desk.overview()).cards) == 6


DIES = r"import sys; print('some \x1b[31mwarning', file=sys.stderr); raise ImportError('libmissing.so: no such file')"


def kill(line: Line) -> None:
    """The test plays the kernel."""
    assert line._helper is not None
    line._helper.process.kill()


async def test_a_question_on_which_the_service_died_is_asked_again(desk: Desk) -> None:
    told: list[str] = []
    desk.listen(told.append)
    await desk.start()
    waiting = asyncio.create_task(desk.findings())
    await asyncio.sleep(0)
    kill(desk._reading)
    assert len((await waiting).members) == 6
    assert told == ["The reading process ended unexpectedly (signal 9); it is started anew."]


@pytest.mark.slow
async def test_a_service_that_died_unasked_has_read_everything_again(desk: Desk) -> None:
    told: list[str] = []
    desk.listen(told.append)
    await desk.start()
    await desk.overview()
    await desk.index()
    kill(desk._reading)
    while not told:
        await asyncio.sleep(0.01)
    assert (await desk.search("ceasefire")).total >= 5


async def test_a_service_that_always_dies_is_not_started_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.desk.SERVICE", "briefing.no.such.module")
    for _ in range(MOST_FALLS):
        with pytest.raises(DeskClosed):
            await desk.start()
    with pytest.raises(DeskClosed, match=r"whenever it is started \(.*No module named .?briefing.no.*; details in "):
        await desk.start()
    assert desk._reading._helper is None


async def test_why_a_service_cannot_start_is_told_and_logged(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    desk.listen(told.append)
    monkeypatch.setattr("briefing.library.process.command", lambda *_: [sys.executable, "-c", DIES])
    with pytest.raises(DeskClosed):
        await desk.start()
    log = Places.default().state / "log.txt"
    why = f"(ImportError: libmissing.so: no such file; details in {log})"
    assert told == [f"The reading process ended unexpectedly {why}; it is started anew."] * 2
    logged = log.read_text(encoding="utf-8")
    assert logged.startswith(
        "The reading process ended (status 1):\nsome [31mwarning\nTraceback (most recent call last):\n"
    )
    assert "\x1b" not in logged


async def test_a_log_that_cannot_be_written_costs_only_the_log(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    desk.listen(told.append)
    monkeypatch.setattr("briefing.library.process.command", lambda *_: [sys.executable, "-c", DIES])
    Places.default().state.parent.mkdir(parents=True, exist_ok=True)
    Places.default().state.write_text("no folder")
    with pytest.raises(DeskClosed):
        await desk.start()
    why = "(ImportError: libmissing.so: no such file)"
    assert told[0] == f"The reading process ended unexpectedly {why}; it is started anew."


async def test_nothing_is_started_once_the_desk_is_closed(desk: Desk) -> None:
    await desk.start()
    waiting = asyncio.create_task(desk.findings())
    await asyncio.sleep(0)
    await desk.close()
    with pytest.raises(DeskClosed):
        await waiting
    assert desk._reading._helper is None
