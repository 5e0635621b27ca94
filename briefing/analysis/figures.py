"""Numbers, what they count, and who says so."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from briefing.analysis.differing.numbers import Number, numbers, plural
from briefing.analysis.differing.times import times
from briefing.analysis.differing.voices import sources
from briefing.analysis.language.passages import bounded
from briefing.lexicon.loader import alternation, load
from briefing.model.actor import Name
from briefing.model.article import Article
from briefing.model.promise import Figure
from briefing.model.quote import Quote, QuoteKind
from briefing.model.text import Evidence, Span

_WHOLLY = 100
_CLOSED_BY = {"“": "”", "‘": "’", '"': '"'}


def find_figures(article: Article, names: Sequence[Name], quotes: Sequence[Quote]) -> tuple[Figure, ...]:
    """The numbers an article gives with what they count, in reading order.

    `by` is who the words around the number are ascribed to, as named there; None where the outlet says it itself.
    Numbers that count nothing named (a score, a part of a title) are left out.
    """
    spoken = [q for q in quotes if q.kind is not QuoteKind.TERM and q.mention]
    found = []
    for index, span in enumerate(article.sentences):
        text = span.of(article.text)
        for number in numbers(text):
            if _is_count(number, text) and not any(t.span.overlaps(number.span) for t in times(text)):
                start, end = span.start + number.span.start, span.start + _end(text, number)
                end = _goes_on(article.text, end, number)
                start -= _opened_before(article.text, Span(start, end))
                evidence = Evidence(article.id, start, end, article.text[start:end])
                by = _said_by(article, Span(start, end), span, spoken)
                unit = "money" if number.head == "money" else number.unit
                found.append(Figure(evidence, number.value, unit, by, index))
    return tuple(found)


def _opened_before(text: str, place: Span) -> bool:
    """True where a quotation mark stands right before a place and is closed inside it (“several thousand” boats)."""
    closing = _CLOSED_BY.get(text[place.start - 1 : place.start])
    return closing is not None and closing in place.of(text)


def _goes_on(text: str, end: int, number: Number) -> int:
    """Where the words that tell more of what is counted end: for how long a sum is paid, what there are tons of. A
    length of time has no more.
    """
    if number.head == "money":
        return rate.end() if (rate := _rate().match(text, end)) else end
    further = _further().match(text, end)
    if not further or not number.unit or number.unit.split()[-1].lower() in load("figures_words")["durations"]:
        return end
    words = further["words"].split(" ")
    several = next((n for n, word in enumerate(words) if plural(word)), None)
    if several is None:
        joined = len(words) > 2 and words[1] == "and"
        several = 2 if joined else 0
        if "-" in words[several] or (len(words) > several + 1 and words[several + 1] not in _stops()):
            return end
    return further.start("words") + len(" ".join(words[: several + 1]))


@cache
def _stops() -> frozenset[str]:
    return frozenset(load("figures_words")["ends"])


def spoken_by(figures: Iterable[Figure], quotes: Iterable[Quote]) -> tuple[Figure, ...]:
    """The figures with the speakers that are known once the names of a story are merged: "he" is somebody then."""
    spoken: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        if quote.speaker and quote.kind is not QuoteKind.TERM:
            spoken[quote.article].append(quote)
    return tuple(replace(figure, by=_known(figure, spoken[figure.evidence.article])) for figure in figures)


def _known(figure: Figure, spoken: Sequence[Quote]) -> str | None:
    """Who is known to have said a figure; whom only a pronoun tells is nobody then."""
    place = figure.evidence.span
    named = None if (figure.by or "").lower() in load("quotes_words")["pronouns"] else figure.by
    return next((q.speaker for q in spoken if q.span.covers(place)), named)


def _is_count(number: Number, text: str) -> bool:
    """True for a share, an amount of money, and a number of something named by a plural, a measure or a casualty.

    One joined to a word by a hyphen ("28-point") describes and counts nothing; neither does "three days later".
    """
    if not number.head or number.joined:
        return False
    # "One hundred percent right" is a way to say "wholly".
    if number.head in ("money", "percent"):
        return number.head == "money" or number.value != _WHOLLY
    lists, words = load("figures_words"), number.unit.lower().split()
    if not words:
        return False
    after = re.match(r"\W*(\w+)", text[_end(text, number) :])
    if words[-1] in lists["durations"]:
        return not after or after[1].lower() not in lists["since"]
    return plural(words[-1]) or words[-1] in lists["measures"] or words[0] in lists["casualties"]


def _end(text: str, number: Number) -> int:
    """Where the number with its unit ends in the sentence."""
    if not number.unit or number.head == "percent":
        return number.span.end
    found = text.find(number.unit, number.span.end)
    return found + len(number.unit) if found >= 0 else number.span.end


def _said_by(article: Article, place: Span, sentence: Span, spoken: Iterable[Quote]) -> str | None:
    for quote in spoken:
        if quote.span.covers(place) and quote.mention:
            return quote.speaker or _somebody(quote.mention.of(article.text))
    inside = Span(place.start - sentence.start, place.end - sentence.start)
    found = (s.text for s in sources(bounded(sentence.of(article.text))) if s.covers(inside))
    return next((who for text in found if (who := _somebody(text))), None)


def _somebody(text: str) -> str | None:
    """The words if they can name who says something: a name, a pronoun, or a word for people or a body of them."""
    words = [w.lower().strip(",.") for w in text.removeprefix("’s ").split()]
    plain = load("quotes_words")
    pronoun = len(words) == 1 and words[0] in plain["pronouns"] and words[0] != "it"
    known = any(w in plain["speakers"] or w.removesuffix("s") in plain["speakers"] or w in _bodies() for w in words)
    named = re.search(r"(?<!^)\b[A-Z]|^(?!The\b|An?\b|More\b)[A-Z]", text)
    # "A source close to Lund", "documents given to Lund": what they are is told, not to whom.
    while words and words[-1] in _told("unfinished"):
        words, text = words[:-1], text.rpartition(" ")[0]
    # "The island has now posted a loss" is no one's word.
    if not words or _told("auxiliaries").intersection(words):
        return None
    # "It was calm on Sunday and said …": a day says nothing.
    clause = words[-1] in ("that", "which", "who", "and") or words[0] in load("dates_words")["weekdays"]
    return text.removeprefix("’s ") if not clause and (pronoun or known or named) else None


@cache
def _told(key: str) -> frozenset[str]:
    return frozenset(load("differences_speech")[key])


@cache
def _bodies() -> frozenset[str]:
    return frozenset(load("promises_words")["collective"])


@cache
def _further() -> re.Pattern[str]:
    """What is counted goes on: "heads of state and government", "tons of grain", "thousands of angry residents"."""
    none = alternation(load("figures_words")["not_further"])
    return re.compile(rf"\sof\s(?!(?:{none})\b)(?P<words>[a-z]+(?:-[a-z]+)*(?:\s[a-z]+(?:-[a-z]+)*){{0,2}})")


@cache
def _rate() -> re.Pattern[str]:
    """For how long a sum is paid."""
    each, spans = (alternation(load("figures_words")[key]) for key in ("each", "spans"))
    return re.compile(rf"\s(?:{each})\s(?:{spans})\b")
