"""The theme's page is cut once and filled for every paper."""

from __future__ import annotations

from dataclasses import replace
from html import escape

import lxml.html
import pytest
from papershelf.shell.fill import (
    PageContent,
    Shell,
    ShellError,
    ShellKind,
    Shells,
    TocEntry,
    plain_excerpt,
)

PAGE = PageContent(
    url="papers/10.1-x/",
    title="Effects of <b> & co",
    description='He said "no"',
    body="<h1>Effects</h1><p>{{ 7 * 7 }}</p>",
    head='<meta name="citation_title" content="x">',
    article='data-paper="10.1-x" ',
    toc=(TocEntry("abstract", "Abstract"), TocEntry("record", "Record & more")),
    canonical="https://example.org/papers/10.1-x/",
)


def theme(page: PageContent) -> str:
    """A theme's page in small: what a shell must be able to cut."""
    entries = "".join(
        f'<li><a href="#{escape(entry.anchor)}">{escape(entry.title)}</a></li>'
        for entry in page.toc
    )
    return (
        f"<title>{escape(page.title)}</title>"
        f'<meta name="description" content="{escape(page.description)}">'
        f'<link rel="canonical" href="{escape(page.canonical)}">{page.head}'
        f"<ul>{entries}</ul><article {page.article}>{page.body}</article>"
    )


def elements(html: str) -> list[tuple[object, dict[str, str], str | None, str | None]]:
    """What a browser reads out of a page."""
    tree = lxml.html.document_fromstring(html)
    return [(one.tag, dict(one.attrib), one.text, one.tail) for one in tree.iter()]


def shell_of(page: PageContent) -> Shell:
    return Shells(theme).of_kind(ShellKind.of(page))


def test_a_filled_shell_equals_the_theme_s_own_page() -> None:
    filled = shell_of(PAGE).fill(PAGE)
    assert elements(filled) == elements(theme(PAGE))
    assert len(filled) < len(theme(PAGE))


def test_pages_of_one_kind_render_the_theme_once() -> None:
    rendered: list[PageContent] = []

    def render(page: PageContent) -> str:
        rendered.append(page)
        return theme(page)

    shells = Shells(render)
    for number in range(3):
        shells.of(f"papers/{number}/", PAGE.canonical)
    shells.of("papers/page/2/", PAGE.canonical)
    assert [page.depth for page in rendered] == [2, 3]


def test_a_text_that_looks_like_a_slot_is_left_alone() -> None:
    page = replace(PAGE, title="papershelf slot0body0", body="<h1>papershelf slot0title0</h1>")
    assert elements(shell_of(page).fill(page)) == elements(theme(page))


@pytest.mark.parametrize("hostile", ['" onload=alert(1) x="', "' onload=alert(1) '", "a b>c"])
def test_values_of_a_page_are_in_quotes(hostile: str) -> None:
    page = replace(PAGE, description=hostile, canonical=hostile, toc=(TocEntry(hostile, hostile),))
    assert elements(shell_of(page).fill(page)) == elements(theme(page))


def test_a_theme_that_drops_the_content_is_refused() -> None:
    with pytest.raises(ShellError, match="no body"):
        Shell.compile(
            "<title>papershelf slot0title0</title>",
            ShellKind("x", 1, has_toc=False, has_canonical=False),
        )


def test_a_theme_without_table_of_contents_is_refused_when_one_is_needed() -> None:
    kind = ShellKind.of(PAGE)
    html = theme(replace(kind.marker_page(), toc=()))
    with pytest.raises(ShellError, match="table of contents"):
        Shell.compile(html, kind)


def test_an_excerpt_is_cut_at_a_word() -> None:
    assert plain_excerpt(["", "one two three"], limit=9) == "one two…"


def test_an_excerpt_of_short_text_is_the_text_on_one_line() -> None:
    assert plain_excerpt(["one\n two"]) == "one two"
