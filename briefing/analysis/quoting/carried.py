"""What quotations without a clause of their own go back to: who spoke before, was announced, or is the matter."""

from __future__ import annotations

from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.clause_before import clause_before
from briefing.analysis.quoting.documents import Papers
from briefing.analysis.quoting.draft import Draft
from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.analysis.quoting.subjects import first_subject
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.verbs import as_noun
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType

Carried = tuple[Phrase, str | None]
"""Who spoke before, and in which words the text says so."""
# Tokens between words and who spoke before them in their line: further back, in a line without end, is somebody else.
_FAR = 200


class Chain:
    """Who spoke last: what a quotation without a clause of its own goes back to."""

    def __init__(self) -> None:
        self._last: Draft | None = None
        self._announced: Clause | None = None
        self._line: tuple[Line, int] | None = None
        self._number = 0
        self._papers = Papers()

    def go_on(self, draft: Draft) -> None:
        """The first of a paragraph carries on what the paragraph before left open."""
        if self._last is not None and (draft.clause is None or draft.clause.at < draft.token):
            draft.clause, draft.carried, draft.cue = self._last.clause, self._last.carried, self._last.cue
            draft.reporting, draft.term, draft.foreign = True, False, True

    def link(self, tokens: Line, drafts: list[Draft], bounds: list[int]) -> None:
        """Give each draft of a line its utterance, and those without a clause whom they go back to."""
        earlier: Draft | None = None
        for draft in drafts:
            if draft.term:
                continue
            if draft.clause is not None and not draft.reporting and not self._loose_fits(tokens, draft):
                draft.clause = None
            tells = draft.clause is not None and (draft.clause.phrase is not None or draft.clause.nobody)
            if not tells and _subjectless(tokens, draft):
                draft.clause = None
            elif not tells and not (draft.heading and earlier is None and _is_label(tokens, draft)):
                self._carry(tokens, draft, earlier, bounds)
            if earlier is None or not (earlier.clause is draft.clause or _one_clause(earlier, draft)):
                self._number += 1
            draft.utterance = self._number
            self._papers.judge(tokens, bounds, draft)
            earlier = self._last = draft
        low = bounds[-2] if len(bounds) > 1 else 0
        ends = tokens and tokens[-1].text == ":"
        self._announced = clause_before(tokens, low, len(tokens)) if ends else None
        self._line = (tokens, low) if tokens and not drafts else None
        if tokens:
            self._papers.read(tokens, bounds)

    def _loose_fits(self, tokens: Line, draft: Draft) -> bool:
        """True where a clause without a reporting word may stand: its subject speaks, or nobody has before."""
        phrase = draft.clause.phrase if draft.clause else None
        return phrase is not None and (_speaks(tokens, phrase) or self._last is None)

    def _carry(self, tokens: Line, draft: Draft, earlier: Draft | None, bounds: list[int]) -> None:
        if earlier is not None and earlier.clause is not None:
            own = 0 if earlier.foreign else earlier.clause.at + 1
            between = _speaker_of(tokens, max(earlier.stop, own), draft.low) or _spoke_after(tokens, earlier, draft.low)
            if between is None:
                draft.clause, draft.carried, draft.cue = earlier.clause, earlier.carried, earlier.cue
                draft.foreign = earlier.foreign
            else:
                draft.carried, draft.cue = between
        elif draft.low > 0:
            before = max(b for b in bounds if b < draft.low)
            found = _speaker_of(tokens, before, draft.low) or _speaker_of(tokens, 0, draft.low)
            draft.carried, draft.cue = found or (None, None)
        elif self._announced is not None and self._announced.phrase is not None:
            draft.clause, draft.foreign = self._announced, True
        elif self._line is not None:
            line, low = self._line
            draft.carried, draft.cue = _speaker_of(line, low, len(line)) or (draft.carried, draft.cue)
        last = self._last
        told = draft.carried is not None or (draft.clause is not None and draft.clause.phrase is not None)
        if not told and last is not None and (earlier is not None or _goes_back(tokens, draft)):
            draft.carried = last.carried or (last.clause.phrase if last.clause else None)
            draft.cue = last.cue or (last.clause.cue if last.clause else None)


def _subjectless(tokens: Line, draft: Draft) -> bool:
    """True for words in a sentence that begins with its verb ("Branded the plan “…”."): whoever the note is about."""
    first, before = tokens[draft.low], tokens[draft.low : draft.token]
    begins = first.kind is Kind.WORD and first.capital and first.low.endswith("ed") and not first.person
    return begins and len(before) > 1 and not any(t.kind is Kind.MARK or t.kind is Kind.QUOTE for t in before)


def _goes_back(tokens: Line, draft: Draft) -> bool:
    """True for words that may be by who spoke in a line before: they stand alone, or a verb without subject tells."""
    before = tokens[draft.low : draft.token]
    if all(t.kind is Kind.MARK for t in before) or (before[-1].text in ":," and not any(t.person for t in before)):
        return True
    at = draft.clause.at if draft.clause is not None and not draft.foreign else None
    return at is not None and tokens[at].verb is not None and not as_noun(tokens, at)


def _speaker_of(tokens: Line, low: int, stop: int) -> Carried | None:
    """Who speaks in tokens `low` to `stop`: the subject of a reporting verb, or the person the sentence is about."""
    if low >= stop:
        return None
    low = max(low, stop - _FAR)
    clause = clause_before(tokens, low, stop)
    if clause is not None and clause.phrase is not None and _speaks(tokens, clause.phrase, reports=True):
        return clause.phrase, clause.cue
    subject = first_subject(tokens, low, stop)
    return (subject, None) if subject and _speaks(tokens, subject, person=True) else None


def _speaks(tokens: Line, phrase: Phrase, reports: bool = False, person: bool = False) -> bool:
    """True for who can have said something: a person, he or she, an office; an unknown name that `reports`.

    With `person`, no body and no document will do.
    """
    head = tokens[phrase.end - 1]
    if phrase.type is MentionType.PRONOUN:
        return head.low in ("he", "she", "they")
    if phrase.type is MentionType.NAMED:
        return any(t.person or (reports and t.name is None and t.capital) for t in tokens[phrase.start : phrase.end])
    nouns = word_class("persons") if person else vocabulary().speakers
    words = (t.low for t in tokens[phrase.start : phrase.end])
    return any(w in nouns or w.removesuffix("s") in nouns for w in words)


def _is_label(tokens: Line, draft: Draft) -> bool:
    """True for words of a heading that end like no sentence: they are anybody's."""
    return tokens[draft.token].text.rstrip("\"”’'»“")[-1:] not in ".!?,…"


def _spoke_after(tokens: Line, earlier: Draft, stop: int) -> Carried | None:
    """Somebody else who speaks after `earlier` in its own sentence ("…," he said, and his wife cut in."""
    clause = earlier.clause
    if (
        clause is None
        or earlier.foreign
        or clause.at < earlier.token
        or not any(t.low == "and" for t in tokens[clause.at : stop])
    ):
        return None
    later = clause_before(tokens, clause.at + 1, stop)
    if later is None or later.phrase is None or later.phrase.start <= clause.at + 1:
        return None
    if tokens[later.phrase.end - 1].low in vocabulary().wh:
        return None
    return (later.phrase, later.cue) if tokens[later.phrase.start - 1].low == "and" else None


def _one_clause(one: Draft, other: Draft) -> bool:
    return (
        one.clause is not None
        and other.clause is not None
        and one.line is other.line
        and one.clause.at == other.clause.at
    )
