"""Which actor each quotation is by: names, pronouns, descriptions, and words that go back to who spoke before.

Sieves from the surest down, as in Muzny et al. (2017): a name at the mention; a pronoun or description settled by the
persons named before it; carried words by the same, else by who spoke last. Where none tells, the speaker stays unknown.
Pronouns follow the salience of Lappin and Leass (1994) and the binding of Chomsky (1981); documents give their words to
those who made them, as the annotators of GenderGapTracker (Asr et al. 2021) do; of two with one surname it is the one
whom the article has named in full. What another article says is taken where wordings are grouped (`quoting.grouping`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from briefing.analysis.actors import ActorIndex
from briefing.analysis.naming.vocabulary import vocabulary as name_parts
from briefing.analysis.quoting.described import by_title, described, label, unrelated
from briefing.analysis.quoting.persons_near import Scene, title_gender
from briefing.analysis.quoting.via import is_outlet
from briefing.analysis.quoting.vocabulary import tells, vocabulary, word_class
from briefing.model.actor import Actor, ActorType
from briefing.model.article import Article
from briefing.model.quote import MentionType, Quote, QuoteKind
from briefing.model.text import Span

LONGEST_LABEL = 5
"""Words that a description may have to stand as a speaker's name ("Ruritania's new allies")."""
_FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|myself)\b")
"""What an outlet never says of itself: such words came through it."""
_PERSONS = frozenset({ActorType.PERSON})
_BODIES = frozenset({ActorType.ORGANIZATION, ActorType.GROUP, ActorType.COUNTRY})


def resolve_speakers(
    articles: Sequence[Article], quotes: Sequence[Quote], actors: Sequence[Actor]
) -> tuple[Quote, ...]:
    """The quotes with `speaker` and `actor` filled where the text tells; order is kept."""
    index = ActorIndex(actors)
    by_article: dict[str, list[Quote]] = {a.id: [] for a in articles}
    for quote in quotes:
        by_article.setdefault(quote.article, []).append(quote)
    done: dict[str, Quote] = {}
    places = _places(actors)
    for article in articles:
        own = sorted(by_article[article.id], key=lambda q: q.start)
        spans = [q.span for q in own if q.kind is not QuoteKind.INDIRECT]
        resolver = _Resolver(Scene(article, places.get(article.id, []), spans), index, actors)
        done.update((quote.id, resolver.resolve(quote)) for quote in own)
    return tuple(done.get(quote.id, quote) for quote in quotes)


def _untitled(words: str) -> str:
    """A name without the titles before it: "Mayor Ann Lee"."""
    known = word_class("persons") | vocabulary().titles.keys() | word_class("title_heads")
    kept = words.split()
    while len(kept) > 1 and kept[0].lower().rstrip(".") in known:
        del kept[0]
    return " ".join(kept)


def _places(actors: Iterable[Actor]) -> dict[str, list[tuple[int, int, Actor]]]:
    """Every actor's mentions by article, in order; adjectives name nobody who speaks."""
    found: dict[str, list[tuple[int, int, Actor]]] = {}
    for actor in actors:
        for mention in actor.mentions:
            if not mention.adjective:
                found.setdefault(mention.article, []).append((mention.start, mention.end, actor))
    for places in found.values():
        places.sort(key=lambda p: p[0])
    return found


def _by_surname(surname: str, name: str) -> bool:
    """True for a full name with this family name, at its end or, where that stands first, at its beginning."""
    words = re.sub(r",? [JS]r\.?$", "", name).split()
    first = words[0] == surname and surname.lower() in name_parts().family_first if words else False
    return len(words) > 1 and (words[-1] == surname or first)


