"""A shelf has the pages of its version, and replaces those that it writes itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import get_navigation
from papershelf.mkdocs.pages import (
    add_index_pages,
    add_shelf_pages,
    folders_of,
    own_pages,
    shelf_pages,
)
from papershelf.render.docs import index_pages
from papershelf.vocabulary.shelf import Shelf

LINK = re.compile(r"\]\(([\w/-]+\.md)")


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    (tmp_path / "docs/notes").mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: A shelf\nnav: [menu.md]\n", "utf-8")
    for name, text in {
        "about.md": "# Mine",
        "menu.md": "# In the menu",
        "plain.md": "No heading",
        "team.md": "# Who we are { #who }\n\n# Later",
        "notes/one.md": "---\ntitle: First note\n---\n\n# Other",
    }.items():
        (tmp_path / "docs" / name).write_text(text, "utf-8")
    return load_config(str(tmp_path / "mkdocs.yml"))


@pytest.fixture
def files(config: MkDocsConfig) -> Files:
    files = get_files(config)
    config.plugins._current_plugin = "papershelf"  # MkDocs sets it while an event runs
    add_shelf_pages(config, files)
    return files


def test_a_page_of_the_shelf_replaces_that_of_the_package(files: Files) -> None:
    pages = {file.src_uri: file.content_string for file in files.documentation_pages()}
    assert shelf_pages().keys() <= pages.keys()
    assert pages["about.md"] == "# Mine"
    assert "{{ shelf.heading }}" in pages["index.md"]


def test_pages_for_developers_are_on_the_project_s_own_site_only() -> None:
    assert {"index.md", "search.md", "papers/index.md", "records.md"} <= shelf_pages().keys()
    assert {"design.md", "performance.md"}.isdisjoint(shelf_pages())


def test_the_pages_of_every_shelf_link_to_each_other_only() -> None:
    # Pages that the build makes for any shelf may be linked to as well.
    every = {*shelf_pages(), *index_pages([], Shelf())}
    for name, path in shelf_pages().items():
        assert set(LINK.findall(path.read_text("utf-8"))) - every == set(), name


def test_index_pages_are_added_and_the_shelf_s_own_kept(config: MkDocsConfig, files: Files) -> None:
    add_index_pages(config, files, {"notes/one.md": "# Generated", "plants/index.md": "# Plants"})
    pages = {file.src_uri: file.content_string for file in files.documentation_pages()}
    assert pages["plants/index.md"] == "# Plants"
    assert "# Other" in pages["notes/one.md"]


@pytest.mark.parametrize("address", ["team", "reading"])
def test_an_index_page_at_the_address_of_another_page_is_refused(
    config: MkDocsConfig, files: Files, address: str
) -> None:
    with pytest.raises(PluginError, match=rf"^{address}\.md: .* {address}/, .*another address"):
        add_index_pages(config, files, {f"{address}/index.md": "# Plants"})


def test_own_pages_outside_the_menu_are_linked_by_their_titles(
    config: MkDocsConfig, files: Files
) -> None:
    nav = get_navigation(files, config)
    assert own_pages(nav, files, ["notes/index.md"]) == (
        "More about this shelf: [plain](plain.md), [Who we are](team.md),"
        " [First note](notes/one.md)."
    )
    everything = [file.src_uri for file in files]
    assert own_pages(nav, files, everything) == ""


def test_the_folders_at_the_root_are_those_of_pages_and_of_what_the_build_adds(
    files: Files,
) -> None:
    found = folders_of(files)
    assert {"", "about", "team", "notes", "papers", "assets", "offline"} <= set(found)
    assert found == sorted(set(found))
