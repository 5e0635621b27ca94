"""Finds names that an article was thought not to hold, because other articles of the story show they are names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from briefing.analysis.merging.people import person
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType, Name, NameForm
from briefing.model.article import Article
from briefing.model.text import Span

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORTEST = 4


def recover(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> dict[str, list[Name]]:
    """`names` with the repeats of the story's forms that were missed; what is covered by a name stays as it is."""
    forms = _forms(articles, names)
    by_first: dict[str, list[str]] = defaultdict(list)
    for form in sorted(forms, key=len, reverse=True):
        first = _WORD.match(form)
        if first is not None:
            by_first[first[0].removesuffix("'s").removesuffix("’s")].append(form)
    found = {}
    for article in articles:
        own = list(names.get(article.id, ()))
        own += _missed(article, own, forms, by_first)
        found[article.id] = sorted(own, key=lambda n: n.start)
    return found


def _forms(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> dict[str, ActorType]:
    """Forms worth looking for: full names, family names of full names, other words that two articles name."""
    votes: dict[str, Counter[ActorType]] = defaultdict(Counter)
    holders: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        for name in names.get(article.id, ()):
            if name.form is NameForm.NAME:
                votes[name.text][name.type] += 1
                holders[name.text].add(article.id)
                if name.type is ActorType.PERSON and " " in name.text and person(name.text).suffix is None:
                    votes[name.text.split()[-1]][ActorType.PERSON] += 1
                    if name.text.split()[0].lower() in vocabulary().family_first - _given():
                        votes[name.text.split()[0]][ActorType.PERSON] += 1
    small = _small(articles)
    return {
        form: counts.most_common(1)[0][0]
        for form, counts in votes.items()
        if (" " in form or len(holders[form]) > 1 or counts[ActorType.PERSON] > 1)
        and (len(form) >= _SHORTEST or (counts[ActorType.PERSON] and form.lower() in vocabulary().family_first))
        and any(c.isupper() for c in form[:4])
        and form.lower() not in small
        and form.lower() not in vocabulary().functions
        and form.lower() not in vocabulary().titles
    }


@cache
def _given() -> frozenset[str]:
    return frozenset(name.lower() for name in vocabulary().given)


def _small(articles: Sequence[Article]) -> set[str]:
    return {w for a in articles for w in re.findall(r"\b[a-z][\w-]+", a.text)}


def _missed(
    article: Article, own: list[Name], forms: dict[str, ActorType], by_first: dict[str, list[str]]
) -> list[Name]:
    covered = iter(sorted((n.start, n.end) for n in own))
    current = next(covered, None)
    missed: list[Name] = []
    done = 0
    for sentence in article.sentences:
        for match in _WORD.finditer(article.text, sentence.start, sentence.end):
            while current is not None and current[1] <= match.start():
                current = next(covered, None)
            word = match[0].removesuffix("'s").removesuffix("’s")
            if match.start() < done or word not in by_first or (current is not None and current[0] <= match.start()):
                continue
            limit = min(current[0] if current is not None else sentence.end, sentence.end)
            form = _form_at(article.text, match.start(), limit, by_first[word])
            if form and not _longer(article.text, match.start() + len(form), sentence):
                done = match.start() + len(form)
                missed.append(Name(match.start(), done, form, forms[form]))
    return missed


def _form_at(text: str, start: int, limit: int, forms: list[str]) -> str | None:
    """The longest of `forms` that stands whole at `start` and ends before `limit`."""
    for form in forms:
        end = start + len(form)
        if end <= limit and text.startswith(form, start) and not text[end : end + 1].isalnum():
            return form
    return None


def _longer(text: str, end: int, sentence: Span) -> bool:
    """True where the next word makes another name of it; in a headline nearly every next word has a capital."""
    following = _WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    if following is None or not following[0][0].isupper():
        return False
    known = vocabulary()
    if following[0] in known.organisation_heads | known.place_heads | known.event_heads:
        return True
    found: list[str] = _WORD.findall(text, sentence.start, sentence.end)
    words = [w for w in found if len(w) > 3]
    return sum(w[0].isupper() for w in words) < 0.8 * len(words)
