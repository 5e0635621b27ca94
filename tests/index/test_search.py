"""What a caller gets from a search: hits, snippets, facets, order, suggestions, restrictions."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.index import Index, IndexedArticle
from briefing.model.search import Sort
from briefing.model.text import Span


def article(name: str, title: str, text: str, **more: str | None) -> IndexedArticle:
    known: dict[str, str | None] = {
        "source": "Harbour Post",
        "published": "2026-01-06",
        "language": "en",
        "kind": "article",
        "quoted": "",
        "headlines": "",
    }
    return IndexedArticle(id=name, title=title, text=text, path=f"{name}.md", **(known | more))  # type: ignore[arg-type]  # plain test data


ARTICLES = [
    article(
        "a", "Ministers meet", "The ministers met in Łódź.\nThey signed the harbour accord after a long night of talks."
    ),
    article("b", "Accord in doubt", "An organisation from Kyiv said the accord may fail.", published="2026-01-08"),
    article(
        "c",
        "Colours of the centre",
        "The theatre’s colours were praised by the US delegation.",
        source="The Northern Wire",
    ),
    article(
        "d",
        "Zelenskyy speaks",
        "Zelensky spoke to reporters.",
        published=None,
        quoted="Olena Hart: we will rebuild the bridge\nwe never left",
    ),
    article("e", "Der Vertrag", "Die Minister unterzeichneten den Vertrag über den Hafen.", language="de", kind="post"),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    made = Index.open(tmp_path_factory.mktemp("search") / "index")
    made.update(ARTICLES)
    return made


def found(index: Index, query: str, **options: object) -> set[str]:
    return {hit.article for hit in index.search(query, **options).hits}  # type: ignore[arg-type]  # passed through


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("minister", "ae"),
        ("ministers accord", "a"),
        ("lodz", "a"),
        ("Lódz", "a"),
        ("kiev", "b"),
        ("organization", "b"),
        ("organis*", "b"),
        ("organiz*", "b"),
        ("color center", "c"),
        ("theater", "c"),
        ("US", "c"),
        ("us", ""),
        ("zelenskiy", "d"),
        ("selenskyj", "d"),
        ("unterzeichneten", "e"),
        ("vertrag", "e"),
        ('"signed the harbour accord"', "a"),
        ('"harbour accord" OR vertrag', "ae"),
        ('"accord harbour"', ""),
        ("title:accord", "b"),
        ("source:wire", "c"),
        ('source:"northern wire"', "c"),
        ("source:HARBOUR accord", "ab"),
        ("lang:de", "e"),
        ("kind:post", "e"),
        ("date:2026-01-08", "b"),
        ("date:2026-01-06..2026-01-07 NOT lang:de", "ac"),
        ("date:..2025", ""),
        ("accord -doubt", "a"),
        ("accord NOT doubt", "a"),
        ("hrbor~", "a"),
        ("th?at*", "c"),
        ("*strasse", ""),
        ("quote:bridge", "d"),
        ('quote:"bridge never"', ""),
        ('quote:"rebuild the bridge', "d"),
        ("speaker:Hart", "d"),
        ("(minister accord", "a"),
        ("minister AND", "ae"),
    ],
)
def test_language_of_queries(index: Index, query: str, names: str) -> None:
    assert found(index, query) == set(names)


def test_one_line_about_what_is_wrong_and_where(index: Index) -> None:
    for query, place in [("accord )", 7), ("accord sauce:x", 7), ("accord date:soon", 12)]:
        result = index.search(query)
        assert result.error is not None
        assert result.error.position == place
        assert "\n" not in result.error.message
    assert index.search('"open and (open').error is None


def test_names_expand_to_the_forms_they_are_written_in(index: Index) -> None:
    def expand(field: str, value: str) -> Sequence[str]:
        return {"actor": ("Volodymyr Zelensky", "Zelenskyy"), "speaker": ("Olena Hart",), "story": ("a", "b")}[field]

    assert found(index, "actor:president", expand=expand) == {"d"}
    assert found(index, "speaker:she", expand=expand) == {"d"}
    assert found(index, "story:s1 accord", expand=expand) == {"a", "b"}
    assert found(index, "story:s1 accord") == set()


def test_within_restricts_everything(index: Index) -> None:
    result = index.search("accord", within={"b", "c"})
    assert (result.total, [h.article for h in result.hits]) == (1, ["b"])
    assert result.facets.month == (("2026-01", 1),)


def test_snippets_mark_what_was_asked(index: Index) -> None:
    hit = index.search('"harbour accord"').hits[0]
    assert [s.of(hit.snippet) for s in hit.spans] == ["harbour accord"]
    text = ARTICLES[0].text
    assert text[hit.start : hit.start + len(hit.snippet)].replace("\n", " ") == hit.snippet
    assert "\n" not in hit.snippet
    only_title = next(h for h in index.search("doubt").hits)
    assert (only_title.start, only_title.snippet) == (-1, "Accord in doubt")
    assert [s.of(only_title.snippet) for s in only_title.spans] == ["doubt"]


@pytest.mark.parametrize(
    ("query", "words"), [("zelenskiy", ["Zelensky"]), ("spoke~", ["spoke"]), ("rep*", ["reporters"])]
)
def test_snippets_of_other_spellings(index: Index, query: str, words: list[str]) -> None:
    hit = next(h for h in index.search(query).hits if h.article == "d")
    assert [s.of(hit.snippet) for s in hit.spans] == words


def test_all_marks_in_the_reader(index: Index) -> None:
    text = "Harbours, a harbour.\nThe Harbour accord; no accord without “the harbour”."
    assert [s.of(text) for s in index.spans("harbour", text)] == ["Harbours", "harbour", "Harbour", "harbour"]
    assert [s.of(text) for s in index.spans('"harbour accord" NOT night', text)] == ["Harbour accord"]
    assert [s.of(text) for s in index.spans("acc* harbour~", text)][-2:] == ["accord", "harbour"]
    assert index.spans("source:wire", text) == ()
    assert index.spans("actor:x", "Ada met x.", expand=lambda f, v: ("Ada",)) == (Span(0, 3),)


def test_order_by_date(index: Index) -> None:
    assert [h.article for h in index.search("accord OR spoke", sort=Sort.DATE).hits] == ["b", "a", "d"]


def test_pages_follow_each_other(index: Index) -> None:
    whole = [h.article for h in index.search("minister OR accord OR spoke").hits]
    assert [index.search("minister OR accord OR spoke", limit=1, offset=n).hits[0].article for n in range(4)] == whole


def test_facets_count_all_hits(index: Index) -> None:
    facets = index.search("minister OR accord OR theatre", limit=1).facets
    assert facets.source == (("Harbour Post", 3), ("The Northern Wire", 1))
    assert facets.month == (("2026-01", 4),)
    assert facets.language == (("en", 3), ("de", 1))
    assert facets.kind == (("article", 3), ("post", 1))


def test_did_you_mean(index: Index) -> None:
    assert index.search("harbuor").suggestion == "harbour"
    assert index.search("harbuor NOT acord").suggestion == "harbour NOT accord"
    assert index.search("qqqqqq").suggestion is None
    assert index.search("harbour").suggestion is None


def test_as_you_type(index: Index) -> None:
    totals = {
        typed: index.search(typed, typing=True).total
        for typed in ("m", "mi", "minis", "ministers", "harb", "ministers ac")
    }
    assert totals == {"m": 2, "mi": 2, "minis": 2, "ministers": 1, "harb": 1, "ministers ac": 1}
    assert index.search("minis").total == 0
    assert index.search("organisatio", typing=True).hits[0].article == "b"  # the term is the stem "organ"


def test_more_like_a_passage(index: Index) -> None:
    result = index.more_like("signed in the harbour at night, after talks")
    assert result.hits[0].article == "a"
    assert index.more_like("").hits == ()


def test_cancelled_search_is_empty(index: Index) -> None:
    assert index.search("accord", cancelled=lambda: True).hits == ()


def test_nothing_is_imported_before_an_index_is_opened() -> None:
    code = "import sys, briefing.index; from briefing.index import IndexedArticle; print('whoosh' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_empty_index(tmp_path: Path) -> None:
    empty = Index.open(tmp_path / "index")
    assert empty.search("anything").total == 0
    assert (empty.count, empty.ids()) == (0, frozenset())
    empty.update([])
    assert empty.count == 0


def test_overlaps_count_what_narrowing_leaves(index: Index) -> None:
    others = ["accord", "title:colours", "NOT accord", "zeppelin"]
    whole = [index.search(f"(ministers OR theatre OR organisation) {other}").total for other in others]
    assert index.overlaps("ministers OR theatre OR organisation", others) == whole
    assert sum(whole) > 2
    assert index.overlaps("ministers OR theatre", ["ministers"], within=["c"]) == [0]


SAVED = {"talks": "ministers accord", "more": "saved:talks OR theatre", "round": "accord saved:round", "odd": "date:x"}


@pytest.mark.parametrize(
    ("query", "same", "error"),
    [
        ("saved:talks", "ministers accord", None),
        ('NOT saved:"talks"', "NOT (ministers accord)", None),
        ("saved:more title:ministers", "((ministers accord) OR theatre) title:ministers", None),
        ("accord saved:nothing", "accord", ("no search is saved as nothing", 13)),
        ("saved:round", "accord", ("in the search saved as round: no search is saved as round", 6)),
        ("accord saved:odd", "accord", ("in the search saved as odd: a date looks like", 13)),
    ],
)
def test_a_saved_search_is_a_part_of_any_query(
    index: Index, query: str, same: str, error: tuple[str, int] | None
) -> None:
    def expand(field: str, value: str) -> Sequence[str]:
        return (SAVED[value],) if field == "saved" and value in SAVED else ()

    found = index.search(query, expand=expand)
    assert [h.article for h in found.hits] == [h.article for h in index.search(same).hits]
    if error is None:
        assert found.error is None
    else:
        assert found.error is not None
        assert found.error.message.startswith(error[0])
        assert found.error.position == error[1]


WAYS = [
    article("one", "Truce", "The ceasefire held through the night."),
    article("hyphen", "Truce", "A cease-fire of 5 million hours, they joked after 9/11."),
    article("two", "Truce", "They would cease fire at noon, 15 million said."),
    article(
        "other",
        "Fire",
        "Fire crews cease work on 9 June and 11 May, with million to one odds. WHO staff, who came, left.",
    ),
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ceasefire", "one hyphen two"),
        ("cease-fire", "one hyphen two"),
        ('"cease fire"', "hyphen two"),
        ("cease fire", "hyphen two other"),
        ("9/11", "hyphen"),
        ('"5 million"', "hyphen"),
        ("million", "hyphen two other"),
        ("WHO", "other"),
    ],
)
def test_words_joined_by_a_sign_belong_together(tmp_path: Path, query: str, found: str) -> None:
    index = Index.open(tmp_path / "index")
    index.update(WAYS)
    assert {h.article for h in index.search(query).hits} == set(found.split())


def test_while_typing_the_last_part_may_go_on(tmp_path: Path) -> None:
    index = Index.open(tmp_path / "index")
    index.update(WAYS)
    for typed in ("cease-f", "cease-fir", "cease-fire"):
        assert {"hyphen", "two"} <= {h.article for h in index.search(typed, typing=True).hits}


@pytest.mark.parametrize(
    ("query", "message", "place"),
    [
        ("the", "as short or as common", 0),
        ("  to be", "as short or as common", 2),
        ("it's", "as short or as common", 0),
        ("x", "as short or as common", 0),
        ("talks sorce:post", "no field sorce: there are title source", 6),
    ],
)
def test_what_is_not_looked_for_is_told(tmp_path: Path, query: str, message: str, place: int) -> None:
    index = Index.open(tmp_path / "index")
    index.update(WAYS)
    error = index.search(query).error
    assert error is not None
    assert message in error.message
    assert error.position == place
    assert index.search("the fire").error is None
    assert index.search("http://example.org/the-fire").error is None


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("acord", "accord"), ("organistion", "organisation"), ("minitsers", "ministers"), ("xylophone", None)],
)
def test_what_is_offered_is_a_word_of_the_articles(index: Index, typed: str, meant: str | None) -> None:
    found = index.search(typed)
    assert found.total == 0
    assert (found.suggestion or "").lower() == (meant or "")


def test_a_word_is_not_mistaken_for_the_stem_of_another(tmp_path: Path) -> None:
    """ "Overment" would have the stem of "over"; it is no word of any article."""
    index = Index.open(tmp_path / "index")
    texts = ["It is over.", "Over and over they spoke.", "The government spoke.", "It is all over now."]
    index.update(article(str(n), "Note", text) for n, text in enumerate(texts))
    assert index.search("goverment").suggestion == "government"


def test_a_phrase_is_looked_for_in_its_field(tmp_path: Path) -> None:
    """Title, text and quotations lie in one stream; a phrase does not go from one into the other."""
    made = Index.open(tmp_path / "index")
    made.update(
        [
            article("t", "Calm harbour weather", "Nothing else."),
            article("x", "News", "There was calm harbour weather."),
            article("q", "News", "A word.", quoted="Ferry port: calm harbour weather"),
            article("n", "Calm", "harbour weather", quoted="calm"),
        ]
    )
    assert found(made, '"calm harbour weather"') == {"t", "x"}
    assert found(made, 'title:"calm harbour weather"') == {"t"}
    assert found(made, 'quote:"calm harbour weather"') == {"q"}
    assert found(made, '"harbour weather" -title:news') == {"t", "n"}


NAMES = [
    ("Netanyauh", "Netanyahu"),  # swapped
    ("netanyahoo", "Netanyahu"),  # two letters
    ("Merckel", "Merkel"),
    ("Folodymyr", "Volodymyr"),
    ("Zbigneiw Brezinski", "Zbigniew Brzezinski"),
    ("angela markel", "angela Merkel"),  # Markle is as near; Merkel stands with Angela
    ("Meghan Markel", "Meghan Markle"),
]


@pytest.mark.parametrize(("typed", "meant"), NAMES)
def test_misspelt_names(tmp_path: Path, typed: str, meant: str) -> None:
    index = Index.open(tmp_path / "index")
    texts = [
        "Benjamin Netanyahu met Angela Merkel.",
        "Volodymyr and Angela Merkel spoke.",
        "Meghan Markle watched the market.",
        "Zbigniew Brzezinski wrote that he was marked by it.",
        "Meghan Markle spoke.",
    ]
    index.update(article(str(n), "Note", text) for n, text in enumerate(texts))
    assert index.search(typed).suggestion == meant


def test_many_unknown_words_are_not_guessed(index: Index) -> None:
    assert index.search("harbuor " * 6).suggestion is None
