"""What the reader set by hand about articles, laid over what was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefing.model.article import Article
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.text import Moment, Precision

FIELDS = ("title", "source", "byline", "published", "updated", "url", "letter", "note")


def corrected(article: Article, corrections: Corrections) -> Article:
    """The article with what the reader set by hand (`article` corrections), later decisions last."""
    for decision in corrections.of(CorrectionKind.ARTICLE):
        subject, name = decision.subject
        if subject != article.id and (decision.path is None or decision.path != article.path):
            continue
        if name in ("published", "updated"):
            precision = Precision.MINUTE if len(decision.value or "") > 10 else Precision.DAY
            moment = Moment(decision.value, precision) if decision.value else None
            article = replace(article, **{name: moment})  # type: ignore[arg-type]  # the field is named by the reader
        elif name in ("title", "source", "byline", "url", "note"):
            article = replace(article, **{name: decision.value})  # type: ignore[arg-type]  # as above
        article = replace(article, origins={**article.origins, name: "correction"})
    return article


def lettered(letters: Mapping[str, str], corrections: Corrections) -> dict[str, str]:
    """The letters by article id, with those the reader chose; an article whose letter was taken gets the other's."""
    chosen = dict(letters)
    for decision in corrections.of(CorrectionKind.ARTICLE):
        article, name = decision.subject
        wanted = (decision.value or "").upper()
        if name == "letter" and wanted and article in chosen:
            holder = next((a for a, letter in chosen.items() if letter == wanted), article)
            chosen[holder], chosen[article] = chosen[article], wanted
    return chosen
