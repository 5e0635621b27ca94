"""Text becomes Markdown that renders as that text, everywhere."""

import random
import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.export import layout
from briefing.export.escape import code, inline, line, paragraphs, plain, quoted, quoted_yaml, shortened
from briefing.files.yamltext import parse
from tests.export.export_renderers import RENDERERS, page
from tests.fixtures.unhurried import unhurried

# Words with a meaning in some dialect, and what stands between them.
WORDS = r"""
[x](javascript:alert(1)) <script>alert(1)</script> | # ` `` [^s1] {{< {{% >}} {% %} [[x]] $ $x$ $$ @x @ a@b.com
http://e.com https://u@h.com/ www.e.com WWW.a.b ftp://x.y mailto:a@b.c xmpp:a@b.c <http://x> * ** _ __ ~ ~~ ^ ^[x] \ \[
\( \begin{a} --- -- ... === == %% %%c%% ==m== :smile: :+1: :: ::: 1. 1) (a) (1) i. A. #. (@) + - > &amp; & &#27; &lt ;
< </p> <!-- --> ![ ! ]: [a]: {.c} {#id} a é “q” ’ ' " « word 4 10 % : x~a~ H~2~O e.g. Mr. p. [ ] |---| +---+ = #tag ^id
~ ``` ~~~ … --x a--b x:y:z http: //x e@ @e a@b w ww www W न ﷺ `a`{=html} *[a]:
"""
PIECES = [*WORDS.split(), *"      \u202e\u200b\u00a0\t\n", "\n\n", "\x1b[31m", "    ", "# ", "1. ", "- ", "> "]

CONTEXTS = {
    "paragraph": (line, plain),
    "heading": (lambda t: layout.heading(2, inline(t)), plain),
    "quotation": (lambda t: layout.quotation(paragraphs(t)) + "\n\n<!-- -->", plain),
    "outlet": (lambda t: f"By **{inline(t)}**, 1 May", lambda t: f"By {plain(t)}, 1 May"),
    "title": (lambda t: f"*{inline(t)}*. End", lambda t: f"{plain(t)}. End"),
    "path": (lambda t: f"File: {code(t)}, x", lambda t: f"File: {plain(t)}, x"),
    "item": (lambda t: f"- {quoted(t)}", lambda t: plain(t) if re.search(r'["“”„«»]', plain(t)) else f"“{plain(t)}”"),
}


def hostile(number, seed):
    pick = random.Random(seed)
    texts = []
    while len(texts) < number:
        text = "".join(
            pick.choice(PIECES)
            if pick.random() < 0.9
            else chr(pick.choice([pick.randrange(32, 127), pick.randrange(160, 0x3000)]))
            for _ in range(pick.randrange(1, 9))
        )
        if plain(text):
            texts.append(text)
    return texts


def same(render, texts, context):
    """True if every text comes back as it was, and no link with it."""
    write, read = CONTEXTS[context]
    found = page(render("\n\n".join(write(t) for t in texts)))
    wanted = [" ".join(read(t).split()) for t in texts]
    if context == "quotation":  # paragraphs of one quotation are blocks of their own
        return " ".join(found.texts) == " ".join(wanted) and not found.links
    return found.texts == wanted and not found.links


def mismatches(render, texts, context, batch=100):
    """The texts that do not come back, found in batches since a renderer is a process."""
    for start in range(0, len(texts), batch):
        some = texts[start : start + batch]
        if not same(render, some, context):
            yield from (t for t in some if not same(render, [t], context))


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("renderer", RENDERERS)
def test_hostile_text_comes_back(renderer, context):
    assert list(mismatches(RENDERERS[renderer], hostile(200, 7), context)) == []


@pytest.mark.fuzz
@pytest.mark.timeout(1800)
def test_ten_thousand_texts_come_back():
    texts = hostile(10_000, 2026)
    wrong = [
        (renderer, context, text)
        for renderer, render in RENDERERS.items()
        for context in CONTEXTS
        for text in mismatches(render, texts, context, 250)
    ]
    print(f"\n{len(texts)} texts, {len(RENDERERS)} renderers, {len(CONTEXTS)} places: {len(wrong)} mismatches")
    assert wrong == []


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_any_text_comes_back_from_markdown_it(text):
    if plain(text):
        assert same(RENDERERS["markdown-it"], [text], "paragraph")


def test_every_renderer_is_here():
    missing = {"cmark-gfm", "pandoc markdown-smart"} - set(RENDERERS)
    if missing:
        pytest.skip(f"not installed: {', '.join(sorted(missing))}")
    assert len(RENDERERS) == 5


def test_unescaped_text_would_not_come_back():
    assert page(RENDERERS["markdown-it"]("*x* <b>")).texts == ["x"]
    assert page(RENDERERS["markdown-it"](line("*x* <b>"))).texts == ["*x* <b>"]
    assert page(RENDERERS["markdown-it"]("*x* [a](http://b)")).links == ["http://b"]


@given(st.text(max_size=80))
@unhurried
def test_no_control_character_gets_through(text):
    for written in (inline(text), line(text), code(text), quoted_yaml(text), *paragraphs(text)):
        assert not [c for c in written if unicodedata.category(c) in ("Cc", "Cs") or c in "\u202e\u2066\u200b"]


@given(st.text(max_size=60))
@unhurried
def test_front_matter_is_yaml(text):
    value = parse(f"title: {quoted_yaml(text)}\n").value["title"]
    assert value in (plain(text), inline(text))


@pytest.mark.parametrize(
    "title",
    ["[Update] $5 million for @mayor", "5 * 3 ~ x_y_z", 'He said "no"', "#1: Fed: up", "a < b"],
)
def test_front_matter_holds_the_plain_words(title):
    assert parse(f"title: {quoted_yaml(title)}\n").value["title"] == title


@pytest.mark.parametrize("title", ["<script>x</script>", "[a](javascript:b)", "[x]: y", r"\input{x}", "`<b>`{=html}"])
def test_front_matter_gives_pandoc_nothing_to_obey(title):
    assert parse(f"title: {quoted_yaml(title)}\n").value["title"] == inline(title)


def test_ordinary_prose_stays_readable():
    text = "Ministers met on 3 March (in Paris): “a step”, she said; it's 5.5% – no more."
    assert inline(text) == text


def test_shortening_cuts_at_a_clause_where_one_ends_late():
    assert shortened("The council met, the mayor left, and nobody knew why", 40) == "The council met, the mayor left…"


def test_shortening_cuts_at_a_word():
    assert shortened("one two three four", 12) == "one two…"
    assert shortened("one two", 12) == "one two"
    assert shortened("x" * 30, 10) == "x" * 10 + "…"
