"""Text as Markdown that renders as that text: in CommonMark, GitHub's dialect, Pandoc's, Obsidian's, Hugo's, Jekyll's.

Every character that any of them gives a meaning is escaped with a backslash, where it has that meaning. Straight
quotation marks, two dashes and three points are left alone: Pandoc may set them as the signs that they stand for,
which is what its users expect, and a page with backslashes in them reads badly.
"""

from __future__ import annotations

import re

from briefing.reading.safety import clean

_ACTIVE = re.compile(r"[\\`*_\[\]<{}|$#~^@]")
_SEQUENCES = (
    (re.compile(r"&(?=[#A-Za-z])"), r"\\&"),  # entities
    (re.compile(r"=="), r"\\=\\="),  # Obsidian's highlight
    (re.compile(r"%%"), r"\\%\\%"),  # its comment
    (re.compile(r":(?=//)"), r"\\:"),  # bare addresses, which GitHub makes links
    (re.compile(r"(?i)(www)\.(?=\S)"), r"\1\\."),
    (re.compile(r":(?=[\w+-]+:)"), r"\\:"),  # :emoji:
    # GitHub finds mail addresses in the rendered text: only a break between its pieces stops it.
    (re.compile(r"(?<=[\w.+-])\\@(?=\w)"), r"<!-- -->\\@"),
)
_OBEYED = re.compile(r"<[A-Za-z/!?]|\]\s?[(\[{:]|`\{|\\[A-Za-z]")
_CLAUSE_END = re.compile(r"[,;:](?=\s)|[.!?][”\"’']?(?=\s)|\s[–—-]{1,2}(?=\s)")
_LINE_START = re.compile(r"[-+>=:%]")
_LIST_START = re.compile(r"(\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))([.)])(?=\s|$)")

_SINGLE = str.maketrans('"“”„', "'‘’‚")
_NESTED = str.maketrans("“”", "‘’")
_ENDS = ("…", ".", "?", "!")


def plain(text: str | None) -> str:
    """`text` on one line, without control characters; "" for None."""
    return " ".join(clean(text or "")[0].split())


def inline(text: str | None) -> str:
    """`text` on one line as Markdown, for the middle of a line, a heading, a table's cell."""
    return _active(plain(text))


def quoted(text: str | None) -> str:
    """`text` in quotation marks as Markdown; without, where it holds marks of its own and they would pile up."""
    words = inline(text)
    return _start(words) if re.search(r'["“”„«»]', words) else f"“{words}”"


def titled(text: str | None, end: str = "") -> str:
    """A title in double quotation marks as Markdown, its own as single ones; `end` stands before the closing mark where
    the title has no such sign of its own.
    """
    words = plain(text).translate(_SINGLE)
    return f'"{inline(words)}{"" if words.endswith(_ENDS) else end}"'


def line(text: str | None) -> str:
    """`text` on one line as Markdown, for the beginning of a line."""
    return _start(inline(text))


def paragraphs(text: str) -> list[str]:
    """The paragraphs of `text` as Markdown, one line each; blank lines in `text` part them."""
    blocks = re.split(r"\n\s*\n", clean(text)[0])
    return [line(block) for block in blocks if block.strip()]


def code(text: str) -> str:
    """`text` as a code span."""
    words = plain(text) or " "
    fence = "`" * (max((len(run) for run in re.findall("`+", words)), default=0) + 1)
    pad = " " if words.startswith("`") or words.endswith("`") else ""
    return f"{fence}{pad}{words}{pad}{fence}"


def quoted_yaml(text: str | None) -> str:
    """`text` as a double-quoted YAML scalar that holds the plain words.

    Pandoc alone reads values in front matter as Markdown. Our own conversions do not let it (see `pandoc`); for whoever
    runs it on the page, words that hold a tag or a link, as no headline does, are escaped so that nothing is obeyed.
    """
    words = plain(text)
    words = inline(words) if _OBEYED.search(words) else words
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'


def spoken(text: str) -> list[str]:
    """Somebody's words as Markdown, every paragraph in quotation marks, those inside as single ones. The comma with
    which the article went on after them is left off.
    """
    return [f"“{part}”" for part in paragraphs(uttered(text))]


def uttered(text: str) -> str:
    """Somebody's words as text, to be put in quotation marks: as `spoken` has them."""
    return text.strip().rstrip(",;").rstrip().translate(_NESTED)


def shortened(text: str | None, limit: int) -> str:
    """`text` on one line, cut with "…" where it is longer than `limit` characters: at the end of a clause if one ends
    in the last third, else at a word.
    """
    words = plain(text)
    if len(words) <= limit:
        return words
    cut = words[:limit]
    ends = [m.start() for m in _CLAUSE_END.finditer(cut) if m.start() > 2 * limit // 3]
    if ends:
        return cut[: ends[-1]].rstrip() + "…"
    return (cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:–—-") + "…"


def balanced(text: str) -> str:
    """`text` with the quotation mark that was left outside when it was cut from its sentence."""
    opened, closed = text.find("“"), text.find("”")
    if closed >= 0 and (opened < 0 or opened > closed):
        text = "“" + text
    return text + "”" if text.count("“") > text.count("”") else text


def _active(words: str) -> str:
    words = _ACTIVE.sub(r"\\\g<0>", words)
    for pattern, replacement in _SEQUENCES:
        words = pattern.sub(replacement, words)
    return words


def _start(words: str) -> str:
    """With an escape before what would begin a list, a quotation, a heading or a rule."""
    if _LINE_START.match(words):
        return "\\" + words
    return _LIST_START.sub(r"\1\\\2", words, count=1) if _LIST_START.match(words) else words
