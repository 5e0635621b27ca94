"""Names that only tell whose somebody is: "Keller spokesman Jan Novak", "Keller's predecessor Ann Lee"."""

from __future__ import annotations

import re

from briefing.analysis.quoting.vocabulary import tells, vocabulary, word_class

_OWNED = re.compile(r"['’]s?(?= )")
_WORD = re.compile(r" ([^\W\d_][\w’'-]*)")
_LONGEST = 5
"""Words that may stand between the name and the noun of a person it belongs to."""


def modifies(text: str, end: int) -> bool:
    """True for a name that ends at `end` and belongs to the noun of a person after it, with or without a name."""
    owned = _OWNED.match(text, end)
    at = owned.end() if owned else end
    for _ in range(_LONGEST):
        word = _WORD.match(text, at)
        if word is None or not _nominal(word[1]):
            return False
        at = word.end()
        if word[1].lower() in word_class("persons") or (owned and word[1].islower() and tells(word[1])):
            return True
    return False


def _nominal(word: str) -> bool:
    """True for a word that can stand inside a noun phrase: of no closed class, no verb, no participle."""
    low, known = word.lower(), vocabulary()
    closed = known.prepositions | known.conjunctions | known.auxiliaries | known.plain_verbs | known.subjects
    verb = known.verbs.get(low)
    acts = low.endswith("ed") or (verb is not None and not (verb.plural and verb.lemma == low))
    return low not in closed and low not in known.wh and low not in known.determiners and not acts
