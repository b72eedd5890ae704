"""Values of fields as `papershelf explain` shows them."""

from __future__ import annotations

from papershelf.model import Abstract, Author, PartialDate, Section


def show_authors(authors: tuple[Author, ...]) -> str:
    """Return names as lists of references have them, family name first."""
    return "; ".join(author.inverted for author in authors)


def show_date(date: PartialDate) -> str:
    """Return a date as precise as it is, and where it was read."""
    return f"{date.iso} ({date.source})"


def show_abstract(abstract: Abstract) -> str:
    """Return how much there is of an abstract, and the labels of its parts."""
    labels = [part.label for part in abstract.parts if part.label]
    parts = f", parts {', '.join(labels)}" if labels else ""
    return f"{abstract.status}, {len(abstract.text)} characters{parts}"


def show_sections(sections: tuple[Section, ...]) -> str:
    """Return the headings of sections, each with its number of characters."""
    return "; ".join(f"{section.heading} ({len(section.text)})" for section in sections)
