"""What a curator must say or must not show is said, or missing, in every file of a site."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.shelf import FIXTURES
from tests.site.project import build_with

NOTICES = """RetractionDate,RetractionDOI,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature
5/3/2020 0:00,10.5555/notice.1,10.5555/GARDEN.2,0,Retraction
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rights")
    (folder / "watch.csv").write_bytes(b"\xef\xbb\xbf" + NOTICES.replace("\n", "\r\n").encode())
    log = build_with(
        FIXTURES / "gardening",
        folder / "site",
        retraction_watch=folder / "watch.csv",
        withheld="[10.5555/GARDEN.5, 10.5555/none]",
    )
    assert "withheld: no paper has the DOI 10.5555/none" in log
    return folder / "site"


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """The text of every file, whatever packs it."""
    for path in sorted(site.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            if path.suffix == ".gz":
                data = gzip.decompress(data)
            elif path.suffix == ".bin":
                data = unpacked(data)
            yield path.relative_to(site).as_posix(), data.decode("utf-8", "replace")


def unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error:
        return data


def test_no_file_has_a_sentence_of_a_withheld_text(site: Path) -> None:
    sentences = abstract_of("10.5555/garden.5")
    assert len(sentences) > 1
    found = [name for name, text in texts(site) if any(one in text for one in sentences)]
    assert found == []
    # The same search finds the text of another paper on its page, in the index and in the export.
    other = abstract_of("10.5555/garden.2")
    names = [name for name, text in texts(site) if any(one in text for one in other)]
    for part in ("papers/10.5555-garden.2/", "assets/search/data/", "exports/papers.json.gz"):
        assert any(name.startswith(part) for name in names), part


def abstract_of(doi: str) -> list[str]:
    record = next(
        text
        for path in (FIXTURES / "gardening").glob("*.md")
        if f"doi: {doi}\n" in (text := path.read_text("utf-8"))
    )
    text = " ".join(record.rpartition("## Abstract")[2].split())
    return [one.strip() for one in text.split(". ") if len(one) > 30]


def test_the_page_of_a_withheld_text_says_so_and_has_the_record(site: Path) -> None:
    page = lxml.html.parse(str(site / "papers/10.5555-garden.5/index.html")).getroot()
    notes = [note.text_content().strip() for note in page.find_class("ps-note")]
    assert "For reasons of rights this site does not show the text of the paper." in notes
    assert page.find_class("doi")[0].text == "https://doi.org/10.5555/garden.5"


def test_a_retraction_is_on_the_page_in_lists_and_in_every_export(site: Path) -> None:
    page = lxml.html.parse(str(site / "papers/10.5555-garden.2/index.html")).getroot()
    (alert,) = page.find_class("ps-alert")
    said = " ".join(alert.text_content().split())
    assert said == "This paper was retracted on 3 May 2020: Notice."
    years = (path.read_text("utf-8") for path in site.glob("years/*/index.html"))
    assert any("<strong>Retracted</strong>" in text for text in years)
    for name in ("bib", "ris", "csl.json", "csv", "jsonl"):
        text = gzip.decompress((site / f"exports/papers.{name}.gz").read_bytes()).decode()
        assert text.count("This paper was retracted on 3 May 2020") == 1, name
    papers = json.loads(gzip.decompress((site / "exports/papers.json.gz").read_bytes()))
    assert [paper["id"] for paper in papers if paper["retracted"]] == ["10.5555-garden.2"]
