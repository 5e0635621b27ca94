"""Quotations of one article: every stretch in marks, posts, who is said to have said it, and in which words.

Method: marks are paired by what stands round them (`quoting.marks`, `quoting.stretches`); each line becomes tokens in
which a quotation and a name are one token (`quoting.tokens`); the reporting clause of a quotation is looked for in its
sentence by the shapes news uses (`quoting.clauses`), and where there is none the words go back to who spoke before.
Sources: GenderGapTracker (Asr et al. 2021, PLOS ONE 16(1)): quotation verbs, floating quotations, "according to";
Citron (BBC R&D): cue, source and content as three parts; textacy's direct quotations: pairs of marks of many styles;
CoreNLP's quote annotator (Muzny et al. 2017, EACL: a two-stage sieve): deterministic sieves, the surest first;
PARC 3 (Pareti 2016): cue and source spans, nested and mixed quotations.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefing.analysis.quoting.draft import Draft
from briefing.analysis.quoting.drafts import lines_of, read_lines
from briefing.analysis.quoting.indirect import Report, reports_of
from briefing.analysis.quoting.phrases import Phrase
from briefing.analysis.quoting.transcripts import Turn, turns_of
from briefing.model.actor import Name
from briefing.model.article import Article, Block, BlockKind
from briefing.model.quote import MentionType, Quote, QuoteKind
from briefing.model.text import Span


def find_quotes(article: Article, names: Sequence[Name]) -> tuple[Quote, ...]:
    """The quotations of an article in order, terms and indirect reports included; speakers are not yet resolved.

    `article.sentences` must be filled; `names` are those `find_names` gives.
    """
    names = sorted(names, key=lambda n: n.start)
    lines = read_lines(article, names)
    found = [_quote(article, draft) for line in lines for draft in line.drafts]
    if article.language == "en":
        found += [_indirect(article, report) for line in lines for report in reports_of(line)]
    marked = [q.span for q in found if q.kind is not QuoteKind.INDIRECT]
    turns = turns_of(article.text, [span for span, _ in lines_of(article)], names)
    turns = [t for t in turns if not any(t.words.overlaps(m) for m in marked)]
    found = [q for q in found if not any(t.words.overlaps(q.span) for t in turns)]
    found += [_turn(article, turn) for turn in turns]
    found += [_post(article, block) for block in article.blocks if block.kind is BlockKind.POST]
    return tuple(sorted(found, key=lambda q: q.start))


def quote_id(*parts: object) -> str:
    """A short id made from what identifies a quotation: article, start, end."""
    return "q" + hashlib.blake2s("\0".join(map(str, parts)).encode(), digest_size=6).hexdigest()


def _quote(article: Article, draft: Draft) -> Quote:
    stretch, clause = draft.stretch, draft.clause
    phrase: Phrase | None = None
    kind, cue = QuoteKind.TERM, None
    mention_type = MentionType.NONE
    if not draft.term:
        kind = _kind(draft)
        phrase = clause.phrase if clause and clause.phrase else draft.carried
        mention_type = phrase.type if phrase and phrase is not draft.carried else MentionType.NONE
        cue = clause.cue if clause and clause.phrase else draft.cue or (clause.cue if clause else None)
    return Quote(
        id=quote_id(article.id, stretch.start, stretch.end),
        article=article.id,
        start=stretch.start,
        end=stretch.end,
        text=article.text[stretch.start : stretch.end],
        kind=kind,
        utterance=quote_id(article.id, "utterance", draft.utterance or -stretch.start),
        mention=phrase.span if phrase else None,
        mention_type=mention_type,
        cue=cue or None,
        via=_via(article, draft),
        nested=stretch.nested,
        others=() if draft.term else tuple(p.span for p in draft.others),
    )


def _via(article: Article, draft: Draft) -> tuple[str, ...]:
    clause = draft.clause
    named = (clause.via.of(article.text),) if clause and clause.via and not draft.term else ()
    return tuple(dict.fromkeys((*named, *(() if draft.term else draft.via))))


def _indirect(article: Article, report: Report) -> Quote:
    span = report.span
    return Quote(
        id=quote_id(article.id, "indirect", span.start, span.end),
        article=article.id,
        start=span.start,
        end=span.end,
        text=span.of(article.text),
        kind=QuoteKind.INDIRECT,
        utterance=quote_id(article.id, "indirect utterance", span.start),
        mention=report.phrase.span,
        mention_type=report.phrase.type,
        cue=report.cue,
        strength=report.strength,
    )


def _kind(draft: Draft) -> QuoteKind:
    at = draft.token
    if draft.joint:
        return QuoteKind.JOINT
    before = draft.line[at - 1] if at > draft.low else None
    if before is None or before.text in ":,":
        return QuoteKind.DIRECT
    return QuoteKind.PARTIAL


def _turn(article: Article, turn: Turn) -> Quote:
    return Quote(
        id=quote_id(article.id, *turn.words),
        article=article.id,
        start=turn.words.start,
        end=turn.words.end,
        text=turn.words.of(article.text),
        kind=QuoteKind.DIRECT,
        utterance=quote_id(article.id, "utterance", *turn.words),
        mention=turn.name,
        mention_type=MentionType.NAMED,
        cue=":",
    )


def _author(article: Article, block: Block) -> Span | None:
    """The author's name in a post's signature, else the whole signature."""
    if block.signed is None or not block.author:
        return block.signed
    at = article.text.find(block.author, block.signed.start, block.signed.end)
    return Span(at, at + len(block.author)) if at >= 0 else block.signed


def _post(article: Article, block: Block) -> Quote:
    start, end = block.start, block.end
    if block.signed and block.signed.start == start:
        start = block.signed.end
    elif block.signed:
        end = block.signed.start
    while start < end and article.text[start].isspace():
        start += 1
    while end > start and article.text[end - 1].isspace():
        end -= 1
    return Quote(
        id=quote_id(article.id, start, end),
        article=article.id,
        start=start,
        end=end,
        text=article.text[start:end],
        kind=QuoteKind.POST,
        utterance=quote_id(article.id, "utterance", start, end),
        mention=_author(article, block),
        mention_type=MentionType.NAMED,
        cue=None,
        via=("X",) if block.handle else (),
    )
