"""The commands that write: report, correct, index."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

from briefing.cli.articles_meant import quoted
from briefing.cli.context import Context
from briefing.cli.output import print_bytes, print_exactly, print_json, print_table, print_text, say
from briefing.cli.status import Refused, Status
from briefing.corrections import checked
from briefing.export import Options, update_file, write
from briefing.files.atomic import TargetExistsError
from briefing.model.actor import ActorType
from briefing.model.correction import Correction, CorrectionKind
from briefing.model.plain import to_plain


def report(context: Context) -> Status:
    """The Brief of each event as Markdown."""
    from briefing.export.brief import pages
    from briefing.export.html import html_page

    arguments = context.arguments
    findings = [context.library.findings(story.id) for story in context.stories()]
    if arguments.json:
        print_json([to_plain(f.brief) for f in findings])
        return Status.DONE
    if arguments.update and (len(findings) > 1 or arguments.form != "markdown"):
        raise Refused("--update writes one event into one Markdown file; name the event with --story")
    if arguments.form == "html":
        options = Options(marks=False)
        return deliver(lambda _: html_page(findings[0].story.title, pages(findings, options)), arguments, options)
    if arguments.form != "markdown":
        return deliver_as(pages(findings, Options(marks=False)), arguments)
    return deliver(lambda options: pages(findings, options), arguments, Options())


def deliver(make: Callable[[Options], str], arguments: Namespace, options: Options) -> Status:
    """Write a page to the file asked for, or to standard output.

    With --update the page in the file is brought up to date, and what the reader wrote in it is kept.
    """
    target: Path | None = arguments.output
    if target is None or str(target) == "-":
        if arguments.update:
            raise Refused("--update needs the file to bring up to date: -o FILE")
        text = make(replace(options, marks=False))
        if getattr(arguments, "form", "") == "csv":  # cells are clean already, and its line ends are part of the format
            print_exactly(text)
        else:
            print_text(text)
        return Status.DONE
    if arguments.update:
        update_file(target, lambda previous: make(replace(options, previous=previous)))
    else:
        _write(make(options), arguments)
    if not arguments.quiet:
        say(f"wrote {target}")
    return Status.DONE


def _write(content: str | bytes, arguments: Namespace) -> None:
    try:
        write(arguments.output, content, force=arguments.force)
    except TargetExistsError as error:
        update = ", --update brings a page of Markdown up to date" if arguments.form == "markdown" else ""
        raise Refused(f"{error}; --force replaces it{update}", Status.OUTPUT_FAILED) from error


def deliver_as(markdown: str, arguments: Namespace) -> Status:
    """Write a page in a format of pandoc's to the file asked for, or to standard output."""
    from briefing.export.pandoc import convert

    data = convert(markdown, arguments.form)
    if arguments.output is None or str(arguments.output) == "-":
        print_bytes(data)
        return Status.DONE
    _write(data, arguments)
    if not arguments.quiet:
        say(f"wrote {arguments.output}")
    return Status.DONE


def correct(context: Context) -> Status:
    """Keep, list or take back decisions."""
    what, words = context.arguments.what, context.arguments.subject
    library = context.library
    if what == "list":
        decisions = to_plain(library.decisions)
        return context.answer(
            decisions,
            ("Made", "What", "Subject", "Value"),
            lambda r: (r["made"], r["kind"], " | ".join(r["subject"]), r["value"] or ""),
        )
    if what == "undo":
        taken = library.undo()
        _told(context, taken, f"took back: {taken}" if taken else "there is nothing to take back")
        return Status.DONE if taken else Status.NOTHING_FOUND
    maker = _MAKERS.get(what)
    if maker is None:
        raise Refused(f"cannot correct “{what}”; one of: {', '.join((*_MAKERS, 'list', 'undo'))}")
    try:
        correction = checked(maker(context, words))
    except ValueError as error:
        raise Refused(str(error)) from None
    unknown = _nobody(context, correction)
    library.correct(correction)
    _told(context, correction, f"kept: {correction}")
    for name in unknown:
        say(f"nobody is called “{name}” in these articles now; `briefing actors PATH` lists everybody")
    return Status.DONE


def _told(context: Context, decision: Correction | None, sentence: str) -> None:
    """What was decided: as JSON where that is asked for, else in a sentence."""
    if context.arguments.json:
        print_json(to_plain(decision))
    else:
        say(sentence)


