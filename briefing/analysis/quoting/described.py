"""Whom a description means: "the French president", "the senator", "the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.analysis.quoting.persons_near import Scene
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.actor import Actor, ActorType

_DEFINITE = ("the ", "this ", "that ")


def described(words: str, at: int, scene: Scene, actors: Sequence[Actor]) -> Actor | None:
    """The actor whose office or name the description `words` at offset `at` repeats, or None.

    Only a definite description ("the …") or a bare title points back; "a spokesman" is somebody new.
    """
    low = words.lower()
    if not low.startswith(_DEFINITE):
        return None
    content = [w for w in low.split() if w not in vocabulary().determiners and w not in vocabulary().prepositions]
    if not content or "'" in low or "’" in low:
        return None
    best, top = None, 0.0
    for actor in actors:
        score = _fits(content, actor)
        if score > 0:
            score += _recency(actor, at, scene)
            if score > top:
                best, top = actor, score
    since = scene.described_before(content[-1], at)
    if since is not None and best is not None and not _named_between(best, since, at, scene):
        return None
    return best


def _named_between(actor: Actor, start: int, end: int, scene: Scene) -> bool:
    return any(m.article == scene.article.id and start <= m.start < end for m in actor.mentions)


def _fits(content: list[str], actor: Actor) -> float:
    """Share of the description's words that one of the actor's roles (or a body's name) repeats, the head always.

    "The union" takes up no one whose office is in a union: its head must be what the role is, not what it hangs on.
    """
    head = content[-1]
    texts = [r.text.lower() for r in actor.roles]
    if actor.type is not ActorType.PERSON and head not in word_class("any_body"):
        texts += [actor.name.lower(), *(a.lower() for a in actor.aliases)]
    best = 0.0
    for text in texts:
        titles = vocabulary().titles
        found = [titles.get(word.rstrip("."), word) for word in text.replace(",", " ").split()]
        if head in _heads(found, actor):
            best = max(best, sum(w in found for w in content) / len(content))
    return best if best >= 1 else 0.0


def _heads(words: list[str], actor: Actor) -> list[str]:
    """The words of a person's role before what hangs on them ("president of the union": president)."""
    if actor.type is not ActorType.PERSON:
        return words
    hangs = (i for i, word in enumerate(words) if i and word in vocabulary().prepositions)
    return words[: next(hangs, len(words))]


def _recency(actor: Actor, at: int, scene: Scene) -> float:
    """Between 0 and 1: how near before `at` the article names the actor; 0 if it does not."""
    before = [m.start for m in actor.mentions if m.article == scene.article.id and m.start < at]
    return 1 / (1 + (at - before[-1]) / 500) if before else 0.0
