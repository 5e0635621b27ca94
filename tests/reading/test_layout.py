"""Lines become blocks of the right kind, and what they say becomes metadata."""

from __future__ import annotations

import time

import pytest

from briefing.model.article import Article, BlockKind
from briefing.model.text import Precision
from briefing.reading.bylines import is_names
from briefing.reading.read import read_text

REPORT = (
    "The harbour of Port Ellen was closed on Wednesday after a storm damaged its two cranes, officials said, "
    "and ferries to the islands will not run before the weekend at the earliest."
)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def kind_of(article: Article, words: str) -> BlockKind:
    block = article.block_at(article.text.index(words))
    assert block
    return block.kind


def text(*paragraphs: str) -> Article:
    return read_text("\n\n".join(paragraphs))


def test_a_first_line_is_the_title_and_stays_in_the_text() -> None:
    article = text("Harbour closes after storm", "Wed 4th Mar, 2026", REPORT, REPORT + " More.")
    assert (article.title, article.origins["title"]) == ("Harbour closes after storm", "text")
    assert [kind for kind, _ in kinds(article)] == ["title", "date", "paragraph", "paragraph"]
    assert article.text.startswith("Harbour closes after storm")
    assert article.published
    assert article.published.iso == "2026-03-04"


def test_a_title_from_metadata_is_not_added_but_found() -> None:
    article = read_text(f"---\ntitle: Harbour closes\n---\n\n{REPORT}")
    assert (article.title, article.text) == ("Harbour closes", REPORT)
    article = read_text(f"---\ntitle: Harbour closes!\n---\n\n# Harbour closes\n\n{REPORT}")
    assert kinds(article)[0] == ("title", "Harbour closes")


def test_a_date_glued_to_the_text() -> None:
    article = text(" date 2026-03-04 Updated March 5, 2026 at 3:01 PM EST", REPORT)
    assert article.published
    assert article.updated
    assert (article.published.iso, article.updated.iso) == ("2026-03-04", "2026-03-05T15:01:00-05:00")
    glued = text(f" date 2026-03-04 {REPORT}")
    assert kinds(glued) == [("date", "date 2026-03-04"), ("paragraph", REPORT)]


@pytest.mark.parametrize(
    ("glued", "heading"),
    [
        (f"What the union is saying Dock workers {REPORT[4:]}", "What the union is saying"),
        (f"What has the mayor promised? {REPORT}", "What has the mayor promised?"),
        (f"Why it matters {REPORT}", "Why it matters"),
    ],
)
def test_headings_glued_to_their_paragraph(glued: str, heading: str) -> None:
    article = text("The mayor spoke on Wednesday.", glued)
    assert kinds(article)[1] == ("heading", heading)
    assert kinds(article)[2][0] == "paragraph"
    assert article.text.endswith(glued)


@pytest.mark.parametrize(
    "sentence",
    [
        "What the mayor said Monday was not what the council had agreed to in its meeting last week.",
        "What Ada Lind wants is a new harbour with two cranes, and she has said so many times before.",
        "“Is it safe?” Tom Okoro asked the engineers on the quay, and nobody had an answer for him.",
        "Why Port Ellen was hit so hard is unclear, and the engineers do not expect to know for weeks.",
    ],
)
def test_ordinary_sentences_are_not_taken_apart(sentence: str) -> None:
    assert kinds(text(REPORT, sentence))[1] == ("paragraph", sentence)


