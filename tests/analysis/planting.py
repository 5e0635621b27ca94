"""Differences planted at run time on matched sentences of real articles, to measure what is found and what is flagged
without cause. Nothing of the articles is kept.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from briefing.analysis.language.sentences import split_text
from briefing.analysis.matching import match_sentences

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
FULL = re.compile(rf"\b([A-Z][a-z]+ [A-Z][a-z]{{3,}}) {SPOKE}\b")
# Words that no person's name ends with or begins with.
OFFICE = re.compile(
    r"\b(?:President|Minister|Chief|Secretary|Senator|Judge|General|House|Department|Police|Times|Press|Mr|Ms|Mrs|And|But|The|We|He|She"
    r"|Airlines|Association|Service|Center|Ministry|Project|District|Republicans?|Democrats?|Organization|Committee|Board|Party|Office"
    r"|Union|University|Council|Agency|Group|Company|Commission|Court|Congress|Senate|Bank|Institute|Foundation|Team)\b"
)
REPORTED = re.compile(
    r"\b(?:said|says|told|added|wrote|tweeted|according|reported|announced|claimed|testified)\b|[“”\"]"
)
STRANGERS = ["Lindqvist", "Okafor", "Marchetti", "Halvorsen"]
INSTITUTIONS = [
    "the Interior Ministry",
    "the Pentagon",
    "the Kremlin",
    "the World Bank",
    "the Justice Department",
    "Amnesty International",
    "the Supreme Court",
    "the European Commission",
    "Greenpeace",
]
NUMBERS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]


class Pair(NamedTuple):
    """Two matched sentences; `kind` is what was planted in the right one, "none" where it is as it was, `way` how."""

    left: str
    right: str
    kind: str
    way: str = ""


class Said(NamedTuple):
    """Two surely matched sentences, and the people that the articles of their event name as speaking."""

    left: str
    right: str
    speakers: tuple[str, ...] = ()


Change = Callable[[Said, random.Random], tuple[str, str] | None]


def matched(folder: Path) -> Iterator[Said]:
    """The surely matched sentences of the articles of each event under `folder`, no pair of equal sentences."""
    for event in sorted(p for p in folder.iterdir() if p.is_dir()):
        articles = [_sentences(file) for file in sorted(event.glob("*.md"))]
        named = [m[1] for article in articles for s in article for m in FULL.finditer(s) if not OFFICE.search(m[1])]
        speakers = tuple(dict.fromkeys(named))
        for n, left in enumerate(articles):
            for right in articles[n + 1 :]:
                for match in match_sentences(left, right, background=articles):
                    if match.score >= SCORE and left[match.left] != right[match.right]:
                        yield Said(left[match.left], right[match.right], speakers)


def plant(pairs: Sequence[Said], most: int = 800) -> Iterator[Pair]:
    """Each kind of difference in each way, planted in up to `most` pairs that allow it."""
    for (kind, way), change in CHANGES.items():
        pick = random.Random(f"planted {kind} {way}")
        made = 0
        for said in pick.sample(pairs, len(pairs)):
            changed = change(said, pick) if made < most else None
            if changed and changed != (said.left, said.right):
                made += 1
                yield Pair(*changed, kind, way)


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


def _stranger(said: Said, pick: random.Random) -> tuple[str, str] | None:
    """The one who speaks in both, exchanged for a person the event does not name."""
    return _respoken(said, [n for n in STRANGERS if n not in said.left], pick)


def _another_speaker(said: Said, pick: random.Random) -> tuple[str, str] | None:
    """The one who speaks in both, exchanged for another who speaks in the articles of the event."""
    return _respoken(said, [n for n in said.speakers if n.split()[-1] not in said.left + said.right], pick)


def _respoken(said: Said, others: list[str], pick: random.Random) -> tuple[str, str] | None:
    """The speaker of the right sentence, who speaks in the left one too, exchanged for one of `others`."""
    match = re.search(
        rf"(?<!by )\b((?:[A-Z][a-z]+ )?([A-Z][a-z]{{3,}})) {SPOKE}\b|{SPOKE} ([A-Z][a-z]{{3,}})(?=[.,])", said.right
    )
    if not match or not others:
        return None
    place, name = (1, match[2]) if match[1] else (3, match[3])
    if name in (*WEEKDAYS, *MONTHS) or not re.search(
        rf"\b{name}\b(?:,[^,]+,)? {SPOKE}\b|{SPOKE} (?:\w+ )?{name}", said.left
    ):
        return None
    return said.left, said.right[: match.start(place)] + pick.choice(others) + said.right[match.end(place) :]


def _source_added(said: Said, pick: random.Random) -> tuple[str, str] | None:
    """A sentence that nobody is said to have said: told by one person here, by another there."""
    people = [n for n in said.speakers if n.split()[-1] not in said.left + said.right]
    return _told_by(said, people, pick)


def _institution_added(said: Said, pick: random.Random) -> tuple[str, str] | None:
    """The same with two institutions."""
    return _told_by(said, [n for n in INSTITUTIONS if n.split()[-1] not in said.left + said.right], pick)


def _told_by(said: Said, others: list[str], pick: random.Random) -> tuple[str, str] | None:
    if len(others) < 2 or any(REPORTED.search(text) for text in (said.left, said.right)):
        return None
    one, other = pick.sample(others, 2)
    forms = pick.sample((", according to {}.", ", {} said."), 2)
    left, right = (text.rstrip(" .") for text in (said.left, said.right))
    if not all(text[-1].isalnum() for text in (left, right)):
        return None
    return left + forms[0].format(one), right + forms[1].format(other)


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


def _right(change: Callable[[str, str, random.Random], str | None]) -> Change:
    """A change of the right sentence alone."""

    def changed(said: Said, pick: random.Random) -> tuple[str, str] | None:
        right = change(said.left, said.right, pick)
        return (said.left, right) if right else None

    return changed


def _exchange(left: str, right: str, pick: random.Random, listed: list[str]) -> str | None:
    shared = [w for w in listed if re.search(rf"\b{w}\b", right) and re.search(rf"\b{w}\b", left)]
    if not shared:
        return None
    word = pick.choice(shared)
    other = pick.choice([w for w in listed if not re.search(rf"\b{w}\b", left + right)])
    return re.sub(rf"\b{word}\b", other, right, count=1)


CHANGES: dict[tuple[str, str], Change] = {
    ("name", ""): _right(_name),
    ("date", ""): _right(_date),
    ("number", ""): _right(_number),
    ("role", ""): _right(_role),
    ("attribution", "a stranger"): _stranger,
    ("attribution", "another speaker"): _another_speaker,
    ("attribution", "according to"): _source_added,
    ("attribution", "an institution"): _institution_added,
    ("negation", ""): _right(_negation),
}
