"""Names of two words and "and" between them, which are found whole in one place and in halves in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article

_COUPLE = re.compile(r"[A-Z]\w+ and [A-Z]\w+")


def with_couples(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> Mapping[str, Sequence[Name]]:
    """`names` with "Blue and White" whole wherever it stands, if the story has it whole twice and never both halves
    apart: two people joined by "and" are named apart somewhere.
    """
    couples = _apart(articles, names, _couples(names))
    return {a.id: _whole(a, names.get(a.id, ()), couples) for a in articles} if couples else names


def _couples(names: Mapping[str, Sequence[Name]]) -> dict[str, ActorType]:
    forms = Counter((n.text, n.type) for own in names.values() for n in own if n.form is NameForm.NAME)
    counts: Counter[str] = Counter()
    for (text, _), number in forms.items():
        counts[text] += number if _COUPLE.fullmatch(text) else 0
    types = {text: type_ for (text, type_), _ in reversed(forms.most_common())}
    return {text: types[text] for text, number in counts.items() if number > 1}


def _apart(
    articles: Sequence[Article], names: Mapping[str, Sequence[Name]], couples: Mapping[str, ActorType]
) -> dict[str, ActorType]:
    """The `couples` of which not both halves are named by themselves."""
    alone: set[str] = set()
    for article in articles if couples else ():
        wholes = [*_found(article.text, couples)]
        own = names.get(article.id, ())
        alone |= {n.text for n in own if not any(m.start <= n.start and n.end <= m.end for m in wholes)}
    return {text: type_ for text, type_ in couples.items() if not alone.issuperset(text.split(" and "))}


def _whole(article: Article, own: Sequence[Name], couples: Mapping[str, ActorType]) -> Sequence[Name]:
    """The names of one article with the couples in place of what was found inside them."""
    made = [couple for couple in _found(article.text, couples) if not any(_across(couple, n) for n in own)]
    if not made:
        return own
    kept = [n for n in own if not any(m.start <= n.start and n.end <= m.end for m in made)]
    return sorted([*kept, *made], key=lambda n: n.start)


def _found(text: str, couples: Mapping[str, ActorType]) -> Iterator[Name]:
    for form, type_ in couples.items():
        for match in re.finditer(rf"\b{re.escape(form)}\b", text):
            yield Name(match.start(), match.end(), form, type_)


def _across(couple: Name, name: Name) -> bool:
    """True for a name that begins before the couple or ends behind it: "Stephen Blue and White", and longer ones."""
    return (
        name.start < couple.end
        and couple.start < name.end
        and not (couple.start <= name.start and name.end <= couple.end)
    )
