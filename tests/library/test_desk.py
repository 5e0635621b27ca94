"""The desk: asked from an event loop, answered by other processes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from briefing.library.desk import MOST_FALLS, Desk, DeskClosed, Line
from briefing.library.library import UnknownStory
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


async def test_search_has_a_process_of_its_own(desk: Desk) -> None:
    await desk.start()
    assert await desk.index() == (6, None)
    result = await desk.search("ceasefire")
    assert result.total == len(result.hits) >= 5
    spans = await desk.spans("ceasefire", result.hits[0].article)
    assert spans


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
    assert told == ["The reading process ended unexpectedly; it is started anew."]


async def test_a_service_that_died_unasked_has_read_everything_again(desk: Desk) -> None:
    told: list[str] = []
    desk.listen(told.append)
    await desk.start()
    await desk.index()
    kill(desk._searching)
    while not told:
        await asyncio.sleep(0.01)
    assert (await desk.search("ceasefire")).total >= 5


async def test_a_service_that_always_dies_is_not_started_for_ever(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briefing.library.desk.SERVICE", "briefing.no.such.module")
    for _ in range(MOST_FALLS):
        with pytest.raises(DeskClosed):
            await desk.start()
    with pytest.raises(DeskClosed, match="whenever it is started"):
        await desk.start()
    assert desk._reading._helper is None


async def test_nothing_is_started_once_the_desk_is_closed(desk: Desk) -> None:
    await desk.start()
    waiting = asyncio.create_task(desk.findings())
    await asyncio.sleep(0)
    await desk.close()
    with pytest.raises(DeskClosed):
        await waiting
    assert desk._reading._helper is None
