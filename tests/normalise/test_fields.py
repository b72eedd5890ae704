"""Fields are looked up where the variant says, and wrong types are noted, not followed."""

from __future__ import annotations

from tests.normalise.records import fields_of

BODY = "# A title\n\n# **Authors:** Ann Lee\n- **DOI**: 10.1234/x\ntext **Not:** one\n"


def test_the_first_source_that_holds_text_wins() -> None:
    fields = fields_of({"a": " ", "b": None, "c": "found"}, BODY)
    assert fields.text(("missing", "a", "b", "c")) == "found"


def test_labels_and_the_title_heading_of_the_body_are_sources() -> None:
    fields = fields_of({}, BODY)
    assert fields.text(("**Authors**",)) == "Ann Lee"
    assert fields.text(("**DOI**",)) == "10.1234/x"
    assert fields.text(("#",)) == "A title"
    assert fields.text(("**Not**",)) is None


def test_a_value_of_another_type_is_set_aside_and_noted_once() -> None:
    fields = fields_of({"title": ["x"], "doi": {"x": "y"}})
    assert fields.text(("title",)) is None
    assert fields.text(("title", "doi")) is None
    assert fields.notes == [
        ("field-type", "title", "found a list, expected a text"),
        ("field-type", "doi", "found a mapping, expected a text"),
    ]


def test_tags_are_a_list_or_a_text_with_commas_each_once() -> None:
    fields = fields_of({"a": ["adhd", " asd ", "adhd", None], "b": "asd, ocd"})
    assert fields.texts(("a", "b")) == ("adhd", "asd", "ocd")


def test_lists_that_hold_themselves_are_not_followed() -> None:
    endless: list[object] = ["adhd"]
    endless.append(endless)
    fields = fields_of({"conditions": endless})
    assert fields.texts(("conditions",)) == ("adhd",)
    assert fields.notes == [
        ("field-type", "conditions", "found a list, expected a tag or a list of tags")
    ]
