"""The quotations of an article line by line: marks, sentences, reporting clauses, and what one leaves to the next."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.analysis.quoting.clauses import Clause, clause_before, clause_of
from briefing.analysis.quoting.lost import finish
from briefing.analysis.quoting.marks import DOUBLE
from briefing.analysis.quoting.phrases import Line, Phrase, first_subject
from briefing.analysis.quoting.stretches import Stretch, opens_with_mark, stretches_of
from briefing.analysis.quoting.terms import is_term
from briefing.analysis.quoting.tokens import Kind, tokens_of
from briefing.analysis.quoting.via import cited, via_of
from briefing.analysis.quoting.vocabulary import vocabulary
from briefing.model.actor import Name
from briefing.model.article import Article, BlockKind
from briefing.model.quote import MentionType
from briefing.model.text import Span

_SKIPPED = frozenset({BlockKind.DATE, BlockKind.BYLINE, BlockKind.TEASER, BlockKind.POST, BlockKind.BOILERPLATE})
_DOUBLES = re.compile('["“”„«»]')
_HANGS = ",?!—–-…"


@dataclass(slots=True)
class Draft:
    """A quotation on its way: its marks, its line's tokens, its sentence, its clause, and the utterance it belongs to.

    `carried` is who spoke before, where nothing in its own sentence tells, and `cue` the words that said so.
    """

    stretch: Stretch
    line: Line
    token: int
    low: int
    stop: int
    heading: bool
    clause: Clause | None = None
    reporting: bool = False
    term: bool = False
    carried: Phrase | None = None
    cue: str | None = None
    utterance: int = 0
    joint: bool = False
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """A line as tokens, the tokens at which its sentences begin (and its end), and its drafts."""

    tokens: Line
    bounds: list[int]
    drafts: list[Draft]


def read_lines(article: Article, names: Sequence[Name]) -> list[Read]:
    """The lines of an article with all their stretches in marks and the reporting clauses of these, in order."""
    lines = list(lines_of(article))
    found: list[Read] = []
    chain = _Chain()
    passed_on: tuple[str, ...] = ()
    open_before = False
    starts = [n.start for n in names]
    doubles = len(_DOUBLES.findall(article.text)) > 3
    for number, (span, heading) in enumerate(lines):
        follows = lines[number + 1][0] if number + 1 < len(lines) else None
        runs_on = follows is not None and opens_with_mark(article.text, follows.start, follows.end)
        stretches = stretches_of(article.text, span.start, span.end, finish, runs_on)
        if doubles and (heading or number == 0):
            stretches = [s for s in stretches if s.family == DOUBLE]
        inside = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        tokens = tokens_of(article.text, span.start, span.end, stretches, inside)
        bounds = sentence_bounds(article, tokens)
        drafts = list(_of_line(article, tokens, stretches, heading, bounds))
        if drafts and open_before and drafts[0].stretch.left == span.start:
            chain.go_on(drafts[0])
        chain.link(tokens, drafts, bounds)
        for draft in drafts:
            phrase = draft.clause.phrase if draft.clause else None
            own = via_of(tokens, draft.low, draft.stop, phrase.span if phrase else None, article.source)
            pronoun = phrase is None or phrase.type is MentionType.PRONOUN
            draft.via = own or (passed_on if pronoun else ())
        passed_on = cited(tokens)
        found.append(Read(tokens, bounds, drafts))
        last = stretches[-1] if stretches else None
        open_before = (
            last is not None and not last.closed and last.family == DOUBLE and last.right == span.end and runs_on
        )
    return found


def lines_of(article: Article) -> Iterator[tuple[Span, bool]]:
    """The lines that may hold quotations, and whether each is a heading."""
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        at = block.start
        for line in article.text[block.start : block.end].split("\n"):
            if line.strip():
                yield Span(at, at + len(line)), block.kind in (BlockKind.TITLE, BlockKind.HEADING)
            at += len(line) + 1


def _of_line(
    article: Article, tokens: Line, stretches: Sequence[Stretch], heading: bool, bounds: list[int]
) -> Iterator[Draft]:
    for index, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE:
            continue
        low = max(b for b in bounds if b <= index)
        stop = min(b for b in bounds if b > index)
        stretch = stretches[token.quote]
        words = article.text[stretch.start : stretch.end]
        hangs = words[-1:] in _HANGS
        clause = clause_of(tokens, index, low, stop, hangs)
        reporting = clause is not None and (tokens[clause.at].verb is not None or not clause.cue.isalpha())
        draft = Draft(stretch, tokens, index, low, stop, heading, clause, reporting)
        draft.term = is_term(words, tokens, index, low, stop, clause)
        yield draft


def sentence_bounds(article: Article, tokens: Line) -> list[int]:
    """Indices of the tokens that begin a sentence, and the number of tokens; a quotation is never cut.

    A question or exclamation in marks does not end the sentence where a reporting clause follows it.
    """
    if not tokens:
        return [0]
    first = bisect_left(article.sentences, tokens[0].start, key=lambda s: s.end)
    starts = []
    for sentence in article.sentences[first:]:
        if sentence.start >= tokens[-1].end:
            break
        starts.append(sentence.start)
    found, at = [0], 0
    for start in starts:
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        if at < len(tokens) and tokens[at].start >= start - 1 and at > found[-1]:
            joined = tokens[at - 1].kind is Kind.QUOTE and tokens[at - 1].text.rstrip("\"”’'»“")[-1:] in "?!,—–-"
            if not joined:
                found.append(at)
    return [*found, len(tokens)]


class _Chain:
    """Who spoke last: what a quotation without a clause of its own goes back to."""

    def __init__(self) -> None:
        self._last: Draft | None = None
        self._announced: Clause | None = None
        self._subject: Phrase | None = None
        self._number = 0
        self._document = False

    def go_on(self, draft: Draft) -> None:
        """The first of a paragraph carries on what the paragraph before left open."""
        if self._last is not None and (draft.clause is None or draft.clause.at < draft.token):
            draft.clause, draft.carried = self._last.clause, self._last.carried
            draft.reporting, draft.term = True, False

    def link(self, tokens: Line, drafts: list[Draft], bounds: list[int]) -> None:
        """Give each draft of a line its utterance, and those without a clause whom they go back to."""
        earlier: Draft | None = None
        for draft in drafts:
            if draft.term:
                continue
            if draft.clause is not None and not draft.reporting and not self._loose_fits(tokens, draft):
                draft.clause = None
            if draft.clause is None or (draft.clause.phrase is None and not draft.clause.nobody):
                self._carry(tokens, draft, earlier)
            if earlier is None or not (earlier.clause is draft.clause or _one_clause(earlier, draft)):
                self._number += 1
            draft.utterance = self._number
            draft.joint = self._joint(tokens, draft)
            earlier = self._last = draft
        low = bounds[-2] if len(bounds) > 1 else 0
        ends = tokens and tokens[-1].text == ":"
        self._announced = clause_before(tokens, low, len(tokens)) if ends else None
        self._subject = _speaker_of(tokens, low, len(tokens)) if tokens and not drafts else None
        subject = first_subject(tokens, 0, len(tokens))
        if subject is not None and not (subject.type is MentionType.PRONOUN and tokens[subject.start].low == "it"):
            self._document = _is_document(tokens, subject)

    def _joint(self, tokens: Line, draft: Draft) -> bool:
        """True where a joint document speaks, by name or as "it"."""
        phrase = draft.clause.phrase if draft.clause else None
        if phrase is None or phrase.end > len(tokens) or phrase is draft.carried:
            return False
        if phrase.type is MentionType.PRONOUN:
            return self._document and tokens[phrase.start].low == "it"
        return _is_document(tokens, phrase)

    def _loose_fits(self, tokens: Line, draft: Draft) -> bool:
        """True where a clause without a reporting word may stand: its subject speaks, or nobody has before."""
        phrase = draft.clause.phrase if draft.clause else None
        return phrase is not None and (_speaks(tokens, phrase) or self._last is None)

    def _carry(self, tokens: Line, draft: Draft, earlier: Draft | None) -> None:
        if earlier is not None and earlier.clause is not None:
            between = _speaker_of(tokens, max(earlier.stop, earlier.clause.at + 1), draft.low)
            between = between or _spoke_after(tokens, earlier, draft.low)
            if between is None:
                draft.clause, draft.carried = earlier.clause, earlier.carried
            else:
                draft.carried = between
        elif draft.low > 0:
            draft.carried = _speaker_of(tokens, 0, draft.low)
        elif self._announced is not None and self._announced.phrase is not None:
            draft.clause = self._announced
        elif self._subject is not None:
            draft.carried = self._subject
        if draft.carried is None and (draft.clause is None or draft.clause.phrase is None) and self._last is not None:
            before = self._last
            draft.carried = before.carried or (before.clause.phrase if before.clause else None)
            draft.cue = before.cue or (before.clause.cue if before.clause else None)


def _speaker_of(tokens: Line, low: int, stop: int) -> Phrase | None:
    """Who speaks in tokens `low` to `stop`: the subject of a reporting verb, or the person the sentence is about."""
    if low >= stop:
        return None
    clause = clause_before(tokens, low, stop)
    if clause is not None and clause.phrase is not None and _speaks(tokens, clause.phrase):
        return clause.phrase
    subject = first_subject(tokens, low, stop)
    return subject if subject and _speaks(tokens, subject) else None


def _speaks(tokens: Line, phrase: Phrase) -> bool:
    """True for a phrase that can have said something: a person, a body named, he or she, an office."""
    head = tokens[phrase.end - 1]
    if phrase.type is MentionType.PRONOUN:
        return head.low in ("he", "she", "they")
    if phrase.type is MentionType.NAMED:
        return any(t.person for t in tokens[phrase.start : phrase.end])
    words = (t.low for t in tokens[phrase.start : phrase.end])
    return any(w in vocabulary().speakers or w.removesuffix("s") in vocabulary().speakers for w in words)


def _is_document(tokens: Line, phrase: Phrase) -> bool:
    """True for "the declaration", "a joint statement": words that several made together."""
    words = [t.low for t in tokens[phrase.start : phrase.end]]
    known = vocabulary()
    if any(w in known.joint for w in words):
        return any(w in known.documents for w in words)
    return phrase.type is MentionType.NOMINAL and words[-1] in known.treaties


def _spoke_after(tokens: Line, earlier: Draft, stop: int) -> Phrase | None:
    """Somebody else who speaks after `earlier` in its own sentence ("…," he said, and his wife cut in."""
    clause = earlier.clause
    if clause is None or clause.at < earlier.token or not any(t.low == "and" for t in tokens[clause.at : stop]):
        return None
    later = clause_before(tokens, clause.at + 1, stop)
    phrase = later.phrase if later else None
    if phrase is None or phrase.start <= clause.at + 1:
        return None
    return phrase if tokens[phrase.start - 1].low == "and" else None


def _one_clause(one: Draft, other: Draft) -> bool:
    return (
        one.clause is not None
        and other.clause is not None
        and one.line is other.line
        and one.clause.at == other.clause.at
    )
