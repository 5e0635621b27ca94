"""Commands that are killed while they write: every file is the old one or the new one, whole."""

from __future__ import annotations

import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from briefing.export import Options, report
from briefing.export.items import has_pieces
from briefing.files.atomic import PREFIX
from briefing.files.yamltext import parse
from briefing.library import open_library
from briefing.selection import SelectionStore, clip, edit
from briefing.settings.places import Places, library_key

KILLS = 60
OLD = "what stood there before\n" * 40


class Killer:
    """Runs a command and kills it: at any moment of its run, or some moments after it has begun to write."""

    def __init__(self, arguments: list[str], folder: Path, seed: int = 9) -> None:
        self._arguments = arguments
        self._folder = folder
        self._pick = random.Random(seed)
        begin = time.perf_counter()
        subprocess.run([sys.executable, "-m", "briefing", *arguments], check=True, capture_output=True)
        self._whole = time.perf_counter() - begin
        self.killed = 0

    def run(self, number: int) -> None:
        """One run; every second one is killed while it writes, the others whenever it is."""
        command = [sys.executable, "-m", "briefing", *self._arguments]
        before = self._names()
        victim = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if number % 2:
            while victim.poll() is None and self._names() == before:
                pass
            after = self._pick.uniform(0, 0.004)
        else:
            after = self._pick.uniform(0, self._whole)
        try:
            victim.wait(after)
        except subprocess.TimeoutExpired:
            victim.send_signal(signal.SIGKILL)
            victim.wait(60)
            self.killed += 1

    def retarget(self, arguments: list[str]) -> None:
        """Another command of the same length from here on."""
        self._arguments = arguments

    def _names(self) -> set[str]:
        return {entry.name for entry in os.scandir(self._folder)}


@pytest.fixture
def picked(seeds: Path, own_places: Places) -> Path:
    """The starter library with some picks."""
    store = SelectionStore(own_places, library_key([seeds]))
    with open_library(seeds) as library:
        findings = library.findings()
    selection = store.load()
    for quote in findings.quotes[:20]:
        selection = edit.add(selection, clip.clip_quote(findings, quote.id))
    store.save(selection)
    return seeds


@pytest.mark.slow
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "command",
    [["report"], ["export"], ["export", "--hand-over"], ["export", "--table", "quotes", "--format", "csv"]],
    ids=" ".join,
)
def test_sixty_kills_of_a_command_that_exports(command: list[str], picked: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    name, *options = command
    arguments = [name, str(picked), *options, "--force", "-o", str(target)]
    killer = Killer(arguments, tmp_path)
    whole = _timeless(target.read_text())
    new = left = 0
    for number in range(KILLS):
        target.write_text(OLD)
        killer.run(number)
        found = target.read_text()
        assert found == OLD or _timeless(found) == whole
        new += found != OLD
        for temporary in tmp_path.glob(PREFIX + "*"):
            temporary.unlink()
            left += 1
    print(f"\n{' '.join(command)}: {killer.killed} of {KILLS} killed, {new} new files, 0 torn, {left} temporaries left")
    assert killer.killed > KILLS // 2


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_sixty_kills_of_an_update_keep_what_the_reader_wrote(seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    with open_library(seeds) as library:
        target.write_text(report(library.findings(), Options()) + "\nMy own closing words.\n")
    killer = Killer(["report", str(seeds), "-o", str(target), "--update"], tmp_path)
    page = target.read_text()
    for number in range(KILLS):
        target.write_text(page.replace("created: ", "created: 1999-01-01 #"))  # so that there is something to write
        killer.run(number)
        found = target.read_text()
        assert found.count("My own closing words.") == 1
        assert has_pieces(found)
        assert found.count("## Sources") == 1


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_sixty_kills_of_a_correction_lose_none(seeds: Path, own_places: Places) -> None:
    folder = Places.folder(own_places.library_data(library_key([seeds])))
    killer = Killer(["correct", str(seeds), "hide", "Nobody"], folder)
    kept = 1
    for number in range(KILLS):
        killer.retarget(["correct", str(seeds), "hide", f"Nobody {number}"])
        killer.run(number)
        items = parse((folder / "corrections.yaml").read_text()).value["items"]
        assert len(items) in (kept, kept + 1)
        kept = len(items)
        for temporary in folder.glob(PREFIX + "*"):
            temporary.unlink()


def _timeless(text: str) -> str:
    """The page without the moment at which it was made."""
    return re.sub(r"(?m)^created: .*$|Exported [^*]*\*|sum=\w+", "", text)
