"""The same page in fewer bytes: what a browser reads out of the theme's markup stays.

For the theme's own markup only: what comes from a record is put in afterwards, quoted.
"""

from __future__ import annotations

import re

# Elements in which white space has a meaning, kept as they are.
_VERBATIM = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_SPACE = re.compile(r"\s+")
# White space beside the tag of a block, or of an element of the head, is never shown.
_BESIDE_BLOCKS = re.compile(
    r"\s*(</?(?:html|head|body|title|meta|link|base|script|header|footer|main|nav|aside|article|form"
    r"|div|ul|ol|li|dl|dt|dd|p|h[1-6]|details|summary)\b[^>]*>)\s*"
)
# Material's name for the text of a link or a bar: alone in its line.
_LINE = re.compile(r'\s*(<span class="md-ellipsis">)\s*([^<]*?)\s*(</span>)\s*')
# In an HTML document an <svg> is in SVG's namespace without saying so.
_SVG_NAMESPACE = re.compile(r'(<svg\b[^>]*?) xmlns="http://www\.w3\.org/2000/svg"')

_START = r"""(?:"[^"]*"|'[^']*'|[^'">])*>"""
# A start tag, with all of an element whose text is no HTML; or the end of an item, which HTML
# implies: nothing follows an item but another one or the end of its list (HTML, 13.1.2.4).
_TAGS = re.compile(
    rf"(<(script|style|textarea)\b{_START})(.*?</\2>)|(<[a-z]{_START})"
    r"|</li>(?=\s*(?:<li\b|</(?:ul|ol|menu)>))",
    re.DOTALL | re.IGNORECASE,
)
# What needs no quotes (HTML, 13.1.2.3), and what follows it; or any other value as it stands.
_VALUE = re.compile(r"""="([^\s"'=<>`]+)"(?=(\s|/?>))|"[^"]*"|'[^']*'""")


def squeeze(html: str) -> str:
    """The same page with the white space that no browser shows left out.

    A page of Material is to a third white space, left by its templates.
    """
    parts = _VERBATIM.split(html)
    # Three parts in turn: free text, a verbatim element, that element's name.
    for place in range(0, len(parts), 3):
        text = _SVG_NAMESPACE.sub(r"\1", _SPACE.sub(" ", parts[place]))
        text = _BESIDE_BLOCKS.sub(r"\1", text)
        parts[place] = _LINE.sub(r"\1\2\3", text)
    del parts[2::3]
    return "".join(parts).strip()


def unquote(html: str, keep: str) -> str:
    """The same elements without the quotes and the ends of items that HTML can do without.

    A value that holds `keep` stays quoted.
    """

    def value(match: re.Match[str]) -> str:
        text, after = match.groups()
        if text is None:
            return match[0]
        # Neither may a slash be taken for that of "/>" nor that for a part of the value.
        if keep in text or after == "/>" or (text.endswith("/") and after == ">"):
            return match[0]
        return "=" + text

    def tag(match: re.Match[str]) -> str:
        raw, _, text, start = match.groups()
        opening = re.sub(r"\s+>$", ">", raw or start or "")
        return _VALUE.sub(value, opening) + (text or "")

    return _TAGS.sub(tag, html)
