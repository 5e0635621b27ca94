"""Whom a description means: "the French president", "the senator", "the ministry"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.analysis.quoting.persons_near import Scene
from briefing.analysis.quoting.vocabulary import tells, vocabulary, word_class
from briefing.model.actor import Actor, ActorType

_DEFINITE = ("the ", "this ", "that ")
# Words of a description that is shown for a speaker without a name.
_LONGEST = 6
_RELATED = re.compile(r",? (?:who|which|that)$")


def label(words: str) -> str | None:
    """What a speaker without a name is called ("the district", "a parent"); None where it is nobody who can speak."""
    words = unrelated(words)
    if len(words.split()) > _LONGEST or not words[:1].isalpha():
        return None
    first, last = words.split()[0].lower(), words.split()[-1].lower()
    vague = first in vocabulary().wh or first in word_class("conditions") or first in vocabulary().pronouns
    known = tells(last.rpartition("-")[2]) or not word_class("ranks").isdisjoint(words.split())
    return words if known and not vague else None


def unrelated(words: str) -> str:
    """A name or description without the relative pronoun after it: "Lee, who"."""
    return _RELATED.sub("", words)


def described(words: str, at: int, scene: Scene, actors: Sequence[Actor]) -> Actor | None:
    """The actor whose office or name the description `words` at offset `at` repeats, or None.

    Only a definite description ("the …") or a bare title points back, to somebody the article has named by then unless
    it holds a name itself; "a spokesman" is somebody new.
    """
    low = words.lower()
    if not low.startswith(_DEFINITE):
        return None
    small = vocabulary().determiners | vocabulary().prepositions
    content = _spelt_out(w for w in low.split() if w not in small)
    if not content or "'" in low or "’" in low:
        return None
    best, top = None, 0.0
    named = any(c.isupper() for word in words.split()[1:] for c in word[:1])
    for actor in actors:
        score = _fits(content, actor, scene.article.id)
        near = _recency(actor, at, scene) if score else 0.0
        if score and (near or named) and score + near > top:
            best, top = actor, score + near
    since = scene.described_before(content[-1], at)
    if since is not None and best is not None and not _named_between(best, since, at, scene):
        return None
    return best


def by_title(words: str, at: int, scene: Scene, actors: Sequence[Actor]) -> Actor | None:
    """Whom a title with or without adjectives means: "the PM", "a clearly angry PM".

    With "a" or "an" only the titles of one person are looked at: "an angry senator" is somebody new.
    """
    first, *rest = words.split()
    titles = vocabulary().titles
    if first.lower() not in ("a", "an"):
        return described(" ".join([first.lower(), *(titles.get(w.lower(), w) for w in rest)]), at, scene, actors)
    plain = all(w.islower() and w not in word_class("ranks") for w in rest[:-1])
    if not plain or rest[-1].lower() not in word_class("one_holds"):
        return None
    return described(f"the {titles.get(rest[-1].lower(), rest[-1])}", at, scene, actors)


def _named_between(actor: Actor, start: int, end: int, scene: Scene) -> bool:
    return any(m.article == scene.article.id and start <= m.start < end for m in actor.mentions)


def _fits(content: list[str], actor: Actor, article: str) -> float:
    """Share of the description's words that one of the actor's roles (or a body's name) repeats, the head always.

    "The union" takes up no one whose office is in a union: its head must be what the role is, not what it hangs on.
    """
    head = content[-1]
    anybody = head in word_class("unspecific")
    texts = [r.text.lower() for r in actor.roles if r.article == article or not anybody]
    if actor.type is not ActorType.PERSON and head not in word_class("any_body"):
        texts += [actor.name.lower(), *(a.lower() for a in actor.aliases)]
    best = 0.0
    for text in texts:
        found = _spelt_out(text.replace(",", " and ").split())
        other = head in found[1:] and found[found.index(head) - 1] in word_class("lesser_offices") - set(content)
        if not other and head in (_heads(found) if actor.type is ActorType.PERSON else found):
            best = max(best, sum(w in found for w in content) / len(content))
    return best if best >= 1 else 0.0


def _spelt_out(words: Iterable[str]) -> list[str]:
    """The words, short forms of titles in full ("pm": prime, minister)."""
    titles = vocabulary().titles
    return [part for word in words for part in titles.get(word.rstrip("."), word).split()]


def _heads(words: list[str]) -> list[str]:
    """What a person's role is, past what it hangs on: "deputy head of the union and state minister": head, minister."""
    heads, hangs = [], False
    for word, after in zip(words, [*words[1:], "and"], strict=True):
        hangs = word != "and" and (hangs or word in vocabulary().prepositions)
        if not hangs and word != "and" and (after == "and" or after in vocabulary().prepositions):
            heads.append(word)
    return heads


def _recency(actor: Actor, at: int, scene: Scene) -> float:
    """Between 0 and 1: how near before `at` the article names the actor; 0 if it does not."""
    before = [m.start for m in actor.mentions if m.article == scene.article.id and m.start < at]
    return 1 / (1 + (at - before[-1]) / 500) if before else 0.0
