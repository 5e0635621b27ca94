"""The Brief: short lines in plain words, with letters, each leading to its evidence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefing.analysis.brief import open_differences, single_points, write_brief
from briefing.analysis.brief_days import date_lines, event_day
from briefing.analysis.language.lines import around, line, short, stopped
from briefing.export.sections import date_lines as page_dates
from briefing.export.sections import difference_lines, question_lines, single_lines
from briefing.model.discrepancy import Grade, Kind
from briefing.model.point import Carried, Found, Point, PointKind
from briefing.model.story import TargetKind
from tests.analysis.stories_told import analysis

ONE = (
    "OSLO — Ministers agreed to send ten rescue boats to the northern island, Keir Lund said Tuesday. Many of the "
    "plan's details remain unclear. Lund's office said 35 participants came to the harbour summit."
)
OTHER = (
    "Ministers have agreed to send ten rescue boats to the northern island after a summit in Oslo, Kier Lund said. "
    "All 35 countries of the league came to the harbour summit. Details of the plan are still unclear."
)


def test_sections_in_order_each_with_lines() -> None:
    sections = analysis(ONE, OTHER, published="2026-01-06").findings.brief
    keys = [s.key for s in sections]
    order = ["several", "single", "differences", "promises", "words", "absent", "dates", "figures", "questions"]
    assert keys == [k for k in order if k in keys]
    assert {"several", "differences", "promises", "dates", "figures", "questions"} <= set(keys)


def test_every_line_is_short_has_letters_and_leads_somewhere() -> None:
    findings = analysis(ONE, OTHER, published="2026-01-06").findings
    known = {
        TargetKind.POINT: {p.id for p in findings.points},
        TargetKind.DISCREPANCY: {d.id for d in findings.discrepancies},
        TargetKind.PROMISE: {p.id for p in findings.promises},
        TargetKind.QUOTE_GROUP: {g.id for g in findings.groups},
        TargetKind.QUOTE: {q.id for q in findings.quotes},
        TargetKind.DATE: {str(n) for n in range(len(findings.dates))},
        TargetKind.FIGURE: {str(n) for n in range(len(findings.figures))},
        TargetKind.QUESTION: {str(n) for n in range(len(findings.questions))},
    }
    rows = [row for section in findings.brief for row in section.lines]
    assert rows
    for row in rows:
        assert 0 < len(row.text) <= 170
        assert "\n" not in row.text
        assert row.letters
        assert set(row.letters) <= {"A", "B"}
        assert row.target in known[row.kind]


def test_a_difference_names_its_values_with_their_letters() -> None:
    sections = {s.key: s for s in analysis(ONE, OTHER).findings.brief}
    texts = [row.text for row in sections["differences"].lines]
    assert "Keir or Kier: A Keir · B Kier" in texts
    assert "what 35 counts: A 35 participants (Lund's office) · B 35 countries" in texts


def test_a_date_is_written_as_readers_do() -> None:
    sections = {s.key: s for s in analysis(ONE, OTHER, published="2026-01-06").findings.brief}
    assert sections["dates"].lines[0].text.startswith("6 January: Ministers agreed to send")


def test_an_empty_story_has_an_empty_brief() -> None:
    assert analysis("…").findings.brief == ()


def test_short_cuts_between_words_and_closes_no_open_quotation() -> None:
    assert short("one two three", 9) == "one two…"
    assert short("as a “force of reassurance", 40) == "as a force of reassurance"


def test_a_long_sentence_loses_what_it_begins_with_then_its_end() -> None:
    sentence = "According to Lund, the league will send ten boats, which are new, to the island and pay the crews."
    assert line(sentence, 60) == "The league will send ten boats to the island and pay the…"
    assert line("Ten boats left.", 60) == "Ten boats left."
    counted = "The Varda line, which employs about 25,000 drivers, announced half a day of rides on its nine routes."
    assert line(counted, 90) == "The Varda line announced half a day of rides on its nine routes."


def test_the_clause_round_a_date_is_shown() -> None:
    sentence = (
        "The talks follow a long summer of storms in the bay, where Lund had promised new boats by the end of May."
    )
    start = sentence.index("the end of May")
    assert around(sentence, start, start + 14, 60) == "…Lund had promised new boats by the end of May."


def test_a_line_keeps_what_counts_and_drops_what_stands_between_a_name_and_its_verb() -> None:
    town = "Lund Ferries, a company that serves the islands of the north and west, will close four of its piers in May."
    assert line(town, 70) == "Lund Ferries will close four of its piers in May."
    least = (
        "At least five sailors, including a captain and a cook of the ferry, were brought ashore by the coast guard."
    )
    assert line(least, 88).startswith("At least five sailors")


def test_a_sentence_that_is_nothing_but_quoted_words_has_its_speaker_before_it() -> None:
    said = (
        "Vera Holt spoke in Oslo. “The harbour bridge will be closed for repairs. It will open to lorries in the "
        "spring,” Holt said."
    )
    points = analysis(said, OTHER).findings.points
    assert "Vera Holt: “The harbour bridge will be closed for repairs.”" in [p.text for p in points]


def test_how_many_promises_are_left_out_is_said() -> None:
    things = ("boats", "piers", "lorries", "cranes", "bridges", "lamps", "tents", "radios", "maps", "ropes")
    towns = ("Oslo", "Bergen", "Malmo", "Turku", "Narvik", "Aarhus", "Vaasa", "Umea", "Visby", "Esbjerg")
    text = " ".join(f"Norway pledged to send new {thing} to {town}." for thing, town in zip(things, towns, strict=True))
    rows = {s.key: s for s in analysis(text).findings.brief}["promises"].lines
    assert rows[-1].text == "2 more"


def test_a_refusal_of_one_account_comes_before_other_news_of_it() -> None:
    text = (
        "The ferry to the northern island was painted in green and white by students of the town school. "
        "Norway has ruled out sending sailors of its own to the northern island this winter. "
        "The pier below the lighthouse was swept by volunteers on the morning of the summit."
    )
    rows = {s.key: s for s in analysis(text, OTHER).findings.brief}["single"].lines
    assert "ruled out" in next(row.text for row in rows if row.letters == ("A",))


def test_a_part_of_a_month_stands_in_its_own_words() -> None:
    text = "Lund wants the new boats of the island paid for by the end of January."
    rows = {s.key: s for s in analysis(text, OTHER, published="2026-01-06").findings.brief}["dates"].lines
    assert "End of January: Lund wants the new boats of the island paid for by the end of January." in [
        row.text for row in rows
    ]


SPOKEN = "“We will send ten boats,” Norwegian Prime Minister Ada Lund said in Oslo. "
OF_DENMARK = (
    "Denmark has rejected any patrols near the northern island. Danish officials insisted that no boats may pass. "
    "The ministers asked Denmark to think again. Denmark has a fleet of its own. The league wrote to Denmark in May. "
)


def test_who_is_talked_about_and_never_quoted_stands_with_what_it_holds() -> None:
    other = "Denmark has rejected patrols near the island. Lund told Denmark to wait. Norway and Denmark share the bay."
    sections = {s.key: s for s in analysis(SPOKEN + OF_DENMARK, SPOKEN + other).findings.brief}
    first, *held = sections["absent"].lines
    assert first.text == "Denmark: named in 8 sentences, never quoted"
    assert first.letters == ("A", "B")
    assert held[0].text.startswith("Denmark has rejected")
    assert held[0].letters == ("A", "B")


def test_a_country_is_heard_through_anybody_who_holds_an_office_of_it() -> None:
    spoken = SPOKEN + "“Not near us,” Danish Prime Minister Vera Holt said in Oslo. "
    assert "absent" not in {s.key for s in analysis(spoken + OF_DENMARK, SPOKEN + OF_DENMARK).findings.brief}


def test_the_day_of_the_event_is_the_one_most_accounts_name() -> None:
    texts = (
        "The summit in Oslo closed on Tuesday. Boats will be sent to the island, the ministers said.",
        "On Tuesday the ministers said in Oslo that boats will be sent. They met on Sunday.",
        "The boats will be sent at once, said Ada Lund. The harbour of Oslo was full.",
    )
    # 6 January 2026 is a Tuesday.
    assert event_day(analysis(*texts, published="2026-01-06").findings) == "2026-01-06"
    assert event_day(analysis(texts[2], texts[2], published="2026-01-06").findings) is None
    assert event_day(analysis(*texts, published="2026-01-09").findings) is None
    ahead = (t.replace("on Tuesday", "on Thursday").replace("On Tuesday", "On Thursday") for t in texts)
    assert event_day(analysis(*ahead, "It closes on Thursday.", published="2026-01-06").findings) is None


def test_what_only_one_account_has_whole_is_reported_by_several_where_both_begin_with_it() -> None:
    findings = analysis(ONE, OTHER, published="2026-01-06").findings
    partly = replace(findings, points=tuple(replace(p, carried=_partly(p)) for p in findings.points))
    [several] = [s for s in write_brief(partly) if s.key == "several"]
    opening = {p.id for p in partly.points if all(min(p.members.get(m.article.id, [9])) < 2 for m in partly.members)}
    assert {row.target for row in several.lines} == opening
    assert all(len(row.letters) == 2 for row in several.lines)
    late = analysis(f"The ferry sails at dawn. Gulls cry over it. {ONE}", OTHER, published="2026-01-06").findings
    partly = replace(late, points=tuple(replace(p, carried=_partly(p)) for p in late.points))
    assert "several" not in {s.key for s in write_brief(partly)}


def test_what_happened_comes_before_what_was_said_of_it() -> None:
    said = "“We are grateful to each of the 40 divers who came out in that night of storm and sleet,” Ida Lund said."
    texts = (
        "The lighthouse of Port Ellery fell into the sea on Friday, as a choir sang at the market below. Rye is "
        f"dear this year, and barley is dearer. The museum shows nets, lamps and the bell of a wreck. {said}",
        "Port Ellery has no light: its lighthouse fell into the sea on Friday when a cliff gave way. Nobody has "
        f"painted the pier since spring. The council will meet in the hall to talk about a new lamp. {said}",
    )
    findings = analysis(*texts, published="2026-01-06").findings
    heavier = [
        replace(p, weight=0.1 + max(q.weight for q in findings.points)) for p in findings.points if said in p.text
    ]
    assert heavier
    event = [p for p in findings.points if "lighthouse" in p.text]
    [several] = [s for s in write_brief(replace(findings, points=(*heavier, *event))) if s.key == "several"]
    assert ["lighthouse" in row.text for row in several.lines] == [True, False]


def test_what_has_most_of_what_the_accounts_begin_with_is_told_though_one_alone_has_all_of_it() -> None:
    texts = (
        "Port Ellery lost its lighthouse on Friday. A cliff fell into the sea. Rye is dear this year, and barley too.",
        "The lighthouse of Port Ellery is lost. Its cliff fell on Friday. The sea was high. Nobody painted the pier.",
    )
    findings = analysis(*texts, published="2026-01-06").findings
    carried = Carried("A", Found.YES, (2,)), Carried("B", Found.PARTLY, (3,))
    plain = replace(findings.points[0], kind=PointKind.EVENT, carried=carried, overtaken=False)
    event = replace(plain, id="event", text="On Friday the cliff of Port Ellery fell, and its lighthouse is lost.")
    other = replace(plain, id="other", text="Nobody has painted the pier, and rye is dear.")
    told = write_brief(replace(findings, points=(event, other)))
    assert [row.target for s in told if s.key == "several" for row in s.lines] == ["event"]


def _partly(point: Point) -> tuple[Carried, ...]:
    first, *others = point.carried
    return (replace(first, found=Found.YES), *(replace(c, found=Found.PARTLY) for c in others))


def test_a_changed_quotation_is_told_by_what_changed() -> None:
    one = "“We will not open this quay until every crane has been checked,” Ada Lund said in Oslo."
    other = one.replace("this quay", "the whole quay")
    rows = {s.key: s for s in analysis(one, other).findings.brief}["differences"].lines
    assert [row.text for row in rows] == ["how Ada Lund is quoted: “this” or “the whole”"]


def test_a_line_does_not_begin_with_a_participle() -> None:
    sentence = "In her statement, issued through official state media, Choe had said that talks could end at any time."
    assert line(sentence, 90).startswith("In her statement")


def test_an_adverb_says_nothing() -> None:
    text = "Separately, Mayor Ada Lund, who oversees the response efforts, said 48 other people are being monitored."
    assert [figure.by for figure in analysis(text).figures] == ["Ada Lund"]


def test_what_another_account_has_the_words_of_comes_after_what_it_has_not() -> None:
    one = (
        "Ministers agreed to build ten piers on the northern island. In all the clerk met the skipper nine times at "
        "the old customs house. A goat ate the only copy of the treaty before breakfast was served."
    )
    other = (
        "Ten piers will be built on the northern island, the ministers agreed. The skipper recalled nine talks with "
        "the clerk, most of them in the customs house by the sea, over many months and two hard winters."
    )
    findings = analysis(one, other).findings
    texts = [p.text for p in single_points(findings, 4) if "a0" in p.members or p.text.startswith(("A goat", "In all"))]
    assert texts[0].startswith("A goat")


def test_what_stands_under_promises_is_no_single_point() -> None:
    one = "Ministers met in Oslo on Tuesday. The league promised to send ten rescue boats to the northern island."
    other = "In Oslo ministers met on Tuesday. Rain fell on the harbour all day long."
    findings = analysis(one, other).findings
    assert findings.promises
    assert not [p for p in single_points(findings, 8) if "rescue boats" in p.text]


def test_a_figure_stays_in_its_line() -> None:
    sentence = (
        "In one of his six calls with the clerk that winter, the mayor said Lund came to the hall and shut every door."
    )
    start = sentence.index("six calls")
    assert "six calls" in around(sentence, start, start + 9, 90)


def test_what_stands_between_commas_is_left_out_only_before_a_verb() -> None:
    subject = "In the north, a certain pride, often called the harbour spirit, is strong in older people to this day."
    assert "a certain pride" in line(subject, 80).lower()
    source = (
        "The mayor praised the plan, which she said makes the harbour safe, Norholm Radio reports from the town hall."
    )
    assert "plan Norholm" not in line(source, 90)


def test_one_text_that_two_outlets_carry_is_reported_by_one() -> None:
    wire = (
        "The northern league sold its oldest ferry to a museum on Tuesday after a quarrel of nine years. Crews wept as "
        "the whistle blew for the last time over the harbour of Norholm. A museum will show the ferry from May on."
    )
    other = "The oldest ferry of the northern league was sold to a museum on Tuesday. Rye was dear at the fair."
    findings = analysis(wire, wire.replace("Crews", "Many sailors"), other).findings
    sections = {s.key: [(row.text, row.letters) for row in s.lines] for s in findings.brief}
    assert [letters for text, letters in sections["several"] if "ferry" in text] == [("A", "B", "C")]
    assert [letters for text, letters in sections["single"] if "whistle" in text] == [("A", "B")]
    assert all(text.endswith(" (one text)") for text, letters in sections["single"] if letters == ("A", "B"))
    assert "A, B only, one text" in single_lines(findings)


def test_a_list_inside_an_aside_stays_with_it() -> None:
    files = (
        "The league closed its list of boats, which has the names of the crews, repair dates and other things of use "
        "to rivals, for a week after the quarrel over the pier."
    )
    assert "boats repair" not in line(files, 100)


def test_an_account_that_stands_alone_is_told_from_its_first_sentence() -> None:
    text = (
        "The northern league sold its oldest ferry to a museum after a quarrel of years. Crews wept as the whistle "
        "blew for the last time. The league promised to send ten rescue boats to the island. A goat watched it all."
    )
    sections = {s.key: s for s in analysis(text).findings.brief}
    rows = [row.text for row in sections["reports"].lines]
    assert rows[0].startswith("The northern league sold")
    assert not [row for row in rows if "rescue boats" in row]
    assert "single" not in sections


def test_a_day_names_the_accounts_that_tell_the_same_of_it() -> None:
    texts = (
        "Brandt said the harbour clerk was fired on Sunday for reading the list of crews.",
        "The clerk was fired on Sunday for reading the list of crews, a friend said.",
        "On Sunday a storm closed the bridge of Ellery.",
    )
    findings = analysis(*texts, published="2026-01-06").findings
    (day,) = date_lines(findings)
    assert day.text.startswith("4 January: ")
    assert day.letters == ("A", "B")


def test_the_screen_and_the_page_show_the_same_days_and_questions_in_one_order() -> None:
    texts = (
        "The ferry sank on 3 January. It was built in May 2019. It remains unclear who rang the bell of the ferry.",
        "On 3 January the ferry of the league sank with nine goats. The cost of the rescue is still unclear.",
        "A court meets on 8 January. It remains unclear who rang the bell of the old ferry.",
    )
    findings = analysis(*texts, published="2026-01-06").findings
    sections = {s.key: s for s in findings.brief}
    days = [row.text.split(":")[0] for row in sections["dates"].lines]
    assert days == ["May 2019", "3 January", "8 January"]
    assert [line.removeprefix("- ").split(":")[0] for line in page_dates(findings).splitlines()] == days
    [wide, single] = sections["questions"].lines
    assert (wide.letters, single.letters) == (("A", "C"), ("B",))
    assert [line.rpartition(" (")[2] for line in question_lines(findings).splitlines()] == ["A, C)", "B only)"]


def test_a_wrong_number_comes_before_a_wrong_letter_on_the_screen_and_on_the_page() -> None:
    findings = analysis(ONE, OTHER, published="2026-01-06").findings
    slips = tuple(replace(d, grade=Grade.SLIP) for d in findings.discrepancies if d.kind in (Kind.NAME, Kind.NUMBER))
    found = replace(findings, discrepancies=tuple(sorted(slips, key=lambda d: d.kind is Kind.NUMBER)))
    ranked = [d.kind for d in open_differences(found)]
    assert ranked == sorted(ranked, key=lambda kind: kind is Kind.NAME)
    assert set(ranked) == {Kind.NAME, Kind.NUMBER}
    shown = next(s for s in write_brief(found) if s.key == "differences").lines
    assert [row.target for row in shown] == [d.id for d in open_differences(found)]
    assert "Keir" in difference_lines(found).splitlines()[-1]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Holt warned that “the hard work is still ahead.”", "Holt warned that “the hard work is still ahead.”"),
        ('Holt asked: "Who will pay?"', 'Holt asked: "Who will pay?"'),
        ("the port is open,", "the port is open."),
        ("Holt called it “a start”", "Holt called it “a start”."),
    ],
)
def test_a_clause_ends_with_one_stop(text: str, told: str) -> None:
    assert stopped(text) == told
