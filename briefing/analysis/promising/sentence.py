"""The promises of one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.analysis.promising.conditions import conditions
from briefing.lexicon.loader import load
from briefing.model.promise import Status
from briefing.model.text import Span

_START = re.compile(
    r"(?:^|[;:—–]|[“\"]|,\s+(?:and|but|while|with|as)\s|\b(?:that|said|says|noted|added|explained)\s+)\s*",
    re.IGNORECASE,
)
_END = re.compile(
    r"[;:—–]|[.!?](?:\s|$|[”\"])|,\s+(?:but|although|though|which|noting|calling|saying|signal\w+|according|clarifying|expressing|subject)\b"
)
_WORDS_LEAST = 3


@dataclass(frozen=True, slots=True)
class Offer:
    """A promise as one sentence words it; `who` is None where the sentence leaves it to a pronoun or to nobody."""

    who: str | None
    pronoun: str | None
    what: Span
    condition: str | None
    status: Status


def offers(text: str) -> list[Offer]:
    """The promises of a sentence, in order, each stretch of it used once."""
    found: list[Offer] = []
    for status, pattern in _patterns():
        for match in pattern.finditer(text):
            offer = _offer(text, match, status)
            if offer and not any(offer.what.overlaps(other.what) for other in found):
                found.append(offer)
    return sorted(found, key=lambda o: o.what.start)


def _offer(text: str, match: re.Match[str], status: Status) -> Offer | None:
    groups = match.groupdict()
    what = _what(text, match)
    if len(what.of(text).split()) < _WORDS_LEAST or _denied(text, match):
        return None
    named = groups.get("subject") or groups.get("subject2")
    who = named or _subject(text, match.start())
    if who and who.lower() in load("promises_words")["nobody"]:
        return None
    pronoun = who.lower() if who and who.lower() in ("he", "she", "they", "it", "we") else None
    if pronoun == "they":
        who, pronoun = _subject(text, match.start()) or "they", None
        pronoun = "they" if who == "they" else None
    if status is not Status.POSSIBLE and re.search(
        load("promises_words")["drafts"], text[: match.start()], re.IGNORECASE
    ):
        status = Status.DRAFT
    return Offer(None if pronoun else who, pronoun, what, _condition(text), _status(text, status))


def _status(text: str, status: Status) -> Status:
    draft = re.search(r"\bdrafts?\b|\bplanned\b|under consideration", text, re.IGNORECASE)
    return Status.DRAFT if draft else status


def _what(text: str, match: re.Match[str]) -> Span:
    """What is promised: from the words of committing to the end of the clause, a condition at its end left out."""
    start = match.start("what") if match.groupdict().get("what") else match.end()
    ending = _END.search(text, match.end())
    end = ending.start() if ending else len(text)
    for condition in conditions(text):
        if start < condition.start < end and condition.end >= end - 2:
            end = condition.start
    while start < end and text[start] in ' “"':
        start += 1
    return Span(start, start + len(text[start:end].rstrip(' ,.;“”"')))


def _subject(text: str, end: int) -> str | None:
    """Who stands before the words of committing, without what is said about them; None where it is not clear."""
    starts = [m.end() for m in _START.finditer(text, 0, end) if m.end() < end - 1]
    words = text[max(starts, default=0) : end].strip(' ,“”"')
    words = re.sub(load("promises_words")["who_end"], "", words).strip(" ,")
    words = re.sub(r"^(?:In parallel|In addition|On his part|Meanwhile|Also|However|Still),?\s+", "", words)
    if not words or len(words.split()) > 14 or words.lower().endswith((" to", " of", " and")):
        return None
    return (
        words
        if re.search(r"[A-Z]", words)
        or words.lower().split()[-1] in _collective()
        or words.split()[0].lower() in _pronouns()
        else None
    )


def _condition(text: str) -> str | None:
    found = conditions(text)
    return found[0].of(text).strip() if found else None


def _denied(text: str, match: re.Match[str]) -> bool:
    return (
        re.search(load("promises_words")["denied"], text[max(0, match.start() - 25) : match.end()], re.IGNORECASE)
        is not None
    )


@cache
def _collective() -> frozenset[str]:
    return frozenset(load("promises_words")["collective"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("promises_words")["pronouns"])


@cache
def _patterns() -> list[tuple[Status, re.Pattern[str]]]:
    listed = load("promises_words")["commit"]
    return [
        (Status(status), re.compile(rf"(?<!\w)(?:{p})(?!\w)")) for status, patterns in listed.items() for p in patterns
    ]
