"""The second look: what an article shows about a form in one place settles it in every other place.

One vote for each form; repeats that were missed are found; headlines are believed as far as running text confirms them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from briefing.analysis.naming.evidence import Evidence
from briefing.analysis.naming.gazetteer import NAMELESS, Kind, gazetteer
from briefing.analysis.naming.mending import completed, heads_of, mended, of_storm, opens_only, whole, wholes_of
from briefing.analysis.naming.ordinary import ordinary
from briefing.analysis.naming.sentence import Found, Sentence, Style, of_entry
from briefing.analysis.naming.vocabulary import vocabulary
from briefing.model.actor import ActorType, NameForm

Form = tuple[str, ...]
_SURNAMES = (Kind.PLACE, Kind.CAPITAL, Kind.MEDIA)
_SAID = (["said"], ["says"], ["told"])
_DOTTED = ("U.S.", "U.K.", "U.N.", "E.U.")
_TOLD = 5
"""A mention whose type the words beside it name counts as this many that were guessed."""


def second_look(sentences: Sequence[Sentence], names: list[list[Found]], evidence: Evidence) -> list[list[Found]]:
    """The names of each sentence after the whole article was heard."""
    names = [
        [n for n in found if not (of_storm(s, n, evidence) or opens_only(s, n, evidence))]
        for s, found in zip(sentences, names, strict=True)
    ]
    votes = _votes(sentences, names)
    heads = heads_of(votes)
    names = [[completed(s, n, heads) for n in found] for s, found in zip(sentences, names, strict=True)]
    wholes = wholes_of(votes)
    names = [whole(s, found, wholes) if wholes else found for s, found in zip(sentences, names, strict=True)]
    names = [[mended(s, n, votes, evidence) for n in found] for s, found in zip(sentences, names, strict=True)]
    families = _families(votes)
    lasts = {f[-1] for f, c in votes.items() if c.most_common(1)[0][0] is ActorType.PERSON}
    names = [[part for n in found for part in _run_on(s, n, lasts)] for s, found in zip(sentences, names, strict=True)]
    names = [[part for n in found for part in _pair(s, n, votes)] for s, found in zip(sentences, names, strict=True)]
    names = [[_heard(s, n, votes) for n in found] for s, found in zip(sentences, names, strict=True)]
    names = [[n for n in found if _believed(s, n, votes)] for s, found in zip(sentences, names, strict=True)]
    for sentence, found in zip(sentences, names, strict=True):
        for name in found:
            if _is_surname(sentence, name, families, lasts):
                name.type, name.entry = ActorType.PERSON, None
            elif name.entry is None and name.form is NameForm.NAME:
                name.type = _voted(tuple(sentence.texts[name.start : name.end]), name.type, votes, families)
    forms = _repeatable(votes, families, evidence)
    caps = {tuple(w.upper() for w in form): type_ for form, type_ in forms.items()}
    # In a transcript the speaker's name stands in capitals before the turn.
    forms |= {form: type_ for form, type_ in caps.items() if type_ is ActorType.PERSON and len(form[-1]) > 2}
    alone = (families - {form[0] for form in forms}) | vocabulary().leaders
    made = []
    for sentence, found in zip(sentences, names, strict=True):
        missed = _repeats(sentence, found, caps if sentence.style is Style.CAPS else forms)
        missed += ordinary(sentence, [*found, *missed], alone)
        made.append(sorted([*found, *missed], key=lambda n: n.start))
    _halves(sentences, made)
    return made


def _halves(sentences: Sequence[Sentence], names: list[list[Found]]) -> None:
    """Find "the North" after North Korea was named, and both in "North and South Korea"."""
    shorts = gazetteer().shorts
    named = {n.entry.name for found in names for n in found if n.entry is not None}
    wanted = {short for short, country in shorts.items() if country in named}
    for sentence, found in zip(sentences, names, strict=True) if wanted else ():
        for i, text in enumerate(sentence.texts):
            if text in wanted and (_half(sentence.texts, i) or _paired(sentence, i)):
                found[:] = [n for n in found if not (n.start <= i < n.end)]
                found.append(Found(i, i + 1, ActorType.COUNTRY))
                found.sort(key=lambda n: n.start)


def _half(texts: list[str], index: int) -> bool:
    following = texts[index + 1] if index + 1 < len(texts) else "."
    return index > 0 and texts[index - 1] in ("the", "The") and following != "of" and not following[0].isupper()


def _paired(sentence: Sentence, index: int) -> bool:
    """True for "North" in "North and South Korea"."""
    joined = sentence.texts[index + 1 : index + 2] in (["and"], ["or"])
    return joined and any(i == index + 2 and e.name in gazetteer().shorts.values() for i, _, e in sentence.entries)


def _votes(sentences: Sequence[Sentence], names: list[list[Found]]) -> dict[Form, Counter[ActorType]]:
    votes: dict[Form, Counter[ActorType]] = defaultdict(Counter)
    for sentence, found in zip(sentences, names, strict=True):
        if sentence.style is Style.RUNNING:
            for name in found:
                if name.form is NameForm.NAME:
                    votes[tuple(sentence.texts[name.start : name.end])][name.type] += _TOLD if name.told else 1
    return votes


def _run_on(sentence: Sentence, name: Found, lasts: set[str]) -> list[Found]:
    """A country that ended a sentence with its dot, and the person who begins the next: "enter the U.S. Berg said"."""
    texts = sentence.texts
    two = name.end - name.start == 2 and texts[name.start] in _DOTTED and texts[name.end - 1] in lasts
    if not two:
        return [name]
    country = _found(name.start, name.start + 1, ActorType.COUNTRY, (texts[name.start],))
    return [country, Found(name.start + 1, name.end, ActorType.PERSON)]


def _pair(sentence: Sentence, name: Found, votes: dict[Form, Counter[ActorType]]) -> list[Found]:
    """Two names joined by "and", or owner and owned, where the article has them by themselves."""
    texts = sentence.texts
    for at in range(name.start + 1, name.end - 1):
        if texts[at] in ("and", "&", "/") and name.entry is None:
            left, right = tuple(texts[name.start : at]), tuple(texts[at + 1 : name.end])
            if all(side in votes or gazetteer().single(" ".join(side)) is not None for side in (left, right)):
                return [_found(name.start, at, name.type, left), _found(at + 1, name.end, name.type, right)]
        if texts[at] in ("'s", "’s") and name.entry is None and tuple(texts[name.start : at]) in votes:
            owner = tuple(texts[name.start : at])
            return [
                _found(name.start, at, votes[owner].most_common(1)[0][0], owner),
                Found(at + 1, name.end, name.type),
            ]
    return [name]


def _families(votes: dict[Form, Counter[ActorType]]) -> set[str]:
    """Last words of people's full names in this article."""
    persons = [f for f, c in votes.items() if len(f) > 1 and c.most_common(1)[0][0] is ActorType.PERSON]
    known = vocabulary()
    firsts = {form[0] for form in persons if form[0].lower() in known.family_first and form[0] not in known.given}
    return firsts | {form[-1] for form in persons if form[0] in known.given or sum(votes[form].values()) > 1}


