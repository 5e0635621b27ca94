"""Every command of the screen once: what it is called, which keys give it, and what it does, in words.

Keys, footer, palette, help, the keymap file and the manual page are all drawn from here; nothing here knows a screen.
A key is written as Textual names it; of several, separated by commas, the first is the one that is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Group(StrEnum):
    """Under which heading help and manual list a command."""

    VIEWS = "Views"
    MOVE = "Move"
    FIND = "Find"
    PICK = "Pick and export"
    READ = "Read and compare"
    PANES = "Panes and places"
    DECIDE = "Correct"
    PROGRAM = "Program"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `footer` orders what the footer shows, lowest first; 0 keeps it out of the footer. `words` are other
    words under which the palette finds it.
    """

    id: str
    keys: str
    label: str
    help: str
    group: Group
    footer: int = 0
    words: str = ""

    @property
    def key(self) -> str:
        """The key that is shown, as Textual names it."""
        return self.keys.split(",")[0]

    @property
    def method(self) -> str:
        """What the method of a screen that carries it out is called after its prefix."""
        return self.id.replace(".", "_").replace("-", "_")


_V, _M, _F, _P = Group.VIEWS, Group.MOVE, Group.FIND, Group.PICK
_R, _L, _D, _A = Group.READ, Group.PANES, Group.DECIDE, Group.PROGRAM

