"""Loads the YAML knowledge of this package, once each, when it is first asked for.

Reading all of it as YAML takes 80 ms, as JSON 3. So what was read is kept as JSON beside the compiled modules, as
Python keeps those: made anew when the YAML file has changed, and done without where nothing can be written.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any


@cache
def load(name: str) -> Any:
    """The content of `briefing/lexicon/<name>.yaml`: plain lists, dicts, strings and numbers, shared by all callers.

    Callers must not change what they are given. Raises FileNotFoundError for a name that does not exist.
    """
    return read(Path(__file__).with_name(f"{name}.yaml"))


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The words under `key` in `load(name)`, as a set that is made once. Raises KeyError."""
    return frozenset(load(name)[key])


def alternation(listed: Iterable[str]) -> str:
    """A pattern that matches any of these words, as written, the longest first."""
    return "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))


def read(source: Path) -> Any:
    """The content of a YAML file of ours, from what was kept of it if that is still true. Raises FileNotFoundError."""
    found = source.stat()
    stamp = [found.st_mtime_ns, found.st_size]
    kept = Path(cache_from_source(str(source))).with_suffix(".json")
    with contextlib.suppress(OSError, ValueError, LookupError, TypeError):
        stored = json.loads(kept.read_bytes())
        if stored["stamp"] == stamp:
            return stored["content"]
    content = _parsed(source)
    if not sys.dont_write_bytecode:
        _keep(kept, stamp, content)
    return content


def _parsed(source: Path) -> Any:
    import yaml  # noqa: PLC0415  (20 ms, for nothing where all is kept)

    # CSafeLoader is several times faster and present in nearly every installation; the files are our own, so its known
    # weakness (very deep nesting) does not matter here.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(source.read_text(encoding="utf-8"), Loader=loader)  # noqa: S506  (a safe one, whichever it is)


def _keep(kept: Path, stamp: list[int], content: Any) -> None:
    """Write what was read, whole or not at all. What JSON would give back otherwise (keys that are numbers) is not."""
    text = json.dumps({"stamp": stamp, "content": content}, ensure_ascii=False)
    if json.loads(text)["content"] != content:
        return
    new = kept.with_name(f"{kept.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        kept.parent.mkdir(exist_ok=True)
        new.write_text(text, encoding="utf-8")
        new.replace(kept)
