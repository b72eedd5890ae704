"""Fewer bytes, the same page."""

from __future__ import annotations

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.shell.slim import squeeze, unquote


def elements(html: str) -> list[tuple[object, dict[str, str], str | None]]:
    """Names, attributes and texts of all elements of a page."""
    tree = lxml.html.document_fromstring(html)
    return [(one.tag, dict(one.attrib), one.text) for one in tree.iter()]


def test_squeezing_leaves_one_space_within_a_line_and_verbatim_elements() -> None:
    html = "<p>\n  a\n\n   <b>b</b>  c\n</p>  <pre>x\n\n  y</pre>\n\n<script>a;\n\n b</script>"
    assert squeeze(html) == "<p>a <b>b</b> c</p><pre>x\n\n  y</pre> <script>a;\n\n b</script>"


def test_white_space_about_the_only_text_of_a_link_goes() -> None:
    html = '<a href="x">\n <span class="md-ellipsis">\n  Search help\n </span>\n</a>'
    assert squeeze(html) == '<a href="x"><span class="md-ellipsis">Search help</span></a>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="../x/" class="y">t</a>', "<a href=../x/ class=y>t</a>"),
        ('<a class="y" href="../x/">t</a>', '<a class=y href="../x/">t</a>'),
        ('<path d="M1"/>', '<path d="M1"/>'),
        ('<p class="a b" title="" id="c"  >', '<p class="a b" title="" id=c>'),
        ("<p title=\"a'b\" lang='de'>", "<p title=\"a'b\" lang='de'>"),
        ('<p title="KEEP" id="c">', '<p title="KEEP" id=c>'),
        ("<ul><li>a</li><li>b</li></ul>", "<ul><li>a<li>b</ul>"),
        (
            '<script src="a">x = "</li>" ; y="b" ;</script>',
            '<script src=a>x = "</li>" ; y="b" ;</script>',
        ),
        (
            '<textarea id="a"><li id="b"></li></textarea>',
            '<textarea id=a><li id="b"></li></textarea>',
        ),
        ('a ="b" c', 'a ="b" c'),
    ],
)
def test_quotes_and_ends_of_items_go_where_html_does_not_ask_for_them(
    html: str, expected: str
) -> None:
    assert unquote(html, keep="KEEP") == expected


@given(st.dictionaries(st.sampled_from(["id", "class", "title", "href"]), st.text(max_size=8)))
def test_any_attributes_are_read_as_before(attributes: dict[str, str]) -> None:
    # What XML cannot hold, lxml does not read.
    values = {
        name: "".join(c for c in value if c.isprintable()) for name, value in attributes.items()
    }
    written = " ".join(
        f'{name}="{value.replace("&", "&amp;").replace(chr(34), "&quot;")}"'
        for name, value in values.items()
    )
    html = f"<ul><li><a {written}>x</a></li><li {written}>y</li></ul>"
    assert elements(unquote(html, keep="KEEP")) == elements(html)


def test_quotes_within_quotes_and_pictures_in_styles_stay() -> None:
    for html in (
        """<a data-q='[x="y" ]' title="it's" data-r='[z="a" ]'>t</a>""",
        "<style>a{background:url('data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"/>')}</style>",
        "<ul><li>a</li><template></template></ul>",
    ):
        assert unquote(squeeze(html), "slot") == html
