"""The quotations of an article line by line: marks, sentences, reporting clauses, and what one leaves to the next."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.analysis.language.sentences import split_text
from briefing.analysis.quoting.abroad import Abroad
from briefing.analysis.quoting.carried import Chain
from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.clauses import clause_of, goes_on
from briefing.analysis.quoting.code import is_code
from briefing.analysis.quoting.draft import Draft
from briefing.analysis.quoting.marks import DOUBLE
from briefing.analysis.quoting.missing_close import finish
from briefing.analysis.quoting.phrases import Line, by_name
from briefing.analysis.quoting.stretches import Stretch, opens_with_mark, stretches_of
from briefing.analysis.quoting.terms import is_term
from briefing.analysis.quoting.tokens import Kind, tokens_of
from briefing.analysis.quoting.via import cited, via_of
from briefing.model.actor import Name
from briefing.model.article import Article, BlockKind
from briefing.model.quote import MentionType
from briefing.model.text import Span

_SKIPPED = frozenset(
    {BlockKind.DATE, BlockKind.BYLINE, BlockKind.TEASER, BlockKind.POST, BlockKind.BOILERPLATE, BlockKind.CAPTION}
)
_DOUBLES = re.compile('["“”„«»]')
_HANGS = ",?!—–-…"
# Tokens after which a sentence is taken to end: prose has none this long, but a dump without full stops is one line of
# a hundred thousand, and a clause is looked for through the whole sentence of each quotation.
_LONGEST = 200


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
    chain, abroad = Chain(), Abroad(article.language)
    passed_on: tuple[str, ...] = ()
    open_before = False
    starts = [n.start for n in names]
    doubles = len(_DOUBLES.findall(article.text)) > 3
    for number, (span, heading) in enumerate(lines):
        follows = lines[number + 1][0] if number + 1 < len(lines) else None
        runs_on = follows is not None and opens_with_mark(article.text, follows.start, follows.end)
        stretches = stretches_of(article.text, span.start, span.end, finish, several=runs_on or open_before)
        if doubles and (heading or number == 0):
            stretches = [s for s in stretches if s.family == DOUBLE]
        inside = names[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        tokens = tokens_of(article.text, span.start, span.end, stretches, inside)
        bounds = sentence_bounds(article, tokens)
        drafts = list(_of_line(article, tokens, stretches, heading, bounds))
        if drafts and open_before and drafts[0].stretch.left == span.start:
            chain.go_on(drafts[0])
        chain.link(tokens, drafts, bounds)
        if article.language != "en":
            _only_told(drafts)
            abroad.tell(tokens, drafts)
        for draft in drafts:
            phrase = draft.clause.phrase if draft.clause else None
            own = via_of(tokens, draft.low, draft.stop, phrase.span if phrase else None, article.source)
            pronoun = phrase is None or phrase.type is MentionType.PRONOUN
            draft.via = own or (passed_on if pronoun else ())
        passed_on = cited(tokens)
        found.append(Read(tokens, bounds, drafts))
        last = stretches[-1] if stretches else None
        open_before = last is not None and not last.closed and last.right == span.end and runs_on
    return found


def _only_told(drafts: Sequence[Draft]) -> None:
    """In a language whose verbs are not known: the speakers that a known word or a colon tells, no others."""
    told = [draft.clause for draft in drafts if draft.reporting]
    for draft in drafts:
        if not any(draft.clause is clause for clause in told):
            draft.clause, draft.carried, draft.cue = None, None, None


def lines_of(article: Article) -> Iterator[tuple[Span, bool]]:
    """The lines that may hold quotations, and whether each is a heading; captions are no reporting."""
    for block in article.blocks:
        if block.kind in _SKIPPED:
            continue
        at = block.start
        for line in article.text[block.start : block.end].split("\n"):
            if line.strip() and not is_code(line):
                yield Span(at, at + len(line)), block.kind in (BlockKind.TITLE, BlockKind.HEADING)
            at += len(line) + 1


def _of_line(
    article: Article, tokens: Line, stretches: Sequence[Stretch], heading: bool, bounds: list[int]
) -> Iterator[Draft]:
    before: Draft | None = None
    for index, token in enumerate(tokens):
        if token.kind is not Kind.QUOTE:
            continue
        after = bisect_right(bounds, index)
        low, stop = bounds[after - 1], bounds[after]
        stretch = stretches[token.quote]
        words = article.text[stretch.start : stretch.end]
        hangs = words[-1:] in _HANGS
        clause = clause_of(tokens, index, low, stop, hangs)
        if before is not None and before.low == low and goes_on(tokens, before.token, before.clause, index, words):
            clause = before.clause
        elif clause is not None and clause.phrase is not None and tokens[clause.at].low != "according":
            clause = replace(clause, phrase=by_name(tokens, clause.phrase))
        reporting = clause is not None and (tokens[clause.at].verb is not None or clause.cue in (":", "according to"))
        draft = Draft(stretch, tokens, index, low, stop, heading, clause, reporting)
        follows = reporting and before is not None and not before.term and same_clause(before, clause, low)
        draft.term = is_term(words, tokens, index, Span(low, stop), clause, follows=follows)
        before = draft
        yield draft


def same_clause(before: Draft, clause: Clause | None, low: int) -> bool:
    """True where one clause reports the words of both, in a sentence that begins at token `low`."""
    return before.low == low and before.clause is not None and clause is not None and before.clause.at == clause.at


def sentence_bounds(article: Article, tokens: Line) -> list[int]:
    """Indices of the tokens that begin a sentence, and the number of tokens; a quotation is never cut.

    What the article counts no sentences of is cut here. A question or exclamation in
    marks does not end the sentence where a reporting clause follows it. What runs on over more than _LONGEST tokens is
    cut.
    """
    if not tokens:
        return [0]
    first = bisect_left(article.sentences, tokens[0].start, key=lambda s: s.end)
    starts = []
    for sentence in article.sentences[first:]:
        if sentence.start >= tokens[-1].end:
            break
        starts.append(sentence.start)
    if not starts:
        start, end = tokens[0].start, tokens[-1].end
        starts = [start + s.start for s in split_text(article.text[start:end])]
    found, at = [0], 0
    for start in starts:
        while at < len(tokens) and tokens[at].end <= start:
            at += 1
        begins = at < len(tokens) and tokens[at].start >= start - 1 and at > found[-1]
        if begins and not _joined(tokens, at, found[-1]):
            found.append(at)
    found = sorted({*found, *_glued(tokens)})
    ends = pairwise([*found, len(tokens)])
    return [*(at for low, stop in ends for at in range(low, stop, _LONGEST)), len(tokens)]


def _glued(tokens: Line) -> Iterator[int]:
    """Tokens that begin a sentence right behind the mark that closes the one before, no space between."""
    for at, (token, after) in enumerate(pairwise(tokens), 1):
        ended = token.kind is Kind.QUOTE and token.text.rstrip("\"”’'»“")[-1:] in tuple(".!?")
        if ended and after.start == token.end and after.kind in (Kind.WORD, Kind.NAME) and after.text[0].isupper():
            yield at


def _joined(tokens: Line, at: int, low: int) -> bool:
    """True where token `at` carries on the sentence of the words in marks before it."""
    if tokens[at - 1].kind is not Kind.QUOTE:
        return False
    last = tokens[at - 1].text.rstrip("\"”’'»“")[-1:]
    if last not in "?!":
        return last in ",—–-"
    introduced = at - 2 > low and tokens[at - 2].text in ",:" and any(t.verb for t in tokens[low : at - 2])
    return not introduced
