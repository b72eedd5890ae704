"""Fabricated papers and catalogues for tests: plain by default, one quirk by argument."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from papershelf.catalogue import Catalogue
from papershelf.catalogue.groups import group_papers, newest_first
from papershelf.index.documents import index_fields
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    DateSource,
    Journal,
    Paper,
    PaperKind,
    PartialDate,
    Provenance,
    Supplied,
    Tag,
    TagStatus,
)
from papershelf.settings import TagEvidence
from papershelf.shell.fill import PageContent
from papershelf.vocabulary import Term, Vocabulary

from tests.facets import AGE, CONDITION, DESIGN, FACETS, TOPIC

VOCABULARY = Vocabulary(
    {
        term.slug: term
        for term in (
            Term("tic-disorders", CONDITION.name, "Tic disorders", "Disorders with tics."),
            Term(
                "tourette-syndrome",
                CONDITION.name,
                "Tourette syndrome",
                "Motor and vocal tics.",
                parent="tic-disorders",
            ),
            Term("adhd", CONDITION.name, "ADHD"),
            Term("dopamine", TOPIC.name, "Dopamine"),
            Term("trial", DESIGN.name, "Trial"),
            Term("case-report", DESIGN.name, "Case report"),
            Term("children", AGE.name, "Children"),
            Term("adults", AGE.name, "Adults"),
        )
    },
    facets=FACETS,
)

# The fields of an index with this vocabulary.
FIELDS = index_fields(VOCABULARY)

_PLAIN = Paper(
    id="10.1234-plain",
    title="A plain paper",
    authors=(Author("Cao", "Xia", None, "XiaCao"),),
    journal=Journal("Journal of plain things : JPT", "Journal of plain things"),
    published=PartialDate(2024, 5, 17, DateSource.FIELD),
    doi="10.1234/plain",
    pmid=None,
    url=None,
    tags={CONDITION.name: (Tag("adhd", TagStatus.ABOUT),), TOPIC.name: ()},
    facts={},
    abstract=Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, "An abstract on ADHD."),)),
    sections=(),
    summary=None,
    kind=PaperKind.PAPER,
    has_full_text=False,
    search_priority=1.0,
    provenance=Provenance("adhd/plain.md", "V3"),
    supplied=Supplied(),
)


def paper(identifier: str = "10.1234-plain", **changes: Any) -> Paper:
    """A paper with the given id and whatever else is to differ from a plain one.

    `conditions` and `topics` are its tags of these facets.
    """
    tags = dict(_PLAIN.tags)
    for facet in (CONDITION, TOPIC):
        if facet.section in changes:
            tags[facet.name] = changes.pop(facet.section)
    return replace(_PLAIN, id=identifier, **{"tags": tags, **changes})


def published(year: int, month: int | None = None, day: int | None = None) -> PartialDate:
    """A stated date."""
    return PartialDate(year, month, day, DateSource.FIELD)


def catalogue(papers: Sequence[Paper], evidence: TagEvidence = TagEvidence.RANK) -> Catalogue:
    """A catalogue of the papers, with the small vocabulary of the tests."""
    ordered = newest_first(papers)
    return Catalogue(
        papers=ordered,
        groups=group_papers(ordered, VOCABULARY, evidence),
        vocabulary=VOCABULARY,
        problems=(),
        files=len(ordered),
        merged=0,
        rejected=0,
    )


def theme(page: PageContent) -> str:
    """A theme's page with what every page needs, for `Shells`."""
    entries = "".join(f'<li><a href="#{e.anchor}">{e.title}</a></li>' for e in page.toc)
    return f"<title>{page.title}</title><ul>{entries}</ul><article>{page.body}</article>"


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`: POSIX path -> bytes."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def too_deep(folder: Path, file: str, data: bytes) -> str:
    """Put a file into folders with a path that is too long for the system; return their first name.

    No user, not even root, can list the folders by their path, as if they were not allowed to.
    """
    first = "d" * 200
    at = os.open(folder, os.O_RDONLY)
    for _ in range(25):
        os.mkdir(first, dir_fd=at)
        below = os.open(first, os.O_RDONLY, dir_fd=at)
        os.close(at)
        at = below
    target = os.open(file, os.O_WRONLY | os.O_CREAT, dir_fd=at)
    os.write(target, data)
    os.close(target)
    os.close(at)
    return first
