"""Makes the numbers page: papers by year, term, journal and fact; how complete the records are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from papershelf.catalogue import Group
from papershelf.catalogue.facets import AUTHOR, HAS, JOURNAL
from papershelf.catalogue.groups import divide_off_topic
from papershelf.model import AbstractStatus, Paper
from papershelf.render.charts import share_bar, sparkline
from papershelf.render.counting import per_year
from papershelf.render.view import SiteView
from papershelf.texts import numbers as number_texts
from papershelf.vocabulary import Facet, FacetKind
from papershelf.vocabulary.facets import within_sentence

# How many values of a facet a table shows.
_ROWS = 12


class NumberRow(NamedTuple):
    """A value of a facet: its name and address, its papers, and pictures of them."""

    label: str
    address: str
    number: int
    bar: Markup
    years: Markup


class NumberTable(NamedTuple):
    """The values of a facet; `notes` are the lines below it."""

    title: str
    anchor: str
    rows: tuple[NumberRow, ...]
    notes: tuple[str, ...]


class ShareRow(NamedTuple):
    """What records have or lack: how many papers have it, and which share in per cent."""

    label: str
    number: int
    share: str
    bar: Markup


class NumberList(NamedTuple):
    """What the numbers page shows below its heading.

    Attributes:
        lead: sentences on the whole.
        years: year and number of papers, in order.
        chart: a picture of these.
        ticks: years below the chart, each with its place in per cent.
        undated: a sentence on papers without a year, or ``""``.
        tables: of facets.
        complete: the sentence above the table of completeness, and its rows.
    """

    lead: tuple[str, ...]
    years: tuple[tuple[int, int], ...]
    chart: Markup
    ticks: tuple[tuple[int, float], ...]
    undated: str
    tables: tuple[NumberTable, ...]
    complete: tuple[str, tuple[ShareRow, ...]]


def number_list(view: SiteView) -> NumberList | None:
    """Return what the numbers page shows, None if there are no papers."""
    papers, off_topic = divide_off_topic(view.catalogue.papers)
    if not papers:
        return None
    years = per_year(papers)
    span = min(years, default=0), max(years, default=0)
    tables = (_table(view, facet, span, len(papers)) for facet in _facets(view))
    undated = len(papers) - sum(years.values())
    return NumberList(
        lead=tuple(_lead(view, len(papers), span, len(off_topic))),
        years=tuple(sorted(years.items())),
        chart=sparkline(years, *span),
        ticks=ticks(*span) if years else (),
        undated=number_texts.undated(undated) if undated else "",
        tables=tuple(table for table in tables if table.rows),
        complete=(
            number_texts.complete_lead(len(papers)),
            tuple(_shares(view, papers)),
        ),
    )


def ticks(first: int, last: int) -> tuple[tuple[int, float], ...]:
    """Return the years to name below a chart, with the middle of their bars in per cent.

    The first and the last, and between them at most four round ones that are not too near.
    """
    number = last - first + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if number / step <= 6)
    apart = number / 8
    round_ones = [year for year in range(first, last + 1) if year % step == 0]
    between = [year for year in round_ones if year - first >= apart and last - year >= apart]
    named = dict.fromkeys((first, *between, last))
    return tuple((year, round(100 * (year - first + 0.5) / number, 2)) for year in named)


def _lead(view: SiteView, number: int, span: tuple[int, int], off_topic: int) -> Iterator[str]:
    journals, authors = (
        sum(bool(group.listed) for group in view.catalogue.groups[facet.name])
        for facet in (JOURNAL, AUTHOR)
    )
    yield number_texts.lead(number, span, journals, authors)
    if off_topic:
        yield number_texts.off_topic(off_topic)


def _facets(view: SiteView) -> Sequence[Facet]:
    vocabulary = view.catalogue.vocabulary
    return (*vocabulary.facets, JOURNAL)


def _table(view: SiteView, facet: Facet, span: tuple[int, int], papers: int) -> NumberTable:
    """Return the table of a facet: the values with most papers, facts in their own order."""
    groups = [group for group in view.catalogue.groups[facet.name] if group.listed]
    shown = groups
    if facet.kind is not FacetKind.FACTS:
        # The slug decides between equal numbers, so that two builds are the same.
        shown = sorted(groups, key=lambda group: (-len(group.listed), group.slug))[:_ROWS]
    most = max((len(group.listed) for group in shown), default=0)
    notes = []
    if len(shown) < len(groups):
        title = within_sentence(facet.title)
        notes.append(number_texts.most(len(shown), len(groups), title))
    if any(group.own is not None for group in shown):
        notes.append(number_texts.includes_narrower())
    return NumberTable(
        facet.title,
        facet.address or facet.name,
        tuple(_row(view, group, span, most) for group in shown),
        tuple(notes),
    )


def _row(view: SiteView, group: Group, span: tuple[int, int], most: int) -> NumberRow:
    number = len(group.listed)
    return NumberRow(
        group.label,
        view.group_address(group),
        number,
        share_bar(number / most),
        sparkline(per_year(group.listed), *span),
    )


# What a paper may have: a text, and how to tell.
_PARTS: tuple[tuple[str, Callable[[Paper], bool]], ...] = (
    (number_texts.AUTHORS, lambda paper: bool(paper.authors)),
    (number_texts.JOURNAL, lambda paper: paper.journal is not None),
    (number_texts.DATE, lambda paper: paper.published is not None and not paper.published.inferred),
    (number_texts.DOI, lambda paper: paper.doi is not None),
    (number_texts.PUBMED, lambda paper: paper.pmid is not None),
    (number_texts.ABSTRACT, lambda paper: bool(paper.abstract.parts)),
    (number_texts.WHOLE, lambda paper: paper.abstract.status is AbstractStatus.COMPLETE),
    (number_texts.FULL_TEXT, lambda paper: paper.has_full_text),
    (number_texts.SUMMARY, lambda paper: paper.summary is not None),
)


def _shares(view: SiteView, papers: Sequence[Paper]) -> Iterator[ShareRow]:
    """Yield how many papers have each part, have each fact, and have no open problem."""
    for label, test in _PARTS:
        yield _share(label, sum(map(test, papers)), len(papers))
    for facet in view.catalogue.vocabulary.fact_facets:
        number = sum(bool(paper.facts_of(facet.name)) for paper in papers)
        yield _share(number_texts.known(facet.label), number, len(papers))
    (problems,) = (flag.test for flag in HAS.flags if flag.slug == "problems")
    number = sum(not problems(paper) for paper in papers)
    yield _share(number_texts.NO_PROBLEM, number, len(papers))


def _share(label: str, number: int, of: int) -> ShareRow:
    # Not all must not be shown as 100%, nor some as 0%.
    percent = round(100 * number / of)
    if number < of:
        percent = min(percent, 99)
    if number:
        percent = max(percent, 1)
    return ShareRow(label, number, f"{percent}%", share_bar(number / of))
