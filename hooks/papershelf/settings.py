"""The settings under ``extra.papershelf`` in ``mkdocs.yml``: typed, checked, documented."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, get_type_hints
from urllib.parse import unquote


class SettingsError(ValueError):
    """A setting that does not exist or has a value of the wrong type."""


class TagEvidence(StrEnum):
    """What the site does with a tag that the text of a paper does not support."""

    RANK = "rank"  # supported and found ones first, unverified ones marked, unsupported ones folded
    TRUST = "trust"  # every asserted tag counts, as if the text supported it
    HIDE = "hide"  # unsupported tags are not shown at all


def _setting(default: Any, doc: str) -> Any:
    """Return a dataclass field that carries its own documentation."""
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; paths are relative to ``mkdocs.yml``."""

    papers_dir: str = _setting("papers", "Folder of the records. PAPERS_DIR overrides it.")
    vocabulary: str = _setting(
        "papers/vocabulary.yml",
        "The controlled vocabulary, for folders of records that have no vocabulary.yml.",
    )
    repo_url: str = _setting(
        "",
        "Address of the repository. If it is set, papers link to their records there."
        " REPO_URL sets it.",
    )
    branch: str = _setting("main", "Branch of the repository that these links lead to.")
    papers_in_repo: str = _setting("papers", "Folder of the records in the repository.")
    edit_uri: str = _setting(
        "",
        "Path of the repository's page that edits the records, followed by their paths. If left"
        " out, that of GitHub: edit/main/papers/. GitLab has -/edit/main/papers/.",
    )
    tag_evidence: TagEvidence = _setting(
        TagEvidence.RANK,
        "What to do with tags that the text does not support: rank, trust or hide.",
    )
    strict_records: bool = _setting(
        False, "Whether errors in records fail a strict build. STRICT_RECORDS overrides it."
    )
    former_papers: str = _setting(
        "",
        "The file exports/papers.json.gz of the last site. Addresses of papers that have moved"
        " since then lead to the new ones. If there are several, write papers-*.json.gz."
        " FORMER_PAPERS overrides it.",
    )
    retraction_watch: str = _setting(
        "",
        "The file of Retraction Watch, retraction_watch.csv. Papers about which it has a notice"
        " say so.",
    )
    withheld: tuple[str, ...] = _setting(
        (),
        "DOIs of papers whose text the site must not have: pages, search, exports and feeds leave"
        " out abstract, summary and full text, and say so.",
    )
    per_page: int = _setting(100, "Number of papers on one page of a list.")
    listing_pages: int = _setting(
        2,
        "Maximum number of pages in the list of a tag, journal or author. The search page"
        " has the rest.",
    )
    home_newest: int = _setting(4, "Number of new papers on the home page.")
    author_pages_from: int = _setting(
        5,
        "Minimum number of papers for which an author gets a page. The index of authors"
        " links to the papers of the others.",
    )
    author_pages_most: int = _setting(
        1000,
        "Maximum number of author pages. If more authors qualify, author_pages_from is"
        " raised until they fit; the others link to a filtered search.",
    )
    index_text_limit: int = _setting(
        20_000, "How many characters of each field of a paper the search index reads."
    )
    body_limit: int = _setting(
        100_000, "How many characters of a record's body its page shows. The record has the rest."
    )
    offline: bool = _setting(
        True, "Whether readers' browsers keep visited pages, to read them without a network."
    )
    workers: int = _setting(
        0, "Number of processes that share the work. 0 means as many as there are cores."
    )
    dask_scheduler: str = _setting(
        "",
        "Address of a Dask scheduler that does the work instead, or local. Needs the extra dask.",
    )
    cache_dir: str = _setting(
        ".cache/papershelf",
        "Folder in which builds remember their work. Empty: they remember nothing."
        " CACHE_DIR overrides it.",
    )
    map_previous: str = _setting(
        "",
        "The evidence map of an earlier version, evidence-map.json: the map then says what has"
        " changed since.",
    )
    size_limit_mb: int = _setting(
        1000,
        "Size in MB (millions of bytes) that the host allows. The build says so from 80% on,"
        " and warns above it.",
    )

    @classmethod
    def from_mapping(cls, values: object) -> Settings:
        """Check and convert the mapping of a configuration file.

        Raises:
            SettingsError: on something else than a mapping, an unknown key (naming the nearest
                known one) or a value of the wrong type or range (naming what was expected).
        """
        if not isinstance(values, Mapping):
            raise SettingsError(
                f"extra.papershelf: found {values!r}, expected settings such as per_page: 100"
            )
        known = {item.name for item in fields(cls)}
        for key in values:
            if key not in known:
                raise SettingsError(_unknown_key(str(key), sorted(known)))
        hints = get_type_hints(cls)
        # An empty value in YAML, or an empty environment variable, means the default.
        given = {key: value for key, value in values.items() if value is not None}
        return cls(**{key: _convert(key, value, hints[key]) for key, value in given.items()})

    @property
    def records_url(self) -> str:
        """The address of the records' folder in the repository, ``""`` if not known."""
        if not self.repo_url:
            return ""
        return f"{self.repo_url.rstrip('/')}/blob/{self.branch}/{self.papers_in_repo}/"

    @property
    def editor_url(self) -> str:
        """The address below which the repository edits records, ``""`` if not known."""
        if not self.repo_url:
            return ""
        path = self.edit_uri or f"edit/{self.branch}/{self.papers_in_repo}/"
        return f"{self.repo_url.rstrip('/')}/{path.lstrip('/')}"

    def override(self, environ: Mapping[str, str]) -> Settings:
        """Return these settings with what variables of `environ` say instead.

        They are PAPERS_DIR, CACHE_DIR, REPO_URL, FORMER_PAPERS and STRICT_RECORDS.
        """
        names = ("papers_dir", "cache_dir", "repo_url", "former_papers")
        given: dict[str, Any] = {
            name: environ[name.upper()] for name in names if environ.get(name.upper())
        }
        changed = replace(self, **given)
        if environ.get("STRICT_RECORDS"):
            flag = environ["STRICT_RECORDS"].lower()
            if flag not in _FLAGS:
                raise SettingsError(f"STRICT_RECORDS: found {flag!r}, expected 0 or 1")
            changed = replace(changed, strict_records=_FLAGS[flag])
        return changed


