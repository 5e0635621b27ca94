"""What a name's own words, and those beside it, tell about its type where the guess says otherwise."""

from __future__ import annotations

from itertools import pairwise

from briefing.analysis.naming.sentence import Found, Sentence, Style
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set
from briefing.model.actor import ActorType

_ACRONYM = 3


def retyped(sentence: Sentence, name: Found) -> Found:
    """`name` with the type that the words give it; one told by the words beside it is `told`, so that it counts more
    where the article's mentions of a form are weighed against each other.
    """
    if name.entry is not None:
        return name
    by_words = _by_its_words(sentence, name)
    beside = None if by_words else _by_words_beside(sentence.texts, name)
    name.told = beside is not None
    name.type = by_words or beside or name.type
    return name


def _by_its_words(sentence: Sentence, name: Found) -> ActorType | None:
    """Tell a body by "Authority", a place by "North"; an acronym that nothing leads to as a place is a body."""
    texts = sentence.texts[name.start : name.end]
    if name.type is ActorType.ORGANIZATION:
        return _quoted(sentence, name, texts)
    if len(texts) > 1:
        return None if _personal(texts, name) else _by_head(texts, name.type)
    if not (texts[0].isupper() and texts[0].isalpha() and len(texts[0]) >= _ACRONYM) or sentence.style is Style.CAPS:
        return None
    led = name.start == 0 or sentence.texts[name.start - 1] in word_set("actors_beside", "leads")
    return None if led and name.type is ActorType.PLACE else ActorType.ORGANIZATION


def _quoted(sentence: Sentence, name: Found, texts: list[str]) -> ActorType | None:
    """Tell a person from a body by a given name and another word after "said": "says Paul Lindholm, an expert"."""
    known = vocabulary()
    before = sentence.texts[name.start - 1] if name.start else ""
    headed = len(texts) > 2 and texts[-1] in known.organisation_heads
    whole = len(texts) in (2, 3) and texts[0] in known.given and not headed
    told = before in word_set("actors_beside", "speech") and sentence.texts[name.end : name.end + 1] == [","]
    return ActorType.PERSON if whole and told else None


def _personal(texts: list[str], name: Found) -> bool:
    """True for a person whose first word is a given name or a form of address: Frank Church, Mrs. Hill."""
    known = vocabulary()
    return name.type is ActorType.PERSON and (texts[0] in known.given or texts[0] in known.honorifics)


def _by_head(texts: list[str], type_: ActorType) -> ActorType | None:
    known = vocabulary()
    if type_ is ActorType.PLACE and texts[-1] in known.seated:
        return ActorType.ORGANIZATION
    of = any(word in known.body_heads and after in ("of", "for") for word, after in pairwise(texts))
    if of or texts[-1] in known.body_heads:
        return ActorType.ORGANIZATION
    local = texts[0] in known.directions or texts[-1] in known.place_ends
    return ActorType.PLACE if local and type_ is ActorType.PERSON else None


def _by_words_beside(texts: list[str], name: Found) -> ActorType | None:
    """A "person" with a chief executive, or called a party or newspaper, is a body; one called a mosque is a place."""
    known = vocabulary()
    if name.type is not ActorType.PERSON:
        two = name.end - name.start > 1 and texts[name.start] not in known.directions
        daily = two and texts[name.end : name.end + 1] and texts[name.end] in known.named_bodies
        return ActorType.ORGANIZATION if daily else None
    before = texts[name.start - 1] if name.start else ""
    earlier = texts[name.start - 2] if name.start > 1 else ""
    following = texts[name.end] if name.end < len(texts) else ""
    owned = (before == "of" and earlier.lower() in known.company_offices) or following in known.company_offices
    named = following in known.named_bodies or before in known.named_bodies
    if owned or named:
        return ActorType.ORGANIZATION
    return ActorType.PLACE if following in known.named_places and before not in known.honorifics else None
