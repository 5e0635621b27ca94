"""An invented event in four invented outlets, and a desk that answers from it: what the screen is tested on."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefing.library.messages import Indexed
from briefing.model.actor import Actor, ActorType, Mention, Role
from briefing.model.article import Article, Block, BlockKind, Card, Problem, card
from briefing.model.correction import Correction
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.matching import Comparison, Relation, Row
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.promise import DateMention, Figure, Promise, Question, Status
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.search import Hit, SearchResult, Sort
from briefing.model.selection import Selection
from briefing.model.story import BriefLine, BriefSection, Echo, Member, Stage, Story, StoryFindings, TargetKind
from briefing.model.text import Evidence, Moment, Span

TEXTS = {
    "a1": (
        "Tessaly Courier",
        "Ministers agree to rebuild the Vell bridge",
        "Ministers from four river states agreed on Monday to rebuild the Vell bridge.\n\n"
        "Transport minister Ilse Marrow said the work would begin in spring. "
        "“We have waited nine years for this crossing,” she told reporters.\n\n"
        "The states will pay 240 million crowns between them. "
        "Engineers have inspected twelve of the old piers.",
    ),
    "a2": (
        None,
        None,
        "Four river states have agreed to rebuild the bridge at Vell, which a flood carried away.\n\n"
        "Marrow said: “We have waited nine years for this crossing, and so has every farmer.” "
        "The cost was put at 260 million crowns.\n\n"
        "Opponents in Orn plan a protest on Friday.",
    ),
    "a3": (
        "Orn Evening Post",
        "Bridge deal signed, Orn asks who pays",
        "The four states signed a declaration on the Vell bridge on Monday evening.\n\n"
        "Mayor Tobin Hale of Orn asked who would pay. “Nobody has shown us a bill,” Hale said.\n\n"
        "Work is to begin in autumn, according to the declaration.",
    ),
    "a4": (
        "Radio Lower Vell",
        "Talks on the bridge open today",
        "Talks on the Vell bridge open on Monday.\n\n"
        "A draft speaks of 240 million crowns. It is not clear whether all four states will sign.",
    ),
}


def article(key: str) -> Article:
    """One of the invented articles, blocks and sentences filled."""
    source, title, body = TEXTS[key]
    text = f"{title}\n\n{body}" if title else body
    blocks, at = [], 0
    for number, part in enumerate(text.split("\n\n")):
        kind = BlockKind.TITLE if title and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, at, at + len(part)))
        at += len(part) + 2
    sentences = [
        Span(block.start + match.start(), block.start + match.end())
        for block in blocks
        for match in re.finditer(r"\S.*?(?:[.:]”|[.]|$)(?=\s|$)", text[block.start : block.end])
    ]
    return Article(
        id=key,
        key=key,
        path=f"vell/{key}.txt",
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        title=title,
        source=source,
        published=None if source is None else Moment("2025-03-10"),
    )


ARTICLES = {key: article(key) for key in TEXTS}


def place(key: str, words: str) -> Span:
    """Where words stand in an article."""
    start = ARTICLES[key].text.index(words)
    return Span(start, start + len(words))


def sentence(key: str, words: str) -> int:
    """Number of the sentence that holds these words."""
    number = ARTICLES[key].sentence_at(place(key, words).start)
    assert number is not None
    return number


def evidence(key: str, words: str) -> Evidence:
    """A passage."""
    return Evidence(key, *place(key, words), words)


def value(key: str, words: str) -> Value:
    """The sentence that holds `words`, which are the value."""
    span = ARTICLES[key].sentences[sentence(key, words)]
    return Value(key, *span, span.of(ARTICLES[key].text), words)


def mentions(form: str) -> tuple[Mention, ...]:
    """Every place that names somebody in this form."""
    return tuple(
        Mention(key, match.start(), match.end(), form)
        for key, one in ARTICLES.items()
        for match in re.finditer(form, one.text)
    )


def carried(**words: str | tuple[str, Found]) -> tuple[Carried, ...]:
    """A point's entries from words in each article."""
    found = []
    for key in ARTICLES:
        given = words.get(key)
        if given is None:
            found.append(Carried(key, Found.NO, (0,), 0.12))
        elif isinstance(given, tuple):
            found.append(Carried(key, given[1], (sentence(key, given[0]),), 0.6))
        else:
            found.append(Carried(key, Found.YES, (sentence(key, given),)))
    return tuple(found)


