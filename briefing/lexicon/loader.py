"""Loads the YAML knowledge of this package, once each, when it is first asked for."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# CSafeLoader is several times faster and present in nearly every installation; the files are our own, so its known
# weakness (very deep nesting) does not matter here.
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load(name: str) -> Any:
    """The content of `briefing/lexicon/<name>.yaml`: plain lists, dicts, strings and numbers, shared by all callers.

    Callers must not change what they are given. Raises FileNotFoundError for a name that does not exist.
    """
    text = files("briefing.lexicon").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  (the loader is a safe one, whichever was found)
