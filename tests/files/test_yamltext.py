"""Our YAML: what was written comes back, and nothing that a file holds does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.files.yamltext import HEADLINES, YamlError, dump, parse
from tests.fixtures.unhurried import unhurried

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
VALUES = st.recursive(
    st.none() | TEXT, lambda v: st.lists(v, max_size=4) | st.dictionaries(TEXT, v, max_size=4), max_leaves=12
)


@given(st.dictionaries(TEXT, VALUES, max_size=4))
@unhurried
def test_what_was_written_comes_back(value):
    assert parse(dump(value)).value == value


@pytest.mark.parametrize(
    "text", ["12:30", "no", "2026-01-06", "~", "null", "1e3", "0x1F", "# x", "a: b", "- a", "", " x ", "x\n\n y\n"]
)
def test_text_stays_text(text):
    assert parse(dump({"k": text})).value == {"k": text}
    assert parse("a: 12:30\nb: no\nc: 2026-01-06\nd:\n").value == {
        "a": "12:30",
        "b": "no",
        "c": "2026-01-06",
        "d": None,
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [\n", 2),
        ("a: 1\nb: &x 2\n", 2),
        ("a: *x\n", 1),
        ("<<: {a: 1}\n<<: {b: 1}\n", 2),
        ("a: 1\na: 2\n", 2),
        ("[a]: 1\n", 1),
        ("--- 1\n--- 2\n", 2),
        ("[" * 100, 1),
        ("{a: " * 40_000, 1),
        ("a: !!python/object/apply:os.system [x]\nb: [\n", 3),
        ("\t- x\n", 1),
        ("\x00", 1),
    ],
)
def test_what_is_not_ours_is_refused_with_its_line(text, line):
    with pytest.raises(YamlError) as error:
        parse(text)
    assert error.value.line == line


HEADLINES_READ = [
    ("a: 1\na: 2\n", {"a": "1"}),
    ("a: ~\nb:\nc: null\n", {"a": "~", "b": "", "c": "null"}),
    ("a: &x 2\nb: no\n", {"a": "2", "b": "no"}),
    ("[a]: 1\n{b: c}: {d: e}\nf: [1, {g: h}]\n", {"f": ["1", {"g": "h"}]}),
    ("a: {b: {c: 1}, b: [2]}\na: [3]\n", {"a": {"b": {"c": "1"}}}),
    ("--- {a: 1}\n--- {b: 2}\n--- [", {"a": "1"}),
    ("", None),
    ("a: !!python/object/apply:os.system [x]\n", {"a": ["x"]}),
]


@pytest.mark.parametrize(("text", "value"), HEADLINES_READ)
def test_what_stands_above_an_article_is_read_leniently(text, value):
    assert parse(text, rules=HEADLINES).value == value


@pytest.mark.parametrize(
    "text",
    [
        "a: *x\n",
        "a: [\n",
        "a: " + "[" * 9,
        "a: [" + "x," * 2001 + "]",
        "a: " + "x" * 70_000,
        "[" * 60_000,
        "- " * 30_000,
    ],
    ids=["alias", "open", "deep", "many", "large", "nested", "lists"],
)
def test_what_is_too_much_above_an_article_is_refused(text):
    with pytest.raises(YamlError):
        parse(text, rules=HEADLINES)
    assert parse("a: " + "[" * 7 + "]" * 7, rules=HEADLINES).value


NESTED = ["[" * 1_000_000, "- " * 1_000_000, "{a: " * 300_000, "a: [\n" * 100_000, "? " * 500_000]


@pytest.mark.parametrize("text", NESTED, ids=["flow", "lists", "maps", "lines", "keys"])
def test_deep_nesting_ends_neither_the_process_nor_the_patience(text):
    with pytest.raises(YamlError):
        parse(text)


def test_a_tag_is_no_type():
    assert parse("a: !!python/name:os.system x\nb: !!int 7\n").value == {"a": "x", "b": "7"}


def test_lines_of_keys_and_items():
    assert parse("a:\n  b: 1\n  c:\n  - x\n  - y\n", lines=True).lines == {
        ("a",): 1,
        ("a", "b"): 2,
        ("a", "c"): 3,
        ("a", "c", 0): 4,
        ("a", "c", 1): 5,
    }


@given(st.text(max_size=200))
@unhurried
def test_any_text_is_read_or_refused(text):
    try:
        parse(text)
    except YamlError as error:
        assert error.line >= 1
