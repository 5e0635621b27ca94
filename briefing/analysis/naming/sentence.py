"""One sentence as the name finder sees it: words, how it is capitalised, and the known names in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from briefing.analysis.naming.gazetteer import TYPES, Entry, Kind, gazetteer
from briefing.analysis.naming.tokens import words
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType, NameForm
from briefing.model.article import Article, BlockKind

_STOPS = frozenset(".!?”\"’'")


class Style(StrEnum):
    """How a sentence uses capitals, which says what a capital is worth."""

    RUNNING = "running"
    TITLE = "title"
    CAPS = "caps"


@dataclass(slots=True)
class Found:
    """A name in a sentence: word indices (`end` exclusive), what it is, and the role written with it. `told` says that
    the words beside it name its type.
    """

    start: int
    end: int
    type: ActorType
    form: NameForm = NameForm.NAME
    role: str | None = None
    entry: Entry | None = None
    sure: bool = True
    told: bool = False


def of_entry(start: int, end: int, entry: Entry) -> Found:
    """A known name as it stands."""
    form = NameForm.ADJECTIVE if entry.kind is Kind.ADJECTIVE else NameForm.NAME
    return Found(start, end, entry.type or TYPES[entry.kind], form, entry=entry)


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
            if dash and left in names and right in names and left.lower() not in vocabulary().person_joints:
                start, end = sentence.starts[index], sentence.ends[index]
                sentence.texts[index : index + 1] = [left, dash, right]
                sentence.starts[index : index + 1] = [start, start + len(left), start + len(left) + 1]
                sentence.ends[index : index + 1] = [start + len(left), start + len(left) + 1, end]
                sentence.entries = known_in(sentence)
    return sentences


def sentence_of(text: str, start: int, end: int, kind: BlockKind = BlockKind.PARAGRAPH) -> Sentence:
    """The sentence at `text[start:end]`."""
    cut = words(text, start, end)
    sentence = Sentence(cut.texts, cut.starts, cut.ends, _style(cut.texts, kind), kind)
    sentence.entries = known_in(sentence)
    return sentence


def known_in(sentence: Sentence) -> list[tuple[int, int, Entry]]:
    """The lexicon's names in a sentence. Words in capitals count as names are usually written ("PARIS" as "Paris") in
    lines of capitals, and where a dateline may stand; elsewhere they are acronyms more often than not.
    """
    texts, known = sentence.texts, gazetteer()
    reach = len(texts) if sentence.style is Style.CAPS else 5
    if any(t.isupper() and len(t) > 2 for t in texts[:reach]):
        small = [
            t.title() if len(t) > 2 and t.isupper() and t.isalpha() and known.single(t) is None else t
            for t in texts[:reach]
        ]
        found = list(known.scan(small + texts[reach:]))
        return [e for e in found if sentence.style is Style.CAPS or not _inside_capitals(texts, small, e[0])]
    return list(known.scan(texts))


def _inside_capitals(texts: list[str], small: list[str], start: int) -> bool:
    """True where a word in capitals before a known name makes another of it: "NEW BERN"."""
    before = texts[start - 1] if start and small[start : start + 1] != texts[start : start + 1] else ""
    return len(before) > 2 and before.isupper() and before.isalpha()


def _style(texts: list[str], kind: BlockKind) -> Style:
    """TITLE where nearly every long word has a capital, CAPS where nearly every letter is one."""
    proper = [t for t in texts if t[0].isalpha()]
    if len(proper) < 3:
        return Style.TITLE if kind in (BlockKind.TITLE, BlockKind.HEADING) and len(proper) > 1 else Style.RUNNING
    if sum(t.isupper() for t in proper) >= 0.7 * len(proper):
        return Style.CAPS
    heading = kind in (BlockKind.TITLE, BlockKind.HEADING)
    if not heading and texts[-1] in _STOPS:
        return Style.RUNNING
    functions = vocabulary().functions
    content = [t for t in proper[1:] if t.lower() not in functions]
    if len(content) >= 2 and sum(t[0].isupper() for t in content) > 0.8 * len(content) and len(proper) < 30:
        return Style.TITLE if heading or len(content) >= 5 else Style.RUNNING
    return Style.RUNNING
