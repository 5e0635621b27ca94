"""How many accounts there are, how independent and how whole they are, and the table of them."""

from __future__ import annotations

import re
from collections import Counter

from briefing.analysis.brief_days import event_year
from briefing.export import layout
from briefing.export.escape import inline, plain, shortened, titled
from briefing.export.urls import safe_url
from briefing.export.wording import NOT_GIVEN, capital, clock, counted, day, joined, number, share
from briefing.lexicon.dateline import dateline
from briefing.lexicon.loader import load
from briefing.model.article import Article, BlockKind
from briefing.model.quote import QuoteKind
from briefing.model.story import Member, Stage, StoryFindings
from briefing.model.text import Moment, Precision
from briefing.reading.moments import find_moments

NOTABLE_ECHO = 0.1
"""Share of unquoted words, in common runs of five and more, from which an account may not be independent of another."""


def account_lines(findings: StoryFindings) -> list[str]:
    """What a reader should know of the accounts before reading on, as Markdown sentences."""
    found = [m.letter for m in findings.members]
    count = f"{capital(number(len(found)))} {'article' if len(found) == 1 else 'articles'}"
    span = f"{found[0]} to {found[-1]}" if len(found) > 2 else joined(found)
    return [f"{count}, {span}, listed below.", *_echoing(findings), *_early(findings), *_cut(findings)]


def sources_table(findings: StoryFindings) -> str:
    """The accounts by letter: outlet, title or first words, when, what they draw on."""
    year = event_year(findings)
    rows = [(m.letter, *_source(findings, m, year)) for m in findings.members]
    return layout.table(("", "Outlet", "Title or first words", "Published", "Draws on"), rows)


def single_source(findings: StoryFindings) -> tuple[str, ...]:
    """The row of a story's only account, as the table of sources has it, with the year."""
    return _source(findings, findings.members[0], None)


def _source(findings: StoryFindings, member: Member, year: int | None) -> tuple[str, ...]:
    article = member.article
    return _outlet(article), _title(article), _published(article, year), _draws_on(findings, member)


def _echoing(findings: StoryFindings) -> list[str]:
    said = []
    seen: set[frozenset[str]] = set()
    for member in findings.members:
        for echo in member.echoes:
            pair = frozenset((member.article.id, echo.article))
            if echo.share < NOTABLE_ECHO or pair in seen:
                continue
            seen.add(pair)
            other = findings.member(echo.article).letter
            first, second = sorted((member.letter, other), key=lambda x: (len(x), x))
            said.append(
                f"{first} and {second} may not be independent: {share(echo.share)} of {member.letter}'s unquoted words "
                f"match {other} in runs of five or more."
            )
    return said


def _early(findings: StoryFindings) -> list[str]:
    early = [m.letter for m in findings.members if m.stage is Stage.BEFORE]
    return [f"{joined(early)} {'was' if len(early) == 1 else 'were'} written before the outcome."] if early else []


def _cut(findings: StoryFindings) -> list[str]:
    return [f"{m.letter} may be cut: {inline(m.cut)}." for m in findings.members if m.cut]


def _outlet(article: Article) -> str:
    parts = [p for p in (plain(article.source), plain(article.byline)) if p]
    return inline(", ".join(parts)) if plain(article.source) else inline(", ".join([NOT_GIVEN, *parts]))


def _title(article: Article) -> str:
    words = titled(shortened(article.first_words, 90))
    url = safe_url(article.url)
    return f"[{words}](<{url}>)" if url else words


def _published(article: Article, year: int | None) -> str:
    moment = article.published
    if moment is None:
        words = NOT_GIVEN
    elif moment.precision is Precision.NOT_BEFORE:
        words = f"{NOT_GIVEN}; {_posts(article, moment.iso[:10])} {day(moment.iso, year)}"
    else:
        words = " ".join(p for p in (day(moment.iso, year), _time(article, moment)) if p)
    if article.updated:
        same = moment is not None and moment.iso[:10] == article.updated.iso[:10]
        words += ", updated " + (_time(article, article.updated) if same else "")
        words = words.rstrip() if same else words + day(article.updated.iso, year)
    return inline(words.removesuffix(", updated"))


def _time(article: Article, moment: Moment) -> str:
    """The time of day, with the time zone's name where the article's own line of dates names it."""
    lines = (b.span.of(article.text) for b in article.blocks if b.kind in (BlockKind.DATE, BlockKind.BYLINE))
    given = (f.span.of(line) for line in lines for f in find_moments(line) if f.moment.iso == moment.iso)
    zones = load("reading_dates")["zones"]
    named = (word for words in given for word in reversed(re.findall(r"[A-Z]+", words)) if word in zones)
    return clock(moment.iso, next(named, ""))


def _posts(article: Article, iso: str) -> str:
    """What shows that the article is not older than this day."""
    dated = [b for b in article.blocks if b.kind is BlockKind.POST and (b.posted or "").startswith(iso)]
    return {0: "not before", 1: "holds a post of"}.get(len(dated), "holds posts of")


def _draws_on(findings: StoryFindings, member: Member) -> str:
    """Agencies, outlets and platforms named, posts shown, and whose text is shared."""
    article = member.article
    named = [via for via in dict.fromkeys(article.via) if via != article.source]
    quotes = [q for q in findings.quotes if q.article == article.id]
    via = Counter(v for q in quotes for v in q.via)
    platforms = list(dict.fromkeys(v for q in quotes if q.kind is QuoteKind.POST for v in q.via))
    named = [v for v in dict.fromkeys((*named, *via)) if v not in platforms]
    posts = sum(block.kind is BlockKind.POST for block in article.blocks)
    shown = [" on ".join([counted(posts, "post"), *([joined(platforms)] if platforms else [])])] if posts else platforms
    parts = [*named, *shown]
    written = dateline(plain(article.sentence(0))) if article.sentences else None
    parts += [f"own dateline, {written.town.title()}"] if written and written.town and not parts else []
    parts += [f"text of {findings.member(e.article).letter}" for e in member.echoes if e.share >= NOTABLE_ECHO]
    return inline(", ".join(parts)) or NOT_GIVEN
