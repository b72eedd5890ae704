"""Makes the page that tells the curator what to mend, by code, with the records behind each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup

from papershelf.catalogue.facets import PROBLEM
from papershelf.catalogue.identify import page_of
from papershelf.machinery.output import Output
from papershelf.model import AbstractStatus, Paper
from papershelf.problems import Meaning, Problem, Severity, meaning_of
from papershelf.render.files import PageModel, page_output
from papershelf.render.view import SiteView, templates, way_to_root
from papershelf.shell.fill import PageContent, Shells
from papershelf.texts import quality as texts

# The address of the page.
QUALITY = "quality/"
# So many records of a code, or fewer, are not folded.
_FEW = 5
# So many records of a code are listed, and so many messages of one record.
_MOST, _MESSAGES = 50, 3
# Search engines have no use for it.
_HEAD = Markup("<meta name=robots content=noindex>")


class Row(NamedTuple):
    """A record with a problem.

    Attributes:
        title: of its paper, ``""`` if it is none.
        address: of the paper's page below the site's root.
        path: of the record below the papers folder.
        edit: the address at which the file is edited, ``""`` if not known.
        messages: what was found in it.
    """

    title: str
    address: str
    path: str
    edit: str
    messages: tuple[str, ...]


class Block(NamedTuple):
    """All that was found of one code.

    Attributes:
        number: of records.
        query: finds the papers that have the code, ``""`` if there are none.
        papers: how many these are.
        rows: the first records.
    """

    code: str
    found: str
    todo: str
    number: int
    query: str
    papers: int
    rows: tuple[Row, ...]

    @property
    def search(self) -> str:
        """The address of the query's results, ``""`` without a query."""
        return f"search/?q={quote(self.query)}" if self.query else ""

    @property
    def folded(self) -> bool:
        """Whether the list of records is folded."""
        return self.number > _FEW


class QualityModel(PageModel, frozen=True, kw_only=True):
    """Everything that the page shows.

    Attributes:
        state: how many records there are, and how many have something to mend.
        parts: heading, explanation and codes of each severity.
        repaired: the codes that leave nothing to do, without their records.
    """

    state: str
    parts: tuple[tuple[str, str, tuple[Block, ...]], ...]
    repaired: tuple[Block, ...]


class QualityPages:
    """Makes the page."""

    def __init__(self, view: SiteView, shells: Shells) -> None:
        """Take the site that the page belongs to, and the shells of its theme."""
        self._view, self._shells = view, shells

    def outputs(self, url: str) -> list[Output]:
        """Return the file of the page at `url`."""
        model = self.model(url)
        return [page_output(model, self._shells.of(url, model.canonical), render_quality)]

    def model(self, url: str) -> QualityModel:
        """What the page shows."""
        catalogue = self._view.catalogue
        found = _by_code(catalogue.problems)
        papers = {
            path: paper
            for paper in catalogue.papers
            for path in (paper.provenance.path, *paper.provenance.merged_paths)
        }
        tagged = Counter(code for p in catalogue.papers for code in p.problem_codes)
        blocks = [
            (meaning_of(code), self._block(code, of_code, papers, tagged[code]))
            for code, of_code in found.items()
        ]
        return QualityModel(
            url=url,
            title=texts.TITLE,
            description=texts.DESCRIPTION,
            canonical=self._view.canonical(url),
            state=texts.state(catalogue.files, len(_faulty(found).difference(catalogue.unread))),
            parts=tuple(_parts(blocks)),
            repaired=tuple(block for meaning, block in blocks if meaning.done),
        )

    def _block(
        self, code: str, found: Mapping[str, list[str]], papers: Mapping[str, Paper], tagged: int
    ) -> Block:
        meaning = meaning_of(code)
        # A message that all records share says no more than the code.
        alike = len({tuple(messages) for messages in found.values()}) == 1 < len(found)
        shown = () if meaning.done else sorted(found)[:_MOST]
        rows = (self._row(path, () if alike else found[path], papers.get(path)) for path in shown)
        query = f"{PROBLEM.name}:{code}" if tagged else ""
        return Block(code, meaning.found, meaning.todo, len(found), query, tagged, tuple(rows))

    def _row(self, path: str, messages: Sequence[str], paper: Paper | None) -> Row:
        title, address = (paper.title, page_of(paper.id)) if paper else ("", "")
        # A message may quote the text, which the site must not have.
        if paper and paper.abstract.status is AbstractStatus.WITHHELD:
            messages = ()
        editor = self._view.settings.editor_url
        edit = editor + quote(path) if editor else ""
        return Row(title, address, path, edit, tuple(messages[:_MESSAGES]))


def render_quality(model: QualityModel) -> PageContent:
    """Render the page."""
    template = templates().get_template("quality.html")
    return PageContent(
        url=model.url,
        title=model.title,
        description=model.description,
        body=template.render(page=model, base=way_to_root(model.url), texts=texts),
        head=_HEAD,
        canonical=model.canonical,
    )


def _by_code(problems: Iterable[Problem]) -> dict[str, dict[str, list[str]]]:
    """Return code -> path of a record -> messages; codes of most records first."""
    found: dict[str, dict[str, list[str]]] = {}
    for problem in problems:
        messages = found.setdefault(problem.code, {}).setdefault(problem.path, [])
        if problem.message not in messages:
            messages.append(problem.message)
    return dict(sorted(found.items(), key=lambda item: (-len(item[1]), item[0])))


def _faulty(found: Mapping[str, Mapping[str, object]]) -> set[str]:
    """Return the paths of the files with a problem that leaves something to do."""
    left = (paths for code, paths in found.items() if not meaning_of(code).done)
    return {path for paths in left for path in paths}


def _parts(
    blocks: Sequence[tuple[Meaning, Block]],
) -> Iterator[tuple[str, str, tuple[Block, ...]]]:
    """Yield heading, explanation and codes of each severity of which there is one."""
    for severity in Severity:
        of_it = tuple(
            block for meaning, block in blocks if meaning.severity is severity and not meaning.done
        )
        if of_it:
            yield (*texts.SEVERITIES[severity], of_it)
