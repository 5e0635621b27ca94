"""What stands in marks but is nobody's quotation: titles, names, nicknames, labels, words held at arm's length.

The cues are those Citron's and the PARC guidelines give for scare quotes: no reporting clause, few words, the place of a
noun or adjective in the reporter's own sentence, capitals of a title.
"""

from __future__ import annotations

import re

from briefing.analysis.quoting.clauses import Clause
from briefing.analysis.quoting.phrases import Line
from briefing.analysis.quoting.tokens import Kind
from briefing.analysis.quoting.vocabulary import vocabulary

_WORD = re.compile(r"[^\W\d_][\w’'.-]*|\d[\w.,-]*")
_SMALL = frozenset("a an the of for in on at to and or but with from by as vs is it".split())
LONGEST_TERM = 6
"""Words a title or label may have; longer stretches are kept as quotations."""


def is_term(text: str, line: Line, quote: int, low: int, stop: int, clause: Clause | None, reporting: bool) -> bool:
    """True if the words `text`, token `quote` of a sentence `low` to `stop`, are a term rather than words said.

    `reporting`: the clause holds a verb that reports; without one a short run-in stretch is a term.
    """
    words = _WORD.findall(text)
    if not words:
        return True
    before = line[quote - 1] if quote > low else None
    after = line[quote + 1] if quote + 1 < stop else None
    bound = clause is not None and reporting and (clause.close and clause.at > quote)
    if _labelled(line, quote, low) and len(words) <= LONGEST_TERM:
        return True
    if text.rstrip()[-1] in "!?" or bound or (before is not None and before.text in ":,"):
        return False
    if _title(words) and len(words) <= LONGEST_TERM + 3 and not (before is None and after is None):
        return not (reporting and clause is not None and 0 <= quote - 1 - clause.at <= 1 and len(words) == 1)
    if before is not None and before.capital and after is not None and after.capital and len(words) <= 2:
        return True
    return len(words) <= 3 and not reporting


def _title(words: list[str]) -> bool:
    if len(words) == 1:
        return words[0][0].isupper() and not words[0].isupper()
    big = [w for w in words if w.lower() not in _SMALL]
    return words[0][0].isupper() and len(big) > 1 and all(w[0].isupper() or w[0].isdigit() for w in big)


def _labelled(line: Line, quote: int, low: int) -> bool:
    for at in range(quote - 1, max(low, quote - 3) - 1, -1):
        token = line[at]
        if token.kind is Kind.MARK and token.text not in ("-",):
            return False
        if token.low in vocabulary().labels or (token.low == "called" and line[at - 1].low == "so"):
            return True
    return False
