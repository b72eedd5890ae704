"""The settings under ``extra.papershelf`` in ``mkdocs.yml``: typed, checked, documented."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any, get_type_hints


class SettingsError(ValueError):
    """A setting that does not exist or has a value of the wrong type."""


class TagEvidence(StrEnum):
    """What the site does with a tag that the text of a paper does not support."""

    RANK = "rank"  # supported and found first, unverified marked, unsupported folded
    TRUST = "trust"  # every asserted tag counts, as if the text supported it
    HIDE = "hide"  # unsupported tags are not shown at all


def _setting(default: Any, doc: str) -> Any:
    """A dataclass field that carries its own documentation."""
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings with their defaults; paths are relative to ``mkdocs.yml``."""

    papers_dir: str = _setting("papers", "Folder of the records; PAPERS_DIR overrides it.")
    vocabulary: str = _setting(
        "papers/vocabulary.yml",
        "Controlled vocabulary; a vocabulary.yml in the papers folder goes before it.",
    )
    repo_url: str = _setting(
        "", "Address of the repository, which papers link their record in; REPO_URL sets it."
    )
    branch: str = _setting("main", "Branch of the repository that a paper links its record on.")
    papers_in_repo: str = _setting("papers", "Folder of the records in the repository.")
    tag_evidence: TagEvidence = _setting(
        TagEvidence.RANK, "What to do with tags the text does not support: rank, trust or hide."
    )
    strict_records: bool = _setting(
        False, "Errors in records fail the build; STRICT_RECORDS=1 overrides it."
    )
    per_page: int = _setting(100, "Papers on one page of a listing.")
    listing_pages: int = _setting(
        2, "Pages a listing may have; older papers are reached through the search page."
    )
    home_newest: int = _setting(10, "Newest papers on the home page.")
    author_pages_from: int = _setting(
        5,
        "An author gets a page from this number of papers on; the index links others' papers.",
    )
    author_pages_most: int = _setting(
        1000,
        "Authors who get a page at most: beyond, it takes more papers; the search lists theirs.",
    )
    index_text_limit: int = _setting(
        20_000, "Characters of one record's body that the search index reads."
    )
    body_limit: int = _setting(
        100_000, "Characters of one record's body that its page shows; the file holds the rest."
    )
    workers: int = _setting(0, "Processes that share the work; 0 takes as many as there are cores.")
    dask_scheduler: str = _setting(
        "", "Address of a Dask scheduler that does the work, or local; needs the extra dask."
    )
    cache_dir: str = _setting(
        ".cache/papershelf",
        "Folder where work is remembered between builds, or empty; CACHE_DIR overrides it.",
    )
    size_limit_mb: int = _setting(
        1000, "Size in MB (10**6 bytes) that the host takes; the build tells from 80% on."
    )

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> Settings:
        """Check and convert the mapping of a configuration file.

        Raises:
            SettingsError: on an unknown key (naming the nearest known one) or a
                value of the wrong type or range (naming what was expected).
        """
        known = {item.name for item in fields(cls)}
        for key in values:
            if key not in known:
                raise SettingsError(_unknown_key(str(key), sorted(known)))
        hints = get_type_hints(cls)
        # YAML's empty value, and an empty variable of the environment, leave the default.
        given = {key: value for key, value in values.items() if value is not None}
        return cls(**{key: _convert(key, value, hints[key]) for key, value in given.items()})

    def override(self, environ: Mapping[str, str]) -> Settings:
        """These settings with PAPERS_DIR, CACHE_DIR and STRICT_RECORDS of the environment."""
        changed = self
        if environ.get("PAPERS_DIR"):
            changed = replace(changed, papers_dir=environ["PAPERS_DIR"])
        if environ.get("CACHE_DIR"):
            changed = replace(changed, cache_dir=environ["CACHE_DIR"])
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
    # bool is a subclass of int: `per_page: yes` must not pass as 1.
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise SettingsError(f"{name}: found {value!r}, expected {_NAMES[kind]}")
    least = 0 if key == "workers" else 1
    if kind is int and isinstance(value, int) and value < least:
        raise SettingsError(f"{name}: found {value!r}, expected a number of at least {least}")
    return value


_NAMES = {int: "a whole number", bool: "true or false", str: "a text"}
