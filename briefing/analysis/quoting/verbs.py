"""What a form of a reporting verb does in its place: report, stand as a noun, as a participle, in a passive."""

from __future__ import annotations

from briefing.analysis.quoting.phrases import Line
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.vocabulary import vocabulary, word_class


def finite(line: Line, at: int) -> bool:
    """True for a form of a reporting verb that can be the verb of a clause."""
    verb = line[at].verb
    return verb is not None and verb.form != "ing" and not (at > 0 and line[at - 1].low == "to")


def as_noun(line: Line, at: int) -> bool:
    """True where a form that is a noun too ("claims", "report") stands as one, or a participle ("endorsed by")."""
    verb = line[at].verb
    if verb is None or at == 0:
        return False
    before = line[at - 1]
    if verb.form in ("past", "part") and at + 1 < len(line) and line[at + 1].low == "by":
        return not passive(line, at, 0)
    if verb.form != "now":
        return False
    if verb.lemma == line[at].low and at + 2 < len(line) and line[at + 1].person and finite(line, at + 2):
        return True
    if verb.weak and before.noun_like and any(finite(line, i) for i in range(max(0, at - 5), at)):
        return True
    if verb.plural and verb.lemma != line[at].low and plural_noun(line, at):
        return True
    known = vocabulary()
    if before.low in known.determiners or before.low in ("'s", "’s") or before.low in known.prepositions:
        return True
    bare = verb.lemma == line[at].low and (verb.plural or verb.weak)
    return bare and before.low not in known.auxiliaries and not before.text.endswith("s")


def plural_noun(line: Line, at: int) -> bool:
    """True for "security guarantees for …": a lower-case noun before, and nothing after that a verb would need."""
    known, before = vocabulary(), line[at - 1]
    if before.kind is not Kind.QUOTE and (
        before.kind is not Kind.WORD or before.text[0].isupper() or not before.noun_like
    ):
        return False
    singular = at > 1 and (line[at - 2].low in known.determiners or line[at - 2].kind is Kind.NAME)
    after = line[at + 1] if at + 1 < len(line) else None
    needs = (
        after is None or after.kind is Kind.MARK or after.low in known.prepositions or after.low in known.auxiliaries
    )
    return needs or not singular


def passive(line: Line, at: int, low: int) -> bool:
    """True for a participle with a form of "be" before it, adverbs passed over."""
    i = at - 1
    while i >= low and (line[i].low in vocabulary().adverbs or line[i].low.endswith("ly")):
        i -= 1
    return i >= low and line[i].low in word_class("be")


def passes(line: Line, at: int) -> bool:
    """True for what may stand between a subject and its verb."""
    known, word = vocabulary(), line[at].low
    return word in known.adverbs or word in known.auxiliaries or word in known.times or word.endswith("ly")


def modal(line: Line, at: int) -> bool:
    """True after "will", "would", "to" and the like."""
    return at > 0 and line[at - 1].low in word_class("modals")


def lesser(line: Line, at: int, low: int) -> bool:
    """True for a verb that hardly reports by itself: a weak one, a modal, a passive."""
    verb = line[at].verb
    done_to = verb is not None and verb.form in ("past", "part") and passive(line, at, low)
    return verb is None or verb.weak or done_to or modal(line, at)


def inflected(word: str) -> bool:
    """True for a word that looks like a verb of a reported past or present."""
    return word.endswith(("ed", "s")) or word in vocabulary().plain_verbs


def governs(line: Line, at: int, quote: int) -> bool:
    """True where a weak verb is near enough to be what introduces the words."""
    if quote - at <= 2:
        return True
    return line[at + 1].low in word_class("objects") and not any(line[i].text == "," for i in range(at + 1, quote - 1))