NINE = "We have waited nine years for this crossing"
QUOTES = (
    Quote(
        "q1",
        "a1",
        *place("a1", NINE),
        NINE,
        QuoteKind.DIRECT,
        "u1",
        speaker="Ilse Marrow",
        actor="p1",
        group="g1",
        cue="told",
    ),
    Quote(
        "q2",
        "a2",
        *place("a2", NINE + ", and so has every farmer."),
        NINE + ", and so has every farmer.",
        QuoteKind.DIRECT,
        "u2",
        speaker="Ilse Marrow",
        actor="p1",
        group="g1",
        cue="said",
    ),
    Quote(
        "q3",
        "a3",
        *place("a3", "Nobody has shown us a bill"),
        "Nobody has shown us a bill",
        QuoteKind.DIRECT,
        "u3",
        speaker="Tobin Hale",
        actor="p2",
        cue="said",
    ),
)
ACTORS = (
    Actor(
        "p1",
        "Ilse Marrow",
        ActorType.PERSON,
        ("Ilse Marrow", "Marrow"),
        mentions("Marrow"),
        (Role("Transport minister", "a1"),),
    ),
    Actor("p2", "Tobin Hale", ActorType.PERSON, ("Tobin Hale", "Hale"), mentions("Hale"), (Role("Mayor", "a3"),)),
    Actor("p3", "Vell", ActorType.PLACE, ("Vell",), mentions("Vell")),
    Actor("p4", "Orn", ActorType.PLACE, ("Orn",), mentions("Orn")),
)
DIFFERENCES = (
    Discrepancy(
        "d1", Kind.DATE, Grade.CONTRADICTION, "When work begins", (value("a1", "spring"), value("a3", "autumn"))
    ),
    Discrepancy(
        "d2",
        Kind.NUMBER,
        Grade.CONTRADICTION,
        "What the bridge costs",
        (value("a1", "240 million"), value("a2", "260 million")),
    ),
)
POINTS = (
    Point(
        "t1",
        "Ministers from four river states agreed on Monday to rebuild the Vell bridge.",
        PointKind.DOCUMENT,
        0.9,
        carried(a1="Ministers from", a2="Four river", a3=("signed a declaration", Found.PARTLY)),
        2,
    ),
    Point(
        "t2",
        "The states will pay 240 million crowns between them.",
        PointKind.FIGURE,
        0.8,
        carried(a1="240 million", a2="260 million", a4="240 million"),
        2,
        ("d2",),
    ),
    Point(
        "t3",
        "Transport minister Ilse Marrow said the work would begin in spring.",
        PointKind.PROMISE,
        0.7,
        carried(a1="in spring", a3=("in autumn", Found.PARTLY)),
        2,
        ("d1",),
    ),
    Point("t4", "Opponents in Orn plan a protest on Friday.", PointKind.EVENT, 0.3, carried(a2="protest on Friday"), 1),
)
BRIEF = (
    BriefSection(
        "several",
        "Reported by several",
        (
            BriefLine("Four river states agreed to rebuild the Vell bridge", ("A", "B", "C"), TargetKind.POINT, "t1"),
            BriefLine("240 million crowns between them", ("A", "B", "D"), TargetKind.POINT, "t2"),
        ),
    ),
    BriefSection(
        "single", "Only one reports", (BriefLine("A protest in Orn on Friday", ("B",), TargetKind.POINT, "t4"),)
    ),
    BriefSection(
        "differences",
        "Differences",
        (
            BriefLine("When work begins: A spring, C autumn", ("A", "C"), TargetKind.DISCREPANCY, "d1"),
            BriefLine("What the bridge costs: A 240 million, B 260 million", ("A", "B"), TargetKind.DISCREPANCY, "d2"),
        ),
    ),
    BriefSection(
        "promises", "Promises", (BriefLine("Work to begin in spring (Ilse Marrow)", ("A",), TargetKind.PROMISE, "m1"),)
    ),
    BriefSection(
        "words", "In their words", (BriefLine(f"Ilse Marrow: “{NINE}”", ("A", "B"), TargetKind.QUOTE_GROUP, "g1"),)
    ),
    BriefSection("dates", "Dates", (BriefLine("14 March: a protest in Orn", ("B",), TargetKind.DATE, "0"),)),
    BriefSection("figures", "Figures", (BriefLine("240 million crowns", ("A", "D"), TargetKind.FIGURE, "0"),)),
    BriefSection(
        "open", "Still open", (BriefLine("Whether all four states will sign", ("D",), TargetKind.QUESTION, "0"),)
    ),
)
FINDINGS = StoryFindings(
    story=Story("s1", "Rebuilding the Vell bridge", "2025-03-10", "2025-03-11", tuple(ARTICLES)),
    members=(
        Member(ARTICLES["a1"], "A"),
        Member(ARTICLES["a2"], "B", echoes=(Echo("a1", 0.21),)),
        Member(ARTICLES["a3"], "C"),
        Member(ARTICLES["a4"], "D", Stage.BEFORE, "“open on Monday”", cut="ends in the middle of a list"),
    ),
    actors=ACTORS,
    quotes=QUOTES,
    groups=(QuoteGroup("g1", NINE, ("q2", "q1"), "Ilse Marrow"),),
    points=POINTS,
    discrepancies=DIFFERENCES,
    promises=(
        Promise(
            "m1", "Ilse Marrow", "Work to begin in spring", None, Status.PLEDGED, (evidence("a1", "begin in spring"),)
        ),
    ),
    dates=(DateMention(evidence("a2", "on Friday"), "2025-03-14", "2025-03-14", sentence("a2", "on Friday")),),
    figures=(Figure(evidence("a1", "240 million crowns"), 240e6, "crowns", None, sentence("a1", "240 million")),),
    questions=(
        Question(evidence("a4", "It is not clear"), "Whether all four states will sign", sentence("a4", "not clear")),
    ),
    brief=BRIEF,
)
COMPARISON = Comparison(
    "a1",
    "a2",
    0.52,
    0.61,
    (
        Row((1,), (0,), Relation.REWORDED, 0.8, also=("a3",)),
        Row((2,), (), Relation.LEFT),
        Row((3,), (1,), Relation.PARTLY, 0.7),
        Row((4,), (2,), Relation.REWORDED, 0.6, discrepancies=("d2",)),
        Row((5,), (), Relation.LEFT),
        Row((), (3,), Relation.RIGHT),
    ),
    (DIFFERENCES[1],),
)


