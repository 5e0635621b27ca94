"""Reading plain and Markdown articles with all clean-up, beside one regular expression over the same bytes."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable

import pytest

from briefing.reading.read import read_bytes

TEXT = (
    "the a of to in and that harbour council storm mayor Ada Lind Tom Okoro Port Ellen said told reporters ferry "
    "cranes Wednesday after before would not be closed weekend engineers plan quay damage officials island 2026 4.5"
)
AT_MOST = 25


def articles(count: int) -> list[bytes]:
    """Made-up articles of about 900 words: front matter, short and long paragraphs, headings, a teaser, a byline."""
    pick, text = random.Random(7), TEXT.split()

    def paragraph() -> str:
        words = [pick.choice(text) for _ in range(pick.randint(15, 60))]
        quoted = f"“{pick.choice(text)} {pick.choice(text)},” he said."
        return f"{' '.join(words).capitalize()}, {quoted} {pick.choice(text).capitalize()}."

    found = []
    for number in range(count):
        lines = [paragraph() for _ in range(24)]
        lines[8:8] = ["Ferries wait", "ALSO READ: Storm hits the coast"]
        head = (
            f'---\ntitle: "Harbour {number}: closed"\nsource: Coast Courier\ndate: 2026-03-04\n---\n\n'
            if number % 2
            else ""
        )
        found.append((head + "\n\n".join([*lines, "By Ada Lind"])).encode())
    return found


def seconds(run: Callable[[bytes], object], data: list[bytes]) -> float:
    best = float("inf")
    for _ in range(4):
        begin = time.process_time()
        for content in data:
            run(content)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.benchmark
def test_reading_costs_at_most_so_many_word_splits() -> None:
    data = articles(80)
    read_bytes(data[0], "warm.md")
    words = seconds(lambda content: re.findall(r"\w+", content.decode()), data)
    plain = seconds(lambda content: read_bytes(content, "a.txt"), data)
    markdown = seconds(lambda content: read_bytes(content, "a.md"), data)
    print(f"plain {plain / words:.1f}, Markdown {markdown / words:.1f} times one word split (at most {AT_MOST})")
    assert plain <= AT_MOST * words
    assert markdown <= AT_MOST * words
