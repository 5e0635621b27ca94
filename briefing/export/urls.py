"""Which addresses may become links, and how they are written so that no dialect reads anything else into them.

Both exports and whatever opens an address ask here.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

MAX_LENGTH = 2000
_HOST = re.compile(r"(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,62}\.)*[a-z0-9-]{0,62}[a-z0-9](?::[0-9]{1,5})?")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Everything else is percent-encoded: brackets, quotes, "|", "`", "^", "$", "{", and all that is not ASCII.
_KEPT = "/?=&,+-._~!:@%"


def safe_url(text: str | None) -> str | None:
    """The address as ASCII, safe between "<" and ">" and in a table; None for what must stay text.

    Only http and https, with a host, without a user name ("bank.example@evil.example" names the wrong host), without
    spaces, control or invisible characters.
    """
    if not text or len(text) > MAX_LENGTH or not text.isprintable() or " " in text or "\\" in text:
        return None
    try:
        parts = urlsplit(text)
        host = parts.netloc.lower() if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except (ValueError, UnicodeError):
        return None
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(host):
        return None
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    encoded = quote(_BARE_PERCENT.sub("%25", path), safe=_KEPT)
    fragment = "#" + quote(_BARE_PERCENT.sub("%25", parts.fragment), safe=_KEPT) if parts.fragment else ""
    return f"{parts.scheme}://{host}{encoded}{fragment}"
