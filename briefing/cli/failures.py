"""What goes wrong, in one sentence each, with the status to end with."""

from __future__ import annotations

from briefing.cli.streams import flush, silence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def guarded(work: Callable[[], int]) -> int:
    """The status of `work`; whatever it raises ends in a message and a status."""
    try:
        status = work()
        flush()
    except BrokenPipeError:
        silence()  # the reader of the pipe has all it wants
        return 0
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001  # the last resort: a sentence, not a traceback
        return _told(error)
    return status


def _told(error: BaseException) -> int:
    """The status for an error, after a sentence about it. What tells errors apart is imported when there is one."""
    from briefing.cli.status import Refused, Status
    from briefing.files.atomic import WriteError
    from briefing.settings.errors import SettingsError

    if isinstance(error, KeyboardInterrupt):
        return Status.INTERRUPTED
    if not isinstance(error, Refused | SettingsError | WriteError):
        return internal_error(error)
    _say(str(error))
    if isinstance(error, Refused):
        return error.status
    return Status.WRONG_USAGE if isinstance(error, SettingsError) else Status.OUTPUT_FAILED


def internal_error(error: BaseException) -> int:
    """Say that the program failed and where the log is; status 70."""
    from briefing.cli.status import Status
    from briefing.settings.log import log_error
    from briefing.settings.places import Places

    log = log_error(error, Places.default())
    _say(f"internal error: {type(error).__name__}: {error}" + (f"; details in {log}" if log else ""))
    return Status.INTERNAL_ERROR


def _say(message: str) -> None:
    from briefing.cli.output import say

    say(message)
