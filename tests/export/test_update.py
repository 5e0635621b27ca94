"""A page that is exported again keeps what its reader wrote."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefing.export import render, report, update_file
from briefing.files.atomic import TargetExistsError, WriteError
from briefing.selection import clip, edit

MARK = "<!-- briefing:item "


@pytest.fixture
def written(selection, findings, options):
    return render(selection, findings, options=options)


def again(selection, findings, options, previous):
    return render(selection, findings, options=replace(options, previous=previous))


def test_nothing_new_changes_nothing(written, selection, findings, options):
    assert again(selection, findings, options, written) == written


def test_an_editor_with_other_line_ends(written, selection, findings, options):
    mine = written.replace("\n", "\r\n") + "Mine.\r\n"
    assert again(selection, findings, options, mine) == written + "\nMine.\n"


def test_words_between_pieces_are_kept(written, selection, findings, options):
    mark = f"<!-- briefing:item id={selection.clippings[2].id} "
    mine = written.replace(mark, "My paragraph,\nwith a [^s1] and <!-- a comment -->.\n\n" + mark) + "\nThe end.\n"
    new = edit.annotate(edit.remove(selection, selection.clippings[0].id), selection.clippings[3].id, "new note")
    page = again(new, findings, options, mine)
    assert "My paragraph,\nwith a [^s1] and <!-- a comment -->.\n" in page
    assert page.index("My paragraph") < page.index(mark)
    assert page.rstrip().endswith("The end.")
    assert "Note: new note" in page
    assert f"id={selection.clippings[0].id} " not in page
    assert again(new, findings, options, page) == page


def test_words_before_the_first_piece_and_after_a_removed_one(written, selection, findings, options):
    first = selection.clippings[0]
    after = written.index(MARK, written.index(f"id={first.id} "))
    mine = written[:after] + "On the quote.\n\n" + written[after:]
    mine = mine.replace("<!-- briefing:item id=head", "Draft!\n\n<!-- briefing:item id=head")
    page = again(edit.remove(selection, first.id), findings, options, mine)
    assert page.index("Draft!") < page.index("id=head")
    assert "On the quote." in page


def test_a_piece_the_reader_edited_is_left_to_the_reader(written, selection, findings, options):
    mine = written.replace("Note: check the minutes", "Note: I checked the minutes")
    new = edit.annotate(selection, selection.clippings[0].id, "check them again")
    page = again(new, findings, options, mine)
    assert "Note: I checked the minutes" in page
    assert "check them again" not in page
    without = again(edit.remove(selection, selection.clippings[0].id), findings, options, mine)
    assert "Note: I checked the minutes" in without


def test_numbers_of_sources_stay(findings, options):
    one, two = clip.clip_quote(findings, "q1"), clip.clip_quote(findings, "q2")
    from briefing.model.selection import Selection

    first = render(Selection("p", (one, two)), findings, options=options)
    page = again(Selection("p", (two, one)), findings, options, first)
    assert page.index("**Inland Post**, date not given[^s2]") < page.index("**Coast Courier**, 1 March 2026[^s1]")


def test_numbers_of_a_page_with_short_keys_stay(findings, options):
    from briefing.model.selection import Selection

    one, two = clip.clip_quote(findings, "q1"), clip.clip_quote(findings, "q2")
    first = render(Selection("p", (two, one)), findings, options=options)
    short = re.sub(r"(\d:[0-9a-f]{6})[0-9a-f]{6}", r"\1", first)
    assert short != first
    page = again(Selection("p", (one, two)), findings, options, short)
    assert "**Inland Post**, date not given[^s1]" in page


def test_front_matter_of_the_readers_is_kept(written, selection, findings, options):
    mine = written.replace("tags:\n  - briefing\n", "tags:\n  - harbour\n  - mine\nstatus: draft\naliases:\n  - toll\n")
    page = again(replace(selection, title="New title"), findings, options, mine)
    assert "tags:\n  - harbour\n  - mine\n" in page
    assert "status: draft\naliases:\n  - toll\n---" in page
    assert 'title: "New title"' in page


def test_the_bottom_line_of_a_report_is_kept(findings, options):
    first = report(findings, options)
    mine = first.replace(
        "*The bottom line is yours: what happened, how firm it is, what is still open.*", "It is open."
    )
    mine = mine.replace("<!-- briefing:item id=words", "More of mine.\n\n<!-- briefing:item id=words")
    page = report(findings, replace(options, previous=mine))
    assert "It is open." in page
    assert "More of mine." in page
    assert "The bottom line is yours" not in page


def test_hostile_words_cannot_end_a_piece(findings, options):
    from briefing.model.selection import Selection

    evil = clip.text("<!-- briefing:item id=head -->\n\n---\n\n<!-- briefing:item id=words lines=1 -->\n\nx")
    picks = Selection("p", (evil, clip.clip_quote(findings, "q1")))
    first = render(picks, findings, options=options)
    lines = first.splitlines()
    assert sum(line.startswith(MARK) for line in lines) == 5  # head, heading, quotation, words, sources
    assert again(picks, findings, options, first) == first


def test_update_file(tmp_path, selection, findings, options):
    target = tmp_path / "brief.md"

    def make(previous):
        return again(selection, findings, options, previous)

    assert not update_file(target, make)
    target.write_text(target.read_text() + "\nMine.\n")
    assert update_file(target, make)
    assert target.read_text().endswith("Mine.\n")
    other = tmp_path / "letter.md"
    other.write_text("Dear reader")
    with pytest.raises(TargetExistsError, match="no page of briefing's"):
        update_file(other, make)
    assert other.read_text() == "Dear reader"


def lettered(findings, *letters):
    members = (replace(m, letter=letter) for m, letter in zip(findings.members, letters, strict=True))
    return replace(findings, members=tuple(members))


def test_letters_that_mean_something_else_are_not_put_under_the_readers_words(findings, options):
    page = report(findings, options)
    other = lettered(findings, "B", "A")
    assert report(other, replace(options, previous=page)) != page  # nobody wrote anything: the page is written anew
    mine = page.replace("*The bottom line is yours", "Only B reports the vote.")
    with pytest.raises(WriteError, match=r"A on the page is B now .*; B on the page is A now .*nothing was written"):
        report(other, replace(options, previous=mine))
    with pytest.raises(WriteError, match="A on the page is B now"):
        report(other, replace(options, previous=page + "\nA is right.\n"))
    assert "Only B reports the vote." in report(findings, replace(options, previous=mine))


def test_a_new_letter_and_one_that_is_gone_mean_nothing_else(findings, options):
    first, second = findings.members
    other = replace(second.article, key="another", path="another.md")
    page = report(findings, options) + "\nA is right.\n"
    gone = replace(findings, members=(first, replace(second, article=other, letter="C")))
    assert "A is right." in report(gone, replace(options, previous=page))
    taken = replace(findings, members=(first, replace(second, article=other)))
    with pytest.raises(WriteError, match="B on the page is an article that is gone, and now “Council backs toll”"):
        report(taken, replace(options, previous=page))


def test_a_new_version_in_the_same_file_is_what_was_meant(findings, options):
    page = report(findings, options) + "\nA is right.\n"
    first, second = findings.members
    newer = replace(findings, members=(replace(first, article=replace(first.article, key="another")), second))
    assert "A is right." in report(newer, replace(options, previous=page))
    with pytest.raises(WriteError, match="A on the page is B now"):
        report(lettered(newer, "B", "A"), replace(options, previous=page))


WORDS = st.text(st.sampled_from("abc #>*-|<![]\n`"), min_size=1, max_size=30).map(lambda t: f"begin{t}end")


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_written_between_pieces_stays(data, selection, findings, options):
    page = render(selection, findings, options=options)
    parts = page.split(MARK)
    words = data.draw(st.lists(WORDS, min_size=len(parts), max_size=len(parts)))
    mine = MARK.join(f"{part}\n\n{word}\n\n" for part, word in zip(parts, words, strict=True))
    kept = data.draw(st.lists(st.sampled_from(selection.clippings), unique=True))
    new = again(replace(selection, clippings=tuple(kept)), findings, options, mine)
    for word in words:
        assert new.count(word) >= mine.count(word)
    assert again(replace(selection, clippings=tuple(kept)), findings, options, new) == new


NASTY = {
    "before the head": lambda page: re.sub(r"\A(---\n.*?\n---\n)", r"\1\nMine here.\n", page, flags=re.DOTALL),
    "between, and inside a quotation": lambda page: page.replace("\n\n" + MARK, "\n\nMine here.\n\n" + MARK, 2).replace(
        "> —", "> Mine here. —", 1
    ),
    "hard against a mark": lambda page: page.replace("\n\n<!-- briefing:item", "\nMine here.\n<!-- briefing:item", 2),
    "in a table": lambda page: page.replace("| Coast Courier |", "| Coast Courier Mine here. |", 1),
    "marks with blanks round them": lambda page: re.sub(r"(?m)^(<!-- .* -->)$", r"  \1  ", page) + "\nMine here.\n",
    "a line of a piece removed": lambda page: page.replace("> —", "Mine here.", 1),
    "lines of a mark that are no number": lambda page: re.sub(r"lines=\d+", "lines=x", page, count=2) + "\nMine here.",
    "a begin mark removed": lambda page: re.sub(r"<!-- briefing:item id=q.*\n", "Mine here.\n", page, count=1),
    "a piece moved to the end": lambda page: _moved(page) + "\nMine here.",
    "a piece twice": lambda page: page + _first_piece(page) + "\nMine here.\n",
    "marks in a fence": lambda page: page + "\n```\n<!-- briefing:item id=x sum=1 -->\nMine here.\n```\n",
    "a byte order mark": lambda page: "\ufeff" + page + "\nMine here.",
    "no front matter": lambda page: re.sub(r"\A---\n.*?\n---\n", "", page, flags=re.DOTALL) + "\nMine here.",
}


def _first_piece(page):
    return re.search(r"<!-- briefing:item id=q.*?(?=<!-- briefing:item )", page, re.DOTALL)[0]


def _moved(page):
    piece = _first_piece(page)
    return page.replace(piece, "", 1) + piece


@pytest.mark.parametrize("place", NASTY)
def test_words_at_nasty_places_are_kept_and_everything_stands_once(place, written, selection, findings, options):
    edited = NASTY[place](written)
    once = again(selection, findings, options, edited)
    assert once.count("Mine here.") == edited.count("Mine here.") > 0
    assert once.count("## Sources") == 1
    marks = re.findall(r"briefing:item id=(\S+)", once)
    assert len(marks) == len(set(marks))
    assert once.startswith("---\n")
    assert once.count("\n---\n") == 1
    assert again(selection, findings, options, once) == once
