"""What a form of a reporting verb does in its place: report, stand as a noun, as a participle, in a passive."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from briefing.analysis.quoting.phrases import Line, is_manner
from briefing.analysis.quoting.subjects import verb_at
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.lexicon.loader import load

_NEAR = 4
"""Tokens within which a verb has the things that it takes."""
_OBJECT = 10
"""Tokens between a verb that names its object and the name it gives, at most."""
_ASIDE = 25
"""Tokens that what is set in brackets or commas may have before its verb."""


def finite(line: Line, at: int) -> bool:
    """True for a form of a reporting verb that can be the verb of a clause."""
    verb = line[at].verb
    return verb is not None and verb.form != "ing" and not (at > 0 and line[at - 1].low == "to")


def reports(line: Line, at: int) -> bool:
    """True for a finite verb that reports by itself, no weak one and no noun."""
    verb = line[at].verb
    return verb is not None and not verb.weak and finite(line, at) and not as_noun(line, at)


def inverts(line: Line, at: int) -> bool:
    """True for a finite form that may stand before its subject; the bare form of a verb that is a noun may not."""
    verb = line[at].verb
    return finite(line, at) and verb is not None and not (verb.plural and verb.lemma == line[at].low)


def progressive(line: Line, at: int) -> bool:
    """True for a participle with "be" or a verb of hearing before it: "was saying", "can be heard asking"."""
    verb = line[at].verb
    heard = word_class("be") | word_class("heard")
    return verb is not None and verb.form == "ing" and at > 0 and line[at - 1].low in heard


def as_noun(line: Line, at: int) -> bool:
    """True where a form that is a noun too ("claims", "report") stands as one, or a participle ("endorsed by")."""
    verb = line[at].verb
    if verb is None or at == 0:
        return False
    before = line[at - 1].low
    determined = before in vocabulary().determiners or before in word_class("possessive")
    if verb.form in ("past", "part"):
        agent = any(t.low == "by" for t in line[at + 1 : at + 3]) and line[at + 1].low in ("by", "both", "not")
        return before in word_class("articles") | word_class("numbers") or (agent and not passive(line, at, 0))
    if verb.form == "ing":
        return determined
    if verb.lemma != line[at].low:
        return determined or _before_it_nouns(line, at) or _noun_in_s(line, at)
    return before != "to" and (determined or _before_it_nouns(line, at) or _bare_noun(line, at))


def _before_it_nouns(line: Line, at: int) -> bool:
    """True after a preposition, or for a weak verb that follows a noun whose own verb stands a little before."""
    verb, before = line[at].verb, line[at - 1]
    if before.low in vocabulary().prepositions:
        return True
    done = any(finite(line, i) for i in range(max(0, at - 5), at))
    return verb is not None and verb.weak and before.noun_like and done


def _noun_in_s(line: Line, at: int) -> bool:
    """True for a form in -s that is a plural noun: "security guarantees for …", "highlighted comments he made"."""
    verb, other = line[at].verb, line[at - 1].verb
    if verb is None or not verb.plural:
        return False
    return other is not None or plural_noun(line, at)


def _bare_noun(line: Line, at: int) -> bool:
    """True for a bare form that is a noun or a title: no plural or auxiliary before, or a name and its verb after."""
    verb, before = line[at].verb, line[at - 1]
    if at + 2 < len(line) and line[at + 1].person and finite(line, at + 2):
        return True
    of = at + 1 < len(line) and line[at + 1].low == "of" and before.noun_like
    if before.low in ("who", "they", "we", "you", "i"):
        return False
    either = verb is not None and (verb.plural or verb.weak or of)
    return either and before.low not in vocabulary().auxiliaries and not before.text.endswith("s")


def plural_noun(line: Line, at: int) -> bool:
    """True for "security guarantees for …": a lower-case noun before, and nothing after that a verb would need."""
    known, before = vocabulary(), line[at - 1]
    after = line[at + 1] if at + 1 < len(line) else None
    if after is not None and ((after.verb is not None and after.verb.form == "now") or after.low in known.plain_verbs):
        return True
    if before.kind is not Kind.QUOTE and (
        before.kind is not Kind.WORD or before.text[0].isupper() or not before.noun_like
    ):
        return False
    singular = at > 1 and (line[at - 2].low in known.determiners or line[at - 2].kind is Kind.NAME)
    needs = (
        after is None or after.kind is Kind.MARK or after.low in known.prepositions or after.low in known.auxiliaries
    )
    return needs or not singular


def passive(line: Line, at: int, low: int) -> bool:
    """True for a participle with a form of "be" before it, adverbs passed over."""
    i = at - 1
    while i >= low and (line[i].low in vocabulary().adverbs or is_manner(line[i])):
        i -= 1
    return i >= low and line[i].low in word_class("be")


def passes(line: Line, at: int) -> bool:
    """True for what may stand between a subject and its verb."""
    known, word = vocabulary(), line[at].low
    return word in known.adverbs or word in known.auxiliaries or word in known.times or is_manner(line[at])


def modal(line: Line, at: int) -> bool:
    """True after "will", "would", "to" and the like."""
    return at > 0 and line[at - 1].low in word_class("modals")


def lesser(line: Line, at: int, low: int) -> bool:
    """True for a verb that hardly reports by itself: a weak one, a modal, a passive."""
    verb = line[at].verb
    done_to = verb is not None and verb.form in ("past", "part") and passive(line, at, low)
    return verb is None or verb.weak or done_to or modal(line, at)


def reduced(line: Line, at: int, low: int) -> bool:
    """True for a form without a subject of its own that reports nothing: "when asked", "that saying so is dear"."""
    verb = line[at].verb
    if verb is None or at <= low:
        return False
    if verb.form == "ing":
        return line[at - 1].low == "that"
    return verb.form in ("past", "part") and line[at - 1].low in word_class("reducing")


def lacks(line: Line, at: int) -> bool:
    """True for a verb that reports only with its particle ("shot back", "as he put it") and stands without it."""
    verb = line[at].verb
    if verb is None or verb.lemma not in word_class("bound"):
        return False
    return not any(t.low in verb.particles for t in line[at + 1 : at + 3])


def takes(line: Line, at: int) -> bool:
    """True for a verb that reports elsewhere and here takes things: "claimed five lives", "admitted 40 patients"."""
    verb = line[at].verb
    things = _taken().get(verb.lemma, ()) if verb is not None else ()
    return any(token.low in things for token in line[at + 1 : at + 1 + _NEAR])


@cache
def _taken() -> Mapping[str, Sequence[str]]:
    """What verbs that report take where they do not, by lemma."""
    taken: Mapping[str, Sequence[str]] = load("quotes_verbs")["taken"]
    return taken


def inflected(word: str) -> bool:
    """True for a word that looks like a verb of a reported past or present."""
    return word.endswith(("ed", "s")) or word in vocabulary().plain_verbs


def governs(line: Line, at: int, quote: int) -> bool:
    """True where a weak verb is near enough to be what introduces the words."""
    if quote - at <= 2:
        return True
    verb = line[at].verb
    if any(t.low in ("which", "who", "whom") for t in line[max(0, at - 3) : at]):
        return False
    if names_object(line, at, quote):
        return True
    if verb is not None and line[at + 1].low in verb.particles:
        return True
    return line[at + 1].low in word_class("objects") and not any(line[i].text == "," for i in range(at + 1, quote - 1))


def names_object(line: Line, at: int, quote: int) -> bool:
    """True where the words are what the verb calls its object: "called the ministry's answer a “success”"."""
    verb = line[at].verb
    if verb is None or verb.lemma not in word_class("naming") or not finite(line, at) or quote - at > _OBJECT:
        return False
    between = line[at + 1 : quote]
    plain = not any(t.text in ",;:" or t.low == "that" for t in between)
    return plain and bool(between) and between[-1].low in word_class("articles")


def set_apart(line: Line, at: int, low: int, quote: int) -> bool:
    """True for a verb in brackets, or in a relative clause that a comma has closed, before the words at `quote`.

    "The plan, which was expected to fail, “…”", "officials, who say money is short, have fought for “…”": such a verb
    tells about its noun and reports nothing that comes later.
    """
    closed = next((i for i in range(at + 1, quote) if _closes(line, i)), None)
    if closed is None:
        return False
    if line[closed].text == ")":
        return any(line[i].text == "(" for i in range(max(low, at - _ASIDE), at))
    opened = next((i for i in range(at - 1, max(low, at - _ASIDE), -1) if line[i].text in ",;"), None)
    if opened is None or line[opened + 1].low not in ("who", "which", "whose"):
        return False
    if closed == quote - 1:
        return finite(line, at) and line[at].verb is not None and lesser(line, at, low) and closed > at + 1
    return verb_at(line, closed + 1)


def _closes(line: Line, at: int) -> bool:
    """True for a bracket or a comma that closes an aside; one inside a number ("150,000") does not."""
    if line[at].text not in ",)":
        return False
    return at + 1 >= len(line) or line[at + 1].start > line[at].end or not line[at + 1].text.isdigit()
