"""Articles made from plain paragraphs, for tests of what several articles have in common."""

from __future__ import annotations

from dataclasses import replace

from briefing.analysis.language.sentences import split_sentences
from briefing.model.article import Article, Block, BlockKind
from briefing.model.text import Moment


def article(name: str, *paragraphs: str, title: str | None = None, day: str | None = None) -> Article:
    """An article of these paragraphs; one that begins with "# " is a heading, one that begins with "> " a teaser."""
    kinds = {"# ": BlockKind.HEADING, "> ": BlockKind.TEASER}
    blocks, text = [], ""
    for paragraph in paragraphs:
        kind = kinds.get(paragraph[:2], BlockKind.PARAGRAPH)
        words = paragraph[2:] if paragraph[:2] in kinds else paragraph
        blocks.append(Block(kind, len(text), len(text) + len(words)))
        text += words + "\n\n"
    made = Article(
        id=name,
        key=f"key-{name}",
        path=f"{name}.txt",
        text=text,
        blocks=tuple(blocks),
        title=title,
        published=Moment(day) if day else None,
    )
    return replace(made, sentences=split_sentences(made))


HARBOUR = article(
    "a",
    "The mayor of Port Ellery said on Monday the harbour would close for two weeks after a crane fell on a ferry.",
    "Three people were injured when the crane collapsed in strong wind, the fire service said.",
    "“We will not open until every crane has been checked,” Mayor Ida Brandt told reporters.",
    "The ferry company has promised to pay for the hotel rooms of stranded passengers.",
    "The harbour was last closed in 1987, during a strike of the dockers.",
    day="2024-03-04",
)
CRANE = article(
    "b",
    "Port Ellery's harbor will be shut for two weeks, Mayor Ida Brandt announced after Monday's accident with a crane.",
    "Winds were strong when the crane came down, and three people were hurt, according to firefighters.",
    'Brandt said: "We will not open until every crane has been checked."',
    "Engineers have begun to inspect the remaining cranes along the quay.",
    day="2024-03-05",
)
FERRY = article(
    "c",
    "Passengers of a ferry hit by a crane in Port Ellery will have their hotel rooms paid by the ferry company.",
    "The company promised this on Tuesday, a day after the accident, in which three people were injured.",
    "A replacement ferry from Norholm is expected at the weekend.",
    day="2024-03-05",
)
