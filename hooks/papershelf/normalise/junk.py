"""What scraping drags along: navigation, scripts, remains of PDFs.

Used on bodies only, and line by line: a line of an abstract is never judged by
these patterns, because real sentences hold words like ``function (`` and
``Google Scholar``.
"""

from __future__ import annotations

import re

from papershelf.normalise.text import is_lowercased

# Code as sites embed it.  Words that prose uses are asked for with their syntax.
_SCRIPT = re.compile(
    r"<script\b|</script|window\.__|self\.__next_f|document\.(?:getElementById|cookie|write)\b|"
    r"googletag\.|dataLayer\s*=|defaultarticletemplate|buildassetsdir|\"@context\"\s*:|"
    r"\bfunction\s?\w*\((?:\w{1,20}(?:,\s?\w{1,20})*)?\)\s?\{|\bvar \w{1,30}\s?=\s?[\[{\"'(]|"
    r"@media\s?[\w(]|\{\s?display\s?:",
    re.IGNORECASE,
)
# Sentences of sites about themselves.
_CHROME = re.compile(
    r"skip to (?:main )?(?:content|article)|official websites use \.gov|permalink|"
    r"javascript is disabled|enable javascript|cite this article|download pdf|"
    r"similar content being viewed|log in via an institution|access this article|"
    r"use our pre-submission checklist|avoid common mistakes on your manuscript|"
    r"crossref full text|search (?:pmc full-text archive|sciencedirect)|"
    r"please wait while we load your content|your email address will be used|"
    r"cookies? (?:policy|settings|preferences)|accept (?:all )?cookies|add to mendeley|"
    r"you have full access to this|aims and scope|successfully scraped from|"
    r"automatically scraped by webscraping|recommended articles|author links open overlay",
    re.IGNORECASE,
)
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\(\s*<?(?:https?:)?//", re.IGNORECASE)
_HTML_IMAGE = re.compile(r"<img\b[^>]{0,500}\bsrc\s*=\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
_UNSAFE = re.compile(
    r"(?:\]\(\s*<?|\bhref\s*=\s*[\"']?|\bsrc\s*=\s*[\"']?|<)\s*(?:javascript|vbscript|data):",
    re.IGNORECASE,
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]|%PDF-\\d|\ufffd{3}")

_LONG = 1000


def is_script(line: str) -> bool:
    """Whether a line of a body is program text."""
    return _SCRIPT.search(line) is not None


def is_binary(text: str) -> bool:
    """Whether a text holds bytes that are no text: controls, a PDF's header, undecodable runs."""
    return _BINARY.search(text) is not None


def find_junk(body: str) -> tuple[tuple[str, str, str], ...]:
    """What a body holds besides the paper, as (code, field, message)."""
    notes = []
    if _BINARY.search(body):
        notes.append(("body-binary", "body", "holds bytes that are no text; they are withheld"))
    if match := _SCRIPT.search(body):
        notes.append(("body-script", "body", f"holds program text: {match[0]!r}; it is withheld"))
    if match := _CHROME.search(body):
        message = f"holds parts of a web page's frame: {match[0]!r}; they are withheld"
        notes.append(("body-boilerplate", "body", message))
    if len(body) > _LONG and any(
        is_lowercased(line) for line in body.split("\n") if len(line) > _LONG
    ):
        message = "holds a copy of the text that lost its capitals; it is withheld"
        notes.append(("body-lowercased", "body", message))
    if "<img" in body or "![" in body:
        images = len(_IMAGE.findall(body)) + len(_HTML_IMAGE.findall(body))
        if images:
            message = f"{images} images of other hosts; the page links to them instead"
            notes.append(("remote-image", "body", message))
    if match := _UNSAFE.search(body):
        notes.append(("unsafe-link", "body", f"a link that is no address: {match[0]!r}"))
    return tuple(notes)
