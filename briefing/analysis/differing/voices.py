"""Who speaks in a passage: the people and institutions it names beside a verb of saying."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from briefing.analysis.differing.story_sentences import countries
from briefing.analysis.language.passages import quoted_characters
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Screened
from briefing.model.text import Span

_NAMED = r"[^\W\d_a-z](?:[^\W\d_]|['’\-](?=[^\W\d_]{2})|\.(?= ))*"
_PARTICLES = alternation(load("language_clauses")["particles"])
NAME = rf"{_NAMED}(?:\s(?:(?:{_PARTICLES})\s)?{_NAMED}){{0,5}}"

# A name after one of these belongs to what stands before ("Lund of Norway said").
_BOUND = re.compile(r"\b(?:of|in|for|at|with|from|on|to|by)\s(?:the\s)?$")
_ADVERB = re.compile(r"[A-Z][a-z]{2,}ly")
# What outlets and agencies carry is theirs to carry; two of them may both.
_CARRIERS = "media"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a passage: a person by the last word of the name, in lower case, or a `body` by its first known
    name. `second` is the one of two names round one verb of saying that stands behind it ("Lund said Holt on Sunday").
    """

    key: str
    span: Span
    body: bool = False
    second: bool = False


@lru_cache(maxsize=4096)
def speakers(text: str) -> tuple[Speaker, ...]:
    """The people and institutions a passage names as speaking, in order; no outlets, descriptions, pronouns."""
    found: dict[str, Speaker] = {}
    quoted = quoted_characters(text)
    for match in _pattern().finditer(text):
        name = next(g for g in ("before", "after", "headline", "source") if match[g])
        if name == "headline" and match[name].split()[0] not in vocabulary().given:
            continue
        bound = name != "source" and _BOUND.search(text, 0, match.start(name))
        if quoted[match.start(name)] or bound:
            continue
        place = Span(*match.span(name))
        if speaker := _person(text, place) or _body(text, place):
            found.setdefault(speaker.key, speaker)
    for match in _doubled().finditer(text):
        person = _person(text, Span(*match.span("second")))
        if person and not quoted[person.span.start]:
            found.setdefault(person.key, Speaker(person.key, person.span, second=True))
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
    passive = load("differences_speech")["passive"]
    for match in _saying().finditer(text):
        who = match["who"].strip()
        # "Separately, the mayor, who …, said": an adverb says nothing.
        if who.split()[-1] not in passive and not _ADVERB.fullmatch(who):
            found.append(Source(who, match.end(), len(text)))
    return tuple(found)


def _person(text: str, span: Span) -> Speaker | None:
    """The person named at `span`, or None for what is no person's name."""
    name = re.sub(r"['’]s?$", "", span.of(text))
    parts = _without_office(name.split())
    if not parts or any(p.lower().strip(".") in _nobody() for p in parts):
        return None
    last = parts[-1].strip(".").lower()
    if len(parts) > 1 and last in _generations():
        last = parts[-2].strip(".").lower()
    if (
        len(last) < 3
        or name in countries()
        or last[:2] in ("r-", "d-", "i-")
        or parts[-1] in vocabulary().organisation_heads
        or name.isupper()
        or _bodies().get(name)
        or last in load("figures_words")["units"]
    ):
        return None
    return Speaker(last, Span(span.start, span.start + len(name)))


def _without_office(parts: list[str]) -> list[str]:
    """The words of a name behind the last that belongs to an office: "White House Press Secretary Lund" is Lund."""
    titles = [n for n, part in enumerate(parts) if part.lower().strip(".") in _titles()]
    return parts[titles[-1] + 1 :] if titles else parts


def _body(text: str, span: Span) -> Speaker | None:
    """The institution named at `span`: one the lexicon knows, or words that end as such names do; no outlet."""
    name = re.sub(r"^The\s+|['’]s?$", "", span.of(text))
    if not name or any(w.lower().strip(".") in _outlets() for w in name.split()) or name in countries():
        return None
    known = _bodies().get(name)
    if known == _CARRIERS or not (
        known or (len(name.split()) > 1 and name.split()[-1] in vocabulary().organisation_heads)
    ):
        return None
    start = span.end - len(name) if span.of(text).endswith(name) else span.start
    return Speaker((known or name).lower(), Span(start, start + len(name)), body=True)


@cache
def _bodies() -> dict[str, str]:
    """Every form of a known organisation's name with the name itself; outlets and agencies with one word for all."""
    return {
        form: _CARRIERS if kind == _CARRIERS else name
        for kind, listed in load("actors_organisations").items()
        for name, forms in listed.items()
        for form in (name, *forms)
    }


@cache
def _outlets() -> frozenset[str]:
    return frozenset(load("quotes_words")["outlets"])


@cache
def _nobody() -> frozenset[str]:
    return frozenset(load("differences_speech")["nobody"])


@cache
def _titles() -> frozenset[str]:
    known = vocabulary()
    return known.titles | {h.lower().strip(".") for h in known.honorifics}


@cache
def _according() -> Screened:
    return Screened(
        rf"\b[Aa]ccording to (?:the |a |an )?(?P<source>{NAME}(?:['’]s? \w+)?|\w+(?: \w+)? (?:officials?|sources?))"
    )


@cache
def _saying() -> Screened:
    """A name, with what belongs to it ("Lund’s office", "French officials"), before a verb of saying what follows."""
    later = "|".join(load("differences_speech")["later"])
    verbs = "|".join(v for v in load("differences_speech")["verbs"] if v not in load("differences_speech")["weak"])
    taken = "|".join(chain.from_iterable(load("quotes_verbs")["taken"].values()))
    return Screened(
        rf"(?P<who>{NAME}(?:['’]s?)?(?:\s[a-z]+){{0,2}}?)(?:,[^,“”\"]{{2,90}},)?\s+(?:also\s|has\s|had\s)?(?:{verbs})\b(?:\s+that)?"
        rf"(?!\s+(?:{later})\b(?![^.;]*\bthat\b))(?!(?:\s\w+){{0,3}}\s(?:{taken})\b)"
    )


@cache
def _pattern() -> Screened:
    lists = load("differences_speech")
    verbs = "|".join(lists["verbs"])
    inverted = "|".join(v for v in lists["inverted"])
    return Screened(
        rf"(?<![\w.])(?P<before>{NAME})(?:,[^,“”\"]{{2,90}},|\s\([^)]*\)|,)?\s+(?:also\s|has\s|had\s|later\s|\w+ly\s)?(?:{verbs})\b"
        rf"|(?:[,?!][”\"’']|[”\"])\s+(?:{inverted})\s+(?P<after>{NAME})"
        rf"|^(?P<headline>{NAME}):\s"
        rf"|\b[Aa]ccording to\s+(?:the\s+)?(?P<source>{NAME})"
    )


@cache
def _doubled() -> Screened:
    """A second name behind a verb of saying that takes no object, after quoted words and a first name."""
    verbs = "|".join(load("differences_speech")["objectless"])
    after = "|".join(load("differences_speech")["circumstances"])
    return Screened(rf"[”\"]\s+{NAME}\s+(?:{verbs})\s+(?P<second>{NAME})(?=[.,]|\s+(?:{after})\b)")


@cache
def _generations() -> frozenset[str]:
    return frozenset(word.lower() for word in load("language_clauses")["generations"])
