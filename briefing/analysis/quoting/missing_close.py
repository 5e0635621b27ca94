"""Where words end whose closing mark is lost: before the reporting clause that follows them, else with what they began.

Reading tools meet such text all the time (a mark that no encoding could carry); textacy and CoreNLP run on to the next
mark and so swallow the reporter's own words.
"""

from __future__ import annotations

import re

from briefing.analysis.quoting.phrases import is_manner, phrase_right
from briefing.analysis.quoting.tokens import Kind, Token, tokens_of
from briefing.analysis.quoting.vocabulary import vocabulary, word_class

_BREAK = re.compile(r"[,?!—–-]\s+(?=\S)|\s[—–]\s")
_STARTS_SENTENCE = re.compile(r"(?:^|[.!?:,—–]\s*|said\s*)$")


def finish(text: str, line: int, start: int, limit: int) -> int:
    """The end of words that begin at `start`, of a line that begins at `line`; never after `limit`."""
    for match in _BREAK.finditer(text, start, limit):
        if _reports(text, match.end(), limit):
            return match.start() + (match[0][0] in ",?!")
    if _STARTS_SENTENCE.search(text[max(line, start - 12) : start - 1]):
        return limit
    stop = re.compile(r"[.,;:?!](?=\s|$)|\s[—–-]\s").search(text, start, limit)
    return stop.start() + (text[stop.start()] in ".?!,") if stop else limit


def _reports(text: str, start: int, limit: int) -> bool:
    """True if a reporting clause begins at `start`: "he said", "said the minister", "according to"."""
    tokens = tokens_of(text, start, min(limit, start + 90), (), ())
    if len(tokens) < 2:
        return False
    if tokens[0].low == "according" and tokens[1].low == "to":
        return True
    if _says(tokens[0]):
        subject = phrase_right(tokens, 1, len(tokens))
        return subject is not None and text[subject.span.start : subject.span.end].lower() not in (
            "i",
            "you",
            "we",
            "it",
        )
    subject = phrase_right(tokens, 0, len(tokens))
    if subject is None or subject.end >= len(tokens) or tokens[0].low in word_class("not_closed_before"):
        return False
    at = subject.end
    while at < len(tokens) - 1 and (tokens[at].low in vocabulary().adverbs or is_manner(tokens[at])):
        at += 1
    if not (_says(tokens[at]) and any(t.capital or t.low in ("he", "she", "the") for t in tokens[:at])):
        return False
    return at + 1 >= len(tokens) or tokens[at + 1].low not in word_class("goes_on")


def _says(token: Token) -> bool:
    verb = token.verb
    return (
        token.kind is Kind.WORD and verb is not None and verb.form != "ing" and not verb.weak and token.text.islower()
    )
