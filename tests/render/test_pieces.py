"""Pieces of HTML: escaped, whatever a record holds."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from papershelf.model import AbstractPart, Notice, NoticeKind, PaperKind
from papershelf.render.pieces import (
    Badge,
    Chip,
    badges,
    card,
    card_of,
    cards,
    chips,
    facts,
    meta,
    paragraphs,
    people,
    subjects,
)

from tests.factories import paper

HOSTILE = """"><script>alert('1')</script>&amp;"""


def test_a_chip_and_a_subject_link_the_listing_of_a_tag() -> None:
    tags = [Chip("topics", "eeg", HOSTILE), Chip("topics", "sleep", "Sleep")]
    for text, class_ in ((chips("../../", tags), "ps-chip"), (subjects("../../", tags), None)):
        first, second = html.fromstring(f"<p>{text}</p>").findall("a")
        assert (first.get("href"), first.text) == ("../../topics/eeg/", HOSTILE)
        assert second.get("class") == class_
        assert first.xpath("count(.//script)") == 0


@pytest.mark.parametrize("value", ["plain/", "two words", HOSTILE, "a=b&c", "", "it's", "Ω\u00a0m"])
def test_a_value_has_quotes_only_if_it_needs_them(value: str) -> None:
    markup = badges("", [Badge("f", value, "x")]) + facts([("a", "b", value or "#")])
    first, second = html.fromstring(f"<div>{markup}</div>").iter("a")
    assert first.get("href") == f"search/?f={value}"
    assert second.get("href") == (value or "#")
    assert ("href=plain/" in markup) == (value == "plain/")


def test_a_person_without_an_address_is_a_link_that_a_script_can_complete() -> None:
    both = people("../../", [("Xia Cao", "authors/cao-xia/"), (HOSTILE, "")])
    known, other = html.fromstring(f"<p>{both}</p>").findall("a")
    assert (known.get("href"), known.text) == ("../../authors/cao-xia/", "Xia Cao")
    assert (other.get("href"), other.text) == (None, HOSTILE)


@pytest.mark.parametrize(
    ("label", "apart"),
    [
        ("Conclusions", True),
        ("AUTHORS' CONCLUSION", True),
        ("Interpretation", True),
        ("Results", False),
        (None, False),
    ],
)
def test_the_conclusion_of_an_abstract_is_set_apart(label: str | None, apart: bool) -> None:
    (shown,) = html.fromstring(f"<div>{paragraphs([AbstractPart(label, 'Well.')])}</div>")
    assert shown.get("class") == ("ps-conclusion" if apart else None)


def test_texts_of_a_card_are_shown_unchanged() -> None:
    shown = html.fromstring(card("../", card_of(paper("p1", title=HOSTILE), {})))
    assert shown.get("data-paper") == "p1"
    assert shown.xpath("string(a)") == HOSTILE


def test_a_card_shows_facts_in_their_order_and_none_without() -> None:
    labels = {"trial": "Trial", "people": HOSTILE, "children": "Children"}
    known = {"design": ("trial",), "studied": ("people",), "age": ("children",)}
    shown = html.fromstring(card("../", card_of(paper("p1", facts=known), labels)))
    assert shown.xpath("small/text()") == ["Trial", HOSTILE, "Children"]
    assert "small" not in card("../", card_of(paper("p1"), labels))
    assert "small" not in card("../", card_of(paper("p1", facts=known), {}))


def test_badges_lead_to_the_search_filtered_by_them() -> None:
    links = html.fromstring(f"<p>{badges('../../', [Badge('age', 'children', HOSTILE)])}</p>")
    (link,) = links.findall("a")
    assert (link.get("href"), link.text) == ("../../search/?age=children", HOSTILE)


def test_a_card_is_made_again_for_another_depth() -> None:
    papers = [card_of(paper("p1"), {}), card_of(paper("p2"), {})]
    near, far = (html.fromstring(cards(folder, papers)) for folder in ("../papers/", "../"))
    assert near.xpath("//li/a/@href") == ["../papers/p1/", "../papers/p2/"]
    assert far.xpath("//li/a/@href") == ["../p1/", "../p2/"]


def test_labels_and_addresses_of_facts_and_paragraphs_are_escaped() -> None:
    rows = html.fromstring(f"<dl>{facts([(HOSTILE, HOSTILE, HOSTILE), ('a', 'b', '')])}</dl>")
    assert rows.xpath("//dt/text()") == [HOSTILE, "a"]
    assert rows.xpath("//dd/a/@href") == [HOSTILE]
    parts = html.fromstring(f"<div>{paragraphs([AbstractPart(HOSTILE, HOSTILE)])}</div>")
    assert parts.xpath("string(p)") == f"{HOSTILE}: {HOSTILE}"


def test_contents_of_meta_elements_are_escaped() -> None:
    head = html.fromstring(f"<head>{meta([('citation_title', HOSTILE, '')])}</head>")
    assert head.xpath("//meta[@name='citation_title']/@content") == [HOSTILE]


@pytest.mark.parametrize(
    ("changes", "mark"),
    [
        ({"retracted": True}, "Retracted"),
        ({"notices": (Notice(NoticeKind.CONCERN),)}, "Expression of concern"),
        ({"notices": (Notice(NoticeKind.CORRECTION),)}, None),
        ({}, None),
    ],
)
def test_a_card_marks_what_was_retracted_or_is_doubted(
    changes: dict[str, Any], mark: str | None
) -> None:
    item = html.fromstring(f"<ul>{card('', card_of(paper(**changes), {}))}</ul>")
    assert item.findtext("li/strong") == mark


def test_a_card_has_the_kind_and_doi_that_reference_managers_cannot_see() -> None:
    def data(**changes: Any) -> dict[str, str]:
        item = html.fromstring(f"<ul>{card('', card_of(paper(**changes), {}))}</ul>")
        return {name: value for name, value in item[0].items() if name != "data-paper"}

    assert data() == {}
    assert data(kind=PaperKind.PREPRINT) == {"data-kind": "preprint"}
    assert data(identifier="slug", doi='10.1/"<x') == {"data-doi": '10.1/"<x'}
    assert data(identifier="10.1234-x", doi=None) == {"data-doi": ""}


def test_a_card_names_the_kind_of_a_preprint() -> None:
    item = html.fromstring(f"<ul>{card('', card_of(paper(kind=PaperKind.PREPRINT), {}))}</ul>")
    assert item.findtext("li/small") == "Preprint"
