"""Every format a person may have in a folder, through the process of its own; and what hostile ones do."""

from __future__ import annotations

import io
import json
import time
import zipfile
import zlib
from email.message import EmailMessage
from pathlib import Path

import pytest

from briefing.model.article import BlockKind
from briefing.reading import worker
from briefing.reading.decoding import Refused
from briefing.reading.discovery import discover
from briefing.reading.formats import Format, format_of
from briefing.reading.read import ReadResult, read_bytes, read_file

SENTENCES = " ".join(
    f"The harbour of Port Ellen was closed on day {n} of the storm, officials said." for n in range(12)
)


def page(head: str = "", body: str = "") -> bytes:
    usual = f"<h1>Harbour closes after storm</h1><p>{SENTENCES}</p><h2>Ferries wait</h2><p>{SENTENCES[:200]}</p>"
    content = f"<nav>Menu</nav><article>{body or usual}</article>"
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{content}</body></html>".encode()


JSON_LD = json.dumps(
    {
        "@graph": [
            {"@type": "Organization", "name": "No article"},
            {
                "@type": ["NewsArticle"],
                "headline": "Harbour closes after storm",
                "datePublished": "2026-03-04T09:12:00Z",
                "dateModified": "2026-03-05T10:00:00Z",
                "author": [{"@type": "Person", "name": "Ada Lind"}, {"name": "Tom Okoro"}],
                "publisher": {"name": "Coast Courier"},
                "url": "https://courier.example/harbour",
            },
        ]
    }
)


def test_a_page_by_its_json_ld() -> None:
    article = read_bytes(page(f'<script type="application/ld+json">{JSON_LD}</script>'), "a.html").articles[0]
    assert (article.title, article.source, article.byline) == (
        "Harbour closes after storm",
        "Coast Courier",
        "Ada Lind, Tom Okoro",
    )
    assert article.published
    assert article.updated
    assert (article.published.iso, article.updated.iso) == ("2026-03-04T09:12:00+00:00", "2026-03-05T10:00:00+00:00")
    assert article.url == "https://courier.example/harbour"
    assert article.origins["published"] == "JSON-LD"
    assert "Menu" not in article.text
    assert any(b.kind is BlockKind.HEADING and b.span.of(article.text) == "Ferries wait" for b in article.blocks)


def test_a_page_by_its_meta_tags_and_title() -> None:
    head = (
        "<title>Harbour closes after storm | Coast Courier</title><meta property=og:site_name content='Coast Courier'>"
        "<meta property='article:published_time' content='2026-03-04'><meta name=author content='Ada Lind'>"
        "<link rel=canonical href='https://courier.example/harbour'>"
    )
    article = read_bytes(page(head, f"<p>{SENTENCES}</p>"), "a.html").articles[0]
    assert (article.title, article.source, article.byline) == (
        "Harbour closes after storm",
        "Coast Courier",
        "Ada Lind",
    )
    assert article.url == "https://courier.example/harbour"
    assert article.origins["published"] == "Open Graph"


def test_an_escape_written_as_a_reference() -> None:
    article = read_bytes(page(body=f"<p>Red &#27;[31m alert &#x9b;31m. {SENTENCES}</p>"), "a.html").articles[0]
    assert "\x1b" not in article.text
    assert "\x9b" not in article.text
    assert SENTENCES in article.text


def test_a_page_in_a_declared_encoding() -> None:
    source = page("<meta charset=windows-1250>", f"<p>Škoda řekla. {SENTENCES}</p>").decode().encode("cp1250")
    assert "Škoda řekla." in read_bytes(source, "a.html").articles[0].text


