"""Makes the page of the evidence map: a table, what is missing in it, and what has changed."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from papershelf.catalogue import Group
from papershelf.exports.evidence import Axis, Cell, EvidenceMap
from papershelf.exports.evidence_change import changes
from papershelf.machinery.output import Output
from papershelf.machinery.versions import output_key
from papershelf.render.view import SiteView
from papershelf.texts import evidence as evidence_texts
from papershelf.vocabulary.facets import within_sentence

FOLDER = f"{evidence_texts.ADDRESS}/"
JSON = f"{FOLDER}evidence-map.json"
# Numbers at which a darker shade may begin; a map has five of them.
_STARTS = (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
_SHADES = 5
# How many lines of a list are not folded.
_OPEN = 6


class MapTerm(NamedTuple):
    """A row or a column: its name, its page, and how many broader ones of the map it has."""

    label: str
    address: str
    depth: int


class MapCell(NamedTuple):
    """A number of the table.

    Attributes:
        number: of the papers about both.
        shade: 0 (none) to 5.
        address: of the search for its papers, ``""`` if no paper even mentions both.
        unreviewed: whether many papers lack a recent review.
    """

    number: int
    shade: int
    address: str
    unreviewed: bool


class MapLink(NamedTuple):
    """A pair or term in a list below the table; `note` follows the link."""

    label: str
    address: str
    note: str = ""


class MapGaps(NamedTuple):
    """The columns that papers on a row are not about, or the few that they are about."""

    term: MapLink
    words: str
    columns: tuple[MapLink, ...]


class MapChanges(NamedTuple):
    """What has changed since an earlier version; the first lines are not folded."""

    text: str
    first: tuple[MapLink, ...]
    others: tuple[MapLink, ...]


class MapList(NamedTuple):
    """What the page of the map shows below its heading.

    Attributes:
        introduction: how to read the table.
        state: of how many papers, and of which date it is.
        caption: of the table.
        rows: row terms, each with its cells.
        starts: the numbers at which the shades begin.
        legend: what each shade means.
        filter: name, label and values (slug and label) of the filter, if there is one.
        only: name, value and label of the check box, if there is one.
        years: first and last year of the papers.
        facets: the names of the facets of rows and columns.
        file: address of the JSON, and the name under which it is saved.
        gaps: pairs without a paper: an introduction, and a line for each row.
        unreviewed: pairs without a recent review: an introduction, and the pairs.
        absent: sentences on terms that no paper has.
    """

    introduction: str
    state: str
    caption: str
    corner: str
    columns: tuple[MapTerm, ...]
    rows: tuple[tuple[MapTerm, tuple[MapCell, ...]], ...]
    starts: tuple[int, ...]
    legend: tuple[str, ...]
    filter: tuple[str, str, tuple[tuple[str, str], ...]] | None
    only: tuple[str, str, str] | None
    years: tuple[int, int]
    facets: tuple[str, str]
    file: tuple[str, str]
    gaps: tuple[str, tuple[MapGaps, ...], tuple[MapGaps, ...]]
    unreviewed: tuple[str, tuple[MapLink, ...]] | None
    absent: tuple[str, ...]
    changes: MapChanges | None


def map_list(view: SiteView) -> MapList | None:
    """Return what the page of the map shows, None without a map or papers in it."""
    found = view.evidence
    if found is None or not found.papers:
        return None
    return _Page(view, found).list()


def shade_starts(most: int) -> tuple[int, ...]:
    """Return the numbers at which shades begin, the first of which is 1.

    Args:
        most: the largest number of the map.
    """
    possible = [start for start in _STARTS if start <= max(1, most)]
    if len(possible) <= _SHADES:
        return tuple(possible)
    step = (len(possible) - 1) / (_SHADES - 1)
    return tuple(possible[round(step * shade)] for shade in range(_SHADES))


class _Page:
    """Makes the page of one map."""

    def __init__(self, view: SiteView, found: EvidenceMap) -> None:
        self._view, self._map = view, found
        self._nouns = found.rows.facet.spoken, found.columns.facet.spoken
        most = max((cell.about for row in found.cells for cell in row), default=0)
        self._starts = shade_starts(most)

    def list(self) -> MapList:
        found, (row, column) = self._map, self._nouns
        years = [paper.year for paper in found.papers if paper.year]
        filtered, only = found.filter, found.only
        return MapList(
            introduction=evidence_texts.introduction(row, column),
            state=evidence_texts.state(found.total, found.date),
            caption=evidence_texts.caption(row, column),
            corner=found.rows.facet.label,
            columns=tuple(self._terms(found.columns)),
            rows=tuple(
                (term, tuple(self._cells(at))) for at, term in enumerate(self._terms(found.rows))
            ),
            starts=self._starts,
            legend=tuple(evidence_texts.levels(self._starts)),
            filter=(
                filtered.name,
                filtered.label,
                tuple((group.slug, group.label) for group in found.values),
            )
            if filtered and found.values
            else None,
            only=(only.facet, only.slug, only.label) if only else None,
            years=(min(years, default=0), max(years, default=0)),
            facets=(found.rows.facet.name, found.columns.facet.name),
            file=(JSON, f"evidence-map-{found.date}.json" if found.date else "evidence-map.json"),
            gaps=self._gaps(),
            unreviewed=self._unreviewed(),
            absent=tuple(self._absent()),
            changes=self._changes(),
        )

    def _terms(self, axis: Axis) -> Iterator[MapTerm]:
        depths: list[int] = []
        for group, parent in zip(axis.groups, axis.parents, strict=True):
            # A broader term may come later in the shelf's own order.
            above = parent is not None and parent < len(depths)
            depths.append(depths[parent] + 1 if above and parent is not None else 0)
            yield MapTerm(group.label, self._view.group_address(group), depths[-1])

    def _cells(self, row: int) -> Iterator[MapCell]:
        for column, cell in enumerate(self._map.cells[row]):
            shade = bisect(self._starts, cell.about)
            # Papers that mention both are better than none.
            about = cell.about > 0
            address = self._search(row, column, about=about) if cell.counted else ""
            yield MapCell(cell.about, shade, address, self._map.lacks_review(cell))

    def _search(self, row: int, column: int, *, about: bool) -> str:
        rows, columns = self._map.rows, self._map.columns
        pair = (
            f"{rows.facet.name}={rows.groups[row].slug}"
            f"&{columns.facet.name}={columns.groups[column].slug}"
        )
        return f"search/?{pair}{'&about=1' if about else ''}"

    def _link(self, row: int, column: int, note: str) -> MapLink:
        """Return a link to the papers about a pair."""
        names = self._map.rows.groups[row].label, self._map.columns.groups[column].label
        return MapLink(evidence_texts.pair(*names), self._search(row, column, about=True), note)

    def _gaps(self) -> tuple[str, tuple[MapGaps, ...], tuple[MapGaps, ...]]:
        """Return the introduction, and the rows with gaps, those with most papers first."""
        groups = self._map.rows.groups
        order = sorted(range(len(groups)), key=lambda row: -len(groups[row].listed))
        lines = [line for row in order if (line := self._gaps_of(row))]
        return evidence_texts.no_study(*self._nouns), tuple(lines[:_OPEN]), tuple(lines[_OPEN:])

    def _gaps_of(self, row: int) -> MapGaps | None:
        cells = self._map.cells[row]
        empty = [column for column, cell in enumerate(cells) if not cell.about]
        full = [column for column, cell in enumerate(cells) if cell.about]
        if not empty:
            return None
        shown = full if len(full) < len(empty) else empty
        words = evidence_texts.nothing_about(len(empty), len(cells), few=shown is full)
        if not full:
            shown = [column for column in empty if cells[column].counted]
            words = evidence_texts.nothing_about_any(len(cells), mentioned=bool(shown))
        group = self._map.rows.groups[row]
        return MapGaps(
            MapLink(group.label, self._view.group_address(group)),
            words,
            tuple(self._column(row, column, cells[column]) for column in shown),
        )

    def _column(self, row: int, column: int, cell: Cell) -> MapLink:
        """Return a column with the number of papers, or of those that mention both."""
        number = cell.about or cell.counted
        address = self._search(row, column, about=bool(cell.about)) if number else ""
        label = self._map.columns.groups[column].label
        return MapLink(label, address, f"{number:,}" if number else "")

    def _unreviewed(self) -> tuple[str, tuple[MapLink, ...]] | None:
        found = self._map
        if not found.looks_for_reviews or not found.latest:
            return None
        cells = [
            (cell, row, column)
            for row, numbers in enumerate(found.cells)
            for column, cell in enumerate(numbers)
            if found.lacks_review(cell)
        ]
        cells.sort(key=lambda one: -one[0].about)
        links = tuple(
            self._link(row, column, evidence_texts.unreviewed(cell.about, cell.review))
            for cell, row, column in cells
        )
        years = found.since, found.latest
        kinds = ", ".join(map(within_sentence, found.reviews))
        text = evidence_texts.no_review(found.choice.many, years, kinds, found=bool(links))
        return text, links

    def _absent(self) -> Iterator[str]:
        for axis, noun in zip((self._map.rows, self._map.columns), self._nouns, strict=True):
            if axis.absent:
                yield evidence_texts.absent(", ".join(term.label for term in axis.absent), noun)

    def _changes(self) -> MapChanges | None:
        earlier = self._view.earlier
        if earlier is None:
            return None
        links = tuple(
            self._link(one.row, one.column, evidence_texts.changed(one.before, one.now))
            for one in changes(earlier, self._map)
        )
        text = evidence_texts.compared(earlier.date, earlier.papers, self._map.total)
        return MapChanges(text, links[:_OPEN], links[_OPEN:])


class MapFile:
    """Makes the JSON of the map."""

    def outputs(self, data: bytes) -> Iterator[Output]:
        """Yield the file with that content."""
        yield Output(JSON, output_key(data), lambda: data)


def strip_rows(found: EvidenceMap, chosen: Sequence[str]) -> list[tuple[Group, list[int]]]:
    """Return rows of the map for the home page, with the shades of their cells.

    Args:
        found: the map.
        chosen: slugs of the rows; without any that the map has, its first rows.
    """
    groups = found.rows.groups
    rows = [at for at, group in enumerate(groups) if group.slug in chosen]
    starts = shade_starts(max((cell.about for row in found.cells for cell in row), default=0))
    return [
        (groups[at], [bisect(starts, cell.about) for cell in found.cells[at]])
        for at in rows or range(min(_OPEN, len(groups)))
    ]
