"""One problem of one record.

A problem is returned beside the result it concerns; the core never prints or
logs one.
"""

from __future__ import annotations

from papershelf.machinery.frozen import Value
from papershelf.problems.codes import Severity, severity_of


class Problem(Value, frozen=True):
    """One thing found wrong with one record.

    Attributes:
        code: a stable identifier such as ``doi-missing``; see `meaning_of`.
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
