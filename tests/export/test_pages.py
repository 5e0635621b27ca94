"""The pages: what a reader of them sees."""

import json
import re
from csv import reader
from dataclasses import replace
from io import StringIO

import pytest

from briefing.export import FORMS, presets, render, report
from briefing.export.data import coverage_csv, differences_csv, quotes_csv
from briefing.export.picks import copied
from briefing.export.tables import coverage_matrix, difference_list, quote_book
from briefing.files.yamltext import parse
from briefing.model.promise import DateMention
from briefing.model.quote import QuoteKind
from briefing.model.selection import ClippingKind, Selection
from briefing.model.text import Evidence, Moment, Precision
from briefing.selection import clip, edit
from briefing.settings.choices import Preset, References
from briefing.settings.errors import SettingsError
from briefing.settings.places import Places
from tests.export.export_renderers import RENDERERS, page

HOSTILE = (
    '*|x|* [l](javascript:a) <script>x</script> `c` [^s1] {{< y >}} [[z]] $m$ @k # h\n\n1. "q" \x1b]52;c;eA==\x07\u202e'
)

TAGS = """
a blockquote br code em h1 h2 h3 hr li ol p section strong sup table tbody td th thead tr ul div col colgroup span aside
"""
TEMPLATE = """# {{title}}
{{#items}}
- {{kind}}: {{text}}{{reference}}{{#note}} ({{note}}){{/note}}{{^note}} .{{/note}}
{{/items}}
{{#sources}}
{{number}} {{{link}}}
{{/sources}}
"""


def shown(markdown, renderer="markdown-it"):
    return page(RENDERERS[renderer](re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)))


def hostile(findings):
    """The story with hostile words wherever an article gives them."""
    members = []
    for member in findings.members:
        article = replace(
            member.article,
            title=HOSTILE,
            source=HOSTILE,
            byline=HOSTILE,
            url="javascript:alert(1)",
            path=f"a`|{HOSTILE}.md",
        )
        members.append(replace(member, article=article))
    quotes = tuple(replace(q, speaker=HOSTILE, via=(HOSTILE,)) for q in findings.quotes)
    story = replace(findings.story, title=HOSTILE)
    differences = tuple(
        replace(d, subject=HOSTILE, values=tuple(replace(v, value=HOSTILE) for v in d.values))
        for d in findings.discrepancies
    )
    points = tuple(replace(p, text=HOSTILE) for p in findings.points)
    return replace(
        findings, members=tuple(members), quotes=quotes, story=story, discrepancies=differences, points=points
    )


def hostile_picks(findings):
    picks = [clip.clip_quote(findings, "q1"), clip.clip_group(findings, "g1"), clip.clip_difference(findings, "d1")]
    picks += [
        clip.clip_point(findings, "p1"),
        clip.clip_article(findings, "1"),
        clip.heading(HOSTILE),
        clip.text(HOSTILE),
    ]
    return Selection("picks", tuple(replace(p, note=HOSTILE) for p in picks), title=HOSTILE, query=HOSTILE)


def test_a_quote_has_its_speaker_outlet_date_and_reference(selection, findings, options):
    text = render(selection, findings, options=options)
    assert (
        "> “We will not raise the toll before the summer.”\n>\n"
        "> — Ada Lind, quoted by **Coast Courier**, 1 March 2026[^s1]; "
        "also by **Inland Post** (“We will not raise the toll.”)[^s2]\n\n"
        "Note: check the minutes\n" in text
    )
    assert '[^s2]: "Council backs toll." *Inland Post*, date not given. Accessed ' in text
    assert "| start of the new rate | “before the summer”[^s1] | “from 1 June”[^s2] |" in text


def test_the_front_matter_is_flat_yaml(selection, findings, options):
    head = parse(render(selection, findings, options=options).split("---\n")[1]).value
    assert head["title"] == "Briefing: Harbour toll"
    assert head["outlets"] == ["Coast Courier", "Inland Post"]
    assert (head["date"], head["created"]) == ("2026-03-01", "2026-03-04T09:12:00")
    assert head["generator"] == "briefing 0.1.0"
    assert all(isinstance(v, str | list) for v in head.values())


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("preset", [p for p in Preset if p is not Preset.PLAIN])
@pytest.mark.parametrize("style", [References.FOOTNOTES, References.LETTERS])
def test_hostile_words_stay_words_on_every_page(findings, options, preset, style, renderer):
    story = hostile(findings)
    text = render(hostile_picks(story), story, preset=preset, options=replace(options, references=style))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    found = shown(text, renderer)
    assert not [link for link in found.links if not link.startswith("#")], "only footnotes lead anywhere"
    assert found.odd <= set(TAGS.split())
    assert "*|x|* [l](javascript:a) <script>x</script> `c` [^s1] {{< y >}} [[z]] $m$ @k # h" in " ".join(found.texts)


