"""The texts of the page that shows the searches which found papers."""

from __future__ import annotations

from papershelf.texts import date_in_words, papers

TITLE = "How the papers were found"
DESCRIPTION = "The searches of databases that brought papers onto this shelf, with their results."
LINK = "The searches that brought papers onto this shelf"
TOGETHER = "All searches together"
NOTE = (
    "A number in brackets is the item of PRISMA-S, a standard for reporting searches, that a line"
    " answers."
)
# What the lines of a search say.
SOURCE, QUERY, WRITTEN, LIMITS, BY, REPEATS, FILE = (
    "Database (1)", "Query as run (8)", "Query as written", "Limits (9)", "Searched by",
    "Repeats (12)", "Record of the search",
)  # fmt: skip
DATE, FOUND, DUPLICATES = "Date of search (13)", "Records found (15)", "Duplicates (16)"
# The steps of the diagram, and what leaves at each.
MATCHING, IDENTIFIED, UNKNOWN, NEW, SHOWN = (
    "Match the query", "Identified", "Not on the shelf before", "New records", "Shown on this site",
)  # fmt: skip
NOT_FETCHED, KNOWN, REJECTED, GONE = "Not fetched", "Duplicates", "Rejected", "Merged, removed"


def introduction(searches: int, shown: int, total: int) -> str:
    """Return the sentences above the searches.

    Args:
        searches: how many there are.
        shown: papers of the site that they brought.
        total: papers of the site.
    """
    count = "One search of a database" if searches == 1 else f"{searches:,} searches of databases"
    text = f"{count} brought {shown:,} of the {papers(total)} on this site."
    return f"{text} The others came in another way." if shown < total else text


def heading(date: str, source: str) -> str:
    """Return the heading of a search; `date` is as ISO 8601 writes it."""
    return f"{source}, {date_in_words(date)}"


def limits(since: str, most: int) -> str:
    """Return the limits of a search; `since` is a day, or ``""``."""
    first = f"published on {date_in_words(since)} or later; " if since else ""
    return f"{first}at most {papers(most)}"


def found(total: int, fetched: int) -> str:
    """Return how many papers a database has for a query, and how many were fetched."""
    how = "all of them" if fetched >= total else f"{fetched:,}"
    return f"{total:,}, {how} fetched"


def duplicates(number: int, updated: int) -> str:
    """Return how many papers were on the shelf before."""
    more = f", of which {updated:,} got what their records lacked" if updated else ""
    return f"{number:,}{more}"


def numbered(label: str, number: int) -> str:
    """Return a step of the diagram, for those who do not see it."""
    return f"{label}: {number:,}"