def test_a_heading_stands_before_reporting() -> None:
    article = text(REPORT, "Ferries wait", REPORT + " So it is.", "What happens next?", REPORT + " Nobody knows.")
    assert [kind for kind, _ in kinds(article)] == ["paragraph", "heading", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("ALSO READ: Storm hits the coast", BlockKind.TEASER),
        ("Read more: Storm hits the coast", BlockKind.TEASER),
        ("More Harbour News »", BlockKind.TEASER),
        ("WATCH: Cranes fall in storm", BlockKind.TEASER),
        ("Advertisement", BlockKind.BOILERPLATE),
        ("Sign up for our newsletter", BlockKind.BOILERPLATE),
        ("(With inputs from agencies)", BlockKind.BOILERPLATE),
        ("Story continues below advertisement", BlockKind.TEASER),
        ("Copyright 2026 Coast Courier. All rights reserved.", BlockKind.BOILERPLATE),
        ("A crane lies in the harbour on Wednesday. (Tom Okoro/Reuters)", BlockKind.CAPTION),
        ("Photo: Tom Okoro", BlockKind.CAPTION),
        ("La grúa en el puerto de Astrup. Foto de Tom Okoro en un sitio de fotos.", BlockKind.CAPTION),
        ("Il porto di Astrup, visto dal faro (CC BY-SA 2.0)", BlockKind.CAPTION),
        ("Fuente: Tom Okoro, dominio público", BlockKind.CAPTION),
        ("Capture d'écran du site du port", BlockKind.CAPTION),
        (
            "Photos: The storm The pier at noon. Hide Caption 1 of 47 Photos: The storm A crane. Hide Caption 2 of 47",
            BlockKind.CAPTION,
        ),
        (
            "The pier on Monday. " * 30 + "Image 1 of 3 The crane. Image 2 of 3 The gate. Image 3 of 3",
            BlockKind.CAPTION,
        ),
        ("Este artículo forma parte de nuestra serie sobre los puertos del norte.", BlockKind.BOILERPLATE),
        ("Ce billet fait partie de notre dossier sur les ports du nord.", BlockKind.BOILERPLATE),
        ("Ada Lind contributed to this report.", BlockKind.BYLINE),
        ("(Reporting by Ada Lind; Editing by Tom Okoro)", BlockKind.BYLINE),
    ],
)
def test_what_is_not_reporting_is_kept_apart(line: str, kind: BlockKind) -> None:
    article = text(REPORT, line, REPORT + " The end.")
    assert kind_of(article, line) is kind
    assert not kind.reporting


@pytest.mark.parametrize(
    "line",
    [
        "Read the room, the mayor told the council on Wednesday.",
        "The mayor pointed at image 3 of 12 and asked what it showed.",
        "Foto de la marcha de hoy en Astrup, que duró tres horas.",
        "More than 40 ferries were cancelled.",
        "Share prices of the harbour company fell by a tenth on Wednesday.",
        "Watch officers saw the crane fall at 5 a.m.",
        "By Friday, talks had collapsed and the ferries stayed in port.",
        "Follow-up checks are due on Monday.",
        "Photographs of the quay show two broken cranes.",
    ],
)
def test_reporting_that_begins_alike_stays(line: str) -> None:
    assert kind_of(text(REPORT, line, REPORT + " The end."), line) is BlockKind.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Ada Lind", "Ada Lind"),
        ("By Ada Lind and Tom Okoro, Coast Courier", "Ada Lind, Tom Okoro"),
        ("By Ada Lind, Tom Okoro and Jo van der Berg", "Ada Lind, Tom Okoro and Jo van der Berg"),
        ("BY ADA LIND, CNN", "ADA LIND"),
        ("Written by Ada Lind | March 4, 2026", "Ada Lind"),
    ],
)
def test_bylines_at_the_top_and_at_the_end(line: str, byline: str) -> None:
    for article in (text("Harbour closes after storm", line, REPORT), text(REPORT, REPORT + " The end.", line)):
        assert kind_of(article, line) is BlockKind.BYLINE
        assert article.byline
        assert article.byline.replace(" and ", ", ") == byline.replace(" and ", ", ")


def test_a_headline_in_capitals_is_no_list_of_names_and_takes_no_time() -> None:
    """Every capital might begin a name; to try all ways of cutting such a line took 12 seconds."""
    began = time.process_time()
    assert not is_names("ISLAND-WIDE FERRY COUNCIL CONDEMNS HARBOUR MASTERS' RULING AS 'UTTERLY UNREASONABLE' TODAY")
    assert time.process_time() - began < 0.5
    assert is_names("Ada Lind, Tom McOkoro and Jo Hart")


