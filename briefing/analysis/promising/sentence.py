"""The promises of one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefing.analysis.language.clause_facts import verbal
from briefing.analysis.language.conditions import conditions
from briefing.analysis.language.passages import bounded
from briefing.lexicon.dateline import without_dateline
from briefing.lexicon.loader import alternation, load
from briefing.lexicon.screening import Family
from briefing.model.promise import Status
from briefing.model.text import Span

# A sentence ends, with a gap behind it or without.
_STOP = re.compile(r"(?<=[a-z”\"’)\d]{3})[.!?][”\"]?\s?(?=[A-Z“\"])")
# Whose a commitment is: "a commitment from the allies to …".
_COMMITTED = re.compile(r"\b(?:commitments?|guarantees?|pledges?|promises?)\s+(?:from|by)\s+([^,;]{3,60}?)\s+to\s")
# Two who are named right before a place.
_JOINED = re.compile(
    r"((?:[Tt]he\s+[a-z]+|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*)\s+and\s+(?:the\s+[a-z]+|[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*))\s*$"
)
# The last two of several who are named in a row: "Lund, Holt and Minister Ada Berg".
_LAST = re.compile(r"(?:[A-Z][\w.’'-]*\s)+and\s[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)*")
_WORDS_LEAST = 3
_LONGEST_SUBJECT = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """A promise as one sentence words it; `who` is None where the sentence leaves it to a pronoun or to nobody."""

    who: str | None
    pronoun: str | None
    what: Span
    condition: str | None
    status: Status


def offers(text: str) -> list[Offer]:
    """The promises of a sentence, in order, each stretch of it used once."""
    text, found = bounded(text), list[Offer]()
    for status, pattern in _patterns().likely(text):
        for match in pattern.finditer(text):
            offer = _offer(text, match, status)
            if offer and not any(offer.what.overlaps(other.what) for other in found):
                found.append(offer)
    return sorted(found, key=lambda o: o.what.start)


def _offer(text: str, match: re.Match[str], status: Status) -> Offer | None:
    what = _what(text, match)
    if _empty(what.of(text), match[0]):
        return None
    if len(what.of(text).split()) < _WORDS_LEAST or _denied(text, match) or _only_named(text, match):
        return None
    who = _who(text, match)
    if who and who.lower() == "they":
        who = _said_of_themselves(text, match.start()) or who
    if who and not _maker(who):
        who = None
    if not who and (named := _COMMITTED.search(what.of(text))):
        who = named[1] if _maker(named[1]) else None
    # What will be sent, and what a paper commits to, stands without its maker.
    given = match.groupdict().get("what")
    if given and (_pronouns() & set(given.lower().split()) or given.split()[0].lower() in _unstarted()):
        return None
    if given and " which " not in given and not _begins_clause(text, match.start("what")):
        return None
    if not who and not given and "commitment" not in what.of(text):
        return None
    pronoun = who.lower() if who and who.lower() in load("promises_words")["pronouns"] else None
    condition = _condition(text, Span(*match.span()))
    return Offer(None if pronoun else who, pronoun, what, condition, _status(text, what.of(text), status))


def _who(text: str, match: re.Match[str]) -> str | None:
    """Who promises: named in the words of promising, or before them; for "they" whoever the sentence begins with."""
    groups = match.groupdict()
    if groups.get("paper"):
        return f"the {match['paper']}"
    named = groups.get("subject") or groups.get("subject2")
    if named and named.lower() == "it":
        # What a person says "it" would do is foretold by him; a body says it of itself.
        before = subject_before(text, match.start())
        return None if before and before.lower() in _pronouns() else before
    if named and named.lower() in ("he", "she"):
        return subject_before(text, match.start()) or str(named)
    if named and named.lower() == "they" and (several := _several(text, match.start())):
        return several
    if named and named.lower() != "they":
        return str(named)
    if named or groups.get("what") or text[match.start() : match.end()].lower().startswith("committing"):
        leading = _leading(text[: match.start()])
        return f"{leading}{_partners(text[: match.start()])}" if leading else named
    return subject_before(text, match.start())


def party(text: str) -> str | None:
    """Who a sentence begins with, if that is clearly several: two names, or a word for many with what tells which."""
    text = re.sub(r"^[^a-z]{3,40}—\s+", "", text.strip())
    verb = next((m for m in re.finditer(r"\s([\w’']+)", text) if verbal(m[1])), None)
    return _several(text, verb.start()) if verb else None


def _several(text: str, end: int) -> str | None:
    """Who "they" are, if several are named right before the words of saying: two names, or a word for many."""
    if joined := _JOINED.search(text[:end]):
        return joined[1]
    subject = subject_before(text, end)
    if subject:
        subject = re.split(rf"\s(?:{'|'.join(load('promises_words')['attending'])})\b", subject, maxsplit=1)[0]
    many = subject and any(
        w.lower() in _collective() and w.endswith(("s", "men", "people")) for w in subject.split()[:4]
    )
    return subject if many else None


def _said_of_themselves(text: str, end: int) -> str | None:
    """Who "they" are where a sentence says it first: "the allies said on Tuesday that they" had agreed."""
    said = re.search(r"\s(?:said|say|announced|promised|declared)\b[^,;.]{0,30}\bthey\s*$", text[:end])
    return _several(text, said.start()) if said else None


def _maker(who: str) -> bool:
    """True if the words can name somebody who commits: a pronoun, a name, or a word for a body of people."""
    lists, parts = load("promises_words"), who.lower().split()
    if who.lower() in lists["nobody"]:
        return False
    if who.lower() in lists["pronouns"]:
        return True
    if parts[0] == "the" and parts[1:2] and parts[1] in lists["amounts"]:
        return False
    if parts[-1] in lists["things"] or parts[0] in lists["unnamed"]:
        return parts[0] == "the" and parts[-1] in lists["papers"]
    people = any(part.strip("’'”\"") in _collective() for part in parts)
    return people or any(len(word) > 1 and word[0].isupper() for word in who.split() if word.lower() != "the")


def _empty(what: str, cue: str) -> bool:
    """True for what is foretold rather than promised ("will probably fall"), and for what only points ("do that")."""
    lists = load("promises_words")
    if not re.match(r"[\w“\"‘'$€£]", what):
        return True
    foretold = re.search(r"\b(?:will|would)\b", cue) and re.match(
        rf"(?:{'|'.join(lists['foretold'])})\b", what, re.IGNORECASE
    )
    return bool(foretold) or bool(re.match(rf"(?:{'|'.join(lists['pointing'])})\b", what, re.IGNORECASE))


def _leading(text: str) -> str | None:
    """The name or group that a sentence begins with, behind a circumstance ("In parallel, …") and a dateline."""
    text = without_dateline(text.strip())
    segments = [s.strip() for s in text.split(",") if s.strip()]
    for segment, following in zip(segments[:3], [*segments[1:4], ""], strict=False):
        if (name := _name(segment)) or segment.split()[0].lower() in _collective():
            last = _LAST.match(following)
            return f"{name}, {last[0]}" if name == segment and last else name or segment
    return None


def _partners(text: str) -> str:
    """With whom, as far as the text names them: “ with X and Y”, else nothing."""
    match = re.search(r"\swith\s+((?:[A-Z][\w.’'-]*\s?|and\s)+)", text)
    return f" with {match[1].strip()}" if match else ""


def _name(segment: str) -> str | None:
    """The name at the beginning of a segment: words in capitals with the small words between them."""
    inner = "|".join(load("promises_words")["inner"])
    match = re.match(rf"(?:(?:the|both)\s+)?[A-Z][\w.’'/-]*(?:\s+(?:(?:{inner})\s+)*[A-Z][\w.’'/-]*)*", segment)
    if not match or match[0].lower() in load("promises_words")["no_name"]:
        return None
    lonely = (
        match[0].endswith("ly")
        or match[0].lower() in ("the", "both", "a", "this")
        or re.search(r"[’']s$", match[0]) is not None
    )
    circumstance = match[0].split()[0].lower() in load("promises_words")["circumstances"]
    return None if lonely or circumstance else match[0]


def _status(text: str, what: str, status: Status) -> Status:
    if re.match(r"consider\b", what):
        return Status.POSSIBLE
    draft = re.search(r"\bdrafts?\b|\bplanned\b|under consideration", text, re.IGNORECASE)
    return Status.DRAFT if draft else status


def _what(text: str, match: re.Match[str]) -> Span:
    """What is promised: from the words of committing to the end of the clause, a condition at its end left out."""
    start = match.start("what") if match.groupdict().get("what") else match.end()
    ending = _end().search(text, match.end())
    end = ending.start() if ending else len(text)
    for pattern in _further():
        if further := pattern.search(text, start + 1, end):
            end = further.start()
    for condition in _behind(text, match.end()):
        if start < condition.start < end and condition.end >= end - 2:
            end = start + len(text[start : condition.start].rstrip().removesuffix(" for"))
    while start < end and (text[start] in ' "' or (text[start] == "“" and "”" not in text[start:end])):
        start += 1
    if also := re.match(r"(?:(?:also|then|later)\s+|be\s+(?=\w+ing\b))+", text[start:end]):
        start += also.end()
    return Span(start, start + len(text[start:end].rstrip(' ,.;“”"' if "“" not in text[start:end] else " ,.;“")))


def subject_before(text: str, end: int) -> str | None:
    """Who stands right before the words of committing; None where it is not clear."""
    starts = [m.end() for m in _start().finditer(text, 0, end) if m.end() < end - 1]
    segments = [s.strip(' “”"') for s in text[max(starts, default=0) : end].split(",")]
    for segment in reversed([s for s in segments if s]):
        words = _without_adverbs(segment)
        if words.lower() in _pronouns() or _group(words):
            return words
        if re.search(r"\sand\s(?:he|she|it|they|we)$", words):
            return words.split()[-1]
        if name := _last_name(words):
            return name
    return None


def _without_adverbs(segment: str) -> str:
    """A subject without adverbs and days at its end, and without the ending of an owner ("Norway's plans")."""
    parts = segment.split()
    while len(parts) > 1 and parts[-1].lower() in load("promises_words")["adverbs"]:
        parts.pop()
    return re.sub(r"[’']s$|(?<=s)[’']$", "", " ".join(parts))


def _group(words: str) -> bool:
    """True for a short description of people or of a body of them, and no clause."""
    parts = words.lower().split()
    lists = load("promises_words")
    clausal = any(p in lists["clausal"] or (p.endswith("ed") and p not in lists["ended"]) for p in parts[1:] or parts)
    described = parts[0] in lists["described"] and 2 <= len(parts) <= 4
    group = described or any(p.strip('”"') in _collective() for p in parts[:4])
    return group and not clausal and len(parts) <= _LONGEST_SUBJECT


def _last_name(words: str) -> str | None:
    """The name that words end with, or, where an apposition or a clause follows it, the one they begin with."""
    match = re.search(r"(?:[A-Z][\w’'/-]*\.?\s)*(?:[A-Z][\w’'/-]+|[A-Z]\.[A-Z]\.)$", words)
    leading = _name(words)
    if leading and (match is None or words.startswith(match[0]) or leading == words):
        return leading
    return match[0] if match else None


def _condition(text: str, cue: Span) -> str | None:
    """The first condition behind the words of committing, else the first before them that they are no part of."""
    told = [c for c in conditions(text) if not c.overlaps(cue)]
    found = _behind(text, cue.end) or told
    # What stands behind a stop without a gap, or in what another says, is a sentence of its own.
    own = (c for c in found if not _STOP.search(text, *sorted((min(c.end, cue.end), max(c.start, cue.start)))))
    return next((c.of(text).strip() for c in own), None)


def _behind(text: str, start: int) -> list[Span]:
    """The conditions that stand behind a place."""
    return [Span(c.start + start, c.end + start) for c in conditions(text[start:])]


def _denied(text: str, match: re.Match[str]) -> bool:
    """True where it is said that nobody commits, or only supposed that somebody does."""
    lists = load("promises_words")
    supposed = rf"\b(?:{'|'.join(lists['supposed'])})\b[^,]*$"
    return (
        re.search(lists["denied"], text[max(0, match.start() - 25) : match.end()], re.IGNORECASE) is not None
        or re.search(supposed, text[max(0, match.start() - 40) : match.start()]) is not None
    )


def _only_named(text: str, match: re.Match[str]) -> bool:
    """True for promises and plans that somebody has or speaks of ("going back on promises to …"), and does not make."""
    noun = re.match(r"\W*(?:plans|promises|pledges|vows)\b", match[0])
    before = re.search(r"\w+(?=\W*$)", text[: match.start()])
    return noun is not None and before is not None and before[0].lower() in load("promises_words")["named"]


def _begins_clause(text: str, start: int) -> bool:
    """True where nothing stands before a place in its clause but a circumstance ("Next year, …")."""
    return _clause_begins().search(text[:start]) is not None


@cache
def _further() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(load("promises_words")[key]) for key in ("adjuncts", "joined"))


@cache
def _collective() -> frozenset[str]:
    return frozenset(load("promises_words")["collective"])


@cache
def _unstarted() -> frozenset[str]:
    return frozenset(load("promises_words")["unstarted"])


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(load("promises_words")["pronouns"])


@cache
def _patterns() -> Family[Status]:
    listed = load("promises_words")["commit"]
    return Family(
        (Status(status), rf"(?<!\w)(?:{p})(?:(?<=\s)|(?!\w))") for status, patterns in listed.items() for p in patterns
    )


@cache
def _clause_begins() -> re.Pattern[str]:
    """What a clause stands behind, at the end of a text."""
    return re.compile(rf"(?:^|[,;:.—–”\"“(]|\b(?:{alternation(load('promises_words')['clause_behind'])}))\s*$")


@cache
def _start() -> re.Pattern[str]:
    """Where a clause begins that may have who commits to something."""
    joints, saying = (alternation(load("promises_words")[key]) for key in ("clause_joints", "clause_saying"))
    return re.compile(rf"(?:^|[;:—–]|[“\"]|,\s+(?:{joints})\s|\b(?:{saying})\s+)\s*", re.IGNORECASE)


@cache
def _end() -> re.Pattern[str]:
    """Where what is promised ends. A stop behind a capital or a short word ("U.S.", "Adm.") ends nothing."""
    ends, saying = ("|".join(load("promises_words")[key]) for key in ("clause_ends", "ends_saying"))
    return re.compile(
        r"[;:—–]|(?<=[a-z”\"’)\d]{4})[.!?](?:\s|$)|[.!?](?:$|[”\"])"
        rf"|,[”\"]?\s+(?:{ends})\b"
        r"|,[”\"]?\s+(?:he|she|they|it|the\s[\w\s]{2,30}?|[A-Z][\w.’' ]{1,40}?)\s"
        rf"(?:{saying})\b"
    )
