"""How independent accounts are: words that two articles share in runs, quotations left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from briefing.analysis.alike.words import stop_words
from briefing.model.article import Article, BlockKind
from briefing.model.story import Echo
from briefing.model.text import Span

# A run of five words is hardly written twice by accident; runs without two words of content are set phrases.
_RUN = 5
_CONTENT = 2
# Below this share of an article's unquoted words two accounts of one event may share set phrases and names.
_SHARE = 0.1
# From here on two accounts do not count as independent.
_DEPENDENT = 0.15
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]{0,1500}”?|\"[^\"\n]{0,1500}\"|«[^»]{0,1500}»|„[^“”]{0,1500}[“”]")


def echoes(articles: Sequence[Article]) -> dict[str, tuple[Echo, ...]]:
    """For each article (id) the others it shares at least a tenth of its unquoted words with, most shared first."""
    read = [_unquoted(a) for a in articles]
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, (words, _) in enumerate(read):
        for place in range(len(words) - _RUN + 1):
            holders[tuple(words[place : place + _RUN])].add(number)
    shared = {run: held for run, held in holders.items() if len(held) > 1 and _says(run)}
    found = {}
    for number, article in enumerate(articles):
        marked = _marked(number, read[number][0], shared)
        each = [_echo(articles[other].id, marks, read[number][1]) for other, marks in sorted(marked.items())]
        found[article.id] = tuple(sorted((e for e in each if e.share >= _SHARE), key=lambda e: -e.share))
    return found


def independent_count(articles: Collection[str], echoed: Mapping[str, tuple[Echo, ...]]) -> int:
    """How many apparently independent accounts there are among `articles` (ids): those that share much text count once,
    also when each shares it only with a third of them.
    """
    groups = {a: {a} for a in articles}
    for article in articles:
        for echo in echoed.get(article, ()):
            if echo.share >= _DEPENDENT and echo.article in groups:
                both = groups[article] | groups[echo.article]
                groups.update(dict.fromkeys(both, both))
    return len({id(g) for g in groups.values()})


def _unquoted(article: Article) -> tuple[list[str], list[Span]]:
    """The words of an article's own sentences outside quotation marks, and their places."""
    words, spans = [], []
    for block in article.blocks:
        if not block.kind.reporting or block.kind is BlockKind.POST:
            continue
        text = article.text[block.start : block.end]
        quoted = [m.span() for m in _QUOTED.finditer(text)]
        for match in _WORD.finditer(text):
            if not any(start <= match.start() < end for start, end in quoted):
                words.append(match[0].lower().replace("’", "'").replace(".", ""))
                spans.append(Span(block.start + match.start(), block.start + match.end()))
    return words, spans


def _says(run: Sequence[str]) -> bool:
    return sum(word not in stop_words() for word in run) >= _CONTENT


def _marked(
    number: int, words: Sequence[str], shared: Mapping[tuple[str, ...], Collection[int]]
) -> dict[int, set[int]]:
    """For each other article, which of these words stand in a run that it has too."""
    found: dict[int, set[int]] = defaultdict(set)
    for place in range(len(words) - _RUN + 1):
        for other in shared.get(tuple(words[place : place + _RUN]), ()):
            if other != number:
                found[other].update(range(place, place + _RUN))
    return found


def _echo(other: str, marks: Collection[int], spans: Sequence[Span]) -> Echo:
    runs: list[Span] = []
    last = -2
    for mark in sorted(marks):
        if mark == last + 1:
            runs[-1] = Span(runs[-1].start, spans[mark].end)
        else:
            runs.append(spans[mark])
        last = mark
    return Echo(article=other, share=round(len(marks) / max(1, len(spans)), 3), runs=tuple(runs))
