"""Reads a whole reference, as bibliographies print it: authors, year, title, journal, pages.

The styles differ in their order and signs; what is between them tells the parts.
"""

from __future__ import annotations

import re

from papershelf.normalise.citation import split_citation
from papershelf.normalise.markup import without_markup
from papershelf.normalise.text import clean_line

_MAX_TEXT = 5_000
_YEAR = re.compile(r"(?<!\d)(?:18|19|20)\d\d(?!\d)")
_DOI = re.compile(
    r"(?:https?://(?:dx\.|www\.)?doi\.org/|\bdoi:?\s*)?(?P<doi>10\.\d{4,9}/[^\s\"<>]+)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:Available (?:at|from):?\s*)?https?://\S+", re.IGNORECASE)
# ``Lee, A., & Diaz, B. (2015, March 2). Title. Journal, 12(3), 45-67.``
_YEAR_AFTER_AUTHORS = re.compile(
    r"(?P<authors>.{2,2000}?)\s*\((?P<date>(?:18|19|20)\d\d[^()]{0,30})\)[.,:]?\s+(?P<rest>.+)"
)
# ``Ann Lee and Bo Diaz. "Title." Journal 12, no. 3 (2015): 45-67.``
_QUOTED = re.compile(
    r"(?P<before>.*?)(?:[\"“„«‘]|(?<=\s)')(?P<title>.{10,500}?)[.,?!]?"
    r"(?:[\"”“»’]|'(?=[,.\s]))(?P<after>.*)"
)
# ``Lee A, Diaz B. Title. J Ex. 2015;12(3):45-67.``
_STOPS = re.compile(r"(?P<before>.{2,2000}?)\. (?P<title>.{10,500}?)[.?!] (?P<after>.+)")
_NUMBER = re.compile(r"\[?\d{1,3}[\].]\s+")
# An initial that lost its full stop: those of PubMed have none.
_INITIAL = re.compile(r"(?:\b[A-Z]\..*|,)\s[A-Z]$")
_AROUND = " .,:;\"'“”„«»‘’"
_SHORTEST_TITLE = 10
_TITLE_END = re.compile(r"(?<=[.?!])\s+")
_BIBTEX = re.compile(
    r"(\w+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|\"([^\"]*)\"|(\d+))", re.IGNORECASE
)


def parts_of_reference(text: str, title: str | None = None) -> dict[str, str]:
    """Return the parts of a reference under the names of keys; empty for any other text.

    Args:
        text: the reference, in one of the usual styles or in BibTeX.
        title: the paper's title, if it is known from elsewhere.
    """
    if len(text) > _MAX_TEXT:
        return {}
    if text.lstrip().startswith("@"):
        return {key: a or b or c for key, a, b, c in _BIBTEX.findall(text)}
    line = without_markup(clean_line(text))
    found: dict[str, str | None] = {}
    if doi := _DOI.search(line):
        found["doi"] = doi["doi"].rstrip(".,;)")
    line = _ADDRESS.sub("", _DOI.sub("", line)).strip(" .")
    line = line[number.end() :] if (number := _NUMBER.match(line)) else line
    if _YEAR.search(line):
        found.update(_parts(line, title))
    return {key: value for key, value in found.items() if value}


def _parts(line: str, title: str | None) -> dict[str, str | None]:
    """Return the parts of a reference without DOI and address."""
    before, named, after = _divided(line, title)
    found: dict[str, str | None] = {"title": named}
    if match := _YEAR_AFTER_AUTHORS.match(f"{before} ."):
        before, found["date"] = match["authors"], match["date"]
    authors = before.strip(_AROUND)
    if _INITIAL.search(authors):
        authors += "."
    found["author"] = authors if any(map(str.isalpha, authors)) else None
    journal = after.strip(_AROUND)
    if cited := split_citation(journal):
        found |= {"journal": cited.journal, "volume": cited.volume}
        found |= {"issue": cited.issue, "pages": cited.pages}
        found["date"] = found.get("date") or cited.date
    elif journal and not any(map(str.isdigit, journal)):
        found["journal"] = journal
    if not found.get("date") and (year := _YEAR.search(after)):
        found["date"] = year[0]
    return found


def _divided(line: str, title: str | None) -> tuple[str, str | None, str]:
    """Return what is before the title, the title, and what is after it."""
    if title and (at := line.lower().find(title.strip(" .").lower())) >= 0:
        return line[:at], None, line[at + len(title.strip(" .")) :]
    if match := _QUOTED.fullmatch(line):
        return match["before"], match["title"], match["after"]
    if match := _YEAR_AFTER_AUTHORS.fullmatch(line):
        named, *after = _TITLE_END.split(match["rest"], maxsplit=1)
        if len(named) > _SHORTEST_TITLE:
            return line[: match.start("rest")], named.rstrip("."), "".join(after)
    if match := _STOPS.fullmatch(line):
        return match["before"], match["title"], match["after"]
    return "", None, ""
