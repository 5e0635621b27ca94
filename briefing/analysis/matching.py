"""Which sentences of two articles say the same, in any order, many to many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from briefing.analysis.language.tongue import tongue, tongue_name
from briefing.analysis.language.words import words
from briefing.analysis.pairing.choosing import QUOTED, SURE, choose
from briefing.analysis.pairing.clause_pairs import in_clauses
from briefing.analysis.pairing.evidence import reason, rests_on_something
from briefing.analysis.pairing.standing_alone import sentences_in
from briefing.analysis.pairing.story_text import StoryText, story_text
from briefing.analysis.pairing.translated import in_common, translated
from briefing.analysis.pairing.versions import align
from briefing.model.article import Article
from briefing.model.correction import CorrectionKind, Corrections
from briefing.model.matching import Match, SentencePair
from briefing.model.quote import Quote, QuoteKind

# Two articles are versions of one text when this part of the words of one stands in nearly the same sentences of the
# other. Of pairs that share an agency's copy most are above, of accounts written apart all are below.
_VERSION_SHARE = 0.6
_REPEATED = 0.7
# A quotation of fewer words can be the same by accident.
_QUOTED_WORDS = 4
# A quotation of fewer words that is less than half of the other is a fragment: the other says more than it.
_FRAGMENT = 6
_LISTED = 4
# The scores of sentences that quote the same words, and the same in another language: sure and not.
_SAME_QUOTATION, _TRANSLATED = 0.5, 0.29
# Of quotations that run over several sentences, those that are so much alike.
_ALIKE_QUOTED = 0.2
_TOLD = frozenset({QuoteKind.DIRECT, QuoteKind.PARTIAL, QuoteKind.POST, QuoteKind.JOINT})

Key = tuple[str, int, str, int]
Cells = dict[tuple[int, int], float]


def match_sentences(
    left: Sequence[str],
    right: Sequence[str],
    background: Sequence[Sequence[str]] | None = None,
    versions: bool = False,
) -> list[Match]:
    """The pairs of sentences that say the same, with a score in 0..1; `background` holds the sentences of every
    article of the event, and is what the words are weighed by. `versions` says that one is a revision of the other.
    """
    if versions:
        return _matches(align(left, right))
    texts = [tuple(article) for article in background or ()]
    for side in (tuple(left), tuple(right)):
        if side not in texts:
            texts.append(side)
    story = story_text(tuple(texts))
    one, other = texts.index(tuple(left)), texts.index(tuple(right))
    if one == other:
        return _matches(align(left, right))
    grid = story.grids().get((min(one, other), max(one, other)), {})
    cells = _pairs(story, min(one, other), max(one, other), grid)
    return _matches(cells if one < other else {(j, i): score for (i, j), score in cells.items()})


def match_story(
    articles: Sequence[Article], quotes: Sequence[Quote] = (), corrections: Corrections = Corrections()
) -> tuple[SentencePair, ...]:
    """The pairs of sentences that say the same in each two articles of a story; pinned pairs in, unpinned out."""
    story = story_of_articles(articles)
    found: dict[Key, SentencePair] = {}
    grids = story.grids()
    for one, other in combinations(range(len(articles)), 2):
        if articles[one].language != articles[other].language:
            pairs = _across(articles[one], articles[other], story.texts[one], story.texts[other])
        else:
            pairs = _alike(articles, story, one, other, grids.get((one, other), {}))
        found.update((_key(pair), pair) for pair in pairs)
    for pair in _quoted(articles, quotes, story):
        found.setdefault(_key(pair), pair)
    for pair, pinned in _corrected(articles, story.texts, corrections):
        if pinned:
            found[_key(pair)] = pair
        else:
            found.pop(_key(pair), None)
    return tuple(found[key] for key in sorted(found, key=_order(articles)))


def _alike(
    articles: Sequence[Article], story: StoryText, one: int, other: int, grid: Mapping[tuple[int, int], float]
) -> Iterator[SentencePair]:
    """The pairs between the articles at two places, in one language."""
    cells = _pairs(story, one, other, grid)
    if are_versions(story.texts[one], story.texts[other], cells):
        cells = align(story.texts[one], story.texts[other])
    for (i, j), score in cells.items():
        why = reason(story, story.number(one, i), story.number(other, j))
        yield SentencePair(articles[one].id, i, articles[other].id, j, score, score >= SURE, why)


def _across(one: Article, other: Article, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[SentencePair]:
    """The pairs between two articles in different languages."""
    tongues = f"{tongue_name(one.language)} and {tongue_name(other.language)}"
    for (i, j), score in translated(ours, theirs).items():
        why = f"in common in {tongues}: {', '.join(in_common(ours[i], theirs[j])[:_LISTED])}"
        yield SentencePair(one.id, i, other.id, j, score, False, why)


def story_of_articles(articles: Sequence[Article]) -> StoryText:
    """The sentences of these articles as one story, from the few kept last if it is among them."""
    return story_text(tuple(tuple(s.of(a.text) for s in a.sentences) for a in articles))


def are_versions(left: Sequence[str], right: Sequence[str], cells: Mapping[tuple[int, int], float]) -> bool:
    """True if nearly the same sentences make up most of one of the two texts."""
    repeated = [cell for cell, score in cells.items() if score >= _REPEATED]
    return bool(repeated) and any(
        sum(len(side[n].split()) for n in {cell[place] for cell in repeated})
        >= _VERSION_SHARE * max(1, sum(len(s.split()) for s in side))
        for place, side in enumerate((left, right))
    )


def _pairs(story: StoryText, one: int, other: int, grid: Mapping[tuple[int, int], float]) -> Cells:
    """The pairs between the articles at two places."""
    found = {
        (i, j): score
        for (i, j), score in choose(grid, story.threshold).items()
        if rests_on_something(story, story.number(one, i), story.number(other, j), score)
    }
    return found | in_clauses(story, one, other, grid, found)


def _matches(cells: Cells) -> list[Match]:
    return [Match(i, j, score, score >= SURE) for (i, j), score in sorted(cells.items())]


def _key(pair: SentencePair) -> Key:
    return pair.left_article, pair.left, pair.right_article, pair.right


def _order(articles: Sequence[Article]) -> Callable[[Key], tuple[int, int, int, int]]:
    """What sorts keys by the articles' places, then by sentence."""
    places = {a.id: n for n, a in enumerate(articles)}
    return lambda key: (places[key[0]], places[key[2]], key[1], key[3])


