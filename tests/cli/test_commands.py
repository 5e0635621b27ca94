"""Every command on the starter library: statuses, tables, and the fields of `--json` as documented."""

from __future__ import annotations

import itertools
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from briefing.__main__ import main
from briefing.selection import SelectionStore
from briefing.settings.places import Places, library_key
from tests.fixtures.failing_calls import Calls, each_failure

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def run(cache: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the program in this process: status, standard output, standard error."""
    monkeypatch.setenv("BRIEFING_CACHE_DIR", str(cache))
    before = dict(os.environ)

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            status = main([str(a) for a in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        finally:
            os.environ.clear()  # flags set variables
            os.environ.update(before)
        out, err = capfd.readouterr()
        return status, out, err

    return call


@pytest.fixture
def ask(run: Run, seeds: Path) -> Callable[..., Any]:
    """The parsed `--json` of a command on the starter library."""

    def call(command: str, *arguments: object) -> Any:
        status, out, err = run(command, seeds, *arguments, "--json")
        assert status == 0, err
        return json.loads(out)

    return call


def test_articles_give_text_blocks_and_sentences_that_fit(ask: Callable[..., Any]) -> None:
    articles = ask("articles")
    assert [a["letter"] for a in articles] == ["A", "B", "C", "D", "E", "F"]
    assert len({a["id"] for a in articles}) == 6
    for article in articles:
        text = article["text"]
        assert all(text[s:e].strip() == text[s:e] != "" for s, e in article["sentences"])
        kept = sorted((b["start"], b["end"]) for b in article["blocks"])
        assert all(end <= start for (_, end), (start, _) in itertools.pairwise(kept))
        between = text[: kept[0][0]] + "".join(text[e:s] for (_, e), (s, _) in itertools.pairwise(kept))
        assert between.strip() == ""
    assert articles[0]["source"] == "Harbour Gazette"
    assert articles[0]["published"].startswith("2026-01-06T21:40")


def test_quotes_stand_where_they_say_and_have_their_speakers(ask: Callable[..., Any]) -> None:
    texts = {a["id"]: a["text"] for a in ask("articles")}
    quotes = ask("quotes")
    assert all(texts[q["article"]][q["start"] : q["end"]] == q["text"] for q in quotes)
    assert not [q for q in quotes if q["kind"] == "indirect"]
    speakers = {q["speaker"] for q in quotes if q["text"].startswith("Putin is not showing")}
    assert speakers == {"Keir Starmer"}


def test_quotes_by_speaker_and_likeness(ask: Callable[..., Any]) -> None:
    assert {q["speaker"] for q in ask("quotes", "--speaker", "macron")} == {"Emmanuel Macron"}
    assert "hardest yards" in ask("quotes", "--like", "the hardest yard is ahead")[0]["text"]


def test_indirect_speech_comes_only_when_asked_for(ask: Callable[..., Any]) -> None:
    assert "indirect" in {q["kind"] for q in ask("quotes", "--indirect")}


def test_actors_are_merged_across_spellings(ask: Callable[..., Any]) -> None:
    actors = {a["name"]: a for a in ask("actors")}
    starmer = actors["Keir Starmer"]
    assert "Kier Starmer" in starmer["aliases"]
    assert starmer["type"] == "person"
    assert starmer["articles"] == 5
    texts = {a["id"]: a["text"] for a in ask("articles")}
    assert all(texts[m["article"]][m["start"] : m["end"]] == m["text"] for a in actors.values() for m in a["mentions"])


def test_the_page_of_one_actor(ask: Callable[..., Any]) -> None:
    page = ask("actors", "--name", "starmer")
    texts = {a["id"]: a["text"] for a in ask("articles")}
    assert page["name"] == "Keir Starmer"
    assert sum(page["by_article"].values()) == len(page["mentions"])
    assert set(page["by_article"]) == set(texts)
    assert {q["speaker"] for q in page["said"] + page["reported"]} == {"Keir Starmer"}
    assert {q["kind"] for q in page["reported"]} <= {"indirect"}
    named = {a["id"] for a in ask("actors")}
    assert page["company"]
    assert {c["id"] for c in page["company"]} < named
    inside = {(p["article"], p["start"], p["end"]) for p in page["passages"]}
    assert all(any(a == m["article"] and s <= m["start"] < e for a, s, e in inside) for m in page["mentions"])


def test_the_page_of_an_actor_as_text_and_of_nobody(run: Callable[..., Any], seeds: Path) -> None:
    status, out = run("actors", seeds, "--name", "Macron")[:2]
    assert status == 0
    assert out.startswith("Emmanuel Macron\nperson, ")
    assert "Mentions by source" in out
    assert "Joined because\n  Macron = Emmanuel Macron: short form" in out
    status, out = run("actors", seeds, "--name", "Zzyzx", "--json")[:2]
    assert (status, json.loads(out)) == (1, None)


def test_coverage_names_sentences_of_the_articles_that_carry_a_point(ask: Callable[..., Any]) -> None:
    coverage = ask("coverage")
    assert len(coverage["articles"]) == 6
    shared = [p for p in coverage["points"] if p["count"] >= 3]
    assert any("hub" in p["text"] for p in shared)
    assert len(coverage["points"]) > 3
    assert all(p["count"] == len(p["members"]) for p in coverage["points"])


def test_discrepancies_always_give_both_texts(ask: Callable[..., Any]) -> None:
    found = ask("discrepancies")
    assert len(found) > 3
    assert all(len(d["values"]) >= 2 for d in found)
    assert any(
        d["kind"] == "name" and {"Kier", "Keir"} <= {w for v in d["values"] for w in v["value"].split()} for d in found
    )


def test_compare_by_letters_covers_every_sentence_once(run: Run, ask: Callable[..., Any], seeds: Path) -> None:
    status, out, _ = run("compare", "A", "F", "--in", seeds, "--json")
    assert status == 0
    comparison = json.loads(out)
    sentences = {a["letter"]: len(a["sentences"]) for a in ask("articles")}
    assert sorted(i for r in comparison["rows"] for i in r["left"]) == list(range(sentences["A"]))
    assert sorted(i for r in comparison["rows"] for i in r["right"]) == list(range(sentences["F"]))
    assert comparison["right_share"] > comparison["left_share"] > 0
    assert "same" in {r["relation"] for r in comparison["rows"]}


def test_compare_by_files(run: Run, seeds: Path) -> None:
    first, second = seeds / "1-harbour-gazette.md", seeds / "6-valley-dispatch.txt"
    status, out, _ = run("compare", first, second)
    assert status == 0
    assert "=\t" in out


@pytest.mark.parametrize(
    "command", ["promises", "dates", "figures", "questions", "stories", "discrepancies", "coverage"]
)
def test_tables_are_printed_as_tab_separated_lines_in_a_pipe(run: Run, seeds: Path, command: str) -> None:
    status, out, _ = run(command, seeds)
    assert status == 0
    assert len({line.count("\t") for line in out.splitlines()}) == 1


@pytest.mark.parametrize("command", ["quotes", "discrepancies"])
def test_what_can_be_corrected_is_listed_with_its_id(
    run: Run, ask: Callable[..., Any], seeds: Path, command: str
) -> None:
    listed = [line.split("\t")[-1] for line in run(command, seeds)[1].splitlines()]
    assert listed == [record["id"] for record in ask(command)]


def test_search_finds_and_marks(ask: Callable[..., Any]) -> None:
    result = ask("search", '"security guarantees"')
    assert result["total"] == len(result["hits"]) > 1
    for hit in result["hits"]:
        assert any("guarantee" in hit["snippet"][s:e].lower() for s, e in hit["spans"])


def test_search_without_a_hit_ends_with_status_1(run: Run, seeds: Path) -> None:
    status, out, _ = run("search", seeds, "xylophone", "--json")
    assert status == 1
    assert json.loads(out)["total"] == 0


def test_the_report_is_markdown_with_every_source(run: Run, seeds: Path) -> None:
    status, out, _ = run("report", seeds)
    assert status == 0
    assert out.startswith("---\n")
    for outlet in ("Harbour Gazette", "Meridian Post", "Northgate Wire"):
        assert outlet in out


def test_report_is_never_written_over_a_file_unasked(run: Run, seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    assert run("report", seeds, "-o", target)[0] == 0
    before = target.read_text()
    status, _, err = run("report", seeds, "-o", target)
    assert status == 4
    assert "brief.md exists already; nothing was written; --force replaces it, --update" in err
    assert "--update" not in run("report", seeds, "-o", target, "--format", "html")[2]
    assert target.read_text() == before
    assert run("report", seeds, "-o", target, "--force")[0] == 0


def test_without_a_terminal_a_path_prints_the_report(run: Run, seeds: Path) -> None:
    status, out, _ = run(seeds)
    assert status == 0
    assert out.startswith("---\n")


def test_a_correction_is_kept_listed_applied_and_taken_back(run: Run, seeds: Path) -> None:
    assert run("correct", seeds, "rename", "Keir Starmer", "Sir Keir")[0] == 0
    assert "Sir Keir" in run("correct", seeds, "list")[1]
    assert "Sir Keir" in {a["name"] for a in json.loads(run("actors", seeds, "--json")[1])}
    assert run("correct", seeds, "undo")[0] == 0
    assert "Sir Keir" not in {a["name"] for a in json.loads(run("actors", seeds, "--json")[1])}


def test_a_quotation_is_given_to_whoever_says_it(run: Run, seeds: Path) -> None:
    def speakers() -> dict[str, str | None]:
        return {q["id"]: q["speaker"] for q in json.loads(run("quotes", seeds, "--json")[1])}

    before = speakers()
    identity = next(i for i, name in before.items() if name)
    assert run("correct", seeds, "speaker", identity, "A spokesman")[0] == 0
    assert speakers()[identity] == "A spokesman"
    assert run("correct", seeds, "speaker", identity, "")[0] == 0
    assert speakers()[identity] is None
    assert run("correct", seeds, "speaker", "q0", "A spokesman")[0] == 2
    assert "give an id, or more of the words" in run("correct", seeds, "speaker", "the", "A spokesman")[2]
    status, out, _ = run("correct", seeds, "speaker", "Hardest yards", "A spokesman", "--json")
    words = json.loads(out)["subject"][1::2]
    assert status == 0
    assert len(words) > 1
    assert all("hardest yards" in text for text in words)
    assert set(words) <= {q["text"] for q in json.loads(run("quotes", seeds, "--speaker", "spokesman", "--json")[1])}
    run("correct", seeds, "undo")
    run("correct", seeds, "undo")
    run("correct", seeds, "undo")
    assert speakers() == before


def test_metadata_set_by_hand_shows_everywhere(run: Run, seeds: Path) -> None:
    assert run("correct", seeds, "article", "E", "source", "Eastern Ledger")[0] == 0
    articles = json.loads(run("articles", seeds, "--json")[1])
    changed = next(a for a in articles if a["letter"] == "E")
    assert (changed["source"], changed["origins"]["source"]) == ("Eastern Ledger", "correction")


def test_a_missing_path_is_named(run: Run, tmp_path: Path) -> None:
    status, out, err = run("quotes", tmp_path / "nowhere")
    assert (status, out) == (3, "")
    assert "nowhere" in err


def test_a_word_that_is_nearly_a_command_is_pointed_out(run: Run) -> None:
    status, _, err = run("quotse")
    assert status == 3
    assert "did you mean the command “quotes”" in err


def test_an_empty_folder_says_so(run: Run, tmp_path: Path) -> None:
    status, _, err = run("articles", tmp_path)
    assert status == 3
    assert "no article" in err


def test_one_bad_file_costs_only_itself(run: Run, seeds: Path, tmp_path: Path) -> None:
    shutil.copy(seeds / "3-lowland-courier.txt", tmp_path)
    (tmp_path / "picture.txt").write_bytes(bytes(range(256)) * 20)
    status, out, err = run("articles", tmp_path, "--json")
    assert status == 0
    assert len(json.loads(out)) == 1
    assert "picture.txt" in err
    problems = json.loads(run("articles", tmp_path, "--problems", "--json")[1])
    assert any("picture.txt" in p["path"] for p in problems)


def test_wrong_usage_ends_with_status_2(run: Run, seeds: Path) -> None:
    assert run("quotes")[0] == 2
    assert run("quotes", seeds, "--story", "none")[0] == 2
    assert run("correct", seeds, "paint", "red")[0] == 2
    assert run("correct", seeds, "type", "NATO", "animal")[0] == 2


def test_wrong_usage_points_to_the_help_of_the_command(run: Run, seeds: Path) -> None:
    assert "`briefing quotes --help`" in run("quotes", seeds, "--nope")[2]
    assert "`briefing --help`" in run("--nope")[2]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_knows_every_command(run: Run, shell: str) -> None:
    status, out, _ = run("completion", shell)
    assert status == 0
    assert "discrepancies" in out


def test_doctor_tells_the_places(run: Run) -> None:
    status, out, _ = run("doctor", "--json")
    facts = json.loads(out)
    assert status == 0
    assert Path(facts["starter library"]).is_dir()
    assert facts["textual"] != "not installed"


def test_dropping_what_is_kept(run: Run, seeds: Path) -> None:
    assert run("index", seeds)[0] == 0
    assert run("index", seeds, "--drop")[0] == 0
    assert run("index", seeds, "--drop")[0] == 1


def test_an_updated_report_keeps_what_the_reader_wrote(run: Run, seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    assert run("report", seeds, "-o", target)[0] == 0
    target.write_text(target.read_text() + "\nMy own closing words.\n")
    assert run("report", seeds, "-o", target, "--update")[0] == 0
    text = target.read_text()
    assert text.count("My own closing words.") == 1
    assert text.count("## Sources") == 1


def test_whole_tables_are_exported(run: Run, seeds: Path) -> None:
    assert run("export", seeds, "--table", "quotes", "--format", "csv")[1].count("\n") > 20
    assert "| " in run("export", seeds, "--table", "coverage")[1]
    head, *rows = run("export", seeds, "--table", "coverage", "--format", "csv")[1].splitlines()
    assert head.endswith(",A,B,C,D,E,F")
    assert len(rows) > 10
    assert run("export", seeds, "--table", "coverage", "--format", "html")[0] == 2


def test_exporting_an_empty_selection_says_how_to_pick(run: Run, seeds: Path) -> None:
    status, _, err = run("export", seeds)
    assert status == 1
    assert "space" in err


def test_json_is_printed_also_where_there_is_nothing(run: Run, seeds: Path) -> None:
    status, out, _ = run("export", seeds, "--json")
    assert (status, json.loads(out)["clippings"]) == (1, [])
    assert json.loads(run("correct", seeds, "undo", "--json")[1]) is None
    assert "theme" in json.loads(run("config", "sample", "--json")[1])["sample"]
    assert "complete" in json.loads(run("completion", "bash", "--json")[1])["script"]


def test_exporting_a_selection_that_was_damaged_says_so(run: Run, seeds: Path, own_places: Places) -> None:
    file = SelectionStore(own_places, library_key([seeds])).path()
    file.parent.mkdir(parents=True)
    file.write_text("briefing: selection\nversion: 1\nna")
    _, _, err = run("export", seeds)
    assert "picks.yaml.bad" in err


def test_a_folder_that_moved_takes_its_corrections_along(run: Run, seeds: Path, tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    shutil.copytree(seeds, old)
    assert run("correct", old, "rename", "Keir Starmer", "Sir Keir")[0] == 0
    old.rename(new)
    assert run("doctor", "--relink", old, new)[0] == 0
    assert "Sir Keir" in run("correct", new, "list")[1]


def test_settings_are_listed_with_their_origin(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIEFING_GLYPHS", "ascii")
    records = {r["key"]: r for r in json.loads(run("config", "--json")[1])}
    assert "compact\tno\tdefault" in run("config")[1]  # as the file has it
    assert records["glyphs"]["value"] == "ascii"
    assert "BRIEFING_GLYPHS" in records["glyphs"]["origin"]
    assert records["theme"]["origin"] == "default"


def test_a_wrong_setting_is_named_with_what_was_meant(run: Run, seeds: Path, own_places: Places) -> None:
    own_places.config.mkdir(parents=True)
    (own_places.config / "config.yaml").write_text("themee: dark\n")
    status, _, err = run("export", seeds)
    assert status == 2
    assert "line 1" in err
    assert "did you mean “theme”" in err


def test_letters_can_be_chosen_and_stay_unique(run: Run, seeds: Path) -> None:
    assert run("correct", seeds, "article", "C", "letter", "A")[0] == 0
    letters = {Path(a["path"]).name[0]: a["letter"] for a in json.loads(run("articles", seeds, "--json")[1])}
    assert (letters["3"], letters["1"]) == ("A", "C")
    assert sorted(letters.values()) == list("ABCDEF")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["difference", "none", "accepted", ""], "no difference is called none"),
        (["story", "The wall", "nowhere.md"], "no article is called nowhere.md"),
        (["article", "A", "letter", "HELLO"], "no letter"),
        (["type", "NATO", "animal"], "no type “animal”"),
    ],
)
def test_a_decision_that_cannot_be_applied_is_refused(run: Run, seeds: Path, words: list[str], told: str) -> None:
    status, _, err = run("correct", seeds, *words)
    assert status == 2
    assert told in err
    assert "nothing" in run("correct", seeds, "undo")[2]


def test_a_verdict_that_is_none_is_refused(run: Run, ask: Callable[..., Any], seeds: Path) -> None:
    identity = ask("discrepancies")[0]["id"]
    assert "no verdict “painted”" in run("correct", seeds, "difference", identity, "painted", "x")[2]
    assert run("correct", seeds, "difference", identity, "checked", "")[0] == 0
    assert next(d for d in ask("discrepancies") if d["id"] == identity)["verdict"] == "checked"


def test_a_date_is_kept_as_iso_has_it(run: Run, ask: Callable[..., Any], seeds: Path) -> None:
    assert run("correct", seeds, "article", "C", "published", "2026-W02-2")[0] == 0
    assert next(a for a in ask("articles") if a["letter"] == "C")["published"] == "2026-01-06"


def test_articles_of_one_file_are_compared_and_corrected_one_by_one(run: Run, tmp_path: Path) -> None:
    text = "The council met on Monday. It voted for the wall, {0} writes. “It will stand,” Ada Lind said."
    entries = [json.dumps({"title": o, "source": o, "text": text.format(o)}) for o in ("North", "South", "West")]
    file = tmp_path / "lines.jsonl"
    file.write_text("\n".join(entries))
    status, out, err = run("compare", f"{file}/entry 1", f"{file}/entry 3")
    assert status == 0, err
    assert "North writes" in out
    assert "West writes" in out
    assert run("compare", file, f"{file}/entry 3")[0] == 2
    assert run("correct", file, "article", f"{file}/entry 2", "source", "The Ledger")[0] == 0
    articles = json.loads(run("articles", file, "--json")[1])
    assert [a["source"] for a in articles] == ["North", "The Ledger", "West"]
    assert [a["path"] for a in articles] == [f"{file}/entry {n}" for n in (1, 2, 3)]
    assert run("correct", file, "article", "lines.jsonl", "source", "X")[0] == 2


@pytest.mark.parametrize(("value", "told"), [("soon", "no date"), ("2026-01-06T15:01:00", "no time zone")])
def test_a_date_that_is_none_is_refused(run: Run, seeds: Path, value: str, told: str) -> None:
    status, _, err = run("correct", seeds, "article", "C", "published", value)
    assert status == 2
    assert told in err


def test_an_export_onto_a_failing_disk_ends_with_status_4(
    run: Run, seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "brief.md"
    target.write_text("old")
    statuses = []

    def act() -> None:
        statuses.append(run("report", seeds, "-o", target, "--force"))

    def check(_number: int, failed: Exception | None) -> None:
        status, _, err = statuses[-1]
        assert failed is None
        assert status in (0, 4)
        assert ("could not be written" in err) == (status == 4)
        assert target.read_text() == "old" or target.read_text().count("## Sources") == 1
        assert [p.name for p in tmp_path.iterdir()] == ["brief.md"]

    assert each_failure(Calls(monkeypatch, tmp_path), act, check) >= 5


def test_links_out_of_the_folder_are_followed_only_if_asked(run: Run, seeds: Path, tmp_path: Path) -> None:
    folder = tmp_path / "paris"
    folder.mkdir()
    shutil.copy(seeds / "2-meridian-post.txt", folder)
    (folder / "linked.txt").symlink_to(seeds / "3-lowland-courier.txt")
    assert len(json.loads(run("articles", folder, "--json")[1])) == 1
    assert len(json.loads(run("articles", folder, "--json", "--follow-links")[1])) == 2


def test_a_decision_about_a_name_that_nobody_bears_is_kept_and_said(run: Run, seeds: Path) -> None:
    status, _, err = run("correct", seeds, "rename", "Nobody Here", "Somebody")
    assert status == 0
    assert "kept: rename Nobody Here" in err
    assert "nobody is called “Nobody Here”" in err
    assert "nobody is called" not in run("correct", seeds, "rename", "Keir Starmer", "Sir Keir")[2]


def test_what_was_meant_is_said_where_a_word_is_no_path(run: Run, seeds: Path) -> None:
    status, out, err = run("compare", "A", "C")
    assert (status, out) == (2, "")
    assert "`briefing compare A C --in PATH`" in err
    status, out, err = run("reprot", seeds)
    assert (status, out) == (2, "")
    assert "reprot does not exist" in err
    assert "did you mean the command “report”?" in err
    status, out, err = run("export", seeds, "--preset", "evidense")
    assert (status, out) == (2, "")
    assert "unknown preset “evidense”; did you mean “evidence”?" in err
