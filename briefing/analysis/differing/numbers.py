"""Numbers in a passage, what they count, and whether two passages count the same differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefing.analysis.differing.clash import Clash
from briefing.analysis.differing.times import times
from briefing.analysis.language.passages import bounded, common_share
from briefing.analysis.language.words import stem
from briefing.lexicon.loader import load
from briefing.lexicon.screening import Screened
from briefing.model.discrepancy import Grade, Kind
from briefing.model.text import Span

# Rough numbers agree within this share of the larger one; so does an exact one that a rough one rounds.
_ROUGH, _ROUND = 0.12, 5
# A number given as the least or the most there is agrees with one on its side of it, up to this many times as much.
_REACH = 2.0
# Numbers of one thing are at most this many times as large as each other where there are several.
_SIZE = 10.0
# Two that are unequal by less than this factor, among others that are not, are nearly the same.
_NEARLY = 1.1
# Smaller numbers are of many things in any passage.
_TELLING = 12
# Shares and sums of several things stand in one sentence.
_ANYTHING = frozenset({"percent", "money"})
# A number with digits behind the point is rounded to a whole one at most this far away.
_HALF = 0.5
# Words of what a number counts where no plural ends it, and within which a plural is looked for.
_UNIT_WORDS, _FAR = 3, 5
_CLOSING = {"“": "”", "‘": "’", '"': '"'}
# What the part that a number is counts stands behind the number of the whole ("144 of its 675 schools") or the word for
# it ("27 of them ministers").
_PART = re.compile(
    r"\s+of\s+(?:(?:(?:the|its|their|his|her|our|some|about|nearly)\s+){0,2}\d[\d,]*|them|us|whom|which|these|those)(?=\s)"
)
_BEHIND = re.compile(r"(\w+)[\s-]$")
_NEXT = re.compile(r"[\s\-]*[”’]?\s*(?P<word>(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)|(?P<stop>\S)")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written (`span`), its value, the words it counts (`unit`, as written, "" if none), and their head's
    stem, "money" for sums. `loose` numbers are bounds or estimates, `vague` ones amounts without a number ("several
    thousand"), `joined` ones run into the next word by a hyphen ("28-point"). `bound` is 1 for the least there is, -1
    for the most, else 0.
    """

    span: Span
    value: float
    unit: str
    head: str
    loose: bool
    vague: bool = False
    joined: bool = False
    bound: int = 0


@lru_cache(maxsize=4096)
def numbers(text: str) -> tuple[Number, ...]:
    """The numbers of `text` that count something: no dates, clock times, ordinals or years."""
    taken = [
        time.span for time in times(text) if not (time.phrase and time.phrase.endswith(("ago", "later", "earlier")))
    ]
    found = []
    for match in _pattern().finditer(bounded(text)):
        if any(span.overlaps(Span(*match.span())) for span in taken) or not _counts(text, match):
            continue
        found.append(_number(text, match))
    return tuple(found)


def number_clashes(left: str, right: str) -> Iterator[Clash]:
    """Numbers of the same thing that differ: the thing counted is written with the same word on both sides, and all
    other numbers of it agree.
    """
    one, other = _by_head(left), _by_head(right)
    values = {n.value for n in numbers(left)}, {n.value for n in numbers(right)}
    for head in (h for h in one if h in other):
        ours, others = _of_one_size(one[head], other[head])
        mine = [n for n in ours if not any(agree(n, m) for m in others)]
        theirs = [n for n in others if not any(agree(n, m) for m in ours)]
        several = len(one[head]) > 1 or len(other[head]) > 1
        nearest = _nearest(one[head], other[head])
        alone = len(mine) == len(theirs) == 1 and len(ours) == len(others)
        if not (nearest or alone) or (several and head in _ANYTHING):
            continue
        a, b = nearest or (mine[0], theirs[0])
        if _beside(left, a) != _beside(right, b):
            continue
        told = {a.value} & values[1] | {b.value} & values[0]
        # A larger number that the other side has too, of whatever, is no other number of the same thing.
        if len(told) > 1 or any(value >= _TELLING for value in told) or not _same_thing(left, right, a, b):
            continue
        unit = a.unit or b.unit
        subject = "an amount of money" if head == "money" else f"number of {unit}" if unit else "a number"
        yield Clash(Kind.NUMBER, Grade.CONTRADICTION, subject, head, a.span, b.span)


def _of_one_size(one: Sequence[Number], other: Sequence[Number]) -> tuple[Sequence[Number], Sequence[Number]]:
    """The numbers of a thing without those that all on the other side are many times larger or smaller than: a lead of
    641 votes and 224,000 votes cast are two things.
    """

    def near(number: Number, others: Sequence[Number]) -> bool:
        return any(max(number.value, o.value) <= _SIZE * min(number.value, o.value) for o in others)

    if len(one) == len(other) == 1:
        return one, other
    return [n for n in one if near(n, other)], [n for n in other if near(n, one)]


