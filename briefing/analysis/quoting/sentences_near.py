"""What the sentences of an article tell about the persons they name: who is the subject, who is led to, who acts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.analysis.quoting.modifiers import modifies
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article
from briefing.model.text import Span

_NEXT = re.compile(r"(?: \([^)]{1,30}\))?(?:,[^,.]{1,80},)? (?:(?:also|then|later|\w+ly) )?([a-z]+)")
_FIRST = re.compile(r"(?:(?:But|And|Yet|So) )?(\w+)")
_LEAD = re.compile(r"(?:[\w ]{1,25}, )?(?:(?:But|And|Yet|So) )?(?:[A-Z][\w.-]* ){0,5}")
_PRESENTED = re.compile(r"\b(?:is|was)(?: the)?(?: [A-Z][\w.]*){0,4} $")
_ORIGIN = re.compile(r" of(?: the)?(?: [A-Z]\w+)+")

_TITLED = re.compile(
    r"(?:[^,;:“”\"]{1,120}, )?(?:(?:But|And|Yet|So) )?((?:[Tt]he|[Aa]n?|[A-Z]\w+['’]s)(?: [\w-]+){1,5})(?=[ ,])"
)
_RELATES = re.compile(r" (?:of|to|for|in) (?:the )?[A-Z]\w+(?: [A-Z]\w+)* \w+(?:ed|oke|ve|ew|id)\b")
_RELATIVE = (", who ", ", whose ", ", which ")
_HELD = 8
"""Words between a preposition and a name that it governs, titles and the like."""


def _holds(word: str) -> bool:
    return word in vocabulary().prepositions or word.endswith("ing")


def _governs(word: str) -> bool:
    """True for a preposition, or a participle, whose object is no subject."""
    return _holds(word) and word not in word_class("opens_clause")


def _tells_more(words: str) -> bool:
    """True for words that hold a clause, one that a relative pronoun begins aside."""
    if words.startswith(_RELATIVE):
        return False
    known = vocabulary()
    acts = known.verbs.keys() | known.plain_verbs | known.auxiliaries
    return not acts.isdisjoint(words.lower().replace(",", " ").split())


@dataclass
class Sentences:
    """An article's mentions of actors (start, end, whom) in order, and what stands in marks."""

    article: Article
    mentions: list[tuple[int, int, Actor]]
    quoted: Sequence[Span]

    def named_in(self, words: Span) -> frozenset[str]:
        """Whom these words name, and so, speaking of them in the third person, are hardly by."""
        first, last = (bisect_left(self.mentions, place, key=lambda m: m[0]) for place in words)
        return frozenset(actor.id for _, _, actor in self.mentions[first:last])

    def goes_on(self, start: int, at: int) -> bool:
        """True for the subject of the sentence before, in one paragraph, where the pronoun begins the next sentence.

        What a sentence is about, the next goes on about (centering: Grosz, Joshi and Weinstein 1995).
        """
        text = self.article.text
        if self.article.sentences[self.number_at(at) - 1].start != at or "\n" in text[start:at]:
            return False
        end = next((m[1] for m in self.mentions[bisect_left(self.mentions, start, key=lambda m: m[0]) :]), start)
        low = self.article.sentences[self.number_at(start) - 1].start
        origin = _ORIGIN.match(text, end)
        end = origin.end() if origin else end
        return _LEAD.fullmatch(text, low, start) is not None and (text[end : end + 1] == "," or self.acts(end))

    def number_at(self, at: int) -> int:
        """How many sentences begin up to offset `at`."""
        return bisect_right(self.article.sentences, at, key=lambda s: s.start)

    def first_in_sentence(self, start: int) -> bool:
        """True for the person who is the subject of the sentence, and for what stands before that one."""
        index = self.number_at(start) - 1
        low = self.article.sentences[index].start if index >= 0 else 0
        first = bisect_left(self.mentions, low, key=lambda m: m[0])
        end = self.article.sentences[index].end if index >= 0 else start
        last = max(bisect_left(self.mentions, end, key=lambda m: m[0]), first)
        text = self.article.text
        people = [m for m in self.mentions[first:last] if m[2].type is ActorType.PERSON and not modifies(text, m[1])]
        subject = next((m for m in people if self.presented(m[0])), people[0] if people else None)
        if self.leads_in(low):
            subject = next((m for m in people if self.acts(m[1])), subject)
        named = next((m for m in self.mentions[first:last] if m[0] == start), None)
        opening = _FIRST.match(text, low)
        spoken_of = opening is not None and opening.start(1) < start and opening[1].lower() in ("he", "she")
        if named is not None and (modifies(text, named[1]) or (spoken_of and not self.acts(named[1]))):
            return False
        if named is not None and subject is not None and named[1] > start and named[2].type is ActorType.PERSON:
            return subject[0] == start
        return subject is None or subject[0] >= start

    def is_subject(self, start: int, end: int) -> bool:
        """True for a pronoun, for a sentence's first name with a verb or clause after it, and for one presented."""
        if end == start or self.presented(start):
            return True
        return self.first_in_sentence(start) and (self.acts(end) or self.article.text.startswith(", who ", end))

    def presented(self, start: int) -> bool:
        """True for a name after "is" or "was": what the sentence before it describes."""
        return _PRESENTED.search(self.article.text, max(0, start - 60), start) is not None

    def leads_in(self, low: int) -> bool:
        """True for a sentence that begins with an adverbial: "After …", "In …", "Speaking to …"."""
        match = _FIRST.match(self.article.text, low)
        word = match[1].lower() if match else ""
        known = vocabulary()
        return word in known.prepositions or word in known.adverbs or word.endswith(("ing", "ed"))

    def acts(self, end: int) -> bool:
        """True where a verb follows a name that ends at offset `end`."""
        match = _NEXT.match(self.article.text, end)
        word = match[1] if match else ""
        known = vocabulary()
        verb = known.verbs.get(word)
        return (
            word.endswith("ed")
            or word in known.plain_verbs
            or word in known.auxiliaries
            or (verb is not None and verb.form != "ing" and word != verb.lemma)
        )

    def fronted(self, start: int, end: int, at: int) -> bool:
        """True for a name in what leads in to the clause of the pronoun at offset `at`: "In a swipe at Lee, he said".

        The pronoun c-commands such a name and so means another (Reinhart 1983). Not where something is only the one's
        whose name it is, nor in a clause of its own ("After Lee left, he said"), nor behind "of" or "with".
        """
        text, low = self.article.text, self.article.sentences[max(0, self.number_at(at) - 1)].start
        opening = _FIRST.match(text, low)
        first = opening[1].lower() if opening is not None else ""
        if not _governs(first) or not text[low:at].endswith(", ") or start < low:
            return False
        if modifies(text, end) or text[end : end + 2] in ("'s", "’s") or self.acts(end):
            return False
        held = next((w for w in reversed(text[low:start].lower().split()[-_HELD:]) if _holds(w)), "")
        return (text[start - 2 : start] == ", " or _governs(held)) and not _tells_more(text[end : at - 2])

    def titled_subject(self, low: int, stop: int) -> Span | None:
        """The words by which the sentence at offset `low` calls its subject, up to its title: "the angry PM"."""
        match = _TITLED.match(self.article.text, low, stop)
        if match is None:
            return None
        words = match[1].split()
        known = word_class("persons") | vocabulary().titles.keys()
        for number, word in enumerate(words[1:], 1):
            if word.lower() in known and (number + 1 == len(words) or words[number + 1].lower() not in known):
                end = match.start(1) + sum(map(len, words[: number + 1])) + number
                return Span(match.start(1), end) if self.acts(end) or _RELATES.match(self.article.text, end) else None
        return None

    def inside(self, at: int) -> bool:
        """True for an offset in words that stand in marks."""
        index = bisect_right(self.quoted, at, key=lambda s: s.start) - 1
        return index >= 0 and self.quoted[index].end > at
