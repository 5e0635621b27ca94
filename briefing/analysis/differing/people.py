"""One person's name, spelt differently within a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from briefing.analysis.differing.finding import Finding, value_in
from briefing.analysis.differing.spelling import confusable, one_edit, same_name
from briefing.lexicon.loader import load
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# In shorter names one letter makes another name as often as a slip.
_SHORTEST = 4


def spelling_findings(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> Iterator[Finding]:
    """Full names that share one part and whose other part differs by one letter: "Ada Lund" and "Ada Lundd"."""
    by_id = {a.id: a for a in articles}
    forms: dict[tuple[str, str], list[tuple[str, Name]]] = defaultdict(list)
    for article in articles:
        for name in names.get(article.id, ()):
            parts = name.text.split()
            if name.type is ActorType.PERSON and name.form is NameForm.NAME and len(parts) > 1:
                forms[_plain(parts[0]), _plain(parts[-1])].append((article.id, name))
    for one, other in combinations(forms, 2):
        part = _differing(one, other)
        if part is None:
            continue
        found = forms[one] + forms[other]
        values = tuple(value_in(by_id[a], _part(n, part)) for a, n in found)
        first, second = _part_text(forms[one][0][1], part), _part_text(forms[other][0][1], part)
        yield Finding(Kind.NAME, Grade.SLIP, f"{first} or {second}", min(one[part], other[part]), values, whole=True)


def _differing(one: tuple[str, str], other: tuple[str, str]) -> int | None:
    """Which part, 0 or 1, is misspelt if the other is the same; None where they are two names or spellings of one."""
    for part in (0, 1):
        near = min(len(one[part]), len(other[part])) >= _SHORTEST and one_edit(one[part], other[part])
        if near and same_name(one[1 - part], other[1 - part]) and confusable(one[part], other[part]):
            return None if one[0] in load("actors_spelling")["family_first"] else part
    return None


def _plain(word: str) -> str:
    return word.lower().replace("’", "'").removesuffix("'s")


def _part_text(name: Name, part: int) -> str:
    return name.text.split()[-part]


def _part(name: Name, part: int) -> Span:
    text = _part_text(name, part)
    start = name.start if part == 0 else name.start + name.text.rindex(text)
    return Span(start, start + len(text))
