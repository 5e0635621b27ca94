"""The same words across articles, and how they differ."""

from __future__ import annotations

from briefing.analysis.wordings import align_wordings, find_like, group_quotes
from briefing.model.quote import Quote, QuoteKind


def quote(article: str, text: str, speaker: str | None = "Anna Keller", kind: QuoteKind = QuoteKind.DIRECT) -> Quote:
    return Quote(f"{article}{abs(hash(text))}", article, 0, len(text), text, kind, "u", speaker=speaker)


DRIFT = (quote("a", "These trains shouldn’t have been used"), quote("b", "these trains should have been used"))


def test_the_same_words_with_other_marks_and_spelling_are_one_group() -> None:
    quotes = (
        quote("a", "We don't recognise the harbour rules."),
        quote("b", "We don’t recognize the harbor rules"),
        quote("c", "The weather was bad all week"),
    )
    found, groups = group_quotes(quotes)
    assert [g.quotes for g in groups] == [(quotes[0].id, quotes[1].id)]
    assert [q.group for q in found] == [groups[0].id, groups[0].id, None]
    assert groups[0].sure


def test_a_short_piece_joins_the_longer_wording_of_the_same_speaker_only() -> None:
    long = quote("a", "The bridge was built in several thousand days")
    assert len(group_quotes((long, quote("b", "several thousand")))[1]) == 1
    assert group_quotes((long, quote("b", "several thousand", "Peter Novak")))[1] == ()


def test_terms_and_indirect_reports_stay_out() -> None:
    quotes = (quote("a", "the green lane is closed", kind=QuoteKind.INDIRECT), quote("b", "the green lane is closed"))
    assert group_quotes(quotes)[1] == ()


def test_a_drifted_word_leaps_to_the_eye() -> None:
    _, (group,) = group_quotes(DRIFT)
    base, other = align_wordings(group, DRIFT)
    assert ("should ", "differs") in other.pieces
    assert ("shouldn’t ", "differs") in base.pieces
    assert "".join(text for text, marker in other.pieces if marker != "omitted") == DRIFT[1].text


def test_what_a_wording_leaves_out_is_shown() -> None:
    quotes = (quote("a", "We checked the cables and the towers twice"), quote("b", "We checked the towers twice"))
    _, (group,) = group_quotes(quotes)
    assert ("cables and the ", "omitted") in align_wordings(group, quotes)[1].pieces or (
        "the cables and ",
        "omitted",
    ) in align_wordings(group, quotes)[1].pieces


def test_a_translation_by_the_same_speaker_is_linked_but_not_sure() -> None:
    quotes = (
        quote("a", "La conférence de Genève garantit une protection permanente des populations civiles"),
        quote("b", "The conference of Geneva guarantees a permanent protection of civilian populations"),
    )
    _, (group,) = group_quotes(quotes)
    assert not group.sure


def test_like_finds_every_wording_and_orders_by_likeness() -> None:
    quotes = (quote("c", "Nothing of the kind was ever planned"), *reversed(DRIFT))
    assert [q.id for q in find_like(quotes, "trains should have been used")] == [DRIFT[1].id, DRIFT[0].id]
    assert find_like(quotes, "") == ()
