"""The texts of the page that tells the curator what to mend.

What each code means, and what to do about it, is in `papershelf.problems.codes`.
"""

from __future__ import annotations

from collections.abc import Mapping

from papershelf.problems import Severity
from papershelf.texts import papers as papers  # the page says how many papers the search finds

TITLE = "Quality of the records"
DESCRIPTION = "What is wrong with the records of this shelf, and what to do about it"
LEAD = (
    "For the curator: what was found while the records were read, by kind, with what to do about"
    " it. Readers need not know any of this."
)
TODO, EDIT, SEARCH = "What to do:", "Edit", "Search for them:"
NOTHING = "Nothing is left to do."
REPAIRED = "Repaired while reading"
REPAIRED_NOTE = "The site shows these records as they were meant. Nothing is left to do."
# Heading and explanation of each severity.
SEVERITIES: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: (
        "Errors",
        "The record is not on the site, or the site cannot show what it says.",
    ),
    Severity.WARNING: ("Warnings", "Something is missing or wrong, and readers notice."),
    Severity.INFO: ("Remarks", "Worth a look. Readers hardly notice."),
}


def records(number: int) -> str:
    """Return ``1 record``, ``1,234 records``."""
    return f"{number:,} record" if number == 1 else f"{number:,} records"


def state(total: int, faulty: int) -> str:
    """Return the sentence that says how many records have something left to mend."""
    if not faulty:
        return f"{records(total)}. {NOTHING}"
    verb = "has" if faulty == 1 else "have"
    return f"{records(total)}, of which {faulty:,} {verb} something to mend."


def first_of(shown: int, found: int) -> str:
    """Return the line below a list that does not show all records of a code."""
    return (
        f"These are {shown:,} of {found:,}. The command papershelf check lists all of them, and"
        " the search shows their papers."
    )
