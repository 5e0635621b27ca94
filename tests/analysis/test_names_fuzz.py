"""Whatever an article holds, names stand in it in order, and every mention belongs to one actor."""

import random
from itertools import pairwise

import pytest

from briefing.analysis.actors import ActorIndex, find_actors, merge_names
from briefing.analysis.names import find_names
from briefing.model.actor import ActorType
from briefing.model.article import Article, Block, BlockKind

COMMON = "Paris U.S. ( SBU ) 's ’s Mr. President of the and von der Kim Jong-un Xi — / & A. B North Korea O'Neil -led"
RARE = "@x @ “ ” Зеленський 中国 İstanbul ß ı 1. 76ers N.de l’Ukraine d' '' U.S.-led Jr. II ٣ Ǆ ﬁ R-Ohio X."
WORDS = [*COMMON.split(), *RARE.split(), "said", ",", ".", "..", "al-", "-al", "\u0301"]
RANGES = ((33, 0x250), (0x370, 0x5FF), (0x2000, 0x2100), (0x1F300, 0x1F400))


def noise(pick: random.Random) -> str:
    return "".join(chr(pick.randrange(*pick.choice(RANGES))) for _ in range(pick.randrange(1, 6)))


def written(pick: random.Random, name: str) -> Article:
    lines = [
        " ".join(pick.choice(WORDS) if pick.random() < 0.9 else noise(pick) for _ in range(pick.randrange(1, 15)))
        for _ in range(pick.randrange(1, 4))
    ]
    blocks: list[Block] = []
    for line in lines:
        start = blocks[-1].end + 1 if blocks else 0
        blocks.append(Block(pick.choice(list(BlockKind)), start, start + len(line)))
    spans = tuple(b.span for b in blocks if b.kind.reporting and b.start < b.end)
    return Article(name, name, name, "\n".join(lines), tuple(blocks), spans)


@pytest.mark.fuzz
@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(20))
def test_any_text(seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(100):
        articles = [written(pick, str(n)) for n in range(pick.randrange(1, 4))]
        names = {a.id: find_names(a) for a in articles}
        for article in articles:
            assert all(article.text[n.start : n.end] == n.text for n in names[article.id])
            assert all(left.end <= right.start for left, right in pairwise(names[article.id]))
        actors = find_actors(articles, names)
        ActorIndex(actors)
        places = [(m.article, m.start) for a in actors for m in a.mentions]
        assert len(places) == len(set(places))
        assert len({a.id for a in actors}) == len(actors)
        assert all(a.name.strip() for a in actors)
        forms = [*pick.choices(WORDS, k=5), "", " "]
        assert len(merge_names(forms, pick.choice(list(ActorType)))) == len(forms)
