"""What the reader is asked when something is corrected, and the corrections that come of it."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from briefing.corrections import checked
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.discrepancy import Verdict
from briefing.tui.facts import Facts
from briefing.tui.place import Target, Thing
from briefing.tui.screens.choosing import Choice, Choose
from briefing.tui.screens.dialogs import Ask, Field, Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from briefing.model.matching import Comparison
    from briefing.model.quote import Quote
    from briefing.tui.program import Briefing

_IS = "is "
_NOBODY = "nobody"
_NEAR = 600
"""Characters from a quotation within which somebody is named near it: about the paragraphs before and after."""
_LABELS = {"url": "Address"}
_FIELDS = ("source", "title", "byline", "published", "updated", "url", "language", "note")
_HINTS = {"published": "for instance 2026-01-06", "updated": "for instance 2026-01-06"}


async def edited(app: Briefing, facts: Facts, target: Target) -> list[Correction]:
    """Corrections of what a line stands for: an article's details, a name, who says a quotation, a difference."""
    if target.thing is Thing.ARTICLE and target.article in facts.members:
        return await _article(app, facts.members[target.article].article, facts.letter(target.article))
    if target.thing is Thing.ACTOR and target.id in facts.actors:
        return await _name(app, facts, facts.actors[target.id])
    if target.thing is Thing.QUOTE and target.id in facts.quotes:
        return await _speaker(app, facts, [facts.quotes[target.id]])
    if target.thing is Thing.GROUP and target.id in facts.groups:
        return await _speaker(app, facts, facts.group_quotes(facts.groups[target.id]))
    if target.thing is Thing.DIFFERENCE:
        choices = [
            Choice(Verdict.ACCEPTED.value, "It is a difference"),
            Choice(Verdict.CHECKED.value, "I have checked it"),
            Choice(Verdict.DISMISSED.value, "It is none"),
        ]
        verdict = await app.push_screen_wait(Choose("This difference", choices))
        return await judged(app, target.id, verdict) if verdict else []
    return []


async def judged(app: Briefing, difference: str, verdict: str) -> list[Correction]:
    """The verdict on a difference; a dismissal asks for its reason."""
    reason: str | None = None
    if verdict == Verdict.DISMISSED.value:
        hint = "enter dismisses it, esc leaves it"
        reason = await app.push_screen_wait(Ask("Why is this no difference?", hint=hint))
        if reason is None:
            return []
    return [Correction(CorrectionKind.DIFFERENCE, (difference, verdict), reason or None)]


async def _article(app: Briefing, article: Article, letter: str) -> list[Correction]:
    fields = [
        Field(name, _LABELS.get(name, name.capitalize()), _value(article, name), _HINTS.get(name, ""))
        for name in _FIELDS
    ]

    def made(changed: Mapping[str, str]) -> list[Correction]:
        about = CorrectionKind.ARTICLE
        return [
            checked(Correction(about, (article.id, name), value, path=article.path)) for name, value in changed.items()
        ]

    def wrong(changed: Mapping[str, str]) -> str:
        try:
            made(changed)
        except ValueError as error:
            return str(error)
        return ""

    changed = await app.push_screen_wait(Form(f"Details of {letter}", fields, wrong))
    return made(changed or {})


def _value(article: Article, name: str) -> str:
    value = getattr(article, name)
    if value is None:
        return ""
    return value if isinstance(value, str) else str(value.iso)


async def _name(app: Briefing, facts: Facts, actor: Actor) -> list[Correction]:
    forms = [Choice(form, form) for form in actor.aliases if form != actor.name]
    others = [Choice(a.name, a.name, f"{a.count}") for a in facts.findings.actors if a is not actor and not a.hidden]
    choices = [Choice("rename", "Call it something else")]
    choices += [Choice("merge", "It is the same as another name")] if others else []
    choices += [Choice("split", "One of its forms is somebody else")] if forms else []
    choices += [Choice("type", "It is something else", actor.type.value), Choice("hide", "Leave it out")]
    what = await app.push_screen_wait(Choose(actor.name, choices))
    if what == "rename":
        new = await app.push_screen_wait(Ask("Its name", actor.name))
        return [Correction(CorrectionKind.RENAME, (actor.name,), new)] if new and new != actor.name else []
    if what == "merge":
        other = await app.push_screen_wait(Choose(f"{actor.name} is the same as", others))
        return await _joined(app, facts, actor, other) if other else []
    if what == "split":
        form = await app.push_screen_wait(Choose("Which form is somebody else?", forms))
        return [Correction(CorrectionKind.SPLIT, (actor.name, form))] if form else []
    if what == "type":
        kinds = [Choice(kind.value, kind.value.capitalize()) for kind in ActorType if kind is not actor.type]
        kind = await app.push_screen_wait(Choose(f"What is {actor.name}?", kinds))
        return [Correction(CorrectionKind.TYPE, (actor.name,), kind)] if kind else []
    return [Correction(CorrectionKind.HIDE, (actor.name,))] if what == "hide" else []


