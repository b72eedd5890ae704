"""Removes Markdown, wikilinks and LaTeX from one line of text, such as a title."""

from __future__ import annotations

import re

from papershelf.normalise.latex import from_latex, has_latex

# Without any of these a line has nothing to take off.
_SIGNS = re.compile(r"[*_`\[\\{$~^]")
_WIKILINK = re.compile(r"!?\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]]+)\]\((?:https?:|mailto:|/|\.)[^()\s]*\)")
_EMPHASIS = (
    re.compile(r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*]*[^\s*])\1(?!\*)"),
    re.compile(r"(?<![\w_\\])(_{1,3})(?=[^\s_])([^_]*[^\s_])\1(?![\w_])"),
    re.compile(r"(?<![\w`\\])(`)(?=[^\s`])([^`]*[^\s`])\1(?!`)"),
)
# Pandoc's H~2~O and x^2^.
_SCRIPT = re.compile(r"(?<=[\w)])([~^])(?=\S)([^\s~^]{1,8})\1")
_ESCAPE = re.compile(r"\\([*_\[\]()#`<>!|+~^-])")


def without_markup(text: str) -> str:
    """Return `text` as a reader sees it: the words of links, no emphasis, escapes or LaTeX."""
    if not _SIGNS.search(text):
        return text
    text = _WIKILINK.sub(lambda match: (match[2] or match[1]).strip(), text)
    text = _LINK.sub(r"\1", text)
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\2", text)
    text = _ESCAPE.sub(r"\1", _SCRIPT.sub(r"\2", text))
    return " ".join(from_latex(text).split()) if has_latex(text) else text
