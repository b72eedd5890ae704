"""What the index reads of a paper: one text a field, a boost a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from papershelf.index.tokenise import fold
from papershelf.model import Paper, Tag, TagStatus
from papershelf.settings import Settings, TagEvidence
from papershelf.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index.

    Attributes:
        boost: multiplies the weight of every term in it.
        column: whether the norms of all documents are worth a file of their own,
            which long lists of postings then share: where lengths vary much.
        whole: whether its text is terms already, separated by spaces.
    """

    name: str
    boost: float
    column: bool = False
    whole: bool = False


# In the order of their numbers in the shards: the most frequent ones first, because a
# term's fields are a bit mask in which the first seven cost one byte.
FIELDS = (
    Field("abstract", 1.0, column=True),
    Field("title", 2.0),
    Field("authors", 2.0),
    Field("topics", 0.5, whole=True),
    Field("conditions", 0.5, whole=True),
    Field("journal", 0.5),
    Field("doi", 1.0, whole=True),
    Field("body", 0.5, column=True),
    Field("summary", 1.0),
    Field("year", 0.5),
)

# Addresses in a text are no words; link targets of Markdown are addresses as well.
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)")


# What stands before a slug to make the term of a tag.  No word of a text has it, nor
# becomes such a term by the two edits that a query may allow (``eeg~2``).
LISTED, UNVERIFIED = "#is:", "#may:"


def fields_of(paper: Paper, vocabulary: Vocabulary, settings: Settings) -> tuple[str, ...]:
    """The texts of `paper` in the order of `FIELDS`; ``""`` where it has none.

    Of each at most ``settings.index_text_limit`` characters are read: a few scraped
    full texts would outweigh a thousand abstracts.
    """
    body = "\n".join(section.text for section in paper.sections)[: settings.index_text_limit]
    design = [LISTED + paper.study_design] if paper.study_design else []
    texts = (
        paper.abstract.text,
        paper.title,
        " ".join(author.display for author in paper.authors),
        " ".join(tag_terms(paper.topics, vocabulary, settings.tag_evidence) + design),
        " ".join(tag_terms(paper.conditions, vocabulary, settings.tag_evidence)),
        paper.journal.full if paper.journal else "",
        fold(paper.doi or ""),
        _ADDRESS.sub(" ", body),
        paper.summary.text if paper.summary else "",
        str(paper.published.year) if paper.published else "",
    )
    return tuple(text[: settings.index_text_limit] for text in texts)


def tag_terms(tags: Iterable[Tag], vocabulary: Vocabulary, evidence: TagEvidence) -> list[str]:
    """The terms of tags: ``#is:slug`` of those listed and what they belong to, ``#may:slug`` of
    those that nothing verifies; unsupported ones are no part of the index."""
    terms: dict[str, None] = {}
    for tag in tags:
        if tag.listed or evidence is TagEvidence.TRUST:
            slug: str | None = tag.slug
            while slug is not None:
                terms[LISTED + slug] = None
                slug = vocabulary.terms[slug].parent
        elif tag.status is TagStatus.UNVERIFIED:
            terms[UNVERIFIED + tag.slug] = None
    return list(terms)
