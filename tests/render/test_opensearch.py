"""The OpenSearch description keeps to the lengths of its specification, whatever the name."""

from __future__ import annotations

from urllib.parse import quote

import lxml.etree
import pytest
from papershelf.render.opensearch import opensearch
from papershelf.render.root_files import RootFiles
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.vocabulary.shelf import Shelf

from tests.factories import catalogue

NAMESPACE = "{http://a9.com/-/spec/opensearch/1.1/}"
MOST = {"ShortName": 16, "LongName": 48, "Description": 1024}


def read(data: bytes) -> dict[str, lxml.etree._Element]:
    return {str(one.tag).removeprefix(NAMESPACE): one for one in lxml.etree.fromstring(data)}


def test_what_is_typed_into_the_address_bar_reaches_the_search_page() -> None:
    found = read(opensearch("A shelf", "Papers on plants", "https://shelf.example/a/"))
    template = found["Url"].get("template", "")
    asked = template.replace("{searchTerms}", quote("tomato & blight"))
    assert asked == "https://shelf.example/a/search/?q=tomato%20%26%20blight"
    assert found["Url"].get("type") == "text/html"
    assert found["Image"].text == "https://shelf.example/a/assets/favicon.svg"
    assert found["Image"].get("type") == "image/svg+xml"
    assert found["ShortName"].text == "A shelf"
    assert found["Description"].text == "Papers on plants"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Papers on the plants of gardens and meadows", "Papers on the"),
        ("Sixteen letters.", "Sixteen letters."),
        ("Donaudampfschifffahrt", "Donaudampfschiff"),
        ("A <b> & \x00\ufffe b\n", "A <b> & b"),
    ],
)
def test_a_name_is_cut_between_words_and_escaped(name: str, short: str) -> None:
    found = read(opensearch(name, name * 99, "https://shelf.example/{a}/"))
    assert found["ShortName"].text == short
    assert all(0 < len(found[tag].text or "") <= most for tag, most in MOST.items())
    assert found["Url"].get("template") == "https://shelf.example/%7Ba%7D/search/?q={searchTerms}"


@pytest.mark.parametrize("site_url", ["", "https://shelf.example"])
def test_only_a_site_whose_address_is_known_has_a_description(site_url: str) -> None:
    shelf = Shelf(description="What it is")
    view = SiteView(catalogue([]), Settings(), site_url, shelf=shelf, site_name="Shelf")
    files = {out.path: out.make() for out in RootFiles(view).outputs([])}
    assert ("opensearch.xml" in files) == bool(site_url)
    if site_url:
        found = read(files["opensearch.xml"])
        assert found["Url"].get("template") == "https://shelf.example/search/?q={searchTerms}"
        assert found["Description"].text == "What it is"
