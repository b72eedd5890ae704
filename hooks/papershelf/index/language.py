"""Makes the files of English words that the papers lack: what is no misspelling, and what is near.

Whoever types a word that no paper has may have misspelt it, or may have used an everyday word
for what papers call otherwise.  A list of English words tells which.  It also has for each word
those that are nearest in meaning, of which the papers' own are kept: *tummy* finds *stomach*.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np

from papershelf.index.codec import front_code_by, pack, separator, shared_lengths
from papershelf.index.documents import Field
from papershelf.index.postings import DOCUMENT_SHIFT, FIELD_SHIFT, TERM_SHIFT, Numbers, Postings
from papershelf.index.words import WordFile

_LIST = Path(__file__).with_name("english.txt")  # english-licences.txt: of what it is made

# Words that more papers have are not looked up; MISSPELT_PAPERS in tuning.js.
_HARDLY_ANY = 2
# Papers that must have a word for it to be searched in place of another.
_ENOUGH = 2
# Nearest words that are searched in place of one.
_NEAREST = 3
# Bytes of words in a file before deflation, which leaves about 40%.
_TARGET = 8_000


# Stem of an English word -> its most usual form, and the stems nearest in meaning, nearest first.
English = Mapping[str, tuple[str, Sequence[str]]]


@cache
def english() -> English:
    """Return the words of ``english.txt``."""
    lines = _LIST.read_text(encoding="ascii").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {own: (form, near) for own, form, *near in rows}


def author_words(postings: Postings, fields: Sequence[Field]) -> Collection[str]:
    """Return the stems that authors are called.

    Args:
        postings: a whole index.
        fields: its fields.
    """
    return _count_papers(postings, [n for n, f in enumerate(fields) if f.name == "authors"]).keys()


def everyday_names(names: Collection[str], known: English) -> set[str]:
    """Return of stems that authors are called those of English words.

    Whoever writes *young* does not mean papers by Young; but what is a name everywhere may be an
    author's.
    """
    return {own for own in names if own in known and not known[own][0].istitle()}


def language_files(
    postings: Postings, fields: Sequence[Field], known: English, names: Container[str]
) -> Iterator[WordFile]:
    """Make files of the English words that a reader may take for misspelt.

    These are the stems that at most `_HARDLY_ANY` papers have in their texts, but no names of
    authors that are names everywhere.  Each has the words that are searched in its place, which
    may be none.

    Args:
        postings: a whole index.
        fields: its fields.
        known: English words.
        names: stems that authors are called.
    """
    texts = [n for n, field in enumerate(fields) if not field.whole and field.name not in _NAMES]
    papers = _count_papers(postings, texts)
    rows: dict[str, list[str]] = {}
    for own, (form, near) in known.items():
        if own in names and form.istitle():
            continue
        if papers.get(own, 0) <= _HARDLY_ANY:
            instead = [known[other][0] for other in near if papers.get(other, 0) >= _ENOUGH]
            rows[own] = instead[:_NEAREST]
    return _files(rows)


# Fields whose words are names.
_NAMES = ("authors", "journal")


def _count_papers(postings: Postings, fields: Sequence[int]) -> dict[str, int]:
    """Return term -> the most papers that have it in one of the fields; without terms of none."""
    found = postings.occurrences
    if len(found) == 0:
        return {}
    field = (found >> FIELD_SHIFT) & 0xF
    found = found[np.isin(field, fields)] >> DOCUMENT_SHIFT
    found = found[np.append(True, found[1:] != found[:-1])] if len(found) else found
    lists, sizes = _runs(found >> (FIELD_SHIFT - DOCUMENT_SHIFT))
    most = np.zeros(len(postings.terms), np.int64)
    np.maximum.at(most, lists >> (TERM_SHIFT - FIELD_SHIFT), sizes)
    used = np.flatnonzero(most)
    return {postings.terms[number]: int(most[number]) for number in used.tolist()}


def _runs(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Return the distinct values of sorted `numbers`, and how often each occurs."""
    starts = (
        np.flatnonzero(np.append(True, numbers[1:] != numbers[:-1])) if len(numbers) else numbers
    )
    return numbers[starts], np.diff(np.append(starts, len(numbers)))


def _files(rows: Mapping[str, Sequence[str]]) -> Iterator[WordFile]:
    """Divide stems, each with its nearest words, into files; ascending."""
    ordered = sorted(rows)
    shared = shared_lengths(ordered)
    near = [" ".join(rows[own]) for own in ordered]
    first, start, size = "", 0, 0
    for number, own in enumerate(ordered):
        size += len(own) + len(near[number])
        last = number + 1 == len(ordered)
        if size < _TARGET and not last:
            continue
        end = number + 1
        part = front_code_by(ordered[start:end], [0, *shared[start + 1 : end]])
        yield first, pack([part.encode(), "\n".join(near[start:end]).encode()])
        if not last:
            first = separator(own, ordered[end])
        start, size = end, 0
