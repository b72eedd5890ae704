"""Removes from every page the parts of the theme that only matter with JavaScript.

``assets/chrome.js`` adds them again in the browser and must match the list here.  This
module removes the parts inside Material's page template; overrides in the ``theme`` folder
leave out those that have their own template.
"""

from __future__ import annotations

import re
from html import unescape

_PARTS = re.compile(
    "|".join(
        (
            # The header's logo again, above the navigation of small screens.
            r'<a [^>]*class="md-nav__button md-logo"[^>]*>.*?</a>\s*',
            # The check box that holds whether the search dialog is open, and its button.
            r'<input class="md-toggle" data-md-toggle="search"[^>]*>\s*',
            r'<label class="md-header__button md-icon" for="__search">.*?</label>\s*',
            # "Copied to clipboard"
            r'<div class="md-dialog" data-md-component="dialog">\s*'
            r'<div class="md-dialog__inner md-typeset"></div>\s*</div>\s*',
            # An empty place for announcements.
            r'<div data-md-component="announce">\s*</div>\s*',
            # The versions that made the page; nobody reads them there.
            r'<meta name="generator"[^>]*>\s*',
        )
    ),
    re.DOTALL,
)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
# The page's title again, which slides into the header when a reader scrolls down.
_TOPIC = re.compile(
    r'(<div class="md-header__topic" data-md-component="header-topic">\s*'
    r'<span class="md-ellipsis">)\s*(.*?)\s*(</span>)',
    re.DOTALL,
)


def leave_to_scripts(html: str, site_name: str) -> str:
    """Return a page without the parts that ``assets/chrome.js`` adds in the browser."""
    title = _TITLE.search(html)
    text, suffix = _plain(title[1]) if title else "", f" - {_plain(site_name)}"
    # An override may form the window's title in another way than the script expects.
    name = text.removesuffix(suffix) if text.endswith(suffix) else None

    def topic(match: re.Match[str]) -> str:
        # The script copies it from the window's title: remove it only if that is the same.
        return match[1] + match[3] if name == _plain(match[2]) else match[0]

    return _TOPIC.sub(topic, _PARTS.sub("", html), count=1)


def _plain(text: str) -> str:
    """Return a text as a browser shows it; the theme escapes its titles in two ways."""
    return " ".join(unescape(text).split())
