"""Leaves out of Material's style sheet the rules for parts that no page of the site has.

The sheet is a third of what a first visit loads, and a quarter of it is for such parts: those that
our templates replace, and those of features that the site does not use.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

# Strings, such as the addresses of icons, hold any sign.
_PIECE = re.compile(r'"(?:\\.|[^"\\])*"|' r"'(?:\\.|[^'\\])*'|[{};]|[^\"'{};]+", re.DOTALL)
# Rules within rules.
_NESTED = ("@media", "@supports", "@layer", "@container")
# What a selector names here need not be on a page: `:not(.a)`, `:is(.a,.b)`.
_ALTERNATIVES = re.compile(r":not\([^()]*\)|:(?:is|where|has)\([^()]*,[^()]*\)")

# Beginnings of the classes of what our header, menu and footer replace.
_REPLACED = (
    *("md-banner", "md-copyright", "md-footer__", "md-footer-meta", "md-nav--integrated"),
    *("md-nav--lifted", "md-nav--primary", "md-nav__button", "md-nav__container"),
    *("md-nav__source", "md-nav__toggle", "md-social", "md-source__", "md-tabs", "md-version"),
)
# A Markdown extension, a feature or a plugin -> beginnings of the classes that only it brings.
_OPTIONAL: Mapping[str, tuple[str, ...]] = {
    "blog": ("md-author", "md-pagination", "md-post"),
    "content.code.annotate": ("md-annotation", "md-tooltip"),
    "footnotes": ("footnote",),
    "navigation.path": ("md-path",),
    "navigation.top": ("md-top",),
    "pymdownx.arithmatex": ("arithmatex",),
    "pymdownx.critic": ("critic",),
    "pymdownx.emoji": ("twemoji",),
    "pymdownx.keys": ("key-", "keys"),
    "pymdownx.tabbed": ("tabbed-",),
    "pymdownx.tasklist": ("task-list",),
    "tags": ("md-tag",),
}


def needed_style(css: str, used: Collection[str]) -> str:
    """Return Material's style sheet without the rules for parts that no page has.

    Args:
        css: the sheet, minified.
        used: the site's Markdown extensions, features of the theme, and plugins.
    """
    absent = (begin for name, begins in _OPTIONAL.items() if name not in used for begin in begins)
    names = "|".join(map(re.escape, (*_REPLACED, *absent)))
    return "".join(_rules(iter(_PIECE.findall(css)), re.compile(rf"\.(?:{names})")))


def _rules(pieces: Iterator[str], unused: re.Pattern[str]) -> Iterator[str]:
    """Yield the rules up to the end of the block, without the selectors of unused classes."""
    head = ""
    for piece in pieces:
        if piece == "}":
            return
        if piece == ";":
            yield f"{head};"
        elif piece != "{":
            head += piece
            continue
        elif head.startswith(_NESTED):
            inner = "".join(_rules(pieces, unused))
            if inner:
                yield f"{head}{{{inner}}}"
        else:
            block = _block(pieces)
            kept = head if head.startswith("@") else ",".join(_kept(head, unused))
            if kept:
                yield f"{kept}{{{block}"
        head = ""


def _block(pieces: Iterable[str]) -> str:
    """Return all up to the brace that ends a block, and the brace."""
    found, depth = [], 1
    for piece in pieces:
        found.append(piece)
        depth += (piece == "{") - (piece == "}")
        if not depth:
            break
    return "".join(found)


def _kept(selectors: str, unused: re.Pattern[str]) -> Iterator[str]:
    for selector in _divided(selectors):
        if not unused.search(_ALTERNATIVES.sub("", selector)):
            yield selector


def _divided(selectors: str) -> Iterator[str]:
    """Divide a list of selectors at its commas, but not those in brackets."""
    start = depth = 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and not depth:
            yield selectors[start:at]
            start = at + 1
    yield selectors[start:]
