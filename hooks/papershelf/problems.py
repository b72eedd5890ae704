"""Problems: what is wrong with a record, as data.

A problem is returned beside the result it concerns; the core never prints or
logs one.  A code, once published, never changes its meaning.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from papershelf.machinery.frozen import Value


class Severity(StrEnum):
    """How much a problem matters to a reader of the site."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Problem(Value, frozen=True):
    """One thing found wrong with one record.

    Attributes:
        code: a stable identifier such as ``doi-missing``; see `severity_of`.
        path: the record's path below the papers folder, with ``/`` separators.
        field: the front matter key or model field concerned, ``""`` if the
            whole file is.
        message: what was found, what was expected, and where, in one sentence.
    """

    path: str
    code: str
    field: str
    message: str

    def sort_key(self) -> tuple[str, str, str, str]:
        """Return the key that sorts a report: path, code, field, message."""
        return self.path, self.code, self.field, self.message

    @property
    def severity(self) -> Severity:
        """The severity that the code carries."""
        return severity_of(self.code)


_ERRORS = (
    "not-a-paper",  # rejected: the file is no research paper
    "unreadable",  # rejected: the file cannot be read as text (binary, permission)
    "yaml-invalid",  # rejected: the front matter is not valid YAML or not a mapping
    "outside-folder",  # rejected: a symbolic link that leads out of the papers folder
    "title-missing",
    "doi-from-reference",
    "body-binary",
    "text-lost",  # text that is neither shown nor withheld: a fault of the program
)
_WARNINGS = (
    "not-utf8",  # decoded as Windows-1252 instead
    "control-characters",  # removed from the front matter
    "abstract-lost",
    "abstract-partial",
    "abstract-truncated",
    "abstract-too-short",
    "abstract-empty",
    "abstract-missing",
    "title-truncated",
    "title-generic",
    "title-running-head",
    "date-missing",
    "date-implausible",
    "date-incomplete",  # a day and month that are impossible, or in unknown order
    "doi-missing",
    "doi-dirty",
    "authors-missing",
    "author-none",
    "duplicate-record",
    "url-malformed",
    "url-contradicts-doi",
    "body-boilerplate",
    "body-script",
    "body-lowercased",
    "remote-image",
    "unsafe-link",
    "slug-collision",
    "field-invalid",  # a text without the field's form, such as an ISSN with a wrong digit
    "field-type",  # a front matter value of another type than the field takes
)
_INFOS = (
    "yaml-repaired",  # front matter that is not YAML, read as it was meant
    "body-cut",  # longer than its page shows, by the setting body_limit
    "text-withheld",  # what of the text no page shows, and why
    "off-topic",
    "journal-missing",
    "title-glued-metadata",
    "title-trailing-period",
    "title-translated",
    "authors-stringified",
    "author-names-glued",
    "authors-joined",
    "date-inferred",
    "doi-from-body",
    "doi-from-address",  # read from an address that leads to the paper
    "doi-from-arxiv",  # made of the arXiv id, as arXiv makes its own
)

# The codes of tags are a facet's name and one of these endings: ending -> severity.
TAG_CODES = {
    "unsupported": Severity.WARNING,  # asserted, and no term occurs in the text
    "unverified": Severity.INFO,  # asserted, and there is no abstract to check
    "unlisted": Severity.INFO,  # asserted, and the vocabulary has no such term
}

# code -> severity; `tag_code` makes the codes of tags.
CODES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS, Severity.ERROR),
    **dict.fromkeys(_WARNINGS, Severity.WARNING),
    **dict.fromkeys(_INFOS, Severity.INFO),
}

# A record with one of these codes does not become a paper.
REJECTING = frozenset({"not-a-paper", "unreadable", "yaml-invalid", "outside-folder"})


def tag_code(facet: str, finding: str) -> str:
    """Return the code of a finding (one of `TAG_CODES`) about a tag of `facet`."""
    return f"{facet}-{finding}"


def codes_of(facets: Iterable[str]) -> tuple[str, ...]:
    """Return all codes of a shelf whose tags belong to facets of these names."""
    return (*CODES, *(tag_code(facet, finding) for facet in facets for finding in TAG_CODES))


def severity_of(code: str) -> Severity:
    """Return the severity of a code.

    Raises:
        KeyError: there is no such code.
    """
    known = CODES.get(code)
    return TAG_CODES[code.rpartition("-")[2]] if known is None else known