POST = "We will rebuild the harbour, and we will do it before the winter. pic.twitter.com/abc123"
SIGNED = "— Mayor Ada Lind (@adalind) March 4, 2026"


def test_a_post_with_its_signature() -> None:
    article = text(REPORT, "Mayor promises more", POST, SIGNED, REPORT + " The end.")
    post = next(block for block in article.blocks if block.kind is BlockKind.POST)
    assert post.span.of(article.text) == f"{POST}\n\n{SIGNED}"
    assert (post.author, post.handle, post.posted) == ("Mayor Ada Lind", "@adalind", "2026-03-04")
    assert post.signed
    assert post.signed.of(article.text) == SIGNED
    assert article.via == ("X",)
    assert article.published
    assert (article.published.iso, article.published.precision) == ("2026-03-04", Precision.NOT_BEFORE)


def test_a_post_of_several_lines_after_a_heading() -> None:
    article = read_text(
        "\n".join([REPORT, "Mayor promises more", "We stand together.", "Our plan is clear…", SIGNED, REPORT])
    )
    assert [kind for kind, _ in kinds(article)] == ["paragraph", "heading", "post", "repeat"]


def test_a_line_about_the_author_is_not_the_post() -> None:
    article = text(REPORT, "Mayor Lind also wrote about the plan.", POST, SIGNED, REPORT + " The end.")
    assert kind_of(article, "Mayor Lind also") is BlockKind.PARAGRAPH


def test_the_second_half_of_a_post_after_its_signature() -> None:
    article = text(
        REPORT, "We met the engineers today.", SIGNED, "The plan they showed includes two new cranes, a longer…", REPORT
    )
    post = next(block for block in article.blocks if block.kind is BlockKind.POST)
    assert post.span.of(article.text).endswith("a longer…")


def test_a_signature_inside_a_line() -> None:
    article = text(REPORT, f"{POST} {SIGNED} The council answered on Thursday that it had no money for cranes.")
    assert article.text.count(SIGNED) == 1
    assert [kind for kind, _ in kinds(article)] == ["paragraph", "post", "paragraph"]


def test_repeated_paragraphs_are_marked() -> None:
    assert [kind for kind, _ in kinds(text(REPORT, "Two cranes fell into the water.", REPORT))] == [
        "paragraph",
        "paragraph",
        "repeat",
    ]


@pytest.mark.parametrize(
    ("paragraph", "via"),
    [
        ("PORT ELLEN (AP) — " + REPORT, ("AP",)),
        ("PORT ELLEN, March 4 (Reuters) - " + REPORT, ("Reuters",)),
        ("“It is over,” the mayor told AFP on Wednesday after the storm had passed over the harbour.", ("AFP",)),
        ("The harbour is shut, Island.Az reports, citing Sky News.", ("Sky News",)),
        ("The Associated Press contributed to this report.", ("AP",)),
        ("By Ada Lind, Associated Press", ("AP",)),
        ("PA is short for Pennsylvania, and CP for a railway; both were hit by the storm on Wednesday.", ()),
    ],
)
def test_through_whom_words_came(paragraph: str, via: tuple[str, ...]) -> None:
    assert text(paragraph, REPORT).via == via


def test_an_outlet_that_names_itself() -> None:
    article = text(REPORT, "The harbour is shut, Island.Az reports, citing Sky News.")
    assert (article.source, article.origins["source"]) == ("Island.Az", "text")
    assert text(REPORT, "The harbour is shut, Reuters reports, citing officials.").source is None


def test_an_outlet_name_over_the_headline() -> None:
    article = read_text(f"Harbour Gazette\nShare\nStorm: what we know\nMar 4, 2026 | Islands\n{REPORT}")
    assert (article.source, article.title) == ("Harbour Gazette", "Storm: what we know")
    assert [kind for kind, _ in kinds(article)] == ["byline", "boilerplate", "title", "date", "paragraph"]
    assert text("Breaking News", "Harbour closes after storm", REPORT).source is None
    opinions = text(REPORT, REPORT + " So.", REPORT + " Then.", "Ada Lind, Harbour Post", REPORT + " The end.")
    assert (opinions.byline, opinions.source) == (None, None)