def _heard(sentence: Sentence, name: Found, votes: dict[Form, Counter[ActorType]]) -> Found:
    """In a headline, and where a sentence begins, the part of a guess that running text knows: "Will Smithson …"."""
    texts = sentence.texts
    form = tuple(texts[name.start : name.end])
    opening = name.start == 0 and texts[0].lower() in vocabulary().functions
    if (
        name.entry is not None
        or len(form) < 2
        or not (opening or (sentence.style is Style.TITLE and form not in votes))
    ):
        return name
    for size in range(len(form) - 1, 0, -1):
        for at in range(name.end - size, name.start - 1, -1):
            part = tuple(texts[at : at + size])
            if part in votes and (size > 1 or part[0] not in vocabulary().given):
                return _found(at, at + size, votes[part].most_common(1)[0][0], part)
    return name


def _believed(sentence: Sentence, name: Found, votes: dict[Form, Counter[ActorType]]) -> bool:
    """In a headline or a line of capitals only what running text or the lexicon knows, or a known given name with
    another word.
    """
    if sentence.style is Style.RUNNING or name.entry is not None:
        return True
    words = tuple(sentence.texts[name.start : name.end])
    if sentence.style is Style.CAPS:
        words = tuple(w.title() if w.isupper() and (w,) not in votes else w for w in words)
    return (
        words in votes
        or (len(words) > 1 and words[0] in vocabulary().given)
        or any(words == f[-len(words) :] for f in votes)
    )


