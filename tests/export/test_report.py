"""The briefing page of a story."""

from dataclasses import replace

import pytest

from briefing.analysis.brief import write_brief
from briefing.analysis.language.days import days
from briefing.analysis.language.openings import alone
from briefing.export import Options, report
from briefing.export.brief import pages
from briefing.export.wording import clock, day, letters, share
from briefing.model.article import Block, BlockKind
from briefing.model.discrepancy import Kind, Verdict
from briefing.model.matching import SentencePair
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.promise import DateMention, Promise, Question, Status
from briefing.model.story import BriefLine, BriefSection, Echo, Member, Stage, Story, StoryFindings, TargetKind
from briefing.model.text import Evidence, Moment, Precision


def evidence(findings, letter, words):
    article = next(m.article for m in findings.members if m.letter == letter)
    start = article.text.index(words)
    return Evidence(article.id, start, start + len(words), words)


@pytest.fixture
def full(findings):
    """The story with promises, dates and questions."""
    first, second = findings.members
    members = (
        replace(first, echoes=(Echo("2", 0.21),), article=replace(first.article, via=("AFP",))),
        replace(second, stage=Stage.BEFORE, cut="it ends in the middle of a sentence"),
    )
    summer = evidence(findings, "A", "before the summer")
    rate = evidence(findings, "B", "from 1 June")
    return replace(
        findings,
        members=members,
        promises=(Promise("m1", "Ada Lind", "not to raise the toll", None, Status.PLEDGED, (summer,)),),
        dates=(
            DateMention(rate, "2026-06-01", "2026-06-01", 1),
            DateMention(evidence(findings, "A", "Monday"), "2026-03-02", "2026-03-02", 0),
            DateMention(summer, "2026-01-01", "2026-06-20", 1),
            DateMention(summer, None, None, 1),
        ),
        questions=(Question(summer, "the toll", 1), Question(rate, "the toll", 1)),
        pairs=(SentencePair("1", 1, "2", 1, 0.8),),
    )


def section(text, title):
    """The body under a heading."""
    return text.split(f"## {title}\n\n", 1)[1].split("\n\n## ", 1)[0].strip()


def test_the_page_has_its_parts_in_order(full, options):
    text = report(full)
    heads = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    assert heads == [
        "Bottom line",
        "What was promised",
        "Found in one account only",
        "Where the accounts differ",
        "In their words",
        "Not settled",
        "Dates",
        "Sources",
    ]
    assert "briefing:item" not in text
    assert "briefing:item" in report(full, options)
    assert text.splitlines()[1:3] == ['title: "Harbour toll"', "event_date: 2026-03-01"]


def test_the_head_says_how_independent_and_whole_the_accounts_are(full):
    text = report(full)
    assert (
        "*Two articles, A and B, listed below. A and B may not be independent: a fifth of A's unquoted words " in text
    )
    assert " B was written before the outcome. B may be cut: it ends in the middle of a sentence.*\n" in text


def test_promises(full):
    assert section(report(full), "What was promised").splitlines()[2] == (
        "| Not to raise the toll | Ada Lind | Pledged | A only |"
    )


def test_differences_leave_out_what_was_dismissed(full):
    assert "**Start of the new rate.** A: “before the summer”. B: “from 1 June”." in report(full)
    dismissed = tuple(replace(d, verdict=Verdict.DISMISSED) for d in full.discrepancies)
    assert "Where the accounts differ" not in report(replace(full, discrepancies=dismissed))


def test_a_difference_says_whom_an_account_cites(full):
    first, second = full.discrepancies[0].values
    cited = replace(full.discrepancies[0], values=(first, replace(second, by="the ferry firms")))
    text = report(replace(full, discrepancies=(cited,)))
    assert "**Start of the new rate.** A: “before the summer”. B, citing the ferry firms: “from 1 June”." in text


def test_a_changed_quotation_is_given_without_the_comma_that_followed_it(full):
    first, second = full.discrepancies[0].values
    values = (replace(first, value="“the toll stays,”"), replace(second, value="the toll will stay,"))
    changed = replace(full.discrepancies[0], kind=Kind.QUOTE, values=values)
    text = report(replace(full, discrepancies=(changed,)))
    assert "A: “the toll stays”. B: “the toll will stay”." in text


def test_the_same_question_is_asked_once(full):
    lines = section(report(full), "Not settled").splitlines()
    assert len(lines) == 1
    assert lines[0].endswith("(A, B)")


