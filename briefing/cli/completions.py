"""Scripts that complete the commands, their options and their values in bash, zsh and fish."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from briefing.cli.catalogue import COMMANDS, Command
from briefing.cli.declarations import SUGGESTED, Argument, arguments_of, arguments_of_screen


def bash() -> str:
    """For bash 3.2 and later: words are parted at line ends, so that names with blanks stay whole."""
    options, values = [], []
    for command in COMMANDS:
        arguments = arguments_of(command)
        options.append(f"        {command.name}) words={_lines(_flags(arguments))} ;;")
        for argument in arguments:
            known = _known(argument)
            if known and argument.flags:
                values += [f"        {command.name}:{flag}) words={_lines(known)} only=1 ;;" for flag in argument.flags]
            elif known:
                values.append(f"        {command.name}:{command.name}) more={_lines(known)} ;;")
    first = [*(c.name for c in COMMANDS), *_flags(arguments_of_screen()), "--help", "--version"]
    return _BASH.format(first=_lines(first), options="\n".join(options), values="\n".join(values))


def zsh() -> str:
    """For zsh with its completion system."""
    names = "\n".join(f"        {_quoted(_colon(c.name) + ':' + c.help)}" for c in COMMANDS)
    cases = "\n".join(f"        {c.name}) _arguments {_zsh_arguments(c)} ;;" for c in COMMANDS)
    screen = " ".join(_zsh_argument(a) for a in arguments_of_screen())
    return _ZSH.format(names=names, cases=cases, screen=screen)


def fish() -> str:
    """For fish 3 and later; files are completed besides, as fish does by itself."""
    lines = [f"complete -c briefing -n __fish_use_subcommand -a {c.name} -d {_quoted(c.help)}" for c in COMMANDS]
    for argument in arguments_of_screen():
        lines += _fish_option("__fish_use_subcommand", argument)
    for command in COMMANDS:
        for argument in arguments_of(command):
            lines += _fish_option(f"__fish_seen_subcommand_from {command.name}", argument)
    return "\n".join(lines)


SHELLS: dict[str, Callable[[], str]] = {"bash": bash, "zsh": zsh, "fish": fish}


def _flags(arguments: Iterable[Argument]) -> list[str]:
    return [flag for argument in arguments for flag in argument.flags]


def _known(argument: Argument) -> tuple[str, ...]:
    """What the value of an argument may be, where that is a short list."""
    return argument.choices or next((SUGGESTED[f] for f in argument.flags if f in SUGGESTED), ())


def _lines(words: Iterable[str]) -> str:
    return "$'" + "\\n".join(words) + "'"


def _quoted(words: str) -> str:
    """In single quotes, as all three shells read them; an apostrophe becomes a typographic one."""
    return "'" + words.replace("'", "’").replace("\\", "") + "'"


def _colon(words: str) -> str:
    return words.replace(":", r"\:")


def _zsh_arguments(command: Command) -> str:
    return " ".join(_zsh_argument(argument) for argument in arguments_of(command))


def _zsh_argument(argument: Argument) -> str:
    """One argument as `_arguments` of zsh takes it."""
    help_ = _colon(argument.help.replace("[", "(").replace("]", ")"))
    known = _known(argument)
    values = f"({' '.join(known)})" if known else "_files" if argument.file or argument.value == "PATH" else " "
    if not argument.flags:
        return _quoted(f"{'*' if argument.many else ''}:{_colon(argument.value)}:{values}")
    value = f":{_colon(argument.value)}:{values}" if argument.value else ""
    if argument.value.count(" "):  # several values, as OLD NEW
        value = "".join(f":{word}:{values}" for word in argument.value.split())
    return " ".join(_quoted(f"{flag}[{help_}]{value}") for flag in argument.flags)


def _fish_option(condition: str, argument: Argument) -> list[str]:
    known = _known(argument)
    if not argument.flags:
        return [f"complete -c briefing -n '{condition}' -a '{' '.join(known)}'"] if known else []
    names = " ".join(f"-l {flag[2:]}" if flag.startswith("--") else f"-s {flag[1:]}" for flag in argument.flags)
    wants = ("-r" if argument.file else "-x") if argument.value else ""
    values = f"-a '{' '.join(known)}'" if known else ""
    parts = ("complete -c briefing", f"-n '{condition}'", names, wants, values, f"-d {_quoted(argument.help)}")
    return [" ".join(part for part in parts if part)]


_BASH = """\
_briefing() {{
    local IFS=$'\\n' word="${{COMP_WORDS[COMP_CWORD]}}" words="" more="" only=""
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W {first} -- "$word") $(compgen -f -- "$word"))
        return
    fi
    case "${{COMP_WORDS[1]}}" in
{options}
    esac
    case "${{COMP_WORDS[1]}}:${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
    esac
    if [ -n "$only" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    elif [ "${{word#-}}" != "$word" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$word"))
    else
        COMPREPLY=($(compgen -W "$more" -- "$word") $(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _briefing briefing"""

_ZSH = """\
#compdef briefing
_briefing() {{
    local -a commands
    commands=(
{names}
    )
    if (( CURRENT == 2 )); then
        _describe -t commands command commands
        _files
        return
    fi
    local command="$words[2]"
    shift words
    (( CURRENT-- ))
    case "$command" in
{cases}
        *) _arguments {screen} ;;
    esac
}}
if [[ "${{funcstack[1]}}" == _briefing ]]; then
    _briefing "$@"
else
    compdef _briefing briefing
fi"""
