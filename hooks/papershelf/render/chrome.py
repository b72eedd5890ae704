"""What the theme writes into every page for scripts alone, taken out of it.

``assets/chrome.js`` puts it back where there are scripts; it knows these parts by heart.
Parts that stand in a template of their own are left out by overrides in ``hooks/theme``;
these stand in the midst of Material's page.
"""

from __future__ import annotations

import re

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


def leave_to_scripts(html: str) -> str:
    """A page of the theme without the parts that are put in its place by a script."""
    return _PARTS.sub("", html)