class _Resolver:
    """Resolves one article's quotes in order."""

    def __init__(self, scene: Scene, index: ActorIndex, actors: Sequence[Actor]) -> None:
        self._scene, self._index, self._actors = scene, index, actors
        scene.whose = lambda words, at: by_title(words, at, scene, actors)
        self._known: dict[Span, tuple[str | None, Actor | None]] = {}
        self._labels: dict[Span, str | None] = {}

    def resolve(self, quote: Quote) -> Quote:
        if quote.kind is QuoteKind.TERM or quote.mention is None:
            return quote
        name, actor = self._known.get(quote.mention) or self._whose(quote, quote.mention)
        self._known[quote.mention] = (name, actor)
        if (actor is not None and self._names(quote, actor)) or self._of_another(quote, quote.mention, actor):
            return quote
        self._note(quote, quote.mention, actor)
        if name is not None and self._only_passed_on(quote, name, actor):
            return replace(quote, via=tuple(dict.fromkeys((*quote.via, name))))
        quote = replace(quote, speaker=name, actor=actor.id if actor else None)
        quote = self._together(quote) if quote.others else quote
        if quote.who or quote.kind is QuoteKind.JOINT or quote.mention is None:
            return quote
        return replace(quote, described=self._description(quote, quote.mention))

    def _note(self, quote: Quote, mention: Span, actor: Actor | None) -> None:
        """Remember who speaks here, for the pronouns that follow."""
        text = self._scene.article.text
        if actor is not None and quote.kind is not QuoteKind.POST:
            self._scene.note(mention.start, actor)
            if gender := title_gender(text, mention.start):
                self._scene.genders[actor.id] = gender
            asks = any(w in word_class("asking") for w in (quote.cue or "").lower().split())
            self._scene.asked = asks and quote.mention_type is not MentionType.NOMINAL
        elif quote.mention_type is MentionType.NOMINAL and not text.endswith("that ", 0, mention.start):
            self._scene.unnamed = (mention.start, mention.of(text))

    def _description(self, quote: Quote, mention: Span) -> str | None:
        """What the text calls a speaker without a name; words that follow without a clause go back to the same."""
        if quote.mention_type is MentionType.NONE:
            return self._labels.get(mention)
        words = mention.of(self._scene.article.text)
        if self._partisan(words, mention):
            found = f"the {words.removeprefix('the ').removeprefix('The ')}"
        elif quote.mention_type is MentionType.NAMED:
            found = None
        elif quote.mention_type is MentionType.NOMINAL:
            found = label(words)
        else:
            found = self._taken_up(mention)
        if quote.kind is not QuoteKind.INDIRECT:
            self._labels[mention] = found
        return found

    def _taken_up(self, mention: Span) -> str | None:
        """What the text calls the speaker without a name who spoke before and is "he" now."""
        kind = vocabulary().pronouns.get(mention.of(self._scene.article.text).lower())
        meant = self._scene.unnamed_meant(mention.start, kind) if kind in ("m", "f", "it") else None
        if meant is None:
            return None
        self._scene.unnamed = (mention.start, meant)
        return label(meant)

    def _of_another(self, quote: Quote, mention: Span, actor: Actor | None) -> bool:
        """True for words that go back to a body or to several, and yet speak of "I" and "my": somebody else's."""
        person = actor is not None and actor.type is ActorType.PERSON
        if quote.mention_type is not MentionType.NONE or person or quote.kind is QuoteKind.POST:
            return False
        several = mention.of(self._scene.article.text).rsplit(maxsplit=1)[-1].lower()
        if actor is None and several in word_class("elected"):
            return True  # "one MP shouted": what follows is hardly the same one's
        plural = several.endswith("s") and several.removesuffix("s") in word_class("persons")
        return (actor is not None or plural) and bool(_FIRST_PERSON.search(quote.text))

    def _together(self, quote: Quote) -> Quote:
        """The quote with the names of all who speak; a document is its makers', and where one made it, that one's."""
        spans = list(quote.others)
        beside = quote.kind is not QuoteKind.JOINT and quote.mention_type is MentionType.NAMED
        if beside and quote.mention is not None:
            spans = sorted([*spans, quote.mention])
        found = [self._named(quote, span) for span in spans]
        names = tuple(dict.fromkeys(name for name, _ in found if name))
        if len(names) == 1 and quote.speaker is None:
            name, actor = next(f for f in found if f[0])
            return replace(quote, speaker=name, actor=actor.id if actor else None)
        if len(names) < 2:
            return quote
        name, actor = found[0] if beside else (None, None)
        quote = replace(quote, speaker=name, actor=actor.id if actor else None, speakers=names)
        return replace(quote, mention=spans[0], others=tuple(spans[1:])) if beside else quote

    def _author(self, words: str, mention: Span) -> tuple[str | None, Actor | None]:
        """Whose a document is by its name: "the ministry's letter", "the Winter memo"."""
        owner, mark, _ = words.replace("’", "'").rpartition("'s ")
        if mark and owner.strip() and owner.split()[-1].islower():
            return self._nominal(owner, Span(mention.start, mention.start + len(owner)))
        actor = self._index.at(self._scene.article.id, *mention)
        if actor is not None and actor.type in (ActorType.PERSON, ActorType.ORGANIZATION):
            return actor.name, actor
        return None, None

    def _named(self, quote: Quote, mention: Span) -> tuple[str | None, Actor | None]:
        """Who one of several is; words that end in no name ("Ruritania's neighbours") are a description."""
        described = mention.of(self._scene.article.text).split()[-1].islower()
        kind = MentionType.NOMINAL if described else MentionType.NAMED
        return self._whose(replace(quote, kind=QuoteKind.DIRECT, mention_type=kind), mention)

    def _whose(self, quote: Quote, mention: Span) -> tuple[str | None, Actor | None]:
        words = mention.of(self._scene.article.text)
        if quote.kind is QuoteKind.JOINT:
            return None, None
        kind = vocabulary().pronouns.get(words.lower())
        if kind:
            actor = self._pronoun(kind, mention.start, quote)
            if actor is not None and kind in ("m", "f"):
                self._scene.genders.setdefault(actor.id, kind)
                self._scene.genders[actor.id] = self._scene.genders[actor.id] or kind
            return (actor.name, actor) if actor else (None, None)
        nominal = quote.mention_type is MentionType.NOMINAL or (words[0].islower() and quote.kind is not QuoteKind.POST)
        actor = None if nominal else self._called(words, quote, mention)
        if actor is None and self._partisan(words, mention):
            actor = self._scene.alone(mention.start)
            return (actor.name, actor) if actor is not None else (None, None)
        if nominal:
            return self._nominal(words, mention)
        if actor is None and self._elected(words, mention) and self._scene.alone(mention.start) is not None:
            actor = self._scene.alone(mention.start)
        elif actor is None and self._title(words):
            actor = described(
                "the " + vocabulary().titles.get(words.lower(), words), mention.start, self._scene, self._actors
            )
            return (actor.name, actor) if actor is not None else (None, None)
        if actor is not None and not self._part_of(actor, words, quote):
            actor = self._introduced(actor, words, mention)
            return actor.name, actor
        if quote.mention_type is MentionType.NONE and self._scene.spoke:
            return self._scene.spoke[1].name, self._scene.spoke[1]
        told = self._common(words, mention) or self._cut(words, mention) or self._no_speaker(words, quote)
        nobody = quote.kind is not QuoteKind.POST and told
        return (None, None) if nobody else (unrelated(words), None)

    def _called(self, words: str, quote: Quote, mention: Span) -> Actor | None:
        """The actor who goes by these words here; a person before a country or place of the same name."""
        actor = self._index.at(quote.article, *mention)
        if actor is not None and actor.type is ActorType.PLACE and self._dweller(actor, words):
            return None
        if actor is not None and actor.type in _BODIES and self._officer(actor, words):
            return described(f"the {words}", mention.start, self._scene, self._actors)
        if actor is None or (quote.mention_type is MentionType.NONE and actor.type is ActorType.PLACE):
            actor = self._index.named(words) or self._index.named(_untitled(words)) or actor
        if actor is None or actor.type in (ActorType.COUNTRY, ActorType.PLACE):
            actor = self._namesake(words, quote.article) or actor
        return actor

    def _no_speaker(self, words: str, quote: Quote) -> bool:
        """True for one word that is nobody's name known here and "shows" or "means" the words, or a body that "who" is
        not about.
        """
        name = unrelated(words)
        if quote.mention_type is not MentionType.NAMED or " " in name:
            return False
        if words.endswith(" who"):
            low = name.rstrip(",").lower()
            return tells(low) and low.removesuffix("s") not in word_class("persons") | word_class("proper_groups")
        verb = vocabulary().verbs.get((quote.cue or "").lower())
        return name == words and verb is not None and verb.lemma in word_class("things_do")

    def _title(self, words: str) -> bool:
        """True for a title alone, which means its holder: "Prime Minister", "PM"."""
        first, last = words.split(maxsplit=1)[0].lower(), words.rsplit(maxsplit=1)[-1].lower()
        known = word_class("persons") | vocabulary().titles.keys()
        return last in known and (first == last or first in word_class("title_heads"))

    def _cut(self, words: str, mention: Span) -> bool:
        """True for a title whose "of" and name stand outside of the mention ("U.S. Secretary", of State Ann Lee)."""
        of = self._scene.article.text.startswith(" of ", mention.end)
        return of and words.rsplit(maxsplit=1)[-1].lower() in word_class("persons")

    def _common(self, words: str, mention: Span) -> bool:
        """True for words that are no name but begin a sentence: the article has them in small letters, too."""
        first, _, rest = words.partition(" ")
        text = self._scene.article.text
        if (rest and not rest.islower()) or first.lower().removesuffix("s") in word_class("proper_groups"):
            return False
        begins = text[: mention.start].rstrip(" \"“'‘")[-1:] in ("", "\n", ".", "!", "?", ":", ";", "—", "–")
        low = first.lower()
        known = vocabulary().speakers | word_class("written") | word_class("sources")
        return begins and (
            low in known or low.removesuffix("s") in known or re.search(rf"\b{re.escape(low)}\b", text) is not None
        )

    def _part_of(self, actor: Actor, words: str, quote: Quote) -> bool:
        """True where a place's or a given name is only a part of the name of who posted ("The Local Europe")."""
        if quote.kind is not QuoteKind.POST:
            return False
        if actor.type is ActorType.PERSON:
            family = {name.casefold().split()[-1] for name in (actor.name, *actor.aliases) if " " in name}
            return bool(family) and " " in words and family.isdisjoint(words.casefold().split())
        return actor.type is ActorType.PLACE and len(actor.name) < len(words)

    def _names(self, quote: Quote, actor: Actor) -> bool:
        """True where the words name a person, no clause of their own gives them to: they are hardly that person's."""
        told = quote.mention_type in (MentionType.NAMED, MentionType.PRONOUN)
        return not told and actor.type is ActorType.PERSON and actor.id in self._scene.named_in(quote.span)

    def _only_passed_on(self, quote: Quote, name: str, actor: Actor | None) -> bool:
        """True for words in the first person that an outlet reports: somebody else said them."""
        if (
            quote.kind is QuoteKind.POST
            or (actor is not None and actor.type is ActorType.PERSON)
            or not is_outlet(name)
        ):
            return False
        return bool(_FIRST_PERSON.search(quote.text)) and self._namesake(name, quote.article) is None

    def _dweller(self, actor: Actor, words: str) -> bool:
        """True for somebody of a place, told by where they are from and what they are: "the Minnesota Republican"."""
        last = words.rsplit(maxsplit=1)[-1].lower()
        of_party = last.removesuffix("s") in word_class("proper_groups")
        return len(words) > len(actor.name) and (of_party or last in word_class("persons"))

    def _partisan(self, words: str, mention: Span) -> bool:
        """True for "the Norham Republican": somebody told by where they are from and which side they are on."""
        text = self._scene.article.text
        definite = words[:4].lower() == "the " or text[max(0, mention.start - 4) : mention.start].lower() == "the "
        return definite and " " in words and words.rsplit(maxsplit=1)[-1].lower() in word_class("proper_groups")

    def _elected(self, words: str, mention: Span) -> bool:
        """True for "the Norham lawmaker" and "the MEP": one who is told by what they were elected to."""
        text = self._scene.article.text
        definite = words[:4].lower() == "the " or text[max(0, mention.start - 4) : mention.start].lower() == "the "
        return definite and "'" not in words and words.rsplit(maxsplit=1)[-1].lower() in word_class("elected")

    def _officer(self, actor: Actor, words: str) -> bool:
        """True for whoever leads a body, told by its name and an office: "the Harbourworks CEO" is not Harbourworks."""
        last = words.rsplit(maxsplit=1)[-1].lower()
        office = last in word_class("persons") or last in vocabulary().titles
        return office and last not in actor.name.lower().split()

    def _introduced(self, actor: Actor, words: str, mention: Span) -> Actor:
        """Of two who share a surname, the one whom the article has named in full by then, or who has just spoken."""
        text, words = self._scene.article.text, unrelated(words)
        title = text[max(0, mention.start - 30) : mention.start].lower().split()[-1:]
        titled = any(word in role.text.lower().split() for role in actor.roles for word in title)
        if actor.type is not ActorType.PERSON or " " in words or titled:
            return actor
        full = [
            other
            for start, end, other in self._scene.mentions
            if start < mention.start and _by_surname(words, text[start:end])
        ]
        spoke = self._scene.spoke[1] if self._scene.spoke else None
        if any(other is spoke for other in full) and spoke is not None:
            return spoke
        return actor if not full or any(other is actor for other in full) else full[-1]

    def _namesake(self, words: str, article: str) -> Actor | None:
        """The person of this article with this word in the name: a given name that is a country's too, or capitals."""
        if words.casefold() in word_class("elected"):
            return None  # an MP is nobody whose name was taken for one ("Norham MP")
        people = (a for a in self._actors if a.type is ActorType.PERSON and article in a.articles)
        return next((a for a in people if words.casefold() in a.name.casefold().split()), None)

    def _pronoun(self, kind: str, at: int, quote: Quote) -> Actor | None:
        if kind in ("m", "f"):
            return self._scene.meant(at, kind, _PERSONS, quote.span, quote.kind is not QuoteKind.INDIRECT)
        if kind == "they":
            return self._scene.several(at)
        return self._scene.body(at, _BODIES) if kind == "it" else None

    def _run_on(self, words: str, mention: Span) -> Actor | None:
        """The person whose full name stands between the end of one entry and the beginning of the next, in a fact box
        that became one line: "cent Ida Lind Former minister who".
        """
        first = words.partition(" ")[0]
        if not first.islower() or first in vocabulary().determiners | vocabulary().subjects:
            return None
        text = self._scene.article.text
        for start, end, actor in self._scene.mentions:
            inside = mention.start < start and end < mention.end and " " in text[start:end]
            if inside and actor.type is ActorType.PERSON and text[end : end + 1] == " " and text[end + 1].isupper():
                return actor
        return None

    def _nominal(self, words: str, mention: Span) -> tuple[str | None, Actor | None]:
        if words.rsplit(maxsplit=1)[-1].lower() in word_class("written"):
            return self._author(words, mention)
        actor = self._run_on(words, mention) or described(words, mention.start, self._scene, self._actors)
        if actor is None and self._elected(words, mention):
            actor = self._scene.alone(mention.start)
        if actor is not None:
            return actor.name, actor
        words = unrelated(words)
        first, _, rest = words.partition(" ")
        if first.lower() in word_class("indefinite") or first.lower() in vocabulary().wh | word_class("conditions"):
            return None, None
        bare = rest if first.lower() in vocabulary().determiners | vocabulary().subjects else words
        last = bare.rsplit(maxsplit=1)[-1].rpartition("-")[2] if bare.strip() else ""
        fits = any(c.isupper() for c in bare) and len(bare.split()) <= LONGEST_LABEL
        return (bare, None) if fits and (last[:1].isupper() or tells(last.lower())) else (None, None)
