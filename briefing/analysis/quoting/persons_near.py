"""Whom a pronoun or a description means: the persons named before it, by nearness, place in the sentence and speech.

A salience ranking in the line of Lappin and Leass (1994), cut down to what a reported speaker needs: subjects before
objects, near before far, who spoke before who did not, gender by given name or title, never against it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from briefing.analysis.naming.persons import gender_of
from briefing.analysis.quoting.modifiers import modifies
from briefing.analysis.quoting.sentences_near import Sentences
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.actor import Actor, ActorType
from briefing.model.text import Span

_PERSONS = frozenset({ActorType.PERSON})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.GROUP})
_FIRST = re.compile(r"(?:(?:But|And|Yet|So) )?(\w+)")
_TITLE = re.compile(r"\b(Mr|Ms|Mrs|Miss)\.? $")
_TAG = re.compile(r"\w+ (?:(?:also|then|later|\w+ly) )?([a-z]+)(?! that\b)")
_BEFORE_TAG = re.compile(r"[,?!—–-][\"”’']{0,2}\s*$")
_OWN_WORDS = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|[Oo]urs?|us)\b")
_OPENS = re.compile('[,:]["“]')
_GLUED = re.compile('[a-z][.!?](?=["“]\\w)')
_SAME = {"m": re.compile(r"\b[Hh]e\b|\bHis\b"), "f": re.compile(r"\b[Ss]he\b|\bHer\b")}
_OWN = {"m": re.compile(r"\bhis (?:[a-z]+ ){1,2}$"), "f": re.compile(r"\bher (?:[a-z]+ ){1,2}$")}
_ANYBODY = re.compile(r"(?:\w+, )?((?:One|An?|Another)(?: [a-z-]+){1,4})")
REACH = 6
"""Sentences a pronoun looks back."""
_SUBJECT, _SPOKE, _SURE, _OFTEN, _NAMED_AFTER = 0.8, 1.1, 0.9, 0.04, 1.0
_LEADS, _CENTRE = ("", "the", "but", "and"), 1.0
_CLOSES = 0.4
_DEEPEST, _LONGEST = 5, 1500
"""How far pronouns are followed back, one from the other, and how many characters each is looked for."""


@dataclass
class Scene(Sentences):
    """An article's persons in the order of their mentions, and who has spoken so far."""

    spoke: tuple[int, Actor] | None = None
    asked: bool = False
    """Whether who spoke last put a question, so that another answers."""
    genders: dict[str, str | None] = field(default_factory=dict)
    unnamed: tuple[int, str] | None = None
    """Where a speaker without a name was last described, and in which words ("an official")."""
    whose: Callable[[str, int], Actor | None] | None = None
    """Whom a title at an offset means, or None."""
    _titled: set[int] = field(default_factory=set)
    _known: dict[int, Actor | None] = field(default_factory=dict)
    _depth: int = 0

    def gender(self, actor: Actor) -> str | None:
        """The letter f or m, or None, from the names and roles an actor goes by."""
        if actor.id not in self.genders:
            known = (gender_of(form) for form in (actor.name, *actor.aliases))
            found = next((g for g in known if g), None)
            self.genders[actor.id] = self._by_title(actor) or found or _by_role(actor)
        return self.genders[actor.id]

    def _by_title(self, actor: Actor) -> str | None:
        """The letter that a "Ms." or "Mr." before one of the actor's names in this article tells."""
        places = (start for start, _, other in self.mentions if other is actor)
        return next((g for start in places if (g := title_gender(self.article.text, start))), None)

    def note(self, at: int, actor: Actor, spoke: bool = True) -> None:
        """Remember that an actor is meant at this place, and speaks there."""
        insort(self.mentions, (at, at, actor), key=lambda m: m[0])
        if spoke:
            self.spoke = (at, actor)

    def body(self, at: int, kinds: frozenset[ActorType]) -> Actor | None:
        """The body that "it" at offset `at` means: what the sentence before, or this one, begins with."""
        here = self.number_at(at) - 1
        for index in (here, here - 1):
            if index < 0:
                break
            sentence = self.article.sentences[index]
            i = bisect_left(self.mentions, sentence.start, key=lambda m: m[0])
            if i < len(self.mentions):
                start, _, actor = self.mentions[i]
                lead = self.article.text[sentence.start : start].lower().strip() if start < at else "…"
                if lead in _LEADS and not self.inside(start) and actor.type in kinds:
                    return actor
        return None

    def meant(
        self, at: int, gender: str, kinds: frozenset[ActorType], words: Span, marked: bool = True
    ) -> Actor | None:
        """The actor of one of `kinds` that a pronoun at offset `at` most likely means; `gender` "" for any.

        `words` is what the pronoun is said to have said; nobody named in it, if `marked`, is taken, for few name
        themselves. What is reported without marks may begin with its speaker, so there only what follows counts.
        """
        here = self.number_at(at)
        best, top = None, float("-inf")
        others = self._others(at, here) | self.named_in(words)
        itself = self.named_in(words if marked else Span(max(at + 1, words.start), words.end))
        self._meet_anybody(at)
        self._meet_titled(at)
        if self._described(at, gender):
            return None
        fit = [m for m in self._fitting(at, gender, kinds, words) if m[2].id not in itself]
        shifted = self._shifted(fit, here)
        for start, end, actor in fit:
            far = here - self.number_at(start)
            sure = gender and actor.type is ActorType.PERSON and self.gender(actor)
            score = self._salience(start, actor, far, shifted) + (_SURE if sure else 0)
            score += _CENTRE if far == 1 and self.goes_on(start, at) else 0
            score += _CLOSES if far == 1 and self._closes(start, end, actor) else 0
            score -= _NAMED_AFTER if actor.id in others else 0
            if score > top:
                best, top = actor, score
        return best

    def _closes(self, start: int, end: int, actor: Actor) -> bool:
        """True where the sentence of a name ends with it as who said the rest ("The boats are safe, Lee said.")."""
        if self.spoke is None or self.spoke[1] is not actor or start == end:
            return False
        stop = self.article.sentences[self.number_at(start) - 1].end
        return len(self.article.text[end:stop].split()) == 1

    def _fitting(self, at: int, gender: str, kinds: frozenset[ActorType], words: Span) -> list[tuple[int, int, Actor]]:
        """The mentions before offset `at` that a pronoun there can mean, the last first; pronouns are among them."""
        here, found = self.number_at(at), []
        apart = self._apart(at) if gender else frozenset()
        if apart and _OWN_WORDS.search(self.article.text, *words):
            apart -= self._subjects(at)  # "Lee saw it, “and I ran,” he said" goes on in Lee's own words
        before = [*self.mentions[: bisect_left(self.mentions, at, key=lambda m: m[0])], *self._earlier(at, gender)]
        for start, end, actor in sorted(before, key=lambda m: -m[0]):
            far = here - self.number_at(start)
            if far > REACH:
                break
            known = self.gender(actor) if actor.type is ActorType.PERSON else None
            if actor.type not in kinds or (gender and known and known != gender) or self.inside(start):
                continue
            if actor.id in apart or self._bound(start, end, at, far, gender):
                continue
            found.append((start, end, actor))
        return found

    def _earlier(self, at: int, gender: str) -> list[tuple[int, int, Actor]]:
        """Whom the same pronoun means here and in the sentence before, where it is no speaker's: "He had met Lee"."""
        here = self.number_at(at)
        low = max(self.article.sentences[max(0, here - 2)].start, at - _LONGEST)
        found = []
        for match in _SAME[gender].finditer(self.article.text, low, at) if gender and self._depth < _DEEPEST else ():
            place = match.start()
            if self.inside(place) or any(m[0] == place for m in self.mentions):
                continue
            if place not in self._known:
                self._known[place] = None  # a chain of pronouns that leads back here ends
                self._depth += 1
                self._known[place] = self.meant(place, gender, _PERSONS, Span(place, place))
                self._depth -= 1
            if (actor := self._known[place]) is not None:
                found.append((place, place, actor))
        return found

    def _apart(self, at: int) -> frozenset[str]:
        """Whom the pronoun of "…, he said" at offset `at` does not mean: who is named before it in what he said.

        A name there c-commands nothing, the pronoun does (Chomsky's principle C). "When Lee arrived, he said that" is
        no such clause, nor is what follows words that a colon introduces; "Lee, who he said" is one.
        """
        text, low = self.article.text, self.article.sentences[max(0, self.number_at(at) - 1)].start
        if text[max(0, at - 4) : at] == "who ":
            return self.named_in(Span(low, at))
        verb = _TAG.match(text, at)
        if verb is None or verb[1] not in vocabulary().verbs or not _BEFORE_TAG.search(text, low, at):
            return frozenset()
        marked = text[at - 2 : at].rstrip()[-1:] in tuple('"”')
        words = next((q for q in reversed(self.quoted) if q.end <= at), None) if marked else None
        if words is not None and text[max(0, words.start - 3) : words.start].rstrip(' "“')[-1:] == ":":
            return frozenset()
        after = text[verb.end() : verb.end() + 3].replace(" ", "")
        first = _FIRST.match(text, low)
        leads = self.leads_in(low) or (first is not None and first[1].lower() in word_class("openers"))
        if (not marked and _OPENS.match(after)) or (leads and after[:1] not in tuple(",.")):
            return frozenset()
        glued = max((m.end() for m in _GLUED.finditer(text, low, at)), default=low)
        return self.named_in(Span(glued, at))

    def _subjects(self, at: int) -> frozenset[str]:
        """Whom the sentence of offset `at` has as its subject before that."""
        low = self.article.sentences[max(0, self.number_at(at) - 1)].start
        named = (m for m in self.mentions if low <= m[0] < at and self.is_subject(m[0], m[1]))
        return frozenset(actor.id for _, _, actor in named)

    def _shifted(self, fit: Sequence[tuple[int, int, Actor]], here: int) -> bool:
        """True where another than who spoke last has become the subject of a later sentence."""
        if self.spoke is None:
            return False
        since = here - self.number_at(self.spoke[0])
        last = min((here - self.number_at(m[0]) for m in fit if m[2] is self.spoke[1]), default=since)
        others = ((start, end, here - self.number_at(start)) for start, end, who in fit if who is not self.spoke[1])
        return any(
            (far < last and self.is_subject(start, end)) or (far <= last and self.presented(start))
            for start, end, far in others
        )

    def _bound(self, start: int, end: int, at: int, far: int, gender: str) -> bool:
        """True for a name in a credit, one that only tells whose somebody is, or one after the same pronoun.

        "Asked what he would tell Lee, he said": both pronouns mean one person, and that is not Lee; nor is it Lee after
        "his neighbour Lee".
        """
        text = self.article.text
        if (
            text[end : end + 1] == "/"
            or text[max(0, start - 1) : start] == "/"
            or text[max(0, start - 3) : start] == "By "
        ):
            return True
        if end > start and text[end : end + 1] == " " and modifies(text, end):
            return True
        if gender and _OWN[gender].search(text, max(0, start - 40), start):
            return True
        if far or not gender:
            return False
        if self.fronted(start, end, at):
            return True
        low = self.article.sentences[self.number_at(at) - 1].start
        words = text[low:start].lower().split()
        return any(vocabulary().pronouns.get(word) == gender for word in words)

    def described_before(self, head: str, at: int) -> int | None:
        """Where "an official" without a name stands, a little before "the official" at offset `at` takes it up."""
        if self.unnamed is None or not self.unnamed[0] < at:
            return None
        start, words = self.unnamed[0], self.unnamed[1].lower()
        near = self.number_at(at) - self.number_at(start) <= REACH
        fits = words.split()[0] in word_class("indefinite") and head in words.split()
        return start if near and fits else None

    def _meet_anybody(self, at: int) -> None:
        """Note somebody without a name whom the sentence of offset `at` begins with ("One early guest was asked …")."""
        low = self.article.sentences[max(0, self.number_at(at) - 1)].start
        somebody = _ANYBODY.match(self.article.text, low, at)
        if somebody is None or (self.unnamed is not None and self.unnamed[0] >= low):
            return
        words = somebody[1].split()
        head = next((i for i, word in enumerate(words) if word in word_class("persons")), None)
        if head is not None:
            self.unnamed = (low, " ".join(words[: head + 1]))

    def _meet_titled(self, at: int) -> None:
        """Note whom the sentence of offset `at`, and the one before, has as its subject by a title: "The PM rose"."""
        here = self.number_at(at)
        for sentence in self.article.sentences[max(0, here - 2) : here]:
            low = sentence.start
            if low in self._titled or self.whose is None:
                continue
            self._titled.add(low)
            subject = self.titled_subject(low, min(sentence.end, at))
            if subject is None or self.inside(subject.start):
                continue
            words = subject.of(self.article.text)
            actor = self.whose(words, subject.start)
            if actor is not None:
                insort(self.mentions, (subject.start, subject.end, actor), key=lambda m: m[0])
            elif sentence.end <= at and (self.unnamed is None or self.unnamed[0] < low):
                self.unnamed = (subject.start, words)

    def unnamed_meant(self, at: int, gender: str) -> str | None:
        """How the text calls the speaker without a name whom a pronoun at offset `at` takes up, or None."""
        return self.unnamed[1] if self.unnamed is not None and self._described(at, gender) else None

    def alone(self, at: int) -> Actor | None:
        """The one person whom the sentence at offset `at` and the two before it name, if there is one; sentences inside
        of marks are not counted.
        """
        number, further = max(0, self.number_at(at) - 1), 2
        while number and further:
            number -= 1
            further -= not self.inside(self.article.sentences[number].start)
        low = self.article.sentences[number].start
        near = [a for s, e, a in self.mentions if low <= s < at and a.type is ActorType.PERSON and not self.inside(s)]
        return near[-1] if near and all(actor is near[-1] for actor in near) else None

    def several(self, at: int) -> Actor | None:
        """The body that "they" at offset `at` means: what spoke last, or what the sentence before begins with."""
        if self.spoke and self.spoke[1].type in _BODIES and self.number_at(at) - self.number_at(self.spoke[0]) <= 2:
            return self.spoke[1]
        return self.body(at, _BODIES)

    def _described(self, at: int, gender: str) -> bool:
        """True where who spoke in the sentence before has no name ("a spokesman said …") and the pronoun may mean them.

        Not where a person is named between the two, who may be meant as well.
        """
        if self.unnamed is None or self.unnamed[0] >= at or self._told_between(self.unnamed[0], at) > 1:
            return False
        start, words = self.unnamed[0], self.unnamed[1].lower()
        after = bisect_left(self.mentions, start + len(words), key=lambda m: m[0])
        named = self.mentions[after : bisect_left(self.mentions, at, key=lambda m: m[0])]
        if (self.spoke and self.spoke[0] >= start) or any(a.type is ActorType.PERSON for _, _, a in named):
            return False
        person = words.split()[-1] in word_class("persons") or not word_class("ranks").isdisjoint(words.split())
        if gender == "it":
            return not person
        return person and (not gender or _gender_of_role(words) in (None, gender))

    def _told_between(self, start: int, at: int) -> int:
        """How many sentences the reporter's own words have from one offset to another."""
        first, last = self.number_at(start), self.number_at(at)
        return sum(not self.inside(s.start) for s in self.article.sentences[first:last])

    def _others(self, at: int, here: int) -> frozenset[str]:
        """Whom a pronoun at offset `at` hardly means: who is named after it in its sentence (Chomsky's principle C)."""
        end = self.article.sentences[here - 1].end if here > 0 else at
        first = bisect_left(self.mentions, at + 1, key=lambda m: m[0])
        last = bisect_left(self.mentions, end, key=lambda m: m[0])
        return frozenset(actor.id for start, stop, actor in self.mentions[first:last] if stop > start)

    def _salience(self, start: int, actor: Actor, far: int, shifted: bool) -> float:
        score = -0.5 * far + _OFTEN * min(actor.count, 10)
        if self.first_in_sentence(start) or self.presented(start):
            score += _SUBJECT
        if self.spoke and self.spoke[1] is actor and (self.asked or not shifted):
            score += -_SPOKE if self.asked else _SPOKE
        return score


def title_gender(text: str, at: int) -> str | None:
    """The letter f or m that a courtesy title right before offset `at` tells, or None."""
    title = _TITLE.search(text, max(0, at - 6), at)
    return None if title is None else "m" if title[1] == "Mr" else "f"


def _by_role(actor: Actor) -> str | None:
    return next((g for role in actor.roles if (g := _gender_of_role(role.text.lower()))), None)


def _gender_of_role(role: str) -> str | None:
    """The letter f or m that the words of a role tell ("spokeswoman", "his father"), or None."""
    for word in role.split():
        if word in word_class("women") or word.endswith("woman"):
            return "f"
        if word in word_class("men") or (word.endswith("man") and word not in word_class("no_men")):
            return "m"
    return None
