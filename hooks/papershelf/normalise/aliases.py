"""Reads the former addresses of a paper's page, as Hugo (``aliases``) and Jekyll write them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from papershelf.normalise.draft import Draft
from papershelf.normalise.findings import Read
from papershelf.normalise.limits import LONGEST_LINE
from papershelf.normalise.several import read_several

# The folder of papers' pages, below the site's root.
PAPERS = "papers"
# Obsidian's ``aliases`` are other names of a note, with blanks: no addresses.
_BLANK = re.compile(r"\s")
_PAGE = re.compile(r"\.html?$", re.IGNORECASE)
# What no folder of a site may be called, on any system that hosts it.
_BAD_NAME = re.compile(r"^\.|[\x00-\x1f\x7f\\:*?\"<>|\ud800-\udfff]|[. ]$")
# Folders of the site's own files.
_OWN_FOLDERS = frozenset(("assets", "exports"))
_DEEPEST, _LONGEST = 6, 200
_EXPECTED = "an address of this site such as old-name or /papers/old-name/"


def read_aliases(draft: Draft, sources: tuple[str, ...]) -> Read[tuple[str, ...]]:
    """Read addresses from a text or a list of texts; those below ``papers/`` need only a name."""
    wanted = "an address or a list of them"
    return read_several(
        draft, "aliases", sources, _addresses, former_address, wanted=wanted, expected=_EXPECTED
    )


def _addresses(text: str) -> Iterator[str]:
    text = text.strip()
    if text and not (len(text) <= LONGEST_LINE and _BLANK.search(text)):
        yield text


def former_address(text: str) -> str | None:
    """Return an address below the site's root, with a slash at its end if it is a folder.

    Returns:
        ``papers/old-name/`` for ``old-name``, ``/papers/old-name`` and the whole address of the
        page; ``old/place.html`` for ``/old/place.html``; None if the site cannot have it.
    """
    try:
        parts = urlsplit(text)
        path = unquote(parts.path, errors="strict")
    except ValueError:
        return None
    if len(text) > LONGEST_LINE or parts.scheme not in ("", "http", "https"):
        return None
    names = [name for name in path.split("/") if name not in ("", ".")]
    folder = path.endswith("/") or names[-1:] == ["index.html"]
    if names[-1:] == ["index.html"]:
        del names[-1]
    # The site may be below a path, so that only what follows is known of a whole address.
    if PAPERS in names[:-1]:
        del names[: len(names) - 1 - names[::-1].index(PAPERS, 1)]
    elif parts.netloc:
        return None
    elif len(names) == 1 and not text.startswith("/"):
        names.insert(0, PAPERS)
    if names in ([], [PAPERS]) or len(names) > _DEEPEST or names[0] in _OWN_FOLDERS:
        return None
    if any(_BAD_NAME.search(name) or len(name.encode()) > _LONGEST for name in names):
        return None
    return "/".join(names) + ("" if _PAGE.search(names[-1]) and not folder else "/")
