"""The Brief: the page that says first what several report, what only one does, and where accounts differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from briefing.analysis.brief_absent import absent_lines
from briefing.analysis.brief_days import date_lines
from briefing.analysis.brief_figures import figure_lines
from briefing.analysis.brief_questions import question_lines
from briefing.analysis.brief_quotes import chosen_quotations
from briefing.analysis.differing.finding import gravity
from briefing.analysis.independence import text_count
from briefing.analysis.language.lines import line, short
from briefing.analysis.language.openings import leans
from briefing.analysis.pairing.content import content
from briefing.analysis.pairing.evidence import in_names
from briefing.model.actor import ActorType
from briefing.model.discrepancy import Discrepancy, Kind, Value, Verdict
from briefing.model.point import Found, Point, PointKind
from briefing.model.promise import Promise, Status
from briefing.model.story import BriefLine, BriefSection, Stage, StoryFindings, TargetKind

# What one screen holds of each section; the rest stands in its own view.
_MOST = {
    "several": 8,
    "single": 8,
    "differences": 10,
    "promises": 8,
    "words": 6,
}
_WIDTH = 120
# A difference has the words of every side, a promise its condition.
_WIDE = 168
# What a point of several accounts weighs more the more it has of the words that their beginnings share, and less if all
# of it is somebody's words or leans on what was told before. One that has so much of them tells the event, though only
# one account has all of it. (Of 20 events looked at, the first line told what happened in 17, without this in 10.)
_CENTRAL, _NAME, _VOICE, _EVENT = 0.8, 0.4, 0.15, 0.35
_SPOKEN = re.compile(r"[^“”]{2,60}: “[^“”]*”$")
# What a one-source point that leans on the sentence before it weighs less, and one for each before it of its article.
_LEANS, _AGAIN = 0.1, 0.03
# What a one-source point weighs less where a sentence of another account has all of its words: that account may tell it
# in words that were not recognised. Of 48 such points looked at in six stories, those with more than .28 of their words
# in one sentence were told elsewhere too in 11 of 19, the others in 4 of 29. Looked at are so many times those shown.
_KNOWN = 0.3
_LOOKED_AT = 4
# The first sentences of an account tell the event itself; what they weigh more in one that stands alone.
_FIRST, _OPENS = 2, 0.3
# Characters that what is promised needs at least; a condition that leaves less is left out.
_LEAST_ROOM = 30


def write_brief(findings: StoryFindings) -> tuple[BriefSection, ...]:
    """The sections of the Brief that have something to say, in order; each line leads to its evidence."""
    sections = (
        BriefSection("several", "Reported by several", _several(findings)),
        BriefSection("single", "Only one reports", _single(findings)),
        BriefSection("reports", "What it reports", _reports(findings)),
        BriefSection("differences", "Differences", _differences(findings)),
        BriefSection("promises", "Promises", _promises(findings)),
        BriefSection("words", "In their words", _words(findings)),
        BriefSection("absent", "Talked about, not quoted", absent_lines(findings)),
        BriefSection("dates", "Dates", date_lines(findings)),
        BriefSection("figures", "Figures", figure_lines(findings)),
        BriefSection("questions", "Open questions", question_lines(findings)),
    )
    return tuple(section for section in sections if section.lines)


def _letters(findings: StoryFindings, articles: Iterable[str]) -> tuple[str, ...]:
    return findings.letters(tuple(articles))


def _several(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """What happened first: the points that have most of what the accounts begin with, then the weightiest."""
    points = [p for p in findings.points if p.kind is not PointKind.BACKGROUND and not p.overtaken]
    central = _central(findings)

    def order(point: Point) -> float:
        event = _CENTRAL * _share(central, point.text) - _VOICE * (bool(_SPOKEN.match(point.text)) + leans(point.text))
        return -point.weight - event - 0.1 * len(point.whole) - 0.05 * len(point.partly)

    def shared(point: Point) -> bool:
        return _texts(findings, point.whole) > 1 or _opens_several(findings, point)

    points.sort(key=order)
    points = [p for p in points if _texts(findings, tuple(p.members)) > 1]
    chosen = [p for p in points if shared(p) or _share(central, p.text) >= _EVENT]
    # A sentence that says two things may stand for two points.
    told = list({p.text: p for p in reversed(chosen)}.values())[::-1]
    return tuple(_point(findings, p) for p in told[: _MOST["several"]])


def _central(findings: StoryFindings) -> dict[str, float]:
    """The words that the titles and first sentences of several accounts share, each with how many have it; names count
    less, every line has them.
    """
    first = {m.article.id: [s.of(m.article.text) for s in m.article.sentences[:_FIRST]] for m in findings.members}
    named = frozenset().union(*(in_names(sentence) for sentences in first.values() for sentence in sentences))
    heads = (content(" ".join([m.article.title or "", *first[m.article.id]])) for m in findings.members)
    counts = Counter(chain.from_iterable(heads))
    return {word: n * (_NAME if word in named else 1.0) for word, n in counts.items() if n > 1}


def _share(central: Mapping[str, float], text: str) -> float:
    """How much of the words that accounts begin with a text has, 0..1."""
    words = content(text)
    return sum(weight for word, weight in central.items() if word in words) / (sum(central.values()) or 1.0)


def _opens_several(findings: StoryFindings, point: Point) -> bool:
    """True for what an account that has it whole begins with, where another begins with a part of it: the event itself,
    which every account tells in its own way.
    """
    openings = tuple(a for a, numbers in point.members.items() if any(n < _FIRST for n in numbers))
    return not set(openings).isdisjoint(point.whole) and _texts(findings, openings) > 1


def _single(findings: StoryFindings) -> tuple[BriefLine, ...]:
    return tuple(_point(findings, p) for p in single_points(findings, _MOST["single"]))


def _reports(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """What an account that stands alone reports and neither promises nor open questions tell: the weightiest first."""
    if len(findings.members) != 1:
        return ()
    told = _told_elsewhere(findings)
    points = [p for p in findings.points if p.kind is not PointKind.BACKGROUND and not _places(findings, p) & told]

    def weight(point: Point) -> float:
        opens = any(n < _FIRST for numbers in point.members.values() for n in numbers)
        return point.weight + _OPENS * opens - _LEANS * leans(point.text)

    points.sort(key=weight, reverse=True)
    return tuple(_point(findings, p) for p in points[: _MOST["single"]])


def single_points(findings: StoryFindings, most: int) -> list[Point]:
    """At most `most` points that one text alone has, however many outlets carry it, and neither promises nor open
    questions tell, the weightiest first; one that stands only with the sentence before it weighs less, as do each
    further one of the same article and one whose words another account has.
    """
    if len(findings.members) < 2:
        return []
    told = _told_elsewhere(findings)
    rest = [
        p for p in findings.points if p.kind is not PointKind.BACKGROUND and _texts(findings, tuple(p.members)) == 1
    ]
    rest = [p for p in rest if not _places(findings, p) & told][: _LOOKED_AT * most]
    taken: Counter[str] = Counter()
    known = _known(findings, rest)
    chosen: list[Point] = []
    while rest and len(chosen) < most:
        best = max(
            rest,
            key=lambda p: p.weight - known[p.id] - _LEANS * leans(p.text) - _AGAIN * taken[next(iter(p.members))],
        )
        rest.remove(best)
        chosen.append(best)
        taken[next(iter(best.members))] += 1
    return chosen


def _texts(findings: StoryFindings, articles: Sequence[str]) -> int:
    """How many texts these articles are: what several outlets filed of one agency is one."""
    return text_count(articles, {m.article.id: m.echoes for m in findings.members})


def _told_elsewhere(findings: StoryFindings) -> set[tuple[str, int]]:
    """Where the passages stand that the Brief has under promises and open questions, by article and offset."""
    promised = {(e.article, e.span.start) for p in findings.promises for e in p.evidence}
    return promised | {(q.evidence.article, q.evidence.span.start) for q in findings.questions}


def _places(findings: StoryFindings, point: Point) -> set[tuple[str, int]]:
    """Where the sentences of a point begin, with their articles."""
    return {(a, findings.member(a).article.sentences[n].start) for a, numbers in point.members.items() for n in numbers}


def _known(findings: StoryFindings, points: Iterable[Point]) -> dict[str, float]:
    """What each of these points weighs less for how near one sentence of another account comes to it, by its id."""
    texts = {m.article.id: [content(s.of(m.article.text)) for s in m.article.sentences] for m in findings.members}
    found: dict[str, float] = {}
    for point in points:
        words = content(point.text)
        held = (len(words & text) for a, listed in texts.items() if a not in point.members for text in listed)
        nearest = max((c.score for c in point.carried if c.found is Found.NO), default=0.0)
        found[point.id] = _KNOWN * max(nearest, max(held, default=0) / max(1, len(words)))
    return found


def _point(findings: StoryFindings, point: Point) -> BriefLine:
    articles = tuple(point.members)
    before = all(findings.member(a).stage is Stage.BEFORE for a in articles)
    tail = " (before the outcome)" if before and len(findings.members) > 1 else ""
    tail += " (one text)" if len(articles) > 1 and _texts(findings, articles) == 1 else ""
    letters = _letters(findings, point.whole if len(point.whole) > 1 else articles)
    return BriefLine(line(point.text, _WIDTH - len(tail)) + tail, letters, TargetKind.POINT, point.id)


def open_differences(findings: StoryFindings) -> list[Discrepancy]:
    """The differences that the reader has not dismissed, gravest first."""
    return sorted((d for d in findings.discrepancies if d.verdict is not Verdict.DISMISSED), key=gravity)


def _differences(findings: StoryFindings) -> tuple[BriefLine, ...]:
    shown = open_differences(findings)
    lines = [_difference(findings, d) for d in shown[: _MOST["differences"]]]
    if rest := shown[_MOST["differences"] :]:
        letters = _letters(findings, (v.article for d in rest for v in d.values))
        lines.append(BriefLine(f"{len(rest)} more", letters, TargetKind.DISCREPANCY, rest[0].id))
    return tuple(lines)


def _difference(findings: StoryFindings, difference: Discrepancy) -> BriefLine:
    by_value: dict[str, list[Value]] = {}
    for value in _told(difference):
        by_value.setdefault(_bare(value.value.lower()), []).append(value)
    ordered = sorted(by_value.values(), key=lambda same: [v.article for v in difference.values].index(same[-1].article))
    room = max(12, (_WIDE - len(difference.subject) - 2) // max(1, len(ordered)) - 7)
    said = [_side(findings, same, room) for same in ordered]
    letters = _letters(findings, (v.article for v in difference.values))
    # Two wordings of a quotation begin alike; what was changed stands in the title.
    text = difference.subject if difference.kind is Kind.QUOTE else f"{difference.subject}: {' · '.join(said)}"
    return BriefLine(short(text, _WIDE), letters, TargetKind.DISCREPANCY, difference.id)


def _side(findings: StoryFindings, same: Sequence[Value], room: int) -> str:
    """The letters of the accounts that say the same, its words, and who says so where there is room for it."""
    words = short(_bare(same[0].value), room)
    by = next((f" ({v.by})" for v in same if v.by), "")
    told = words + by if len(words) + len(by) <= room else words
    return f"{' '.join(_letters(findings, (v.article for v in same)))} {told}"


def _told(difference: Discrepancy) -> list[Value]:
    """The values a line has room for: where several articles differ, one of each, from its shortest sentence."""
    by_article: dict[str, Value] = {}
    for value in difference.values:
        held = by_article.get(value.article)
        if held is None or len(value.text) < len(held.text):
            by_article[value.article] = value
    return list(by_article.values()) if len(by_article) > 1 else list(difference.values)


def _bare(value: str) -> str:
    """The words of a value without the auxiliaries they begin with, which tell nothing on one line."""
    return re.sub(r"^(?:has|have|had|is|are|was|were)\s+(?:also\s+|explicitly\s+)?", "", value)


_STATUS = {Status.AGREED: "agreed", Status.PLEDGED: "pledged", Status.POSSIBLE: "possible", Status.DRAFT: "draft"}


def _promises(findings: StoryFindings) -> tuple[BriefLine, ...]:
    shown, rest = findings.promises[: _MOST["promises"]], findings.promises[_MOST["promises"] :]
    lines = [_promise(findings, p) for p in shown]
    if rest:
        letters = _letters(findings, (a for p in rest for a in p.articles))
        lines.append(BriefLine(f"{len(rest)} more", letters, TargetKind.PROMISE, rest[0].id))
    return tuple(lines)


def _promise(findings: StoryFindings, promise: Promise) -> BriefLine:
    status = f" ({_STATUS[promise.status]})" if promise.status else ""
    who = f"{short(_plain_name(findings, promise.who), 34)}: " if promise.who else ""
    condition = f", {short(promise.condition[0].lower() + promise.condition[1:], 60)}" if promise.condition else ""
    room = _WIDE - len(who) - len(condition) - len(status)
    if room < _LEAST_ROOM:
        condition, room = "", room + len(condition)
    text = f"{who}{line(promise.what, room)}{condition}{status}"
    return BriefLine(text, _letters(findings, promise.articles), TargetKind.PROMISE, promise.id)


def _plain_name(findings: StoryFindings, who: str) -> str:
    """A person without the office: the actor's full name where `who` ends with it."""
    people = (a.name for a in findings.actors if a.type is ActorType.PERSON and " " in a.name)
    return next((name for name in people if who.endswith(name)), who)


def _words(findings: StoryFindings) -> tuple[BriefLine, ...]:
    """Quotations, each leading to its wordings, or where one account alone has it, to itself."""
    lines = []
    for shown in chosen_quotations(findings, _MOST["words"]):
        first = shown.quotes[0]
        text = f"{shown.speaker}: “{short(shown.text.rstrip(' ,'), _WIDTH - len(shown.speaker or '') - 4)}”"
        several = len(shown.quotes) > 1 and first.group
        kind, target = (TargetKind.QUOTE_GROUP, str(first.group)) if several else (TargetKind.QUOTE, first.id)
        lines.append(BriefLine(text, _letters(findings, (q.article for q in shown.quotes)), kind, target))
    return tuple(lines)