async def _joined(app: Briefing, facts: Facts, actor: Actor, other: str) -> list[Correction]:
    """Which of two names stays: offered first is the fuller one, of equals the one that is used more."""
    counts = {a.name: a.count for a in facts.findings.actors if a.name == other} | {actor.name: actor.count}
    names = sorted(counts, key=lambda name: (-len(name.split()), -counts[name], -len(name)))
    choices = [Choice(name, name, _times(counts[name])) for name in names]
    kept = await app.push_screen_wait(Choose("They are one. Which name stays?", choices))
    return [Correction(CorrectionKind.MERGE, (kept, *(n for n in names if n != kept)))] if kept else []


async def _speaker(app: Briefing, facts: Facts, quotes: Sequence[Quote]) -> list[Correction]:
    """Who says these words, in every account that has them: one decision, taken back as one.

    Any words are an answer: a name, or what the article calls somebody.
    """
    given = dict.fromkeys(f"{facts.letter(q.article)}: {q.who or 'nobody'}" for q in quotes)
    about = f"“{quotes[0].text}”\nGiven now: {', '.join(given)}"
    choices = [
        *_offered(facts, quotes),
        Choice("", "none of these"),
        Choice(_NOBODY, "It is not told who", "nobody, unknown"),
    ]
    what = await app.push_screen_wait(Choose("Who says this?", choices, about=about, own=_IS))
    if what is None:
        return []
    name = None if what == _NOBODY else what.removeprefix(_IS)
    words = dict.fromkeys((q.article, q.text) for q in quotes)
    return [Correction(CorrectionKind.SPEAKER, tuple(chain.from_iterable(words)), name)]


def _offered(facts: Facts, quotes: Sequence[Quote]) -> Iterator[Choice]:
    """Who can have said it, each once: those named near it, those who speak elsewhere, all others; people first. A
    place is offered with the others only.
    """
    actors = [a for a in facts.findings.actors if not a.hidden]
    rank = {a.name: (a.type is not ActorType.PERSON) + (a.type is ActorType.PLACE) for a in actors}
    able = (a for a in actors if a.type is not ActorType.PLACE)
    gaps = {a.name: gap for a in able if (gap := _gap(a, quotes)) is not None}
    speaking = Counter(q.who for q in facts.findings.quotes if q.who)
    parts = {
        "named near it": sorted(gaps, key=lambda name: (rank[name], gaps[name])),
        "speak in these articles": [name for name, _ in speaking.most_common()],
        "other names": [a.name for a in sorted(actors, key=lambda a: (rank[a.name], -a.count))],
    }
    counts = {a.name: a.count for a in actors}
    seen: set[str] = set()
    for title, names in parts.items():
        new = [name for name in names if name not in seen]
        seen.update(new)
        yield Choice("", title)
        yield from (Choice(f"{_IS}{name}", name, _times(counts[name]) if name in counts else "") for name in new)


def _gap(actor: Actor, quotes: Sequence[Quote]) -> int | None:
    """How many characters lie between one of these quotations and the nearest place that names somebody."""
    gaps = (
        max(quote.start - mention.end, mention.start - quote.end, 0)
        for quote in quotes
        for mention in actor.mentions
        if mention.article == quote.article and not mention.adjective
    )
    return min((gap for gap in gaps if gap <= _NEAR), default=None)


def _times(count: int) -> str:
    return f"named {count} times" if count != 1 else "named once"


async def paired(app: Briefing, facts: Facts, comparison: Comparison, row: str) -> list[Correction]:
    """Which sentences report the same: a pair is parted or held together, a sentence without one gets one.

    `row` is the id of a row of the comparison: the numbers of its sentences, "1,2|3".
    """
    left, right = facts.members[comparison.left].article, facts.members[comparison.right].article
    mine, theirs = (tuple(int(n) for n in side.split(",") if n) for side in row.split("|"))
    kind = CorrectionKind.PIN
    if mine and theirs:
        choices = [Choice("unpin", "They do not report the same"), Choice("pin", "They do: keep them together")]
        what = await app.push_screen_wait(Choose("These sentences", choices))
        if what is None:
            return []
        kind = CorrectionKind(what)
    else:
        other, letter = (right, facts.letter(right.id)) if mine else (left, facts.letter(left.id))
        sentences = [Choice(str(n), other.sentence(n).replace("\n", " ")) for n in range(len(other.sentences))]
        if not sentences:
            return []
        chosen = await app.push_screen_wait(Choose(f"Which sentence of {letter} reports the same?", sentences))
        if chosen is None:
            return []
        mine, theirs = (mine, (int(chosen),)) if mine else ((int(chosen),), theirs)
    return [Correction(kind, (left.id, left.sentence(a), right.id, right.sentence(b))) for a in mine for b in theirs]
