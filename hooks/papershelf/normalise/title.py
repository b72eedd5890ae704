"""Reads titles: cuts glued metadata, brackets and the final full stop off."""

from __future__ import annotations

import re
from collections.abc import Collection

from papershelf.normalise.body import LABEL, heading_name
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.kind import is_book_title
from papershelf.normalise.markup import without_markup
from papershelf.normalise.text import NO_VALUE, clean_line, strip_tags

# ``Title.**DOI:** 10.…``: the formatter joined the next line's label to the title.
_GLUED = re.compile(rf"\s*{LABEL}.*", re.DOTALL)
# ``Review ArticleHalf a century …``: the page's label of the article type is joined.
_GLUED_TYPE = re.compile(
    r"(?:Review|Original|Research|Regular|Full Length) ?(?:Article|Paper|Report)s?(?=[A-Z][a-z])|"
    r"(?:Case Report|Short Communication|Brief Report|Mini ?Review)(?=[A-Z][a-z])"
)
# The longest title known to Crossref has some 1,500 characters.
_MAX_TITLE = 2000
_NO_TITLE = NO_VALUE | {
    "untitled", "no title", "title not found", "unknown title", "title", "no title available",
    "new note", "new file",
}  # fmt: skip
# A note's template that nobody filled in: ``{{title}}``, ``<% tp.file.title %>``.
_TEMPLATE = re.compile(r"\{\{.*\}\}|<%.*%>|\$\{.*\}|%\w+%")
# Headings of level 1 that are those of a section, not the paper's.
_SECTIONS = frozenset(
    "abstract|annotations|acknowledgements|acknowledgments|authors|background|bibliography|"
    "comments|conclusion|conclusions|content|contents|details|discussion|document|full text|"
    "full text content|highlights|introduction|key findings|key points|keywords|literature note|"
    "main|metadata|methods|my notes|note|notes|overview|paper|questions|quotes|reading notes|"
    "readme|references|related|results|source|statement of need|summary|thoughts|tl;dr|toc|"
    "zusammenfassung|résumé|resumen".split("|")
)
# ``Journal of Neurology 1983 ;46:75-77``: a page's running head, not the title.
_RUNNING_HEAD = re.compile(r"\b(?:18|19|20)\d\d\s{0,3};\s{0,3}\d{1,4}\s{0,3}[:(]\s{0,3}\d")
# No title ends in one of these words.
_OPEN_ENDS = frozenset(
    "of in the and or with by for to on at from a an between via as is among during after into "
    "its their than that versus vs".split()
)


# Problem code -> how bad it is when titles are compared.
_FAULTS = {
    "title-missing": 4,
    "title-running-head": 3,
    "title-generic": 2,
    "title-truncated": 1,
}


def read_title(draft: Draft, sources: tuple[str, ...]) -> Read[str | None]:
    """Read the title of a record, and report what was changed and what is wrong.

    PubMed ends every title with a full stop, so a title from PubMed without one was cut
    at an inline tag.
    """
    found = draft.supplies.text(sources)
    supplied = found.value or ""
    text, codes = clean_title(supplied)
    if not _names_paper(text, supplied, found.source):
        missing = Finding("title-missing", "title", "no title is given")
        refused = ((found.source, supplied),) if supplied else ()
        return Read(None, findings=(*found.findings, missing), refused=refused)
    findings = [
        Finding(code, "title", _MESSAGES[code].format(supplied=supplied[:200])) for code in codes
    ]
    stops = "pubmed" in (draft["database"].value or "").lower() or "**" in supplied
    if is_book_title(text):
        message = f"{text!r} is the book, the chapter is not named"
        findings.append(Finding("title-generic", "title", message))
    elif ";" in text and _RUNNING_HEAD.search(text):
        findings.append(Finding("title-running-head", "title", f"{text!r} is a page's head line"))
    elif _is_cut(text, codes, stops=stops):
        findings.append(Finding("title-truncated", "title", f"cut after {text[-40:]!r}"))
    return Read(text, found.source, supplied, (*found.findings, *findings))


def _names_paper(text: str, supplied: str, source: str) -> bool:
    """Return whether a clean title is not a placeholder, template or section heading."""
    if text.lower() in _NO_TITLE or not (text[:1].isalpha() or any(map(str.isalnum, text))):
        return False
    if supplied[:1] in "{<$%" and _TEMPLATE.fullmatch(supplied):
        return False
    return source != "#" or heading_name(text) not in _SECTIONS


def title_merit(title: str, codes: Collection[str]) -> tuple[int, int]:
    """Return a sort key: less bad faults are better, then longer titles."""
    return -max((_FAULTS.get(code, 0) for code in codes), default=0), len(title)


def clean_title(supplied: str) -> tuple[str, tuple[str, ...]]:
    """Return the clean title and a code for each change; a clean title is unchanged.

    Removed are metadata joined to the title, the signs of Markdown and LaTeX, the brackets
    that mark a translation, and one final full stop, unless it ends an ellipsis or an
    abbreviation.
    """
    codes: list[str] = []
    text = clean_line(supplied[:_MAX_TITLE])
    cut = _GLUED.sub("", text) if "**" in text else text
    if glued := _GLUED_TYPE.match(cut):
        cut = cut[glued.end() :]
    if cut != text:
        codes.append("title-glued-metadata")
        text = cut
    text = without_markup(text)
    if "<" in text:  # a tag may have had a star inside
        text = strip_tags(text).strip()
    if text.startswith("[") and (bare := text.rstrip(".")).endswith("]") and "]" not in bare[:-1]:
        codes.append("title-translated")
        text = bare[1:-1].strip()
    if text.endswith(".") and not text.endswith("..") and not _ABBREVIATION.search(text):
        codes.append("title-trailing-period")
        text = text[:-1].rstrip()
    return text, tuple(codes)


# ``U.S.`` and ``et al.`` need their full stop.
_ABBREVIATION = re.compile(r"(?:\b[A-Z]\.[A-Z]|\bet al|\bJr|\bSr|\bvs|\betc|\bcf)\.$")

_MESSAGES = {
    "title-glued-metadata": "metadata joined to the title was cut off: {supplied!r}",
    "title-translated": "brackets mark a title that was translated",
    "title-trailing-period": "ends in a full stop, as PubMed writes titles",
}


def _is_cut(text: str, codes: tuple[str, ...], *, stops: bool) -> bool:
    """Return whether a title ends too early: mid-phrase, or without its source's full stop."""
    if text[-1] in "(:," or text.rpartition(" ")[2].lower() in _OPEN_ENDS:
        return True
    ended = text[-1] in ".?!" or "title-trailing-period" in codes or "title-translated" in codes
    return stops and not ended
