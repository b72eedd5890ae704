"""Finds links of a built site that lead to no file of it."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html


def broken_links(site: Path, prefix: str = "/") -> list[str]:
    """Return ``page: target`` for each internal link that leads nowhere.

    Args:
        site: the folder of the site.
        prefix: the path at which it is served.
    """
    broken = []
    for path in sorted(site.rglob("*.html")):
        tree = lxml.html.parse(str(path)).getroot()
        for attribute in ("href", "src"):
            for element in tree.iterfind(f".//*[@{attribute}]"):
                target = str(element.get(attribute))
                if re.match(r"[a-z]+:|//|#|$", target):
                    continue
                clean = re.split(r"[?#]", target)[0]
                # The page of errors is shown at any address: its links start at the root.
                base = site if path.name == "404.html" else path.parent
                file = base / clean.removeprefix(prefix)
                if not (file.is_file() or (file / "index.html").is_file()):
                    broken.append(f"{path.relative_to(site)}: {target}")
    return broken
