"""Brings guesses and known names together: which wins where they overlap, what is cut off a person's name."""

from __future__ import annotations

from briefing.analysis.merging.spelling import family_first
from briefing.analysis.naming.gazetteer import TYPES, Entry, Kind
from briefing.analysis.naming.sentence import Found, Sentence
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType, NameForm

_ADDRESS = frozenset({"Mr", "Mr.", "Mrs", "Mrs.", "Ms", "Ms.", "Miss", "Dr", "Dr.", "Sir", "Lord", "Lady", "Prof.", "Sen.", "Rep."})


def settle(sentence: Sentence, guesses: list[Found]) -> list[Found]:
    """The names of a sentence in order, none overlapping: guesses trimmed, known names added where nothing stands."""
    parts = [part for guess in guesses for part in _owned(sentence, guess)]
    kept = [trimmed for trimmed in (_trim(sentence, g) for g in parts) if trimmed is not None]
    for start, end, entry in sentence.entries:
        if entry.kind is Kind.OFFICE:
            continue
        rivals = [k for k in kept if k.start < end and start < k.end]
        if any(_longer(k, start, end) for k in rivals):
            continue
        kept = [k for k in kept if k not in rivals]
        kept.append(of_entry(start, end, entry))
    kept += _bracketed(sentence, kept)
    kept += _sites(sentence, kept)
    return sorted((k for k in kept if k.entry is not None or not _nobody(sentence, k)), key=lambda k: k.start)


def _sites(sentence: Sentence, kept: list[Found]) -> list[Found]:
    """Names of sites that are outlets: "Example.az"; addresses in small letters are none."""
    covered = {i for k in kept for i in range(k.start, k.end)}
    domains = vocabulary().domains
    return [
        Found(i, i + 1, ActorType.ORGANIZATION)
        for i, text in enumerate(sentence.texts)
        if i not in covered and text[0].isupper() and "." in text[2:-1] and text.rpartition(".")[2].lower() in domains
    ]


def _owned(sentence: Sentence, name: Found) -> list[Found]:
    """A body named after its owner is two names: "the United Kingdom's Royal Air Force"."""
    if name.type is ActorType.PERSON:
        return [name]
    for i, j, entry in sentence.entries:
        if i == name.start and any((j, name.end) == (a, b) and e.kind is Kind.OFFICE for a, b, e in sentence.entries):
            return [of_entry(i, j, entry)]
        if i == name.start and j + 1 < name.end and sentence.texts[j] in ("'s", "’s") and entry.kind is not Kind.OFFICE:
            return [of_entry(i, j, entry), Found(j + 1, name.end, name.type)]
    return [name]


def _nobody(sentence: Sentence, name: Found) -> bool:
    """True for what names nobody by itself: an office, a faith or a party's adjective, a bare "Council", a month."""
    known = vocabulary()
    texts = sentence.texts[name.start : name.end]
    before = sentence.texts[name.start - 1] if name.start else ""
    if name.type is ActorType.PERSON and (before in known.honorifics or before.lower() in known.offices):
        return False
    if len(texts) == 1:
        word = texts[0]
        alone = known.kinds | known.calendar | known.things | known.organisation_heads | known.place_heads | known.event_heads
        return word in alone or (word.lower() in known.titles and name.type is not ActorType.PERSON)
    if any((name.start, name.end) == (i, j) and e.kind is Kind.OFFICE for i, j, e in sentence.entries):
        return True
    return " ".join(texts) in known.things or (
        texts[-1].lower() in known.offices and all(t.lower() in known.titles or t in known.middle for t in texts)
    )


def _bracketed(sentence: Sentence, kept: list[Found]) -> list[Found]:
    """An acronym in brackets whose letters begin the capitalised words before it: "Security Service (SBU)"."""
    texts, made = sentence.texts, []
    covered = {i for k in kept for i in range(k.start, k.end)}
    for i in range(2, len(texts) - 1):
        word = texts[i]
        if texts[i - 1] != "(" or texts[i + 1] not in (")", ",", ";") or not 1 < len(word) < 9 or not word.isalnum():
            continue
        run = _run_before(texts, i - 1, covered)
        before = [t[0] for t in texts[max(0, i - 12) : i - 1] if t[0].isupper()]
        capitals = [c for c in word if c.isupper()]
        if i not in covered and len(capitals) > 1 and (before[-len(capitals) :] == capitals or (before and len(before) > 1 and i - 2 in covered)):
            made.append(Found(i, i + 1, ActorType.ORGANIZATION))
        if run and len(capitals) > 1:
            made.append(Found(run, i - 1, ActorType.ORGANIZATION))
    return made


def _run_before(texts: list[str], end: int, covered: set[int]) -> int | None:
    """Where the two or more capitalised words before word `end` begin, if no name was found there."""
    start = end
    while start and texts[start - 1][0].isupper() and start - 1 not in covered:
        start -= 1
    return start if end - start > 1 and start else None


def of_entry(start: int, end: int, entry: Entry) -> Found:
    """A known name as it stands."""
    form = NameForm.ADJECTIVE if entry.kind is Kind.ADJECTIVE else NameForm.NAME
    return Found(start, end, entry.type or TYPES[entry.kind], form, entry=entry)


def _longer(rival: Found, start: int, end: int) -> bool:
    """True where the guess covers more than the known name does."""
    return rival.start <= start and end <= rival.end and rival.end - rival.start > end - start


def _trim(sentence: Sentence, name: Found) -> Found | None:
    """`name` without the titles, offices and adjectives before a person's name; None where nothing is left."""
    known = vocabulary()
    texts = sentence.texts
    if name.type is not ActorType.PERSON:
        if texts[name.start] not in _ADDRESS or name.end - name.start < 2:
            return name
        name.type = ActorType.PERSON
    _cut(texts, name)
    inner = [i for i in range(name.start + 1, name.end - 1) if texts[i].lower() in known.offices and texts[i] not in known.given]
    if inner:
        name.start = inner[-1] + 1
    if name.end < len(texts) and texts[name.end - 1].lower() in family_first() and _second(texts[name.end]):
        name.end += 1
    before = {i: (j, e) for i, j, e in sentence.entries}
    start = name.start
    while start < name.end:
        step = before.get(start)
        if step is not None and step[0] < name.end and step[1].kind is not Kind.PLACE:
            start = step[0]
        elif texts[start] in known.honorifics or texts[start].lower() in known.titles:
            start += 1
        elif texts[start] in known.person_joints and start == name.start:
            break
        elif texts[start] in ("'s", "’s", "of", "for", "-", "/"):
            start += 1
        else:
            break
    if start >= name.end:
        return None
    name.start = start
    return name


def _second(word: str) -> bool:
    """True for a given name that stands second: "Tseng-chang", "Jong-un"."""
    left, dash, right = word.partition("-")
    return bool(dash) and left.isalpha() and right.isalpha() and left[0].isupper() and right.islower() and len(right) < 7


def _cut(texts: list[str], name: Found) -> None:
    """End a person's name before "of", and begin it after a possessive: "Emmanuel Macron of France", "Korea's Kim"."""
    for index in range(name.start + 1, name.end):
        if texts[index] in ("of", "for", "and", "&", "/", ",") or texts[index] in vocabulary().calendar:
            name.end = index
            return
        if texts[index] in ("'s", "’s") and index + 1 < name.end:
            name.start = index + 1
