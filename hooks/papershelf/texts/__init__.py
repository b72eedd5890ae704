"""All texts of the generated pages that a reader sees, in one place for translation.

Those of the pages of groups are in `papershelf.texts.groups`.  The browser's texts are in
``hooks/browser/texts/``.  Messages for the curator are beside the rules they report on.
"""

from __future__ import annotations

from collections.abc import Mapping

from papershelf.model import AbstractStatus, PartialDate, RelationKind, TagStatus

_MONTHS = (
    "January February March April May June July August September October November December"
).split()


def papers(number: int) -> str:
    """Return ``1 paper``, ``1,234 papers``."""
    return f"{number:,} paper" if number == 1 else f"{number:,} papers"


def date(published: PartialDate) -> str:
    """Return a date in words: ``16 October 2025``, ``October 2025``, ``2025``."""
    words = [str(published.year)]
    if published.month:
        words.insert(0, _MONTHS[published.month - 1])
        if published.day:
            words.insert(0, str(published.day))
    return " ".join(words)


def date_in_words(iso: str) -> str:
    """Return an ISO 8601 date, complete or reduced, in words: ``30 September 2025``."""
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    words = [str(day)] if day else []
    return " ".join([*words, *([_MONTHS[month - 1]] if month else []), str(year)])


# Every page.
MENU = "Menu"
NO_DATE = "no date"
OTHER_AUTHORS = " et al."
ALL_PAPERS = "All papers"
NO_PAPERS = "There are no papers yet. Put records into the papers folder and build again."
PAGER = "Pages of this list"
FEED = "Feed of new papers"
UNNAMED = "No author named"


def page_label(number: int) -> str:
    """Return the text that a screen reader reads for a link to a page of a list."""
    return f"Page {number}"


def numbered(heading: str, number: int) -> str:
    """Return the heading of a page of a list; the first page has no number."""
    return f"{heading}, page {number}" if number > 1 else heading


def numbered_title(title: str, number: int) -> str:
    """Return the title of a page of a list."""
    return f"{title} – page {number}" if number > 1 else title


def numbered_description(title: str, number: int) -> str:
    """Return the description of an index page after the first."""
    return f"{title}, page {number}."


# The end of every page.
GLOSSARY, EXPLAIN, NUMBERS = "Glossary", "What these words mean", "The shelf in numbers"
SOURCES, LICENCE, CORRECTIONS, REPORT = (
    "Where the records are from", "Licence", "Found an error?", "Report it",
)  # fmt: skip


def shelf_state(number: int, acquired: str) -> str:
    """Return how many papers there are, and the date of the newest record if it is known.

    Args:
        number: of papers.
        acquired: ISO 8601 date, complete or reduced, or ``""``.
    """
    text = f"{papers(number)}."
    return f"{text} The newest record is of {date_in_words(acquired)}." if acquired else text


# A paper's page.
SUMMARY, ABSTRACT, RELATED, RECORD = (
    "Plain-language summary", "Abstract", "Related papers", "How this record was read",
)  # fmt: skip
YEAR_FROM_DOI = "(year read from the DOI)"
KINDS = {"chapter": "Chapter", "preprint": "Preprint"}
READ, SHARE = "Read at the publisher", "Share"
CUT = "The text is cut here: the record is longer than this page shows."
NO_DOI = "The record states no DOI, so there is no permanent link to the paper."
NO_PUBLICATION_DATE = "The record states no publication date."
NO_AUTHORS = "The record names no authors."
ABSTRACT_NOTES = {
    AbstractStatus.COMPLETE: "",
    AbstractStatus.PARTIAL: "A part of this abstract was lost when the record was acquired.",
    AbstractStatus.TRUNCATED: "This abstract was cut off when the record was acquired.",
    AbstractStatus.LOST: "The abstract was lost when the record was acquired.",
    AbstractStatus.ABSENT: "The record has no abstract.",
    AbstractStatus.WITHHELD: "For reasons of rights this site does not show the text of the paper.",
}
FULL_TEXT = "Full text"
# What is said of tags that a paper is not known to be about.
MARKS = {
    TagStatus.MENTIONS: "Mentioned",
    TagStatus.UNVERIFIED: "Named by the record, not confirmed",
}
RELATIONS = {
    RelationKind.CORRECTS: "Corrects",
    RelationKind.CORRECTED_BY: "Corrected by",
    RelationKind.RETRACTS: "Retracts",
    RelationKind.RETRACTED_BY: "Retracted by",
    RelationKind.REPLIES_TO: "Replies to",
    RelationKind.REPLIED_BY: "Reply",
    RelationKind.PREPRINT_OF: "Published version",
    RelationKind.PUBLISHED_AS: "Preprint",
    RelationKind.VERSION_OF: "Other version",
}
PUBMED, SOURCE, METHOD, QUERY, ACQUIRED = (
    "PubMed", "Source", "Acquired by", "Search query", "Acquired on",
)  # fmt: skip
RECORD_FILE, MERGED_RECORD, NOTED = "Record file", "Merged record", "Noted on reading"


