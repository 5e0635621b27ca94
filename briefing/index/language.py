"""The query language: from what was typed to Whoosh's query objects, forgiving.

    words  "a phrase"  AND OR NOT  ( )  prefix*  wild?card  fuzzy~  -word
    title: source: actor: speaker: quote: date: lang: kind: story:      with a word, a "phrase" or ( ) after them
    date:2026-01-06..2026-01-07   date:2026-01   date:..2026-01-07
    saved:name      stands for the query that was saved under this name

Words stand for AND. What is unfinished is taken as if it were finished: an open quotation mark or bracket ends with the
query, an operator without a second side is ignored. What cannot be meant is left out and told in one line with its
place. Whoosh's own parser needs 0.3 ms and more for a short query, a third of the time a key may take, raises on deep
brackets and knows no places; tests compare the two on what both understand.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from briefing.index.adapter import query as q
from briefing.index.format import QUOTED, TEXT, TITLE
from briefing.index.matching import Members
from briefing.index.words import WORD, finished, fold, parted, terms
from briefing.model.search import QueryError

LONGEST = 4_000  # characters of a query; what follows is not looked at
DEEPEST = 40  # brackets inside each other
MOST = 100  # words; two thousand are a slip of the clipboard
SHORTEST = 3  # letters in a row of a word with * on both sides: fewer are in half of all words

Expand = Callable[[str, str], Sequence[str]]
_TOKEN = re.compile(
    r"""\s*(?: (?P<open>\()  | (?P<close>\))
      | (?P<field>[A-Za-z]+):(?!//)(?=\S|$)
      | (?P<quote>["“”„«»])
      | (?P<minus>(?<!\S)-(?=\S))
      | (?P<word>[^\s()"“”„«»]+) )""",
    re.VERBOSE,
)
_INFIX = ("AND", "OR", "&&", "||")
_CLOSING = re.compile(r'["“”„«»]')
_THOUSANDS_BEGUN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*,[0-9]{0,2}\*?")
_SPACED = re.compile(r"(?<![\w.,])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![\w.,]\w)(?!\w)")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_TEXTS = {"title": TITLE, "quote": QUOTED, "speaker": QUOTED, "actor": TEXT, "text": TEXT}
_FIELDS = "title source actor speaker quote date lang kind story saved"
_NAMES = {"source": "source", "lang": "language", "language": "language", "kind": "kind"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: Whoosh's query (NullQuery where nothing is asked), and what was not understood."""

    query: Any
    error: QueryError | None


def parse(text: str, expand: Expand | None = None, *, typing: bool = False, plain: bool = False) -> Parsed:
    """Understand a query; never raises for it.

    `expand` gives the forms of the name after `actor:` and `speaker:`, the article ids after `story:`, and the query
    after `saved:`. With `typing` the last word may go on. With `plain` words are looked for unstemmed too, as in other
    languages.
    """
    return _Parser(text[:LONGEST], expand, typing, plain).parsed()


class _Parser:
    """Recursive descent, with Whoosh's precedence: NOT, then AND, then OR, then words side by side (which is AND)."""

    def __init__(
        self, text: str, expand: Expand | None, typing: bool, plain: bool, inside: frozenset[str] = frozenset()
    ) -> None:
        # thousands parted by spaces are one word, as those parted by commas; no place in the query changes
        self._text = _SPACED.sub(lambda number: re.sub(r"\s", ",", number[0]), text)
        self._expand, self._typing, self._plain = expand, typing, plain
        self._inside = inside  # names of the saved searches this text is part of
        self._depth = self._words = 0
        self._error: QueryError | None = None
        self._common: int | None = None  # place of the first word that is not looked for
        self._move(0)

    def parsed(self) -> Parsed:
        parts = []
        while self._token is not None:
            if self._kind == "close":
                self._complain("this bracket was never opened", self._take().start("close"))
                continue
            parts.append(self._side_by_side(TEXT))
        query = _joined(q.And, parts)
        if query is q.NullQuery and self._common is not None:
            self._complain("words as short or as common as this are not looked for", self._common)
        return Parsed(query, self._error)

    def _move(self, place: int) -> None:
        """Read the token at or after a place."""
        self._token = _TOKEN.match(self._text, place)
        self._kind = (self._token.lastgroup or "") if self._token else ""

    def _take(self) -> re.Match[str]:
        token = self._token
        assert token is not None  # callers look at _kind first
        self._move(token.end())
        return token

    def _operator(self, *names: str) -> bool:
        return self._token is not None and self._token["word"] in names

    def _starts_at(self, place: int) -> bool:
        """True where the next token follows without a space."""
        return self._token is not None and self._token.start(self._kind) == place

    def _complain(self, message: str, place: int) -> None:
        self._error = self._error or QueryError(message, place)

    def _side_by_side(self, field: str) -> Any:
        parts = []
        while self._kind not in ("", "close"):
            parts.append(self._either(field))
        return _joined(q.And, parts)

    def _either(self, field: str) -> Any:
        parts = [self._all(field)]
        while self._operator("OR", "||"):
            self._take()
            parts.append(self._all(field))
        return _joined(q.Or, parts)

    def _all(self, field: str) -> Any:
        parts = [self._one(field)]
        while self._operator("AND", "&&"):
            self._take()
            parts.append(self._one(field))
        return _joined(q.And, parts)

    def _one(self, field: str) -> Any:
        negations = 0
        while self._operator("NOT") or self._kind == "minus":
            self._take()
            negations += 1
        if self._kind in ("", "close") or self._operator(*_INFIX):
            return q.NullQuery
        part = self._positive(field)
        return q.Not(part) if negations % 2 and part is not q.NullQuery else part

    def _positive(self, field: str) -> Any:
        token = self._take()
        if token.lastgroup == "open":
            return self._group(field, token.start("open"))
        if token.lastgroup == "field":
            return self._fielded(token, field)
        if token.lastgroup == "quote":
            return self._phrase(field, self._quoted(token))
        return self._word(field, token["word"], token.start("word"), token.end())

    def _group(self, field: str, place: int) -> Any:
        self._depth += 1
        if self._depth > DEEPEST:
            self._complain(f"more than {DEEPEST} brackets inside each other", place)
            self._move(len(self._text))
            return q.NullQuery
        inner = self._side_by_side(field)
        self._depth -= 1
        if self._kind == "close":
            self._take()
        return inner

    def _quoted(self, opening: re.Match[str]) -> str:
        closing = _CLOSING.search(self._text, opening.end())
        end = closing.start() if closing else len(self._text)
        self._move(closing.end() if closing else end)
        return self._text[opening.end() : end]

    def _fielded(self, token: re.Match[str], outer: str) -> Any:
        while self._kind == "field" and self._starts_at(token.end()):
            self._complain("two fields in a row", token.start("field"))
            token = self._take()
        name = token["field"].lower()
        if name not in _TEXTS and name not in _NAMES and name not in ("date", "story", "saved"):
            self._complain(f"no field {token['field']}: there are {_FIELDS}", token.start("field"))
            return self._word(outer, token["field"], token.start("field"), token.end())
        if self._kind in ("", "close") or not self._starts_at(token.end()):
            return q.NullQuery
        if name in _TEXTS and name not in ("actor", "speaker"):
            return self._positive(_TEXTS[name])
        return self._named(name, self._value(), token.end())

    def _value(self) -> str:
        token = self._take()
        if token.lastgroup == "quote":
            return self._quoted(token)
        value = token.group().strip()
        while self._kind in ("word", "field") and self._starts_at(token.end()):
            token = self._take()
            value += token.group()
        return value

    def _named(self, name: str, value: str, place: int) -> Any:
        if name == "date":
            return self._dates(value, place)
        if name == "saved":
            return self._saved(value, place)
        if name == "story":
            return Members(frozenset(self._expand(name, value) if self._expand else ()))
        if name in _NAMES:
            return q.Term(_NAMES[name], value.rstrip("*"))
        forms = (self._expand(name, value) if self._expand else ()) or (value,)
        return _joined(q.Or, [self._phrase(_TEXTS[name], form) for form in dict.fromkeys(forms)])

    def _saved(self, value: str, place: int) -> Any:
        found = self._expand("saved", value) if self._expand and value not in self._inside else ()
        if not found:
            self._complain(f"no search is saved as {value}", place)
            return q.NullQuery
        inner = _Parser(found[0][:LONGEST], self._expand, False, self._plain, self._inside | {value}).parsed()
        if inner.error:
            self._complain(f"in the search saved as {value}: {inner.error.message}", place)
        return inner.query

    def _dates(self, value: str, place: int) -> Any:
        first, dots, last = value.partition("..")
        start, end = _day(first, False), _day(last if dots else first, True)
        if start is None or end is None:
            self._complain("a date looks like 2026-01-06, 2026-01 or 2026-01-06..2026-01-07", place)
            return q.NullQuery
        return q.TermRange("date", start, end)

    def _word(self, field: str, word: str, start: int, end: int) -> Any:
        self._words += 1
        if self._words > MOST:
            self._complain(f"only the first {MOST} words are looked for", start)
            return q.NullQuery
        if _THOUSANDS_BEGUN.fullmatch(word) and (word[-1] == "*" or (self._typing and end == len(self._text))):
            word = word.replace(",", "")
        if any(c in word for c in "*?") and word.strip("*?"):
            return self._wild(field, word, start)
        if word.endswith("~") and WORD.search(word):
            return _joined(q.And, [q.FuzzyTerm(field, t, maxdist=1, prefixlength=0) for t in _terms_of(word[:-1])])
        if not word.strip("*?"):
            return q.Every() if "*" in word else q.NullQuery
        typed = self._typing and end == len(self._text)
        found = WORD.findall(word)
        if len(found) > 1:
            query = self._compound(field, word, found, typed)
        else:
            query = self._term(field, found[0], typed) if found else q.NullQuery
        if query is q.NullQuery and self._common is None:
            self._common = start
        return query

    def _compound(self, field: str, word: str, found: list[str], typed: bool) -> Any:
        """Words joined by a sign, as in 9/11 or cease-fire: a phrase, with a hyphen also written in one."""
        if typed:
            first = self._phrase(field, " ".join(found[:-1]))
            return _joined(q.And, [first, self._term(field, found[-1], typed)])
        ways = [self._phrase(field, word)]
        if "-" in word and len(found) == word.count("-") + 1 and (term := terms()["".join(found)]):
            ways.append(q.Term(field, term))
        return _joined(q.Or, ways)

    def _wild(self, field: str, word: str, place: int) -> Any:
        ends = word[0], word[-1]
        if all(c in "*?" for c in ends) and max(map(len, re.split(r"[*?]", word))) < SHORTEST:
            self._complain(f"between two * stand {SHORTEST} letters at least", place)
            return q.NullQuery
        return _pattern(field, word)

    def _term(self, field: str, word: str, typed: bool) -> Any:
        words = self._forms(word)
        forms: list[Any] = [q.Term(field, t) for t in words]
        forms += [q.Phrase(field, list(parts)) for t in words if (parts := parted(t) or _groups(word, t))]
        if typed and len(fold(word)) > 0:
            forms.append(_starting(field, word))
        return _joined(q.Or, forms)

    def _forms(self, word: str) -> list[str]:
        found = [terms()[word]]
        if self._plain:
            found.append(terms("")[word])
        return [t for t in dict.fromkeys(found) if t]

    def _phrase(self, field: str, text: str) -> Any:
        words = WORD.findall(text)
        spelled = [[t for w in words if (t := terms(lang)[w])] for lang in ("en", "")[: 1 + self._plain]]
        spaced = [part for w in words if (t := terms()[w]) for part in _groups(w, t) or (t,)]
        if len(spaced) > len(spelled[0]):
            spelled.append(spaced)
        phrases = [_one_or_phrase(field, words) for words in spelled if words]
        return _joined(q.Or, list(dict.fromkeys(phrases)))


def _one_or_phrase(field: str, words: list[str]) -> Any:
    return q.Term(field, words[0]) if len(words) == 1 else q.Phrase(field, words)


def _groups(word: str, term: str) -> tuple[str, ...]:
    """The words of a number whose thousands are parted by spaces; () for what is hardly written so, as a year."""
    if not term.isdecimal() or len(term) < 4 or (len(term) == 4 and "," not in word):
        return ()
    first = len(term) % 3 or 3
    return (term[:first], *(term[at : at + 3] for at in range(first, len(term), 3)))


def _terms_of(word: str) -> list[str]:
    return [t for w in WORD.findall(word) if (t := terms()[w])]


def _pattern(field: str, word: str) -> Any:
    folded = fold(word)
    if folded.endswith("*") and not any(c in folded[:-1] for c in "*?"):
        pieces = WORD.findall(folded[:-1])
        whole = [q.Term(field, t) for w in pieces[:-1] if (t := terms()[w])]
        return _joined(q.And, [*whole, _starting(field, pieces[-1])] if pieces else [])
    return q.Wildcard(field, folded)


def _starting(field: str, word: str) -> Any:
    """Words that start so, in any spelling the index may keep them under."""
    head = fold(word)
    others = [head]
    if len(head) > 5:
        others += [head[:4] + head[4:].replace("is", "iz"), head[:4] + head[4:].replace("ys", "yz")]
    if head.endswith("y") and len(head) > 3:
        others.append(head[:-1] + "i")
    ahead = finished(head) if len(head) > 2 else ()
    return _joined(q.Or, [q.Prefix(field, h) for h in dict.fromkeys(others)] + [q.Term(field, t) for t in ahead])


def _joined(kind: Any, parts: Sequence[Any]) -> Any:
    """One query of these parts, without empty ones and without a level for a single one."""
    kept = [p for p in parts if p is not q.NullQuery]
    if len(kept) < 2:
        return kept[0] if kept else q.NullQuery
    flat: list[Any] = []
    for part in kept:
        flat += part.subqueries if type(part) is kind else [part]
    return kind(list({_key(part): part for part in flat}.values()))


def _key(query: Any) -> Any:
    """Equal for words that are asked for twice."""
    text = getattr(query, "text", None)
    return id(query) if text is None else (type(query), query.fieldname, text)


def _day(text: str, last: bool) -> str | None:
    """The first or last day that "2026", "2026-01" or "2026-01-06" means; an open end where it is empty."""
    if not text:
        return "9999-12-31" if last else "1900-01-01"
    given = _DAY.fullmatch(text)
    if not given:
        return None
    year = int(given[1])
    month = int(given[2] or (12 if last else 1))
    if not (1 <= month <= 12 and year >= 1900):
        return None
    longest = calendar.monthrange(year, month)[1]
    day = int(given[3] or (longest if last else 1))
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= day <= longest else None
