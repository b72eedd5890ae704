"""Removes from every page the parts of the theme that only matter with JavaScript.

``assets/chrome.js`` adds them again in the browser and must match the list here.  This
module removes the parts inside Material's page template; overrides in the ``theme`` folder
leave out those that have their own template.
"""

from __future__ import annotations

import re

import minify_html

# The template of the script that adds them, which MkDocs renders.
CHROME = "assets/chrome.js"

_PARTS = re.compile(
    "|".join(
        (
            # The check boxes that hold whether Material's menu and search are open, and the
            # shade beside its open menu.
            r'<input class="md-toggle" data-md-toggle="(?:drawer|search)"[^>]*>\s*',
            r'<label class="md-overlay" for="__drawer"></label>\s*',
            # "Copied to clipboard"
            r'<div class="md-dialog" data-md-component="dialog">\s*'
            r'<div class="md-dialog__inner md-typeset"></div>\s*</div>\s*',
            # An empty place for announcements.
            r'<div data-md-component="announce">\s*</div>\s*',
            # A way past the menu, which generated pages get from scripts; see `TITLE_ANCHOR`.
            r'<div data-md-component="skip">\s*<a href="#title"[^>]*>[^<]*</a>\s*</div>\s*',
            # Needed by no reader without scripts.
            r'<link rel="icon"[^>]*>\s*',
            # The versions that made the page; nobody reads them there.
            r'<meta name="generator"[^>]*>\s*',
        )
    ),
    re.DOTALL,
)


def leave_to_scripts(html: str) -> str:
    """Return a page without the parts that ``assets/chrome.js`` adds in the browser."""
    return _PARTS.sub("", html)


def shorten(script: str) -> str:
    """Return a script without comments, blanks and long local names.

    Every first visit loads ``chrome.js``, which is rendered as a template, so that esbuild
    cannot shorten it beforehand.
    """
    begin, end = "<script>", "</script>"
    html = minify_html.minify(f"{begin}{script}{end}", minify_js=True)
    return html[len(begin) : -len(end)]
