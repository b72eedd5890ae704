"""Finds the records that describe the same paper.

Two records are one paper if they have the same DOI, if they have the same title of
some length, not two DOIs, and texts or months that agree, or if one is the text of a
PDF that begins with the other's title.  Corrigenda, replies, preprints and editions
have DOIs or titles of their own and remain separate papers; see `relate`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain

from papershelf.catalogue.digests import content_key
from papershelf.model import Author, Paper
from papershelf.normalise.kind import is_book_title

# Shorter titles (``Editorial``, ``Case report``) name many papers.
MIN_TITLE = 20
_SIGNS = bytes(code for code in range(128) if not chr(code).isalnum())
# Characters at the start of a PDF's text in which its title is looked for.
_PDF_HEAD = 600
# Share of the shorter text's long words that the other text also has: two texts on one
# subject reach two fifths, copies of one text nearly all.
_OTHER_TEXT, _SAME_TEXT = 0.4, 0.6
_LONG_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u9fff]")
_ENOUGH_WORDS = 8
_TEXT_BEGINNING = 10_000
# With how many of the others a record is compared: more of one title are a series.
MOST_COMPARED = 20
# Columns and letters have one author or two.
_MANY_AUTHORS = 3
# Share of words in common from which two titles with one DOI count as one paper.
_ALIKE = 0.3


def title_key(title: str) -> str:
    """Return a title for comparison: letters and digits, lower case, without accents."""
    if title.isascii():
        return title.lower().encode().translate(None, _SIGNS).decode()
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKD", title).lower())


def find_duplicates(papers: Sequence[Paper]) -> list[list[int]]:
    """Return groups of positions in `papers` that are one paper, each sorted, two or more."""
    parents = list(range(len(papers)))
    titles = _by_title(papers)
    for one, other in chain(
        _same_doi(papers), _same_title(papers, titles), _pdf_twins(papers, titles)
    ):
        first, second = sorted((_root(parents, one), _root(parents, other)))
        parents[second] = first
    groups: dict[int, list[int]] = defaultdict(list)
    for at in range(len(papers)):
        groups[_root(parents, at)].append(at)
    return [members for members in groups.values() if len(members) > 1]


def families(authors: Iterable[Author]) -> set[str]:
    """Return the authors' family names, with their suffixes, for comparison."""
    return {title_key(author.family_and_suffix or author.literal or "") for author in authors}


def _by_title(papers: Sequence[Paper]) -> dict[str, list[int]]:
    """Return title key -> positions of papers; short titles and book titles are left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, paper in enumerate(papers):
        key = title_key(paper.title)
        if len(key) >= MIN_TITLE and not is_book_title(paper.title):
            found[key].append(at)
    return found


def _same_doi(papers: Sequence[Paper]) -> Iterator[tuple[int, int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for at, paper in enumerate(papers):
        if paper.doi:
            found[paper.doi.lower()].append(at)
    for members in found.values():
        for one, other in _pairs(papers, members):
            if may_share_doi(papers[one], papers[other]):
                yield one, other


def _same_title(
    papers: Sequence[Paper], titles: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    for members in titles.values():
        dois = {doi.lower() for at in members if (doi := papers[at].doi)}
        if len(dois) <= 1:
            namesakes = {at: _Namesake(papers[at]) for at in members}
            for one, other in _pairs(papers, members):
                if _may_share_title(namesakes[one], namesakes[other]):
                    yield one, other


def _pairs(papers: Sequence[Paper], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of `members`: all of them, unless there are very many.

    A record may share its paper with some of the others only, so that which one comes first
    must not matter.
    """
    if len(members) > MOST_COMPARED:
        members = sorted(members, key=lambda at: content_key(papers[at]))
    for number, other in enumerate(members):
        for one in members[max(0, number - MOST_COMPARED) : number]:
            yield one, other


def may_share_doi(one: Paper, other: Paper) -> bool:
    """Return whether two records of one DOI agree at least a little in title or authors.

    A record with another paper's DOI by mistake must not be merged into that paper.
    """
    if not (one.supplied.title and other.supplied.title):
        return True
    first, second = (set(re.findall(r"\w{3,}", p.title.lower())) for p in (one, other))
    shared = len(first & second)
    if not first or not second or shared >= _ALIKE * min(len(first), len(second)):
        return True
    return bool(families(one.authors) & families(other.authors))


