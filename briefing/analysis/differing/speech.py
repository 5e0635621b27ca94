"""Who says it: the speaker a passage names, and whether two passages give the same words to different people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.alike.words import stem
from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.roles import offices
from briefing.analysis.differing.spelling import misspelt, same_name
from briefing.analysis.differing.telling import countries
from briefing.analysis.differing.words import common_share, matter, quoted_characters, words
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import load
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

_NAMED = r"[^\W\d_a-z](?:[^\W\d_]|['’\-](?=[^\W\d_]{2})|\.(?= ))*"
_NAME = rf"{_NAMED}(?:\s(?:(?:de|van|von|bin|al|der|den)\s)?{_NAMED}){{0,5}}"


# Shared words in a row, some of them quoted, that make two quotations one; or the share of one that the other holds.
_RUN = 4
_PLAIN = 3
# Words of a passage that are looked at: the search for a run takes the product of both lengths.
_LONGEST = 150
_SHARE = 0.6
# The share of content that two passages without common quotations must have. Planted speakers found and untouched pairs
# flagged, development set: .77 and 17 at .5, .73 and 11 at .6, .68 and 8 at .7.
_CONTENT = 0.6
# A name after one of these belongs to what stands before ("Lund of Norway said").
_BOUND = re.compile(r"\b(?:of|in|for|at|with|from|on|to|by)\s$")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person who speaks in a passage: the last word of the name in lower case, and the name's place."""

    key: str
    span: Span


@lru_cache(maxsize=4096)
def speakers(text: str) -> tuple[Speaker, ...]:
    """The people a passage names as speaking, in order; organisations, descriptions and pronouns left out."""
    found: dict[str, Speaker] = {}
    quoted = quoted_characters(text)
    for match in _pattern().finditer(text):
        name = next(g for g in ("before", "after", "headline", "source") if match[g])
        if name == "headline" and match[name].split()[0] not in vocabulary().given:
            continue
        if quoted[match.start(name)] or _BOUND.search(text, 0, match.start(name)):
            continue
        if speaker := _person(text, Span(*match.span(name))):
            found.setdefault(speaker.key, speaker)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Source:
    """Who a clause is ascribed to, as written, and the clause's place."""

    text: str
    start: int
    end: int

    def covers(self, span: Span) -> bool:
        """True if `span` lies in what the source says."""
        return self.start <= span.start and span.end <= self.end


@lru_cache(maxsize=4096)
def sources(text: str) -> tuple[Source, ...]:
    """Who says the parts of a sentence: "Lund’s office said …" what follows, "according to Lund" the whole sentence."""
    found = [Source(m["source"], 0, len(text)) for m in _according().finditer(text)]
    found += [Source(m["who"].strip(), m.end(), len(text)) for m in _saying().finditer(text)]
    return tuple(found)


def attribution_clashes(left: str, right: str) -> Iterator[Clash]:
    """The same words, said by one person here and another there."""
    one, other = speakers(left), speakers(right)
    if len(one) != 1 or len(other) != 1:
        return
    a, b = one[0], other[0]
    if (
        same_name(a.key, b.key)
        or misspelt(a.key, b.key)
        or _mentioned_as_speaker(a, right)
        or _mentioned_as_speaker(b, left)
    ):
        return
    if _same_words(left, right) or _of_himself(a, left) or _of_himself(b, right):
        yield Clash(Kind.ATTRIBUTION, Grade.CONTRADICTION, "who says it", "speaker", a.span, b.span)


def _of_himself(speaker: Speaker, text: str) -> bool:
    """True if the words quoted of a speaker name the speaker with an office, as others would."""
    quoted = quoted_characters(text)
    return any(o.person == speaker.key and quoted[o.span.start] for o in offices(text))


