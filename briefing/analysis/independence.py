"""How independent accounts are: words that two articles share in runs, quotations left out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from briefing.analysis.language.words import stop_words
from briefing.model.article import Article, BlockKind
from briefing.model.story import Echo
from briefing.model.text import Span

Run = tuple[str, ...]
Place = tuple[int, int]

# A run of five words is hardly written twice by accident; runs without two words of content are set phrases.
_RUN = 5
_CONTENT = 2
# Below this share of an article's unquoted words two accounts of one event may share set phrases and names.
_SHARE = 0.1
# From here on two accounts do not count as independent.
_DEPENDENT = 0.15
# From here on two are one text that two outlets carry: half of the words of one are the other's.
_ONE_TEXT = 0.5
_WORD = re.compile(r"[^\W_]+(?:['’.][^\W_]+)*")
_QUOTED = re.compile(r"“[^”]{0,1500}”?|\"[^\"\n]{0,1500}\"|«[^»]{0,1500}»|„[^“”]{0,1500}[“”]")


def echoes(articles: Sequence[Article]) -> dict[str, tuple[Echo, ...]]:
    """For each article (id) the others it shares at least a tenth of its unquoted words with, most shared first."""
    read = [_unquoted(a) for a in articles]
    runs = [_runs(words) for words, _ in read]
    seen, again = set[Run](), set[Run]()
    for held in map(set, runs):
        again |= seen & held
        seen |= held
    shared = set(filter(_says, again))
    holders: dict[Run, list[int]] = defaultdict(list)
    for number, told in enumerate(runs):
        for run in shared.intersection(told):
            holders[run].append(number)
    found = {}
    for number, article in enumerate(articles):
        marked = sorted(_marked(number, runs[number], holders).items())
        places = read[number][1]
        shares = [(other, marks, round(len(marks) / max(1, len(places)), 3)) for other, marks in marked]
        each = [_echo(articles[other].id, marks, share, places) for other, marks, share in shares if share >= _SHARE]
        found[article.id] = tuple(sorted(each, key=lambda e: -e.share))
    return found


def text_count(articles: Collection[str], echoed: Mapping[str, tuple[Echo, ...]]) -> int:
    """How many texts there are among `articles` (ids): one that several outlets carry is one text."""
    return independent_count(articles, echoed, _ONE_TEXT)


def independent_count(
    articles: Collection[str], echoed: Mapping[str, tuple[Echo, ...]], share: float = _DEPENDENT
) -> int:
    """How many apparently independent accounts there are among `articles` (ids): those that share much text (`share` of
    the words of one) count once, also when each shares it only with a third of them.
    """
    groups = {a: {a} for a in articles}
    for article in articles:
        for echo in echoed.get(article, ()):
            if echo.share >= share and echo.article in groups:
                both = groups[article] | groups[echo.article]
                groups.update(dict.fromkeys(both, both))
    return len({id(g) for g in groups.values()})


def _unquoted(article: Article) -> tuple[list[str], list[Place]]:
    """The words of an article's own sentences outside quotation marks, and their places."""
    words: list[str] = []
    places: list[Place] = []
    for block in article.blocks:
        if not block.kind.reporting or block.kind is BlockKind.POST:
            continue
        own = _QUOTED.sub(lambda found: " " * len(found[0]), article.text[block.start : block.end])
        matches = list(_WORD.finditer(own))
        words += [match[0] for match in matches]
        places += [(block.start + start, block.start + end) for start, end in [match.span() for match in matches]]
    return " ".join(words).lower().replace("’", "'").replace(".", "").split(), places


def _runs(words: Sequence[str]) -> list[Run]:
    """Every five words that follow on each other, by the place of the first."""
    return list(zip(*(words[n:] for n in range(_RUN)), strict=False))


def _says(run: Run) -> bool:
    return sum(word not in stop_words() for word in run) >= _CONTENT


def _marked(number: int, runs: Sequence[Run], holders: Mapping[Run, Collection[int]]) -> dict[int, set[int]]:
    """For each other article, which words (by place) stand in a run that it has too."""
    found: dict[int, set[int]] = defaultdict(set)
    for place, run in enumerate(runs):
        for other in holders.get(run, ()):
            if other != number:
                found[other].update(range(place, place + _RUN))
    return found


def _echo(other: str, marks: Collection[int], share: float, places: Sequence[Place]) -> Echo:
    runs: list[Span] = []
    last = -2
    for mark in sorted(marks):
        if mark == last + 1:
            runs[-1] = Span(runs[-1].start, places[mark][1])
        else:
            runs.append(Span(*places[mark]))
        last = mark
    return Echo(article=other, share=share, runs=tuple(runs))
