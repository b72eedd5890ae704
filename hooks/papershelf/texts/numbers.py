"""The texts of the numbers page."""

from __future__ import annotations

from papershelf.texts import papers

TITLE, ADDRESS = "The numbers", "numbers"
DESCRIPTION = "How many papers this shelf has, of which years, on what, and how complete they are"
YEARS, COMPLETE, OTHER_NUMBERS = "Papers a year", "How complete the records are", "As a table"
NAME, NUMBER, SHARE, SHARE_BAR, BY_YEAR = "Name", "Papers", "Share", "Share, drawn", "By year"
YEAR = "Year"
NONE = "There are no papers yet."

# What a record may lack.
DOI, PUBMED, ABSTRACT, WHOLE, DATE, AUTHORS, JOURNAL, FULL_TEXT, SUMMARY, NO_PROBLEM = (
    "A DOI", "A PubMed id", "An abstract", "A whole abstract", "A stated date", "Authors",
    "A journal", "The full text", "A plain-language summary", "No open problem",
)  # fmt: skip


def known(label: str) -> str:
    """Return the row of a facet of facts: the share of papers whose value is known."""
    return f"{label}, stated or read from the text"


def lead(number: int, years: tuple[int, int], journals: int, authors: int) -> str:
    """Return the sentence above all numbers.

    Args:
        number: of papers.
        years: of the oldest and the newest, zeros if none has a date.
        journals: their number.
        authors: number of different names.
    """
    span = f" of {years[0]} to {years[1]}" if years[0] else ""
    names = "author's name" if authors == 1 else "authors' names"
    places = "journal" if journals == 1 else "journals"
    return f"{papers(number)}{span}, from {journals:,} {places}, with {authors:,} {names}."


def off_topic(number: int) -> str:
    """Return the sentence on the papers that do not count."""
    verbs = ("is", "does") if number == 1 else ("are", "do")
    return f"{number:,} more {verbs[0]} off the shelf's subject, and {verbs[1]} not count here."


def undated(number: int) -> str:
    """Return the sentence on papers without a year."""
    return f"{papers(number)} without a date {'is' if number == 1 else 'are'} not in the chart."


def most(shown: int, total: int, title: str) -> str:
    """Return the line below a table that does not show all; `title` is the noun for all."""
    return f"The {shown:,} with most papers, of {total:,} {title}."


def complete_lead(number: int) -> str:
    """Return what the table of completeness shows."""
    return f"Of the {papers(number)}, so many have:"


def includes_narrower() -> str:
    """Return the line below a table of terms that have narrower ones."""
    return "Papers about a narrower one count for the broader, too."