def test_dates_in_their_order_without_vague_ones(full):
    lines = section(report(full), "Dates").splitlines()
    assert [line.split(":")[0] for line in lines] == ["- 2 March", "- 1 June"]
    assert lines[0].endswith("(A: “Monday”)")


def test_sources_say_what_is_not_given(full):
    rows = section(report(full), "Sources").splitlines()[2:]
    assert '["Mayor Ada Lind spoke on Monday."](<https://courier.example/1>)' in rows[0]
    assert rows[0].startswith("| A | Coast Courier |")
    assert "| 1 March | AFP, text of B |" in rows[0]
    assert rows[1] == '| B | Inland Post | "Council backs toll" | not given | not given |'


def test_moments_of_publication(full):
    first, second = full.members
    update = replace(first.article, updated=Moment("2026-03-01T15:01-05:00", Precision.MINUTE))
    later = replace(
        second.article,
        published=Moment("2026-03-03", Precision.NOT_BEFORE),
        blocks=(*second.article.blocks, Block(BlockKind.POST, 0, 1, posted="2026-03-03")),
    )
    rows = section(
        report(replace(full, members=(replace(first, article=update), replace(second, article=later)))), "Sources"
    )
    assert "| 1 March, updated 15:01 UTC-5 |" in rows
    assert "| not given; holds a post of 3 March | 1 post |" in rows


def test_a_time_keeps_the_zone_the_article_names(full):
    first, second = full.members
    line = "Updated March 1, 2026 at 3:01 PM EST"
    article = replace(
        first.article,
        text=f"{line}\n\n{first.article.text}",
        blocks=(Block(BlockKind.DATE, 0, len(line)),),
        sentences=(),
        updated=Moment("2026-03-01T15:01:00-05:00", Precision.MINUTE),
    )
    bare = replace(
        full,
        members=(replace(first, article=article), second),
        points=(),
        questions=(),
        dates=(),
        promises=(),
        pairs=(),
    )
    assert "| 1 March, updated 15:01 EST |" in report(bare)


def test_sections_of_the_brief_without_a_part_of_their_own_are_shown(full):
    later = BriefSection(
        "later", "Not heard", (BriefLine("The ferry firms have not spoken.", ("A",), TargetKind.POINT, "p1"),)
    )
    text = report(replace(full, brief=(later,)))
    assert section(text, "Not heard") == "- The ferry firms have not spoken. (A only)"
    assert text.index("## Not settled") < text.index("## Not heard") < text.index("## Dates")


def test_a_party_that_nobody_quotes_is_one_paragraph(full):
    told = (
        ("The ferry firms: named in 9 sentences, never quoted; no position found in B", ("A",)),
        ("The firms have refused to pay.", ("A",)),
        ("The town: named in 8 sentences, never quoted", ("A", "B")),
    )
    lines = tuple(BriefLine(text, found, TargetKind.POINT, "p1") for text, found in told)
    text = report(replace(full, brief=(BriefSection("absent", "Talked about", lines),)))
    assert section(text, "Talked about") == (
        "**The ferry firms.** Named in 9 sentences, never quoted; no position found in B (A only). The firms have "
        "refused to pay (A only).\n\n**The town.** Named in 8 sentences, never quoted (A, B)."
    )


def test_a_part_of_a_month_is_given_in_the_words_that_name_it(full):
    summer = full.dates[2]
    part = replace(
        summer, evidence=replace(summer.evidence, text="the end of January"), first="2026-01-23", last="2026-01-31"
    )
    assert "- End of January: " in section(report(replace(full, dates=(part,))), "Dates")
    exact = replace(part, evidence=replace(summer.evidence, text="23 to 31 January"))
    assert "- 23–31 January: " in section(report(replace(full, dates=(part, exact))), "Dates")


def test_what_was_looked_for_and_not_found_is_said(full):
    assert "Nothing was found" not in report(full)
    bare = report(replace(full, promises=(), questions=()))
    assert "*Nothing was found for: what was promised; not settled.*" in bare


def test_the_slot_for_the_bottom_line_is_a_piece_of_its_own(full, options):
    page = report(full, options)
    written = page.replace(
        "*The bottom line is yours: what happened, how firm it is, what is still open.*", "The toll stays."
    )
    shorter = report(replace(full, points=()), replace(options, previous=written))
    assert "The toll stays." in shorter
    assert "Reported by several" not in shorter
    assert "The bottom line is yours" not in shorter


