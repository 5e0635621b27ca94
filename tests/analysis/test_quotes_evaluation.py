"""Quotations against annotated text: floors a little under what is reached. Run with `-m evaluation -s`."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from dataclasses import replace
from types import ModuleType
from typing import Any

import pytest

from briefing.analysis.actors import find_actors
from briefing.analysis.language.sentences import split_sentences
from briefing.analysis.names import find_names
from briefing.analysis.quotes import find_quotes
from briefing.analysis.speakers import resolve_speakers
from briefing.model.quote import QuoteKind
from briefing.reading.read import read_bytes
from tests import annotated

DATA = annotated.DATA / "quotes"
FLOORS = {
    "pol": {"span": 98.6, "terms": 85.0, "speaker": 94.8, "end to end": 94.0, "mention": 95.0, "cue": 95.6},
    "ggt": {"span": 97.0, "terms": 82.0, "speaker": 90.5, "pronoun": 81.0, "floating": 91.0},
    "straight": {"span": 98.6},
    "unclosed": {"span": 97.8},
    "single": {"span": 97.2},
}

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(not DATA.is_dir(), reason=annotated.MISSING),
    pytest.mark.timeout(600),
]


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, annotated.SCORERS / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def predictions(raw: str, offsets: Callable[[str, str], Any]) -> list[dict[str, Any]]:
    """The quotations of one text, their places mapped back to it."""
    (article,) = read_bytes(raw.encode(), "article.txt").articles
    article = replace(article, id="a")
    article = replace(article, sentences=split_sentences(article))
    names = find_names(article)
    quotes = resolve_speakers([article], find_quotes(article, names), find_actors([article], {"a": names}))
    places = offsets(article.text, raw)
    found = []
    for quote in quotes:
        span = places.span(quote.start, quote.end)
        if quote.kind is not QuoteKind.INDIRECT and span:
            mention = quote.mention and places.span(*quote.mention)
            place = {"start": span[0], "end": span[1], "kind": quote.kind.value}
            found.append({**place, "speaker": quote.speaker, "mention": mention, "cue": quote.cue})
    return found


@pytest.mark.parametrize("part", FLOORS)
def test_quotations_reach_their_floors(part: str) -> None:
    sys.path.insert(0, str(annotated.SCORERS))
    scorer, stress, offsets = tool("quote_score"), tool("quote_stress"), tool("score").Offsets
    gold, texts = scorer.load(str(DATA))
    gold = {d: v for d, v in gold.items() if d.startswith("ggt" if part == "ggt" else "pol")}
    if part not in ("pol", "ggt"):
        texts = {d: getattr(stress, part)(texts[d], gold[d]) for d in gold}
    result, _ = scorer.evaluate(gold, texts, {d: predictions(texts[d], offsets) for d in gold})
    speaker = result["speaker"]
    total = speaker.get(f"{part}_TOTAL", {})
    reached = {
        "span": result["span_overlap_core"]["F1"],
        "terms": result["term_rejected"],
        "speaker": total.get("acc_on_found"),
        "end to end": total.get("end_to_end_recall"),
        "mention": result["mention_acc"]["acc"],
        "cue": result["cue_acc"]["acc"],
        "pronoun": speaker.get("ggt_pronoun", {}).get("acc"),
        "floating": speaker.get("ggt_none", {}).get("acc"),
    }
    print(part, reached)
    for name, floor in FLOORS[part].items():
        assert reached[name] >= floor, f"{part} {name}: {reached[name]} is under {floor}"
