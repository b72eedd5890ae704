"""Renders untrusted Markdown as safe HTML.

Records are scraped, so a body may hold anything.  markdown-it-py renders CommonMark
(with raw HTML, because scrapers leave `<sub>` and `<i>`), and nh3 removes all but a
short list of elements.  Images become links: the site makes no request to another
origin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape as escape_text
from urllib.parse import urlsplit

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup, escape

from papershelf.render.raw_html import ATTRIBUTES, BLOCKS, INLINE, VOID, sober

_TAGS = INLINE | BLOCKS | VOID
_ATTRIBUTES = {name: {attribute} for name, attribute in ATTRIBUTES.items()}
_SCHEMES = {"http", "https", "mailto"}

# A character that may mean something in CommonMark or HTML; text without any of them
# only needs to be split into paragraphs.
_MARKDOWN = re.compile(r"[*_`\[\]<>&\\#|~!:]|^[ \t]|^[-+=]|^\d{1,9}[.)]|  $", re.MULTILINE)
# What turns the direction of the text after it, beyond the text's own end.
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
# The heading of a section is <h2>; headings inside it start one level below.
_FIRST_LEVEL = 3


def _parser() -> MarkdownIt:
    """Make a parser with tables and without indented code: scraped text is often indented."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["code"])


_PARSER = _parser()


def render_markdown(text: str) -> Markup:
    """Render an untrusted Markdown text as safe HTML."""
    if not text.isascii():
        text = _TURNS.sub("", text)
    if not _MARKDOWN.search(text):
        return render_paragraphs(text)
    tokens = _PARSER.parse(text)
    _lower_headings(tokens)
    sober(tokens)
    _unlink_images(tokens)
    html = _PARSER.renderer.render(tokens, _PARSER.options, {})
    return Markup(  # noqa: S704 - the output of the sanitiser
        nh3.clean(
            html,
            tags=set(_TAGS),
            attributes=_ATTRIBUTES,
            url_schemes=_SCHEMES,
            link_rel="noopener noreferrer nofollow",
            # A relative address of another site does not exist on this one.
            url_relative="deny",
        ).strip()
    )


def render_paragraphs(text: str) -> Markup:
    """Render plain text as escaped paragraphs, split at blank lines."""
    parts = (part.strip() for part in _PARAGRAPHS.split(escape_text(text, quote=False)))
    return Markup("\n".join(f"<p>{part}</p>" for part in parts if part))  # noqa: S704 - escaped


def _lower_headings(tokens: Sequence[Token]) -> None:
    """Make the highest heading an <h3>, and shift the others with it, down to <h6>."""
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    if not levels:
        return
    shift = _FIRST_LEVEL - min(levels)
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(int(token.tag[1]) + shift, 6)}"


def _unlink_images(tokens: Sequence[Token]) -> None:
    """Replace every image with its text, linked to the image if its address is http(s)."""
    for token in tokens:
        if token.type != "inline" or not token.children:
            continue
        children: list[Token] = []
        inside_link = 0
        for child in token.children:
            inside_link += child.nesting if child.type in ("link_open", "link_close") else 0
            if child.type == "image":
                children.append(_image_link(child, linked=inside_link > 0))
            else:
                children.append(child)
        token.children = children


def _image_link(image: Token, *, linked: bool) -> Token:
    """Return an inline HTML token that replaces an image."""
    source = str(image.attrs.get("src", ""))
    label = image.content.strip() or "image"
    html = escape(label)
    if not linked and is_web_address(source):
        html = Markup('<a href="{}">Image: {}</a>').format(source, label)
    return Token("html_inline", "", 0, content=str(html))


def is_web_address(text: str) -> bool:
    """Return whether a text is an absolute http or https address."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)
