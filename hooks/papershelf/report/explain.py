"""How one record was read, field by field: what it supplied, which rule, what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papershelf.model import Abstract, Author, Paper, RawRecord, Tag
from papershelf.normalise import Reading, normalise
from papershelf.normalise.body import split_body, unglue_headings
from papershelf.normalise.fields import Fields
from papershelf.normalise.variants import Variant, variant_of
from papershelf.vocabulary import Vocabulary

# Field -> the rule that turns what is supplied into the result, in a sentence.
_RULES = {
    "title": "metadata, translation brackets, tags and the final full stop are cut off",
    "authors": "names are read from the list or text and divided into given and family name",
    "journal": "kept in full; the short title ends before a subtitle, translation or place",
    "published": "the first date that can be read, as precise as it is; else the DOI's year",
    "doi": "the bare DOI, without resolver, trailing punctuation and joined words",
    "pmid": "one to eight digits",
    "url": "an absolute http(s) address, unless it is the DOI's own or another DOI's",
    "conditions": "terms of the vocabulary, asserted or found, each with what the text says for it",
    "topics": "terms of the vocabulary, asserted or found, each with what the text says for it",
    "design": "from title and abstract only",
    "abstract": "the best copy: after the heading, the glued second one, or the field",
    "body": "the real sections, without frame, scripts, references and lower-cased copies",
    "summary": "the front matter's, else a section of that name",
    "kind": "chapter by the book's title, preprint by the DOI or source, else paper",
    "id": "a slug in the front matter; without one the DOI's, else the title's",
    "priority": "a factor from 0.1 to 10: low, standard, high or a number",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a paper.

    Attributes:
        source: front matter key, body label (``**Date**``) or page fact (``@doi``)
            that fed it; ``""`` when nothing did.
        supplied: the text that stands there; ``""`` without one.
        rule: what is done with it, in a sentence; ``""`` when it is taken as it stands.
        findings: code and message of what the rule had to say.
        result: what the paper has; ``""`` for nothing.
    """

    field: str
    source: str
    supplied: str
    rule: str
    findings: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record's variant, its fields, and the reading they come from."""

    variant: str
    rows: tuple[Row, ...]
    reading: Reading


def explain(record: RawRecord, vocabulary: Vocabulary) -> Explanation:
    """Read `record` and lay open how."""
    variant = variant_of(record.meta)
    reading = normalise(record, vocabulary)
    body = unglue_headings(record.body)
    fields = Fields(record, body, split_body(body))
    results = _results(reading.paper) if reading.paper else {}
    rows = [
        _row(field, sources, fields, reading, results.get(field, ""))
        for field, sources in _sources(variant).items()
    ]
    known = {row.field for row in rows}
    rest = sorted({problem.field for problem in reading.problems} - known)
    rows += [_row(field, (), fields, reading, "") for field in rest]
    return Explanation(variant.name, tuple(rows), reading)


def _sources(variant: Variant) -> dict[str, tuple[str, ...]]:
    """Field -> its sources; fields that are computed from others have none."""
    return {
        "title": variant.title,
        "authors": variant.authors,
        "journal": variant.journal,
        "published": variant.published,
        "doi": variant.doi,
        "pmid": variant.pmid,
        "url": variant.url,
        "conditions": variant.conditions,
        "topics": variant.topics,
        "design": (),
        "abstract": ("abstract",),
        "body": (),
        "summary": variant.summary,
        "kind": (),
        "id": variant.slug,
        "priority": variant.priority,
        "source": variant.source,
        "method": variant.method,
        "query": variant.query,
        "acquired": variant.acquired,
    }


def _row(field: str, sources: Sequence[str], fields: Fields, reading: Reading, result: str) -> Row:
    source, supplied = "", ""
    for name in sources:
        value = fields.raw((name,))
        if value is not None:
            source, supplied = name, value if isinstance(value, str) else _listed(value)
            break
    findings = tuple(
        f"{problem.code}: {problem.message}"
        for problem in reading.problems
        if problem.field == field
    )
    return Row(field, source, supplied.strip(), _RULES.get(field, ""), findings, result)


def _listed(value: object) -> str:
    """A list of texts in one line; what is nested deeper is only named by its type."""
    if not isinstance(value, list):
        return f"a {type(value).__name__}"
    return "; ".join(
        item if isinstance(item, str) else f"a {type(item).__name__}" for item in value
    )


def _results(paper: Paper) -> dict[str, str]:
    """Field -> the paper's value as one text."""
    return {
        "title": paper.title,
        "authors": "; ".join(map(_author, paper.authors)),
        "journal": paper.journal.full if paper.journal else "",
        "published": f"{paper.published.iso} ({paper.published.source})" if paper.published else "",
        "doi": paper.doi or "",
        "pmid": paper.pmid or "",
        "url": paper.url or "",
        "conditions": "; ".join(map(_tag, paper.conditions)),
        "topics": "; ".join(map(_tag, paper.topics)),
        "design": paper.study_design or "",
        "abstract": _abstract(paper.abstract),
        "body": "; ".join(f"{section.heading} ({len(section.text)})" for section in paper.sections),
        "summary": paper.summary.text if paper.summary else "",
        "kind": paper.kind + (", full text" if paper.has_full_text else ""),
        "id": paper.id,
        "priority": f"{paper.search_priority:g}",
        "source": paper.provenance.source or "",
        "method": paper.provenance.method or "",
        "query": paper.provenance.query or "",
        "acquired": paper.provenance.acquired or "",
    }


def _author(author: Author) -> str:
    return author.inverted


def _tag(tag: Tag) -> str:
    places = ", ".join(f"{place.field} {place.term!r}" for place in tag.evidence)
    return f"{tag.slug}: {tag.status}" + (f" ({places})" if places else "")


def _abstract(abstract: Abstract) -> str:
    labels = [part.label for part in abstract.parts if part.label]
    parts = f", parts {', '.join(labels)}" if labels else ""
    return f"{abstract.status}, {len(abstract.text)} characters{parts}"