def test_a_saved_page_without_its_ending_is_known() -> None:
    assert format_of(page(), "download") is Format.PAGE
    assert format_of(b"  <!-- saved --> <html>", "a.txt") is Format.PAGE


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Coast Courier</title>
<item><title>Harbour &amp; storm</title><link>https://courier.example/1</link>
<author>ada@courier.example (Ada Lind)</author>
<pubDate>Wed, 04 Mar 2026 09:12:00 GMT</pubDate>
<description>&lt;p&gt;{body}&lt;/p&gt;&lt;p&gt;Second.&lt;/p&gt;</description></item>
<item><title>Only a title</title></item></channel></rss>"""


def test_a_feed_has_an_article_for_each_entry_with_a_body() -> None:
    result = read_bytes(RSS.format(body=SENTENCES).encode(), "feed.xml")
    (article,) = result.articles
    assert (article.title, article.source, article.url) == (
        "Harbour & storm",
        "Coast Courier",
        "https://courier.example/1",
    )
    assert article.path == "feed.xml/entry 1"
    assert article.published
    assert article.published.iso == "2026-03-04T09:12:00+00:00"
    assert [block.span.of(article.text) for block in article.blocks] == [SENTENCES, "Second."]
    assert [p.code for p in article.problems] == ["entries-without-body"]


def test_a_json_feed_and_json_lines() -> None:
    feed = {
        "title": "Coast Courier",
        "items": [{"title": "A", "content_html": f"<p>{SENTENCES}</p>", "date_published": "2026-03-04"}] * 2,
    }
    articles = read_bytes(json.dumps(feed).encode(), "feed.json").articles
    assert [(a.title, a.source, a.text) for a in articles] == [("A", "Coast Courier", SENTENCES)] * 2
    assert [a.path for a in articles] == ["feed.json/entry 1", "feed.json/entry 2"]
    lines = (
        "\n".join(
            json.dumps({"headline": f"T{n}", "text": SENTENCES, "author": {"name": "Ada Lind"}}) for n in range(3)
        )
        + "\n{broken"
    )
    articles = read_bytes(lines.encode(), "a.jsonl").articles
    assert [(a.title, a.byline) for a in articles] == [(f"T{n}", "Ada Lind") for n in range(3)]
    assert articles[0].problems[0].code == "lines-broken"


def test_a_mail() -> None:
    mail = EmailMessage()
    mail["From"] = "Coast Courier <news@courier.example>"
    mail["Subject"] = "Fwd: Harbour closes – latest"
    mail["Date"] = "Wed, 04 Mar 2026 09:12:00 +0100"
    mail["List-Id"] = "<news.courier.example>"
    mail.set_content("See it online.")
    mail.add_alternative(f"<html><head><title>x</title></head><body><p>{SENTENCES}</p></body></html>", subtype="html")
    article = read_bytes(mail.as_bytes(), "a.eml").articles[0]
    assert (article.title, article.source, article.text) == ("Harbour closes – latest", "Coast Courier", SENTENCES)
    assert article.published
    assert article.published.iso == "2026-03-04T09:12:00+01:00"
    assert format_of(mail.as_bytes(), "mail") is Format.MAIL


def test_an_archived_page() -> None:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "https://courier.example/harbour"
    mail.set_content(page().decode(), subtype="html")
    article = read_bytes(mail.as_bytes(), "a.mhtml").articles[0]
    assert (article.url, article.title) == ("https://courier.example/harbour", "Harbour closes after storm")
    assert SENTENCES in article.text


def pdf(stream: bytes) -> bytes:
    packed = zlib.compress(stream, 9)
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%b\nendstream" % (len(packed), packed),
        font,
        b"<< /Title (Harbour closes) /Author (Ada Lind) /CreationDate (D:20260304091200Z) >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF" % len(out)
    return out + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def test_a_pdf() -> None:
    pytest.importorskip("pypdf")
    article = read_bytes(pdf(b"BT /F1 12 Tf 72 700 Td (The harbour was closed on Monday.) Tj ET"), "a.pdf").articles[0]
    assert (article.text, article.title, article.byline) == (
        "The harbour was closed on Monday.",
        "Harbour closes",
        "Ada Lind",
    )


def test_lines_of_a_pdf_are_joined_to_paragraphs() -> None:
    from briefing.reading.documents import paragraphs_of

    lines = [
        "Harbour closes",
        "The harbour of Port Ellen was closed on",
        "Wednesday after a storm damaged two",
        "cranes.",
    ]
    page = "\n".join([*lines, "Ferries to the islands will not run until", "Saturday."])
    assert paragraphs_of(page) == [
        "Harbour closes",
        "The harbour of Port Ellen was closed on Wednesday after a storm damaged two cranes.",
        "Ferries to the islands will not run until Saturday.",
    ]


def test_a_word_document() -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.core_properties.title = "Harbour closes"
    document.add_heading("Ferries wait", 1)
    document.add_paragraph(SENTENCES)
    stream = io.BytesIO()
    document.save(stream)
    article = read_bytes(stream.getvalue(), "a.docx").articles[0]
    assert article.title == "Harbour closes"
    assert [b.kind.value for b in article.blocks] == ["heading", "paragraph"]


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_a_zipped_folder() -> None:
    inner = zipped({"x.txt": b"Never read."})
    files = {
        "b/two.md": b"# Two\n\nText.",
        "a.txt": SENTENCES.encode(),
        "../up.txt": b"Up.",
        "i.jpg": b"x",
        "in.zip": inner,
    }
    result = read_bytes(zipped(files | {"__MACOSX/a.txt": b"x", "big.txt": b"a" * 20_000_000}), "all.zip")
    assert [a.path for a in result.articles] == ["all.zip/a.txt", "all.zip/b/two.md"]
    assert [(p.path, p.code) for p in result.problems] == [("all.zip/big.txt", "too-large")]


@pytest.mark.parametrize(
    "data",
    [b"PK\x03\x04broken", zipped({"a.txt": b"Text."})[:-30], b"%PDF-1.4 broken", b"{broken", b"[" * 100_000],
    ids=["zip", "cut zip", "pdf", "json", "deep json"],
)
@pytest.mark.parametrize("name", ["a.zip", "a.json", "a.docx"])
def test_damaged_files_are_refused_with_a_reason(data: bytes, name: str) -> None:
    result = read_bytes(data, name)
    assert result.articles == ()
    assert result.problems[0].message


def test_a_missing_extra_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefing.reading.documents import read_pdf
    from briefing.reading.feeds import read_feed
    from briefing.reading.web import read_page

    for name in ("pypdf", "pypdf.errors", "feedparser", "trafilatura"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    with pytest.raises(Refused, match=r"pip install 'briefing\[documents\]'"):
        read_pdf(b"%PDF-1.4")
    (feed,) = read_feed(RSS.format(body=SENTENCES).encode())
    (draft,) = read_page(page())
    assert feed.pieces[0].text == SENTENCES
    assert feed.fields["published"].value == "Wed, 04 Mar 2026 09:12:00 GMT"
    assert SENTENCES in [piece.text for piece in draft.pieces]
    assert {code for d in (feed, draft) for code, _ in d.notes} >= {"simple-reader"}


GENEROUS = 20
"""Seconds: one file may take 3, but starting the process again is not the file's time, and machines may be busy."""


