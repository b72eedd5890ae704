"""A shelf on another subject is built as strictly: five records on gardening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import build_site
from tests.shelf import FIXTURES

MEDICINE = re.compile(
    r"autis|adhd|tourette|\btics?\b|pmdd|ritalin|medic|clinic|patient|disorder|syndrome|therap"
    r"|\basd\b|\bocd\b|hormone|symptom|premenstrual|dopamin|disease|psychiatr|conditions?\b",
    re.IGNORECASE,
)
_TEXTS = (".html", ".json", ".js", ".xml", ".css", ".txt")
# Files of others: Material's, citeproc-js, citation styles.
_OTHERS = (
    *("assets/javascripts/", "assets/stylesheets/", "assets/images/"),
    *("assets/cite/references.js", "assets/cite/styles/"),
)


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("garden")
    result = build_site(FIXTURES / "gardening", site)
    assert result.returncode == 0, result.stderr
    assert "5 files = 5 papers + 0 merged + 0 rejected" in result.stderr
    return site


def test_a_shelf_on_gardening_is_built_with_its_own_terms_and_texts(garden: Path) -> None:
    home = (garden / "index.html").read_text("utf-8")
    for text in ("A shelf on gardening", "Tomatoes", "Try: how often to water"):
        assert text in home
    papers = {path.parent.name for path in (garden / "papers").glob("*/index.html")}
    assert papers == {f"10.5555-garden.{number}" for number in range(1, 6)}


def test_its_facets_have_their_own_addresses(garden: Path) -> None:
    folders = {path.name for path in garden.iterdir() if path.is_dir()}
    assert {"plants", "jobs", "journals", "authors", "years"} <= folders
    assert folders.isdisjoint({"conditions", "topics", "tasks", "trials"})
    assert (garden / "plants/roses/index.html").is_file()
    assert (garden / "jobs/pruning/index.html").is_file()


def test_no_file_of_it_has_a_word_of_medicine(garden: Path) -> None:
    found = {name: words for name, text in texts(garden) if (words := MEDICINE.findall(text))}
    assert found == {}


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Every text file of a site that is Papershelf's own."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.suffix in _TEXTS and not name.startswith(_OTHERS):
            yield name, path.read_text("utf-8")
