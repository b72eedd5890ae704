"""Problems: what is wrong with a record, as data, and what each code means to the curator."""

from papershelf.problems.codes import (
    CODES,
    REJECTING,
    TAG_CODES,
    Meaning,
    Severity,
    codes_of,
    meaning_of,
    severity_of,
    tag_code,
)
from papershelf.problems.problem import Problem

__all__ = [
    "CODES",
    "REJECTING",
    "TAG_CODES",
    "Meaning",
    "Problem",
    "Severity",
    "codes_of",
    "meaning_of",
    "severity_of",
    "tag_code",
]