@pytest.mark.parametrize("renderer", RENDERERS)
def test_hostile_words_stay_words_in_the_report(findings, options, renderer):
    found = shown(report(hostile(findings), options), renderer)
    assert not [link for link in found.links if not link.startswith("#")]
    assert "[l](javascript:a) <script>x</script>" in " ".join(found.texts)


def test_what_changed_since_is_exported_as_it_was_and_marked(selection, findings, options):
    first, second = findings.members
    text = first.article.text.replace("before the summer", "before next summer")
    now = replace(findings, members=(replace(first, article=replace(first.article, text=text, key="new")), second))
    written = render(selection, now, options=options)
    assert "> “We will not raise the toll before the summer.”\n" in written
    assert "*Changed since it was picked: the article now has “" in written
    assert "The article changed since." in written
    assert "Changed since" not in render(selection, findings, options=options)
    for preset in ("timeline", "table", "plain", "quotes", "briefing"):
        assert "Changed since it was picked" in render(selection, now, preset=preset, options=options)
    assert "Changed since it was picked" in render(selection, now, form="html")
    assert ",changed\r\n" in render(selection, now, form="csv")
    gone = render(selection, replace(findings, members=(second,)), options=options)
    assert "*Changed since it was picked: the article is not in the folder any more.*" in gone
    assert "The article is not in the folder any more." in gone.partition("[^s1]: ")[2].splitlines()[0]


def test_the_letters_of_a_page_are_told_in_its_sources(selection, findings, options):
    page = render(selection, findings, options=options)
    head, _, *rows = page.partition("## Sources\n\n")[2].partition("\n\n")[0].splitlines()
    assert head == "| No. | Letter | Outlet | Title | Published | Accessed |"
    assert [row.split(" | ")[:3] for row in rows] == [["| 1", "A", "Coast Courier"], ["| 2", "B", "Inland Post"]]
    assert "| B Inland Post | not found |  |" in page


def test_a_timeline_has_a_passage_under_the_one_day_that_it_tells_of(findings, options):
    article = findings.members[0].article
    start = article.text.index("Monday")
    told = DateMention(Evidence("1", start, start + 6, "Monday"), "2026-02-28", "2026-02-28", 0)
    picks = Selection("p", (clip.clip_passage(findings, "1", 0, 14), clip.clip_article(findings, "2")))
    dated = replace(findings, dates=(told,))
    page = render(picks, dated, preset="timeline", options=options)
    assert "## 28 February 2026\n\n- “Mayor Ada Lind” — **Coast Courier**, 1 March 2026[^s1]" in page
    two = replace(dated, dates=(told, replace(told, first="2026-02-01", last="2026-02-01")))
    assert "## 1 March 2026" in render(picks, two, preset="timeline", options=options)


def test_reader_headings_replace_ours(findings, options):
    picks = Selection(
        "p", (clip.heading("Costs"), clip.clip_difference(findings, "d1"), clip.clip_quote(findings, "q1"))
    )
    heads = [line for line in render(picks, findings, options=options).splitlines() if line.startswith("## ")]
    assert heads == ["## Costs", "## Sources"]


