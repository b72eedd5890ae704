"""Reads author names: splits what acquisition left into given and family names.

The PubMed fetch wrote given and family name without the space between
(``HuilingChen``, ``Margaret PAdam``) and dropped the full stops of initials; other
sources wrote names in full.  Which is the case is decided for a whole record:
``JoAnn Smith`` alone looks glued, but her seven co-authors do not.
"""

from __future__ import annotations

import ast
import html
import re
import unicodedata
import warnings
from collections.abc import Collection, Iterable
from functools import lru_cache

from papershelf.model import Author
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.glued import Witness, joints, split_glued, witness
from papershelf.normalise.text import NO_VALUE, clean_line

_FIELD = "authors"
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_AND = re.compile(r",? (?:and|&) ")
# Texts found in place of a name.
_NO_NAME = NO_VALUE | frozenset(
    "nonenone|nan|na|anonymous|various|author|authors|[authors]|et al|et al.|not available|"
    "no authors listed|authors not found".split("|")
)
_LONGEST_NAME = 200  # characters; a longer text is not a name, and is shown shortened
_MOST_NAMES = 10_000  # per record; no paper has more
_LONGEST_LITERAL = 100_000  # characters; a longer list in text form is not parsed
# A name with one of these words is a group of people; the fetch glues those too.
_GROUP = re.compile(
    r"\b(?:group|consorti(?:um|a)|collaborat(?:ion|ors?|ive)|network|committee|team|society|"
    r"association|investigators|initiative|foundation|institutes?|university|alliance|"
    r"task force|working party|panel|authority|study|organi[sz]ation|department|council|"
    r"agency|ministry|federation|academy|college|centers?|centres?|on behalf of)\b"
    r"|(?<=(?-i:[a-z]))(?-i:Group|Consortium|Collaboration|Network|Investigators|Initiative)\b",
    re.IGNORECASE,
)
_GROUP_STEMS = tuple(
    "group consorti collaborat network committee team society association investigators "
    "initiative foundation institute university alliance task working panel authority study "
    "organi department council agency ministry federation academy college center centre "
    "behalf".split()
)
_SUFFIX = re.compile(r"(?:,\s*|\s+)((?:Jr|Sr)\.?|II|III|IV)$")
_GLUED_SUFFIX = re.compile(r"(?<=[^\W\d_A-Z])[\s,]*(Jr\.?|III|II|IV)$")
_SUFFIX_ENDS = ("Jr", "Jr.", "II", "IV")  # faster to check than the pattern
_INITIALS = re.compile(r"(?:[^\W\d_a-z]\.?[ -]?){1,3}")
_VOWEL = re.compile(r"[AEIOUY]")
_FOOTNOTE = re.compile(r"[\s\d,*†‡§¶¹²³[\]]+$")
# Zero-width and control characters, and those that change the writing direction; names
# need none of these, other texts need some (`text.clean_characters`).
_INVISIBLE = re.compile(r"[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_ENTITY_OF_APOSTROPHE = re.compile(r"(?<=[OD]) ?Apos (?=[A-Z])")


def read_authors(draft: Draft, sources: tuple[str, ...]) -> Read[tuple[Author, ...]]:
    """Read the authors of a record in their order."""
    found = draft.supplies.first(sources)
    # arXiv writes names in full.
    from_arxiv = "arxiv" in (draft["database"].value or "").lower()
    spaced = True if from_arxiv else draft.variant.spaced_names
    authors, findings = split_authors(found.value, spaced=spaced)
    supplied = clean_line(found.value) if isinstance(found.value, str) else found.value
    if authors or not found.source:
        return Read(authors, found.source, supplied, findings)
    return Read(authors, findings=findings, refused=((found.source, supplied),))


def authors_merit(authors: tuple[Author, ...], codes: Collection[str]) -> tuple[bool, int, int]:
    """Return a sort key: no invalid names is best, then more family names, then more authors."""
    known = sum(author.family is not None for author in authors)
    return "author-none" not in codes, known, len(authors)


def split_authors(
    value: object, *, spaced: bool | None = None
) -> tuple[tuple[Author, ...], tuple[Finding, ...]]:
    """Return the authors of a record in their order, and what was wrong with the field.

    Args:
        value: the field as YAML gave it: a list, a list written as a text, a
            text with commas or semicolons, anything.
        spaced: whether the record's source writes names in full; `None` if
            the names must be examined.
    """
    names, findings = _listed(value)
    if spaced is None and findings and findings[0].code == "authors-stringified":
        spaced = False  # only the PubMed fetch writes lists like this
    kept = [name for name in names if name.lower() not in _NO_NAME]
    nameless = sum(map(_lacks_given, kept)) + len(names) - len(kept)
    if nameless:
        message = f"{nameless} of {len(names)} names lack the given name or are none at all"
        findings.append(Finding("author-none", _FIELD, message))
    if not kept:
        findings.append(Finding("authors-missing", _FIELD, "no author is named"))
        return (), tuple(findings)
    cleaned = [_clean(name) for name in kept]
    glued = is_glued(cleaned, spaced=spaced)
    if glued:
        message = f"given and family names stand joined: {cleaned[0]!r}"
        findings.append(Finding("author-names-glued", _FIELD, message))
    return _authors(kept, cleaned, glued=glued), tuple(findings)


def _authors(supplied: list[str], names: list[str], *, glued: bool) -> tuple[Author, ...]:
    """Make authors of the cleaned `names`; a group's name becomes a literal."""
    # If names are written in full, one word is a whole name; otherwise it may be glued.
    in_full = not glued and any(" " in name for name in names)
    inverted = in_full and _ends_in_initials(names)
    has_group = is_group("\n".join(names))
    authors = []
    for written, name in zip(supplied, names, strict=True):
        if has_group and is_group(name):
            author = Author(None, None, name, written)
        else:
            author = _author(written, name, glued, inverted)
        if in_full and author.literal and " " not in name:
            author = Author(name, None, None, written)
        authors.append(author)
    return tuple(authors)


def is_group(name: str) -> bool:
    """Return whether a name is that of a group of people, which has no family name."""
    # Most names have none of the words, and checking that is much faster.
    if name.isascii() and not any(map(name.lower().__contains__, _GROUP_STEMS)):
        return False
    return _GROUP.search(name) is not None


def is_glued(names: Iterable[str], *, spaced: bool | None = None) -> bool:
    """Return whether a record's names lack the space between given and family name.

    They do if more names have a joint in the last word than have spaces and no joint.
    In a tie they do if the source is known to glue (`spaced` is False) and any name has
    a joint, even in an earlier word.
    """
    if spaced:
        return False
    said = list(map(witness, names))
    glued, whole = said.count(Witness.GLUED), said.count(Witness.SPACED)
    if glued == whole:
        return spaced is False and (glued > 0 or Witness.PERHAPS in said)
    return glued > whole


def _listed(value: object) -> tuple[list[str], list[Finding]]:
    """Return the names of a field as written, stripped, and what was wrong with the field."""
    findings: list[Finding] = []
    items: list[object]
    if isinstance(value, str):
        text = " ".join(value.split())
        if text.startswith("["):
            items = _literal(text)
            findings.append(Finding("authors-stringified", _FIELD, "a list written as a text"))
        else:
            items = _joined(text)
            if len(items) > 1:
                findings.append(
                    Finding("authors-joined", _FIELD, f"{len(items)} names in one text")
                )
    elif isinstance(value, list | tuple):
        items = list(value)
    else:
        items = [] if value is None else [value]
    texts = [" ".join(item.split()) for item in items if isinstance(item, str)]
    if len(texts) < len(items):
        findings.append(
            Finding("field-type", _FIELD, "found a value that is no text among the names")
        )
    names = [name for name in texts if any(map(str.isalpha, name))]
    if len(names) > _MOST_NAMES or any(len(name) > _LONGEST_NAME for name in names):
        limits = f"at most {_MOST_NAMES} names of {_LONGEST_NAME} characters"
        findings.append(
            Finding("field-type", _FIELD, f"found more text than names have, expected {limits}")
        )
    return names[:_MOST_NAMES], findings


def _literal(text: str) -> list[object]:
    """Parse a list in Python's notation without evaluating any code."""
    if "\\" not in text or len(text) > _LONGEST_LITERAL:
        return [one or two for one, two in _QUOTED.findall(text)]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of escapes that Python does not know
            value = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return [one or two for one, two in _QUOTED.findall(text)]
    return value if isinstance(value, list) else [value]


def _joined(text: str) -> list[object]:
    """Split a text into names at semicolons, commas or ``and``."""
    if ";" in text:
        return list(text.split(";"))
    pieces: list[str] = []
    for piece in _AND.sub(",", text).split(","):
        if pieces and _SUFFIX.fullmatch(" " + piece.strip()):
            pieces[-1] += "," + piece
        elif piece.strip():
            pieces.append(piece.strip())
    given = pieces[1::2]
    if given and len(pieces) % 2 == 0 and all(map(_INITIALS.fullmatch, given)):
        # ``Smith, J. A., Doe, B.``
        return [f"{a}, {b}" for a, b in zip(pieces[::2], given, strict=True)]
    if len(pieces) == 2 and " " not in pieces[0] + pieces[1]:
        return [", ".join(pieces)]
    return list(pieces)


def _lacks_given(name: str) -> bool:
    """Return whether the fetch wrote None for a missing fore name: ``NonePlato``."""
    return name.startswith("None") and name[4:5].isupper()


def _clean(name: str) -> str:
    """Return a name in composed characters (NFC), without entities and footnote marks."""
    if len(name) > _LONGEST_NAME:
        name = name[: _LONGEST_NAME - 1] + "…"
    if "&" in name:
        name = html.unescape(name)
    if not name.isascii():
        name = unicodedata.normalize("NFC", _INVISIBLE.sub("", name))
    if " Apos " in name:  # an entity that lost its signs: O&apos;Reilly
        name = _ENTITY_OF_APOSTROPHE.sub("'", name)
    return name if name[-1:].isalpha() else _FOOTNOTE.sub("", name)


def _ends_in_initials(names: list[str]) -> bool:
    """Return whether all names of a record have the form ``Smith JA``.

    At least one must end in letters that cannot be a name, unlike ``Zhao XU``.
    """
    ends = [name.rpartition(" ")[2] for name in names]
    return any(len(end) == 1 or not _VOWEL.search(end) for end in ends) and all(
        _INITIALS.fullmatch(end) and len(name) > len(end) + 3 and "," not in name
        for name, end in zip(names, ends, strict=True)
    )


# An author may appear in many records: the cache gives them one object.
@lru_cache(maxsize=1 << 15)
def _author(supplied: str, name: str, glued: bool, inverted: bool) -> Author:
    if _lacks_given(name):
        name, glued = name[4:], False
        if " " not in name:
            return Author(name, None, None, supplied)
    suffix = None
    if glued and name.endswith(_SUFFIX_ENDS) and (suffix := _GLUED_SUFFIX.search(name)):
        name = name[: suffix.start()]
    # ``Hal DauméIII``: only the suffix is glued, not the name before it.
    if glued and not (suffix and not joints(name)):
        pair = split_glued(name)
    else:
        pair = split_spaced(name, inverted=inverted)
    if pair is None:
        return Author(None, None, name, supplied)
    return Author(f"{pair[1]} {suffix[1]}" if suffix else pair[1], pair[0], None, supplied)


def split_spaced(name: str, *, inverted: bool = False) -> tuple[str, str] | None:
    """Return given and family name of a name with spaces, or None if it has only one word.

    The family name is the last word with the lower-case particles before it and a
    suffix after it.  ``Family, Given`` is understood, and ``Family JA`` if `inverted`.
    """
    if inverted:
        family, _, given = name.rpartition(" ")
        return given, family
    suffix = _SUFFIX.search(name)
    core = name[: suffix.start()] if suffix else name
    tail = f" {suffix[1]}" if suffix else ""
    if "," in core:
        if core.count(",") > 1:
            return None
        family, _, given = core.partition(",")
        return (given.strip(), family.strip() + tail) if given.strip() and family.strip() else None
    words = core.split(" ")
    if len(words) < 2:
        return None
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[:at]), " ".join(words[at:]) + tail
