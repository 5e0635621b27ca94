"""The office or description written with a person's name, as written: before it, and after it between commas."""

from __future__ import annotations

from briefing.analysis.naming.gazetteer import Kind
from briefing.analysis.naming.sentence import Found, Sentence
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType

_LONGEST = 12


def add_roles(text: str, sentence: Sentence, names: list[Found]) -> None:
    """Give each person in `names` the role that the sentence writes with it; a list of names shares a plural title."""
    covered = {i: k for k, name in enumerate(names) for i in range(name.start, name.end)}
    previous: Found | None = None
    for name in names:
        if name.type is ActorType.PERSON:
            first = _before(sentence, names, covered, name.start)
            if first is not None:
                name.role = text[sentence.starts[first] : sentence.ends[name.start - 1]]
            elif previous is not None and previous.role and _listed(sentence, previous, name):
                name.role = previous.role if _plural(previous.role) else None
            name.role = name.role or _after(text, sentence, name, names)
            previous = name


def _before(sentence: Sentence, names: list[Found], covered: dict[int, int], start: int) -> int | None:
    """The first word of the title that ends right before word `start`, or None."""
    known = vocabulary()
    offices = {j: i for i, j, e in sentence.entries if e.kind is Kind.OFFICE}
    index, titled = start, None
    while index > 0 and start - index < _LONGEST:
        word = sentence.texts[index - 1]
        if index in offices:
            index = titled = offices[index]
        elif (
            word in known.honorifics
            or word.lower() in known.titles
            or (index == start and _singular(word) in known.titles)
        ):
            index -= 1
            titled = index
        elif titled is not None and index - 1 in covered and _owner(sentence, names[covered[index - 1]], index):
            index = titled = names[covered[index - 1]].start
        elif titled is not None and (word in ("'s", "’s", "-", "of") or word in known.organisation_heads):
            index -= 1
        else:
            break
    words = sentence.texts[titled:start] if titled is not None else []
    office = any(w.lower() in known.offices or _singular(w) in known.offices or w in known.ranks for w in words)
    return titled if office or any(titled == i for i in offices.values()) else None


def _owner(sentence: Sentence, name: Found, index: int) -> bool:
    """True for what an office belongs to: a country or body, or a person with a possessive ("Trump's son-in-law")."""
    return name.type is not ActorType.PERSON or sentence.texts[index] in ("'s", "’s")


def _singular(word: str) -> str:
    return word.lower().removesuffix("s")


def _plural(role: str) -> bool:
    last = role.rpartition(" ")[2].lower()
    return last.endswith("s") and last.removesuffix("s") in vocabulary().titles


def _listed(sentence: Sentence, left: Found, right: Found) -> bool:
    between = sentence.texts[left.end : right.start]
    return 0 < len(between) <= 2 and all(t in (",", "and", "&") for t in between)


def _after(text: str, sentence: Sentence, name: Found, names: list[Found]) -> str | None:
    """What stands between commas after a name, where it holds a title: ", the Prime Minister of Norway,"."""
    texts, index = sentence.texts, name.end
    if index + 1 >= len(texts) or texts[index] != ",":
        return None
    end = index + 1
    while (
        end < len(texts)
        and end - index <= _LONGEST
        and texts[end] not in (",", ".", ";", ":", "—", "–", "who", "which")
    ):
        end += 1
    inside = texts[index + 1 : end]
    if end >= len(texts) or texts[end] not in (",", ".") or not inside:
        return None
    if any(n.type is ActorType.PERSON and index < n.start < end and texts[n.end] not in ("'s", "’s") for n in names):
        return None
    known, offices = vocabulary().titles, vocabulary().offices
    opens = inside[0].lower() in ("the", "a", "an", "his", "her", "its", "their") or inside[0].lower() in known
    owner = len(inside) > 2 and inside[1] in ("'s", "’s")
    if not (opens or owner) or not any(t.lower() in offices for t in inside):
        return None
    return text[sentence.starts[index + 1] : sentence.ends[end - 1]]
