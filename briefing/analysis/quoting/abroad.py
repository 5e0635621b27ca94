"""Who speaks in other languages than English: verbs of saying beside the words in marks, and the name they go with.

Nothing but the shapes that news of all these languages shares: words, verb, name; name, verb, words; a source by its
preposition. What has a verb but no name goes back to who spoke before in the article.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.draft import Draft
from briefing.analysis.quoting.phrases import Line, Phrase, phrase_of
from briefing.analysis.quoting.tokens import Kind
from briefing.lexicon.loader import load
from briefing.model.actor import ActorType, NameForm
from briefing.model.quote import MentionType

_FAR = 40
"""Tokens before the words in which their verb is looked for."""
_NEAR = 14
"""Tokens behind a verb in which its subject is."""
_BEHIND = 10
"""Tokens behind a verb, or a preposition, in which a name is found that words in marks follow."""
_SPEAK = (ActorType.PERSON, ActorType.ORGANIZATION, ActorType.GROUP)
_STOPS = frozenset(".!?;:")


@dataclass(frozen=True, slots=True)
class _Words:
    verbs: frozenset[str]
    helpers: frozenset[str]
    of: frozenset[str]
    to: frozenset[str]
    after: frozenset[str]
    that: frozenset[str]
    they: frozenset[str]
    the: frozenset[str]


@cache
def _words(language: str) -> _Words | None:
    kept = load("quotes_abroad").get(language)
    if kept is None:
        return None
    return _Words(
        *(frozenset(kept[key].split()) for key in ("verbs", "helpers", "of", "to", "after", "that", "they", "the"))
    )


class Abroad:
    """Reads the lines of one article in their order."""

    def __init__(self, language: str) -> None:
        self._known = _words(language)
        self._last: tuple[Phrase, str] | None = None

    def tell(self, tokens: Line, drafts: Sequence[Draft]) -> None:
        """Give the drafts of a line the clauses that its language tells; those with one are no terms."""
        known = self._known
        if known is None:
            return
        for draft in drafts:
            if (
                draft.reporting
                and draft.clause
                and draft.clause.phrase
                and draft.clause.phrase.type is MentionType.NAMED
            ):
                self._last = draft.clause.phrase, draft.clause.cue
                continue
            verb = _verb_after(tokens, draft, known)
            subject = _subject_after(tokens, verb + 1, draft.stop, known) if verb is not None else None
            if verb is None:
                verb, subject = _before(tokens, draft, known)
            if verb is None:
                self._alone(draft)
                continue
            self._told(tokens, draft, verb, subject)

    def _told(self, tokens: Line, draft: Draft, verb: int, subject: Phrase | None) -> None:
        """Note whose the words of `draft` are by their verb: a name's; nobody's by name; or who spoke before."""
        cue = tokens[verb].text
        draft.term, draft.reporting = False, subject is not None
        draft.clause, draft.carried, draft.cue = None, None, cue
        if subject is not None:
            draft.clause, self._last = Clause(subject, cue, verb), (subject, cue)
        elif self._known is not None and _unnamed(tokens, verb, draft, self._known):
            draft.clause, self._last = Clause(None, cue, verb, nobody=True), None
        elif self._last is not None:
            draft.carried = self._last[0]

    def _alone(self, draft: Draft) -> None:
        """Words that stand alone in their sentence go on with who speaks in the one before."""
        tokens = draft.line
        alone = all(t.kind is Kind.MARK for t in tokens[draft.low : draft.token])
        before = draft.low > 0 and any(t.kind is Kind.QUOTE for t in tokens[: draft.low])
        if alone and before and not draft.term and self._last is not None:
            draft.carried, draft.cue = self._last


def _unnamed(tokens: Line, verb: int, draft: Draft, known: _Words) -> bool:
    """True where the verb's subject is a noun: "dijo el portavoz", "los vecinos han dicho"."""
    if verb > draft.token:
        return any(t.low in known.the for t in tokens[verb + 1 : min(verb + 2, draft.stop)])
    at = verb - 1
    while at > draft.low and tokens[at].low in known.helpers:
        at -= 1
    return any(t.low in known.the for t in tokens[max(draft.low, at - 4) : at])


def _verb_after(tokens: Line, draft: Draft, known: _Words) -> int | None:
    """The verb right behind the words, past marks and what may stand before a verb."""
    at, stop = draft.token + 1, draft.stop
    while at < stop and (tokens[at].kind is Kind.MARK and tokens[at].text not in _STOPS):
        at += 1
    for i in range(at, min(stop, at + 4)):
        if _says(tokens[i].low, known):
            return i
        if tokens[i].low not in known.helpers and "-" not in tokens[i].low and tokens[i].text not in "'’-":
            return None
    return None


