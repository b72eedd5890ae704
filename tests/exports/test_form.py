"""A paper's JSON form has what the model has, under the keys of the shelf."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace
from papershelf.exports.form import PaperForms, facet_key
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Author,
    DateSource,
    Notice,
    NoticeKind,
    Paper,
    PaperKind,
    PartialDate,
    Provenance,
    Relation,
    RelationKind,
    Summary,
    Tag,
    TagStatus,
)
from papershelf.vocabulary import Facet, FacetKind, Vocabulary

from tests.facets import CONDITION, DESIGN, TOPIC
from tests.factories import VOCABULARY, paper, published

FORMS = PaperForms(VOCABULARY)


def data_of(paper: Paper, forms: PaperForms = FORMS) -> dict[str, object]:
    """The form of a paper as plain values, after it was checked against its declared type."""
    encoded = msgspec.json.encode(forms.of(paper))
    msgspec.json.decode(encoded, type=forms.whole)
    found: dict[str, object] = msgspec.json.decode(encoded)
    return found


BARE = paper(
    authors=(),
    journal=None,
    published=None,
    doi=None,
    conditions=(),
    abstract=Abstract(AbstractStatus.ABSENT),
    provenance=Provenance("bare.md", "V3"),
)


def test_a_paper_without_anything_has_every_key() -> None:
    data = data_of(BARE)
    assert set(data) == set(data_of(paper()))
    assert data.pop("id") == "10.1234-plain"
    assert data.pop("title") == "A plain paper"
    assert data.pop("type") == "paper"
    assert data.pop("abstract") == {"status": "absent", "text": None}
    assert data.pop("provenance") == {
        "path": "bare.md",
        "merged_paths": [],
        "source": None,
        "method": None,
        "query": None,
        "acquired": None,
    }
    lists = (
        "authors",
        "notices",
        "corrected_by",
        "aliases",
        "related",
        "problems",
        "conditions",
        "topics",
        "ages",
    )
    assert [data.pop(key) for key in lists] == [[]] * len(lists)
    flags = ("date_inferred", "retracted", "has_full_text")
    assert [data.pop(key) for key in flags] == [False] * len(flags)
    assert set(data.values()) == {None}


# Attributes that the form has under the same name.
SAME = {
    **{"doi": "10.1/A", "pmid": "1", "url": "https://x.example/1", "pmcid": "PMC1"},
    **{
        "arxiv": "2101.00001",
        "preprint_of": "10.5555/x",
        "volume": "12",
        "issue": "Suppl 1",
        "pages": "1-9",
    },
    **{"issn": "1234-5679", "publisher": "A press", "license": "CC0", "language": "pt-br"},
    **{"abstract_source": "the publisher", "retracted": True, "has_full_text": True},
}


@pytest.mark.parametrize("name", SAME)
def test_values_that_need_no_form_of_their_own_are_as_in_the_model(name: str) -> None:
    assert data_of(replace(BARE, **{name: SAME[name]}))[name] == SAME[name]


def test_a_notice_has_its_date_and_its_reasons() -> None:
    notice = Notice(NoticeKind.CONCERN, published(2020, 5, 3), "10.1/n", ("Error in Data",))
    assert data_of(paper(notices=(notice, Notice(NoticeKind.CORRECTION))))["notices"] == [
        {
            "kind": "expression-of-concern",
            "date": "2020-05-03",
            "doi": "10.1/n",
            "reasons": ["Error in Data"],
        },
        {"kind": "correction", "date": None, "doi": None, "reasons": []},
    ]


def test_a_persons_name_has_its_parts_and_a_groups_name_is_literal() -> None:
    authors = (
        Author("Doe", "John", None, "Doe, Jr., John", "Jr."),
        Author("Plato", None, None, "NonePlato"),
        Author(None, None, "A Study Group", "A Study Group"),
    )
    assert data_of(paper(authors=authors))["authors"] == [
        {"given": "John", "family": "Doe", "suffix": "Jr.", "literal": None},
        {"given": None, "family": "Plato", "suffix": None, "literal": None},
        {"given": None, "family": None, "suffix": None, "literal": "A Study Group"},
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (published(2021, 5, 4), ("2021-05-04", 2021, False)),
        (published(2021, 5), ("2021-05", 2021, False)),
        (PartialDate(2021, None, None, DateSource.BODY), ("2021", 2021, False)),
        (PartialDate(2021, None, None, DateSource.DOI), ("2021", 2021, True)),
    ],
)
def test_a_date_is_as_precise_as_it_is_known(
    date: PartialDate, expected: tuple[str, int, bool]
) -> None:
    data = data_of(paper(published=date))
    assert (data["date"], data["year"], data["date_inferred"]) == expected


def test_texts_are_whole() -> None:
    parts = (AbstractPart("Methods", "We asked."), AbstractPart(None, "They told."))
    abstract = Abstract(AbstractStatus.TRUNCATED, parts)
    data = data_of(paper(abstract=abstract, summary=Summary("In *short*.", "an author")))
    assert data["abstract"] == {"status": "truncated", "text": "Methods: We asked.\n\nThey told."}
    assert (data["summary"], data["summary_source"]) == ("In *short*.", "an author")
    assert data["journal"] == "Journal of plain things : JPT"


def test_kind_relations_problems_and_provenance_are_there() -> None:
    origin = Provenance("a/x.md", "V3", "PubMed", "API", "tics", "2025-10-01", ("b.md", "c.md"))
    data = data_of(
        paper(
            kind=PaperKind.PREPRINT,
            related=(Relation(RelationKind.PREPRINT_OF, "10.1-y"),),
            problem_codes=("doi-dirty", "off-topic"),
            provenance=origin,
        )
    )
    assert data["type"] == "preprint"
    assert data["related"] == [{"id": "10.1-y", "relation": "preprint-of"}]
    assert data["problems"] == ["doi-dirty", "off-topic"]
    assert data["provenance"] == {
        "path": "a/x.md",
        "merged_paths": ["b.md", "c.md"],
        "source": "PubMed",
        "method": "API",
        "query": "tics",
        "acquired": "2025-10-01",
    }


def test_each_facet_of_the_shelf_is_a_key() -> None:
    tags = tuple(Tag(f"term-{status}", status) for status in TagStatus)
    data = data_of(paper(conditions=tags, facts={"design": ("case-report",)}))
    assert data["conditions"] == [
        {"id": "term-about", "evidence": "about"},
        {"id": "term-mentions", "evidence": "mentions"},
        {"id": "term-unverified", "evidence": "unverified"},
        {"id": "term-unsupported", "evidence": "unsupported"},
    ]
    assert data["topics"] == []
    assert data["design"] == "case-report"


@pytest.mark.parametrize(
    ("facet", "key"),
    [
        (CONDITION, "conditions"),
        (DESIGN, "design"),
        (replace(DESIGN, many=True, section="ages"), "ages"),
        (replace(DESIGN, name="type"), "facet_type"),
        (replace(TOPIC, section="pages"), "facet_pages"),
        (replace(TOPIC, section="class"), "class"),
    ],
)
def test_the_key_is_the_section_or_for_single_values_the_name(facet: Facet, key: str) -> None:
    assert facet_key(facet) == key
    forms = PaperForms(Vocabulary({}, facets=(facet,)))
    data = data_of(BARE, forms)
    assert list(data)[-1] == key
    assert data[key] == ([] if facet.many else None)


def test_a_computed_facet_with_several_values_is_a_list() -> None:
    facet = replace(DESIGN, many=True, section="ages")
    assert facet.kind is not FacetKind.TAGS
    forms = PaperForms(Vocabulary({}, facets=(facet,)))
    assert data_of(paper(facts={DESIGN.name: ("adults",)}), forms)["ages"] == ["adults"]
