"""The MkDocs hook: calls the core at the right moments and logs what it returns.

Order of events that matters here: `on_config` checks the settings, `on_pre_build`
moves aside what may stay of the last build, for MkDocs empties the site's folder
next, `on_files` reads the records (so that a rebuild of the live preview sees their changes)
and begins the search index, which needs no theme,
`on_page_context` adds listings to hand-written pages after the search plugin
has read their content, `on_env` keeps what a page is rendered with, and
`on_post_build` writes beside what MkDocs wrote.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from itertools import count
from pathlib import Path
from typing import Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_theme_dir
from mkdocs.utils.templates import TemplateContext
from papershelf.catalogue import Catalogue
from papershelf.machinery.files import SiteSize
from papershelf.machinery.frozen import paused_collection
from papershelf.machinery.preview import RestingObserver
from papershelf.machinery.progress import ToldProgress
from papershelf.machinery.store import TemplateCache
from papershelf.normalise import Reading
from papershelf.pipeline import load_catalogue
from papershelf.problems import Severity
from papershelf.publish import Publication, SiteFiles
from papershelf.render.indexes import Indexes
from papershelf.render.view import SiteView, way_to_root
from papershelf.report.account import describe, summarise
from papershelf.settings import Settings, SettingsError
from papershelf.shell.fill import TITLE_ANCHOR, PageContent, Shells
from papershelf.shell.theme_parts import leave_to_scripts
from papershelf.vocabulary import VocabularyError

log = logging.getLogger("mkdocs.papershelf")

_WORKER = "assets/search/worker.js"
_SIZE_WARNING = 0.8
_MB = 1_000_000


def _progress() -> ToldProgress:
    """Progress as the log's level allows: ``--quiet`` is quiet."""
    bar = log.isEnabledFor(logging.INFO) and sys.stderr.isatty()
    return ToldProgress(log.info, bar=bar)


@dataclass
class _Build:
    """What one build hands from event to event."""

    settings: Settings
    view: SiteView | None = None
    files: Files | None = None
    nav: Navigation | None = None
    env: Environment | None = None
    site_files: SiteFiles | None = None
    publication: Publication | None = None
    indexes: Indexes | None = None
    progress: ToldProgress = field(default_factory=_progress)


_build = _Build(Settings())
# The readings of the live preview's last build, by key; a process that builds once has none.
_memory: dict[bytes, Reading] | None = None
# Builds of this process, counted: MkDocs leaves a megabyte of cycles after each, and to look
# for them among ten thousand papers takes a quarter of a second.
_builds, _COLLECTED = count(1), 20
# What looks for changes in the live preview.
_observer: RestingObserver | None = None


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Keep what is read from build to build in the live preview."""
    if command == "serve":
        globals()["_memory"] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the settings; start a build."""
    values = config.extra.get("papershelf") or {}
    try:
        settings = Settings.from_mapping(values).override(os.environ)
    except SettingsError as error:
        raise PluginError(str(error)) from error
    globals()["_build"] = _Build(settings)
    if _observer is not None:
        _observer.rest()
    # The live preview follows the records and the vocabulary, wherever they are.
    root = Path(config.config_file_path).parent
    for path in (root / settings.papers_dir, root / settings.vocabulary):
        if path.exists() and str(path) not in config.watch:
            config.watch.append(str(path))
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Move what may stay of the last build's files aside: MkDocs empties the folder next."""
    _build.site_files = SiteFiles(Path(config.site_dir), _cache_dir(config))
    _build.site_files.set_aside()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Read the records, say what was found in them, begin to publish them."""
    settings = _build.settings
    with paused_collection():
        catalogue = _read_records(config)
        # Nothing of the catalogue is garbage: a collection during MkDocs' own work, or in a
        # forked process, would look at all of it.  What the live preview read last may be.
        gc.unfreeze()
        if next(_builds) % _COLLECTED == 0:
            gc.collect()
        gc.freeze()
    for line in summarise(catalogue):
        log.info(line)
    if settings.strict_records:
        for problem in catalogue.problems:
            if problem.severity is Severity.ERROR:
                log.error(describe(problem))
    _build.view = SiteView(
        catalogue,
        settings,
        site_url=config.site_url or "",
        records_url=_records_url(settings),
    )
    _build.files = files
    assert _build.site_files is not None  # noqa: S101 - set in on_pre_build
    _build.publication = Publication(_build.view, _build.site_files, _build.progress)
    return files


def _read_records(config: MkDocsConfig) -> Catalogue:
    root, settings = Path(config.config_file_path).parent, _build.settings
    try:
        return load_catalogue(
            root / settings.papers_dir,
            root / settings.vocabulary,
            settings,
            cache_dir=_cache_dir(config),
            memory=_memory,
            progress=_build.progress,
        )
    except (VocabularyError, NotADirectoryError, ImportError) as error:
        raise PluginError(str(error)) from error


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Keep the navigation: generated pages show it too."""
    _build.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let our templates include those of Material that they replace."""
    material = FileSystemLoader(get_theme_dir("material"))
    loaders = [env.loader] if env.loader else []
    env.loader = ChoiceLoader([*loaders, PrefixLoader({"material": material})])
    env.globals["papershelf_worker"] = _WORKER
    env.bytecode_cache = TemplateCache(_cache_dir(config))
    _build.env = env
    return env


def on_page_context(
    context: TemplateContext, page: Page, config: MkDocsConfig, nav: Navigation
) -> TemplateContext:
    """Put the listing that a hand-written page's front matter names below its text."""
    name = page.meta.get("listing")
    if name:
        assert _build.view is not None  # noqa: S101 - set in on_files
        try:
            if _build.indexes is None:
                _build.indexes = Indexes(_build.view)
            listing = _build.indexes.render_first(str(name), way_to_root(page.url))
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}: {error}") from error
        # MkDocs types the context by its own keys; a template may be given more.
        context["papershelf_listing"] = listing  # type: ignore[typeddict-unknown-key]
    return context


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out of every page what the theme writes for scripts alone."""
    return leave_to_scripts(output, config.site_name)


def on_build_error(error: Exception) -> None:
    """Leave nothing at work, and nothing hidden in the site's folder."""
    if _observer is not None:
        _observer.wake()
    if _build.publication is not None:
        _build.publication.abandon()
    if _build.site_files is not None:
        _build.site_files.discard()


