"""Finds who and what an article names: people, organisations, countries, places and groups."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.analysis.naming.abroad import at_home
from briefing.analysis.naming.evidence import Evidence, evidence_of
from briefing.analysis.naming.model import tagged, trained
from briefing.analysis.naming.pipeline import piped
from briefing.analysis.naming.roles import add_roles
from briefing.analysis.naming.second_look import second_look
from briefing.analysis.naming.sentence import Found, Sentence, sentences_of
from briefing.analysis.naming.settle import settle
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article

_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]*(?:[ -][^\W\d_a-z][^\W\d_]+){1,3}")


def find_names(article: Article, pipeline: str = "") -> tuple[Name, ...]:
    """The names in an article's sentences, in order, none overlapping; `article.sentences` must be filled.

    `pipeline` names a spaCy pipeline that guesses instead of the shipped tagger. Raises PipelineMissing, and
    WeightsMissing where the tagger's weights are not there.
    """
    sentences = sentences_of(article)
    evidence = evidence_of(sentences)
    guesses = piped(pipeline, article.text, sentences) if pipeline else _guesses(sentences, evidence)
    guesses = at_home(article.language, sentences, guesses)
    settled = [settle(s, g) for s, g in zip(sentences, guesses, strict=True)]
    found: list[Name] = []
    for sentence, names in zip(sentences, second_look(sentences, settled, evidence), strict=True):
        add_roles(article.text, sentence, names)
        found += [_name(article.text, sentence, n) for n in (*names, *_handles(sentence))]
    for start, end in _signatures(article):
        found = _signed(article.text, found, start, end)
    return tuple(sorted(found, key=lambda n: n.start))


def _signatures(article: Article) -> Iterator[tuple[int, int]]:
    """Where the authors of the posts in an article are named."""
    for block in article.blocks:
        at = article.text.find(block.author, *block.signed) if block.signed and block.author else -1
        if at >= 0 and block.author:
            yield at, at + len(block.author)


def _signed(text: str, found: list[Name], start: int, end: int) -> list[Name]:
    """The names, what signs a post one of them where only a part was seen: "Ida Short", "Ellery-Post"."""
    parts = [n for n in found if n.start < end and n.end > start]
    words = text[start:end]
    if not parts or not _NAME.fullmatch(words) or any(n.start <= start and n.end >= end for n in parts):
        return found
    first = min(parts, key=lambda n: n.start)
    if first.start == start and first.type is ActorType.PERSON and " " in words:
        kind = ActorType.PERSON
    elif " " not in words and "-" in words:
        kind = ActorType.ORGANIZATION
    else:
        return found
    return [*(n for n in found if n not in parts), Name(start, end, words, kind, NameForm.NAME, first.role)]


def _guesses(sentences: list[Sentence], evidence: Evidence) -> list[list[Found]]:
    """What the shipped tagger sees."""
    model = trained()
    return [tagged(model, s, evidence) for s in sentences]


def _handles(sentence: Sentence) -> list[Found]:
    return [
        Found(i, i + 1, ActorType.PERSON, NameForm.HANDLE)
        for i, t in enumerate(sentence.texts)
        if t[0] == "@" and len(t) > 1
    ]


def _name(text: str, sentence: Sentence, found: Found) -> Name:
    start, end = sentence.starts[found.start], sentence.ends[found.end - 1]
    return Name(start, end, text[start:end], found.type, found.form, found.role)
