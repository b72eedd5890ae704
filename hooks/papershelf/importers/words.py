"""Cleans the texts of foreign entries: one line, paragraphs, dates, ids, lists of words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from papershelf.model import AbstractPart, DateSource
from papershelf.normalise.corrections import PUBMED
from papershelf.normalise.date_text import read_date
from papershelf.normalise.doi import clean_doi
from papershelf.normalise.identifiers import clean_arxiv, clean_issn, clean_pmcid, clean_pmid
from papershelf.normalise.labels import is_label
from papershelf.normalise.lines import is_hard_wrapped
from papershelf.normalise.paragraphs import paragraphs_of, parts_of
from papershelf.normalise.text import NO_VALUE, clean_characters

_DASH = re.compile("[-\u2010-\u2015\u2212]")
_ARTICLE_NUMBER = re.compile(r"[A-Za-z]{0,4}\d{1,10}")
# After its label in a citation, or all that there is.
_PMID = re.compile(r"(?:\bPMID:?\s*|^)0*([1-9]\d{0,7})\.?$")
_BETWEEN_WORDS = re.compile(r"\s*[;\n]\s*")
# A line of Zotero's field *Extra*, ``PMID: 123``, which its exports have as a note.
_EXTRA = re.compile(r"^\s*(?P<name>[A-Za-z ]{2,20}?)\s*:\s*(?P<value>\S.*?)\s*$", re.MULTILINE)
_ABSTRACT_HEADING = re.compile(r"(?:Abstract|Summary)\s*[:.—-]?\s*\n", re.IGNORECASE)


def line(value: object) -> str:
    """Return a text as one line without control characters; ``""`` for anything else.

    Words of tools for a missing value, such as ``NaN``, are none.
    """
    text = name(value)
    return "" if text.lower() in NO_VALUE else text


def name(value: object) -> str:
    """Return a text as `line` does, but any word: ``Nan`` is a name."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return " ".join(clean_characters(value).split()) if isinstance(value, str) else ""


def date(value: object) -> str:
    """Return the date in a text as ISO 8601 writes it, as precise as it is, or ``""``."""
    text = line(value)
    read = read_date(text, DateSource.FIELD) if text else None
    return read.iso if read else ""


def doi(*values: object) -> str:
    """Return the first DOI in `values`, bare, or ``""``."""
    return next((found for value in values if (found := clean_doi(line(value))[0])), "")


def pmid(*values: object) -> str:
    """Return the first PubMed id in `values`, or ``""``."""
    return next((found for value in values if (found := clean_pmid(line(value)))), "")


def pmcid(*values: object) -> str:
    """Return the first PubMed Central id in `values`, or ``""``."""
    return next((found for value in values if (found := clean_pmcid(line(value)))), "")


def arxiv(*values: object) -> str:
    """Return the first arXiv id in `values`, or ``""``."""
    return next((found for value in values if (found := clean_arxiv(line(value)))), "")


def notice(*values: object) -> str:
    """Return the id of a notice that `values` cite: a DOI, else a PubMed id, or ``""``."""
    if found := doi(*values):
        return found.lower()
    named = (_PMID.search(line(value)) for value in values)
    return next((f"{PUBMED}{match[1]}" for match in named if match), "")


def issn(*values: object) -> str:
    """Return the first valid ISSN in `values`, or ``""``."""
    return next((found for value in values if (found := clean_issn(line(value)))), "")


def pages(first: object, last: object = "") -> str:
    """Return pages as ``12-19``, of a text that has both or of the first and the last."""
    begin, end = line(first), line(last)
    if not begin or not end or end == begin or _DASH.search(begin):
        return begin or end
    return f"{begin}-{end}"


def is_article_number(text: str) -> bool:
    """Return whether a text is the number that an article has in place of pages: ``e123``."""
    return _ARTICLE_NUMBER.fullmatch(text) is not None


def keywords(values: Iterable[object]) -> tuple[str, ...]:
    """Return the words in `values`, in order and once; semicolons and line ends divide them."""
    texts = (_BETWEEN_WORDS.split(value) for value in values if isinstance(value, str))
    return tuple(dict.fromkeys(word for parts in texts for part in parts if (word := line(part))))


def commas_apart(text: str) -> list[str]:
    """Return the words of a text that commas divide, unless semicolons do."""
    return [text] if ";" in text else text.split(",")


def paragraphs(value: object) -> tuple[AbstractPart, ...]:
    """Return an abstract in plain text, HTML or JATS as paragraphs with their labels."""
    if not isinstance(value, str):
        return ()
    text = _ABSTRACT_HEADING.sub("", clean_characters(value).strip(), count=1)
    return _parts(paragraphs_of(text, wrapped=is_hard_wrapped(text)))


def labelled(pairs: Iterable[tuple[str, str]]) -> tuple[AbstractPart, ...]:
    """Return an abstract of pairs of a label, which may be ``""``, and a text."""
    return _parts(
        _label_apart(line(label).rstrip(":. "), found)
        for label, text in pairs
        for found in [line(text)]
        if found
    )


def _label_apart(label: str, text: str) -> tuple[str | None, str]:
    """Return a label and its text; one that the reader does not know is part of the text."""
    if is_label(label):
        return label.capitalize() if label.isupper() else label, text
    return None, f"{label}: {text}" if label else text


def _parts(paragraphs: Iterable[tuple[str | None, str]]) -> tuple[AbstractPart, ...]:
    """Return parts whose texts are one line each, without notices such as *No abstract*."""
    return tuple(parts_of((label, line(text)) for label, text in paragraphs))


def named_values(value: object) -> Mapping[str, str]:
    """Return name in small letters -> value of each line ``Name: value`` of a text."""
    text = value if isinstance(value, str) else ""
    return {match["name"].lower(): match["value"] for match in _EXTRA.finditer(text)}


def with_subtitle(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, unless it has it."""
    if not subtitle or subtitle.lower() in title.lower():
        return title
    return (
        f"{title}{' ' if title[-1:] in ('?', '!', ':') else ': '}{subtitle}" if title else subtitle
    )
