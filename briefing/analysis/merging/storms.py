"""Storms: what one article calls a hurricane is no town and no person in the others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefing.model.actor import ActorType, Name
from briefing.model.article import Article

_STORM = re.compile(
    r"\b(?:[Hh]urricanes?|[Tt]yphoons?|[Cc]yclones?|[Ss]uperstorm|Tropical Storm|Storm) #?([A-Z][\w’'-]+)"
)
_BARE = (ActorType.PLACE, ActorType.PERSON)


def without_storms(articles: Sequence[Article], names: Mapping[str, Sequence[Name]]) -> Mapping[str, Sequence[Name]]:
    """`names` without the bare names of storms: those that an article of the story calls "Hurricane …"."""
    storms = {found[1].removesuffix("'s").removesuffix("’s") for a in articles for found in _STORM.finditer(a.text)}
    if not storms:
        return names
    return {key: [n for n in own if n.text not in storms or n.type not in _BARE] for key, own in names.items()}
