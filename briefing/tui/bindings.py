"""Commands as Textual's bindings: one action for all, so that footer, check and help go by the command's id."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from textual.binding import Binding, BindingType

from briefing.commands import Command, by_id, of, shown_key

if TYPE_CHECKING:
    from textual.screen import Screen

# These work in a text field too.
_ALWAYS = frozenset({"find.jump", "program.palette"})


def bind(ids: Iterable[str]) -> list[BindingType]:
    """Bindings for the commands with these ids (or of these groups: "view.")."""
    return [_binding(command) for command in of(ids)]


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        f"do('{command.id}')",
        command.label,
        show=command.footer > 0,
        key_display=shown_key(command.key),
        tooltip=command.help,
        id=command.id,
        priority=command.id in _ALWAYS,
    )


class Commanded:
    """A screen that carries out commands: `do_find_search` for the command "find.search", and, where a command does
    not always apply, `can_find_search`.
    """

    def action_do(self, command: str) -> None:
        """Carry out a command by its id."""
        getattr(self, f"do_{by_id()[command].method}")()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command applies now: what does not is neither shown nor carried out."""
        if action != "do" or not parameters:
            return True
        method = by_id()[str(parameters[0])].method
        check = getattr(self, f"can_{method}", None)
        return hasattr(self, f"do_{method}") if check is None else bool(check())


def carry_out(screen: Screen[Any], command: str) -> bool:
    """Carry out a command where it is bound on this screen and applies now; False elsewhere."""
    for active in screen.active_bindings.values():
        if active.binding.id == command and active.enabled:
            active.node.action_do(command)  # type: ignore[attr-defined]  # whatever binds a command carries it out
            return True
    return False
