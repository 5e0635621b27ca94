"""What stands in marks but is nobody's quotation: titles, names, nicknames, labels, words held at arm's length.

The cues are those Citron's and the PARC guidelines give for scare quotes: no reporting clause, few words, the place of
a noun or adjective in the reporter's own sentence, capitals of a title.
"""

from __future__ import annotations

import re

from briefing.analysis.quoting.clause import Clause
from briefing.analysis.quoting.phrases import Line, after_determiner
from briefing.analysis.quoting.tokens import Kind, Token
from briefing.analysis.quoting.verbs import names_object
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.text import Span

_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\d[\w.,-]*")
LONGEST_TERM = 6
"""Words a title or label may have; longer stretches are kept as quotations."""


def is_term(text: str, line: Line, quote: int, sentence: Span, clause: Clause | None, *, follows: bool = False) -> bool:
    """True if the words `text`, token `quote` of a sentence (a span of tokens), are a term rather than words said.

    `follows` is True where the clause has reported other words in marks before.
    """
    low, stop = sentence
    words = _WORD.findall(text)
    before = line[quote - 1] if quote > low else None
    after = line[quote + 1] if quote + 1 < stop else None
    if not words:
        return True
    if len(words) <= LONGEST_TERM and (_labelled(line, quote, low) or _inscribed(line, quote, low)):
        return True
    if (before is None and _ends(after)) or (before is not None and before.text in ":,") or text[-1] in "!?":
        return False
    if before is not None and _title(words) and len(words) <= LONGEST_TERM + 3 and _names_a_work(line, quote, low):
        return True
    subject = before is not None and (before.noun_like or after_determiner(line, quote - 1))
    if len(words) > 1 and subject and _predicate(words[0].lower()):
        return False
    said = follows or _said(line, quote, clause)
    if _title(words) and len(words) <= LONGEST_TERM + 3:
        return not (said and (before is None or (clause is not None and clause.at < quote and quote - clause.at <= 3)))
    if before is not None and before.capital and after is not None and after.capital and len(words) <= 2:
        return True
    return len(words) <= 3 and (not said or _defined(after) or _adjective(line, quote, before, after, clause))


def _predicate(word: str) -> bool:
    """True for a word that begins a predicate: after a name, such words in marks are what somebody said."""
    known = vocabulary()
    return word in known.auxiliaries or word in known.plain_verbs or (word.endswith("ly") and len(word) > 4)


def _ends(after: Token | None) -> bool:
    return after is None or after.text in ".,;"


def _said(line: Line, quote: int, clause: Clause | None) -> bool:
    """True if a reporting word governs the words: one that hangs on them, or stands before them near enough."""
    if clause is None or (clause.phrase is None and not clause.nobody):
        return False
    verb = line[clause.at].verb
    if clause.at > quote:
        start = min(clause.at, clause.phrase.start) if clause.phrase else clause.at
        return verb is not None and clause.close and start - quote <= 3
    if verb is None:
        return clause.cue.lower() == "according to" or (
            line[clause.at].low in vocabulary().nouns and quote - clause.at <= 4
        )
    return not verb.weak or quote - clause.at <= 6 or names_object(line, clause.at, quote)


def _defined(after: Token | None) -> bool:
    """True for words spoken about: "X" is, "X" means."""
    return after is not None and after.low in word_class("defined")


def _adjective(line: Line, quote: int, before: Token | None, after: Token | None, clause: Clause | None) -> bool:
    """True between an article and a noun of the reporter's ("the "X" plan"), far from the reporting word."""
    if before is None or after is None or clause is None or clause.at > quote:
        return False
    placed = before.low in vocabulary().determiners or before.low in vocabulary().prepositions or before.noun_like
    return placed and after.noun_like and after.kind is Kind.WORD and after.text.islower() and quote - clause.at > 4


def _title(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0][0].isupper() and not words[0].isupper()
    big = [w for w in words if w.lower() not in word_class("title_small")]
    return words[0][0].isupper() and len(big) > 1 and all(w[0].isupper() or w[0].isdigit() for w in big)


def _names_a_work(line: Line, quote: int, low: int) -> bool:
    """True after "on", "NBC's", "in": what follows in a title's capitals is a broadcast, a film or a book."""
    before = line[quote - 1]
    if before.low in word_class("shown") or before.low in vocabulary().outlets:
        return True
    return before.noun_like and quote - 2 >= low and line[quote - 2].noun_like and before.text.islower()


def _inscribed(line: Line, quote: int, low: int) -> bool:
    """True for words on a thing ("banners reading …"), the later ones of a list too."""
    at = quote - 1
    while at > low and (line[at].kind is Kind.QUOTE or line[at].text in (",", "and", "or")):
        at -= 1
    return at > low and line[at].low in ("reading", "read", "reads") and line[at - 1].low in word_class("carriers")


def _labelled(line: Line, quote: int, low: int) -> bool:
    comma = line[quote - 1 : quote] and line[quote - 1].text == ","
    last = quote - 2 if comma and quote - 1 > low else quote - 1
    for at in range(last, max(low, last - (0 if comma else 2)) - 1, -1):
        token = line[at]
        if token.kind is Kind.MARK and token.text not in ("-",):
            return False
        shown = line[at - 1].low in word_class("modals") - {"to"} and at > low  # "would show “…”" is no show
        if (token.low in vocabulary().labels and not shown) or (token.low == "called" and line[at - 1].low == "so"):
            return True
    return False
