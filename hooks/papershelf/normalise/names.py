"""Reads author names: splits what acquisition left into given and family names.

The PubMed fetch wrote given and family name without the space between
(``HuilingChen``, ``Margaret PAdam``) and dropped the full stops of initials; other
sources wrote names in full.  Which is the case is decided for a whole record:
``JoAnn Smith`` alone looks glued, but her seven co-authors do not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from typing import TypeAlias

from papershelf.author import Author, is_eastern
from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Finding, Read
from papershelf.normalise.glued import Witness, has_glued_particle, joints, split_glued, witness
from papershelf.normalise.name_lists import FIELD, read_list
from papershelf.normalise.name_parts import (
    LONGEST_NAME,
    NameParts,
    begins_in_capitals,
    clean_name,
    ends_in_initials,
    joined_suffix,
    split_capitals,
    split_pubmed,
    split_spaced,
    without_bare_degrees,
)
from papershelf.normalise.text import NO_VALUE, clean_line
from papershelf.normalise.variants import GENERIC

# Texts found in place of a name.
_NO_NAME = NO_VALUE | frozenset(
    "nonenone|nan|na|anonymous|anon|various|author|authors|[authors]|et al|et al.|not available|"
    "no authors listed|[no authors listed]|authors not found|admin|others|and others|n.a.|n. a.|"
    "no author|n. n.|n.n.|tba|tbd|et al.,|{{authors}}|{{author}}".split("|")
)
# At the end of a list, for authors who are not named.
_MORE = re.compile(
    r"(?:and |& |\+ ?)?(?:\d+ )?(?:others?|colleagues|co-?workers)(?: authors?)?\.?|"
    r"(?:and |& |\+ ?)?\d+ more|et al(?:ii)?[.,]{0,2}",
    re.IGNORECASE,
)
_MOST_NAMES = 10_000  # per record; no paper has more
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
_GLUED_SUFFIX = re.compile(r"(?<=[^\W\d_A-Z])[\s,]*(Jr\.?|III|II|IV)$")
_SUFFIX_ENDS = ("Jr", "Jr.", "II", "IV")  # faster to check than the pattern
# Returns the parts of a name, or None if it has only one.
Splitter: TypeAlias = Callable[[str], NameParts | None]


def read_authors(draft: Draft, sources: tuple[str, ...]) -> Read[tuple[Author, ...]]:
    """Read the authors of a record in their order."""
    found = draft.supplies.first(sources)
    # arXiv writes names in full.
    from_arxiv = "arxiv" in (draft["database"].value or "").lower()
    spaced = True if from_arxiv else draft.variant.spaced_names
    joined = draft.variant is not GENERIC
    authors, findings = split_authors(found.value, spaced=spaced, joined=joined)
    supplied = clean_line(found.value) if isinstance(found.value, str) else found.value
    if authors or not found.source:
        return Read(authors, found.source, supplied, findings)
    return Read(authors, findings=findings, refused=((found.source, supplied),))


def authors_merit(authors: tuple[Author, ...], codes: Collection[str]) -> tuple[bool, int, int]:
    """Return a sort key: no invalid names is best, then more family names, then more authors."""
    known = sum(author.family is not None for author in authors)
    return "author-none" not in codes, known, len(authors)


def split_authors(
    value: object, *, spaced: bool | None = None, joined: bool = False
) -> tuple[tuple[Author, ...], tuple[Finding, ...]]:
    """Return the authors of a record in their order, and what was wrong with the field.

    Args:
        value: the field as YAML gave it: a list of texts or mappings, a list written as a
            text, a text with commas, semicolons or ``and``, anything.
        spaced: whether the record's source writes names in full; `None` if
            the names must be examined.
        joined: whether the source is one that joins given and family name; only then may a
            single name of one word be split; otherwise ``DeepSample`` is a company.
    """
    items, findings, by_tool = read_list(value)
    if spaced is None and by_tool:
        spaced = False  # only the PubMed fetch writes its lists so
    named = kept = _named(items, findings)
    texts = [name for name in named if isinstance(name, str)]
    if not _NO_NAME.isdisjoint(map(str.lower, texts)):
        kept = [name for name in named if isinstance(name, Author) or name.lower() not in _NO_NAME]
        texts = [name for name in kept if isinstance(name, str)]
    nameless = sum([_lacks_given(name) for name in texts if name[:4] == "None"])
    nameless += len(named) - len(kept)
    if nameless:
        findings.append(_nameless(named))
    cleaned = [*map(clean_name, texts)]
    glued = is_glued(cleaned, spaced=spaced)
    if len(cleaned) == 1 and spaced is None and " " not in cleaned[0]:
        glued = glued and (joined or nameless > 0)
    if not glued:
        cleaned = without_bare_degrees(cleaned)
    else:
        message = f"given and family names are joined: {cleaned[0]!r}"
        findings.append(Finding("author-names-glued", FIELD, message))
    authors = _authors(texts, cleaned, glued=glued)
    if len(texts) < len(kept):
        divided = iter(authors)
        authors = [name if isinstance(name, Author) else next(divided) for name in kept]
    authors = [author for author in authors if author.family or author.literal]
    if not authors:
        findings.append(Finding("authors-missing", FIELD, "no author is named"))
    return tuple(authors), tuple(findings)


def _authors(supplied: list[str], names: list[str], *, glued: bool) -> list[Author]:
    """Make authors of the cleaned `names`; a group's name becomes a literal."""
    has_group = is_group("\n".join(names))
    if glued and not has_group:
        return [*map(_glued_author, supplied, names)]
    # If names are written in full, one word is a whole name; otherwise it may be glued.
    in_full = not glued and any(" " in name for name in names)
    people = [name for name in names if not is_group(name)] if has_group else names
    split = _reader_of(people) if in_full else split_spaced
    authors = []
    for written, name in zip(supplied, names, strict=True):
        if has_group and is_group(name):
            author = Author(None, None, name, written)
        elif glued:
            author = _glued_author(written, name)
        else:
            author = _author(written, name, split)
        acronym = split is _split_pubmed and name.isupper()
        if in_full and author.literal and " " not in name and not (acronym or _is_body(name)):
            author = Author(name, None, None, written)
        authors.append(author)
    return authors


