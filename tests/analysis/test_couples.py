"""Names of two words with "and" between them, over a story."""

from briefing.analysis.merging.couples import with_couples
from briefing.model.actor import ActorType, Name
from tests.analysis.named import article

BODY, PERSON = ActorType.ORGANIZATION, ActorType.PERSON


def named(text: str, *forms: str) -> tuple[Name, ...]:
    starts = [text.index(form) for form in forms]
    return tuple(Name(s, s + len(f), f, PERSON if f == "Moon" else BODY) for s, f in zip(starts, forms, strict=True))


def test_a_name_with_and_is_whole_where_halves_of_it_were_found() -> None:
    texts = {"a": "Sun and Moon won.", "b": "We saw Sun and Moon.", "c": "Then Sun and Moon lost."}
    names = {"a": named(texts["a"], "Sun and Moon"), "b": named(texts["b"], "Sun and Moon")}
    names["c"] = named(texts["c"], "Moon")
    found = with_couples([article(text, key) for key, text in texts.items()], names)
    assert [(n.text, n.type) for n in found["c"]] == [("Sun and Moon", BODY)]


def test_two_that_are_named_by_themselves_stay_two() -> None:
    texts = {"a": "Sun and Moon won. Sun and Moon left.", "b": "Sun is here. Moon is there."}
    first = named(texts["a"], "Sun and Moon")
    names = {"a": (*first, Name(18, 30, "Sun and Moon", BODY)), "b": named(texts["b"], "Sun", "Moon")}
    assert with_couples([article(text, key) for key, text in texts.items()], names) == names | {
        key: tuple(own) for key, own in names.items()
    }
