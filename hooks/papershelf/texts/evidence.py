"""The texts of the evidence map."""

from __future__ import annotations

from papershelf.texts import date_in_words, papers

TITLE, MENU, ADDRESS = "Evidence map", "Map", "map"
DESCRIPTION = "Which subjects the papers of this shelf study together, and which they do not"
ALL, FROM, TO, CLEAR = "All", "Years from", "to", "Clear"
MENTIONS = "Count papers that only mention them, too"
DOWNLOAD_CELL = "A number downloads its papers"
DOWNLOAD_ALL = "The whole map as JSON"
KEYS = "In the table the arrow keys go from number to number."
LEGEND = "Papers"
LEGEND_GAP = "many papers, no recent review"
GAPS, NO_STUDY, NO_REVIEW, CHANGES = (
    "Gaps", "No study on this shelf", "Many studies, no recent review", "What has changed",
)  # fmt: skip
MORE_GAPS = "The others"
NO_GAPS = "There is none: each has papers about every other."
NOTHING_TO_COMPARE = "This is the first version, or no earlier one is known to compare it with."
NO_CHANGE = "No number of the map has changed."
NOTHING = "No paper has a term of both yet."


def caption(row: str, column: str) -> str:
    """Return the caption of the table; arguments are the nouns for one row and one column."""
    return f"Papers about each {row} and {column}"


def introduction(row: str, column: str) -> str:
    """Return how to read the table."""
    return (
        f"Each number says how many papers are about both the {row} of its line and the {column}"
        " of its column, or about something narrower. The stronger the colour, the more. Press a"
        " number to see its papers."
    )


def state(number: int, date: str) -> str:
    """Return how many papers the map is made from, and of which date it is."""
    made = f"Made from {papers(number)}"
    return f"{made}; the newest record is of {date_in_words(date)}." if date else f"{made}."


def levels(starts: tuple[int, ...]) -> list[str]:
    """Return what each shade means: ``1``, ``2–4``, ``25 and more``."""
    found = []
    for start, following in zip(starts, (*starts[1:], 0), strict=True):
        if not following:
            found.append(f"{start:,} and more" if start > 1 else "1 and more")
        else:
            found.append(f"{start:,}" if following == start + 1 else f"{start:,}–{following - 1:,}")
    return found


def no_study(row: str, column: str) -> str:
    """Return what the list of pairs without a paper shows."""
    return (
        f"For each {row}, with most papers first: every {column} of the map that no paper here is"
        " about together with it. Numbers in brackets count papers: those about both or, for a gap,"
        " those that mention both. A gap is one of this shelf only: other papers may exist."
    )


def nothing_about_any(columns: int, *, mentioned: bool) -> str:
    """Return what is said of a row that no paper is about together with one of the columns.

    Args:
        columns: their number.
        mentioned: whether the names of columns follow that some papers mention with it.
    """
    return f"nothing about any of the {columns:,}{'; only mentioned with' if mentioned else ''}"


def nothing_about(number: int, columns: int, *, few: bool) -> str:
    """Return the words before the names of columns.

    Args:
        number: of columns without a paper.
        columns: number of all columns.
        few: whether the columns *with* papers follow, as they are fewer.
    """
    return f"nothing about {number:,} of {columns:,}; only about" if few else "nothing about"


def no_review(many: int, years: tuple[int, int], kinds: str, *, found: bool) -> str:
    """Return what the list of pairs without a recent review shows.

    Args:
        many: the least number of papers of such a pair.
        years: first and last year in which a review was looked for.
        kinds: what counts as one, ``guideline, review``.
        found: whether there are such pairs.
    """
    span = f"of {years[0]} to {years[1]}" if years[0] < years[1] else f"of {years[1]}"
    if found:
        return f"At least {many:,} papers are about both, and none {span} is one of these: {kinds}."
    return f"Wherever at least {many:,} papers are about both, one {span} is one of these: {kinds}."


def pair(row: str, column: str) -> str:
    """Return the name of a cell."""
    return f"{row} and {column}"


def unreviewed(number: int, review: int) -> str:
    """Return what is said of such a pair; `review` is the year of the newest review, or 0."""
    last = f"newest review of {review}" if review else "no review"
    return f"{papers(number)}, {last}"


def absent(names: str, noun: str) -> str:
    """Return the sentence on the terms that no paper has."""
    return f"No paper at all has the {noun} {names}."


def compared(date: str, before: int, now: int) -> str:
    """Return the sentence above the changes."""
    since = f"Since the version of {date_in_words(date)}" if date else "Since the last version"
    return f"{since} the shelf has gone from {papers(before)} to {papers(now)}."


def changed(before: int, now: int) -> str:
    """Return how the number of a cell has changed."""
    return f"{papers(now)}, before {before:,}"


def more_changes(number: int) -> str:
    """Return the line above the changes that are folded."""
    return f"{number:,} more"


def strip(pairs: int, empty: int) -> str:
    """Return what the small map on the home page says in words."""
    return f"Of {pairs:,} pairs, {empty:,} have no paper here yet."


def strip_lead(row: str, column: str) -> str:
    """Return the sentence beside the small map on the home page."""
    return f"What has been studied and what has not, by {row} and {column}."
