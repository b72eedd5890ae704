"""Untrusted Markdown becomes HTML that cannot act."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.render.markup import render_markdown

_HARMLESS_TAGS = set(
    "a abbr b blockquote br caption cite code dd del dfn dl dt em h3 h4 h5 h6 hr i ins kbd li ol p"
    " pre q s small strong sub sup table tbody td th thead tr u ul".split()
)


def test_plain_text_becomes_escaped_paragraphs() -> None:
    assert render_markdown("One.\n\nTwo's.") == "<p>One.</p>\n<p>Two's.</p>"


def test_line_breaks_inside_a_paragraph_do_not_divide_it() -> None:
    assert render_markdown("One\nline.").count("<p>") == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H<sub>2</sub>O", "<p>H<sub>2</sub>O</p>"),
        ("*in vivo*", "<p><em>in vivo</em></p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
    ],
)
def test_markup_that_scrapers_leave_is_rendered(text: str, expected: str) -> None:
    assert render_markdown(text) == expected


def test_the_highest_heading_comes_below_the_sections_own() -> None:
    html = render_markdown("# Methods\n\n## Sample\n\ntext")
    assert "<h3>Methods</h3>" in html
    assert "<h4>Sample</h4>" in html


def test_indented_text_is_no_code_block() -> None:
    assert "<pre>" not in render_markdown("Text.\n\n    * indented by a scraper")


@pytest.mark.parametrize(
    "payload",
    [
        "<script>window.pwned=1</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<iframe src=https://evil.example></iframe>",
        "<a href='javascript:alert(1)'>x</a>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<style>body{display:none}</style>",
        "<form action=https://evil.example><input></form>",
        "<base href=https://evil.example>",
        "<p style='position:fixed' onclick=alert(1)>x</p>",
    ],
)
def test_nothing_that_acts_survives(payload: str) -> None:
    html = render_markdown(payload)
    if not html:
        return
    root = lxml.html.fragment_fromstring(html, create_parent="div")
    for element in root.iterdescendants():
        assert element.tag in _HARMLESS_TAGS
        assert set(element.attrib) <= {"href", "rel", "title", "start", "align"}
        assert not element.get("href", "https:").startswith(("javascript", "data"))


def test_a_remote_image_becomes_a_link() -> None:
    html = render_markdown("![a chart](https://cdn.example/chart.png)")
    assert "<img" not in html
    assert '<a href="https://cdn.example/chart.png"' in html
    assert "Image: a chart" in html


def test_an_image_inside_a_link_leaves_its_text() -> None:
    html = render_markdown("[![logo](https://cdn.example/l.png)](https://example.org/)")
    assert html.count("<a ") == 1
    assert ">logo</a>" in html


def test_a_relative_image_leaves_its_text() -> None:
    assert render_markdown("![icon](/static/icon.svg)") == "<p>icon</p>"


def test_a_relative_link_loses_its_address() -> None:
    assert "href" not in render_markdown("[menu](/journals/)")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=200))
def test_any_text_renders_to_harmless_elements(text: str) -> None:
    html = render_markdown(text)
    if html.strip():
        root = lxml.html.fragment_fromstring(html.replace("\x00", ""), create_parent="div")
        assert {str(element.tag) for element in root.iterdescendants()} <= _HARMLESS_TAGS


@given(st.text(alphabet="abc \n.,'\"", max_size=80))
def test_plain_text_renders_as_commonmark_would(text: str) -> None:
    """The fast path for plain text and the parser agree, except for white space."""
    short = lxml.html.fragment_fromstring(render_markdown(text), create_parent="div")
    # A lone asterisk forces the use of the parser, and is removed again.
    long = lxml.html.fragment_fromstring(
        render_markdown(text + "\n\n\\*").removesuffix("<p>*</p>"), create_parent="div"
    )
    assert [p.text_content().split() for p in short] == [p.text_content().split() for p in long]
