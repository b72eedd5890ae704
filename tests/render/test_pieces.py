"""Pieces of HTML: escaped, whatever a record holds."""

from __future__ import annotations

import pytest
from lxml import html
from papershelf.model import AbstractPart
from papershelf.render.pieces import (
    Badge,
    Chip,
    badges,
    card,
    card_of,
    cards,
    chip,
    facts,
    meta,
    paragraphs,
)

from tests.factories import paper

HOSTILE = """"><script>alert('1')</script>&amp;"""


@pytest.mark.parametrize("mark", ["", "unverified", "unsupported"])
def test_a_chip_links_its_listing_and_says_its_mark(mark: str) -> None:
    link = html.fromstring(chip("../../", Chip("topics", "eeg", HOSTILE, mark)))
    assert link.get("href") == "../../topics/eeg/"
    assert (link.text or "").strip() == HOSTILE
    classes = {"": "ps-chip", "unverified": "ps-chip ps-chip--unverified"}
    # The list of the unsupported ones says what they are.
    assert link.get("class") == classes.get(mark)
    assert link.xpath("count(.//script)") == 0


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
