"""Whom a pronoun or a description means: the persons named before it, by nearness, place in the sentence and speech.

A salience ranking in the line of Lappin and Leass (1994), cut down to what a reported speaker needs: subjects before
objects, near before far, who spoke before who did not, gender by given name or title, never against it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.analysis.persons import gender_of
from briefing.analysis.quoting.vocabulary import word_class
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article
from briefing.model.text import Span

REACH = 6
"""Sentences a pronoun looks back."""
_SUBJECT, _SPOKE, _SURE, _OFTEN = 0.8, 1.1, 0.6, 0.04
_BEGINS = 5


@dataclass
class Scene:
    """An article's persons in the order of their mentions, and who has spoken so far."""

    article: Article
    mentions: list[tuple[int, int, Actor]]
    quoted: Sequence[Span]
    spoke: tuple[int, Actor] | None = None
    genders: dict[str, str | None] = field(default_factory=dict)

    def gender(self, actor: Actor) -> str | None:
        """The letter f or m, or None, from the names and roles an actor goes by."""
        if actor.id not in self.genders:
            known = (gender_of(form) for form in (actor.name, *actor.aliases))
            found = next((g for g in known if g), None)
            self.genders[actor.id] = found or _by_role(actor)
        return self.genders[actor.id]

    def note(self, at: int, actor: Actor, spoke: bool = True) -> None:
        """Remember that an actor is meant at this place, and speaks there."""
        insort(self.mentions, (at, at, actor), key=lambda m: m[0])
        if spoke:
            self.spoke = (at, actor)

    def body(self, at: int, kinds: frozenset[ActorType]) -> Actor | None:
        """The body that "it" at offset `at` means: what the sentence before, or this one, begins with."""
        here = self._sentence(at) - 1
        for index in (here, here - 1):
            if index < 0:
                break
            sentence = self.article.sentences[index]
            i = bisect_left(self.mentions, sentence.start, key=lambda m: m[0])
            if i < len(self.mentions):
                start, _, actor = self.mentions[i]
                if start < at and start - sentence.start <= _BEGINS and actor.type in kinds:
                    return actor
        return None

    def meant(self, at: int, gender: str, kinds: frozenset[ActorType]) -> Actor | None:
        """The actor of one of `kinds` that a pronoun at offset `at` most likely means; `gender` "" for any."""
        here = self._sentence(at)
        best, top = None, float("-inf")
        stop = bisect_left(self.mentions, at, key=lambda m: m[0])
        for start, _, actor in reversed(self.mentions[:stop]):
            far = here - self._sentence(start)
            if far > REACH:
                break
            known = self.gender(actor) if actor.type is ActorType.PERSON else None
            if actor.type not in kinds or (gender and known and known != gender) or self._inside(start):
                continue
            score = self._salience(start, actor, far) + (_SURE if gender and known else 0)
            if score > top:
                best, top = actor, score
        return best

    def _salience(self, start: int, actor: Actor, far: int) -> float:
        score = -0.5 * far + _OFTEN * min(actor.count, 10)
        if self._first_in_sentence(start):
            score += _SUBJECT
        if self.spoke and self.spoke[1] is actor:
            score += _SPOKE
        return score

    def _sentence(self, at: int) -> int:
        return bisect_right(self.article.sentences, at, key=lambda s: s.start)

    def _first_in_sentence(self, start: int) -> bool:
        index = self._sentence(start) - 1
        low = self.article.sentences[index].start if index >= 0 else 0
        first = bisect_left(self.mentions, low, key=lambda m: m[0])
        return first < len(self.mentions) and self.mentions[first][0] >= start

    def _inside(self, at: int) -> bool:
        index = bisect_right(self.quoted, at, key=lambda s: s.start) - 1
        return index >= 0 and self.quoted[index].end > at


def _by_role(actor: Actor) -> str | None:
    for role in actor.roles:
        words = role.text.lower().split()
        if any(w.endswith(tuple(word_class("women"))) for w in words):
            return "f"
        if any(w.endswith(tuple(word_class("men"))) and not w.endswith("woman") for w in words):
            return "m"
    return None
