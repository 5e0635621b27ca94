"""Mails (newsletters) and archived web pages (MHTML) -> drafts."""

from __future__ import annotations

import re
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from briefing.reading import plain
from briefing.reading.decoding import Refused, decode
from briefing.reading.draft import Draft
from briefing.reading.hypertext import pieces_of
from briefing.reading.text_file import note_decoding
from briefing.reading.web import draft_of_page

_MANY_PARTS = 500
_SHARE = 0.5
"""A mail's plain text is taken if it has at least this share of the words of its HTML: some are only a link to that."""


def read_mail(data: bytes) -> list[Draft]:
    """The letter in a mail file: its words, subject, sender and date."""
    message = _message(data)
    texts, pages = _parts(message, "text/plain"), _parts(message, "text/html")
    draft = Draft([])
    by_page = [piece for part in pages for piece in pieces_of(_content(part, draft))]
    by_text = [piece for part in texts for piece in plain.pieces(_content(part, draft))]
    words = [sum(len(piece.text.split()) for piece in pieces) for pieces in (by_text, by_page)]
    draft.pieces = by_text if words[0] >= _SHARE * words[1] else by_page
    if not draft.pieces:
        raise Refused("no-text", "is a mail without text")
    _add_headers(draft, message)
    return [draft]


def read_archived_page(data: bytes) -> list[Draft]:
    """The article in a page saved as MHTML."""
    message = _message(data)
    pages = _parts(message, "text/html")
    if not pages:
        raise Refused("no-text", "is an archive without a page")
    part = pages[0]
    noted = Draft([])
    draft = draft_of_page(_content(part, noted))
    draft.notes += noted.notes
    for address in (_header(message, "Snapshot-Content-Location"), _header(part, "Content-Location")):
        if address.startswith(("http://", "https://")):
            draft.add("url", address, "archive")
    draft.add("title", _header(message, "Subject"), "archive")
    return [draft]


def _message(data: bytes) -> EmailMessage:
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert isinstance(message, EmailMessage)
    return message


def _parts(message: EmailMessage, kind: str) -> list[EmailMessage]:
    """The parts of one content type that are shown rather than attached."""
    found = []
    for number, part in enumerate(message.walk()):
        if number > _MANY_PARTS:
            break
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            found.append(part)
    return [part for part in found if isinstance(part, EmailMessage)]


def _content(part: EmailMessage, draft: Draft) -> str:
    """The text of a part, by the encoding it declares unless its bytes say otherwise."""
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return ""
    decoded = decode(payload, part.get_content_charset())
    note_decoding(draft, decoded)
    return decoded.text


def _header(message: EmailMessage, name: str) -> str:
    """A header as text, "" where it is missing or cannot be parsed (the standard library raises on some)."""
    try:
        return str(message.get(name, ""))
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""


def _add_headers(draft: Draft, message: EmailMessage) -> None:
    """Title, outlet or author, and dates from the headers. A newsletter's sender is its outlet."""
    draft.add("title", re.sub(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+", "", _header(message, "Subject"), flags=re.I), "mail")
    name, address = parseaddr(_header(message, "From"))
    bulk = any(message.get(header) for header in ("List-Id", "List-Unsubscribe", "Precedence"))
    draft.add("source" if bulk else "byline", name or address, "mail")
    draft.add("published", _header(message, "Date"), "mail")
