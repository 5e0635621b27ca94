"""Names of a sentence by the trained tagger."""

from __future__ import annotations

from briefing.analysis.naming.evidence import Evidence
from briefing.analysis.naming.features import candidates, runs
from briefing.analysis.naming.model import TAGS, Model
from briefing.analysis.naming.sentence import Found, Sentence
from briefing.model.actor import ActorType

_TYPES = {"PER": ActorType.PERSON, "ORG": ActorType.ORGANIZATION, "LOC": ActorType.PLACE}


def tagged(model: Model, sentence: Sentence, evidence: Evidence) -> list[Found]:
    """The names that the model sees in one sentence."""
    found: list[Found] = []
    for start, end in runs(candidates(sentence)):
        for at, tag in enumerate(model.tag(sentence, evidence, start, end), start):
            if tag % 2:
                found.append(Found(at, at + 1, _TYPES[TAGS[tag][2:]]))
            elif tag:
                found[-1].end = at + 1
    return found
