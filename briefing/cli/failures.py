"""What goes wrong, in one sentence each, with the status to end with."""

from __future__ import annotations

from collections.abc import Callable

from briefing.cli.status import Refused, Status
from briefing.cli.streams import flush, silence
from briefing.files.atomic import WriteError
from briefing.settings.errors import SettingsError
from briefing.settings.places import Places


def guarded(work: Callable[[], int]) -> int:
    """The status of `work`; whatever it raises ends in a message and a status."""
    try:
        status = work()
        flush()
    except Refused as refusal:
        _say(str(refusal))
        return refusal.status
    except SettingsError as error:
        _say(str(error))
        return Status.WRONG_USAGE
    except WriteError as error:
        _say(str(error))
        return Status.OUTPUT_FAILED
    except KeyboardInterrupt:
        return Status.INTERRUPTED
    except BrokenPipeError:
        silence()  # the reader of the pipe has all it wants
        return Status.DONE
    except Exception as error:  # noqa: BLE001  # the last resort: the person gets a sentence, the log the traceback
        return internal_error(error)
    return status


def internal_error(error: BaseException) -> int:
    """Say that the program failed and where the log is; status 70."""
    from briefing.settings.log import log_error  # not on the way to an ordinary end

    log = log_error(error, Places.default())
    _say(f"internal error: {type(error).__name__}: {error}" + (f"; details in {log}" if log else ""))
    return Status.INTERNAL_ERROR


def _say(message: str) -> None:
    from briefing.cli.output import say

    say(message)
