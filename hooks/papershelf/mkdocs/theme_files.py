"""Leaves out of the site the files of Material, and the rules of its style, that no page needs."""

from __future__ import annotations

import hashlib
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from papershelf.shell.theme_style import needed_style

# The search that ours replaces, and what only Material's developers read.
_UNUSED = re.compile(
    r"assets/(?:javascripts/(?:lunr|workers)/.*|(?:javascripts|stylesheets)/[^/]*\.map)"
)
_STYLE = re.compile(r"(assets/stylesheets/main\.)[0-9a-f]+(\.min\.css)")


def leave_out_unused(files: Files, config: MkDocsConfig) -> str:
    """Remove files that no page needs; return the path of Material's style sheet.

    A folder of templates of one's own (`custom_dir`) may use all of the style sheet. Otherwise a
    shorter one replaces it, whose name has a hash of its content, as that of Material's own has.
    """
    for file in [file for file in files if _UNUSED.fullmatch(file.src_uri)]:
        files.remove(file)
    sheet = next(file for file in files if _STYLE.fullmatch(file.src_uri))
    if config.theme.custom_dir:
        return sheet.src_uri
    used = {*config.markdown_extensions, *config.theme.get("features", ()), *_plugins(config)}
    css = needed_style(sheet.content_string, used)
    version = hashlib.sha256(css.encode()).hexdigest()[:8]
    files.remove(sheet)
    shorter = File.generated(
        config, _STYLE.sub(rf"\g<1>{version}\g<2>", sheet.src_uri), content=css
    )
    files.append(shorter)
    return shorter.src_uri


def _plugins(config: MkDocsConfig) -> list[str]:
    """Return the names of the plugins, without that of the theme that they are made for."""
    return [name.rpartition("/")[2] for name in config.plugins]
