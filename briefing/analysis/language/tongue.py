"""The language of a sentence, by its small words: enough to tell that one stands in another than those round it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from briefing.lexicon.loader import load

_WORD = re.compile(r"[^\W\d_]+")
# One small word says nothing: "die", "on" and "a" are words of several languages.
_FEWEST = 2
# A text of which one word in so many is a small English one is English, where no other language has as many.
_CLEAR = 5


@lru_cache(maxsize=4096)
def tongue(text: str) -> str | None:
    """The ISO 639-1 code of the language whose small words a text holds most of; None where there are too few. English
    wins where another is only as good.
    """
    used = set(_WORD.findall(text.lower()))
    counts = {code: len(used & words) for code, words in _small().items()}
    english = counts.pop("en")
    best = max(counts, key=counts.__getitem__)
    if english >= max(_FEWEST, counts[best]) or (english > counts[best] and english * _CLEAR >= len(used)):
        return "en"
    return best if counts[best] >= _FEWEST else None


def tongue_name(code: str) -> str:
    """The English name of a language known to `tongue`; its code, if it has no name."""
    names: dict[str, str] = load("matching_words")["languages"]
    return names.get(code, code)


@cache
def _small() -> dict[str, frozenset[str]]:
    """The small words of each language; of those that English has too, none."""
    listed: dict[str, str] = load("matching_words")["stop"]
    small = {code: frozenset(words.split()) for code, words in listed.items()}
    return {code: words if code == "en" else words - small["en"] for code, words in small.items()}
