"""A field is declared once: what is declared is read, merged, explained and located."""

from __future__ import annotations

from papershelf.catalogue.merge import merge_papers
from papershelf.model import Paper, Provenance
from papershelf.normalise import normalise
from papershelf.normalise.declaration import Field, Fields
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.plain import read_line
from papershelf.normalise.variants import GENERIC
from papershelf.report.explain import explain
from papershelf.report.locate import line_of

from tests.normalise.records import VOCABULARY, paper_of, record_of


class SeriesPaper(Paper, frozen=True):
    """A paper that has one field more."""

    series: str | None = None


# All that is to be written for another field: its entry, and the attribute above.
SERIES = Field("series", ("series", "book_series", "**Series**"), read_line, "as one line")
WITH_SERIES = Fields((*FIELDS, SERIES), paper=SeriesPaper)

PLAIN: dict[str, object] = {"title": "Sleep and rest in adults", "doi": "10.1234/x"}


def read(path: str, meta: dict[str, object], body: str = "") -> SeriesPaper:
    record = record_of({**PLAIN, **meta}, body)
    record = type(record)(path, record.meta, record.body)
    paper = normalise(record, VOCABULARY, WITH_SERIES).paper
    assert isinstance(paper, SeriesPaper)
    return paper


def test_a_field_that_is_added_is_read() -> None:
    assert read("a.md", {"book_series": " Studies of  sleep "}).series == "Studies of sleep"
    assert read("a.md", {}, "**Series:** Studies of rest\n").series == "Studies of rest"
    assert read("a.md", {}).series is None


def test_a_field_that_is_added_is_merged() -> None:
    papers = [read("a.md", {}), read("b.md", {"series": "Studies of sleep"})]
    merged, _ = merge_papers(papers, {}, VOCABULARY, WITH_SERIES)
    assert isinstance(merged, SeriesPaper)
    assert merged.provenance.path == "b.md"
    assert merged.series == "Studies of sleep"


def test_a_field_that_is_added_is_explained() -> None:
    record = record_of({**PLAIN, "series": {"a": "mapping"}, "book_series": "Studies  of sleep"})
    rows = {row.field: row for row in explain(record, VOCABULARY, WITH_SERIES).rows}
    row = rows["series"]
    assert (row.source, row.supplied) == ("book_series", "Studies  of sleep")
    assert (row.rule, row.result) == ("as one line", "Studies of sleep")
    assert row.findings == ("field-type: found a mapping, expected a text",)


def test_a_field_that_is_added_is_located() -> None:
    text = "---\ntitle: x\nbook_series: y\n---\n"
    assert line_of(text, "series", fields=WITH_SERIES) == 3
    assert line_of("---\ntitle: x\n---\n\n- **Series**: y\n", "series", fields=WITH_SERIES) == 5
    assert line_of(text, "series") is None


def test_every_field_is_an_attribute_of_the_paper_or_only_read_by_others() -> None:
    given = {*Paper.__struct_fields__}
    judged = {"tags", "facts", "kind", "has_full_text"}
    whole = {"provenance", "supplied", "related", "problem_codes", "notices"}
    assert {*FIELDS.of_paper.values()} == given - judged - whole
    known = {"path", "variant", "merged_paths"}
    assert {*FIELDS.of_provenance.values()} == {*Provenance.__struct_fields__} - known
    others = [field.name for field in FIELDS if field.attribute is None]
    assert others == ["last_page", "summary_source", "database"]


def test_what_a_citation_needs_is_read() -> None:
    meta: dict[str, object] = {
        "vol": "Vol. 12",
        "number": "3",
        "first_page": "112",
        "last_page": "19",
        "ISSN": "03785955",
        "pmc": "1234567",
        "eprint": "arXiv:2101.00001",
        "lang": "English",
        "publisher": "Rest & Sleep Press",
        "rights": "CC BY 4.0",
        "abstract_source": "the publisher",
    }
    paper = paper_of({**PLAIN, **meta})
    assert (paper.volume, paper.issue, paper.pages) == ("12", "3", "112-119")
    assert (paper.issn, paper.pmcid, paper.arxiv) == ("0378-5955", "PMC1234567", "2101.00001")
    assert (paper.language, paper.publisher, paper.license) == (
        "en",
        "Rest & Sleep Press",
        "CC BY 4.0",
    )
    assert paper.abstract_source == "the publisher"


def test_fields_are_looked_for_at_the_keys_and_labels_of_each_record() -> None:
    plan = FIELDS.plan(GENERIC)
    for names in (("doi", "tags"), ("**DOI**", "url"), ("doi", "tags"), ()):
        steps = plan.steps(names)
        _, sources = steps.readers["doi"]
        assert sources == tuple(s for s in FIELDS.sources("doi") if s in (*names, "@doi"))
        assert ("url" in steps.names) == ("url" in names)
        assert "doi" in steps.names