def _nearest(one: Sequence[Number], other: Sequence[Number]) -> tuple[Number, Number] | None:
    """Of several numbers of a thing the two that are nearly the same, if only two are: these are told of one thing."""
    if len(one) < 2 or len(other) < 2:
        return None
    near = [(a, b) for a in one for b in other if max(a.value, b.value) <= _NEARLY * min(a.value, b.value)]
    return near[0] if len(near) == 1 and not agree(*near[0]) else None


def _beside(text: str, number: Number) -> bool:
    """True for a number of those beside others ("three other sailors")."""
    following = re.match(r"\s+(\w+)", text[number.span.end :])
    return following is not None and following[1].lower() in load("figures_words")["beside"]


def agree(a: Number, b: Number) -> bool:
    """True if two numbers can both be right: equal, rounded, or bounds that leave room for each other."""
    if a.value == b.value or a.vague or b.vague:
        return True
    # Two that are both the least there is, or both the most, are two accounts of it.
    same_bound = a.bound != 0 and a.bound == b.bound
    if not same_bound and (keeps(a, b) or keeps(b, a)):
        return True
    low, high = sorted((a.value, b.value))
    # What is not round was not rounded: "roughly 63" is not 60.
    if any(n.loose and n.value % _ROUND == 0 for n in (a, b)) and not same_bound:
        return high - low <= _ROUGH * high
    return _rounds(low, high)


def keeps(bound: Number, other: Number) -> bool:
    """True if one number is a bound ("more than 40") that the other (47) keeps without being of another size (400)."""
    low, high = sorted((bound.value, other.value))
    return (other.value - bound.value) * bound.bound > 0 and high <= _REACH * low


def _rounds(low: float, high: float) -> bool:
    """True if one is the other with fewer digits: 4.2 million and 4.23 million, 43 and 43.4."""
    if (low == int(low)) != (high == int(high)) and abs(high - low) <= _HALF:
        return True
    for exact, rough in ((low, high), (high, low)):
        digits = f"{rough:.0f}" if rough == int(rough) else f"{rough}"
        if rough >= 100 and digits.endswith("00"):
            step = 10 ** (len(digits) - len(digits.rstrip("0")))
            if step >= 1000 and abs(exact - rough) <= min(step / 2, _ROUGH * high):
                return True
    return False


def _same_thing(left: str, right: str, a: Number, b: Number) -> bool:
    """True if the passages are alike enough for the numbers to be of one thing."""
    near = {stem(w) for w in a.unit.lower().split()} & {stem(w) for w in b.unit.lower().split()}
    telling = len(near) > 1 or a.head not in load("figures_words")["measured"]
    return common_share(left, right) >= (0.3 if telling else 0.35)


def _by_head(text: str) -> dict[str, list[Number]]:
    found = defaultdict(list)
    for number in numbers(text):
        if number.head:
            found[("joined " if number.joined else "") + number.head].append(number)
    return found


def _number(text: str, match: re.Match[str]) -> Number:
    unit, head = _unit(text, match)
    value = _value(match)
    rough = _loose().search(text, max(0, match.start() - 20), match.start())
    joined = text[match.end() : match.end() + 1] in ("-", "‑")
    span = Span(match.start("core"), match.end("core"))
    bound = _bound(re.sub(r"\s+", " ", rough["words"].lower())) if rough else 0
    return Number(span, value, unit, head, bool(rough or match["vague"]), bool(match["vague"]), joined, bound)


def _bound(before: str) -> int:
    lists = load("figures_words")
    return int(before in lists["least"]) - int(before in lists["most"])


def _value(match: re.Match[str]) -> float:
    lists = load("figures_words")
    if match["vague"]:
        return float(lists["vague"][re.sub(r"\s+", " ", match["vague"].lower())])
    scale = float(lists["scales"].get((match["scale"] or "").lower(), 1))
    if match["digits"]:
        return float(match["digits"].replace(",", "")) * scale
    value = 0
    for part in re.split(r"[\s\-]+", match["words"].lower()):
        value += lists["tens"].get(part) or lists["units"].get(part) or lists["one"].get(part) or 0
    return (value or 1) * scale


def _unit(text: str, match: re.Match[str]) -> tuple[str, str]:
    """The words counted after the number, as written, and the stem of the last of them."""
    if match["currency"]:
        return "", "money"
    if match["percent"]:
        return "percent", "percent"
    # An age is somebody's: two words more tell whose.
    aged = re.match(r"[-‑](year-old(?:\s\w+){1,2})", text[match.end() :])
    if fraction := re.match(rf"[-‑\s](?:{'|'.join(load('figures_words')['fractions'])})\b", text[match.end() :]):
        return fraction[0][1:], "fraction"
    if joined := aged or re.match(r"[-‑](\w+(?:-\w+)*(?:\s\w+)?)", text[match.end() :]):
        return joined[1], joined[1].lower()
    found = _counted(text, match.end())
    if found and found[-1].of(text).lower() in load("figures_words")["currencies"]:
        return text[found[0].start : found[-1].end], "money"
    return (text[found[0].start : found[-1].end], stem(found[-1].of(text).lower())) if found else ("", "")