_FLAGS = {"0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}


def _unknown_key(key: str, known: list[str]) -> str:
    nearest = difflib.get_close_matches(key, known, n=1, cutoff=0.0)[0]
    return f"extra.papershelf.{key}: unknown setting; did you mean {nearest!r}?"


def _convert(key: str, value: object, kind: Any) -> Any:
    name = f"extra.papershelf.{key}"
    if kind is TagEvidence:
        try:
            return TagEvidence(str(value))
        except ValueError:
            choices = ", ".join(TagEvidence)
            raise SettingsError(f"{name}: found {value!r}, expected one of {choices}") from None
    if kind == tuple[str, ...]:
        return _dois(name, value)
    # bool is a subclass of int: `per_page: yes` must not pass as 1.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise SettingsError(f"{name}: found {value!r}, expected {_NAMES[kind]}")
    least = 0 if key == "workers" else 1
    if kind is int and isinstance(value, int) and value < least:
        raise SettingsError(f"{name}: found {value!r}, expected a number of at least {least}")
    return value


# A bare DOI, or its address.
_DOI = re.compile(
    r"(?:(?:https?://)?(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}(?:\.\d+)*/\S+)", re.IGNORECASE
)


def _dois(name: str, value: object) -> tuple[str, ...]:
    """Return the DOIs of a list, bare and in lower case."""
    if not isinstance(value, list | tuple):
        raise SettingsError(f"{name}: found {value!r}, expected a list of DOIs")
    found = []
    for item in value:
        match = _DOI.fullmatch(item.strip()) if isinstance(item, str) else None
        if match is None:
            raise SettingsError(f"{name}: found {item!r}, expected a DOI such as 10.1000/182")
        found.append((unquote(match[1]) if "doi.org/" in item.lower() else match[1]).lower())
    return tuple(found)


_NAMES = {int: "a whole number", bool: "true or false", str: "a text"}
