"""One sentence as the name finder sees it: words, how it is capitalised, and the known names in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.analysis.naming.gazetteer import Entry, gazetteer
from briefing.analysis.naming.tokens import words
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType, NameForm
from briefing.model.article import Article, BlockKind


class Style(StrEnum):
    """How a sentence uses capitals, which says what a capital is worth."""

    RUNNING = "running"
    TITLE = "title"
    CAPS = "caps"


@dataclass(slots=True)
class Found:
    """A name in a sentence: word indices (`end` exclusive), what it is, and the role written with it."""

    start: int
    end: int
    type: ActorType
    form: NameForm = NameForm.NAME
    role: str | None = None
    entry: Entry | None = None
    sure: bool = True


@dataclass(slots=True)
class Sentence:
    """A sentence of an article; word offsets are offsets into the article's text."""

    texts: list[str]
    starts: list[int]
    ends: list[int]
    style: Style
    kind: BlockKind
    entries: list[tuple[int, int, Entry]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.texts)


def sentences_of(article: Article) -> list[Sentence]:
    """The article's sentences, cut into words, with the known names in each."""
    made = []
    blocks = iter(article.blocks)
    block = next(blocks, None)
    for span in article.sentences:
        while block is not None and block.end <= span.start:
            block = next(blocks, None)
        kind = block.kind if block is not None else BlockKind.PARAGRAPH
        made.append(sentence_of(article.text, span.start, span.end, kind))
    return parted(made)


def parted(sentences: list[Sentence]) -> list[Sentence]:
    """The sentences with pairs such as "Trump-Abe" cut where the article names both by themselves."""
    names = {t for s in sentences for t in s.texts if t[0].isupper() and "-" not in t}
    for sentence in sentences:
        for index in range(len(sentence) - 1, -1, -1):
            left, dash, right = sentence.texts[index].partition("-")
            if dash and left in names and right in names:
                start, end = sentence.starts[index], sentence.ends[index]
                sentence.texts[index : index + 1] = [left, dash, right]
                sentence.starts[index : index + 1] = [start, start + len(left), start + len(left) + 1]
                sentence.ends[index : index + 1] = [start + len(left), start + len(left) + 1, end]
                sentence.entries = list(gazetteer().scan(sentence.texts))
    return sentences


def sentence_of(text: str, start: int, end: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Sentence:
    """The sentence at `text[start:end]`."""
    cut = words(text, start, end)
    sentence = Sentence(cut.texts, cut.starts, cut.ends, _style(cut.texts, kind), kind)
    sentence.entries = list(gazetteer().scan(_lowered(cut.texts) if any(map(_large, cut.texts)) else cut.texts))
    return sentence


def _large(text: str) -> bool:
    return len(text) > 2 and text.isupper() and text.isalpha()


def _lowered(texts: list[str]) -> list[str]:
    """Words in capitals as names are usually written, where they are no known acronyms: "PARIS" as "Paris"."""
    known = gazetteer()
    return [t.title() if _large(t) and known.single(t) is None else t for t in texts]


def _style(texts: list[str], kind: BlockKind) -> Style:
    """TITLE where nearly every long word has a capital, CAPS where nearly every letter is one."""
    proper = [t for t in texts if t[0].isalpha()]
    if len(proper) < 3:
        return Style.TITLE if kind in (BlockKind.TITLE, BlockKind.HEADING) and len(proper) > 1 else Style.RUNNING
    if sum(t.isupper() for t in proper) >= 0.7 * len(proper):
        return Style.CAPS
    functions = vocabulary().functions
    content = [t for t in proper[1:] if t.lower() not in functions]
    if len(content) >= 2 and sum(t[0].isupper() for t in content) > 0.8 * len(content) and len(proper) < 30:
        long_run = kind in (BlockKind.TITLE, BlockKind.HEADING) or len(content) >= 5
        return Style.TITLE if long_run else Style.RUNNING
    return Style.RUNNING
