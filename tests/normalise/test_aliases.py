"""Former addresses are read as site generators write them, and lead out of no site."""

from __future__ import annotations

import pytest
from papershelf.normalise.aliases import former_address

from tests.normalise.records import paper_of, read_field


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("old-name", "papers/old-name/"),
        ("papers/old-name", "papers/old-name/"),
        ("/papers/old-name/index.html", "papers/old-name/"),
        ("/shelf/papers/old-name/?page=1#top", "papers/old-name/"),
        ("https://shelf.example/a/papers/old-name/", "papers/old-name/"),
        ("10.5555-garden.1", "papers/10.5555-garden.1/"),
        ("/publication/2010-compost/", "publication/2010-compost/"),
        ("/posts/compost.html", "posts/compost.html"),
        ("/papers/compost.html/", "papers/compost.html/"),
        ("/papers/compost.htm/index.html", "papers/compost.htm/"),
        ("/compost", "compost/"),
        ("na%C3%AFve", "papers/naïve/"),
        ("/papers/papers/", "papers/papers/"),
    ],
)
def test_an_address_is_one_below_the_sites_root(written: str, address: str) -> None:
    assert former_address(written) == address


@pytest.mark.parametrize(
    "written",
    [
        *("", "/", "/papers/", "..", "../../etc/passwd", "/papers/../../x/", "%2e%2e/x", "/a\\b/"),
        *("/papers/a\0b/", "/.git/config", "/assets/chrome.js", "/exports/papers.csv.gz"),
        *("https://elsewhere.example/compost/", "http://[", "/a/b/c/d/e/f/g/", "%ff", "a" * 300),
        *("/papers/a:b/", "/papers/dot./", "javascript:alert(1)"),
    ],
)
def test_what_no_site_can_have_is_no_address(written: str) -> None:
    assert former_address(written) is None


def test_a_record_names_one_address_or_several_under_any_of_the_keys() -> None:
    meta = {"aliases": ["old", "/papers/older/"], "redirect_from": "/publication/oldest/"}
    expected = ("papers/old/", "papers/older/", "publication/oldest/")
    assert paper_of({"doi": "10.1234/x", **meta}).aliases == expected


def test_other_names_of_a_note_are_no_addresses_and_no_fault() -> None:
    read = read_field("aliases", {"aliases": ["Compost and tomatoes", "the compost trial"]})
    assert (read.value, read.findings) == ((), ())


@pytest.mark.parametrize("value", ["../up", ["/assets/x.html"], {"old": "new"}])
def test_an_address_that_cannot_be_is_named(value: object) -> None:
    (finding,) = read_field("aliases", {"aliases": value}).findings
    assert finding.code in ("field-invalid", "field-type")
    assert "expected" in finding.message