def on_post_build(config: MkDocsConfig) -> None:
    """Write the generated pages and the search index; say how large the site became."""
    assert _build.publication is not None  # noqa: S101 - set in on_files
    published = _build.publication.finish(Shells(lambda page: render_page(page, config)))
    log.info("%d generated pages written", published.pages)
    _report_size(published.size)
    _build.progress.summarise()
    if _observer is not None:
        _observer.wake()


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Let the live preview see changes sooner than MkDocs does, and build undisturbed."""
    assert _build.view is not None  # noqa: S101 - the first build is done
    observer = RestingObserver(_build.view.catalogue.files)
    # MkDocs and other plugins have named folders already, some more than once, and start
    # watching them after this.
    named = dict(server._watched_paths)
    for path, times in named.items():
        for _ in range(times):
            server.unwatch(path)
    # Any observer does, MkDocs' own is of another class.
    server.observer = observer  # type: ignore[assignment]
    for path, times in named.items():
        for _ in range(times):
            server.watch(path)
    globals()["_observer"] = observer
    return server


def on_shutdown() -> None:
    """Let the process end at once: what is left has no cycles to look for, and is a lot."""
    gc.freeze()


def render_page(page: PageContent, config: MkDocsConfig) -> str:
    """A generated page through MkDocs' own environment, plugins and theme.

    The reference for every generated page, and what the shells are made of.
    """
    assert _build.files is not None  # noqa: S101 - set in on_files
    assert _build.nav is not None  # noqa: S101 - set in on_nav
    assert _build.env is not None  # noqa: S101 - set in on_env
    file = File.generated(config, page.url + "index.md", content="")
    # Material's templates escape nothing.
    mkdocs_page = Page(escape(page.title), file, config)
    mkdocs_page.content = page.body
    mkdocs_page.meta = {
        "description": escape(page.description),
        "papershelf": page,
        # Generated pages have an index of their own.
        "search": {"exclude": True},
        "hide": [] if page.toc else ["toc"],
    }
    mkdocs_page.toc = TableOfContents([_toc_of(page)])
    mkdocs_page.edit_url = None
    mkdocs_page.canonical_url = page.canonical or None
    active = _section_page(page.section)
    if active:
        active.active = True
    try:
        context = get_context(_build.nav, _build.files, config, mkdocs_page)
        context = config.plugins.on_page_context(
            context, page=mkdocs_page, config=config, nav=_build.nav
        )
        template = _build.env.get_template("main.html")
        html = template.render(context)
        return config.plugins.on_post_page(html, page=mkdocs_page, config=config)
    finally:
        if active:
            active.active = False


def _toc_of(page: PageContent) -> AnchorLink:
    top = AnchorLink(escape(page.title), TITLE_ANCHOR, 1)
    top.children = [AnchorLink(escape(entry.title), entry.anchor, 2) for entry in page.toc]
    return top


def _section_page(section: str) -> Page | None:
    """The hand-written page whose place in the navigation a generated page shares."""
    assert _build.files is not None  # noqa: S101 - set in on_files
    file = _build.files.get_file_from_path(f"{section}/index.md")
    return file.page if file else None


def _cache_dir(config: MkDocsConfig) -> Path | None:
    """Where things are remembered between builds."""
    folder = _build.settings.cache_dir
    return Path(config.config_file_path).parent / folder if folder else None


def _records_url(settings: Settings) -> str:
    """The address of the papers folder in the repository."""
    if not settings.repo_url:
        return ""
    return f"{settings.repo_url.rstrip('/')}/blob/{settings.branch}/{settings.papers_in_repo}/"


def _report_size(size: SiteSize) -> None:
    limit = _build.settings.size_limit_mb * _MB
    text = f"{size.files} files, {size.bytes / _MB:.1f} MB of {limit // _MB} MB"
    if size.bytes > limit:
        log.warning("The site is larger than the host takes: %s", text)
    elif size.bytes > _SIZE_WARNING * limit:
        # No warning of MkDocs': a strict build would not publish a site that still fits.
        log.info("The site nears the host's limit: %s", text)
    else:
        log.info("Site: %s", text)
