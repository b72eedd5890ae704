"""Explains how one record was read: for each field what it supplied, the rule, the result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from papershelf.catalogue.identify import own_id, page_of
from papershelf.model import Evidence, Paper, RawRecord, Tag
from papershelf.normalise import Reading
from papershelf.normalise.declaration import Field, Fields
from papershelf.normalise.facts import reasons_of
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.findings import NOTHING, Finding, Read
from papershelf.normalise.judge import gist_of
from papershelf.normalise.reading import read_fields
from papershelf.vocabulary import Vocabulary

_FACT_RULE = "what the record states; else from title and abstract, by the vocabulary's patterns"
_TAG_RULE = "terms of the vocabulary, asserted or found, each with what the text says for it"


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a paper.

    Attributes:
        source: front matter key, body label (``**Date**``), heading or page fact (``@doi``)
            that gave the value; ``""`` when none did.
        supplied: the text found there; ``""`` if none.
        refused: source and text of each value that was found but not used.
        rule: what is done with the text, in a sentence; ``""`` if it is used unchanged.
        findings: code and message of each problem that the rule found.
        result: the paper's value; ``""`` for none.
    """

    field: str
    source: str
    supplied: str
    refused: tuple[tuple[str, str], ...]
    rule: str
    findings: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A record's variant, its fields, and the reading they come from.

    Attributes:
        address: of the page, below the site's, that the paper asks for; ``""`` without a page.
    """

    variant: str
    rows: tuple[Row, ...]
    reading: Reading
    address: str = ""


def explain(record: RawRecord, vocabulary: Vocabulary, fields: Fields = FIELDS) -> Explanation:
    """Read `record` and explain how."""
    trace = read_fields(record, vocabulary, fields)
    paper, reads = trace.reading.paper, trace.reads
    rows = [
        _row(field.name, reads[field.name], field.rule, _result(field, reads[field.name], paper))
        for field in fields
    ]
    asserted = trace.asserted
    reported = {f for read in (*reads.values(), *asserted.values()) for f in read.findings}
    rest: dict[str, list[str]] = {}
    for problem in trace.reading.problems:
        finding = Finding(problem.code, problem.field, problem.message)
        if finding not in reported:
            rest.setdefault(problem.field, []).append(_finding(finding))
    if paper:
        for facet in vocabulary.tag_facets:
            name, result = facet.section, "; ".join(map(_tag, paper.tags_of(facet.name)))
            rows.append(_row(name, asserted[facet.name], _TAG_RULE, result, rest.pop(name, ())))
        reasons = _reasons(paper, vocabulary)
        for facet in vocabulary.fact_facets:
            read = asserted[facet.name]
            values = (slug + _places(reasons.get(slug, ())) for slug in paper.facts_of(facet.name))
            found = rest.pop(facet.section, ())
            rows.append(_row(facet.name, read, _FACT_RULE, "; ".join(values), found))
        name, rule, result = _kind(paper)
        rows.append(_row(name, NOTHING, rule, result))
    rows += [_row(name, NOTHING, "", "", found) for name, found in sorted(rest.items())]
    address = page_of(own_id(paper)) if paper else ""
    return Explanation(trace.variant, tuple(rows), trace.reading, address)


def _row(
    name: str, read: Read[Any], rule: str, result: str, more_findings: Iterable[str] = ()
) -> Row:
    return Row(
        field=name,
        source=read.source,
        supplied=_as_text(read.supplied),
        refused=tuple((source, _as_text(value)) for source, value in read.refused),
        rule=rule,
        findings=(*map(_finding, read.findings), *more_findings),
        result=result,
    )


def _finding(finding: Finding) -> str:
    return f"{finding.code}: {finding.message}"


def _result(field: Field, read: Read[Any], paper: Paper | None) -> str:
    """Return the paper's value of a field as a text; for fields papers lack, the value read."""
    if paper is None:
        return ""
    value = read.value if field.attribute is None else field.of(paper)
    return "" if value is None else field.shown(value)


def _reasons(paper: Paper, vocabulary: Vocabulary) -> Mapping[str, tuple[Evidence, ...]]:
    """Return slug -> the words that name it, for values of facts."""
    gist = gist_of(paper.abstract, paper.summary)
    return reasons_of(paper.title, gist, vocabulary) if vocabulary.fact_facets else {}


def _kind(paper: Paper) -> tuple[str, str, str]:
    """Return name, rule and value of the kind of paper."""
    rule = "chapter by the book's title, preprint by the DOI or source, else paper"
    return "kind", rule, paper.kind + (", full text" if paper.has_full_text else "")


def _tag(tag: Tag) -> str:
    return f"{tag.slug}: {tag.status}{_places(tag.evidence)}"


def _places(evidence: Iterable[Evidence]) -> str:
    places = ", ".join(f"{place.field} {place.term!r}" for place in evidence)
    return f" ({places})" if places else ""


def _as_text(supplied: object) -> str:
    """Return a supplied value as one line; of values nested deeper, only the type is named."""
    if supplied is None:
        return ""
    if isinstance(supplied, list | tuple):
        return "; ".join(map(_item, supplied))
    return _item(supplied)


def _item(item: object) -> str:
    if isinstance(item, str):
        return item.strip()
    if isinstance(item, dict):
        parts = (
            f"{key}: {value if isinstance(value, str) else '…'}" for key, value in item.items()
        )
        return f"{{{', '.join(parts)}}}"
    return f"a {type(item).__name__}"