def test_an_empty_story_is_a_page_too(findings):
    bare = replace(
        findings,
        members=(),
        actors=(),
        quotes=(),
        groups=(),
        points=(),
        discrepancies=(),
        story=replace(findings.story, first=None),
    )
    assert "## Bottom line" in report(bare)


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("OSLO — The vote was close.", "The vote was close."),
        ("PORT TOWN, Va./HARBOUR (Newswire) - The vote was close.", "The vote was close."),
        ("NATO said the vote - a close one - was fair.", "NATO said the vote - a close one - was fair."),
        ("The vote - by six to five - was close.", "The vote - by six to five - was close."),
        ("However, the vote was close.", "The vote was close."),
        ("But nobody knew of it.", "Nobody knew of it."),
        ("This is what the mayor said:", "This is what the mayor said."),
    ],
)
def test_a_sentence_alone(sentence, shown):
    assert alone(sentence) == shown


def test_wording():
    assert day("2026-03-01") == "1 March 2026"
    assert day("2026-03-01", 2026) == "1 March"
    assert day(None) == "not given"
    assert day("soon") == "soon"
    assert days("2026-01-03", "2026-01-04", 2026) == "3–4 January"
    assert days("2026-02-28", "2026-03-02") == "28 February – 2 March 2026"
    assert days("2025-12-31", "2026-01-02", 2026) == "31 December 2025 – 2 January"
    assert clock("2026-01-06T15:01-05:00") == "15:01 UTC-5"
    assert clock("2026-01-06T15:01-05:00", "EST") == "15:01 EST"
    assert clock("2026-01-06T15:01+05:30") == "15:01 UTC+5:30"
    assert clock("2026-01-06T15:01+00:00") == "15:01 UTC"
    assert clock("2026-01-06") == clock("xxxxxxxxxxxxxxx") == ""
    assert letters(["A", "B", "C", "D"], ["A", "B", "C", "D", "E"]) == "A to D"
    assert letters(["A", "C"], ["A", "B", "C"]) == "A, C"
    assert letters(["A"], ["A", "B"]) == "A only"
    assert letters(["A"], ["A"]) == "A"
    assert (share(0.21), share(0.345), share(0.6)) == ("a fifth", "a third", "60%")


def test_several_stories_are_one_document(full):
    text = pages([full, replace(full, story=replace(full.story, title="Second toll"))], Options())
    assert text.count("\n---\n") == 1
    assert text.startswith('---\ntitle: "Briefing: 2 events"\n')
    assert [line for line in text.splitlines() if line.startswith("# ")] == [
        "# Harbour toll, 1 March 2026",
        "# Second toll, 1 March 2026",
    ]
    assert "briefing:item" not in text
    alone = StoryFindings(replace(full.story, title="A third event"), (replace(full.members[0], echoes=()),))
    text = pages([full, alone], Options())
    assert "A third event" not in text
    assert text.count("## Bottom line") == 1
    table = text.partition("# Told by one article\n\n")[2].splitlines()
    assert table[0] == "| Outlet | Title or first words | Published | Draws on |"
    assert len(table) == 3
    assert "# A third event" in pages([alone, alone], Options())
    assert pages([full], Options(marks=False)) == report(full, Options(marks=False))


def test_what_several_report_is_what_the_brief_has_and_a_part_is_never_told_as_the_whole(full):
    article = full.members[0].article
    members = tuple(Member(replace(article, id=letter), letter) for letter in "ABCD")

    def point(name: str, marks: str) -> Point:
        carried = tuple(Carried(m.letter, Found(mark), (0,)) for m, mark in zip(members, marks.split(), strict=True))
        return Point(name, f"The {name} of the harbour was closed on Monday.", PointKind.EVENT, 0.5, carried, 4)

    marks = {
        "pier": "yes yes partly partly",
        "quay": "yes yes yes no",
        "mole": "no partly partly no",
        "dyke": "yes partly no no",
    }
    found = StoryFindings(
        Story("s", "Harbour toll", "2026-03-01", None, tuple("ABCD")),
        members,
        points=tuple(point(name, row) for name, row in marks.items()),
    )
    several = next(one for one in write_brief(found) if one.key == "several")
    widest = section(report(replace(found, brief=(several,))), "Bottom line")
    assert [line.split()[2] for line in widest.splitlines() if line.startswith("- ")] == ["quay", "pier", "dyke"]
    assert "(A, B, C)" in widest
    assert "(A, B; in part C, D)" in widest
    assert "(A; in part B)" in widest