COMMANDS: tuple[Command, ...] = (
    Command("view.brief", "1", "Brief", "The page to begin with: every line leads on", _V),
    Command("view.points", "2", "Points", "Who reports what, one row a point, one column an article", _V),
    Command("view.differences", "3", "Differences", "Where the accounts differ, gravest first", _V),
    Command("view.wordings", "4", "Wordings", "Each quotation as every article words it", _V),
    Command("view.compare", "5", "Compare", "Two articles side by side", _V),
    Command("view.read", "6", "Read", "One article, with everything found in it marked", _V),
    Command("event.list", "0", "Events", "The list of the folder's events", _V),
    Command("event.all", "a", "all as one", "Open all articles of the folder as one event", _V, 46),
    Command("move.down", "down,j", "Down", "To the next line", _M),
    Command("move.up", "up,k", "Up", "To the line before", _M),
    Command("move.page-down", "pagedown,ctrl+d", "Page down", "Half a page down", _M),
    Command("move.page-up", "pageup,ctrl+u", "Page up", "Half a page up", _M),
    Command("move.first", "g,home", "First", "To the first line", _M),
    Command("move.last", "G,end", "Last", "To the last line", _M),
    Command("move.open", "enter", "open", "Open what the cursor is on: passages, an article, a name", _M, 10),
    Command("move.left", "left,h", "Left", "To the pane on the left", _M),
    Command("move.right", "right,l", "Right", "To the pane on the right", _M),
    Command(
        "find.search", "slash", "search", "Search the words of all articles; what is found narrows everything", _F, 20
    ),
    Command("find.next", "n", "Next", "To the next hit, or the next difference", _F),
    Command("find.previous", "N", "Previous", "To the hit, or the difference, before", _F),
    Command("find.narrow", "f", "narrow", "Narrow every pane to what the cursor is on; again lifts it", _F, 60),
    Command(
        "find.facets",
        "F",
        "Facets",
        "Narrow by outlet, day, name, kind, what is new, or a saved search, with counts",
        _F,
        words="filter by source date month language new since saved",
    ),
    Command("find.keep", "S", "Save search", "Keep the search under a name; F lists what is kept, and forgets it", _F),
    Command(
        "find.like",
        "r",
        "More like this",
        "Sentences and articles that resemble what the cursor is on",
        _F,
        words="similar related resemble",
    ),
    Command("find.jump", "ctrl+o", "Jump", "Show a letter on every pane, view or line; that letter goes there", _F),
    Command("pick.toggle", "space", "pick", "Pick what the cursor is on, or put it back", _P, 30),
    Command(
        "pick.table",
        "T",
        "pick table",
        "Pick the table of who reports what, with the points that pass the filters; or put it back",
        _P,
        81,
        words="coverage matrix points",
    ),
    Command("pick.show", "p", "picks", "Your picks in order, with what they export to", _P, 70),
    Command("pick.export", "x", "export", "Write the picks to a Markdown file, or the whole report", _P, 80),
    Command(
        "pick.copy",
        "y",
        "copy",
        "Send what the cursor is on to the clipboard, with its source; in Picks all of them, as Markdown",
        _P,
        81,
    ),
    Command("pick.up", "K,shift+up", "up", "Move the pick one place up", _P, 82),
    Command("pick.down", "J,shift+down", "down", "Move the pick one place down", _P, 84),
    Command("pick.note", "e", "note", "Write a note to the pick, or change your own words", _P, 31),
    Command("pick.heading", "a", "heading", "Add a heading of your own above the pick", _P, 85),
    Command("pick.text", "t", "own text", "Add a paragraph of your own below the pick", _P, 86),
    Command(
        "pick.group",
        "s",
        "by kind",
        "Put each kind of pick together; what stands under a heading of yours stays under it",
        _P,
        87,
        words="sort order group",
    ),
    Command("pick.remove", "delete,backspace", "remove", "Take the pick out", _P, 33),
    Command("read.compare", "d", "compare", "Compare the open article with the source under the cursor", _R, 40),
    Command("read.next", "right_square_bracket", "Next article", "To the next article", _R),
    Command("read.previous", "left_square_bracket", "Article before", "To the article before", _R),
    Command("read.turn", "t", "turn", "Change the sides of the comparison", _R, 52),
    Command("read.fold", "z", "unfold", "Open or close what is folded: unmatched runs, boilerplate", _R, 50),
    Command(
        "read.changes", "c", "filter", "Compare: all rows, changes only, differences only. Read: which marks", _R, 51
    ),
    Command(
        "read.closest", "w", "elsewhere", "Where else this sentence is reported, with the closest passages", _R, 54
    ),
    Command(
        "read.original",
        "o",
        "Original",
        "Open the original in the browser or with `opener`, else its file in $PAGER",
        _R,
        words="url link web",
    ),
    Command("read.pager", "P", "Pager", "Show the article's file in $PAGER", _R, words="file less"),
    Command("read.editor", "E", "Editor", "Open the article's file in $EDITOR", _R, words="file vi nano"),
    Command("read.details", "i", "details", "How this article was read, and what is known about it", _R, 55),
    Command("pane.next", "tab", "next pane", "To the next pane", _L, 90),
    Command("pane.previous", "shift+tab", "Pane before", "To the pane before", _L),
    Command("pane.maximise", "m", "Maximise", "Give this pane the whole screen, or give it back", _L),
    Command("pane.narrower", "less_than_sign", "Narrower", "Make the side panes narrower", _L),
    Command("pane.wider", "greater_than_sign", "Wider", "Make the side panes wider", _L),
    Command("pane.hide-left", "left_curly_bracket", "Hide left", "Hide or show the sources and names", _L),
    Command("pane.hide-right", "right_curly_bracket", "Hide right", "Hide or show the quotes", _L),
    Command(
        "pane.order", "s", "order", "Quotes by speaker, by source, by spread; names and events by another order", _L, 65
    ),
    Command("place.back", "comma", "Back", "To the place you were before", _L),
    Command("place.forward", "full_stop", "Forward", "To the place you came back from", _L),
    Command("place.lift", "escape", "back", "One step back: close, lift the last filter, leave the page", _L, 95),
    Command(
        "decide.edit",
        "e",
        "edit",
        "Correct a source's outlet or date, a name, who says a quotation, a difference; in Compare, what matches what",
        _D,
        57,
        "correct outlet date title byline rename merge split hide source name pin",
    ),
    Command(
        "decide.regroup",
        "R",
        "regroup",
        "Put an article, or a whole event, into another event; or give it a name",
        _D,
        88,
        words="event story join split move",
    ),
    Command("decide.accept", "plus", "accept", "Accept the difference", _D, 44),
    Command("decide.dismiss", "minus", "dismiss", "Dismiss the difference, with a reason", _D, 45),
    Command("decide.checked", "exclamation_mark", "checked", "Mark the difference as checked by you", _D, 46),
    Command("decide.undo", "u", "Undo", "Take the last pick, removal or correction back", _D),
    Command("program.help", "question_mark,f1", "keys", "What the keys do here", _A, 99),
    Command("program.palette", "ctrl+p", "Palette", "All commands, by name", _A),
    Command("program.theme", "f2", "Theme", "The next of the themes", _A, words="colour dark light contrast"),
    Command(
        "program.problems",
        "f3",
        "Problems",
        "What could not be read, or was guessed, file by file",
        _A,
        words="errors unreadable encoding",
    ),
    Command("program.tour", "f4", "Tour", "The five lines for the first time", _A, words="begin start introduction"),
    Command("program.quit", "q", "Quit", "Leave; picks and place are kept", _A),
)


@cache
def by_id() -> dict[str, Command]:
    """All commands by id."""
    return {command.id: command for command in COMMANDS}


def of(ids: Iterable[str]) -> tuple[Command, ...]:
    """The commands with these ids, or whose id begins with one that ends in a dot, in the order of declaration.

    Raises KeyError for an id that no command has.
    """
    wanted = tuple(ids)
    for name in wanted:
        if not name.endswith(".") and name not in by_id():
            raise KeyError(name)
    return tuple(c for c in COMMANDS if c.id in wanted or f"{c.id.split('.', maxsplit=1)[0]}." in wanted)


def key_names(command: Command) -> tuple[str, ...]:
    """The keys of a command as people read them ("/", "ctrl+o", "]")."""
    return tuple(shown_key(key) for key in command.keys.split(","))


def shown_key(key: str) -> str:
    """One of Textual's key names as people read it."""
    return _SHOWN.get(key, key)


_SHOWN = {
    "slash": "/",
    "question_mark": "?",
    "comma": ",",
    "full_stop": ".",
    "plus": "+",
    "minus": "-",
    "exclamation_mark": "!",
    "escape": "esc",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "left_curly_bracket": "{",
    "right_curly_bracket": "}",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "delete": "del",
}
