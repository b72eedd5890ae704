"""Rewrites headings that a person wrote in another form than Markdown's ``## Abstract``.

Each is put on a line of its own with number signs, so that there is one form to read.
Records of the acquisition tools do not need it.
"""

from __future__ import annotations

import re

from papershelf.normalise.headings import ABSTRACTS, SECTION_LINES
from papershelf.normalise.pubmed_text import is_pubmed_text

# A heading with a line below it: no sentence, and nothing that is marked as something else.
_UNDERLINED = re.compile(
    r"^(?P<heading>(?![-=*>#|+\s]|<!--)[^\n|]{1,120})\n[ \t]{0,3}(?P<line>={2,}|-{3,})[ \t]*$",
    re.MULTILINE,
)
_TAGGED = re.compile(
    r"<h(?P<level>[1-6])\b[^<>\n]{0,300}>[ \t]*(?P<heading>[^<>\n]{1,300})</h(?P=level)>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?:[\d.]+[ \t]+)?(?:\*\*|__)?abstract\b", re.MULTILINE | re.I)
# ``**Abstract:** We …``, ``Abstract: We …``, and ``**Abstract**`` on a line of its own
_NAMES = "|".join(map(re.escape, sorted({"abstract", *ABSTRACTS}, key=len, reverse=True)))
_LABEL = re.compile(
    rf"^[ \t]{{0,3}}(?P<mark>\*{{1,3}}|__?)?(?P<name>{_NAMES})"
    r"(?P<end> [–—]| ?[.:：]?(?:\*{1,3}|__?)?[:：]?)"
    r"(?:[ \t]*(?P<alone>$)|[ \t]+(?=\S))",
    re.MULTILINE | re.IGNORECASE,
)
_BOLD_LINE = re.compile(r"^[ \t]{0,3}(\*\*|__)([^\n*_]{2,80}?)[.:]?\1[.:]?[ \t]*$", re.MULTILINE)
_BARE_LINE = re.compile(r"^[ \t]{0,3}([A-Z][A-Za-z ,&]{2,50}):?[ \t]*$", re.MULTILINE)
# Obsidian's boxes: ``> [!abstract] Title``, and the lines of the quotation below
_CALLOUT = re.compile(
    r"^> ?\[!(?P<kind>[\w-]{1,30})\][-+]?[ \t]*(?P<title>[^\n]*)(?P<text>(?:\n>[^\n]*)*)",
    re.MULTILINE,
)
_QUOTE = re.compile(r"^> ?", re.MULTILINE)
_OTHER_LINES = frozenset(("references", "acknowledgments", "acknowledgements", "keywords"))


def lift_headings(body: str) -> str:
    """Return `body` with underlined and tagged headings, abstract labels and boxes as headings."""
    if "\n--" in body or "\n==" in body:
        body = _UNDERLINED.sub(_lift_underlined, body)
    if "</h" in body:
        body = _TAGGED.sub(_lift_tagged, body)
    if "[!" in body:
        body = _CALLOUT.sub(_lift_callout, body)
    if _HEADING.search(body):
        return body
    if label := next(filter(_is_label, _LABEL.finditer(body)), None):
        return _lift_label(body, label)
    return _lift_pubmed_text(body)


def _lift_underlined(match: re.Match[str]) -> str:
    heading = match["heading"].strip()
    # A rule may be directly below a paragraph.
    before = match.string[max(0, match.start() - 2) : match.start()]
    if before.strip() or (match.start() > 1 and before != "\n\n") or heading[-1] in ".;,":
        return match[0]
    return f"{'#' if match['line'][0] == '=' else '##'} {heading}\n"


def _lift_tagged(match: re.Match[str]) -> str:
    return f"\n\n{'#' * int(match['level'])} {match['heading'].strip()}\n\n"


def _lift_callout(match: re.Match[str]) -> str:
    if match["kind"].lower() not in ("abstract", "summary", "tldr"):
        title = f"> **{match['title'].strip()}**\n>" if match["title"].strip() else ">"
        # A rule, for a box is no part of the text above it.
        return f"---\n\n{title}{match['text']}\n"
    text = _QUOTE.sub("", match["text"].lstrip("\n"))
    title = match["title"].strip()
    if title.lower().rstrip(":.") in ("", "abstract", "summary", "tldr", "tl;dr"):
        title = ""
    # The rule ends the abstract where the box ends.
    return f"## Abstract\n\n{title}\n\n{text}\n\n---\n"


def _is_label(match: re.Match[str]) -> bool:
    """Return whether a name is marked as a label, or is alone on a line between blank ones."""
    if match["mark"] or any(sign in match["end"] for sign in ":：*_–—"):
        return True
    return match["alone"] is not None and match["name"][0].isupper()


def _lift_label(body: str, label: re.Match[str]) -> str:
    """Make a label a heading; if it is alone on its line, similar lines become headings too."""
    above, below = body[: label.start()], body[label.end() :]
    if label["alone"] is not None:
        if label["mark"]:
            below = _BOLD_LINE.sub(r"## \2", below)
        elif not label["end"]:
            below = _BARE_LINE.sub(_lift_bare, below)
    return f"{above}\n## {label['name']}\n\n{below}"


def _lift_bare(match: re.Match[str]) -> str:
    name = match[1].strip().lower()
    return f"## {match[1]}" if name in SECTION_LINES or name in _OTHER_LINES else match[0]


def _lift_pubmed_text(body: str) -> str:
    """Put a heading above PubMed's text of a paper, which may be below the title."""
    at = 0
    if body.startswith("# "):
        at = body.find("\n") + 1
    if is_pubmed_text(body[at:]):
        return f"{body[:at]}\n## Abstract\n\n{body[at:]}"
    return body
