"""Which article each letter of a page means, noted on the page, so that an update does not give it another meaning."""

from __future__ import annotations

import hashlib
from pathlib import PurePath

from briefing.export.escape import plain, shortened
from briefing.export.items import attributes_of, has_own_words
from briefing.files.atomic import WriteError
from briefing.model.article import Article
from briefing.model.story import Member, StoryFindings

PIECE, ATTRIBUTE = "sources", "letters"
_TITLE = 60


class LettersChanged(WriteError):
    """The reader's words on a page would name other articles if the page were brought up to date."""


def noted(findings: StoryFindings) -> tuple[tuple[str, str], ...]:
    """The attribute of the piece with the sources that tells them: each letter, the article's content, its file."""
    told = ",".join(f"{m.letter}:{_content(m.article)}:{_file(m.article)}" for m in findings.members)
    return ((ATTRIBUTE, told),)


def check(page: str, findings: StoryFindings) -> None:
    """Raises LettersChanged where a letter of the page now means another article, and the reader wrote on the page."""
    told = attributes_of(page, PIECE).get(ATTRIBUTE, "")
    before = [entry.split(":") for entry in told.split(",") if entry.count(":") == 2]
    changed = [said for letter, content, file in before if (said := _changed(letter, content, file, before, findings))]
    if changed and has_own_words(page):
        raise LettersChanged(
            f"{'; '.join(changed)}. What you wrote on the page would name other articles; nothing was written. "
            "`briefing correct PATH article ARTICLE letter LETTER` gives an article its letter again"
        )


def _changed(letter: str, content: str, file: str, before: list[list[str]], findings: StoryFindings) -> str:
    """What became of a letter, in words; "" where it means what it meant."""
    holder = next((m for m in findings.members if m.letter == letter), None)
    meant = _meant(content, file, before, findings)
    if holder in meant or not (meant or holder):
        return ""
    if meant:
        return f"{letter} on the page is {meant[0].letter} now (“{_title(meant[0])}”)"
    return f"{letter} on the page is an article that is gone, and now “{_title(holder)}”" if holder else ""


def _meant(content: str, file: str, before: list[list[str]], findings: StoryFindings) -> list[Member]:
    """The articles that may be meant: those of this content; else, of such as the page does not know, in this file."""
    same = [m for m in findings.members if _content(m.article) == content]
    if same:
        return same
    known = {entry[1] for entry in before}
    return [m for m in findings.members if _file(m.article) == file and _content(m.article) not in known]


def _content(article: Article) -> str:
    return article.key[:10]


def _file(article: Article) -> str:
    """The name of its file, and its part of that, as a short word: the page may be shown to others."""
    name = f"{PurePath(article.file).name}/{article.part}"
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _title(member: Member) -> str:
    return shortened(plain(member.article.first_words), _TITLE)