def test_presets(selection, findings, options):
    quotes = render(selection, findings, preset="quotes", options=options)
    assert "Ada Lind" in quotes
    assert "start of the new rate" not in quotes
    assert "start of the new rate" in render(selection, findings, preset="comparison", options=options)
    timeline = render(selection, findings, preset="timeline", options=options)
    assert timeline.index("## 1 March 2026") < timeline.index("## Date not given")
    plain = render(selection, findings, preset="plain", options=options)
    assert "     -- A Coast Courier: found: “" in plain
    assert "     -- B Inland Post: not found\n" in plain
    _, _, sources = plain.partition("SOURCES")
    assert "  A “Mayor Ada Lind spoke on Monday.”, Coast Courier, 1 March 2026," in sources
    assert "https://courier.example/1" in sources
    unnamed = replace(findings.members[0].article, source=None)
    other = replace(findings, members=(replace(findings.members[0], article=unnamed), *findings.members[1:]))
    alone = Selection("p", (clip.clip_quote(other, "q1"),))
    assert "-- Ada Lind, in A (outlet not given)" in render(alone, other, preset="plain", options=options)
    assert not re.search(r"[*|\[\]<>]", plain.replace(" | ", ""))
    table = render(selection, findings, preset="table", options=options)
    assert "| 1 | quote | “We will not raise the toll before the summer.” | Ada Lind |" in table
    briefing = render(selection, findings, preset="briefing", options=options)
    assert briefing.index("## Bottom line") < briefing.index("## Picked") < briefing.index("## Sources")


def test_what_one_account_says_twice_of_a_difference_stands_together(findings, options):
    found = findings.discrepancies[0]
    first, second = found.values
    twice = replace(found, values=(first, replace(first, value="not before summer"), second))
    picks = Selection("p", (clip.clip_difference(replace(findings, discrepancies=(twice,)), "d1"),))
    text = render(picks, findings, options=options)
    assert "| “before the summer”; “not before summer”[^s1] | “from 1 June”[^s2] |" in text


def test_a_report_without_marks_is_picked_as_its_sentence(findings, options):
    spoken = replace(findings.quotes[0], kind=QuoteKind.INDIRECT)
    story = replace(findings, quotes=(spoken, *findings.quotes[1:]))
    text = render(Selection("p", (clip.clip_quote(story, "q1"),)), story, options=options)
    assert "quoted by" not in text
    assert (
        "> She said “We will not raise the toll before the summer.”\n>\n> — **Coast Courier**, 1 March 2026[^s1]"
        in text
    )


def test_a_table_and_a_passage_stand_once_in_the_table_of_evidence(findings, options):
    found = findings.discrepancies[0]
    twice = replace(found, values=(found.values[0], *found.values))
    picks = Selection(
        "p", (clip.clip_difference(replace(findings, discrepancies=(twice,)), "d1"), clip.clip_coverage(findings))
    )
    rows = [r for r in render(picks, findings, preset="table", options=options).splitlines() if re.match(r"\| \d", r)]
    assert [r.split(" | ")[1] for r in rows[:3]] == ["difference", "difference", "table"]
    assert "“Who reports what” | not given | 2 articles[^s1][^s2] |" in rows[2]


def test_a_table_of_coverage_under_our_heading_and_under_one_of_the_readers(findings, options):
    table = clip.clip_coverage(findings)
    ours = render(Selection("p", (table,)), findings, options=options)
    assert ours.count("Who reports what") == 1
    assert "| The toll stays. | ● | – |" in ours
    assert "● found, ◐ partly, – not found (matching can miss what is there)." in ours
    theirs = render(Selection("p", (clip.heading("Tolls"), table)), findings, options=options)
    assert "## Tolls" in theirs
    assert "**Who reports what**[^s1][^s2]" in theirs


@pytest.mark.parametrize("preset", ["briefing", "evidence", "comparison", "plain"])
def test_picks_grouped_by_kind_are_all_there(preset, selection, findings, options):
    grouped = edit.group_by_kind(selection)
    assert sorted(c.id for c in grouped.clippings) == sorted(c.id for c in selection.clippings)
    page = render(grouped, findings, preset=preset, options=options)
    shown = [c for c in grouped.clippings if c.kind is not ClippingKind.ROW]
    missing = [c.kind for c in shown if c.text.split("\n")[0][:40] not in page.replace("\\", "")]
    assert not {ClippingKind.TABLE, ClippingKind.DIFFERENCE, ClippingKind.POINT} & set(missing)


def test_pandoc_citations_and_their_file(selection, findings, options):
    text = render(selection, findings, options=replace(options, references=References.PANDOC))
    entries = json.loads(render(selection, findings, form="csl", options=options))
    assert {f"@{e['id']}" for e in entries} == set(re.findall(r"(?<=[\[ ])@[\w-]+", text))
    assert entries[0]["issued"] == {"date-parts": [[2026, 3, 1]]}
    assert entries[0]["container-title"] == "Coast Courier"


