"""Junk is found by what only junk has, and prose is none."""

from __future__ import annotations

import pytest
from papershelf.normalise.junk import find_junk, find_script, is_binary


def codes(body: str, *, scraped: bool = True) -> list[str]:
    return [finding.code for finding in find_junk(body, scraped=scraped).findings]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "window.__NUXT__={}",
        "function init(a, b) { return }",
        "var x = {a: 1}",
        "@media (max-width: 1px)",
        '{"@context": "https://schema.org"}',
    ],
)
def test_program_text_is_known_by_its_syntax(text: str) -> None:
    assert find_script(text.lower()) is not None


@pytest.mark.parametrize(
    "text",
    [
        "sexual dysfunction (fsd) and executive function (ef) {see below}",
        "the document. write to us",
        "the var gene and var 2",
        "the media (television)",
    ],
)
def test_prose_is_no_program_text(text: str) -> None:
    assert find_script(text) is None


def test_bytes_that_are_no_text_are_binary() -> None:
    assert is_binary("stream\x00\x01")
    assert is_binary("%PDF-1.7")
    assert is_binary("\ufffd\ufffd\ufffd")
    assert not is_binary("one \ufffd alone")


def test_a_page_s_frame_is_looked_for_where_pages_were_scraped() -> None:
    assert codes("Skip to main content") == ["body-boilerplate"]
    assert codes("Skip to main content", scraped=False) == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("![x](https://host/p.png)", "remote-image"),
        ("![x](//host/p.png)", "remote-image"),
        ('<img src="http://host/p.png">', "remote-image"),
        ("[x](javascript:alert(1))", "unsafe-link"),
        ("[x](< javascript:alert(1)>)", "unsafe-link"),
        ('<a href="data:text/html,x">', "unsafe-link"),
    ],
)
def test_images_of_other_hosts_and_links_to_scripts_are_noted(body: str, code: str) -> None:
    assert codes(body) == [code]


@pytest.mark.parametrize("body", ["![x](p.png)", "[data: 3](https://x)", "see javascript: basics"])
def test_images_of_its_own_and_words_are_not(body: str) -> None:
    assert codes(body) == []
