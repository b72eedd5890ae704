"""Finds what scraping leaves in a body: navigation, scripts, remains of PDFs.

Used only on bodies, and line by line.  These patterns are not applied to abstracts,
because real sentences have words such as ``function (`` and
``Google Scholar``.
"""

from __future__ import annotations

import re

from papershelf.machinery.frozen import Value
from papershelf.normalise.findings import Finding
from papershelf.normalise.text import ascii_lower, is_lowercased

# Embedded code of web pages in lower case, by a hint that is fast to search for.
_SCRIPTS = {
    "<": ("<script", "</script"),
    "{": ("{display:", "{ display:"),
    "_": ("window.__", "self.__next_f"),
    "document.": ("document.getelementbyid", "document.cookie", "document.write"),
    "googletag.": ("googletag.",),
    "defaultarticletemplate": ("defaultarticletemplate",),
    "buildassetsdir": ("buildassetsdir",),
    "@": ('"@context":',),
}
# Words that also occur in prose count only with their syntax: a character that is rare in
# prose, the word, and the pattern of the syntax.
_SYNTAX = (
    (
        "{",
        "function",
        re.compile(
            r"function\s?\w{0,40}\((?:\w{1,20}(?:,\s?\w{1,20}){0,20})?\)\s?\{\s*+"
            r"(?:\}|return|var |let |const |if ?\(|[\w.$]+\s?[=(.])"
        ),
    ),
    ("=", "var ", re.compile(r"var \w{1,30}\s?=\s?[\[{\"'(]")),
    ("@", "@media", re.compile(r"@media\s?[\w(]")),
)
# Words of web sites about themselves, in lower case.
_FRAME = (
    "skip to main content", "skip to content", "skip to article", "official websites use .gov",
    "## permalink", "javascript is disabled", "enable javascript", "cite this article",
    "download pdf", "similar content being viewed", "log in via an institution",
    "access this article", "use our pre-submission checklist",
    "avoid common mistakes on your manuscript", "crossref full text",
    "search pmc full-text archive", "search sciencedirect",
    "please wait while we load your content", "your email address will be used",
    "cookie policy", "cookie settings", "cookie preferences", "accept cookies",
    "accept all cookies", "add to mendeley", "you have full access to this",
    "aims and scope",
    "recommended articles", "author links open overlay",
)  # fmt: skip
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\]\(\s{0,9}<?(?:https?:)?//", re.IGNORECASE)
_HTML_IMAGE = re.compile(
    r"<img\b[^<>]{0,500}\bsrc\s{0,9}=\s{0,9}[\"']?\s{0,9}(?:https?:)?//", re.IGNORECASE
)
_UNSAFE = re.compile(
    r"(?:\]\(\s{0,9}<?|\b(?:href|src)\s{0,9}=\s{0,9}[\"']?|<)\s{0,9}"
    r"(?:javascript|vbscript|data):",
    re.IGNORECASE,
)
_BEFORE_ADDRESS = ("<", "=", "](")  # one of them is in each match of `_UNSAFE`

_LONG = 1000
_MAX_SITE_LINE = 200


def find_script(lower: str) -> str | None:
    """Return the first sign of program code in a lower-case text, or None."""
    for hint, signs in _SCRIPTS.items():
        if hint in lower:
            for sign in signs:
                if sign in lower:
                    return sign
    for sign, word, syntax in _SYNTAX:
        if sign in lower and word in lower and (match := syntax.search(lower)):
            return match[0]
    return None


def find_frame(text: str) -> str | None:
    """Find the first words in a text that a site says about itself."""
    return _frame_in(ascii_lower(text))


def _frame_in(lower: str) -> str | None:
    return next((words for words in _FRAME if words in lower), None)


def is_of_site(line: str) -> bool:
    """Return whether a line is a site's about itself; a longer one may only mention its words."""
    return len(line) < _MAX_SITE_LINE and find_frame(line) is not None


def is_binary(text: str) -> bool:
    """Return whether a text has binary data: NUL, a PDF's header, undecodable runs."""
    # To find one character takes a tenth of the time.
    return "\x00" in text or ("%" in text and "%PDF-" in text) or "\ufffd\ufffd\ufffd" in text


class Junk(Value, frozen=True):
    """What a body holds besides the paper.

    Attributes:
        framed: whether a site says something about itself, see `find_frame`.
        scripted, binary: whether it has program text or binary data; a line can have such things
            only then.
        findings: all that was found.
    """

    framed: bool
    scripted: bool
    binary: bool
    findings: tuple[Finding, ...]


NO_JUNK = Junk(framed=False, scripted=False, binary=False, findings=())
# Of a text that has not been searched.
ANY_JUNK = Junk(framed=True, scripted=True, binary=True, findings=())


def find_junk(body: str, *, scraped: bool = True) -> Junk:
    """Find what a body holds besides the paper; only one that was `scraped` can have a frame."""
    findings: list[Finding] = []
    lower = ascii_lower(body)
    frame = _frame_in(lower) if scraped else None
    binary, script = is_binary(body), find_script(lower)
    if binary:
        findings.append(
            Finding("body-binary", "body", "holds bytes that are no text; they are withheld")
        )
    if script:
        findings.append(
            Finding("body-script", "body", f"holds program text: {script!r}; it is withheld")
        )
    if frame:
        message = f"holds parts of a web page's frame: {frame!r}; they are withheld"
        findings.append(Finding("body-boilerplate", "body", message))
    if any(is_lowercased(line) for line in body.split("\n") if len(line) > _LONG):
        message = "holds a copy of the text that lost its capitals; it is withheld"
        findings.append(Finding("body-lowercased", "body", message))
    images = len(_IMAGE.findall(body)) if "!" in body and "![" in body else 0
    images += len(_HTML_IMAGE.findall(body)) if "<" in lower and "<img" in lower else 0
    if images:
        message = f"{images} images of other hosts; the page links to them instead"
        findings.append(Finding("remote-image", "body", message))
    linked = any(map(body.__contains__, _BEFORE_ADDRESS))
    if linked and ("script:" in lower or "data:" in lower) and (match := _UNSAFE.search(body)):
        findings.append(Finding("unsafe-link", "body", f"a link that is no address: {match[0]!r}"))
    return Junk(frame is not None, script is not None, binary, tuple(findings))
