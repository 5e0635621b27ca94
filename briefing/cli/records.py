"""The tables of `--json`: an interface that others build on. The manual describes every field."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from briefing.model.plain import to_plain

if TYPE_CHECKING:
    from briefing.analysis.story import StoryAnalysis
    from briefing.library import Library
    from briefing.model.actor import Actor, Mention
    from briefing.model.article import Article, Problem
    from briefing.model.discrepancy import Discrepancy
    from briefing.model.matching import Comparison
    from briefing.model.point import Point
    from briefing.model.promise import DateMention, Figure, Promise, Question
    from briefing.model.quote import Quote
    from briefing.model.search import SearchResult
    from briefing.model.story import Story
    from briefing.model.text import Evidence

Record = dict[str, Any]


class Paths:
    """The path of each article, for records that name one."""

    def __init__(self, library: Library) -> None:
        self._paths = {card.id: card.path for card in library.cards}

    def __getitem__(self, article: str) -> str:
        return self._paths[article]

    def evidence(self, evidence: Evidence) -> Record:
        """A passage with its path."""
        return {"article": evidence.article, "path": self[evidence.article], **_place(evidence)}


def _place(passage: Evidence | Mention) -> Record:
    return {"start": passage.start, "end": passage.end, "text": passage.text}


def problem_record(problem: Problem) -> Record:
    """One thing that was wrong with a file."""
    return {"path": problem.path, "code": problem.code, "message": problem.message}


def article_record(article: Article, analysis: StoryAnalysis) -> Record:
    """One article in its story."""
    published = article.published
    return {
        "id": article.id,
        "letter": analysis.letters[article.id],
        "story": analysis.story.id,
        "path": article.path,
        "title": article.title,
        "source": article.source,
        "byline": article.byline,
        "published": published.iso if published else None,
        "updated": article.updated.iso if article.updated else None,
        "precision": published.precision.value if published else None,
        "url": article.url,
        "language": article.language,
        "via": list(article.via),
        "stage": analysis.stages[article.id][0].value,
        "echoes": [{"article": e.article, "share": round(e.share, 3)} for e in analysis.echoes.get(article.id, ())],
        "words": article.words,
        "text": article.text,
        "blocks": [{"kind": b.kind.value, "start": b.start, "end": b.end} for b in article.blocks],
        "sentences": [list(s) for s in article.sentences],
        "origins": article.origins,
        "problems": [problem_record(p) for p in article.problems],
    }


def quote_record(quote: Quote, paths: Paths, story: str) -> Record:
    """One quotation, or one indirect report."""
    record = {
        "id": quote.id,
        "article": quote.article,
        "path": paths[quote.article],
        "story": story,
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind.value,
        "speaker": quote.speaker,
        "speakers": list(quote.speakers),
        "described": quote.described,
        "actor": quote.actor,
        "mention": list(quote.mention) if quote.mention else None,
        "cue": quote.cue,
        "via": list(quote.via),
        "group": quote.group,
        "utterance": quote.utterance,
    }
    if quote.kind == "indirect":
        record["strength"] = quote.strength
    return record


def actor_record(actor: Actor, paths: Paths, story: str) -> Record:
    """One actor with all its mentions; adjectives ("Ukrainian") are linked and listed apart."""

    def mentions(adjective: bool) -> list[Record]:
        chosen = [m for m in actor.mentions if m.adjective is adjective]
        return [{"article": m.article, "path": paths[m.article], **_place(m)} for m in chosen]

    return {
        "id": actor.id,
        "story": story,
        "name": actor.name,
        "type": actor.type.value,
        "aliases": list(actor.aliases),
        "roles": [{"text": r.text, "article": r.article} for r in actor.roles],
        "articles": len(actor.articles),
        "mentions": mentions(adjective=False),
        "adjectives": mentions(adjective=True),
        "merges": list(actor.merges),
    }


def comparison_record(comparison: Comparison, paths: Paths, story: str) -> Record:
    """Two articles side by side."""
    return {
        "left": comparison.left,
        "right": comparison.right,
        "left_share": round(comparison.left_share, 4),
        "right_share": round(comparison.right_share, 4),
        "versions": comparison.versions,
        "note": comparison.note or None,
        "rows": [
            {
                "left": list(row.left),
                "right": list(row.right),
                "relation": row.relation.value,
                "score": round(row.score, 3),
                "why": row.why,
                "also": list(row.also),
            }
            for row in comparison.rows
        ],
        "discrepancies": [discrepancy_record(d, paths, story) for d in comparison.discrepancies],
    }


def point_record(point: Point, story: str) -> Record:
    """One point and who carries it; `closest` is the nearest passage where it was not found."""
    return {
        "id": point.id,
        "text": point.text,
        "story": story,
        "kind": point.kind.value,
        "weight": round(point.weight, 3),
        "members": {article: list(sentences) for article, sentences in point.members.items()},
        "found": {c.article: c.found.value for c in point.carried},
        "closest": {
            c.article: {"sentences": list(c.sentences), "score": round(c.score, 3)}
            for c in point.carried
            if c.article not in point.members
        },
        "count": point.count,
        "independent": point.independent,
        "discrepancies": list(point.discrepancies),
    }


def discrepancy_record(discrepancy: Discrepancy, paths: Paths, story: str) -> Record:
    """One difference with all its texts."""
    return {
        "id": discrepancy.id,
        "kind": discrepancy.kind.value,
        "grade": discrepancy.grade.value,
        "subject": discrepancy.subject,
        "story": story,
        "verdict": discrepancy.verdict.value if discrepancy.verdict else None,
        "reason": discrepancy.reason,
        "values": [{**to_plain(value), "path": paths[value.article]} for value in discrepancy.values],
    }


def promise_record(promise: Promise, paths: Paths, story: str) -> Record:
    """One promise with the passages that carry it."""
    return {
        "id": promise.id,
        "story": story,
        "who": promise.who,
        "what": promise.what,
        "condition": promise.condition,
        "status": promise.status.value if promise.status else None,
        "evidence": [paths.evidence(e) for e in promise.evidence],
    }


def date_record(date: DateMention, paths: Paths, story: str) -> Record:
    """Words that give a time, and the days they mean."""
    return _in_sentence(date, paths, story, {"from": date.first, "to": date.last})


def figure_record(figure: Figure, paths: Paths, story: str) -> Record:
    """A number, what it counts, and who says so."""
    return _in_sentence(figure, paths, story, {"value": figure.value, "unit": figure.unit, "by": figure.by})


def question_record(question: Question, paths: Paths, story: str) -> Record:
    """What an account says is open."""
    return _in_sentence(question, paths, story, {"about": question.about})


def _in_sentence(found: DateMention | Figure | Question, paths: Paths, story: str, own: Record) -> Record:
    return {**paths.evidence(found.evidence), "story": story, **own, "sentence": found.sentence}


def story_record(story: Story) -> Record:
    """One event."""
    return {
        "id": story.id,
        "title": story.title,
        "from": story.first,
        "to": story.last,
        "articles": list(story.articles),
    }


def search_record(result: SearchResult, library: Library) -> Record:
    """The answer to a query."""
    cards = {card.id: card for card in library.cards}
    hits: Iterable[Record] = (
        {
            "article": hit.article,
            "path": cards[hit.article].path,
            "score": round(hit.score, 4),
            "title": cards[hit.article].title,
            "source": cards[hit.article].source,
            "published": published.iso if (published := cards[hit.article].published) else None,
            "snippet": hit.snippet,
            "spans": [list(span) for span in hit.spans],
        }
        for hit in result.hits
    )
    return {
        "query": result.query,
        "total": result.total,
        "hits": list(hits),
        "facets": {name: [list(pair) for pair in pairs] for name, pairs in to_plain(result.facets).items()},
        "error": to_plain(result.error),
        "suggestion": result.suggestion,
    }
