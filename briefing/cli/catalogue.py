"""The commands, each once: the words that call it, what it does, examples. What each takes stands in `arguments`.

The parser, `--help`, the manual, the manual page and the completions draw on it (see `declared`). It imports nothing:
`briefing --help` needs no more than this.
"""

from __future__ import annotations


class Command:
    """One command: `paths` tells whether it takes PATH ("+" several, "1" one, "" none), `story` whether `--story`.

    `examples` are whole lines for a shell; a test runs each.
    """

    __slots__ = ("examples", "help", "name", "paths", "story")

    def __init__(
        self,
        name: str,
        help: str,  # noqa: A002  # as argparse calls it
        paths: str = "+",
        story: bool = True,
        examples: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.help = help
        self.paths = paths
        self.story = story
        self.examples = examples


COMMANDS = (
    Command(
        "report",
        "the Brief as Markdown: what several report, what differs, promises, words, dates",
        examples=(
            "briefing report ~/paris -o brief.md",
            "briefing report ~/paris -o brief.md --update",
            "briefing report ~/paris --format html -o brief.html",
        ),
    ),
    Command(
        "articles",
        "the articles with what is known about each",
        examples=("briefing articles ~/paris", "briefing articles ~/paris --problems"),
    ),
    Command(
        "actors",
        "who acts and speaks, with every mention",
        examples=("briefing actors ~/paris", "briefing actors ~/paris --name Macron"),
    ),
    Command(
        "quotes",
        "every quotation with its speaker",
        examples=("briefing quotes ~/paris --speaker Macron", 'briefing quotes ~/paris --like "the hardest yards"'),
    ),
    Command(
        "compare",
        "two articles side by side",
        paths="",
        story=False,
        examples=("briefing compare A C --in ~/paris",),
    ),
    Command("coverage", "who reports what, point by point", examples=("briefing coverage ~/paris",)),
    Command("discrepancies", "where the accounts differ", examples=("briefing discrepancies ~/paris --json",)),
    Command("promises", "who commits to what, on what condition", examples=("briefing promises ~/paris",)),
    Command("dates", "every date the articles give, resolved to days", examples=("briefing dates ~/paris",)),
    Command("figures", "every number with what it counts and who says so", examples=("briefing figures ~/paris",)),
    Command("questions", "what the accounts say is still open", examples=("briefing questions ~/paris",)),
    Command("stories", "the articles grouped into events", story=False, examples=("briefing stories ~/articles",)),
    Command(
        "search",
        "articles that match a query",
        paths="1",
        story=False,
        examples=(
            "briefing search ~/articles '\"legal commitment\" date:2026-01'",
            "briefing search ~/articles 'source:harbour* guarantee' --sort date",
        ),
    ),
    Command(
        "export",
        "what was picked on the screen, as Markdown and other formats; or a whole table",
        story=False,
        examples=(
            "briefing export ~/paris -o picks.md",
            "briefing export ~/paris --preset timeline --references letters",
            "briefing export ~/paris --format docx -o picks.docx",
            "briefing export ~/paris --table quotes --format csv -o quotes.csv",
            "briefing export ~/paris --hand-over -o paris.handover.yaml",
        ),
    ),
    Command(
        "picks",
        "what was picked on the screen, in its order",
        paths="1",
        story=False,
        examples=(
            "briefing picks ~/paris",
            "briefing picks ~/paris --names",
        ),
    ),
    Command(
        "correct",
        "decide what the program got wrong",
        paths="1",
        story=False,
        examples=(
            'briefing correct ~/paris merge "Keir Starmer" "Kier Starmer"',
            'briefing correct ~/paris article B source "Meridian Post"',
            'briefing correct ~/paris speaker "the hardest yards" "Keir Starmer"',
            "briefing correct ~/paris list",
            "briefing correct ~/paris undo",
        ),
    ),
    Command(
        "index",
        "read and index what is new, and say what is kept",
        story=False,
        examples=("briefing index ~/articles", "briefing index ~/articles --drop"),
    ),
    Command(
        "config",
        "settings, or keys, with their values and where they come from",
        paths="",
        story=False,
        examples=("briefing config", "briefing config keys", "briefing config sample > config.yaml"),
    ),
    Command(
        "doctor",
        "versions, places, what is kept and whether it is whole, abilities of the terminal",
        paths="",
        story=False,
        examples=("briefing doctor", "briefing doctor --mend"),
    ),
    Command(
        "manual",
        "the manual, as Markdown or as a page for man",
        paths="",
        story=False,
        examples=("briefing manual", "briefing manual --man > briefing.1"),
    ),
    Command(
        "completion",
        "a completion script for bash, zsh or fish",
        paths="",
        story=False,
        examples=("briefing completion bash",),
    ),
)
NAMES = tuple(command.name for command in COMMANDS)

DESCRIPTION = "Read many accounts of one event: who reported what, who said what, where they differ."
USAGE = "briefing [PATH ...]\n       briefing COMMAND [PATH ...] [options]"
EXAMPLES = (
    ("briefing ~/paris", "open a folder on the screen"),
    ("briefing report ~/paris -o brief.md", "the Brief as Markdown"),
    ("briefing quotes ~/paris --speaker Macron", "what one person said"),
    ("briefing compare A C --in ~/paris", "two articles by their letters"),
    ("briefing search ~/paris '\"security guarantees\" source:harbour*'", "search"),
    ('briefing correct ~/paris merge "Keir Starmer" "Kier Starmer"', "decide that two names are one"),
)