def _voted(form: Form, type_: ActorType, votes: dict[Form, Counter[ActorType]], families: set[str]) -> ActorType:
    if len(form) == 1 and form[0] in families:
        return ActorType.PERSON
    counts = votes.get(form)
    if not counts or len(counts) == 1:
        return type_
    best, number = counts.most_common(1)[0]
    return best if number > counts[type_] else type_


def _is_surname(sentence: Sentence, name: Found, families: set[str], lasts: set[str]) -> bool:
    """True for a town's or an outlet's name that is a family name in this article, unless it stands where towns stand;
    a last word of one full name, whose first is no known given name, only before "said".
    """
    if name.entry is None or name.entry.kind not in _SURNAMES or name.end - name.start > 1:
        return False
    word = sentence.texts[name.start]
    before = sentence.texts[name.start - 1].lower() if name.start else ""
    spoken = word in lasts and sentence.texts[name.end : name.end + 1] in _SAID
    return spoken or (word in families and before not in vocabulary().seats_before)


def _repeatable(votes: dict[Form, Counter[ActorType]], families: set[str], evidence: Evidence) -> dict[Form, ActorType]:
    """Forms to look for where nothing was found: those that no ordinary word can be taken for."""
    known = vocabulary()
    forms = {form: counts.most_common(1)[0][0] for form, counts in votes.items()}
    forms.update({(family,): ActorType.PERSON for family in families})
    common = known.calendar | known.kinds | known.organisation_heads | known.place_heads
    return {
        form: type_
        for form, type_ in forms.items()
        if len(form) > 1
        or (
            any(c.isupper() for c in form[0][:4])
            and (len(form[0]) > 2 or form[0].lower() in vocabulary().family_first)
            and form[0].lower() not in evidence.small
            and form[0] not in (known.calendar if type_ is ActorType.PERSON else common)
            and form[0].lower() not in known.functions
            and form[0].lower() not in known.titles
        )
    }


def _repeats(sentence: Sentence, found: list[Found], forms: dict[Form, ActorType]) -> list[Found]:
    covered = {i for name in found for i in range(name.start, name.end)}
    starts = {form[0] for form in forms}
    missed = []
    texts = sentence.texts
    for i, text in enumerate(texts):
        if i in covered or text not in starts:
            continue
        for size in (4, 3, 2, 1):
            form = tuple(texts[i : i + size])
            if form in forms and not covered & set(range(i, i + size)) and not _part(texts, i + len(form)):
                missed.append(_found(i, i + len(form), forms[form], form))
                covered |= set(range(i, i + len(form)))
                break
    return missed


def _found(start: int, end: int, type_: ActorType, form: Form) -> Found:
    entry = gazetteer().single(" ".join(form))
    fits = entry is not None and entry.kind not in (*NAMELESS, Kind.ADJECTIVE)
    if entry is None or not fits:
        return Found(start, end, type_)
    return of_entry(start, end, entry)


def _part(texts: list[str], end: int) -> bool:
    """True where the next word makes a longer name of it: "Trump Tower"."""
    known = vocabulary()
    return end < len(texts) and any(
        texts[end] in heads for heads in (known.organisation_heads, known.place_heads, known.event_heads)
    )