def _says(low: str, known: _Words) -> bool:
    """True for a verb of saying, with its pronoun or without: "dit-il"."""
    return low in known.verbs or ("-" in low and low.partition("-")[0] in known.verbs)


def _subject_after(tokens: Line, at: int, stop: int, known: _Words) -> Phrase | None:
    """The name behind the verb before token `at`: "dijo el portavoz de Harbour, Julio Berg"; None for none."""
    if "-" in tokens[at - 1].low or (at > 1 and tokens[at - 2].low.endswith(tuple("-" + p for p in known.they))):
        return None
    spoken_to = False
    for i in range(at, min(stop, at + _NEAR)):
        token = tokens[i]
        ends = token.kind is Kind.QUOTE or token.text in _STOPS or token.low in known.that | known.they
        if ends or (token.text == "," and i == at) or _says(token.low, known):
            return None
        spoken_to = token.text != "," and (spoken_to or token.low in known.to)
        name = _name_at(tokens, i, known)
        if name is None or _hangs(tokens, i, known):
            continue
        if not spoken_to:
            return name
        spoken_to = False
    return None


def _name_at(tokens: Line, at: int, known: _Words) -> Phrase | None:
    """The name of who can speak at token `at`: a found one, or two words in capitals where only names have them."""
    name = tokens[at].name
    if name is not None:
        apart = at > 1 and tokens[at - 1].text == "," and tokens[at + 1 : at + 2] and tokens[at + 1].text == ","
        speaks = name.type in _SPEAK or (apart and name.form is NameForm.NAME)
        return phrase_of(tokens, at, at + 1, MentionType.NAMED) if speaks else None
    pair = tokens[at : at + 2]
    capitals = len(pair) > 1 and all(t.kind is Kind.WORD and t.text.istitle() and t.text.isalpha() for t in pair)
    if not capitals or "der" in known.the or at == 0 or tokens[at - 1].text in _STOPS or pair[0].low in known.the:
        return None
    return phrase_of(tokens, at, at + 2, MentionType.NAMED)


def _hangs(tokens: Line, at: int, known: _Words) -> bool:
    """True for a name that hangs on a noun before it: "portavoz de los Hermanos"."""
    before = at - 1
    while before > 0 and (tokens[before].low in known.the or tokens[before].text in "'’"):
        before -= 1
    return before >= 0 and tokens[before].low in known.of


def _before(tokens: Line, draft: Draft, known: _Words) -> tuple[int | None, Phrase | None]:
    """The verb before the words, or a preposition that names the source, and whose it is."""
    low = max(draft.low, draft.token - _FAR)
    verb = next((i for i in range(draft.token - 1, low - 1, -1) if _says(tokens[i].low, known)), None)
    if verb is not None and _leads(tokens, verb, draft.token, known):
        near = _subject_after(tokens, verb + 1, min(draft.token, verb + _BEHIND), known)
        return verb, near or _subject_before(tokens, verb, low, known)
    for at in (i for i in range(low, draft.stop - 1) if tokens[i].low in known.after):
        inside = range(at + 1, min(at + _BEHIND, draft.stop))
        source = next(filter(None, (_name_at(tokens, i, known) for i in inside)), None)
        if source is not None:
            return at, source
    return None, None


def _leads(tokens: Line, verb: int, quote: int, known: _Words) -> bool:
    """True where a verb governs the words: they follow at once, behind "that", a colon or a comma, or run in."""
    between = tokens[verb + 1 : quote]
    if not between or between[-1].text in (":", ",") or between[-1].low in known.that:
        return True
    return any(t.low in known.that for t in between) or len(between) < _NEAR


def _subject_before(tokens: Line, verb: int, low: int, known: _Words) -> Phrase | None:
    """The name before the verb, past an apposition ("Ann Lee, directora de Harbour, dijo") and what hangs on a noun."""
    first: Phrase | None = None
    for i in range(verb - 1, low - 1, -1):
        token = tokens[i]
        if token.kind is Kind.QUOTE or token.text in _STOPS:
            break
        if token.low in known.they and i == verb - 1:
            return None
        name = _name_at(tokens, i, known)
        if name is None or _hangs(tokens, i, known) or (i > low and tokens[i - 1].low in known.to):
            continue
        if name.end >= verb or tokens[name.end].text == ",":
            return name
        first = first or name
    return first
