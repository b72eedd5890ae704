"""What the index reads of a paper: one text a field, a boost a document."""

from __future__ import annotations

import re
from dataclasses import dataclass

from papershelf.model import Paper, Tag
from papershelf.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index.

    Attributes:
        boost: multiplies the weight of every term in it.
        column: whether the norms of all documents are worth a file of their own,
            which long lists of postings then share: where lengths vary much.
    """

    name: str
    boost: float
    column: bool = False


# In the order of their numbers in the shards: the most frequent ones first, because a
# term's fields are a bit mask in which the first seven cost one byte.
FIELDS = (
    Field("abstract", 1.0, column=True),
    Field("title", 3.0),
    Field("authors", 2.0),
    Field("topics", 0.5),
    Field("conditions", 0.5),
    Field("journal", 0.5),
    Field("doi", 1.0),
    Field("body", 0.5, column=True),
    Field("summary", 1.0),
    Field("year", 0.5),
)

# Addresses in a text are no words; link targets of Markdown are addresses as well.
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)")


def fields_of(paper: Paper, vocabulary: Vocabulary, text_limit: int) -> tuple[str, ...]:
    """The texts of `paper` in the order of `FIELDS`; ``""`` where it has none.

    Of each at most `text_limit` characters are read: a few scraped full texts would
    outweigh a thousand abstracts.
    """
    body = "\n".join(section.text for section in paper.sections)[:text_limit]
    texts = (
        paper.abstract.text,
        paper.title,
        " ".join(author.display for author in paper.authors),
        _labels(paper.topics, vocabulary),
        _labels(paper.conditions, vocabulary),
        paper.journal.full if paper.journal else "",
        paper.doi or "",
        _ADDRESS.sub(" ", body),
        paper.summary.text if paper.summary else "",
        str(paper.published.year) if paper.published else "",
    )
    return tuple(text[:text_limit] for text in texts)


def _labels(tags: tuple[Tag, ...], vocabulary: Vocabulary) -> str:
    """The labels of the tags that the text supports."""
    return ", ".join(vocabulary.terms[tag.slug].label for tag in tags if tag.listed)
