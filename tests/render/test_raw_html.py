"""The HTML in a text is nested properly and bare, so that it grows with the text alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.render.markup import render_markdown

_TAGS = [
    "<b>", "</b>", "<S class=1>", "</s>", "<i x='>'>", "<a href=http://x/>", "</a>", "<p>", "</p>",
    "<P>", "<ul>", "<li>", "</li>", "</ul>", "<table>", "<td>", "</table>", "<tr>", "<div>",
    "<blockquote>", "<sub>", "</sub>", "<!--", "-->", "<![CDATA[", "<?x", "<script>", "</script>",
    "<style>", "</style>", "<svg>", "<math>", "<template>", "<select>", "<textarea>", "<br>",
]  # fmt: skip
_PIECES = [
    *_TAGS,
    "*",
    "**",
    "_",
    "~~",
    "[x](http://y/)",
    "word ",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "<",
    ">",
]


def bomb(tags: int, paragraphs: int) -> str:
    """Open tags, each with an attribute of its own, that every paragraph opens again."""
    return "A " + "".join(f"<S class={n:04d}>" for n in range(tags)) + "<P>X" * paragraphs


@pytest.mark.parametrize("before", ["A ", "<div>", "<p>", "*a ", "- "])
@pytest.mark.parametrize(
    "tag", ["<S class={n}>", "<b>", "<b><i><u><s><code>", "<a href=http://x/{n}>"]
)
@pytest.mark.parametrize("after", ["<P>X", "<li>X", "\n\nX", "<p>*X", "</p>", "<table><td>X"])
def test_what_is_left_open_is_not_opened_again(before: str, tag: str, after: str) -> None:
    text = before + "".join(tag.replace("{n}", str(n)) for n in range(200)) + after * 400
    assert render_markdown(text).count("<") <= 2 * text.count("<") + text.count("\n") + 4 * 400


@pytest.mark.parametrize(
    "tag", ["<ul><li>", "<blockquote>", "<table><tr><td>", "<b>", "<sub>", "<div>"]
)
def test_nesting_has_a_limit_and_the_text_in_it_none(tag: str) -> None:
    html = render_markdown(f"{tag * 3_000}word")
    deepest = depth = 0
    for match in re.finditer("<(/?)", html):
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    assert deepest <= 60
    assert "word" in html


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_any_tags_give_no_more_elements_than_they_are(text: str) -> None:
    html = render_markdown(text)
    pieces = text.count("<") + sum(map(text.count, "*_~[\n>-")) + 1
    assert html.count("<") <= 4 * pieces
    assert "class" not in html


@given(
    st.lists(
        st.sampled_from(["<b>", "</b>", "<i a=1>", "</i>", "<sub>", "*", "<P>", "</p>", "<li>"]),
        max_size=30,
    )
)
def test_no_word_beside_tags_is_lost(tags: list[str]) -> None:
    text = "".join(f"{tag}word{number} " for number, tag in enumerate(tags))
    html = render_markdown(text)
    assert re.findall(r"word\d+", html) == re.findall(r"word\d+", text)


def test_the_html_of_a_table_is_kept() -> None:
    table = "<table><tr><td align=right>1<td align='left'>2</table>"
    html = render_markdown(f"{table}\n\nText.")
    assert '<td align="right">1</td><td align="left">2</td>' in html
    assert "<p>Text.</p>" in html


def test_a_block_within_a_line_begins_a_new_line() -> None:
    assert render_markdown("One.<p>Two.</p> Three.") == "<p>One.<br>Two. Three.</p>"


@pytest.mark.parametrize("tag", ["script", "style"])
def test_the_text_after_program_text_in_a_line_is_kept(tag: str) -> None:
    html = render_markdown(f"One <{tag}>alert(1)</{tag}> two.\n\nThree.")
    assert "alert" not in html
    assert "two." in html
    assert "Three." in html


def test_an_attribute_is_kept_whole() -> None:
    html = render_markdown("x <a class=y href='https://x/?a=1&amp;b=\"2\"'>z</a>")
    assert 'href="https://x/?a=1&amp;b=&quot;2&quot;"' in html or "%222%22" in html
    assert "class" not in html