def test_obsidian_block_ids(selection, findings, options):
    text = render(selection, findings, options=replace(options, obsidian=True))
    assert all(f"\n\n^{c.id}\n" in text for c in selection.clippings)


def test_json_has_everything(selection, findings):
    found = json.loads(render(selection, findings, form="json"))
    assert [c["id"] for c in found["clippings"]] == [c.id for c in selection.clippings]
    assert found["clippings"][0]["anchors"][0]["standing"] == "same"


def test_csv_disarms_formulas(findings):
    evil = replace(findings, quotes=(replace(findings.quotes[0], speaker="=cmd|'/c calc'!A0"),))
    rows = list(reader(StringIO(quotes_csv([evil]))))
    assert rows[1][rows[0].index("speaker")] == "'=cmd|'/c calc'!A0"
    assert len(list(reader(StringIO(differences_csv([findings]))))) == 3


def test_the_coverage_of_several_stories_as_one_matrix(findings):
    alone = replace(findings, members=findings.members[:1], points=())
    head, row = reader(StringIO(coverage_csv([alone, findings])))
    assert head[:3] + head[-2:] == ["id", "story", "point", "A", "B"]
    assert row[2:4] + row[5:] == ["The toll stays.", "promise", "1", "0", "1", "yes", "no"]
    assert coverage_csv([]).startswith("id,story,point")
    picks = Selection("p", (clip.clip_difference(findings, "d1"), clip.text("-1+1")))
    rows = list(reader(StringIO(render(picks, findings, form="csv"))))
    assert [row[2] for row in rows[1:]] == ["before the summer", "from 1 June", "'-1+1"]


def test_html_stands_alone_and_runs_nothing(findings):
    story = hostile(findings)
    text = render(hostile_picks(story), story, form="html")
    found = page(text)
    assert found.links == []
    assert {"script", "img", "iframe", "link"}.isdisjoint(found.odd)
    assert "<script>x" not in text
    assert "briefing:item" not in text


def test_whole_story_pages(findings):
    assert "| The toll stays. | ● | – |  |" in coverage_matrix(findings)
    assert "## Ada Lind\n" in quote_book(findings)
    assert "**Start of the new rate.** A: “before the summer”. B: “from 1 June”." in difference_list(findings)
    for make in (coverage_matrix, quote_book, difference_list):
        assert shown(make(hostile(findings))).links == []
    nothing = replace(findings, points=(), quotes=(), discrepancies=())
    assert "Nothing was found" in quote_book(nothing)
    assert "Nothing was found" in difference_list(nothing)
    assert "The toll stays" not in coverage_matrix(nothing)


def test_what_is_not_known_is_said_with_what_was_meant(selection):
    with pytest.raises(SettingsError, match="unknown preset “evidense”; did you mean “evidence”"):
        render(selection, preset="evidense")
    with pytest.raises(SettingsError, match="unknown format “docx”"):
        render(selection, form="docx")


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_selection_is_a_page_too(form):
    assert render(Selection("picks"), form=form).strip()


def test_templates(tmp_path, selection, findings, options):
    places = Places.under(tmp_path)
    folder = Places.folder(places.config / "templates")
    (folder / "short.md").write_text(TEMPLATE)
    assert "short" in presets(places)
    text = render(selection, findings, preset="short", places=places, options=options)
    assert text.startswith("# Briefing: Harbour toll\n- quote: We will not raise the toll before the summer.")
    assert "(check the minutes)" in text
    assert "\n1 [" in text
    evil = render(
        Selection("p", (clip.text("*x* {{title}}"),)), findings, preset="short", places=places, options=options
    )
    assert "- text: \\*x\\* \\{\\{title\\}\\}" in evil


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("a\n{{titel}}\n", "line 2: unknown value “titel”; did you mean “title”?"),
        ("{{#items}}\n", "is not closed"),
        ("{{/items}}\n", "line 1: {{/items}} closes nothing"),
        ("{{#items}}{{nope}}{{/items}}", "line 1: unknown value “nope”"),
    ],
)
def test_errors_in_templates_name_the_line(tmp_path, selection, template, message):
    places = Places.under(tmp_path)
    (Places.folder(places.config / "templates") / "t.md").write_text(template)
    with pytest.raises(SettingsError) as error:
        render(selection, preset="t", places=places)
    assert message in str(error.value)


