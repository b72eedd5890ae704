"""The texts of the pages that list the papers of a group, such as a term, a journal or a year."""

from __future__ import annotations

from collections.abc import Mapping

from papershelf.model import TagStatus
from papershelf.texts import papers

ABOUT_PAPERS, PAPERS, START_WITH, ALSO_CALLED, EVERYDAY_WORDS = (
    "Papers about it", "Papers", "Start with these", "Also called", "Everyday words",
)  # fmt: skip
CHART = "Papers about it a year"
CHART_NOTE = "A bar twice as high means four times as many papers, so that few can be seen too."
BARS_NOTE = "The other bars count papers that mention it, too, as the searches do that they open."
PART_OF, INCLUDES, SEARCH_WITHIN, EXPORT = "Part of", "Includes", "Search within them", "Export"
MENTIONS = "Mentioned only"
MENTIONS_NOTE = (
    "The text names it, but neither the title nor enough of the abstract does: these papers are"
    " about something else."
)
OFF_TOPIC_NOTE = (
    "These papers hardly have to do with the subject of this site: what they name is in papers of"
    " any field. They do not count."
)
UNVERIFIED_NOTE = (
    "Whoever collected these papers filed them under this subject. There is no abstract in which to"
    " check that."
)
UNSUPPORTED_NOTE = (
    "The acquired records carry this tag, but neither title, abstract nor body names it."
)


def _status_counts(counts: tuple[int, int, int]) -> list[str]:
    """Return how many papers are about a term, mention it, and have an unverified tag of it."""
    about, mention, unverified = counts
    parts = [f"{papers(about)} about it"]
    if mention:
        parts.append(f"{mention:,} {'mentions' if mention == 1 else 'mention'} it")
    if unverified:
        parts.append(f"{unverified:,} not confirmed")
    return parts


def group_count(counts: tuple[int, int, int], own: int | None, narrower: str) -> str:
    """Return the sentence that says how many papers a term has.

    ``125 papers about it, 82 mention it.``  With narrower terms: ``412 papers with its narrower
    topics (35 without them): 125 papers about it, 287 mention it.``

    Args:
        counts: numbers of papers about it, that mention it, and unverified ones.
        own: the number without the papers of narrower terms; None if there are none.
        narrower: what the narrower terms are called, ``topics``.
    """
    text = ", ".join(_status_counts(counts)) + "."
    if own is None:
        return text
    return f"{papers(sum(counts))} with its narrower {narrower} ({own:,} without them): {text}"


def paper_count(number: int) -> str:
    """Return the sentence that says how many papers a group without statuses has."""
    return f"{papers(number)}."


def group_description(label: str, count: str) -> str:
    """Return the description of a group that has none of its own, for search engines."""
    return f"{label}: {count}"


def unverified_papers(number: int) -> str:
    """Return the line above the folded papers whose tag nothing confirms."""
    return f"{papers(number)} with this tag and no abstract that could confirm it"


def off_topic_papers(number: int) -> str:
    """Return the line above the folded papers that are off the shelf's subject."""
    return f"{papers(number)} off the subject of this site"


def newest_of(shown: int, left: Mapping[str, int]) -> str:
    """Return the sentence below a list that does not show all papers.

    Args:
        shown: the number of papers that it shows.
        left: for a term, status -> number of papers that it does not show.
    """
    verbs = {
        TagStatus.ABOUT: ("is about it", "are about it"),
        TagStatus.MENTIONS: ("mentions it", "mention it"),
        TagStatus.UNVERIFIED: ("is not confirmed", "are not confirmed"),
    }
    rest = [f"{left[one]:,} {said[left[one] > 1]}" for one, said in verbs.items() if left.get(one)]
    more = f" Of the others, {', '.join(rest)}." if rest else ""
    return f"These are the newest {shown} of them.{more}"


def browse_all(number: int) -> str:
    """Return the text of the link to all papers of a list."""
    return f"Browse all {papers(number)} on the search page"


def unsupported(label: str, number: int) -> str:
    """Return the label above the papers of a group whose text does not support the tag."""
    return f"Tagged {label}, but the text does not name it ({number:,})"


def newest_unsupported(shown: int, number: int) -> str:
    """Return the sentence below a list of such papers that does not show all."""
    return f"These are the newest {shown} of {number}."


def term_count(counts: tuple[int, int, int], own: int | None) -> str:
    """Return the paper counts of a term of an index; arguments as in `group_count`."""
    parts = _status_counts(counts)
    if own is not None:
        parts.append("narrower ones included")
    return ", ".join(parts)
