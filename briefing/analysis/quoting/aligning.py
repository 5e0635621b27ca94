"""One wording laid against another, word by word: what is the same, what differs, what is left out, what is added."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefing.analysis.quoting.likeness import words_of

SAME, DIFFERS, OMITTED, ADDED = "same", "differs", "omitted", "added"
Piece = tuple[str, str]
"""Words as written, and one of same, differs, omitted, added."""
_CHUNK = re.compile(r"\S+\s*")


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
    """The pieces of `text` laid against `base`; words of the base that it leaves out between its own are `omitted`.

    What the base says before the first and after the last word is left out too, as an ellipsis shows at either end.
    """
    left, right = _CHUNK.findall(base), _CHUNK.findall(text)
    matcher = SequenceMatcher(None, _keys(left), _keys(right), autojunk=False)
    pieces: list[Piece] = []
    for op, i, i_end, j, j_end in matcher.get_opcodes():
        own, others = "".join(right[j:j_end]), "".join(left[i:i_end])
        if op == "equal":
            pieces.append((own, SAME))
        elif op == "delete":
            pieces.append((others, OMITTED))
        elif op == "insert":
            pieces.append((own, ADDED))
        else:
            pieces.append((own, DIFFERS))
    return tuple(pieces)


def base_pieces(base: str, others: list[str]) -> tuple[Piece, ...]:
    """The pieces of the longest wording: `differs` where another wording has other words in that place."""
    chunks = _CHUNK.findall(base)
    differs = [False] * len(chunks)
    for text in others:
        matcher = SequenceMatcher(None, _keys(chunks), _keys(_CHUNK.findall(text)), autojunk=False)
        for op, i, i_end, _, _ in matcher.get_opcodes():
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


def _keys(chunks: list[str]) -> list[tuple[str, ...]]:
    return [words_of(chunk) for chunk in chunks]