def _reader_of(names: list[str]) -> Splitter:
    """Return the splitter for the form that more than half of a record's names have."""
    if ends_in_initials(names):
        return _split_pubmed
    return _split_capitals if begins_in_capitals(names) else split_spaced


def _split_pubmed(name: str) -> NameParts | None:
    """Split a name of a PubMed record; a name of another form with an acronym is a group's."""
    if parts := split_pubmed(name):
        return parts
    acronym = any(len(word) > 3 and word.isupper() for word in name.split(" "))
    return None if acronym else split_spaced(name)


def _split_capitals(name: str) -> NameParts | None:
    return split_capitals(name) or split_spaced(name)


def _is_body(word: str) -> bool:
    """Return whether a name of one word is a company's or project's, or has no spaces."""
    return is_eastern(word) or bool(joints(word))


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
    names = list(names)
    said = list(map(witness, names))
    glued, whole = said.count(Witness.GLUED), said.count(Witness.SPACED)
    if glued == whole:
        told = glued > 0 or Witness.PERHAPS in said
        return spaced is False and (told or (whole == 0 and any(map(has_glued_particle, names))))
    return glued > whole


def _named(items: list[str | Author], findings: list[Finding]) -> list[str | Author]:
    """Return the items that may name somebody, with single spaces in texts.

    Words for more authors than are named, such as ``and others``, name nobody and are no fault.
    """
    named = [" ".join(item.split()) if isinstance(item, str) else item for item in items]
    kept = [
        item
        for item in named
        if isinstance(item, Author) or item[:1].isalpha() or any(map(str.isalpha, item))
    ]
    if len(kept) > 1 and isinstance(last := kept[-1], str) and _MORE.fullmatch(last):
        del kept[-1]
    longest = max([0, *[len(item) for item in kept if isinstance(item, str)]])
    if len(kept) > _MOST_NAMES or longest > LONGEST_NAME:
        limits = f"at most {_MOST_NAMES} names of {LONGEST_NAME} characters"
        findings.append(
            Finding("field-type", FIELD, f"found more text than names have, expected {limits}")
        )
        kept = [one[: LONGEST_NAME + 1] if isinstance(one, str) else one for one in kept]
    return kept[:_MOST_NAMES]


def _nameless(named: Sequence[str | Author]) -> Finding:
    """Return the finding about words for nobody and names without the given name."""
    texts = [name for name in named if isinstance(name, str)]
    nobody = [name for name in texts if name.lower() in _NO_NAME]
    lacking = [name for name in texts if _lacks_given(name) and name not in nobody]
    parts = [
        f"{names[0]!r}{f' and {len(names) - 1} more' if len(names) > 1 else ''} {fault}"
        for names, fault in ((nobody, "names nobody"), (lacking, "lacks the given name"))
        if names
    ]
    of = f", of {len(named)} names" if len(named) > 1 else ""
    return Finding("author-none", FIELD, f"{' and '.join(parts)}{of}")


def _lacks_given(name: str) -> bool:
    """Return whether the fetch wrote None for a missing fore name: ``NonePlato``."""
    return name.startswith("None") and name[4:5].isupper()


# An author may appear in many records: the cache gives them one object.
@lru_cache(maxsize=1 << 15)
def _author(supplied: str, name: str, split: Splitter) -> Author:
    """Make the author of a name with spaces."""
    if _lacks_given(name):
        name = name[4:]
        if " " not in name:
            return Author(name, None, None, supplied)
    parts = split(name)
    if parts is None:
        return Author(None, None, name, supplied)
    return Author(parts.family, parts.given, None, supplied, parts.suffix)


@lru_cache(maxsize=1 << 15)
def _glued_author(supplied: str, name: str) -> Author:
    """Make the author of a name that lost the space before the family name."""
    if _lacks_given(name):
        return _author(supplied, name, split_spaced)
    suffix = _GLUED_SUFFIX.search(name) if name.endswith(_SUFFIX_ENDS) else None
    if suffix:
        name = name[: suffix.start()]
    if suffix and not joints(name):  # ``Hal DauméIII``: only the suffix is glued
        parts = split_spaced(name)
    else:
        pair = split_glued(name)
        parts = NameParts(*pair) if pair else None
    if parts is None:
        return Author(None, None, name, supplied)
    own = joined_suffix(parts.suffix, suffix[1]) if suffix else parts.suffix
    return Author(parts.family, parts.given, None, supplied, own)
