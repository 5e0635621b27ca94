"""A line as tokens: words, names and quotations in marks, each quotation and each name one token."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from briefing.analysis.quoting.stretches import Stretch
from briefing.analysis.quoting.vocabulary import Verb, Vocabulary, vocabulary
from briefing.model.actor import ActorType, Name, NameForm

_TOKEN = re.compile(
    r"['’](?:s|d|ll|ve|re|t|m)\b|[^\W\d_]\.(?:[^\W\d_]\.)+"
    r"|\w+(?:(?:[-/]|\.(?![A-Z][a-z]+[ ,'’]))\w+)*|@\w+|[^\w\s]"  # "here.The" is the end of a sentence
)

_NOUNS = frozenset({"May", "Will"})
_DETERMINED = frozenset({"a", "the", "his", "her", "its", "their"})


class Kind(IntEnum):
    """What a token is."""

    WORD = 0
    NAME = 1
    QUOTE = 2
    MARK = 3


@dataclass(slots=True)
class Token:
    """A token: place, words as written and in lower case; the name or the number of the quotation it stands for."""

    start: int
    end: int
    text: str
    low: str
    kind: Kind
    name: Name | None = None
    quote: int = -1
    verb: Verb | None = None

    @property
    def noun_like(self) -> bool:
        """True for what a noun phrase may hold: a name, a capitalised word, or a word of no closed class."""
        if self.kind is Kind.NAME:
            return True
        return self.kind is Kind.WORD and self.low not in _closed() and (self.verb is None or self.text[0].isupper())

    @property
    def capital(self) -> bool:
        """True for a name (of whatever kind but a place's adjective) or a capitalised word of no closed class."""
        if self.kind is Kind.NAME:
            return self.name is None or self.name.form is not NameForm.ADJECTIVE
        return self.kind is Kind.WORD and self.text[0].isupper() and self.low not in _closed()

    @property
    def person(self) -> bool:
        """True for a person's name."""
        return self.name is not None and self.name.type is ActorType.PERSON

    @property
    def body(self) -> bool:
        """True for the name of a body."""
        return self.name is not None and self.name.type is ActorType.ORGANIZATION

    @property
    def predicate(self) -> bool:
        """True for words in marks that begin with a finite verb in small letters: their subject stands before them."""
        first = re.match(r"\W*([a-z]+(?:['’]t)?)\b", self.text) if self.kind is Kind.QUOTE else None
        known = vocabulary()
        return first is not None and (first[1] in known.auxiliaries or first[1] in known.plain_verbs)


def _closed() -> frozenset[str]:
    global _CLOSED  # noqa: PLW0603  (filled once; a cached function costs a call a token)
    if not _CLOSED:
        v = vocabulary()
        _CLOSED = frozenset().union(
            v.determiners,
            v.prepositions,
            v.conjunctions,
            v.wh,
            v.auxiliaries,
            v.adverbs,
            v.subjects,
            v.plain_verbs,
            v.pronouns,
            ("'s", "’s"),
        )
    return _CLOSED


_CLOSED: frozenset[str] = frozenset()


def tokens_of(text: str, start: int, end: int, stretches: Sequence[Stretch], names: Sequence[Name]) -> list[Token]:
    """The tokens of one line; a stretch in marks is one token, numbered in order, and so is a name outside of them."""
    known = vocabulary()
    pieces: list[tuple[int, int, int, Name | None]] = [(s.left, s.right, i, None) for i, s in enumerate(stretches)]
    free = (n for n in names if not any(s.left < n.end and n.start < s.right for s in stretches))
    pieces += [(n.start, n.end, -1, n) for n in free]
    pieces.sort(key=lambda p: p[0])
    tokens: list[Token] = []
    at = start
    for left, right, number, named in pieces:
        _words(text, at, left, known, tokens)
        kind = Kind.QUOTE if named is None else Kind.NAME
        tokens.append(Token(left, right, text[left:right], "", kind, named, number))
        at = max(at, right)
    _words(text, at, end, known, tokens)
    return tokens


def _words(text: str, start: int, end: int, known: Vocabulary, tokens: list[Token]) -> None:
    verbs, plain, mark = known.verbs, Kind.WORD, Kind.MARK
    for match in _TOKEN.finditer(text, start, end):
        word = match[0]
        low = word.lower()
        begin, stop = match.span()
        kind = plain if word[0].isalnum() or stop - begin > 1 else mark
        if word in _NOUNS and tokens and _stands_as_noun(word, tokens[-1], text[stop + 1 : stop + 2]):
            tokens.append(Token(begin, stop, word, "", kind))
        else:
            tokens.append(Token(begin, stop, word, low, kind, None, -1, verbs.get(low)))


def _stands_as_noun(word: str, before: Token, follows: str) -> bool:
    """True for "a May statement", and for a Will who is somebody: "said Will Lee"."""
    return before.low in _DETERMINED if word == "May" else before.text.islower() and follows.isupper()
