"""Whatever an article holds: every quotation, mention and nested span stands in its text, and nothing fails."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.speakers import resolve_speakers
from briefing.analysis.wordings import align_wordings, group_quotes
from briefing.model.article import Article
from briefing.model.quote import QuoteKind
from briefing.reading.read import read_text

SIGNS = "“ ” ‘ ’ \" ' '' `` « » „ ( ) , . : ; ! ? — -"
SAID = "said told says wrote according to that as by of in a an the its his 's who which he she it they one both quoted"
NAMED = (
    "Wednesday May 2011 statement letter declaration joint signed issued Anna Keller Peter Novak the minister official"
)
WORDS = [*SIGNS.split(), *SAID.split(), *NAMED.split(), "Prime", "Minister", "asked", "an", "Vienna", "bridge", "held,"]


def article(pick: random.Random, name: str) -> Article:
    lines = (" ".join(pick.choices(WORDS, k=pick.randrange(1, 40))) for _ in range(pick.randrange(1, 5)))
    made = replace(read_text("\n\n".join(lines)), id=name)
    return replace(made, sentences=split_sentences(made))


@pytest.mark.fuzz
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(20))
def test_any_words(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(40):
        articles = [article(pick, str(n)) for n in range(2)]
        names = {a.id: find_names(a) for a in articles}
        found = [q for a in articles for q in find_quotes(a, names[a.id])]
        quotes, groups = group_quotes(resolve_speakers(articles, found, find_actors(articles, names)))
        texts = {a.id: a.text for a in articles}
        for quote in quotes:
            assert quote.span.of(texts[quote.article]) == quote.text
            places = (quote.mention, *quote.others, *quote.nested)
            assert all(0 <= p.start < p.end <= len(texts[quote.article]) for p in places if p is not None)
            assert quote.kind is not QuoteKind.TERM or quote.speaker is None
        assert all(align_wordings(group, quotes, articles) for group in groups)
