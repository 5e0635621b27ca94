"""Documents that speak ("the statement said", "it calls for"): which are joint ones, and who made them.

A statement, a letter or a declaration holds the words of those who issued, sent or signed it; the sentence that tells
so is mostly the one before.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefing.analysis.quoting.draft import Draft
from briefing.analysis.quoting.joint import beside, documents, given_by, makers
from briefing.analysis.quoting.phrases import Line, Phrase
from briefing.analysis.quoting.subjects import first_subject
from briefing.analysis.quoting.vocabulary import vocabulary, word_class
from briefing.model.quote import MentionType

Makers = tuple[Phrase, ...]


class Papers:
    """The documents an article has told of so far."""

    def __init__(self) -> None:
        self._joint: Makers = ()
        self._by_noun: dict[str, Makers] = {}
        self._last: Makers = ()
        self._told: list[tuple[Line, Sequence[int]]] = []

    def read(self, tokens: Line, bounds: Sequence[int]) -> None:
        """Take in a line whose sentences begin at tokens `bounds`."""
        self._read(tokens, bounds)
        self._told.append((tokens, bounds))

    def _speaks(self) -> bool:
        """True where a joint document is the subject of the last line that has one, or is made in it. Asked for "it"
        only: most lines are never looked at.
        """
        while self._told:
            tokens, bounds = self._told[-1]
            subject = first_subject(tokens, 0, len(tokens))
            if subject is not None and not _is_it(tokens, subject):
                return _is_joint(tokens, subject) or bool(makers(tokens, bounds[-2], len(tokens)))
            self._told.pop()
        return False

    def judge(self, tokens: Line, bounds: Sequence[int], draft: Draft) -> None:
        """Set whether a joint document speaks the draft's words, and who made it or speaks beside the speaker."""
        phrase = draft.clause.phrase if draft.clause else None
        if phrase is None or draft.foreign:
            return
        earlier = [b for b in bounds if b <= draft.low]
        made = self._read(tokens, earlier) if len(earlier) > 1 else ()
        it = _is_it(tokens, phrase)
        draft.joint = (bool(made) or self._speaks()) if it else _is_joint(tokens, phrase)
        if draft.joint:
            noun = tokens[phrase.end - 1].low
            draft.others = makers(tokens, draft.low, draft.stop) or self._joint or self._by_noun.get(noun, ())
        elif it:
            draft.others = self._last
        elif phrase.type is MentionType.NOMINAL and tokens[phrase.start].low in ("a", "an"):
            draft.others = given_by(tokens, phrase.end - 1, draft.stop)
        elif phrase.type is MentionType.NOMINAL and tokens[phrase.start].low in word_class("definite"):
            draft.others = self._by_noun.get(tokens[phrase.end - 1].low, ())
        else:
            draft.others = tuple(p for p in beside(tokens, phrase, draft.low, draft.stop) if p is not phrase)

    def _read(self, tokens: Line, bounds: Sequence[int]) -> Makers:
        """Note the documents of these sentences; who made the joint one among them."""
        joint: Makers = ()
        if not any(t.low in documents() for t in tokens[bounds[0] : bounds[-1]]):
            self._last = ()
            return joint
        for low, stop in pairwise(bounds):
            joint = makers(tokens, low, stop) or joint
            self._last = makers(tokens, low, stop, joint=False)
            nouns = {t.low for t in tokens[low:stop] if t.low in word_class("written")}
            if self._last or any(t.low in ("a", "an") for t in tokens[low:stop]):
                self._by_noun.update(dict.fromkeys(nouns, self._last))
        self._joint = joint or self._joint
        return joint


def _is_it(tokens: Line, phrase: Phrase) -> bool:
    return phrase.type is MentionType.PRONOUN and tokens[phrase.start].low == "it"


def _is_joint(tokens: Line, phrase: Phrase) -> bool:
    """True for "the declaration", "a joint statement": words that several made together."""
    words = [t.low for t in tokens[phrase.start : phrase.end]]
    known = vocabulary()
    if any(w in known.joint for w in words):
        return any(w in known.documents for w in words)
    return phrase.type is MentionType.NOMINAL and words[0] in ("the", "this") and words[-1] in known.treaties
