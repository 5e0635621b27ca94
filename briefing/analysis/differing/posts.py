"""What a person is in a body, as accounts call it: its manager or its chairman, its head or the deputy of it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from briefing.analysis.differing.finding import Finding
from briefing.analysis.differing.story_sentences import Told, about
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.actor import Actor, ActorType
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Words before a post that may say in what body, and of what behind it.
_BEFORE, _BEHIND = 4, 6
_OF = re.compile(r"\s+(?:of|at|for|with|to|in)\s+(?P<body>(?:[^\s,.;:()]+\s?){1,6})")
_APPOSED = re.compile(r",\s+(?:who\s+(?:is|was)\s+)?(?:the\s+|an?\s+)?(?P<words>(?:[^\s,.;:()]+\s){0,5})$")
_WORD = re.compile(r"[\w&’'-]+\.?")


@dataclass(frozen=True, slots=True)
class Post:
    """A post beside a person's name: its kind ("head"), which of that kind, its level ("" for the post itself), whether
    it is told as past, the words that say of what body, and where it stands.
    """

    told: Told
    kind: str
    name: str
    level: str
    past: bool
    body: frozenset[str]
    span: Span


def post_findings(sentences: Sequence[Told], actors: Sequence[Actor]) -> Iterator[Finding]:
    """A person who has one post of a body in one account and another in another, where neither account has both."""
    posts = {(s.article, s.index): found for s in sentences if (found := list(_pattern().finditer(s.text)))}
    by_article: dict[str, list[Told]] = defaultdict(list)
    for sentence in sentences:
        if (sentence.article, sentence.index) in posts:
            by_article[sentence.article].append(sentence)
    for actor in actors:
        if actor.type is ActorType.PERSON:
            named = _mentions(actor, by_article)
            held = [post for told, name in named for post in _posts(told, name, posts[told.article, told.index])]
            yield from _differing(actor.name, held)


def _mentions(actor: Actor, sentences: Mapping[str, Sequence[Told]]) -> Iterator[tuple[Told, Span]]:
    """Those of some sentences that name an actor, with the place of the name in each."""
    for mention in actor.mentions:
        for told in sentences.get(mention.article, ()):
            if told.start <= mention.start < told.start + len(told.text):
                yield told, Span(mention.start - told.start, mention.end - told.start)
                break


def _differing(name: str, held: Sequence[Post]) -> Iterator[Finding]:
    given: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for post in held:
        given[post.told.article].add((post.kind, post.name, post.level))
    for one, other in combinations(held, 2):
        a, b = (one.kind, one.name, one.level), (other.kind, other.name, other.level)
        both = a in given[other.told.article] or b in given[one.told.article]
        if not _apart(one, other) or (both and one.kind not in load("differences_roles")["always"]):
            continue
        first, second = (p.span.of(p.told.text) for p in (one, other))
        values = one.told.value(one.span), other.told.value(other.span)
        grade = _grade(one, other)
        yield Finding(Kind.ROLE, grade, f"{name}: {first} or {second}", f"post {name} {one.kind}", values, whole=True)


def _apart(one: Post, other: Post) -> bool:
    """True for two posts, or two levels of one, of which somebody has one at a time."""
    listed = load("differences_roles")
    if one.kind != other.kind or (one.name != other.name) == (one.level != other.level):
        return False
    if one.name != other.name and one.kind in listed["in turn"]:
        return False
    if one.past != other.past and one.kind not in listed["always"]:
        return False
    return one.kind in listed["anywhere"] or bool(one.body & other.body)


def _grade(one: Post, other: Post) -> Grade:
    """Posts that one person may have together, or soon after each other, are a detail."""
    return Grade.DETAIL if one.kind == "head" or "acting" in (one.level, other.level) else Grade.CONTRADICTION


def _posts(told: Told, name: Span, written: Sequence[re.Match[str]]) -> Iterator[Post]:
    """Those of the posts written in a sentence that stand right before a name or in apposition behind it."""
    for match in written:
        kind, post = _named()[_plain(match["post"])]
        before = match.end() <= name.start and told.text[match.end() : name.start].strip(" ") in ("", ",")
        named = re.match(r"\s+[A-Z]", told.text[match.end() :])
        behind = match.start() > name.end and not named and _APPOSED.fullmatch(told.text, name.end, match.start())
        if before or behind:
            start, level, past = _level(told.text, match.start())
            yield Post(told, kind, post, level, past, _body(told.text, start, match), Span(start, match.end()))


def _level(text: str, start: int) -> tuple[int, str, bool]:
    """Where a post begins with a word before it that makes it another one, the first word of the list of that one, and
    whether it is told as past.
    """
    words = list(_WORD.finditer(re.split(r"[,;:()—–“”\"]", text[:start])[-1]))[-_BEFORE:]
    offset = start - len(re.split(r"[,;:()—–“”\"]", text[:start])[-1])
    listed = load("differences_roles")
    past = any(word[0].lower() in listed["past"] for word in words)
    for word in words:
        for alike in listed["levels"]:
            if word[0].lower() in alike:
                return offset + word.start(), str(alike[0]), past
    return start, "", past


def _body(text: str, start: int, match: re.Match[str]) -> frozenset[str]:
    """The content of the words beside a post that may say of what body it is."""
    before = re.split(r"[,;:()—–“”\"]", text[:start])[-1].split()[-_BEFORE:]
    behind = _OF.match(text, match.end())
    return about(" ".join(before)) | about(" ".join((behind["body"] if behind else "").split()[:_BEHIND]))


def _plain(words: str) -> str:
    return re.sub(r"[\s.-]+", " ", words.lower()).strip()


@cache
def _named() -> dict[str, tuple[str, str]]:
    """The kind of each way to write a post, and the post."""
    listed = load("differences_roles")["posts"]
    return {_plain(way): (kind, post) for kind, posts in listed.items() for post, ways in posts.items() for way in ways}


@cache
def _pattern() -> Screened:
    ways = sorted(_named(), key=len, reverse=True)
    each = "|".join(re.escape(way).replace(r"\ ", r"\.?[\s-]+") for way in ways)
    return Screened(rf"(?<![\w-])(?P<post>{each})\b\.?(?![\w-])", re.IGNORECASE)
