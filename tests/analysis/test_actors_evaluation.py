"""Names and actors against annotated text: floors a little under what is reached. Run with `-m evaluation -s`."""

from __future__ import annotations

import importlib.util
import re
from dataclasses import replace
from difflib import SequenceMatcher
from types import ModuleType
from typing import Any

import pytest

from briefing.analysis.actors import find_actors, merge_names
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.model.article import Article
from briefing.reading.read import read_bytes
from tests import annotated

DATA = annotated.DATA / "actors"
TYPES = {"person": "PER", "organization": "ORG", "country": "LOC", "place": "LOC", "group": "GRP"}
WORD = re.compile(r"\w+|[^\w\s]")
STORY = 100
"""A folder of more articles is not one story."""

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(not DATA.is_dir(), reason=annotated.MISSING),
]

NAMES = {"worldwide": 73.0, "conllpp": 77.5, "pud": 77.0}
ACTORS = {"newswcl": ("e2e B3", 97.0), "meantime": ("e2e B3", 92.5), "ecb": ("e2e B3", 88.0)}
CLUSTERS = {"newswcl": 87.0, "meantime": 93.5, "ecb": 86.5}


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("actor_gold", annotated.SCORERS / "actor_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Read:
    """An annotated text as the program reads it, and the way back to the annotator's offsets."""

    def __init__(self, key: str, raw: str) -> None:
        article = read_bytes(raw.encode(), f"{key}.txt").articles[0]
        article = replace(article, id=key)
        self.article: Article = replace(article, sentences=split_sentences(article))
        self.own = [m.span() for m in WORD.finditer(article.text)]
        self.raw = [m.span() for m in WORD.finditer(raw)]
        left = [article.text[s:e] for s, e in self.own]
        right = [raw[s:e] for s, e in self.raw]
        blocks = (
            [(0, 0, len(left))]
            if left == right
            else SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        )
        self.to = {i + k: j + k for i, j, size in blocks for k in range(size)}

    def back(self, start: int, end: int) -> tuple[int, int] | None:
        inside = [i for i, (s, e) in enumerate(self.own) if s < end and e > start and i in self.to]
        return (self.raw[self.to[inside[0]]][0], self.raw[self.to[inside[-1]]][1]) if inside else None


def predicted(gold: dict[str, Any]) -> dict[str, Any]:
    """What the program finds in the texts, story by story, in the annotators' form."""
    read = {key: Read(key, doc["text"]) for key, doc in gold.items()}
    names = {key: find_names(r.article) for key, r in read.items()}
    stories: dict[str, list[str]] = {}
    for key, doc in gold.items():
        topic = doc.get("topic") or "all"
        stories.setdefault(topic if len(gold) <= STORY or doc.get("topic") else key, []).append(key)
    out: dict[str, Any] = {key: {"id": key, "spans": []} for key in gold}
    for story, ids in stories.items():
        for actor in find_actors([read[key].article for key in ids], names):
            for mention in actor.mentions:
                span = None if mention.adjective else read[mention.article].back(mention.start, mention.end)
                if span is not None:
                    out[mention.article]["spans"].append([*span, TYPES[actor.type], f"{story}/{actor.id}"])
    return out


@pytest.mark.parametrize("corpus", NAMES)
def test_names(corpus: str) -> None:
    module = scorer()
    gold = module.load([str(DATA / "mentions" / f"{corpus}.jsonl")])
    result = module.ner(gold, predicted(gold), ["PER", "ORG", "LOC"])
    f1 = 100 * result["exact micro"][2]
    print(f"{corpus}: exact F1 {f1:.1f}")
    assert f1 >= NAMES[corpus]


@pytest.mark.parametrize("corpus", ACTORS)
def test_actors(corpus: str) -> None:
    module = scorer()
    gold = module.load([str(DATA / "coref" / f"{corpus}.jsonl")])
    result = module.coref(gold, predicted(gold), ["PER", "ORG", "LOC", "GRP"])
    measure, floor = ACTORS[corpus]
    b3, ceaf = 100 * result[measure][2], 100 * result["aligned CEAFe"][2]
    print(f"{corpus}: {measure} {b3:.1f}, aligned CEAF-e {ceaf:.1f}")
    assert b3 >= floor
    assert ceaf >= CLUSTERS[corpus]


def test_traps() -> None:
    import yaml

    traps = yaml.safe_load((DATA / "traps.yaml").read_text(encoding="utf-8"))
    types = {"PER": "person", "ORG": "organization", "LOC": "country", "GRP": "group"}
    wrong = {"merge": 0, "keep_apart": 0}
    total = 0
    for want, kinds in traps.items():
        for kind, pairs in kinds.items():
            for left, right in pairs:
                first, second = merge_names([left, right], types[kind])
                total += 1
                wrong[want] += (first == second) != (want == "merge")
    print(f"traps: {100 - 100 * sum(wrong.values()) / total:.0f} % right, {wrong['keep_apart']} merged wrongly")
    assert wrong["keep_apart"] == 0
    assert wrong["merge"] <= 0.05 * total
