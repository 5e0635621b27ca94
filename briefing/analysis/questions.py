"""What an account says is not settled yet."""

from __future__ import annotations

import re
from functools import cache

from briefing.analysis.language.lines import tidy
from briefing.analysis.language.passages import bounded
from briefing.analysis.naming.persons import gender_of
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Family
from briefing.model.article import Article, BlockKind
from briefing.model.promise import Question
from briefing.model.text import Evidence

_CLAUSE_START = re.compile(
    r"(?:^|[;:—–]|,\s+(?:and|but|although|though|while|whether|as(?!\s+well))\s"
    r"|\b(?:said|says|noting|added|where|in\s+which|(?<!\bof\s)(?<!\b(?:in|on|by|to|at)\s)(?<!\bfor\s)(?<!\bwith\s)that)\s+)\s*",
    re.IGNORECASE,
)
# A stop behind a short word ("Mr.", "U.S.") ends nothing.
_CLAUSE_END = re.compile(r"[;:!?—–]|(?<=[\w’'”)]{4})\.(?:\s|$)|,\s+(?:and|but|although|while|because|so)\s")
# Who is meant by a pronoun: a name of two words or more.
_PRONOUN = re.compile(r"(?:whether|if|when|where|why|how|what)\s+(?P<who>s?he)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+")
_LONGEST = 90
_ENOUGH = 3
# What is open stands behind what says so: a question, within a few words of it, or a thing it is said of.
_ASKED = re.compile(
    r"\s*(?:exactly\s+|yet\s+|(?:from|in|at|based\s+on)\s+(?:[^\s,]+\s+){1,4}?)?"
    r"(?=(?:whether|who|what|how|why|when|where|which|if|that|the)\b)"
)
_SAID_OF = re.compile(r"\s+(?:about|over|as\s+to)\s+")


def find_questions(article: Article) -> tuple[Question, ...]:
    """The sentences of an article that leave something open, in reading order; `about` is the open thing as written."""
    found = []
    for index, span in enumerate(article.sentences):
        block = article.block_at(span.start)
        if block and block.kind in (BlockKind.TITLE, BlockKind.HEADING):
            continue
        text = span.of(article.text)
        about = _open_thing(bounded(text))
        if about:
            about = _with_name(article, index, about)
            found.append(Question(Evidence(article.id, span.start, span.end, text), about, index))
    return tuple(found)


def _with_name(article: Article, index: int, about: str) -> str:
    """What is open with the name behind the "she" or "he" that it begins with ("whether she …"), where the sentence
    before names one person of that gender and no other can be meant.
    """
    pronoun = _PRONOUN.match(about)
    if not pronoun or not index or _NAME.search(about):
        return about
    before = {m[0] for m in _NAME.finditer(article.sentence(index - 1))}
    gender = "f" if pronoun["who"].lower() == "she" else "m"
    meant = [name for name in before if gender_of(name) == gender]
    return f"{about[: pronoun.end()]} ({meant[0]}){about[pronoun.end() :]}" if len(meant) == 1 else about


def _open_thing(text: str) -> str | None:
    """The words of a sentence that name what is open, or None for a sentence that leaves nothing open."""
    for place, pattern in _patterns().likely(text):
        match = pattern.search(text)
        if not match or text.rstrip().endswith("?"):
            continue
        # "the games, which were not identified as …" tells of them and leaves nothing open.
        if place == "before" and re.search(r"\b(?:which|who|that|and|or)\s*$", text[: match.start()]):
            continue
        about = text if place == "whole" else _after(text, match) if place == "after" else _before(text, match)
        if not about.strip(' .”"'):
            continue
        about = _trimmed(about)
        # A word or two say little without what is open about them.
        return about if len(about.split()) >= _ENOUGH else _trimmed(f"{about} {match[0]}")
    return None


def _before(text: str, match: re.Match[str]) -> str:
    """What is open before the words that say so, or behind them ("it is not known whether …", "unclear about …")."""
    pronoun = re.search(r"(?:^|\s)(?:it|that|this)(?:\s+is)?\s*$", text[: match.start()], re.IGNORECASE)
    if pronoun or _SAID_OF.match(text, match.end()):
        return _after(text, match) if not pronoun or _ASKED.match(text, match.end()) else ""
    starts = [m.end() for m in _CLAUSE_START.finditer(text, 0, match.start())]
    about = text[max(starts, default=0) : match.start()]
    if re.match(r"[\s,]*as\s+do(?:es)?\s", text[match.end() :]):
        about += " and" + re.sub(r"^[\s,]*as\s+do(?:es)?", "", text[match.end() :])
    return about


def _after(text: str, match: re.Match[str]) -> str:
    asked = _ASKED.match(text, match.end()) or _SAID_OF.match(text, match.end())
    rest = text[asked.end() if asked else match.end() :]
    end = _CLAUSE_END.search(rest, 3)
    return rest[: end.start()] if end else rest


def _trimmed(about: str) -> str:
    about = tidy(re.sub(r"\s+", " ", about).strip(" ,.;:—–"))
    about = about if about.count("(") == about.count(")") else about.replace("(", "").replace(")", "")
    for words in load("questions_words")["trimmed"]:
        about = re.sub(rf"^{words}\b[\s,]*", "", about, flags=re.IGNORECASE)
    if len(about) > _LONGEST:
        about = about[:_LONGEST].rsplit(" ", 1)[0] + "…"
    return about


@cache
def _patterns() -> Family[str]:
    listed = load("questions_words")
    return Family(((place, p) for place in ("before", "after", "whole") for p in listed[place]), re.IGNORECASE)
