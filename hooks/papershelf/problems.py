"""Problems: what is wrong with a record, as data.

A problem is returned beside the result it concerns; the core never prints or
logs one.  A code, once published, never changes its meaning.
"""

from __future__ import annotations

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
        code: a stable identifier such as ``doi-missing``; see `CODES`.
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
        """The order of a report: by path, code, field, message."""
        return self.path, self.code, self.field, self.message

    @property
    def severity(self) -> Severity:
        """The severity that the code carries, by `CODES`."""
        return CODES[self.code]


_ERRORS = (
    "not-a-paper",  # rejected: the file is no research paper
    "unreadable",  # rejected: the file cannot be read as text (binary, permission)
    "yaml-invalid",  # rejected: the front matter is not valid YAML or not a mapping
    "outside-folder",  # rejected: a symbolic link that leads out of the papers folder
    "title-missing",
    "doi-from-reference",
    "body-binary",
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
    "condition-unsupported",
    "topic-unsupported",
    "date-missing",
    "date-implausible",
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
    "field-invalid",  # a text that is not in the field's form, as an ISSN with a wrong digit
    "field-type",  # a front matter value of another type than the field takes
)
_INFOS = (
    "condition-unverified",
    "condition-unlisted",
    "topic-unverified",
    "topic-unlisted",
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
)

# code -> severity
CODES: dict[str, Severity] = {
    **dict.fromkeys(_ERRORS, Severity.ERROR),
    **dict.fromkeys(_WARNINGS, Severity.WARNING),
    **dict.fromkeys(_INFOS, Severity.INFO),
}

# codes whose record does not become a paper
REJECTING = frozenset({"not-a-paper", "unreadable", "yaml-invalid", "outside-folder"})
