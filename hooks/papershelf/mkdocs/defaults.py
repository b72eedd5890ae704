"""What every shelf has unless its ``mkdocs.yml`` says otherwise, so that the file can be short.

A key of ``mkdocs.yml`` replaces the default of that name; of ``theme`` and ``extra`` each key
does by itself, and ``markdown_extensions`` are added.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from papershelf.render.docs import FACETS
from papershelf.settings import SettingsError

_THEME = "material"
_THEME_OPTIONS: Mapping[str, Any] = {
    "font": False,  # Google Fonts would be a third-party request
    "favicon": "assets/favicon.svg",
    "icon": {"logo": "material/bookshelf"},
    "palette": [
        {
            "media": "(prefers-color-scheme: light)",
            "scheme": "default",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/brightness-4", "name": "Switch to dark mode"},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            "scheme": "slate",
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": "material/brightness-7", "name": "Switch to light mode"},
        },
    ],
}
# The other pages are reached from the page About: a long menu would weigh on every page.
_NAV = (
    {"Home": "index.md"},
    {"Search": "search.md"},
    FACETS,
    {"Search help": "search-help.md"},
    {"About": "about.md"},
)
_EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.superfences": {},
}
_EXTRA = {"generator": False}


def apply_defaults(config: MkDocsConfig) -> None:
    """Give the configuration of a shelf what its ``mkdocs.yml`` does not say.

    Raises:
        SettingsError: the theme is another one than Material for MkDocs.
    """
    if config.theme.name != _THEME:
        raise SettingsError(
            f"theme: found {config.theme.name!r}; write `theme: {_THEME}` in mkdocs.yml, since"
            " Papershelf's pages are made for it"
        )
    given = _given(config)
    theme = given.get("theme")
    for key, value in _THEME_OPTIONS.items():
        if not isinstance(theme, Mapping) or key not in theme:
            config.theme[key] = value
    config.nav = list(_NAV) if config.nav is None else config.nav
    for name, options in _EXTENSIONS.items():
        if name not in config.markdown_extensions:
            config.markdown_extensions.append(name)
        config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}
    for key, value in _EXTRA.items():
        config.extra.setdefault(key, value)
    if "validation" not in given:
        _warn_of_links(config)


def _warn_of_links(config: MkDocsConfig) -> None:
    """Let every link that leads nowhere be a warning, and pages outside the menu be none."""
    links, nav = config.validation.links, config.validation.nav
    links.absolute_links = links.unrecognized_links = links.anchors = logging.WARNING
    nav.absolute_links = logging.WARNING
    nav.omitted_files = logging.DEBUG


def _given(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return what the file says itself: MkDocs adds its own defaults when it reads it."""
    with Path(config.config_file_path).open("rb") as file:
        return yaml_load(file, get_yaml_loader(config=config))
