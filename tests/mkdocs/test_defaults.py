"""What `mkdocs.yml` does not say has a default, and what it says wins."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from papershelf.mkdocs.defaults import apply_defaults
from papershelf.settings import SettingsError


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path / "mkdocs.yml"


def configured(shelf: Path, text: str) -> MkDocsConfig:
    shelf.write_text(f"site_name: A shelf\nplugins: []\n{text}", "utf-8")
    config = load_config(str(shelf))
    apply_defaults(config)
    return config


def test_a_short_file_gets_the_look_the_menu_and_the_checks_of_every_shelf(shelf: Path) -> None:
    config = configured(shelf, "theme: material\n")
    assert config.theme["font"] is False
    assert [palette["scheme"] for palette in config.theme["palette"]] == ["default", "slate"]
    assert config.nav is not None
    assert "facets" in config.nav
    assert {"attr_list", "md_in_html", "pymdownx.superfences"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"] == {"permalink": True}
    assert config.extra["generator"] is False
    assert config.validation.links.anchors == logging.WARNING


def test_what_the_file_says_wins_key_by_key(shelf: Path) -> None:
    config = configured(
        shelf,
        """
theme:
  name: material
  favicon: own.svg
  palette: {primary: teal}
nav: [{Start: index.md}]
extra: {generator: true, own: 1}
markdown_extensions:
  - footnotes
  - toc: {permalink: false, title: Contents}
validation: {links: {anchors: info}}
""",
    )
    assert config.theme["favicon"] == "own.svg"
    assert config.theme["palette"] == {"primary": "teal"}
    assert config.theme["font"] is False
    assert config.nav == [{"Start": "index.md"}]
    assert config.extra == {"generator": True, "own": 1}
    assert {"footnotes", "admonition"} <= set(config.markdown_extensions)
    assert config.mdx_configs["toc"] == {"permalink": False, "title": "Contents"}
    assert config.validation.links.anchors == logging.INFO
    assert config.validation.links.absolute_links == logging.INFO


def test_what_an_inherited_file_says_wins_too(shelf: Path) -> None:
    shelf.with_name("base.yml").write_text("theme: {name: material, font: {text: Own}}\n", "utf-8")
    config = configured(shelf, "INHERIT: base.yml\n")
    assert config.theme["font"] == {"text": "Own"}


def test_another_theme_is_refused_with_what_to_write(shelf: Path) -> None:
    with pytest.raises(SettingsError, match="found 'mkdocs'; write `theme: material`"):
        configured(shelf, "")
