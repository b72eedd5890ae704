"""The pages that every shelf has, and links to those that a shelf has besides.

They are those of the repository's ``docs/``, which ``setup.py`` puts into the package. A page
whose front matter says ``audience: developers`` is on the project's own site only.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.utils.meta import get_data

from papershelf.render.docs import NUMBERS
from papershelf.vocabulary.declare import TAKEN_ADDRESSES

_IN_PACKAGE = Path(__file__).parents[1] / "pages"
_IN_REPOSITORY = Path(__file__).parents[3] / "docs"
_HEADING = re.compile(r"^# +(.+?) *(?:\{.*\})?$", re.MULTILINE)


@cache
def shelf_pages() -> Mapping[str, Path]:
    """Return path below ``docs/`` -> file of each page that every shelf has."""
    folder = _IN_PACKAGE if _IN_PACKAGE.is_dir() else _IN_REPOSITORY
    found = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.md"))}
    return {
        name: path
        for name, path in found.items()
        if get_data(path.read_text("utf-8"))[1].get("audience") != "developers"
    }


def add_shelf_pages(config: MkDocsConfig, files: Files) -> None:
    """Add the pages that the shelf's own folder does not replace by one of the same name."""
    for name, path in shelf_pages().items():
        if files.get_file_from_path(name) is None:
            files.append(File.generated(config, name, abs_src_path=str(path)))


def add_index_pages(config: MkDocsConfig, files: Files, pages: Mapping[str, str]) -> None:
    """Add the pages that show listings, unless the shelf has one of the same name.

    Args:
        config: MkDocs' configuration.
        files: all files of the site.
        pages: path below ``docs/`` -> Markdown.

    Raises:
        PluginError: a page of another name has the address, so that one of the two would be lost.
    """
    written = {file.dest_uri: file.src_uri for file in files.documentation_pages()}
    for path, text in pages.items():
        if files.get_file_from_path(path) is not None:
            continue
        file = File.generated(config, path, content=text)
        if other := written.get(file.dest_uri):
            raise PluginError(
                f"{other}: found a page at the address {file.url}, which is that of an index page;"
                f" rename it to {path} to replace that page, or give the facet another address in"
                " vocabulary.yml"
            )
        if path == NUMBERS:
            file.inclusion = InclusionLevel.NOT_IN_NAV
        files.append(file)


def folders_of(files: Files) -> list[str]:
    """Return the folders and files at the site's root that readers open or pages load, sorted.

    The home page is ``""``. A host may have other sites below the root of one: what is not named
    here is theirs, or nobody's.
    """
    found = {file.url.removeprefix("./").partition("/")[0] for file in files}
    return sorted(found | TAKEN_ADDRESSES)


def own_pages(nav: Navigation, files: Files, generated: Collection[str]) -> str:
    """Return Markdown links to the shelf's own pages that are not in its menu, ``""`` if none.

    Args:
        nav: the menu.
        files: all files of the site.
        generated: paths of the index pages.
    """
    known = {*shelf_pages(), *generated, *(page.file.src_uri for page in nav.pages)}
    own = [file for file in files.documentation_pages() if file.src_uri not in known]
    links = ", ".join(_links(own))
    return f"More about this shelf: {links}." if links else ""


def _links(files: Collection[File]) -> Iterator[str]:
    for file in files:
        text, meta = get_data(file.content_string)
        heading = _HEADING.search(text)
        title = meta.get("title") or (heading[1] if heading else file.name)
        yield f"[{title}]({file.src_uri})"
