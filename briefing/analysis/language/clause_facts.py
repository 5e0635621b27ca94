"""The facts of a sentence: clauses that stand by themselves, and the members of a list, each as a stretch of its own.

"The one has refused, while the other has agreed" tells two things, and an account that has only the second does not
have the first. A sentence is taken apart only where each part says something without the others: where a joining word
is followed by a subject and its verb, and in lists of three whose members are alike in form ("will train …, equip …
and pay …") or stand between semicolons. What somebody says stays with who says it: of speech, only lists are taken
apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from briefing.analysis.language.words import stop_words
from briefing.lexicon.loader import alternation, load
from briefing.model.text import Span

# A fact has so many words, a sentence that holds several so many, at most so many; a verb stands so near its subject.
_FEWEST, _LONG, _LONGEST = 5, 14, 150
_REACH = 9
# Members that a list has at least, and the words that each has at least.
_LISTED, _MEMBER = 3, 4
_QUOTED = re.compile(r'“[^”]*”?|"[^"]*"?|(?<!\w)‘[^’]*’?')
_JOINT = re.compile(r",\s+(?P<last>(?:and|or)\s+)?(?=[a-z])|\s+(?P<plain>(?:and|or)\s+)(?=[a-z])")
_STOPPED = re.compile(r";\s+(?:and\s+)?")


class Fact(NamedTuple):
    """A stretch of a sentence that tells something, and the words it needs before it (offsets in the sentence)."""

    span: Span
    head: Span | None = None


@lru_cache(maxsize=8192)
def facts(sentence: str, lead: bool = False) -> tuple[Fact, ...]:
    """The facts of a sentence in order; the whole of it where it holds one only. A first sentence of a report (`lead`)
    tells what happened and what went before: there a clause that depends on another is a fact too.
    """
    whole = (Fact(Span(0, len(sentence))),)
    if not (lead or _likely().search(sentence)) or not _LONG <= len(sentence.split()) <= _LONGEST:
        return whole
    if sentence.count('"') % 2 or sentence.count("“") != sentence.count("”") or _told_last().search(sentence):
        return whole
    outside = _QUOTED.sub(lambda quoted: "\0" * len(quoted[0]), sentence)
    found = _listed(outside) or _coordinated(outside, _joints(lead))
    return found if len(found) > 1 else whole


def _coordinated(text: str, joints: re.Pattern[str]) -> tuple[Fact, ...]:
    """Clauses with a subject and a verb of their own; none behind words of saying."""
    start, found = 0, list[Fact]()
    for joint in joints.finditer(text):
        before = text[start : joint.start()]
        if _saying().search(before):
            break
        after = text[joint.end() :]
        if (
            not _in_list(before, joint[0])
            and _clause(before)
            and _clause(after)
            and not (joint.groupdict().get("depends") and (_parted(after) or _when().search(before)))
        ):
            found.append(Fact(Span(start, joint.start())))
            start = joint.end()
    return (*found, Fact(Span(start, len(text))))


def _parted(text: str) -> bool:
    """True if a comma stands before the verb: "after the vote, will go" has no subject of its own."""
    words = text.split()[:_REACH]
    verb = next((n for n, word in enumerate(words) if verbal(word)), len(words))
    return any(word.endswith(",") for word in words[:verb])


def _in_list(before: str, joint: str) -> bool:
    """True if "and" may join the last of several names rather than a clause: commas stand among what is before."""
    opened = before.partition(" ")[0].count(",")
    return "and" in joint and before.count(",") > opened


def _clause(text: str) -> bool:
    """True if a subject and its verb stand at the beginning of a text that is long enough."""
    words = text.split()
    first = next((word for word in words if not word.endswith("ly")), "")
    first = re.split("[,’']", first.lower())[0]
    if len(words) < _FEWEST or first in _unstarted() or verbal(first) or first.endswith("ing"):
        return False
    # The verb of a relative clause is not the subject's.
    own = takewhile(lambda word: word.lower().strip(",") not in _relative(), words[1:_REACH])
    return any(verbal(word) for word in own)


def verbal(word: str) -> bool:
    """True for a word that has the look of the verb of a clause."""
    return word in _verbs() or bool(len(word) > 4 and word.endswith("ed") and word.islower())


def _listed(text: str) -> tuple[Fact, ...]:
    """The members of a list of three and more: behind a colon and between semicolons, or words of one form."""
    colon = text.find(": ")
    if colon > 0 and text.count(";", colon) >= _LISTED - 1 and _clause(text[:colon]):
        return _members(text, colon + 2, [Span(*m.span()) for m in _STOPPED.finditer(text, colon)])
    for form, lead in _forms():
        for first in lead.finditer(text):
            if _of_form(form, text, first.end()) and (joints := _row(text, first.end(), form)):
                return _members(text, first.end(), joints)
    return ()


def _row(text: str, start: int, form: re.Pattern[str]) -> list[Span]:
    """What stands between the members of a list whose first begins at `start`; nothing if it ends without "and"."""
    found: list[Span] = []
    for joint in _JOINT.finditer(text, start):
        before = text[found[-1].end if found else start : joint.start()]
        if _of_form(form, text, joint.end()) and len(before.split()) >= _MEMBER:
            found.append(Span(*joint.span()))
            if joint["last"] or joint["plain"]:
                return found if len(found) >= _LISTED - 1 else []
    return []


def _of_form(form: re.Pattern[str], text: str, at: int) -> bool:
    """True if a word of this form, and none of a closed class, stands here."""
    found = form.match(text, at)
    return found is not None and found[0] not in _closed()


def _members(text: str, start: int, joints: Sequence[Span]) -> tuple[Fact, ...]:
    """The members of a list that begins at `start`, each with the words before the first of them as its head."""
    head = Span(0, len(text[:start].rstrip()))
    starts, ends = [start, *(j.end for j in joints)], [*(j.start for j in joints), len(text)]
    found = tuple(Fact(Span(*span), head) for span in zip(starts, ends, strict=True))
    return found if all(len(fact.span.of(text).split()) >= _MEMBER for fact in found) else ()


@cache
def _likely() -> re.Pattern[str]:
    """What a sentence of several facts has, cheap to look for."""
    return re.compile(rf";|,\s+(?:{'|'.join(_words('joints'))})\s")


@cache
def _joints(lead: bool) -> re.Pattern[str]:
    """Where one clause ends and another may begin, in a first sentence also one that depends on it."""
    depending = rf"|,?\s+(?P<depends>{'|'.join(_words('subordinate'))})\s+" if lead else ""
    return re.compile(rf"[,;]\s+(?:{'|'.join(_words('joints'))})\s+|;\s+{depending}")


@cache
def _saying() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_words('saying'))})\b")


@cache
def _told_last() -> re.Pattern[str]:
    """Who says a sentence, named at its end: all of it is theirs."""
    return re.compile(rf",[”\"’]?\s[^,;]{{1,60}}\b(?:{'|'.join(_words('saying'))})\b[^,;]{{0,40}}$")


@cache
def _unstarted() -> frozenset[str]:
    return frozenset(_words("unstarted"))


@cache
def _relative() -> frozenset[str]:
    return frozenset(_words("relative"))


@cache
def _closed() -> frozenset[str]:
    return stop_words() | _unstarted()


@cache
def _verbs() -> frozenset[str]:
    listed = frozenset((*load("quotes_words")["auxiliaries"], *load("quotes_words")["verbs"], *_words("saying"))) - {
        *_words("no_verbs")
    }
    listed |= frozenset(_words("more_verbs"))
    return listed | {word[:-1] for word in listed if len(word) > 4 and word.endswith("s")}


def _words(name: str) -> list[str]:
    found: list[str] = load("matching_points")[name]
    return found


@cache
def _when() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternation(load('language_clauses')['moments'])})$")


@cache
def _forms() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """How the members of a list begin, and what stands before the first of them."""
    words = load("language_clauses")
    acting, plain, ends = (alternation(words[key]) for key in ("before_acting", "before_plain", "not_plain"))
    return (
        (re.compile(r"[a-z]{3,}ing\b"), re.compile(rf"\b(?:{acting})\s+(?=[a-z]{{3,}}ing\s)")),
        (
            re.compile(rf"(?!\w+(?:{ends})\b)[a-z]{{3,}}\b(?=\s+[a-z])"),
            re.compile(rf"\b(?:{plain})\s+(?=[a-z]{{3,}}\s)"),
        ),
    )
