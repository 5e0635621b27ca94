"""Exports read back: Markdown to HTML in every renderer that is here, and HTML to its text and links."""

import shutil
import subprocess
from dataclasses import dataclass, field
from html.parser import HTMLParser

BLOCKS = frozenset(["p", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "li"])


@dataclass
class Page(HTMLParser):
    """The words of each block, and every link."""

    blocks: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    odd: set[str] = field(default_factory=set)
    open: int = 0

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        if tag in BLOCKS:
            self.blocks.append("")
            self.open += 1
        elif tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        elif tag == "br" and self.blocks:
            self.blocks[-1] += " "
        self.odd.add(tag)

    def handle_endtag(self, tag):
        if tag in BLOCKS:
            self.open -= 1

    def handle_data(self, data):
        if self.blocks and self.open:
            self.blocks[-1] += data

    @property
    def texts(self):
        """The words of the blocks that have any, single-spaced."""
        return [" ".join(block.split()) for block in self.blocks if block.strip()]


def page(html):
    found = Page()
    # Pandoc's HTML writer puts a variation selector after this arrow, which it uses for footnotes itself.
    found.feed(html.replace("\u21a9\ufe0e", "\u21a9"))
    found.close()
    return found


def markdown_it(text):
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)


def run(*command):
    return lambda text: subprocess.run(command, input=text, text=True, capture_output=True, check=True).stdout


RENDERERS = {"markdown-it": markdown_it}
if shutil.which("cmark-gfm"):
    extensions = [
        word for name in ("footnotes", "table", "strikethrough", "autolink", "tasklist") for word in ("-e", name)
    ]
    RENDERERS["cmark-gfm"] = run("cmark-gfm", *extensions)
if shutil.which("pandoc"):
    for dialect in ("markdown-smart", "gfm", "commonmark_x-smart"):
        RENDERERS[f"pandoc {dialect}"] = run("pandoc", "-f", dialect, "-t", "html", "--wrap=none")