def _mentioned_as_speaker(speaker: Speaker, text: str) -> bool:
    """True if a passage speaks of somebody of this name through others ("a spokesman for Lund said")."""
    helpers = "|".join(load("differences_speech")["helpers"])
    pattern = rf"(?:spokes\w+|{helpers})\W+(?:\w+\W+){{0,3}}{re.escape(speaker.key)}"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _same_words(left: str, right: str) -> bool:
    """True if the passages share a run of quoted words, or one holds most of what the other quotes."""
    if _longest_run(left, right) >= _RUN or _quoted_in(left, right) or _quoted_in(right, left):
        return True
    return common_share(left, right) >= _CONTENT and len(matter(left) & matter(right)) >= _PLAIN


def _quoted_in(quoting: str, other: str) -> bool:
    quoted = {w.stem for w in words(quoting) if w.quoted and w.matters and not w.capital}
    return len(quoted & matter(other)) >= max(2, _SHARE * len(quoted))


def _longest_run(left: str, right: str) -> int:
    """The most words in a row that both passages have, some inside quotation marks and not all of them names."""
    one, other = words(left)[:_LONGEST], words(right)[:_LONGEST]
    best, above = 0, [(0, 0)] * (len(other) + 1)
    for a in one:
        row = [(0, 0)]
        for n, b in enumerate(other):
            length, plain = above[n] if stem(a.lower) == stem(b.lower) else (-1, 0)
            row.append((length + 1, plain + (not a.capital)) if length >= 0 else (0, 0))
            if row[-1][0] > best and row[-1][1] >= _PLAIN and (a.quoted or b.quoted):
                best = row[-1][0]
        above = row
    return best


def _person(text: str, span: Span) -> Speaker | None:
    """The person named at `span`, or None for what is no person's name."""
    name = re.sub(r"['’]s?$", "", span.of(text))
    parts = [p for p in name.split() if p.lower().strip(".") not in _titles()]
    if not parts or any(p.lower().strip(".") in _nobody() for p in parts):
        return None
    last = parts[-1].strip(".").lower()
    if len(parts) > 1 and last in ("jr", "sr", "ii", "iii"):
        last = parts[-2].strip(".").lower()
    if (
        len(last) < 3
        or name in countries()
        or last[:2] in ("r-", "d-", "i-")
        or parts[-1] in vocabulary().organisation_heads
        or name.isupper()
    ):
        return None
    return Speaker(last, Span(span.start, span.start + len(name)))


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load("differences_speech")["nobody"])


@cache
def _titles() -> frozenset[str]:
    known = vocabulary()
    return known.titles | {h.lower().strip(".") for h in known.honorifics}


@cache
def _according() -> re.Pattern[str]:
    return re.compile(
        rf"\b[Aa]ccording to (?:the |a |an )?(?P<source>{_NAME}(?:['’]s? \w+)?|\w+(?: \w+)? (?:officials?|sources?))"
    )


@cache
def _saying() -> re.Pattern[str]:
    """A name, with what belongs to it ("Lund’s office", "French officials"), before a verb of saying."""
    verbs = "|".join(v for v in load("differences_speech")["verbs"] if v not in load("differences_speech")["weak"])
    return re.compile(
        rf"(?P<who>{_NAME}(?:['’]s?)?(?:\s[a-z]+){{0,2}}?)(?:,[^,“”\"]{{2,90}},)?\s+(?:also\s|has\s|had\s)?(?:{verbs})\b(?:\s+that)?"
    )


@cache
def _pattern() -> re.Pattern[str]:
    lists = load("differences_speech")
    verbs = "|".join(lists["verbs"])
    inverted = "|".join(v for v in lists["inverted"])
    return re.compile(
        rf"(?<![\w.])(?P<before>{_NAME})(?:,[^,“”\"]{{2,90}},|\s\([^)]*\)|,)?\s+(?:also\s|has\s|had\s|later\s|\w+ly\s)?(?:{verbs})\b"
        rf"|(?:[,?!][”\"’']|[”\"])\s+(?:{inverted})\s+(?P<after>{_NAME})"
        rf"|^(?P<headline>{_NAME}):\s"
        rf"|\b[Aa]ccording to\s+(?P<source>{_NAME})"
    )
