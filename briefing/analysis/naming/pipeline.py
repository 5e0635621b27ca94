"""Names of a sentence by a spaCy pipeline that the user already has, instead of by the tagger that is shipped.

spaCy is no dependency: it is imported when a pipeline is named, and only then.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from briefing.analysis.naming.sentence import Found, Sentence
from briefing.model.actor import ActorType

# The labels of the pipelines trained on OntoNotes and on WikiNER; others (dates, works, nationalities) name no actor.
_TYPES = {
    "PERSON": ActorType.PERSON,
    "PER": ActorType.PERSON,
    "ORG": ActorType.ORGANIZATION,
    "GPE": ActorType.PLACE,
    "LOC": ActorType.PLACE,
    "FAC": ActorType.PLACE,
}

_WITHOUT = "leave `names_pipeline` empty"


class PipelineMissing(ValueError):
    """The pipeline that was asked for cannot be used; the message says why and what to do."""


@cache
def pipeline(name: str) -> Any:
    """The spaCy pipeline called `name` (a package, or a folder by its full path), loaded once a process.

    Raises PipelineMissing.
    """
    try:
        spacy = import_module("spacy")
    except ImportError as error:
        how = f"{sys.executable} -m pip install spacy"
        raise PipelineMissing(f"“{name}” needs spaCy, which this Python does not have: {how}, or {_WITHOUT}") from error
    if _lies_here(name):
        full = Path(name).absolute()
        raise PipelineMissing(
            f"“{name}” is no package that is installed; name a saved pipeline by its full path, {full}"
        )
    try:
        loaded = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        how = f"{sys.executable} -m spacy download {name}, or name a saved pipeline by its full path, or {_WITHOUT}"
        raise PipelineMissing(f"spaCy cannot load “{name}” ({' '.join(str(error).split())}): {how}") from error
    if not any("doc.ents" in loaded.get_pipe_meta(part).assigns for part in loaded.pipe_names):
        has = ", ".join(loaded.pipe_names) or "nothing"
        raise PipelineMissing(f"“{name}” finds no names: it has {has}, but neither “ner” nor “entity_ruler”")
    return loaded


def _lies_here(name: str) -> bool:
    """True where spaCy would take a folder below the current one for the pipeline: what lies there may be anybody's."""
    path = Path(name)
    if path.is_absolute() or not path.exists():
        return False
    try:
        distribution(name)
    except (PackageNotFoundError, ValueError):
        return True
    return False


def piped(name: str, text: str, sentences: Sequence[Sentence]) -> list[list[Found]]:
    """The names that the pipeline sees in each sentence of an article's `text`. Raises PipelineMissing."""
    filled = [s for s in sentences if len(s)]
    documents = iter(pipeline(name).pipe([text[s.starts[0] : s.ends[-1]] for s in filled]))
    return [_found(s, next(documents).ents) if len(s) else [] for s in sentences]


def _found(sentence: Sentence, entities: Sequence[Any]) -> list[Found]:
    """What the pipeline marked, in whole words of ours."""
    found: list[Found] = []
    for entity in entities:
        start, end = sentence.starts[0] + entity.start_char, sentence.starts[0] + entity.end_char
        first, last = bisect_right(sentence.ends, start), bisect_left(sentence.starts, end)
        if first < last and sentence.texts[first].lower() == "the":
            first += 1
        if entity.label_ in _TYPES and first < last and (not found or found[-1].end <= first):
            found.append(Found(first, last, _TYPES[entity.label_]))
    return found
