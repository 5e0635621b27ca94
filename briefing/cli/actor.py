"""The page of one actor: `briefing actors PATH --name NAME`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.cli.output import print_json, print_text, say
from briefing.cli.records import Paths, Record, actor_record, quote_record
from briefing.cli.status import Status

if TYPE_CHECKING:
    from briefing.analysis.company import ActorPage
    from briefing.analysis.story import StoryAnalysis
    from briefing.cli.context import Context
    from briefing.model.actor import Actor
    from briefing.model.article import Article


def actors(context: Context) -> Status:
    """The page of the actor called --name, in the event that names it most."""
    from briefing.analysis.company import page_of

    found = [(actor, a) for a in context.analyses() if (actor := _called(context.arguments.name, a.actors))]
    if not found:
        if context.arguments.json:
            print_json(None)
        elif not context.arguments.quiet:
            say(f"nobody is called “{context.arguments.name}”; `briefing actors PATH` lists everybody")
        return Status.NOTHING_FOUND
    actor, analysis = max(found, key=lambda one: one[0].count)
    if len(found) > 1 and not context.arguments.quiet:
        say(f"named in {len(found)} events; shown is {analysis.story.id}, others with --story")
    page = page_of(actor, analysis.actors, analysis.articles, analysis.quotes)
    if context.arguments.json:
        print_json(_record(page, analysis, context.paths))
    else:
        print_text("\n".join(_lines(page, analysis)))
    return Status.DONE


def _called(name: str, actors: tuple[Actor, ...]) -> Actor | None:
    """The actor with this id, name or form; else the most important one with these words in its name."""
    from briefing.analysis.actors import ActorIndex
    from briefing.analysis.merging.spelling import fold

    shown = [a for a in actors if not a.hidden]
    exact = next((a for a in shown if a.id == name), None) or ActorIndex(shown).named(name)
    wanted = f" {fold(name)} "
    return exact or next((a for a in shown if wanted.strip() and wanted in f" {fold(a.name)} "), None)


def _record(page: ActorPage, analysis: StoryAnalysis, paths: Paths) -> Record:
    names = {a.id: a.name for a in analysis.actors}
    return {
        **actor_record(page.actor, paths, analysis.story.id),
        "by_article": dict(page.mentions),
        "company": [{"id": key, "name": names[key], "sentences": n} for key, n in page.company],
        "said": [quote_record(q, paths, analysis.story.id) for q in page.said],
        "reported": [quote_record(q, paths, analysis.story.id) for q in page.reported],
        "passages": [
            {
                "article": p.article,
                "path": paths[p.article],
                "sentence": p.number,
                "start": p.span.start,
                "end": p.span.end,
            }
            for p in page.passages
        ],
    }


def _lines(page: ActorPage, analysis: StoryAnalysis) -> list[str]:
    """The page as text, a heading over each part that is not empty."""
    names = {a.id: a.name for a in analysis.actors}
    texts = {a.id: a.text for a in analysis.articles}
    letters = analysis.letters
    by_source = [
        f"{letters[a.id]}  {page.mentions[a.id]:>3}  {_day(a)}  {a.source or 'outlet?'}"
        for a in analysis.articles
        if page.mentions[a.id]
    ]
    lines = [*_head(page.actor, analysis)]
    for heading, part in (
        ("Mentions by source", by_source),
        ("Said", [f"{letters[q.article]}  “{_flat(q.text)}”" for q in page.said]),
        ("Reported of it without quotation marks", [f"{letters[q.article]}  {_flat(q.text)}" for q in page.reported]),
        ("Named with (sentences)", [f"{n:>3}  {names[key]}" for key, n in page.company]),
        ("Passages", [f"{letters[p.article]}  {_flat(p.span.of(texts[p.article]))}" for p in page.passages]),
        ("Joined because", list(page.actor.merges)),
    ):
        if part:
            lines += ["", heading, *(f"  {line}" for line in part)]
    return lines


def _head(actor: Actor, analysis: StoryAnalysis) -> list[str]:
    mentions = f"{actor.count} mention{'s' * (actor.count != 1)}"
    lines = [
        actor.name,
        f"{actor.type.value}, {mentions} in {len(actor.articles)} of {len(analysis.articles)} articles",
    ]
    others = [alias for alias in actor.aliases if alias != actor.name]
    if others:
        lines.append(f"also as {', '.join(others)}")
    roles: dict[str, list[str]] = {}
    for role in actor.roles:
        roles.setdefault(role.text, []).append(analysis.letters[role.article])
    return lines + [f"{text} ({' '.join(dict.fromkeys(found))})" for text, found in roles.items()]


def _day(article: Article) -> str:
    return article.published.day.isoformat() if article.published else "date?     "


def _flat(text: str) -> str:
    return " ".join(text.split())
