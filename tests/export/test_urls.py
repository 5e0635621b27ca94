"""Only plain web addresses become links."""

from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.export.urls import safe_url
from tests.export.export_renderers import RENDERERS, page
from tests.fixtures.unhurried import unhurried


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "--version",
        "https://bank.example@evil.example/",
        "https://user:pw@host.example/",
        "https://a b.example/",
        "https://a.example/\u202e",
        "https://a.example/\nx",
        "https:///x",
        "https://",
        "//a.example",
        "https://a.example\\@evil.example",
        "https://[::1",
        "https://a.example:port/",
        "http://-a.example/",
        "x" * 3000,
        "",
        None,
    ],
)
def test_what_never_becomes_a_link(url):
    assert safe_url(url) is None


@pytest.mark.parametrize(
    ("url", "written"),
    [
        ("https://a.example/x?a=b(c)|d", "https://a.example/x?a=b%28c%29%7Cd"),
        ("http://a.example:8080/%7Ex/%zz", "http://a.example:8080/%7Ex/%25zz"),
        ("https://münchen.example/ü", "https://xn--mnchen-3ya.example/%C3%BC"),
        ("https://a.example/@name#part", "https://a.example/@name#part"),
        ("https://a.example/?a=1&copy;=2", "https://a.example/?a=1&copy%3B=2"),
        ("HTTPS://A.example/X", "https://a.example/X"),
    ],
)
def test_how_addresses_are_written(url, written):
    assert safe_url(url) == written


@given(st.text(alphabet=st.sampled_from("abc/?#&=%()[]<>|`'\"*_~^$@{};:,.!+- é\\"), max_size=40))
@unhurried
def test_a_written_address_is_one_link_and_nothing_else(path):
    url = safe_url("https://a.example/" + path)
    if url is None:
        return
    found = page(RENDERERS["markdown-it"](f"| a |\n| :--- |\n| [t](<{url}>) <{url}> |"))
    assert [unquote(link) for link in found.links] == [unquote(url)] * 2
    assert [unquote(text) for text in found.texts] == ["a", " ".join(f"t {unquote(url)}".split())]