@dataclass(frozen=True)
class FakeOverview:
    """A library at a glance."""

    cards: tuple[Card, ...]
    stories: tuple[Story, ...]
    problems: tuple[Problem, ...] = ()
    new: frozenset[str] = frozenset()
    several: bool = False


class FakeDesk:
    """Answers at once from one value of findings; remembers what it was asked."""

    def __init__(self, findings: StoryFindings = FINDINGS, stories: tuple[Story, ...] | None = None) -> None:
        self.given = findings
        self.stories = (findings.story,) if stories is None else stories
        self.corrections: list[Correction] = []
        self.asked: list[str] = []
        self.failure: Exception | None = None
        self.changed = True
        self.notice: str | None = None
        self.fell: Callable[[str], None] = print

    def warm_up(self) -> None:
        self.asked.append("warm_up")

    async def start(self, report: object) -> bool:
        self.asked.append("start")
        if self.failure:
            raise self.failure
        changed, self.changed = self.changed, False
        return changed

    async def look(self) -> bool:
        return await self.start(None)

    async def overview(self, _report: object = None) -> FakeOverview:
        return FakeOverview(
            tuple(card(m.article) for m in self.given.members), self.stories, several=len(self.stories) > 1
        )

    async def findings(self, story: str | None = None) -> StoryFindings:
        self.asked.append(f"findings {story}")
        return self.given

    def listen(self, fell: Callable[[str], None]) -> None:
        self.fell = fell

    async def index(self, report: object) -> Indexed:
        return Indexed(len(self.given.members), self.notice)

    async def search(
        self, query: str, limit: int = 50, sort: Sort | None = None, within: tuple[str, ...] | None = None
    ) -> SearchResult:
        self.asked.append(f"search {query}")
        hits = []
        for member in self.given.members:
            spans = self._spans(query, member.article)
            if spans:
                hits.append(Hit(member.article.id, float(len(spans)), member.article.text[:80], ()))
        return SearchResult(query, len(hits), tuple(hits[:limit]))

    async def actors(self, query: str, most: int = 20) -> tuple[tuple[str, int], ...]:
        self.asked.append(f"actors {query}")
        return tuple((actor.name, actor.count) for actor in self.given.actors[:most])

    async def more_like(self, text: str, limit: int = 20) -> SearchResult:
        self.asked.append(f"more_like {text}")
        members = self.given.members[:limit]
        return SearchResult(
            "", len(members), tuple(Hit(m.article.id, 1.0, m.article.text[:80], (Span(0, 4),)) for m in members)
        )

    async def spans(self, query: str, article: str) -> tuple[Span, ...]:
        return self._spans(query, self.given.member(article).article)

    @staticmethod
    def _spans(query: str, one: Article) -> tuple[Span, ...]:
        return tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(query), one.text, re.IGNORECASE))

    async def compare(self, left: str, right: str, story: str | None = None) -> Comparison:
        self.asked.append(f"compare {left} {right}")
        return (
            replace(COMPARISON, left=left, right=right)
            if (left, right) == ("a1", "a2")
            else Comparison(left, right, 0, 0, ())
        )

    async def correct(self, correction: Correction) -> Correction:
        self.corrections.append(correction)
        return correction

    async def undo(self, correction: Correction) -> Correction | None:
        if correction not in self.corrections:
            return None
        self.corrections.remove(correction)
        return correction

    async def decisions(self) -> tuple[Correction, ...]:
        return tuple(self.corrections)

    async def close(self) -> None:
        self.asked.append("close")


class FakeStore:
    """Picks that are kept nowhere."""

    def load(self, name: str = "picks") -> Selection:
        return Selection(name)

    def save(self, selection: Selection) -> Selection:
        return selection
