"""The state of one build, which the plugin's events share."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from papershelf.catalogue.facets import facets_of
from papershelf.exports.evidence_change import load_earlier
from papershelf.machinery.processes import workers
from papershelf.machinery.progress import LoggedProgress
from papershelf.machinery.store import Memory, Store
from papershelf.machinery.versions import output_key, template_version
from papershelf.mkdocs.theme_pages import ThemePages
from papershelf.normalise import Reading
from papershelf.pipeline import load_catalogue, load_words, vocabulary_of
from papershelf.problems import Severity
from papershelf.publish import Publication
from papershelf.records.former import former_files, read_former
from papershelf.records.retraction_watch import read_notices
from papershelf.records.searches import read_searches
from papershelf.render.footer import Footer, footer_of
from papershelf.render.indexes import Indexes
from papershelf.render.view import SiteView, templates
from papershelf.report.account import describe, describe_size, refusals, summarise
from papershelf.settings import Settings
from papershelf.shell.fill import Shells
from papershelf.vocabulary.shelf import SHELF

# This package's theme files: overrides of templates, styles and browser code.
THEME = Path(__file__).parents[1] / "theme"


def frame_version() -> str:
    """Return a hash of what all pages share: the theme's files, the code, Material's version.

    Browsers keep pages for reading without a network together with the scripts and styles that
    belong to them.
    """
    files = sorted(path for path in THEME.rglob("*") if path.is_file())
    return output_key(*(path.read_bytes() for path in files)).hex()


class Build:
    """One build, from the settings to the finished site."""

    pages: ThemePages  # set when MkDocs has a navigation
    own_pages: str  # links to the shelf's own pages outside it; set then, too
    view: SiteView  # set when the records are read

    def __init__(self, config: MkDocsConfig, settings: Settings, progress: LoggedProgress) -> None:
        """Read the curator's files, and prepare the folder in which the site is built.

        Raises:
            FaultyFileError: the vocabulary or the shelf's texts have faults.
        """
        templates.cache_clear()  # the live preview follows changes of templates
        template_version.cache_clear()
        self.settings, self.progress = settings, progress
        self._root = Path(config.config_file_path).parent
        self._site_url, self._site_name = config.site_url or "", config.site_name
        vocabulary, self.shelf = load_words(self._vocabulary)
        self.facets = facets_of(vocabulary)
        self.site_dir = Path(config.site_dir)
        cache = settings.cache_dir
        self.store = Store(self._root / cache if cache else None)
        self._crew = workers(settings.workers, settings.dask_scheduler)
        self.publication = Publication(self.site_dir, self.store, self._crew, progress)

    @property
    def _papers(self) -> Path:
        return self._root / self.settings.papers_dir

    @property
    def _vocabulary(self) -> Path:
        return vocabulary_of(self._papers, default=self._root / self.settings.vocabulary)

    @property
    def files(self) -> int:
        """The number of record files."""
        return self.view.catalogue.files

    @cached_property
    def indexes(self) -> Indexes:
        """The indexes of the site."""
        return Indexes(self.view)

    def sources(self) -> list[str]:
        """Return the folders and files that a build depends on in addition to MkDocs' own."""
        settings = self.settings
        names = (settings.retraction_watch, settings.map_previous)
        given = [self._root / name for name in names if name]
        if settings.former_papers:
            given += former_files(self._root / settings.former_papers)
        own = (self._papers, self._vocabulary, self._vocabulary.with_name(SHELF))
        return [str(path) for path in (*own, *given) if path.exists()]

    def read(self, memory: Memory[Reading]) -> None:
        """Read the records and begin to publish them.

        Raises:
            NotADirectoryError: there is no folder of records.
            FaultyFileError: the vocabulary, or another file, has faults.
            ImportError: the settings ask for Dask, which is not installed.
        """
        former, watch = self.settings.former_papers, self.settings.retraction_watch
        catalogue = load_catalogue(
            self._papers,
            self._vocabulary,
            self.settings,
            former=read_former(self._root / former) if former else (),
            notices=read_notices(self._root / watch) if watch else (),
            crew=self._crew,
            memory=memory,
            progress=self.progress,
        )
        earlier = self.settings.map_previous
        self.view = SiteView(
            catalogue,
            self.settings,
            self._site_url,
            self.settings.records_url,
            self.shelf,
            self._site_name,
            load_earlier(self._root / earlier) if earlier else None,
            read_searches(self._papers),
        )
        self.publication.begin(self.view)

    def footer(self) -> Footer:
        """Return the end of every page."""
        view = self.view
        return footer_of(self.shelf, self.settings, view.catalogue, searched=bool(view.searches))

    def summary(self) -> Iterator[str]:
        """Yield lines that say how many files became papers, and what happened to the others."""
        yield from summarise(self.view.catalogue)

    def refusals(self) -> list[str]:
        """Return a line for each file and folder of records that the system lets nobody read."""
        return refusals(self.view.catalogue)

    def errors(self) -> Iterator[str]:
        """Yield a line for each error in a record, if errors fail a strict build."""
        if self.settings.strict_records:
            for problem in self.view.catalogue.problems:
                if problem.severity is Severity.ERROR:
                    yield describe(problem)

    def finish(self) -> Iterator[tuple[int, str]]:
        """Make all generated files; yield log levels and lines that report the result."""
        finished = self.publication.finish(Shells(self.pages.render))
        self._crew.close()
        yield logging.INFO, f"{finished.pages} generated pages written"
        yield describe_size(finished.size, self.settings.size_limit_mb)

    def abandon(self) -> None:
        """Stop all work; the published site is unchanged."""
        self._crew.close()
        self.publication.abandon()