def timed(data: bytes, name: str) -> tuple[ReadResult, float]:
    begin = time.perf_counter()
    result = read_bytes(data, name)
    return result, time.perf_counter() - begin


@pytest.mark.parametrize(
    "body",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">" + SENTENCES,
        "<!--" * 200_000 + SENTENCES,
        pytest.param("<table>" + ("<tr>" + "<td>x" * 2_000) * 30, marks=pytest.mark.slow),
        "<div>" * 50_000 + SENTENCES,
        "<h1>x" * 30_000,
    ],
    ids=["attributes", "comments", "columns", "depth", "headlines"],
)
def test_hostile_pages_end_in_time(body: str) -> None:
    result, seconds = timed(page(body=body), "a.html")
    assert len(result.articles) + len(result.problems) >= 1
    assert seconds < GENEROUS


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nText.", "a.eml"),
        (b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000)), "b.eml"),
        (pdf(b"BT /F1 12 Tf (a) Tj " * 5_000_000), "a.pdf"),
        (zipped({"[Content_Types].xml": b"<a>" * 10_000_000}), "a.docx"),
    ],
    ids=["encoded words", "parts", "pdf", "word"],
)
def test_hostile_documents_end_in_time_with_a_reason(data: bytes, name: str) -> None:
    result, seconds = timed(data, name)
    assert result.articles or result.problems[0].message
    assert seconds < GENEROUS


def test_a_reader_that_hangs_is_ended_and_the_next_file_is_read() -> None:
    with pytest.raises(Refused, match="took more than"):
        worker.read_apart(Format.PAGE, page(body="<p>" * 20_000), seconds=0.0)
    assert read_bytes(page(), "a.html").articles


def test_a_reader_whose_process_was_killed_is_started_again() -> None:
    assert read_bytes(page(), "a.html").articles
    assert worker._WORKER.process
    worker._WORKER.process.kill()
    worker._WORKER.process.wait()
    assert read_bytes(page(), "a.html").articles


def test_the_first_text_file_of_a_folder_needs_no_other_process(tmp_path: Path) -> None:
    worker._WORKER.stop()
    (tmp_path / "a.md").write_text("---\ntitle: T\n---\nText.", encoding="utf-8")
    assert read_file(discover([tmp_path]).files[0]).articles
    assert worker._WORKER.process is None
