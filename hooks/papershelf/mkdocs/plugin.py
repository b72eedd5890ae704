"""The MkDocs plugin: calls the core at the right moments and logs what it returns.

`PapershelfPlugin` serves a shelf as a plugin (``plugins: [papershelf]``) or, in this
repository, through the hook ``hooks/build_papers.py``.

The order of events matters here: `on_config` adds what every shelf has, checks the settings and
makes MkDocs write to
a folder beside the published site, `on_files` reads the records (so that a rebuild of the
live preview sees their changes) and starts the search index, which needs no theme,
`on_env` keeps the environment that renders pages, `on_page_context` adds listings to
hand-written pages after the search plugin has read their content, and `on_post_build`,
which runs after all other plugins, adds the generated files and publishes the new site.
"""

from __future__ import annotations

import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any, Literal

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler, get_theme_dir
from mkdocs.utils.templates import TemplateContext

from papershelf import texts
from papershelf.machinery.lock import BusyError
from papershelf.machinery.preview import RestingObserver
from papershelf.machinery.progress import LoggedProgress
from papershelf.machinery.store import Memory
from papershelf.mkdocs.build import THEME, Build, frame_version
from papershelf.mkdocs.defaults import apply_defaults
from papershelf.mkdocs.pages import add_index_pages, add_shelf_pages, folders_of, own_pages
from papershelf.mkdocs.shown_faults import ShownFaults
from papershelf.mkdocs.theme_files import leave_out_unused
from papershelf.mkdocs.theme_pages import ThemePages
from papershelf.normalise import Reading
from papershelf.pipeline import reading_memory
from papershelf.render.docs import fill, index_pages, navigation, placeholders
from papershelf.render.view import way_to_root
from papershelf.settings import Settings, SettingsError
from papershelf.shell.policy import with_policy
from papershelf.shell.theme_parts import CHROME, leave_to_scripts, shorten
from papershelf.vocabulary import FaultyFileError

log = logging.getLogger("mkdocs.papershelf")

# MkDocs takes the day of the build for that of a page's last change, and stamps files with it.
_NO_DAY = "1980-01-01"
# Before and after all other plugins.
_FIRST, _LAST = 100, -100


class _Options(Config):  # type: ignore[no-untyped-call]  # MkDocs gives it no types
    """Declares no options to MkDocs: `Settings` checks the plugin's options."""


class PapershelfPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call]  # as above
    """Turns MkDocs' events into calls of the core; the events of one build share a `Build`."""

    def __init__(self) -> None:
        """Start without settings: they come with `load_config` or from ``extra.papershelf``."""
        self._options: Mapping[str, Any] = {}
        self._build: Build
        self._style: str  # path of Material's style sheet
        self._lives = False  # True in the live preview, where one process makes many builds
        self._readings: Memory[Reading] | None = None
        self._observer: RestingObserver | None = None
        # MkDocs counts warnings too, but reports them only after the last event.
        self._warnings = CountHandler()
        self._warnings.setLevel(logging.WARNING)

    def load_config(
        self, options: Mapping[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the plugin's options, which are our settings; return errors and warnings."""
        self._options = options
        try:
            Settings.from_mapping(options)
        except SettingsError as error:
            return [("papershelf", error)], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Turn garbage collection off: a build makes millions of values without cycles."""
        self._lives = command == "serve"
        logging.getLogger("mkdocs").addHandler(self._warnings)
        gc.disable()

    @event_priority(_FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the settings; start a build beside the published site."""
        self._warnings.counts.clear()
        if self._observer is not None:
            self._observer.rest()
        try:
            apply_defaults(config)
            values = self._options or config.extra.get("papershelf") or {}
            settings = Settings.from_mapping(values).override(os.environ)
            self._build = Build(config, settings, _progress())
        except (SettingsError, FaultyFileError, BusyError) as error:
            raise PluginError(str(error)) from error
        build = self._build
        config.theme.dirs.insert(_after_own(config), str(THEME))
        config.theme.static_templates |= {CHROME, "service-worker.js"}
        config.extra_css.insert(0, "assets/papershelf.css")
        config.site_description = config.site_description or build.shelf.description
        if config.nav is not None:
            config.nav = navigation(config.nav, build.facets, build.shelf)
        # The live preview follows the records and the vocabulary, wherever they are.
        config.watch += [path for path in build.sources() if path not in config.watch]
        config.site_dir = str(build.publication.generator)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the records, log what was found in them, start the search index."""
        build = self._build
        if self._readings is None or not self._lives:
            self._readings = reading_memory(build.store, lives=self._lives)
        try:
            build.read(self._readings)
        except (FaultyFileError, OSError, ImportError) as error:
            raise PluginError(str(error)) from error
        for line in build.summary():
            log.info(line)
        self._refuse(build.refusals())
        for line in build.errors():
            log.error(line)
        add_shelf_pages(config, files)
        add_index_pages(config, files, index_pages(build.facets, build.shelf))
        self._style = leave_out_unused(files, config)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation and the files, which generated pages need too; undate the pages."""
        build = self._build
        build.pages = ThemePages(config, nav, files)
        for file in files.documentation_pages():
            if file.page is not None:
                file.page.update_date = _NO_DAY
        build.own_pages = own_pages(nav, files, index_pages(build.facets, build.shelf))
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let our templates include those of Material that they replace."""
        material = FileSystemLoader(get_theme_dir("material"))
        loaders = [env.loader] if env.loader else []
        env.loader = ChoiceLoader([*loaders, PrefixLoader({"material": material})])
        env.globals["papershelf_texts"] = texts
        env.globals["papershelf_footer"] = self._build.footer()
        offline = self._build.settings.offline and not self._lives
        env.globals["papershelf_offline"] = frame_version() if offline else ""
        env.globals["papershelf_folders"] = folders_of(files)
        env.globals["papershelf_style"] = self._style
        self._build.pages.env = env
        return env

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Replace the placeholders of a hand-written page with the shelf's texts."""
        build = self._build
        papers, searched = len(build.view.catalogue.papers), bool(build.view.searches)
        values = placeholders(build.shelf, build.facets, papers, build.own_pages, searched=searched)
        try:
            return fill(markdown, values, page.file.src_uri)
        except ValueError as error:
            raise PluginError(str(error)) from error

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the listing that a hand-written page's front matter names below its text."""
        name = page.meta.get("listing")
        if name:
            try:
                listing = self._build.indexes.render_first(str(name), way_to_root(page.url))
            except ValueError as error:
                raise PluginError(f"{page.file.src_uri}: {error}") from error
            page.meta["papershelf_listing"] = listing
            # MkDocs types the context by its own keys; a template may be given more.
            context["papershelf_listing"] = listing  # type: ignore[typeddict-unknown-key]
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remove what a script can add in the browser; add the policy for scripts."""
        listing = page.meta.get("papershelf_listing", "")
        return with_policy(leave_to_scripts(output), listing=listing, preview=self._lives)

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for pages that MkDocs renders as a template, such as 404.html."""
        if template_name == CHROME:
            return shorten(output)
        if template_name.endswith(".html"):
            return with_policy(leave_to_scripts(output), preview=self._lives)
        return output

    @event_priority(_LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated files; publish the site unless the build will fail."""
        build = self._build
        for level, line in build.finish():
            log.log(level, line)
        config.site_dir = str(build.site_dir)
        if config.strict and self._warnings.get_counts():
            build.abandon()
            log.info("The site in %s is left as it was", build.site_dir)
        else:
            build.publication.publish()
        build.progress.summarise()
        self._after_build()

    def on_build_error(self, *, error: Exception) -> None:
        """Stop all work; the published site is unchanged."""
        if hasattr(self, "_build"):
            self._build.abandon()
        self._after_build()

    @event_priority(_FIRST)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Replace MkDocs' observer: ours sees changes sooner, and does not run during a build."""
        self._observer = RestingObserver(self._build.files)
        # MkDocs watches its own folders already, those of the theme if it was asked to; what
        # other plugins watch follows.
        watched = []
        for path in (config.docs_dir, config.config_file_path, *config.theme.dirs):
            with suppress(KeyError):
                server.unwatch(path)
                watched.append(path)
        # Any observer does, MkDocs' own is of another class.
        server.observer = self._observer  # type: ignore[assignment]
        for path in watched:
            server.watch(path)
        ShownFaults(server)
        return server

    def on_shutdown(self) -> None:
        """Delete the folders that only further builds of this process need."""
        logging.getLogger("mkdocs").removeHandler(self._warnings)
        if self._lives and hasattr(self, "_build"):
            self._build.publication.remove_work()
        # The process is about to end: a last search of all its objects for cycles is wasted.
        gc.freeze()

    def _refuse(self, refusals: list[str]) -> None:
        """End a build that would lack records which are there; the live preview goes on."""
        if not refusals:
            return
        text = "\n  ".join(["Files or folders of records cannot be read:", *refusals])
        if self._lives:
            log.error(text)
        else:
            raise PluginError(
                f"{text}\nThe site is left as it was. Give this user permission to read"
                " them, or list them in vocabulary.yml, under ignored_files."
            )

    def _after_build(self) -> None:
        """In the live preview, collect the cycles MkDocs left, and watch for changes again."""
        if self._lives:
            gc.collect()
        if self._observer is not None:
            self._observer.wake()


def _progress() -> LoggedProgress:
    """Return a progress reporter that obeys the log's level: ``--quiet`` is quiet."""
    bar = log.isEnabledFor(logging.INFO) and sys.stderr.isatty()
    return LoggedProgress(log.info, bar=bar)


def _after_own(config: MkDocsConfig) -> int:
    """Return the index in the theme's folders after the shelf's own, which overrides ours."""
    return 1 if config.theme.custom_dir else 0
