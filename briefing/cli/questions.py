"""The commands that ask: one function each, from an opened library to something printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.context import Context
from briefing.cli.output import Row, print_json, print_table, say
from briefing.cli.records import (
    Record,
    actor_record,
    article_record,
    date_record,
    discrepancy_record,
    figure_record,
    point_record,
    problem_record,
    promise_record,
    question_record,
    quote_record,
    search_record,
    story_record,
)
from briefing.cli.searching import asked_for, saved_searches
from briefing.cli.status import Status
from briefing.model.quote import Quote, QuoteKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.library import Library
    from briefing.model.article import Article

_ACTORS = 20  # names among the facets of a search


def articles(context: Context) -> Status:
    """The articles, or with --problems what was wrong with files."""
    if context.arguments.problems:
        library = context.library
        problems = [problem_record(p) for p in (*library.problems, *(p for a in library.articles for p in a.problems))]
        return context.answer(problems, ("File", "Problem"), lambda r: (r["path"], r["message"]))
    records = [article_record(a, analysis) for analysis in context.analyses() for a in analysis.articles]
    return context.answer(records, ("", "Outlet", "Published", "Words", "Title or first words", "File"), _article_row)


def _article_row(record: Record) -> Row:
    title = record["title"] or " ".join(record["text"].split()[:8]) + "…"
    return (
        record["letter"],
        record["source"] or "outlet?",
        record["published"] or "date?",
        str(record["words"]),
        title,
        record["path"],
    )


def quotes(context: Context) -> Status:
    """Quotations, narrowed by speaker or likeness."""
    arguments, paths = context.arguments, context.paths
    chosen: list[tuple[Quote, str]] = []
    for analysis in context.analyses():
        if arguments.like and not _holds(context.library, analysis.articles, arguments.like):
            continue
        found = list(analysis.quotes)
        if not arguments.indirect:
            found = [q for q in found if q.kind is not QuoteKind.INDIRECT]
        if arguments.speaker:
            wanted = arguments.speaker.casefold()
            found = [q for q in found if any(wanted in name.casefold() for name in (q.speaker or "", *q.speakers))]
        chosen += [(quote, analysis.story.id) for quote in found]
    if arguments.like:
        chosen = _alike(chosen, arguments.like)
    records = [quote_record(quote, paths, story) for quote, story in chosen]
    return context.answer(
        records,
        ("Speaker", "Kind", "File", "Words"),
        lambda r: (r["speaker"] or "–", r["kind"], r["path"], f"“{r['text']}”"),
    )


def _holds(library: Library, articles: Sequence[Article], words: str) -> bool:
    """True where an article quotes `words`. Who said them is found out only then: that takes the whole event."""
    from briefing.analysis.wordings import find_like, may_hold

    near = [article for article in articles if may_hold(article.text, words)]
    return any(find_like(found.quotes, words) for found in library.article_findings(near).values())


def _alike(chosen: list[tuple[Quote, str]], words: str) -> list[tuple[Quote, str]]:
    from briefing.analysis.wordings import find_like

    stories = {quote.id: story for quote, story in chosen}
    return [(quote, stories[quote.id]) for quote in find_like([q for q, _ in chosen], words)]


def actors(context: Context) -> Status:
    """Actors, hidden ones left out; with --name the page of one."""
    if context.arguments.name:
        from briefing.cli.actor import actor_page

        return actor_page(context)
    records = [
        actor_record(actor, context.paths, analysis.story.id)
        for analysis in context.analyses()
        for actor in analysis.actors
        if not actor.hidden
    ]
    return context.answer(
        records,
        ("Name", "Type", "Mentions", "Articles", "Also"),
        lambda r: (r["name"], r["type"], str(len(r["mentions"])), str(r["articles"]), ", ".join(r["aliases"])),
    )


def coverage(context: Context) -> Status:
    """Points, and the articles in which each was found."""
    analyses = list(context.analyses())
    points = [(point, analysis) for analysis in analyses for point in analysis.points]
    if context.arguments.json:
        records = [point_record(point, analysis.story.id) for point, analysis in points]
        print_json({"articles": [a.id for analysis in analyses for a in analysis.articles], "points": records})
        return Status.DONE if points else Status.NOTHING_FOUND
    marks = {"yes": "●", "partly": "◐", "no": "–"}
    rows = []
    for point, analysis in points:
        found = " ".join(f"{analysis.letters[c.article]}{marks[c.found]}" for c in point.carried)
        rows.append((found, point.kind.value, point.text))
    if rows:
        print_table(("Found", "Kind", "Point"), rows)
    return Status.DONE if rows else Status.NOTHING_FOUND


def discrepancies(context: Context) -> Status:
    """Differences with all texts."""
    letters: dict[str, str] = {}
    records: list[Record] = []
    for analysis in context.analyses():
        letters.update(analysis.letters)
        records += [discrepancy_record(d, context.paths, analysis.story.id) for d in analysis.discrepancies]
    return context.answer(
        records,
        ("Grade", "Kind", "On", "Who says what"),
        lambda r: (
            r["grade"],
            r["kind"],
            r["subject"],
            " · ".join(f"{letters[v['article']]}: {v['value']}" for v in r["values"]),
        ),
    )


def promises(context: Context) -> Status:
    """Promises with what carries them."""
    letters: dict[str, str] = {}
    records: list[Record] = []
    for analysis in context.analyses():
        letters.update(analysis.letters)
        records += [promise_record(p, context.paths, analysis.story.id) for p in analysis.promises]
    return context.answer(
        records,
        ("By", "Promise", "Condition", "Status", "In"),
        lambda r: (
            r["who"] or "–",
            r["what"],
            r["condition"] or "–",
            r["status"] or "–",
            " ".join(dict.fromkeys(letters[e["article"]] for e in r["evidence"])),
        ),
    )


def dates(context: Context) -> Status:
    """Dates with the words that gave them."""
    records = [date_record(d, context.paths, a.story.id) for a in context.analyses() for d in a.dates]
    return context.answer(
        records,
        ("From", "To", "Words", "File"),
        lambda r: (r["from"] or "?", r["to"] or "?", r["text"], r["path"]),
    )


def figures(context: Context) -> Status:
    """Numbers with what they count."""
    records = [figure_record(f, context.paths, a.story.id) for a in context.analyses() for f in a.figures]
    return context.answer(
        records,
        ("Figure", "Counts", "By", "File"),
        lambda r: (r["text"], r["unit"], r["by"] or "–", r["path"]),
    )


def questions(context: Context) -> Status:
    """What is still open."""
    records = [question_record(q, context.paths, a.story.id) for a in context.analyses() for q in a.questions]
    return context.answer(records, ("About", "Words", "File"), lambda r: (r["about"], r["text"], r["path"]))


def stories(context: Context) -> Status:
    """Events with their articles."""
    records = [story_record(story) for story in context.library.stories()]
    return context.answer(
        records,
        ("Event", "From", "To", "Articles", "Id"),
        lambda r: (r["title"], r["from"] or "?", r["to"] or "?", str(len(r["articles"])), r["id"]),
    )


def search(context: Context) -> Status:
    """Hits, best first; an error in the query is said with its place. Or what is saved."""
    arguments = context.arguments
    if arguments.searches or arguments.forget:
        return saved_searches(context)
    query, sort = asked_for(context)
    result = context.library.search(query, limit=arguments.limit, sort=sort, actors=_ACTORS if arguments.json else 0)
    if context.library.index_notice and not arguments.quiet:
        say(context.library.index_notice)
    if result.error and not arguments.quiet:
        say(f"{result.error.message} (at character {result.error.position + 1} of the query)")
    if arguments.json:
        print_json(search_record(result, context.library))
    else:
        cards = {card.id: card for card in context.library.cards}
        rows = [(cards[h.article].path, cards[h.article].source or "outlet?", h.snippet) for h in result.hits]
        if rows:
            print_table(("File", "Outlet", "Passage"), rows)
        elif not arguments.quiet:
            say("nothing found" + (f"; did you mean: {result.suggestion}" if result.suggestion else ""))
    return Status.DONE if result.total else Status.NOTHING_FOUND
