"""The lexicon of names holds what it says: words, once, in the form that is looked up."""

from collections.abc import Iterator
from typing import Any

import pytest

from briefing.analysis.naming.gazetteer import Kind, gazetteer
from briefing.lexicon.loader import load

FILES = ("countries", "places", "titles", "words", "organisations", "given", "spelling", "leaders")


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif not isinstance(value, dict):
        yield value


@pytest.mark.parametrize("name", FILES)
def test_every_entry_is_a_word_and_not_what_yaml_makes_of_it(name: str) -> None:
    assert [leaf for leaf in leaves(load(f"actors_{name}")) if not isinstance(leaf, str)] == []


def test_every_country_has_its_adjective_linked() -> None:
    for name, facts in load("actors_countries").items():
        for form in facts.get("adj", ()):
            entry = gazetteer().single(form)
            assert entry is not None, form
            assert entry.kind is not Kind.ADJECTIVE or entry.owner, (name, form)


@pytest.mark.parametrize(
    ("form", "kind", "name"),
    [
        ("U.K.", Kind.COUNTRY, "United Kingdom"),
        ("Kiev", Kind.CAPITAL, "Kyiv"),
        ("Finnish", Kind.ADJECTIVE, "Finland"),
        ("UN", Kind.BLOC, "United Nations"),
        ("AFP", Kind.MEDIA, "Agence France-Presse"),
        ("Texas", Kind.PLACE, "Texas"),
    ],
)
def test_known_forms(form: str, kind: Kind, name: str) -> None:
    entry = gazetteer().single(form)
    assert entry is not None
    assert (entry.kind, entry.name) == (kind, name)


def test_the_longest_form_wins() -> None:
    found = list(gazetteer().scan(["South", "Sudan", "and", "the", "Bank", "of", "England"]))
    assert [(i, j, e.name) for i, j, e in found] == [(0, 2, "South Sudan"), (4, 7, "Bank of England")]