def _nobody(context: Context, correction: Correction) -> list[str]:
    """The names in a decision that no actor of the one event bears: the decision waits for them."""
    from briefing.analysis.actors import ActorIndex

    analyses = list(context.analyses())
    if correction.kind not in _ABOUT_NAMES or len(analyses) != 1:
        return []
    index = ActorIndex(analyses[0].actors)
    return [name for name in correction.subject if index.named(name) is None]


def _article(context: Context, words: list[str]) -> Correction:
    wanted, field, value = _exactly(words, 3, "article ARTICLE FIELD VALUE")
    found = context.article(wanted)
    return Correction(CorrectionKind.ARTICLE, (found.id, field), value, path=found.path)


def _exactly(words: list[str], count: int, usage: str) -> list[str]:
    if len(words) != count:
        raise Refused(f"usage: briefing correct PATH {usage}")
    return words


def _names(kind: CorrectionKind, usage: str, least: int) -> Callable[[Context, list[str]], Correction]:
    def make(_: Context, words: list[str]) -> Correction:
        if len(words) < least:
            raise Refused(f"usage: briefing correct PATH {usage}")
        return Correction(kind, tuple(words))

    return make


def _valued(kind: CorrectionKind, usage: str) -> Callable[[Context, list[str]], Correction]:
    def make(_: Context, words: list[str]) -> Correction:
        name, value = _exactly(words, 2, usage)
        return Correction(kind, (name,), value)

    return make


def _story(context: Context, words: list[str]) -> Correction:
    if len(words) < 2:
        raise Refused("usage: briefing correct PATH story TITLE ARTICLE …")
    return Correction(CorrectionKind.STORY, tuple(context.article(word).id for word in words[1:]), words[0])


def _speaker(context: Context, words: list[str]) -> Correction:
    wanted, name = _exactly(words, 2, 'speaker QUOTE-ID|"words of it" "Name"')
    found = quoted(wanted, [quote for analysis in context.analyses() for quote in analysis.quotes])
    places = dict.fromkeys((quote.article, quote.text) for quote in found)
    return Correction(CorrectionKind.SPEAKER, tuple(chain.from_iterable(places)), name or None)


def _difference(context: Context, words: list[str]) -> Correction:
    identity, verdict, reason = _exactly(words, 3, "difference ID accepted|dismissed|checked REASON")
    if all(identity != found.id for analysis in context.analyses() for found in analysis.discrepancies):
        raise Refused(f"no difference is called {identity}; `briefing discrepancies PATH --json` lists ids")
    return Correction(CorrectionKind.DIFFERENCE, (identity, verdict), reason)


_ABOUT_NAMES = frozenset(
    {
        CorrectionKind.MERGE,
        CorrectionKind.SPLIT,
        CorrectionKind.RENAME,
        CorrectionKind.HIDE,
        CorrectionKind.TYPE,
    }
)
_MAKERS: dict[str, Callable[[Context, list[str]], Correction]] = {
    "article": _article,
    "merge": _names(CorrectionKind.MERGE, 'merge "Name to keep" "Other name" …', 2),
    "split": _names(CorrectionKind.SPLIT, 'split "Name" "Form that is somebody else" …', 2),
    "rename": _valued(CorrectionKind.RENAME, 'rename "Name" "New name"'),
    "hide": _names(CorrectionKind.HIDE, 'hide "Name"', 1),
    "type": _valued(CorrectionKind.TYPE, f'type "Name" {"|".join(ActorType)}'),
    "speaker": _speaker,
    "story": _story,
    "difference": _difference,
}


def index(context: Context) -> Status:
    """Bring the index up to date and say what is kept."""
    from briefing.cli.output import ProgressLine

    progress = ProgressLine(context.arguments.quiet)
    count = context.library.index(progress).count
    progress.close()
    if context.library.index_notice and not context.arguments.quiet:
        say(context.library.index_notice)
    facts = {
        "articles": len(context.library.cards),
        "indexed": count,
        "problems": len(context.library.problems),
        "folder": str(context.library.folder),
    }
    if context.arguments.json:
        print_json(facts)
    else:
        print_table(("What", "Value"), [(name, str(value)) for name, value in facts.items()])
    return Status.DONE
