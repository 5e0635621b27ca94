"""`briefing export`: a selection, a whole table, or a hand-over file, as text to a file or standard output."""

from __future__ import annotations

from dataclasses import replace

from briefing.cli.context import Context
from briefing.cli.output import say
from briefing.cli.status import Refused, Status
from briefing.cli.writing import deliver, deliver_as
from briefing.export import FORMS, Options, render
from briefing.export.rendering import check_preset
from briefing.model.selection import Selection
from briefing.model.story import StoryFindings
from briefing.selection import SelectionStore
from briefing.settings.choices import References
from briefing.settings.config import load_config


def export(context: Context) -> Status:
    """Write what is asked for."""
    arguments, library = context.arguments, context.library
    if arguments.json and arguments.form == "markdown":
        arguments.form = "json"
    if arguments.table:
        return deliver(lambda _: _table(context), arguments, Options())
    config = load_config(library.places)
    preset = arguments.preset or config.export_preset
    check_preset(preset, library.places)
    selection = SelectionStore(library.places, library.key, say).load(arguments.selection or config.selection)
    if not selection.clippings and not arguments.hand_over and not arguments.json:
        say(f"nothing is picked in “{selection.name}” yet; on the screen, space picks what is under the cursor")
        return Status.NOTHING_FOUND
    if arguments.hand_over:
        return deliver(lambda _: _handed_over(context, selection), arguments, Options())
    options = Options(
        references=References(arguments.references or config.export_references),
        obsidian=arguments.obsidian or config.export_obsidian,
    )
    form = arguments.form if arguments.form in FORMS else "markdown"

    def page(chosen: Options) -> str:
        return render(
            selection,
            library.findings() if len(library.scope()) == 1 else None,
            preset=preset,
            form=form,
            options=chosen,
            places=library.places,
            articles=library.articles,
        )

    if form != arguments.form:
        return deliver_as(page(replace(options, marks=False)), arguments)
    if arguments.update and form != "markdown":
        raise Refused("--update brings a Markdown page up to date; other formats are written anew with --force")
    status = deliver(page, arguments, options)
    return status if selection.clippings else Status.NOTHING_FOUND


def _handed_over(context: Context, selection: Selection) -> str:
    from briefing.corrections.letters import carried
    from briefing.export.handover import hand_over

    library = context.library
    letters = carried(library.places, library.key)
    return hand_over(selection, library.corrections, library.articles, library.files, letters)


def _table(context: Context) -> str:
    from briefing.export.data import coverage_csv, differences_csv, quotes_csv
    from briefing.export.tables import coverage_matrix, difference_list, quote_book

    arguments = context.arguments
    stories: list[StoryFindings] = [context.library.findings(story.id) for story in context.stories()]
    if arguments.form == "markdown":
        page = {"quotes": quote_book, "coverage": coverage_matrix, "discrepancies": difference_list}[arguments.table]
        return "\n".join(page(one) for one in stories)
    if arguments.form == "csv":
        table = {"quotes": quotes_csv, "coverage": coverage_csv, "discrepancies": differences_csv}[arguments.table]
        return table(stories)
    raise Refused(f"--table is written as markdown or csv; `briefing {arguments.table} PATH --json` prints it as JSON")
