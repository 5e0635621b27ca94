"""Words one letter away from a word, without walking through the dictionary.

One insertion, deletion or replacement leaves either the first half of a word as it is or the second, so the candidates
are the terms with the same first half (in order) and those with the same second half (in the order of the words read
backwards). Two letters away, for suggestions only: the same first three letters.
"""

from __future__ import annotations

from briefing.index.terms import FieldTerms


def near(field: FieldTerms, word: str) -> list[int]:
    """Numbers of the terms at most one insertion, deletion or replacement away from `word`."""
    raw = word.encode()
    half = len(raw) // 2
    if not half:
        return [n for n in [field.find(raw)] if n >= 0]
    candidates = set(field.starting(raw[:half]))
    candidates.update(field.ending(raw[half:]))
    size = len(word)
    found = []
    for number in candidates:
        length = field.size(number)
        if abs(length - len(raw)) <= 4:
            term = field.term(number).decode()
            if abs(len(term) - size) <= 1 and one_apart(term, word):
                found.append(number)
    return sorted(found)


def one_apart(left: str, right: str) -> bool:
    """True for words that are equal or differ in one letter inserted, deleted or replaced."""
    if len(left) > len(right):
        left, right = right, left
    same = 0
    for a, b in zip(left, right, strict=False):
        if a != b:
            break
        same += 1
    if len(left) == len(right):
        return left[same + 1 :] == right[same + 1 :]
    return len(right) - len(left) == 1 and left[same:] == right[same + 1 :]


def apart(left: str, right: str, most: int = 2) -> int:
    """How many letters to insert, delete, replace or swap with their neighbour (Damerau, restricted); `most` + 1 for
    more than `most`.
    """
    if abs(len(left) - len(right)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return min(last[-1], most + 1)