def _counted(text: str, offset: int) -> list[Span]:
    """The words after a number up to the noun it counts: ending with a plural where there is one near, else three."""
    lists = load("figures_words")
    found: list[re.Match[str]] = []
    if part := _PART.match(text, offset):
        offset = part.end()
    for word in _NEXT.finditer(text, offset):
        lower = (word["word"] or "").lower()
        if word["stop"] or lower in lists["ends"] or len(found) >= _FAR:
            break
        # Whose they are ("144 of the district's schools") is not what is counted, nor is how ("10 politically …").
        if not found and (lower in lists["light"] or lower.endswith(("'s", "’s")) or _adverb(lower)):
            continue
        found.append(word)
    plurals = [n for n, word in enumerate(found) if plural(word["word"].lower())]
    # A place may look like a plural: "three Central Texas schools".
    befell = frozenset(lists["casualties"])
    later = [n for n in plurals if found[n]["word"].lower() not in befell]
    nouns = [n for n in plurals if found[n]["word"][0].islower() or not any(n < m <= n + 2 for m in later)]
    if not nouns:
        broken = (n for n, w in enumerate(found) if n and _breaks(w["word"].lower()))
        found = found[: min(next(broken, _UNIT_WORDS), _UNIT_WORDS)]
    return [Span(*word.span("word")) for word in found[: nouns[0] + 1 if nouns else None]]


def _breaks(word: str) -> bool:
    return word in load("figures_words")["light"] or word.endswith(("ly", "ing", "ed"))


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in load("figures_words")["no_adverbs"]


def with_bound(text: str, span: Span) -> Span:
    """A place that begins with a number, with the words before it that make it rough or a bound ("at least")."""
    rough = _loose().search(text, max(0, span.start - 20), span.start)
    return Span(rough.start(), span.end) if rough else span


def with_unit(text: str, number: Number) -> Span:
    """The place of a number with what it counts, what makes it rough or a bound, and the mark that opens a quotation
    closed in between.
    """
    end = text.find(number.unit, number.span.end) if number.unit and number.head != "percent" else -1
    span = with_bound(text, Span(number.span.start, end + len(number.unit) if end >= 0 else number.span.end))
    opened = text[max(0, span.start - 1) : span.start]
    return Span(span.start - 1, span.end) if _CLOSING.get(opened, "\0") in span.of(text) else span


def plural(word: str) -> bool:
    """True if a word in lower case has the look of a plural, or is one without an s ("people")."""
    lists = load("figures_words")
    return word in lists["plurals"] or (word.endswith("s") and not word.endswith(("ss", "ous", "us", "is")))


def _counts(text: str, match: re.Match[str]) -> bool:
    """False for what is no count: a year, a clock time, an ordinal, a part of a name or of a longer number."""
    after = re.match(r"\s*([^\W\d_]\S*)", text[match.end() :])
    if after and after[1].lower().strip(",;") in load("figures_words")["clock"]:
        return False
    if match["words"] and not match["scale"] and match["words"].lower() == "one":
        return False
    # "in their 20s" is an age or a decade.
    if re.match(r"['’]?s\b", text[match.end() :]):
        return False
    digits = match["digits"] or ""
    before = _BEHIND.search(text, 0, match.start()) if digits and not match["currency"] else None
    if before and before[1].lower() in load("figures_words")["labelling"]:
        return False
    # "911 calls" are calls for help, however many.
    if digits in load("figures_words")["dialled"] and not match["currency"]:
        return False
    year = (
        re.fullmatch(r"(?:1[89]|20)\d\d", digits)
        and not match["currency"]
        and not match["scale"]
        and not match["percent"]
    )
    return not year


@cache
def _loose() -> re.Pattern[str]:
    each = "|".join(map(re.escape, sorted(load("figures_words")["loose"], key=len, reverse=True)))
    return re.compile(rf"\b(?P<words>{each})\s+\W?$", re.IGNORECASE)


@cache
def _pattern() -> Screened:
    lists = load("figures_words")
    vague = "|".join(v.replace(" ", r"\s+") for v in sorted(lists["vague"], key=len, reverse=True))
    small = "|".join((*lists["units"], *lists["one"], *lists["tens"]))
    tens = "|".join(lists["tens"])
    ones = "|".join((*lists["units"], *lists["one"]))
    scales = "|".join(sorted((s for s in lists["scales"] if len(s) > 2), key=len, reverse=True))
    return Screened(
        rf"(?<![\w.,/:\-–$€£])(?P<core>(?P<vague>(?:{vague})\b)"
        rf"|(?:(?P<currency>(?:US|A|C)?[$€£¥])\s?)?"
        rf"(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d|[,.:]\d|(?:st|nd|rd|th)\b)"
        rf"|\b(?P<words>(?:{tens})[\s\-](?:{ones})|{small})\b)"
        rf"(?:[\s\-]?(?P<scale>(?:{scales})|(?:bn|mn|m|k)(?=\b))\b)?"
        rf"(?P<percent>\s?%|[\s\-]per\s?cent\b)?)(?![/:]\d)",
        re.IGNORECASE,
    )
