"""Finds the papers that Retraction Watch has notices about, and the notices among the papers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from papershelf.model import (
    DateSource,
    Notice,
    NoticeKind,
    Paper,
    PartialDate,
    Relation,
    RelationKind,
)
from papershelf.records.retraction_watch import NoticeRow

_NATURES = {
    "retraction": NoticeKind.RETRACTION,
    "expression of concern": NoticeKind.CONCERN,
    "correction": NoticeKind.CORRECTION,
    "reinstatement": NoticeKind.REINSTATEMENT,
}
_ORDER = list(NoticeKind)
# How a notice that is a paper of the shelf relates to the paper.
_RELATIONS = {
    NoticeKind.RETRACTION: RelationKind.RETRACTS,
    NoticeKind.CONCERN: RelationKind.CORRECTS,
    NoticeKind.CORRECTION: RelationKind.CORRECTS,
}
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMID = re.compile(r"([1-9]\d{0,7})(?:\.0)?")
# Month, day, year, and a time.
_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: .*)?")
_MOST_REASONS = 20


class Noticed(NamedTuple):
    """The papers with what the notices say, and the relations of papers that are notices."""

    papers: list[Paper]
    relations: dict[str, set[Relation]]


def apply_notices(papers: Sequence[Paper], rows: Iterable[NoticeRow]) -> Noticed:
    """Give papers the notices about them, and mark those that are retracted.

    A row is about the paper that it names as the original, by DOI or else by PubMed id; a paper
    with another DOI is not meant.  Rows of an unknown nature say nothing.

    Args:
        papers: all papers, with their ids.
        rows: of the file of Retraction Watch.
    """
    dois = _several((paper.doi, at) for at, paper in enumerate(papers))
    pmids = _several((paper.pmid, at) for at, paper in enumerate(papers))
    notices: dict[int, set[Notice]] = defaultdict(set)
    found: list[tuple[int, NoticeKind, int]] = []
    for row in rows:
        kind = _NATURES.get(row.nature.casefold())
        if kind is None:
            continue
        own = _doi(row.original_doi)
        originals = dois.get(own, ()) or [
            at for at in pmids.get(_pmid(row.original_pmid), ()) if not (own and papers[at].doi)
        ]
        for at in originals:
            notices[at].add(_notice(kind, row, papers[at]))
            others = {*dois.get(_doi(row.notice_doi), ()), *pmids.get(_pmid(row.notice_pmid), ())}
            found += ((other, kind, at) for other in others - set(originals))
    done = [
        _noticed(paper, notices[at]) if at in notices else paper for at, paper in enumerate(papers)
    ]
    relations: dict[str, set[Relation]] = defaultdict(set)
    for other, kind, at in found:
        # A retraction that was taken back must not mark the paper.
        if kind in _RELATIONS and (kind is not NoticeKind.RETRACTION or _is_retracted(done[at])):
            relations[papers[other].id].add(Relation(_RELATIONS[kind], papers[at].id))
    return Noticed(done, relations)


def _several(ids: Iterable[tuple[str | None, int]]) -> dict[str, list[int]]:
    """Return lower-case id -> positions of the papers that have it."""
    found: dict[str, list[int]] = defaultdict(list)
    for own, at in ids:
        if own:
            found[own.lower()].append(at)
    return dict(found)


def _noticed(paper: Paper, notices: Iterable[Notice]) -> Paper:
    several = tuple(sorted(notices, key=_sort_key))
    changed = replace(paper, notices=several)
    return replace(changed, retracted=paper.retracted or _is_retracted(changed))


def _is_retracted(paper: Paper) -> bool:
    notice = paper.in_force
    return notice is not None and notice.kind is NoticeKind.RETRACTION


def _sort_key(notice: Notice) -> tuple[str, int, str, tuple[str, ...]]:
    day = notice.published.iso if notice.published else ""
    return day, _ORDER.index(notice.kind), notice.doi or "", notice.reasons


def _notice(kind: NoticeKind, row: NoticeRow, paper: Paper) -> Notice:
    doi = _doi(row.notice_doi)
    reasons = (" ".join(reason.strip(" +").split()) for reason in row.reasons.split(";"))
    return Notice(
        kind,
        _date(row.date),
        # Many publishers put the notice in the place of the paper.
        doi if doi and doi != (paper.doi or "").lower() else None,
        tuple(dict.fromkeys(filter(None, reasons)))[:_MOST_REASONS],
    )


def _doi(text: str) -> str:
    """Return a DOI in lower case, ``""`` for ``unavailable``."""
    match = _DOI.search(text)
    return match[0].rstrip(".,;").lower() if match else ""


def _pmid(text: str) -> str:
    """Return a PubMed id, ``""`` for ``0``."""
    match = _PMID.fullmatch(text)
    return match[1] if match else ""


def _date(text: str) -> PartialDate | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    month, day, year = map(int, match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return None
    return PartialDate(year, month, day, DateSource.FIELD)
