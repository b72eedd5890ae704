"""What the theme writes into every page for scripts alone, taken out of it.

``assets/chrome.js`` puts it back where there are scripts; it knows these parts by heart.
Parts that stand in a template of their own are left out by overrides in ``hooks/papershelf/theme``;
these stand in the midst of Material's page.
"""

from __future__ import annotations

import re
from html import unescape

_PARTS = re.compile(
    "|".join(
        (
            # The header's logo once more, above the navigation of small screens.
            r'<a [^>]*class="md-nav__button md-logo"[^>]*>.*?</a>\s*',
            # The check box that tells whether the search dialog is open, and its button.
            r'<input class="md-toggle" data-md-toggle="search"[^>]*>\s*',
            r'<label class="md-header__button md-icon" for="__search">.*?</label>\s*',
            # "Copied to clipboard"
            r'<div class="md-dialog" data-md-component="dialog">\s*'
            r'<div class="md-dialog__inner md-typeset"></div>\s*</div>\s*',
            # A place for announcements, without one.
            r'<div data-md-component="announce">\s*</div>\s*',
            # Which versions made the page; nobody reads it there.
            r'<meta name="generator"[^>]*>\s*',
        )
    ),
    re.DOTALL,
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# The page's title once more, which slides into the header when a reader scrolls down.
_TOPIC = re.compile(
    r'(<div class="md-header__topic" data-md-component="header-topic">\s*'
    r'<span class="md-ellipsis">)\s*(.*?)\s*(</span>)',
    re.DOTALL,
)


def leave_to_scripts(html: str, site_name: str) -> str:
    """A page of the theme without the parts that are put in its place by a script."""
    title = _TITLE.search(html)
    text, suffix = _plain(title[1]) if title else "", f" - {_plain(site_name)}"
    # An override may name pages in another way than the script expects.
    name = text.removesuffix(suffix) if text.endswith(suffix) else None

    def topic(match: re.Match[str]) -> str:
        # The script takes it from the window's title: it goes if that says the same.
        return match[1] + match[3] if name == _plain(match[2]) else match[0]

    return _TOPIC.sub(topic, _PARTS.sub("", html), count=1)


def _plain(text: str) -> str:
    """A text as a browser shows it; the theme escapes its titles in two ways."""
    return " ".join(unescape(text).split())
