"""The quotations that the Brief shows, on screen and page: the widest carried first, then one of each speaker."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.language.tongue import tongue
from briefing.lexicon.loader import alternation, load
from briefing.model.actor import ActorType
from briefing.model.quote import Quote, QuoteGroup, QuoteKind, said_by
from briefing.model.story import StoryFindings
from briefing.model.text import Span

SHORTEST_WORDS = 4
"""Shorter stretches say nothing without the sentence round them."""
_ADDRESSES = re.compile(r"(?:\s*(?:https?://|pic\.twitter\.com/|t\.co/)\S+)+\s*$")


@dataclass(frozen=True, slots=True)
class Shown:
    """One quotation with all the quotes that carry its words. `tongue` is the language of `text` where it is not the
    story's, `also` the others that accounts quote it in.
    """

    text: str
    speaker: str | None
    quotes: tuple[Quote, ...]
    same: bool
    tongue: str = ""
    also: tuple[str, ...] = ()


def chosen_quotations(findings: StoryFindings, most: int) -> list[Shown]:
    """At most `most`: of each speaker at most two, of those carried by several accounts first, those in the story's
    language before others. The same words of two people are shown once, as most accounts give them.
    """
    chosen: list[Shown] = []
    per_speaker: Counter[str] = Counter()
    for shown in _candidates(findings):
        speaker = shown.speaker or ""
        if {q.group for c in chosen for q in c.quotes if q.group} & {q.group for q in shown.quotes}:
            continue
        if per_speaker[speaker] >= (2 if len(shown.quotes) > 1 else 1) or not speaker:
            continue
        per_speaker[speaker] += 1
        chosen.append(shown)
        if len(chosen) == most:
            break
    return chosen


def all_quotations(findings: StoryFindings) -> Iterator[Shown]:
    """Every quotation of the story once, the same words of several accounts together, in reading order."""
    groups = {group.id: group for group in findings.groups}
    quotes = {quote.id: quote for quote in findings.quotes}
    language = story_language(findings)
    seen: set[str] = set()
    for quote in findings.quotes:
        if quote.kind in (QuoteKind.TERM, QuoteKind.INDIRECT):
            continue
        group = groups.get(quote.group or "")
        if group is None:
            yield _shown((quote,), quote.who, language)
        elif group.id not in seen:
            seen.add(group.id)
            members = tuple(quotes[q] for q in group.quotes if q in quotes)
            for speaker, said in _by_speaker(group, members):
                yield _shown(said, speaker, language)


def _by_speaker(group: QuoteGroup, members: Sequence[Quote]) -> Iterator[tuple[str | None, Sequence[Quote]]]:
    """The quotes of a group, those apart that accounts give to different people; what nobody says goes with the first.

    The words shown are so never one account's with the speaker of another.
    """
    if not group.speakers:
        yield said_by(group, members), members
        return
    first, *others = group.speakers
    yield first, [quote for quote in members if quote.speaker not in others]
    for name in others:
        yield name, [quote for quote in members if quote.speaker == name]


def story_language(findings: StoryFindings) -> str:
    """The language of most of a story's articles, as a code."""
    counts = Counter(member.article.language for member in findings.members)
    return counts.most_common(1)[0][0] if counts else "en"


def _shown(quotes: Sequence[Quote], speaker: str | None, language: str) -> Shown:
    """The first wording in the story's language, else the first, without addresses at its end."""
    wordings = {q.text.strip(".,;: ").casefold() for q in quotes}
    tongues = [tongue(q.text) or language for q in quotes]
    own = language if language in tongues else tongues[0]
    text = quotes[tongues.index(own)].text
    return Shown(
        _ADDRESSES.sub("", text),
        speaker,
        tuple(quotes),
        same=len(wordings) < 2,
        tongue="" if own == language else own,
        also=tuple(code for code in dict.fromkeys(tongues) if code != own),
    )


def _candidates(findings: StoryFindings) -> list[Shown]:
    """What can stand alone, by how many accounts carry it; of equals, whole sentences, then what commits to something,
    denies it or counts it, then the better known speaker.

    Words of a body or a country are mostly run into the reporter's: they are shown if several accounts carry them. What
    is run into a sentence that tells a promise stands there.
    """
    rank = {actor.name: number for number, actor in enumerate(findings.actors)}
    persons = {actor.name for actor in findings.actors if actor.type is ActorType.PERSON}
    found = [
        s
        for s in all_quotations(findings)
        if len(s.text.split()) >= SHORTEST_WORDS and _alone(s) and (s.speaker in persons or _carried(s) > 1)
    ]
    promised = [(e.article, e.span) for p in findings.promises for e in p.evidence]
    found = [s for s in found if _whole(s) or not _tells(s, promised)]

    def order(shown: Shown) -> tuple[int, str, bool, bool, int]:
        speaker = rank.get(shown.speaker or "", len(rank))
        return -_carried(shown), shown.tongue, not _whole(shown), _firm().search(shown.text) is None, speaker

    return sorted(found, key=order)


def _tells(shown: Shown, promised: Sequence[tuple[str, Span]]) -> bool:
    return any(q.article == article and span.overlaps(q.span) for q in shown.quotes for article, span in promised)


def _carried(shown: Shown) -> int:
    return len({quote.article for quote in shown.quotes})


def _alone(shown: Shown) -> bool:
    """True where the words are a whole sentence somewhere, not run into a reporter's; posts are shown elsewhere."""
    return any(q.kind in (QuoteKind.DIRECT, QuoteKind.PARTIAL) for q in shown.quotes)


def _whole(shown: Shown) -> bool:
    return any(q.kind is QuoteKind.DIRECT for q in shown.quotes)


@cache
def _firm() -> re.Pattern[str]:
    """Words of what is promised, denied or counted, rather than praised."""
    return re.compile(rf"\b(?:{alternation(load('language_clauses')['firm'])})\b|n[’']t\b|\d", re.IGNORECASE)
