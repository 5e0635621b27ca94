"""One wording laid against another, word by word: what is the same, what differs, what is left out, what is added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeAlias

from briefing.analysis.quoting.same_words import words_of

SAME, DIFFERS, OMITTED, ADDED = "same", "differs", "omitted", "added"
Piece = tuple[str, str]
"""Words as written, and one of same, differs, omitted, added."""
_CHUNK = re.compile(r"\S+\s*")
_Step: TypeAlias = tuple[str, int, int, int, int]  # as SequenceMatcher gives them
_UNLIKE = ("delete", "replace")
_MARKERS = {"equal": SAME, "insert": ADDED, "replace": DIFFERS}
_REST: Piece = ("… ", OMITTED)


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One quotation in the Wordings view: the words that lead in to it, the reporting verb, through whom it came, and
    its own words in pieces, each marked against the group's longest wording.
    """

    quote: str
    article: str
    lead_in: str
    verb: str
    via: tuple[str, ...]
    pieces: tuple[Piece, ...]


def against(base: str, text: str) -> tuple[Piece, ...]:
    """The pieces of `text` laid against the stretch of `base` that both have; words of it left out are `omitted`.

    What the base says before that stretch and after it is an ellipsis, `omitted` as well.
    """
    left, right = _CHUNK.findall(base), _CHUNK.findall(text)
    steps = _steps(left, right)
    pieces: list[Piece] = []
    for op, i, i_end, j, j_end in steps:
        own, others = "".join(right[j:j_end]), "".join(left[i:i_end])
        pieces.append((others, OMITTED) if op == "delete" else (own, _MARKERS[op]))
    before = steps and steps[0][1] > 0
    after = steps and steps[-1][2] < len(left)
    return (*([_REST] if before else ()), *pieces, *([_REST] if after else ()))


def base_pieces(base: str, others: list[str]) -> tuple[Piece, ...]:
    """The pieces of the longest wording: `differs` where another wording has other words in that place."""
    chunks = _CHUNK.findall(base)
    differs = [False] * len(chunks)
    for text in others:
        for op, i, i_end, _, _ in _steps(chunks, _CHUNK.findall(text)):
            if op == "replace":
                differs[i:i_end] = [True] * (i_end - i)
    pieces: list[Piece] = []
    for chunk, different in zip(chunks, differs, strict=True):
        marker = DIFFERS if different else SAME
        if pieces and pieces[-1][1] == marker:
            pieces[-1] = (pieces[-1][0] + chunk, marker)
        else:
            pieces.append((chunk, marker))
    return tuple(pieces)


def _steps(left: list[str], right: list[str]) -> list[_Step]:
    """How the words `left` become `right`, on the stretch of `left` that both have.

    What stands in `left` before the first common word and after the last counts as far as `right` has words there.
    """
    steps: list[_Step] = [*SequenceMatcher(None, _keys(left), _keys(right), autojunk=False).get_opcodes()]
    if steps and steps[0][0] in _UNLIKE:
        op, i, i_end, j, j_end = steps[0]
        steps[0] = (op, max(i, i_end - (j_end - j)), i_end, j, j_end)
    if steps and steps[-1][0] in _UNLIKE:
        op, i, i_end, j, j_end = steps[-1]
        steps[-1] = (op, i, min(i_end, i + j_end - j), j, j_end)
    return [step for step in steps if step[1] < step[2] or step[3] < step[4]]


def _keys(chunks: list[str]) -> list[tuple[str, ...]]:
    return [words_of(chunk) for chunk in chunks]
