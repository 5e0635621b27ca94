"""One document by one outlet, as it was read: text, blocks, sentences, and what is known about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from briefing.model.text import Moment, Span

ENTRY = "entry "
"""What the parts of a file are called that have only numbers."""
_FIRST_WORDS = 8


class BlockKind(StrEnum):
    """What a block of an article is; everything from DATE on is not the article's own reporting."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST = "list"
    POST = "post"
    DATE = "date"
    BYLINE = "byline"
    TEASER = "teaser"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"
    REPEAT = "repeat"

    @property
    def reporting(self) -> bool:
        """True for what the outlet reports, posts and headings included."""
        return self in _REPORTING


_REPORTING = frozenset({BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.POST})


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph-sized piece of an article's text. Blocks stand in order, do not overlap, and miss only white space.

    A post also has its `author` as signed, `handle` (with @) and `posted` (ISO date), where the text gives them, and
    `signed`, the place of its signature line inside the block: the rest are the post's words.
    """

    kind: BlockKind
    start: int
    end: int
    author: str | None = None
    handle: str | None = None
    posted: str | None = None
    signed: Span | None = None

    @property
    def span(self) -> Span:
        """The block's place in the text."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reader of the article should know: it was guessed, cut, cleaned, or could not be read.

    `code` is stable and short ("encoding-guessed"); `message` is a sentence for people.
    """

    path: str
    code: str
    message: str


def first_words(title: str | None, text: str, blocks: Iterable[tuple[BlockKind, int, int]]) -> str:
    """The title, or else the first eight words of the first of these blocks that reports: its kind, start and end."""
    if title:
        return title
    start, end = next(((start, end) for kind, start, end in blocks if kind.reporting), (0, 0))
    words = text[start:end].split(maxsplit=_FIRST_WORDS) or ["(empty)"]
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `origins` tells for each metadata field where it came from ("front matter", "text", "correction").

    `key` is the hash of the bytes it was read from, of its own words in a feed; `id` is what the library calls
    it, unique even for identical files. `path` is the path as the user gave it joined with the file's place under it
    and with `part`, the article's own place in a file that holds several ("entry 3", "monday/one.md").
    `sentences` cover all blocks that are reporting; analysis fills them in.
    """

    id: str
    key: str
    path: str
    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...] = ()
    title: str | None = None
    source: str | None = None
    byline: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    url: str | None = None
    language: str = "en"
    via: tuple[str, ...] = ()
    origins: dict[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    note: str | None = None
    part: str = ""

    @property
    def file(self) -> str:
        """The path of the file it was read from."""
        return self.path.removesuffix(f"/{self.part}") if self.part else self.path

    @property
    def words(self) -> int:
        """Number of white-space separated words in the text."""
        return len(self.text.split())

    @property
    def first_words(self) -> str:
        """The title, or the first words of the first reporting block: what stands for an article without a name."""
        return first_words(self.title, self.text, ((b.kind, b.start, b.end) for b in self.blocks))

    def sentence(self, index: int) -> str:
        """The words of sentence number `index`."""
        return self.sentences[index].of(self.text)

    def sentence_at(self, offset: int) -> int | None:
        """Number of the sentence that holds the character at `offset`, or None."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self.sentences) and self.sentences[low].start <= offset else None

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        return next((b for b in self.blocks if b.start <= offset < b.end), None)


@dataclass(frozen=True, slots=True)
class Card:
    """What lists show of an article, without its text; `title` is what stands for it where it has none."""

    id: str
    key: str
    path: str
    title: str
    source: str | None
    published: Moment | None
    updated: Moment | None
    language: str
    words: int
    titled: bool
    part: str = ""

    @property
    def numbered(self) -> bool:
        """True for an entry of a feed: its path tells only where it stood, another one stands there after a change."""
        return self.part.rpartition("/")[2].startswith(ENTRY)


def card(article: Article) -> Card:
    """The card of an article."""
    return Card(
        id=article.id,
        key=article.key,
        path=article.path,
        title=article.first_words,
        source=article.source,
        published=article.published,
        updated=article.updated,
        language=article.language,
        words=article.words,
        titled=article.title is not None,
        part=article.part,
    )
