"""Hand-written pages show the shelf's texts."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from msgspec.structs import replace
from papershelf.catalogue.facets import facets_of
from papershelf.render.docs import (
    example,
    facets_json,
    fill,
    index_pages,
    navigation,
    placeholders,
)
from papershelf.vocabulary.shelf import Shelf

from tests.factories import VOCABULARY

FACETS = facets_of(VOCABULARY)


def test_placeholders_are_replaced_by_name() -> None:
    values = placeholders(Shelf(heading="A <shelf>"), FACETS)
    text = fill("# {{ shelf.heading }}\n\nBy {{facets.names}}; {{ not.ours", values, "index.md")
    assert text == "# A <shelf>\n\nBy condition, topic, journal, author and year; {{ not.ours"


def test_an_unknown_placeholder_names_the_page_and_the_nearest_one() -> None:
    with pytest.raises(ValueError, match=r"about\.md: .*did you mean 'shelf\.heading'"):
        fill("{{ shelf.heding }}", placeholders(Shelf(), FACETS), "about.md")


def test_the_search_page_names_the_facets() -> None:
    values = placeholders(Shelf(examples={"condition": "condition:tics"}), FACETS)
    assert '<a href="../conditions/">condition</a>' in values["facets.links"]
    chips = re.findall(r">(\w+:name)</button>", values["facets.chips"])
    assert chips == ["condition:name", "topic:name", "design:name", "age:name"]
    assert "`condition:tics`" in values["facets.help"]
    assert "`design:name`" in values["facets.help"]
    assert values["facets.facts-help"].startswith("- **Study design, Age group.** ")
    assert placeholders(Shelf(), FACETS[:1])["facets.facts-help"] == ""
    names = [facet["name"] for facet in json.loads(values["facets.json"])]
    assert names == ["condition", "topic", "design", "age", "journal", "author", "year", "has"]


def test_the_search_page_has_no_filter_for_a_facet_of_queries_only() -> None:
    names = [facet["name"] for facet in json.loads(facets_json(FACETS))]
    assert "has" in names
    assert "problem" in {facet.name for facet in FACETS} - set(names)


def test_an_example_is_a_link_to_its_results() -> None:
    assert example('a "b c"*') == '[`a "b c"*`](search.md?q=a%20%22b%20c%22*)'


def test_every_facet_with_pages_has_an_index_page() -> None:
    pages = index_pages(FACETS, Shelf())
    assert list(pages) == [
        f"{address}/index.md"
        for address in ("conditions", "topics", "journals", "authors", "years", "map", "numbers")
    ]
    _, front, text = pages["years/index.md"].split("---\n")
    assert yaml.safe_load(front) == {
        "listing": "years",
        "description": "Papers by year of publication",
        "hide": ["toc"],
    }
    assert text == "\n# Years\n\nPapers by the year in which they were published.\n"


def test_a_label_may_have_any_character() -> None:
    facet = replace(FACETS[0], label='Colon: "🌱" \\ #')
    head = index_pages([facet], Shelf())["conditions/index.md"].split("---")[1]
    assert yaml.safe_load(head)["description"] == 'Papers by colon: "🌱" \\ #'


def test_the_navigation_names_the_facets_of_the_vocabulary_before_the_papers() -> None:
    entries = navigation([{"Home": "index.md"}, "facets", {"About": "about.md"}], FACETS, Shelf())
    titles = [next(iter(entry)) for entry in entries if isinstance(entry, dict)]
    assert titles == [
        *("Home", "Conditions", "Topics", "Map", "Papers"),
        *("Journals", "Authors", "Years", "About"),
    ]


def test_a_shelf_with_one_facet_of_terms_has_no_map() -> None:
    assert "map/index.md" not in index_pages(FACETS[:1], Shelf())
    assert {"Map": "map/index.md"} not in navigation(["facets"], FACETS[:1], Shelf())
