"""Differences planted at run time on matched sentences of real articles, to measure what is found and what is flagged
without cause. Nothing of the articles is kept.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from briefing.analysis.matching import match_sentences
from briefing.analysis.sentences import split_text

# Pairs of a story that say the same with fair certainty; below, planted differences are hidden by loose matches.
SCORE = 0.45

WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROLES = [
    "President",
    "Prime Minister",
    "Foreign Minister",
    "Sen.",
    "Rep.",
    "Gov.",
    "Special Envoy",
    "Secretary of State",
]
SPOKE = r"(?:said|told|added|wrote|tweeted)"
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


class Pair(NamedTuple):
    """Two matched sentences; `kind` is what was planted in the right one, "none" where it is as it was."""

    left: str
    right: str
    kind: str


def matched(folder: Path) -> Iterator[tuple[str, str]]:
    """The surely matched sentences of the articles of each event under `folder`, no pair of equal sentences."""
    for event in sorted(p for p in folder.iterdir() if p.is_dir()):
        articles = [_sentences(file) for file in sorted(event.glob("*.md"))]
        for n, left in enumerate(articles):
            for right in articles[n + 1 :]:
                for match in match_sentences(left, right, background=articles):
                    if match.score >= SCORE and left[match.left] != right[match.right]:
                        yield left[match.left], right[match.right]


def plant(pairs: list[tuple[str, str]], most: int = 200) -> Iterator[Pair]:
    """Each kind of difference, planted in up to `most` pairs that allow it."""
    pick = random.Random("planted")
    for kind, change in CHANGES.items():
        order = pairs[:]
        pick.shuffle(order)
        made = 0
        for left, right in order:
            changed = change(left, right, pick) if made < most else None
            if changed and changed != right:
                made += 1
                yield Pair(left, changed, kind)


def _sentences(file: Path) -> list[str]:
    body = file.read_text(encoding="utf-8").split("---", 2)[2]
    return [
        part for line in body.splitlines() for part in (s.of(line) for s in split_text(line)) if len(part.split()) > 4
    ]


def _name(left: str, right: str, pick: random.Random) -> str | None:
    """One letter of a capitalised word that both sentences have: doubled, exchanged with the next, or another."""
    words = [m for m in re.finditer(r"(?<=\s)[A-Z][a-z]{3,}\b", right) if re.search(rf"\b{m[0]}\b", left)]
    words = [m for m in words if m[0] not in (*WEEKDAYS, *MONTHS)]
    if not words:
        return None
    word = pick.choice(words)
    old, at = word[0], pick.randrange(1, len(word[0]) - 1)
    new = pick.choice(
        (
            old[:at] + old[at] + old[at:],
            old[:at] + old[at + 1] + old[at] + old[at + 2 :],
            old[:at] + pick.choice("aeiou" if old[at] in "aeiou" else "nrstlm") + old[at + 1 :],
        )
    )
    return right[: word.start()] + new + right[word.end() :]


def _date(left: str, right: str, pick: random.Random) -> str | None:
    return _exchange(left, right, pick, WEEKDAYS) or _exchange(left, right, pick, MONTHS)


def _number(left: str, right: str, pick: random.Random) -> str | None:
    if words := _exchange(left, right, pick, NUMBERS):
        return words
    found = [
        m
        for m in re.finditer(r"(?<![\d.,$])\d{2,3}(?![\d.,]\d)(?= [a-z])", right)
        if re.search(rf"(?<![\d.,$]){m[0]}(?![\d.,]\d)", left)
    ]
    if not found:
        return None
    match = pick.choice(found)
    return right[: match.start()] + str(int(match[0]) + pick.choice((3, 7, 20))) + right[match.end() :]


def _role(left: str, right: str, pick: random.Random) -> str | None:
    for role in ROLES:
        match = re.search(rf"\b{re.escape(role)} (?:[A-Z]\w+ )?([A-Z]\w+)", right)
        if match and match[1] in left and role in left:
            other = pick.choice([r for r in ROLES if r != role])
            return right[: match.start()] + other + right[match.start() + len(role) :]
    return None


def _attribution(left: str, right: str, pick: random.Random) -> str | None:
    """The one who speaks in both, exchanged for another person the left sentence's story might name."""
    match = re.search(rf"\b([A-Z][a-z]{{3,}}) {SPOKE}\b|{SPOKE} ([A-Z][a-z]{{3,}})(?=[.,])", right)
    if not match:
        return None
    place = 1 if match[1] else 2
    if not re.search(rf"\b{match[place]}\b(?:,[^,]+,)? {SPOKE}\b|{SPOKE} (?:\w+ )?{match[place]}", left):
        return None
    other = pick.choice([n for n in ("Lindqvist", "Okafor", "Marchetti", "Halvorsen") if n not in left])
    return right[: match.start(place)] + other + right[match.end(place) :]


def _negation(left: str, right: str, pick: random.Random) -> str | None:
    """A "not" after an auxiliary whose verb both sentences have, or one taken away."""
    match = re.search(
        r"\b(?:is|was|were|are|will|would|has|have|had|did|does|do|could|can) not (?!only)(\w{4,})", right
    )
    if match and match[1] in left and re.search(r"\bnot\b|n['’]t\b", left):
        return right[: match.start()] + match[0].replace(" not ", " ", 1) + right[match.end() :]
    for match in re.finditer(r"\b(?:is|was|were|are|will|has|have|had|could|can) (?!not\b)(\w{4,})", right):
        if match[1][:5] in left and not re.search(r"\bnot\b|n['’]t\b|\bno\b", left):
            return right[: match.start(1)] + "not " + right[match.start(1) :]
    return None


def _exchange(left: str, right: str, pick: random.Random, listed: list[str]) -> str | None:
    shared = [w for w in listed if re.search(rf"\b{w}\b", right) and re.search(rf"\b{w}\b", left)]
    if not shared:
        return None
    word = pick.choice(shared)
    other = pick.choice([w for w in listed if not re.search(rf"\b{w}\b", left + right)])
    return re.sub(rf"\b{word}\b", other, right, count=1)


CHANGES: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "name": _name,
    "date": _date,
    "number": _number,
    "role": _role,
    "attribution": _attribution,
    "negation": _negation,
}
