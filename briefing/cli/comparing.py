"""`briefing compare`: two articles, found by path, id or letter, side by side."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from briefing.cli.articles_meant import named
from briefing.cli.context import Context, opened
from briefing.cli.output import print_json, print_table, say
from briefing.cli.records import comparison_record
from briefing.cli.status import Refused, Status
from briefing.model.article import Article
from briefing.model.matching import Comparison, Relation
from briefing.model.story import StoryFindings

_MARKS = {
    Relation.SAME: "=",
    Relation.REWORDED: "≈",
    Relation.PARTLY: "~",
    Relation.LEFT: "<",
    Relation.RIGHT: ">",
}


def compare(arguments: Namespace) -> Status:
    """Open what holds both articles and print their comparison."""
    paths = arguments.inside or [_file(Path(wanted), arguments) for wanted in (arguments.left, arguments.right)]
    with opened(paths, arguments) as context:
        findings = _findings(context, arguments.left, arguments.right, by_place=arguments.inside is None)
        left, right = (
            _find(findings, wanted, place if arguments.inside is None else None)
            for place, wanted in enumerate((arguments.left, arguments.right))
        )
        comparison = context.library.compare(left.id, right.id, findings.story.id)
        if arguments.json:
            print_json(comparison_record(comparison, context.paths, findings.story.id))
        else:
            if comparison.note and not arguments.quiet:
                say(comparison.note)
            print_table(("", left.source or "A", right.source or "B"), _rows(comparison, left, right))
    return Status.DONE


def _file(path: Path, arguments: Namespace) -> Path:
    """The file that a path leads to or into: of "feed.xml/entry 2", feed.xml. Raises Refused for what is no path."""
    found = next((place for place in (path, *path.parents) if place.is_file()), path)
    if not found.exists():
        command = f"`briefing compare {arguments.left} {arguments.right} --in PATH`"
        raise Refused(f"{path} does not exist; where it is a letter or an id, name the folder it is one of: {command}")
    return found


def _findings(context: Context, left: str, right: str, *, by_place: bool) -> StoryFindings:
    library = context.library
    if by_place:
        return library.findings()
    for story in library.scope():
        findings = library.findings(story.id)
        with suppress(Refused):
            for wanted in (left, right):
                _find(findings, wanted, None)
            return findings
    raise Refused(f"no event holds both {left} and {right}; `briefing articles PATH` lists letters, ids and paths")


def _find(findings: StoryFindings, wanted: str, place: int | None) -> Article:
    if place is not None and len(findings.members) == 2 and not Path(wanted).is_file():
        return findings.members[place].article
    return named(wanted, ((m.letter, m.article) for m in findings.members))


def _rows(comparison: Comparison, left: Article, right: Article) -> Sequence[tuple[str, str, str]]:
    def words(article: Article, sentences: tuple[int, ...]) -> str:
        return " ".join(article.sentence(i) for i in sentences)

    return [(_MARKS[r.relation], words(left, r.left), words(right, r.right)) for r in comparison.rows]