class _Namesake:
    """A paper that is compared with others of its title."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper

    @cached_property
    def families(self) -> set[str]:
        return families(self.paper.authors)

    @cached_property
    def words(self) -> set[str]:
        return _words(self.paper)


def may_share_title(one: Paper, other: Paper) -> bool:
    """Return whether two papers of one title may be one: nothing that both give differs."""
    return _may_share_title(_Namesake(one), _Namesake(other))


def _may_share_title(first: _Namesake, second: _Namesake) -> bool:
    """Return whether two papers of one title may be one: nothing that both give differs.

    Columns, letters and errata share titles and authors: if both have a text, the text
    decides, otherwise the month.
    """
    one, other = first.paper, second.paper
    shared = first.families & second.families
    if one.authors and other.authors and not shared:
        return False
    if one.kind is not other.kind or _differ(one.pmid, other.pmid):
        return False
    dates = [p.published for p in (one, other) if p.published and not p.published.inferred]
    years = [date.year for date in dates]
    if years and max(years) - min(years) > 1:
        return False
    alike = _texts_alike(first.words, second.words)
    if alike is not None:
        return alike
    if _differ(one.volume, other.volume) or len(shared) >= _MANY_AUTHORS:
        return len(shared) >= _MANY_AUTHORS
    months = [12 * date.year + date.month for date in dates if date.month]
    return len(months) < 2 or max(months) - min(months) <= 1


def _differ(one: str | None, other: str | None) -> bool:
    """Return whether both are given and differ."""
    return bool(one and other and one != other)


def _texts_alike(one: set[str], other: set[str]) -> bool | None:
    """Return whether two texts are copies of one by their words, or None if these do not tell."""
    fewer = min(len(one), len(other))
    if fewer < _ENOUGH_WORDS:
        return None
    shared = len(one & other) / fewer
    return None if _OTHER_TEXT <= shared < _SAME_TEXT else shared >= _SAME_TEXT


def _words(paper: Paper) -> set[str]:
    return set(_LONG_WORD.findall(_text(paper).lower()))


def _text(paper: Paper) -> str:
    """Return the abstract with the beginning of the body."""
    text = paper.abstract.text
    for section in paper.sections:
        if len(text) >= _TEXT_BEGINNING:
            break
        text += "\n" + section.text[:_TEXT_BEGINNING]
    return text[:_TEXT_BEGINNING]


def _pdf_twins(
    papers: Sequence[Paper], titles: Mapping[str, Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield pairs of a paper and a PDF's text that begins with its title."""
    pdfs = [
        (at, title_key(paper.sections[0].text[:_PDF_HEAD]))
        for at, paper in enumerate(papers)
        if paper.sections and "pdf" in (paper.provenance.source or "").lower()
    ]
    lengths: dict[str, set[int]] = defaultdict(set)  # beginning of titles -> their lengths
    for key in titles if pdfs else ():
        lengths[key[:MIN_TITLE]].add(len(key))
    for at, head in pdfs:
        for key in _titles_in(head, lengths) & titles.keys():
            if at not in (members := titles[key]):
                yield min(members, key=lambda member: _likeness(papers[member], papers[at])), at


def _titles_in(head: str, lengths: Mapping[str, Collection[int]]) -> set[str]:
    """Return the parts of `head` that may be titles: with the beginning and length of one.

    To look for each title in each text would take the product of their numbers.
    """
    return {
        head[start : start + length]
        for start in range(len(head) - MIN_TITLE + 1)
        for length in lengths.get(head[start : start + MIN_TITLE], ())
    }


def _likeness(paper: Paper, pdf: Paper) -> tuple[bool, tuple[int, bytes, str]]:
    """Return a sort key: first of papers of one title comes the one whose text the PDF has."""
    return not _texts_alike(_words(paper), _words(pdf)), content_key(paper)


def _root(parents: list[int], at: int) -> int:
    """Return the root of the group of `at` (union-find, with path halving)."""
    while parents[at] != at:
        parents[at] = parents[parents[at]]
        at = parents[at]
    return at
