"""Whether two passages give the same words to different people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.roles import offices
from briefing.analysis.differing.spelling import one_edit, same_name
from briefing.analysis.differing.voices import Speaker, speakers
from briefing.analysis.language.passages import matter, quoted_characters, words
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Shared words in a row, some of them quoted, that make two quotations one; or the share of one that the other holds.
_RUN = 4
_LONG_RUN = 8
_PLAIN = 3
# Words of a passage that are looked at: the search for a run takes the product of both lengths.
_LONGEST = 150
_SHARE = 0.6
# The share of content, speakers left out, that two passages without common quotations must have, and where one names
# the other's speaker. Planted sources found and untouched pairs flagged, 138 events, of 2,641: .67 and 14 at .5,
# .74 and 14 at .42, .79 and 16 at .4; where one names the other's speaker, two of three flagged below .5 are false.
_CONTENT, _NAMED = 0.42, 0.5


def attribution_clashes(left: str, right: str) -> Iterator[Clash]:
    """The same words, said by one here and by another there: two people or two institutions."""
    one, other = speakers(left), speakers(right)
    doubled = [s for s in (*one, *other) if s.second]
    mine, theirs = _spoken_by(one, doubled), _spoken_by(other, doubled)
    if len(mine) != 1 or len(theirs) != 1:
        yield from _named_by_himself(left, right, mine, theirs)
        return
    if not doubled and (_pronoun_speaks(left) or _pronoun_speaks(right)):
        return
    a, b = mine[0], theirs[0]
    if a.body != b.body or _same_speaker(a, b) or _mentioned_as_speaker(a, right) or _mentioned_as_speaker(b, left):
        return
    if _two_named(one, other) or _same_words(left, right, (a, b)) or _of_himself(a, left) or _of_himself(b, right):
        yield Clash(Kind.ATTRIBUTION, Grade.CONTRADICTION, "who says it", "speaker", a.span, b.span)


def _named_by_himself(left: str, right: str, mine: Sequence[Speaker], theirs: Sequence[Speaker]) -> Iterator[Clash]:
    """Words that one passage gives to "him" and the other to somebody whom they name: hardly anybody names himself."""
    named, (told, other) = (mine, (left, right)) if mine else (theirs, (right, left))
    if (mine and theirs) or len(named) != 1 or not any(w.quoted and w.lower == named[0].key for w in words(told)):
        return
    pronoun = next((m for m in _pronoun().finditer(other) if not quoted_characters(other)[m.start()]), None)
    if pronoun and _longest_run(left, right) >= _LONG_RUN:
        span = Span(pronoun.start(), pronoun.start() + len(pronoun[0].split()[0]))
        left_span, right_span = (named[0].span, span) if named is mine else (span, named[0].span)
        yield Clash(Kind.ATTRIBUTION, Grade.CONTRADICTION, "who says it", "speaker", left_span, right_span)


def _pronoun_speaks(text: str) -> bool:
    """True if somebody called by a pronoun speaks in a passage too: whose words are whose stays open."""
    quoted = quoted_characters(text)
    return any(not quoted[m.start()] for m in _pronoun().finditer(text))


def _spoken_by(found: tuple[Speaker, ...], doubled: list[Speaker]) -> list[Speaker]:
    """Who speaks in a passage; of two names round one verb the second, as the first is the one that is in place."""
    second = [s for s in found if s in doubled]
    return second or list(found)


def _two_named(one: tuple[Speaker, ...], other: tuple[Speaker, ...]) -> bool:
    """True if one passage names two round one verb, the first of whom speaks in the other."""
    return any(
        s.second
        and any(_same_speaker(first, t) for first in side if not first.second for t in opposite if not t.second)
        for side, opposite in ((one, other), (other, one))
        for s in side
    )


def _same_speaker(a: Speaker, b: Speaker) -> bool:
    """True if two speakers may be one: one name, misspelt or not, or bodies with a word in common."""
    if a.body:
        return bool(set(a.key.split()) & set(b.key.split()))
    return same_name(a.key, b.key) or one_edit(a.key, b.key)


def _of_himself(speaker: Speaker, text: str) -> bool:
    """True if the words quoted of a speaker name the speaker with an office, as others would."""
    quoted = quoted_characters(text)
    return any(o.person == speaker.key and quoted[o.span.start] for o in offices(text))


def _mentioned_as_speaker(speaker: Speaker, text: str) -> bool:
    """True if a passage speaks of somebody of this name through others ("a spokesman for Lund said")."""
    helpers = "|".join(load("differences_speech")["helpers"])
    pattern = rf"(?:spokes\w+|{helpers})\W+(?:\w+\W+){{0,3}}{re.escape(speaker.key)}"
    return re.search(pattern, text, re.IGNORECASE) is not None


def _same_words(left: str, right: str, named: tuple[Speaker, Speaker]) -> bool:
    """True if the passages share a run of quoted words, or one holds most of what the other quotes or says."""
    if _longest_run(left, right) >= _RUN or _quoted_in(left, right) or _quoted_in(right, left):
        return True
    quoted = [{w.stem for w in words(text) if w.quoted and w.matters} for text in (left, right)]
    if all(quoted) and quoted[0].isdisjoint(quoted[1]):
        return False  # each quotes other words
    mine, theirs = _content(left, named[0]), _content(right, named[1])
    shared = len(mine & theirs)
    both = any(w.lower == named[n].key for n, text in ((1, left), (0, right)) for w in words(text))
    return shared >= max(_PLAIN, (_NAMED if both else _CONTENT) * min(len(mine), len(theirs)))


def _content(text: str, speaker: Speaker) -> frozenset[str]:
    """What a passage says, without the one who says it and the verb of saying."""
    return matter(text) - matter(speaker.span.of(text)) - _saying_words()


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


@cache
def _saying_words() -> frozenset[str]:
    return frozenset(stem(verb) for verb in load("differences_speech")["verbs"]) | {stem("according")}


@cache
def _pronoun() -> Screened:
    return Screened(rf"\b(?:he|she|they)\s+(?:{'|'.join(load('differences_speech')['inverted'])})\b", re.IGNORECASE)
