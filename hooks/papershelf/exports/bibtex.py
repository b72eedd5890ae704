"""Writes CSL items as BibTeX, for BibTeX, biber and reference managers.

Texts are UTF-8, as biber and all present reference managers read.  In DOIs and addresses
nothing is escaped, since biblatex takes them literally.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from papershelf.exports.csl import CslItem, CslName

_TYPES = {"article-journal": "article", "chapter": "incollection", "article": "misc"}
# Field of the journal, book or preprint server.
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "misc": "howpublished"}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

# Characters that mean something to TeX.
_ESCAPES = {
    **{char: f"\\{char}" for char in "&%#_${}"},
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
}
# BibTeX counts braces after a backslash, too: if they are not in pairs, they must be words.
_ALONE = {**_ESCAPES, "{": "$\\lbrace$", "}": "$\\rbrace$"}
# Also pairs that TeX would print as one sign, such as a dash for ``--``.
_SPECIAL = re.compile(r"[&%#_$~^\\{}]|-(?=-)|'(?=')|`(?=`)|,(?=,)|<(?=<)|>(?=>)|[!?](?=`)")
_DIVIDES_NAMES = re.compile(r",|\band\b", re.IGNORECASE)


def bibtex(item: CslItem) -> str:
    """Return the entry of a paper, with a line feed at the end."""
    kind = _TYPES[item.type]
    lines = [f"  {name} = {value}" for name, value in _fields(item, kind) if value]
    return f"@{kind}{{{item.key},\n" + ",\n".join(lines) + "\n}\n"


def bibtex_lines(items: Iterable[CslItem]) -> Iterator[str]:
    """Yield the entries of papers, with an empty line between two of them."""
    before = ""
    for item in items:
        yield before + bibtex(item)
        before = "\n"


def _fields(item: CslItem, kind: str) -> Iterator[tuple[str, str]]:
    """Yield names and values of the fields; a value is ``""`` where there is none."""
    date = item.issued.parts if item.issued else ()
    yield "author", _braced(" and ".join(map(_name, item.author)))
    yield "title", _braced(_title(item.title))
    yield _CONTAINERS[kind], _text(item.container_title)
    yield "year", _braced(f"{date[0]:04d}" if date else "")
    yield "month", _MONTHS[date[1] - 1] if len(date) > 1 else ""
    yield "day", _braced(str(date[2]) if len(date) > 2 else "")
    yield "volume", _text(item.volume)
    yield "number", _text(item.issue)
    yield "pages", _braced(_escaped(item.page or "").replace("-{}", "-").replace("-", "--"))
    yield "publisher", _text(item.publisher)
    yield "type", _text(item.genre)
    yield "issn", _text(item.issn)
    yield "doi", _literal(item.doi)
    yield "pmid", _text(item.pmid)
    yield "pmcid", _text(item.pmcid)
    yield "url", _literal(item.url)
    yield "language", _text(item.language)
    yield "keywords", _braced(", ".join(map(_keyword, item.keywords)))
    yield "note", _text(item.note)
    yield "abstract", _text(item.abstract)


def _braced(value: str) -> str:
    return f"{{{value}}}" if value else ""


def _text(text: str | None) -> str:
    return _braced(_escaped(text)) if text else ""


def _escaped(text: str, whole: str = "") -> str:
    """Escape a text; `whole` is what it is a part of, whose braces count."""
    escapes = _ESCAPES if _in_pairs(whole or text) else _ALONE
    return _SPECIAL.sub(lambda match: escapes.get(match[0], match[0] + "{}"), text)


def _in_pairs(text: str) -> bool:
    """Return whether each closing brace has an opening one before it, and no other is left."""
    if "{" not in text and "}" not in text:
        return True
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _literal(text: str | None) -> str:
    """Return a DOI or an address; a brace or a backslash in it is percent-encoded."""
    if not text:
        return ""
    return _braced(re.sub(r"[{}\\ ]", lambda match: quote(match[0]), text))


def _title(title: str) -> str:
    """Return a title in which braces keep the capitals that a citation style would lower."""
    words = [_escaped(word, title) for word in title.split(" ")]
    for at, word in enumerate(title.split(" ")):
        # Styles leave the first letter as it is.
        if any(map(str.isupper, word if at else word[1:])):
            words[at] = _braced(words[at])
    return " ".join(words)


def _name(name: CslName) -> str:
    """Return ``van der Berg, Jr., Jan``; a name that BibTeX would divide is in braces."""
    if not name.given:
        return _braced(_escaped(", ".join(name.parts)))
    parts = (name.whole_family, name.suffix, name.given)
    return ", ".join([_part(part) for part in parts if part])


def _part(part: str) -> str:
    escaped = _escaped(part)
    # Parsers of names differ in what they make of a backslash outside of braces.
    return _braced(escaped) if escaped != part or _DIVIDES_NAMES.search(part) else escaped


def _keyword(keyword: str) -> str:
    escaped = _escaped(keyword)
    return _braced(escaped) if "," in keyword else escaped