def _quoted(articles: Sequence[Article], quotes: Sequence[Quote], story: StoryText) -> Iterator[SentencePair]:
    """Sentences of two articles that quote the same words; of quotations of several sentences those that are alike."""
    places = {a.id: n for n, a in enumerate(articles)}
    groups: dict[str, list[tuple[int, Quote]]] = defaultdict(list)
    for quote in quotes:
        if quote.group and quote.kind in _TOLD and quote.article in places and len(quote.text.split()) >= _QUOTED_WORDS:
            groups[quote.group].append((places[quote.article], quote))
    for members in groups.values():
        for one, ours in members:
            for other, theirs in members:
                if one < other:
                    yield from _same_words(articles, story, (one, ours), (other, theirs))


def _same_words(
    articles: Sequence[Article], story: StoryText, left: tuple[int, Quote], right: tuple[int, Quote]
) -> Iterator[SentencePair]:
    """The pairs of sentences that two quotations of the same words stand in."""
    (one, ours), (other, theirs) = left, right
    tongues = tongue(ours.text), tongue(theirs.text)
    same = None in tongues or tongues[0] == tongues[1]
    if same and not _share_words(ours.text, theirs.text):
        return  # two parts of what a third account quotes whole
    if same and _fragment(ours.text, theirs.text):
        return
    why = QUOTED if same else f"{QUOTED} in another language"
    score = _SAME_QUOTATION if same else _TRANSLATED
    cells = {
        (i, j): story.products[story.number(one, i)].get(story.number(other, j), 0.0)
        for i in sentences_in(articles[one], ours.span)
        for j in sentences_in(articles[other], theirs.span)
    }
    alike = choose(cells, _ALIKE_QUOTED) if len(cells) > 1 and same else cells
    for i, j in alike:
        yield SentencePair(articles[one].id, i, articles[other].id, j, score, same, why)


def _fragment(one: str, other: str) -> bool:
    """True if the shorter of two quotations is a few words out of the longer."""
    short, long = sorted((len(one.split()), len(other.split())))
    return short < _FRAGMENT and 2 * short < long


def _share_words(one: str, other: str) -> bool:
    """True if half of the words of the shorter of two quotations stand in the other too."""
    ours, theirs = set(words(one)), set(words(other))
    return 2 * len(ours & theirs) >= min(len(ours), len(theirs))


def _corrected(
    articles: Sequence[Article], texts: Sequence[Sequence[str]], corrections: Corrections
) -> Iterator[tuple[SentencePair, bool]]:
    """What the reader pinned (True) and unpinned (False), oldest first, where it can be found again."""
    places = {a.id: n for n, a in enumerate(articles)}
    for correction in corrections.items:
        if correction.kind not in (CorrectionKind.PIN, CorrectionKind.UNPIN) or len(correction.subject) != 4:
            continue
        one, first, other, second = correction.subject
        if one not in places or other not in places:
            continue
        if places[one] > places[other]:
            one, first, other, second = other, second, one, first
        if first in texts[places[one]] and second in texts[places[other]]:
            left, right = texts[places[one]].index(first), texts[places[other]].index(second)
            pair = SentencePair(one, left, other, right, 1.0, True, "pinned by you")
            yield pair, correction.kind is CorrectionKind.PIN