def test_a_wire_in_the_dateline_and_an_outlet_that_is_its_own_wire() -> None:
    assert text("PORT ELLEN (Harbour Gazette) — " + REPORT).via == ("Harbour Gazette",)
    assert read_text(f"---\nsource: AP\n---\n\nPORT ELLEN (AP) — {REPORT}").via == ()


def test_lines_broken_at_a_width_are_joined() -> None:
    lines = []
    line = ""
    for word in (REPORT * 3).split():
        if len(line) + len(word) > 64:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    article = read_text("\n".join([*lines, line]))
    assert len(article.blocks) == 1
    assert "\n" not in article.text


def test_markdown_loses_its_marks_and_keeps_its_words() -> None:
    article = read_text(
        "# Harbour closes\n\n**Two** cranes [fell](https://a.example/b_(c)) into the *cold* water \\[sic\\].<!-- x -->"
        "\n\n## Ferries\n\n- No ferry ran\n- No bus ran\n\n> “We wait,” she said.\n\n![A crane](crane.jpg)\n\n"
        "2 * 3 * 4 and snake_case_name"
    )
    assert kinds(article)[:5] == [
        ("title", "Harbour closes"),
        ("paragraph", "Two cranes fell into the cold water [sic]."),
        ("heading", "Ferries"),
        ("list", "No ferry ran"),
        ("list", "No bus ran"),
    ]
    assert "“We wait,” she said." in article.text
    assert article.text.endswith("2 * 3 * 4 and snake_case_name")
    assert not any(mark in article.text for mark in ("#", "**", "](", "<!--", ">"))


def test_a_sign_inside_a_line_of_markdown_is_no_mark_of_a_quotation() -> None:
    article = read_text(
        "## Levels\n\nThe quay floods where the tide is > 5 metres, Ilse Marrow said.\n\n> “We > they.”\n"
    )
    assert "the tide is > 5 metres, Ilse Marrow said." in article.text
    assert article.text.endswith("“We > they.”")


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("The harbour was closed on Wednesday after the storm and it is not known when it will open again.", "en"),
        ("Le port a été fermé mercredi après la tempête et on ne sait pas quand il va rouvrir dans les îles.", "fr"),
        ("Der Hafen wurde am Mittwoch nach dem Sturm geschlossen und es ist nicht bekannt, wann er öffnet.", "de"),
        ("El puerto fue cerrado el miércoles después de la tormenta y no se sabe cuándo se abrirá en la isla.", "es"),
        ("Порт був закритий у середу після шторму, і невідомо, коли він відкриється; її не чути.", "uk"),
        ("Порт был закрыт в среду после шторма, и неизвестно, когда он откроется.", "ru"),
        ("暴风雨过后,港口周三关闭。", "zh"),
        ("嵐の後、港は水曜日に閉鎖されました。", "ja"),
    ],
)
def test_the_language_is_noted(words: str, language: str) -> None:
    assert read_text(words).language == language


@pytest.mark.parametrize(
    ("above", "words", "within"),
    [
        pytest.param("Two are missing, they say.", POST, False, id="what stands above is the reporter's"),
        pytest.param(
            "Two cranes fell into the water.", "(via the pilots) pic.twitter.com/abc123", True, id="no post by itself"
        ),
        pytest.param("Two cranes fell. Thank you #PortEllen.", POST, True, id="above, too, it is written as posts are"),
        pytest.param("“Two cranes fell #PortEllen”", POST, False, id="a translation above is none"),
    ],
)
def test_a_post_signed_in_its_own_line(above: str, words: str, within: bool) -> None:
    article = text(REPORT, above, f"{words} {SIGNED}", REPORT + " The end.")
    assert (kind_of(article, above) is BlockKind.POST) is within
