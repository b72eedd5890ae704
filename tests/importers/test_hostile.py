"""Broken and hostile files end in a message that names file and place, or in whole records."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papershelf.importers import csl, ours, paperscraper, zotero
from papershelf.importers.document import BrokenFileError, Document
from papershelf.importers.files import read_document, take_file
from papershelf.importers.formats import FORMATS, format_of
from papershelf.importers.plan import Importer
from papershelf.importers.reading import read_record
from papershelf.importers.record import Origin, Record, front_matter, record_text
from papershelf.model import AbstractPart
from papershelf.records.parse import parse_record
from papershelf.vocabulary import Vocabulary

from tests.growth import is_linear
from tests.importers.compared import import_text, papers_of
from tests.importers.foreign import WRITERS, made_up

FIXTURES = Path(__file__).parents[1] / "fixtures/imports"
VOCABULARY = Vocabulary({})
ORIGIN = Origin("a test", "2026-01-02")
SAMPLES = {
    **{f"a.{ending}": write(made_up(3)).encode() for ending, write in WRITERS.values()},
    "pubmed.xml": (FIXTURES / "pubmed.xml").read_bytes(),
    "jats.xml": (FIXTURES / "jats.xml").read_bytes(),
}


def taken(document: Document) -> Importer:
    importer = Importer(Path("nowhere"), "", VOCABULARY, ())
    take_file(importer, document, "2026-01-02")
    return importer


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_cut_anywhere_gives_whole_entries_or_a_message(name: str) -> None:
    data = SAMPLES[name]
    titles = {fact.title for fact in made_up(3)}
    for end in range(0, len(data), max(1, len(data) // 60)):
        try:
            plan = taken(Document(name, data[:end])).plan()
        except BrokenFileError as error:
            assert str(error).startswith(f"{name}: ")
            continue
        for change in plan.changes:
            record, _ = parse_record(change.path, change.data)
            assert record is not None
            assert "xml" in name or str(record.meta["title"]).replace("μ", "µ") in titles


@pytest.mark.parametrize("name", [name for name in SAMPLES if name != "a.json"])
def test_the_first_entry_of_a_cut_file_is_never_half_of_one(name: str, tmp_path: Path) -> None:
    data = SAMPLES[name]
    whole = {change.path: change.data for change in taken(Document(name, data)).plan().changes}
    for end in range(0, len(data), max(1, len(data) // 40)):
        try:
            plan = taken(Document(name, data[:end])).plan()
        except BrokenFileError:
            continue
        assert {change.path: change.data for change in plan.changes}.items() <= whole.items()


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16-le", "shift-jis"])
@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "a.xml"])
def test_another_encoding_is_a_message_until_it_is_named(name: str, encoding: str) -> None:
    text = "@article{x, title={Über 土 Gärten}, author={Müller, A}}"
    if name == "a.ris":
        text = "TY  - JOUR\nTI  - Über 土 Gärten\nAU  - Müller, A\nER  -\n"
    elif name == "a.json":
        text = json.dumps(
            [{"title": "Über 土 Gärten", "author": [{"family": "Müller"}]}], ensure_ascii=False
        )
    elif name == "a.xml":
        text = "<xml><records><record><titles><title>Über 土 Gärten</title></titles><contributors>"
        text += "<authors><author>Müller, A</author></authors></contributors></record></records>"
        text += "</xml>"
    data = text.encode(encoding, "ignore")
    with pytest.raises(BrokenFileError, match=r"a\.\w+: (line \d.* has a|line 1, .* no XML|found)"):
        taken(Document(name, data))
    named = Document(name, data, encoding)
    assert taken(named).plan().changes


@pytest.mark.parametrize(
    "text", ["", " \n", "Remember the milk.", "%PDF-1.4\n\x00", "<html></html>"]
)
def test_a_file_in_no_format_says_what_is_expected(text: str) -> None:
    with pytest.raises(BrokenFileError, match=r"x: (the file is empty|found .*expected one of)"):
        format_of(Document("x", text.encode()))


@pytest.mark.parametrize("name", ["a.bib", "pubmed.xml"])
@pytest.mark.parametrize("encoding", ["nonsense", "hex", "rot13", "idna", "punycode", "undefined"])
def test_an_unknown_encoding_is_a_message(name: str, encoding: str) -> None:
    with pytest.raises(BrokenFileError, match="no encoding of texts of that name"):
        taken(Document(name, SAMPLES[name], encoding))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    large = tmp_path / "large.bib"
    with large.open("wb") as file:
        file.truncate(600 * 1024 * 1024)
    with pytest.raises(OSError, match="expected at most 536,870,912"):
        read_document(large)


def test_ten_thousand_authors_are_read_and_more_rejected(tmp_path: Path) -> None:
    def entry(number: int) -> str:
        names = " and ".join(f"Lee{at}, Ann" for at in range(number))
        return f"@article{{x{number}, title={{Many hands}}, author={{{names}}}}}\n"

    plan = import_text(tmp_path, "a.bib", entry(10_000) + entry(10_001), VOCABULARY)
    (paper,) = papers_of(tmp_path, VOCABULARY)
    assert len(paper.authors) == 10_000
    assert "10,001 authors" in plan.results[1].note


@pytest.mark.parametrize(
    "text",
    [
        "@article{a, title={" + "{" * 50_000,
        "@article{" * 5_000,
        "@article{a, title={x}, author={" + "a and " * 50_000 + "}}",
        "@article{a, title={" + "\\" * 50_000 + "}}",
        "@article{a, title={" + "$\\frac{" * 20_000 + "}}",
        "TY  - JOUR\nTI  - x\n" + "y\n" * 100_000 + "ER  -\n",
        "TY  - JOUR\n" * 20_000,
        "PMID- 1\n" + "TI  - x\n      y\n" * 30_000,
        "[" * 100_000 + '"',
        '[{"title": "' + "x" * 3_000_000 + '"}]',
        "<PubmedArticle>" + "<i>" * 100_000,
        "<xml><records><record>" + "<style>" * 100_000,
        '<r xmlns:z="http://www.zotero.org/namespaces/export#">' + "<a>" * 100_000,
        '<r xmlns:z="http://www.zotero.org/namespaces/export#">' + "<a><b/></a>" * 20_000 + "</r>",
        "Key,Item Type,\n" + '"' * 100_001,
    ],
)
def test_hostile_texts_end_soon(text: str) -> None:
    importer = Importer(Path("nowhere"), "", VOCABULARY, ())
    try:
        take_file(importer, Document("x", text.encode()), "2026-01-02")
    except BrokenFileError as error:
        assert str(error).startswith("x: ")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("TY  - JOUR\nTI  - ", "\nER  - \n"),
        ('[{"title": "', '"}]'),
        ("<xml><records><record><titles><title>", "</title></titles></record></records></xml>"),
    ],
)
def test_fifty_million_letters_in_one_value_are_refused_with_a_reason(
    before: str, after: str
) -> None:
    text = f"{before}{'x y' * 17_000_000}{after}"
    try:
        (result,) = taken(Document("x", text.encode())).plan().results
        reason = result.note
    except BrokenFileError as error:
        reason = str(error)
    assert re.search("more than 200,000 characters|Text node too long", reason)


@pytest.mark.parametrize("writer", WRITERS)
def test_time_grows_with_the_size_of_a_file_only(writer: str) -> None:
    ending, write = WRITERS[writer]
    assert is_linear(
        lambda number: Document(f"a.{ending}", write(made_up(number)).encode()), taken, 200
    )


@pytest.mark.parametrize(
    "alike",
    [
        {"title": "Editorial", "issued": {"year": 2015}},
        {"title": "A message from the new editor of the journal"},
        {"DOI": "10.5555/soil"},
    ],
    ids=["short title", "long title", "one DOI"],
)
def test_time_does_not_grow_with_how_alike_papers_are(alike: dict[str, Any]) -> None:
    def make(number: int) -> Document:
        items = [
            {"title": f"Soil{n} bed{n} rain{n}", "author": [{"family": f"L{n:x}"}], **alike}
            | {"page": str(n), "container-title": "Soil"}
            for n in range(number)
        ]
        return Document("a.json", json.dumps(items).encode())

    assert len(taken(make(40)).plan().changes) == 40
    assert is_linear(make, taken, 2_000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.lists(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            "family given literal name lastName creatorType tag date-parts".split(), VALUES
        ),
    ),
    max_size=2,
)
KEYS = {
    csl.FORMAT.name: "id title author container-title issued volume page DOI ISSN abstract "
    "keyword note license updated-by",
    paperscraper.FORMAT.name: "title authors date abstract journal doi pubmed_id keywords results",
    ours.JSON.name: "title authors date date_inferred doi abstract summary provenance retracted",
    zotero.JSON.name: "itemType title creators date DOI extra tags abstractNote",
}


@pytest.mark.parametrize(
    "form", [csl.FORMAT, ours.JSON, paperscraper.FORMAT, zotero.JSON], ids=lambda form: form.name
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_values_of_any_type_raise_nothing(form: Any, data: st.DataObject) -> None:
    keys = KEYS[form.name].split()
    item = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(keys, VALUES | NAMES)))
    record = form.to_record(item)
    read_record(record, ORIGIN, VOCABULARY, "x.md")
    text = json.dumps(item) if form is paperscraper.FORMAT else json.dumps([item])
    assert len(list(form.entries(Document("x", text.encode())))) == 1


@pytest.mark.parametrize("key", ["issued", "author", "title", "license", "relation"])
@pytest.mark.parametrize(("opening", "closing"), [("[", "]"), ('{"date-parts":', "}")])
def test_values_within_each_other_without_end_raise_nothing(
    key: str, opening: str, closing: str
) -> None:
    deep = f"{opening * 900}1{closing * 900}"
    text = f'[{{"title": "Compost", "{key}": {deep}}}]'
    assert len(taken(Document("x.json", text.encode())).plan().results) == 1


TEXT = st.text(max_size=60)


@settings(max_examples=300, deadline=None)
@given(
    title=TEXT,
    journal=TEXT,
    paragraphs=st.lists(TEXT, max_size=3),
    words=st.lists(TEXT, max_size=3),
)
def test_a_written_record_is_read_as_it_was_meant(
    title: str, journal: str, paragraphs: list[str], words: list[str]
) -> None:
    meta: dict[str, object] = {"title": title, "journal": journal, "keywords": words}
    clean = front_matter(meta)
    record, _ = parse_record("x.md", f"---\n{clean}---\n".encode("utf-8", "replace"))
    assert record is not None
    assert list(record.meta) == ["title", "journal", "keywords"]


@pytest.mark.parametrize(
    "text",
    [
        "# A heading\n\n## Another",
        "**DOI:** 10.5555/evil",
        "---\ntitle: other\n---",
        "<script>alert(1)</script> and the text goes on for quite a while after it, as texts do.",
        "![x](https://tracker.example/x.png)",
        "| a | b |",
        "javascript: (function () { })",
    ],
)
def test_an_abstract_stays_an_abstract(text: str) -> None:
    parts = tuple(AbstractPart(None, line) for line in text.split("\n") if line)
    record = Record(title="Compost", journal="Gardens", abstract=parts)
    read = read_record(record, ORIGIN, VOCABULARY, "x.md")
    assert not isinstance(read, str)
    again, _ = parse_record("x.md", record_text(read.raw).encode())
    assert again == read.raw
    assert read.paper.doi is None
    assert read.paper.title == "Compost"
    assert read.paper.sections == ()


def test_every_format_has_a_test_of_its_own() -> None:
    here = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    modules = {form.entries.__module__.rpartition(".")[2] for form in FORMATS}
    assert modules <= here