CLAIMED = "Tags the record claims and the text does not name"


def other_authors(number: int) -> str:
    """Return the text above the authors that are folded."""
    return f"{number:,} more authors"


def issue(volume: str | None, number: str | None, pages: str | None) -> str:
    """Return where in a journal a paper is: ``12(3): 211–219``, ``12``, ``211–219``, or ``""``."""
    place = f"{volume or ''}({number})" if number else volume or ""
    return ": ".join(filter(None, (place, (pages or "").replace("-", "–"))))


# Indexes and the home page.
SEARCH_ALL, SEARCH, SEARCH_THEM, NEWEST, FIRST_LETTERS = (
    "All papers", "Search", "Search them", "Newest papers", "First letters",
)  # fmt: skip
TRY = "For example:"
OFTEN_WITH = "Often with"


def per_year(years: Mapping[int, int]) -> str:
    """Return what a chart of papers per year shows; `years` has the number of each year."""
    first, last = min(years), max(years)
    most = max(years, key=lambda year: (years[year], year))
    span = f"{first}" if first == last else f"{first} to {last}"
    return f"Papers a year, {span}; most in {most}: {years[most]:,}"


def each_year(years: Mapping[int, int]) -> str:
    """Return the numbers that a chart of papers per year shows, for those who do not see it."""
    numbers = ", ".join(f"{year}: {years[year]:,}" for year in sorted(years))
    return f"{per_year(years)}. {numbers}"


def other_terms(title: str) -> str:
    """Return the heading of the terms that have no card; `title` names all: ``Conditions``."""
    return f"Other {title[:1].lower()}{title[1:]}"


NO_NAMES = "Nothing here yet: no record in the papers folder states one."
NO_TERMS = "Nothing here yet: no record in the papers folder names one."


def search_papers(number: int) -> str:
    """Return the label of the home page's search box."""
    return f"Search {papers(number)}"


def paper_word(number: int) -> str:
    """Return the word after a number of papers, for screen readers."""
    return "paper" if number == 1 else "papers"


def newest_first(number: int, off_topic: int) -> str:
    """Return the sentence above the list of all papers."""
    last = f"undated ones and {off_topic:,} off-topic" if off_topic else "undated ones"
    return f"{papers(number)}, newest first; {last} come last."


def undated(number: int) -> tuple[str, str]:
    """Return the sentence on undated papers, as the texts before the link and of the link."""
    return f"{papers(number)} without a stated date are at the end of", "all papers"


# The header's search box, and the page for an address that does not exist.
SEARCH_PLACEHOLDER = 'Words, "a phrase", author:name, year:2020..'
SEARCH_LINK_ONLY, SEARCH_BEST = "Nothing but the search page", "The best matches"
MOVED = "This paper has moved to"
NOT_FOUND = "We cannot find this page"
NOT_FOUND_TEXT = (
    "Perhaps the address has a typing error, or the page was moved or removed. Search for what you"
    " were looking for, or start from one of these pages."
)
NOT_FOUND_LABEL = "Words, a title, an author, a DOI"
