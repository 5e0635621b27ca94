"""A small story made by hand."""

import pytest

from briefing.model.actor import Actor, ActorType, Mention, Role
from briefing.model.article import Article, Block, BlockKind
from briefing.model.discrepancy import Discrepancy, Grade, Kind, Value
from briefing.model.matching import Comparison, Relation, Row
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.quote import Quote, QuoteGroup, QuoteKind
from briefing.model.story import Member, Story, StoryFindings
from briefing.model.text import Moment, Span

COURIER = "Mayor Ada Lind spoke on Monday.\n\nShe said “We will not raise the toll before the summer.”"
POST = "The motion passed by six votes to five.\n\nAda Lind said: “We will not raise the toll.” It applies from 1 June."


def article(ident, text, source, sentences, **more):
    blocks, start = [], 0
    for part in text.split("\n\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, start, start + len(part)))
        start += len(part) + 2
    spans = tuple(Span(text.index(s), text.index(s) + len(s)) for s in sentences)
    return Article(ident, "key" + ident, f"{source}.md", text, tuple(blocks), spans, source=source, **more)


def quote(ident, of, words, speaker):
    start = of.text.index(words)
    return Quote(ident, of.id, start, start + len(words), words, QuoteKind.DIRECT, "u" + ident, speaker=speaker)


@pytest.fixture
def findings():
    one = article(
        "1",
        COURIER,
        "Coast Courier",
        COURIER.split("\n\n"),
        published=Moment("2026-03-01"),
        url="https://courier.example/1",
    )
    two = article("2", POST, "Inland Post", [*POST.split("\n\n")], title="Council backs toll")
    members = (Member(one, "A"), Member(two, "B"))
    first = quote("q1", one, "We will not raise the toll before the summer.", "Ada Lind")
    second = quote("q2", two, "We will not raise the toll.", "Ada Lind")
    rate = POST.index("from 1 June")
    summer = COURIER.index("before the summer")
    return StoryFindings(
        story=Story("s", "Harbour toll", "2026-03-01", None, ("1", "2")),
        members=members,
        actors=(
            Actor(
                "a1",
                "Ada Lind",
                ActorType.PERSON,
                ("Ada Lind", "Lind"),
                (Mention("1", 6, 14, "Ada Lind"), Mention("2", POST.index("Ada"), POST.index("Ada") + 8, "Ada Lind")),
                (Role("Mayor", "1"),),
            ),
        ),
        quotes=(first, second),
        groups=(QuoteGroup("g1", first.text, ("q1", "q2"), "Ada Lind"),),
        points=(
            Point(
                "p1",
                "The toll stays.",
                PointKind.PROMISE,
                0.9,
                (Carried("1", Found.YES, (1,)), Carried("2", Found.NO, (0,), 0.2)),
                1,
            ),
        ),
        discrepancies=(
            Discrepancy(
                "d1",
                Kind.DATE,
                Grade.CONTRADICTION,
                "start of the new rate",
                (
                    Value("1", summer, summer + 17, COURIER[summer : summer + 17], "before the summer"),
                    Value("2", rate, rate + 11, POST[rate : rate + 11], "from 1 June"),
                ),
            ),
        ),
    )


@pytest.fixture
def comparison():
    rows = (Row((1,), (1,), Relation.REWORDED, 0.7), Row((), (0,), Relation.RIGHT))
    return Comparison("1", "2", 0.5, 0.4, rows)