@pytest.mark.parametrize("preset", ["evidence", "timeline", "table", "briefing", "comparison"])
def test_every_renderer_shows_the_same_words(findings, options, preset):
    story = hostile(findings)
    text = render(hostile_picks(story), story, preset=preset, options=replace(options, references=References.LETTERS))
    seen = {name: " ".join(shown(text, name).texts) for name in RENDERERS}
    assert len(set(seen.values())) == 1, seen


def test_a_day_that_is_only_the_earliest_is_never_cited_as_the_day(findings, options):
    member = findings.members[0]
    early = replace(member.article, published=Moment("2026-03-01", Precision.NOT_BEFORE))
    found = replace(findings, members=(replace(member, article=early), *findings.members[1:]), groups=())
    picks = Selection("p", (clip.clip_quote(found, "q1"),))
    page = render(picks, found, options=options)
    assert "quoted by **Coast Courier**, not before 1 March 2026[^s1]" in page
    assert "*Coast Courier*, not before 1 March 2026." in page
    assert "| not before 2026-03-01 |" in page
    assert "## Not before 1 March 2026" in render(picks, found, preset="timeline", options=options)
    assert "Courier, not before 1 March 2026" in render(picks, found, preset="plain", options=options)
    (entry,) = json.loads(render(picks, found, form="csl", options=options))
    assert entry["issued"] == {"date-parts": [[2026, 3, 1]], "circa": True}
    head, row = reader(StringIO(render(picks, found, form="csv", options=options)))
    assert dict(zip(head, row, strict=True))["precision"] == "not before"
    head, *rows = reader(StringIO(quotes_csv([found])))
    assert [dict(zip(head, row, strict=True))["precision"] for row in rows] == ["not before", ""]


def test_words_run_into_a_sentence_are_shown_with_it(findings, options):
    text = findings.members[1].article.text
    start = text.index("passed by six")
    part = replace(
        findings.quotes[1], start=start, end=start + 13, text="passed by six", kind=QuoteKind.PARTIAL, group=None
    )
    found = replace(findings, quotes=(part,))
    page = render(Selection("p", (clip.clip_quote(found, "q2"),)), found, options=options)
    assert "> “passed by six”\n" in page
    assert "In its sentence: “The motion passed by six votes to five.”" in page


def test_a_comma_of_the_article_is_no_part_of_the_words(findings, options):
    led = replace(findings.quotes[0], text="We will not raise the “toll”,", group=None)
    found = replace(findings, quotes=(led,))
    page = render(Selection("p", (clip.clip_quote(found, "q1"),)), found, options=options)
    assert "> “We will not raise the ‘toll’”\n" in page


def test_an_account_stands_once_in_a_table_of_a_difference(findings, options):
    first = findings.discrepancies[0]
    again = replace(first.values[0], start=0, end=15, text="Mayor Ada Lind", value="in spring")
    twice = replace(findings, discrepancies=(replace(first, values=(*first.values, again)),))
    page = render(Selection("p", (clip.clip_difference(twice, "d1"),)), twice, options=options)
    (head,) = [line for line in page.splitlines() if line.startswith("| Point")]
    assert head == "| Point | A Coast Courier | B Inland Post |"
    assert "“before the summer”; “in spring”" in page


def test_a_footnote_names_the_file_with_its_folder_and_a_hash_only_where_there_is_no_address(findings, options):
    members = [
        replace(m, article=replace(m.article, path=f"/home/ada/work/toll/{m.letter}.md", key="0123456789abcdef"))
        for m in findings.members
    ]
    found = replace(findings, members=tuple(members))
    page = render(Selection("p", (clip.clip_group(found, "g1"),)), found, options=options)
    assert "Local copy: `toll/A.md`." in page
    assert "Local copy: `toll/B.md`, hash 0123…ef." in page
    assert "/home/ada" not in page


def test_what_is_copied_has_its_marks_its_speaker_and_its_account(findings):
    quote = replace(findings.quotes[0], text="We will not raise the “toll”,")
    one = clip.clip_quote(replace(findings, quotes=(quote, findings.quotes[1])), "q1")
    assert copied(one) == "“We will not raise the ‘toll’” — Ada Lind (A, Coast Courier)"
    group = copied(clip.clip_group(findings, "g1"))
    assert group.endswith("summer.” — Ada Lind (A, Coast Courier; B, Inland Post)")
