"""What a person's name tells about the person, for pronouns."""

from __future__ import annotations

from typing import Literal

from briefing.analysis.naming.vocabulary import vocabulary
from briefing.lexicon.loader import word_set

_DAUGHTERS = ("ova", "eva", "skaya", "ovna", "evna")
"""The ends of Slavic family names and patronymics that women bear; a given name that is known says more."""


def gender_of(name: str) -> Literal["f", "m"] | None:
    """Whether `name` is a woman's ("f") or a man's ("m") by its title or given name; None where neither tells. The last
    word is a family name, which may read like a given one ("Manal Omar"), unless the family name stands first.
    """
    known = vocabulary()
    female_forms, male_forms = word_set("actors_beside", "female"), word_set("actors_beside", "male")
    words = name.replace(".", " ").split()
    told = words if len(words) < 2 or words[0].lower() in known.family_first | female_forms | male_forms else words[:-1]
    for word in told:
        title = word.lower()
        if title in female_forms:
            return "f"
        if title in male_forms:
            return "m"
        female, male = word in known.female, word in known.male
        if female != male:
            return "f" if female else "m"
        if female and male:
            return None
    return "f" if len(words) > 1 and words[-1].endswith(_DAUGHTERS) else None
