"""What each article yields by itself, kept in the store: made once for each version of it and of the program."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from briefing.library.correcting import changed_since, noted
from briefing.library.progress import Progress, Report
from briefing.library.settings_used import usable
from briefing.model.article import Article
from briefing.model.correction import Corrections
from briefing.store import Store
from briefing.store.database import StoreUnusable

if TYPE_CHECKING:
    from briefing.model.story import ArticleFindings

# Findings of one article take about 10 ms; starting a second process takes 300 ms.
PARALLEL_FROM = 80
_FOUND_WITH = "found with"  # key of: the details of articles that findings were made with


def article_findings(
    store: Store, pipeline: str, corrections: Corrections, articles: Sequence[Article], report: Report
) -> dict[str, ArticleFindings]:
    """The findings of these articles by id, from the store or made now and kept; `pipeline` is the spaCy pipeline for
    names, "" none.

    Raises SettingsError where the pipeline cannot be used.
    """
    from briefing.analysis.story import analyse_article
    from briefing.library.parallel import mapped

    found = store.findings(a.id for a in articles) if _let_go(store, corrections) else {}
    missing = [a for a in articles if a.id not in found]
    if missing and pipeline:
        usable(pipeline)
    analyse = partial(analyse_article, pipeline=pipeline)
    for done, one in enumerate(mapped(analyse, missing, PARALLEL_FROM)):
        report(Progress("analysing", done, len(missing)))
        found[one.article] = one
    store.put_findings(found[a.id] for a in missing)
    return found


def _let_go(store: Store, corrections: Corrections) -> bool:
    """Drop what was found in articles whose details (a date, a language) the reader has since set or taken back. False
    where that could not be done, and nothing that is kept may be believed.
    """
    before = store.meta(_FOUND_WITH)
    changed = changed_since(before, corrections)
    try:
        if changed:
            store.drop_findings(changed)
    except StoreUnusable:
        return False
    if changed or before is None:
        store.set_meta(_FOUND_WITH, noted(corrections))
    return True
