"""Makes the HTML within scraped Markdown sober: bare tags, properly nested, not deep.

A browser's parser, and so the sanitiser, opens what formatting a paragraph left open again in
the next one: a thousand open tags before a thousand paragraphs are a million elements.  Tags
with attributes defeat the limits of its rules, and deep nesting makes it slow.  What comes out
here is nested properly, so that time and result grow with the text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from markdown_it.token import Token

# Elements within a line, and those that divide the text.
INLINE = frozenset("a abbr b cite code del dfn em i ins kbd q s small strong sub sup u".split())
BLOCKS = frozenset(
    "blockquote caption dd dl dt h3 h4 h5 h6 li ol p pre table tbody td th thead tr ul".split()
)
VOID = frozenset(("br", "hr"))
# The attributes that are kept.
ATTRIBUTES = {"a": "href", "abbr": "title", "ol": "start", "td": "align", "th": "align"}

# Elements whose content is no text.
_CODE = ("script", "style")
# An element of these is ended by the next one.
_ENDED = frozenset("p li td th tr dd dt".split())
_CELLS = frozenset(("td", "th"))
# How many elements within a line, and how many blocks, may be in one another.
_DEEPEST_INLINE, _DEEPEST = 8, 40

_MARK = re.compile(
    r"<!--.*?(?:-->|\Z)|<[!?][^<>]*>|"
    r"<(script|style)\b[^<>]*>.*?(?:</\1[^<>]*>|\Z)|"
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<more>[^<>]*)>|<",
    re.DOTALL | re.IGNORECASE,
)
# One tag, as markdown-it finds it in a line.
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<more>.*)>", re.DOTALL)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=`]+))"""
_ATTRIBUTE = {name: re.compile(rf"(?<![\w-]){name}{_VALUE}", re.I) for name in ATTRIBUTES.values()}


def sober(tokens: Sequence[Token]) -> None:
    """Make the HTML of a parsed Markdown text sober, in place."""
    blocks: list[str] = []
    for token in tokens:
        if token.type == "html_block":
            token.content = _block(token.content, blocks)
        elif any(child.type == "html_inline" for child in token.children or ()):
            token.children = [*_line(token.children or ())]


def _block(html: str, blocks: list[str]) -> str:
    """Return the HTML of a block of its own; `blocks` are the open elements, outer first."""
    inline: list[str] = []

    def tag(match: re.Match[str]) -> str:
        name = (match["name"] or "").lower()
        if name in INLINE:
            return _close(name, inline) if match["end"] else _open(match, name, inline)
        if name not in BLOCKS and name not in VOID:
            return "&lt;" if match[0] == "<" else ""
        before = _close_all(inline)
        if name in VOID:
            return f"{before}<{name}>"
        if match["end"]:
            return before + _close(name, blocks)
        if name in _ENDED and blocks[-1:] == [name]:
            before += _close(name, blocks)
        return before + _open(match, name, blocks, _DEEPEST)

    return _MARK.sub(tag, html) + _close_all(inline)


def _line(children: Iterable[Token]) -> Iterator[Token]:
    """Yield the tokens of a line; elements that Markdown opened end those opened within them."""
    levels: list[list[str]] = [[]]  # HTML's open elements, for each of Markdown's
    hidden = ""
    for child in children:
        if child.type == "html_inline":
            match = _TAG.fullmatch(child.content)
            name = match["name"].lower() if match else ""
            if name in _CODE and match:
                hidden = "" if match["end"] else name
            if not match or hidden:
                continue
            child.content = _tag_in_line(match, name, levels[-1])
        elif child.nesting < 0 and len(levels) > 1:
            yield _html(_close_all(levels.pop()))
        if not hidden or child.nesting:
            yield child
        if child.nesting > 0:
            levels.append([])
    yield _html("".join(_close_all(level) for level in reversed(levels)))


def _tag_in_line(match: re.Match[str], name: str, inline: list[str]) -> str:
    """Return a tag within a line of Markdown, where no element can divide the text."""
    if name in INLINE:
        return _close(name, inline) if match["end"] else _open(match, name, inline)
    if name in _CELLS:
        return " "
    return "<br>" if name == "br" or (name in BLOCKS and not match["end"]) else ""


def _html(content: str) -> Token:
    return Token("html_inline", "", 0, content=content)


def _open(match: re.Match[str], name: str, opened: list[str], most: int = _DEEPEST_INLINE) -> str:
    """Return a start tag with the attribute that it may have; nothing if it would be too deep."""
    if len(opened) >= most:
        return ""
    opened.append(name)
    kept = ATTRIBUTES.get(name)
    found = _ATTRIBUTE[kept].search(match["more"]) if kept else None
    if not found:
        return f"<{name}>"
    value = (found[1] or found[2] or found[3] or "").replace('"', "&quot;")
    return f'<{name} {kept}="{value}">'


def _close(name: str, opened: list[str]) -> str:
    """Return the end tags of an element and of all that are open within it."""
    if name not in opened:
        return ""
    ends = ""
    while opened[-1] != name:
        ends += f"</{opened.pop()}>"
    return f"{ends}</{opened.pop()}>"


def _close_all(opened: list[str]) -> str:
    """Return the end tags of all open elements."""
    ends = "".join(f"</{name}>" for name in reversed(opened))
    opened.clear()
    return ends
