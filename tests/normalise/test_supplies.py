"""Values are looked up by source, and wrong types are reported and not used."""

from __future__ import annotations

from papershelf.normalise.findings import NOTHING, Finding, Read

from tests.normalise.records import supplies_of

BODY = "# A title\n\n# **Authors:** Ann Lee\n- **DOI**: 10.1234/x\ntext **Not:** one\n"


def test_the_first_source_that_holds_text_wins_and_is_named() -> None:
    supplies = supplies_of({"a": " ", "b": None, "c": "found "}, BODY)
    assert supplies.text(("missing", "a", "b", "c")) == Read("found", "c", "found")
    assert supplies.text(("missing", "a", "b")) == NOTHING


def test_labels_and_headings_of_the_body_are_sources() -> None:
    supplies = supplies_of({}, f"{BODY}\n### 2. Funding:\n\nNone was given.\n")
    assert supplies.text(("**Authors**",)).value == "Ann Lee"
    assert supplies.text(("**DOI**",)).value == "10.1234/x"
    assert supplies.text(("#",)).value == "A title"
    assert supplies.text(("## Funding",)).value == "None was given."
    assert supplies.text(("**Not**", "## Results")).value is None


def test_a_value_of_another_type_is_noted_and_the_next_source_read() -> None:
    supplies = supplies_of({"title": [[]], "doi": {"x": "y"}, "name": "found"})
    findings = (
        Finding("field-type", "title", "found a list, expected a text"),
        Finding("field-type", "doi", "found a mapping, expected a text"),
    )
    assert supplies.text(("title", "doi")) == Read(None, findings=findings)
    assert supplies.text(("title", "doi", "name")) == Read("found", "name", "found", findings)
    assert [read.value for read in supplies.candidates(("title", "name"))] == [None, "found"]


def test_a_list_of_one_text_is_that_text_however_deep() -> None:
    supplies = supplies_of({"title": ["Sleep"], "journal": [["Sleep Research"]], "doi": []})
    assert supplies.text(("title",)) == Read("Sleep", "title", "Sleep")
    assert supplies.text(("journal",)).value == "Sleep Research"
    assert supplies.text(("doi",)) == NOTHING


def test_of_a_list_of_texts_the_first_is_read_and_the_others_are_noted() -> None:
    read = supplies_of({"journal": ["Journal of Sleep", "J. Sleep"]}).text(("journal",))
    assert (read.value, [finding.code for finding in read.findings]) == (
        "Journal of Sleep",
        ["field-type"],
    )


def test_a_mapping_with_a_name_is_that_name() -> None:
    assert supplies_of({"journal": {"name": "Sleep", "x": "y"}}).text(("journal",)).value == "Sleep"


def test_keys_are_found_however_they_are_spelt_and_named_as_they_are() -> None:
    meta = {
        "Title": "a",
        "DOI": "b",
        "container-title": "c",
        "publishDate": "d",
        "Journal/Book": "e",
    }
    supplies = supplies_of({**meta, "Pub Year": "f"})
    sources = ("title", "doi", "container_title", "publish_date", "journal_book", "pub_year")
    reads = [supplies.text((source,)) for source in sources]
    assert "".join(read.value or "" for read in reads) == "abcdef"
    assert [read.source for read in reads] == [*meta, "Pub Year"]
    assert {*sources} <= {*supplies.names}


def test_a_key_spelt_as_the_tools_spell_it_goes_before_others() -> None:
    supplies = supplies_of({"DOI": "a", "doi": "b", "Title": "c", "TITLE": "d"})
    assert supplies.text(("doi",)) == Read("b", "doi", "b")
    assert supplies.text(("title",)) == Read("c", "Title", "c")


def test_tags_are_a_list_or_a_text_with_commas_each_once() -> None:
    supplies = supplies_of({"a": ["adhd", " asd ", "adhd", None], "b": "asd, ocd"})
    read = supplies.tags(("none", "a", "b"))
    assert (read.value, read.source) == (("adhd", "asd", "ocd"), "a, b")


def test_a_list_of_nothing_but_itself_is_no_text() -> None:
    endless: list[object] = []
    endless.append(endless)
    assert supplies_of({"title": endless}).text(("title",)).value is None


def test_lists_that_hold_themselves_are_not_followed() -> None:
    endless: list[object] = ["adhd"]
    endless.append(endless)
    read = supplies_of({"conditions": endless}).tags(("conditions",))
    assert read.value == ("adhd",)
    assert read.findings == (
        Finding("field-type", "conditions", "found a list, expected a tag or a list of tags"),
    )
