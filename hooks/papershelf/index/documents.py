"""Extracts from a paper the text of each field of the index."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from papershelf.catalogue.groups import counts_as, with_broader
from papershelf.index.tokenise import fold
from papershelf.model import Paper, Tag, TagStatus
from papershelf.settings import Settings, TagEvidence
from papershelf.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the index.

    Attributes:
        boost: multiplies the weight of every term in it.
        column: whether the norms of all documents may have their own file, which long lists of
            postings share; worth it for fields whose lengths vary much.
        whole: whether its text consists of finished terms, separated by spaces.
    """

    name: str
    boost: float
    column: bool = False
    whole: bool = False


_FIRST = (
    Field("abstract", 1.0, column=True),
    Field("title", 2.0),
    Field("authors", 2.0),
)
_LAST = (
    Field("journal", 0.5),
    Field("doi", 1.0, whole=True),
    Field("body", 0.5, column=True),
    Field("summary", 1.0),
    Field("year", 0.5),
)
_TAG_BOOST = 0.5


def index_fields(vocabulary: Vocabulary) -> tuple[Field, ...]:
    """Return the fields of a shelf's index, in the order of their numbers in the shards.

    The most frequent fields come first, because a term's fields are a bit mask in which
    the first seven take one byte; the main facet's field, with the fewest tags, is the
    last one of tags.  The few terms of facts are in fields of their own at the end.
    """
    tags = (Field(facet.field, _TAG_BOOST, whole=True) for facet in vocabulary.tag_facets[::-1])
    facts = (Field(facet.field, _TAG_BOOST, whole=True) for facet in vocabulary.fact_facets)
    return (*_FIRST, *tags, *_LAST, *facts)


# Addresses in a text are not words; link targets of Markdown are addresses too.
_ADDRESS = re.compile(r"https?://\S+|\]\([^()\s]*\)")


# Prefixes that make a tag's slug a term.  No word of a text has such a prefix, nor becomes
# such a term by the two edits that a query may allow (``eeg~2``).
LISTED, UNVERIFIED = "#is:", "#may:"
# The same for ids of PubMed and of PubMed Central.
PUBMED, CENTRAL = "#pmid:", "#"


# Off-topic papers come after all others that match as well.
_OFF_TOPIC_BOOST = 0.1


def boost_of(paper: Paper) -> float:
    """Return the factor of a paper's score."""
    return paper.search_priority * (_OFF_TOPIC_BOOST if paper.off_topic else 1)


def fields_of(paper: Paper, vocabulary: Vocabulary, settings: Settings) -> tuple[str, ...]:
    """Return the texts of `paper` in the order of `index_fields`; ``""`` for a missing one.

    Each text is cut at ``settings.index_text_limit`` characters: otherwise a few scraped
    full texts would take more space than a thousand abstracts.
    """
    body = "\n".join(section.text for section in paper.sections)[: settings.index_text_limit]
    texts = (
        paper.abstract.text,
        paper.title,
        # Not by a blank: the names of two authors are no run.
        ", ".join(author.display for author in paper.authors),
        *_tag_texts(paper, vocabulary, settings.tag_evidence),
        paper.journal.full if paper.journal else "",
        " ".join(_numbers(paper)),
        _ADDRESS.sub(" ", body),
        paper.summary.text if paper.summary else "",
        str(paper.published.year) if paper.published else "",
        *(
            " ".join(_fact_terms(paper.facts_of(facet.name), vocabulary))
            for facet in vocabulary.fact_facets
        ),
    )
    return tuple(text[: settings.index_text_limit] for text in texts)


def _numbers(paper: Paper) -> Iterator[str]:
    """Yield the numbers by which a paper is known, as terms that no word of a query becomes."""
    if paper.doi:
        yield fold(paper.doi)
    if paper.pmid:
        yield f"{PUBMED}{paper.pmid}"
    if paper.pmcid:
        yield f"{CENTRAL}{fold(paper.pmcid)}"


def _tag_texts(paper: Paper, vocabulary: Vocabulary, evidence: TagEvidence) -> Iterator[str]:
    """Yield the texts of the fields of tags."""
    for facet in vocabulary.tag_facets[::-1]:
        yield " ".join(tag_terms(paper.tags_of(facet.name), vocabulary, evidence))


def tag_terms(tags: Iterable[Tag], vocabulary: Vocabulary, evidence: TagEvidence) -> list[str]:
    """Return the terms of tags and of all broader terms.

    A term that the paper mentions is ``#is:slug``, and one that it is about is the same twice,
    so that the usual weight of frequent words puts it first.  Unverified tags give
    ``#may:slug``; unsupported ones are not indexed.
    """
    own = {tag.slug: counts_as(tag, evidence) for tag in tags}
    terms: list[str] = []
    for slug, status in with_broader(own, vocabulary).items():
        if status is TagStatus.UNVERIFIED:
            terms.append(UNVERIFIED + slug)
        elif status is not TagStatus.UNSUPPORTED:
            terms += [LISTED + slug] * (2 if status is TagStatus.ABOUT else 1)
    return terms


def _fact_terms(slugs: Iterable[str], vocabulary: Vocabulary) -> list[str]:
    """Return the terms of the facts that a paper has and of all broader ones."""
    own = dict.fromkeys(slugs, TagStatus.ABOUT)
    return [LISTED + slug for slug in with_broader(own, vocabulary)]
