"""The reader's decisions survive, merge, and can be taken back."""

import multiprocessing

import pytest

from briefing.corrections import add, load, undo
from briefing.files.atomic import WriteError
from briefing.model.correction import Correction, CorrectionKind
from briefing.settings.places import Places
from tests.fixtures.failing_calls import Calls, each_failure


@pytest.fixture
def places(tmp_path):
    return Places.under(tmp_path)


def rename(name, to, made="2026-03-04T09:00:00+00:00"):
    return Correction(CorrectionKind.RENAME, (name,), to, made)


def test_nothing_yet(places):
    assert load(places, "k").items == ()
    assert undo(places, "k").items == ()


def test_what_was_added_is_loaded_again(places):
    difference = Correction(CorrectionKind.DIFFERENCE, ("d1", "dismissed"), "no: 12:30\n# both hold", path="a/b.md")
    made = add(places, "k", rename("A. Lind", "Ada Lind"), difference)
    assert load(places, "k") == made
    assert [c.value for c in made.items] == ["Ada Lind", "no: 12:30\n# both hold"]
    assert made.items[1].made, "a decision without a moment is stamped"


def test_twice_the_same_is_kept_once(places):
    add(places, "k", rename("a", "b"))
    assert len(add(places, "k", rename("a", "b")).items) == 1


def test_undo_takes_back_the_newest_or_a_given_one(places):
    add(places, "k", rename("a", "b"), rename("c", "d"), rename("e", "f"))
    assert [c.value for c in undo(places, "k").items] == ["b", "d"]
    assert [c.value for c in undo(places, "k", rename("a", "b")).items] == ["d"]
    assert [c.value for c in load(places, "k").items] == ["d"]


def test_the_file_reads_like_what_it_is(places):
    add(places, "k", rename("A. Lind", "Ada Lind"))
    text = (places.library_data("k") / "corrections.yaml").read_text()
    assert text == (
        "briefing: corrections\nversion: 1\nitems:\n- kind: rename\n  subject:\n  - A. Lind\n"
        "  value: Ada Lind\n  made: '2026-03-04T09:00:00+00:00'\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "items: [",
        "briefing: selection\nversion: 1\n",
        "briefing: corrections\nversion: 1\nitems: 7\n",
        "briefing: corrections\nversion: 1\nitems: &a\n- *a\n",
        "briefing: corrections\nversion: 1\nitems: " + "[" * 40000 + "\n",
        "briefing: corrections\nversion: one\n",
        "",
    ],
)
def test_a_damaged_file_is_set_aside_and_said(places, text):
    folder = Places.folder(places.library_data("k"))
    (folder / "corrections.yaml").write_text(text)
    notes = []
    assert load(places, "k", notes.append).items == ()
    assert len(notes) == 1
    assert "corrections.yaml.bad" in notes[0]
    assert (folder / "corrections.yaml.bad").read_text() == text
    add(places, "k", rename("a", "b"))
    assert len(load(places, "k").items) == 1


def test_a_newer_file_is_left_alone(places):
    folder = Places.folder(places.library_data("k"))
    text = "briefing: corrections\nversion: 99\nitems: 7\n"
    (folder / "corrections.yaml").write_text(text)
    with pytest.raises(WriteError, match="newer"):
        load(places, "k")
    with pytest.raises(WriteError, match="newer"):
        add(places, "k", rename("a", "b"))
    assert (folder / "corrections.yaml").read_text() == text


def _add_many(root, name):
    for number in range(20):
        add(Places.under(root), "k", rename(f"{name}{number}", "x"))


def test_two_programs_lose_nothing(places, tmp_path):
    context = multiprocessing.get_context("spawn")
    programs = [context.Process(target=_add_many, args=(tmp_path, name)) for name in "ab"]
    for program in programs:
        program.start()
    for program in programs:
        program.join(60)
    assert {c.subject[0] for c in load(places, "k").items} == {f"{n}{i}" for n in "ab" for i in range(20)}


def test_no_decision_is_lost_whichever_call_fails(places, tmp_path, monkeypatch):
    kept = [add(places, "k", rename("A. Lind", "Ada Lind")).items]

    def act():
        add(places, "k", rename("Lind", f"Ada Lind {len(kept)}"))

    def check(_number, failed):
        assert failed is None or isinstance(failed, WriteError), failed
        found = load(places, "k").items
        assert found[: len(kept[-1])] == kept[-1]
        assert failed is not None or len(found) > len(kept[-1])
        kept.append(found)

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 8


BAD = {
    "kind: nonsense\n  subject: [a]": "one of",
    "kind: article\n  subject: [a1]": "about an article's id and the detail to set",
    "kind: article\n  subject: [a1, published]\n  value: soon": "“soon” is no date",
    "kind: article\n  subject: [a1, colour]\n  value: red": "an article has no “colour”",
    "kind: article\n  subject: [a1, letter]\n  value: HELLO": "no letter",
    "kind: article\n  subject: [a1, language]\n  value: english": "no code of a language",
    "kind: rename\n  subject: [a]": "missing",
    "kind: merge\n  subject: [a]": "the name to keep",
    "kind: type\n  subject: [a]\n  value: animal": "no type “animal”",
    "kind: difference\n  subject: [d1, painted]\n  value: x": "no verdict “painted”",
    "kind: pin\n  subject: [a, b]": "another article",
    "kind: speaker\n  subject: [a1, words, a2]\n  value: Ada": "for each account",
    "subject: [a]": "kind is missing",
    "just words": "keys with values",
}


@pytest.mark.parametrize("item", BAD)
def test_what_cannot_be_used_is_left_out_said_and_left_in_the_file(places, item):
    file = Places.folder(places.library_data("k")) / "corrections.yaml"
    file.write_text(f"briefing: corrections\nversion: 1\nitems:\n- kind: hide\n  subject: [a]\n- {item}\n")
    found = load(places, "k")
    assert [str(c) for c in found.items] == ["hide a"]
    assert BAD[item] in found.unusable[0].why
    after = add(places, "k", rename("a", "b"))
    assert len(after.items) == 2
    assert after.unusable == found.unusable == load(places, "k").unusable


def test_a_damaged_decision_can_be_taken_back(places):
    file = Places.folder(places.library_data("k")) / "corrections.yaml"
    file.write_text(
        "briefing: corrections\nversion: 1\nitems:\n- kind: article\n  subject: [a1, published]\n  value: soon\n"
        "  made: '2026-03-05T09:00:00+00:00'\n"
    )
    add(places, "k", rename("a", "b", made="2026-03-04T09:00:00+00:00"))
    assert [str(c) for c in undo(places, "k").all] == ["rename a → b"]


def test_what_is_kept_is_clean_and_dates_are_iso(places):
    kept = add(
        places,
        "k",
        Correction(CorrectionKind.ARTICLE, ("a1", "published"), "20260106"),
        Correction(CorrectionKind.ARTICLE, ("a1", "updated"), "2026-W02-2"),
        Correction(CorrectionKind.ARTICLE, ("a1", "title"), "Toll\x1b[31m\nvote "),
        Correction(CorrectionKind.ARTICLE, ("a1", "letter"), "b"),
        Correction(CorrectionKind.ARTICLE, ("a1", "language"), "pt_BR"),
        Correction(CorrectionKind.ARTICLE, ("a1", "url"), " "),
    )
    assert [c.value for c in kept.items] == ["2026-01-06", "2026-01-06", "Toll[31m vote", "B", "pt", None]
    with pytest.raises(ValueError, match="no time zone"):
        add(places, "k", Correction(CorrectionKind.ARTICLE, ("a1", "published"), "2026-01-06T15:01:00"))
