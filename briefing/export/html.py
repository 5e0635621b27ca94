"""A page as HTML that stands alone: no scripts, nothing fetched, readable on paper."""

from __future__ import annotations

import re
from html import escape

from briefing.export.front_matter import split_front

_COMMENT = re.compile(r"<!-- .*? -->", re.DOTALL)
_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
<style>
body {{ max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 Georgia, serif; color: #222; }}
h1, h2, h3 {{ line-height: 1.2; }}
table {{ border-collapse: collapse; margin: 1rem 0; }}
th, td {{ border-bottom: 1px solid #ccc; padding: .3rem .6rem; text-align: left; vertical-align: top; }}
blockquote {{ margin: 1rem 0; padding-left: 1rem; border-left: 3px solid #ccc; }}
</style>
</head>
<body>
{body}</body>
</html>
"""


def html_page(title: str, markdown: str) -> str:
    """A Markdown page of ours (without marks, footnotes or citations) as HTML. Raw HTML in it is shown, not obeyed."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - 35 ms, only for HTML

    body = split_front(markdown)[1]
    renderer = MarkdownIt("commonmark", {"html": False}).enable("table")
    return _PAGE.format(title=escape(title), body=renderer.render(_COMMENT.sub("", body)))
