"""A terminal browser for briefings: many accounts of one event, read as one body of coverage.

`from briefing import open_library` gives a program what the commands give a person; see `briefing.library.Library`.
"""

__version__ = "0.1.0"
__all__ = ["Library", "__version__", "open_library"]


def __getattr__(name: str) -> object:
    if name in ("Library", "open_library"):
        from importlib import import_module  # noqa: PLC0415  # `briefing --version` must not pay for it

        return getattr(import_module("briefing.library"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
