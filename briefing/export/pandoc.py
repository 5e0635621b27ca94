"""Other formats (docx, odt, epub, pdf …) through pandoc, where it is installed."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from briefing.export.front_matter import split_front
from briefing.files.atomic import WriteError

SECONDS = 60
_FORMAT = re.compile(r"[a-z0-9]+")


def pandoc_installed() -> bool:
    """True where pandoc can be run."""
    return shutil.which("pandoc") is not None


def convert(markdown: str, form: str) -> bytes:
    """A page of ours in another of pandoc's formats. Raises WriteError where pandoc is missing or refuses.

    Without smart typography: the words stay as they were written. Pandoc would read the front matter as Markdown, so
    its title and date are handed over beside the page. The formats that pandoc makes with other programs (pdf) depend
    on those. Its --sandbox is not used: some distributions' builds then miss their own data files, and our pages name
    no files to read.
    """
    if not _FORMAT.fullmatch(form):
        raise WriteError(f"“{form}” is no format")
    if not pandoc_installed():
        raise WriteError(f"{form} needs pandoc, which is not installed; markdown, html, json, csv and plain do not")
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        target = Path(folder) / f"page.{form}"
        front, body = split_front(markdown)
        command = ["pandoc", "--from", "markdown-smart-yaml_metadata_block", "--standalone", "--output", str(target)]
        command += [f"--metadata={key}={front[key]}" for key in ("title", "date") if front.get(key)]
        if form != "pdf":
            command += ["--to", form]
        try:
            done = subprocess.run(command, input=body.encode(), capture_output=True, timeout=SECONDS, check=False)
            if done.returncode:
                raise WriteError(f"pandoc could not make {form}: {done.stderr.decode(errors='replace').strip()[:300]}")
            return target.read_bytes()
        except (OSError, subprocess.TimeoutExpired) as error:
            raise WriteError(f"pandoc could not be run: {error}") from error
