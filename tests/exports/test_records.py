"""A browser finds each paper's CSL item in the file that its id names."""

from __future__ import annotations

import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from papershelf.catalogue.digests import paper_digests
from papershelf.exports.csl import CslItem, CslItems
from papershelf.exports.records import RecordFiles, record_items
from papershelf.machinery.packing import deflate, hash_text
from papershelf.machinery.versions import output_key
from papershelf.model import Paper

from tests.exports.hostile import PAPERS
from tests.factories import VOCABULARY, paper

ITEMS = CslItems.of_shelf(VOCABULARY)


def written(*papers: Paper) -> dict[str, bytes]:
    """Path -> bytes of the files of records."""
    digests = paper_digests(papers)
    maker = RecordFiles(ITEMS, digests)
    items = record_items(papers, digests)
    return {out.path: out.make() for item in items for out in maker.outputs(item)}


def found(files: dict[str, bytes], address: str) -> CslItem:
    """The item of an id, as a browser looks for it."""
    count = msgspec.json.decode(files["assets/cite/manifest.json"])["files"]
    data = zlib.decompress(files[f"assets/cite/{hash_text(address) % count}.bin"])
    (item,) = (one for one in msgspec.json.decode(data, type=list[CslItem]) if one.id == address)
    return item


def test_each_item_is_whole_but_for_the_abstract() -> None:
    # A record's surrogates are gone when it is read.
    some = [one for one in PAPERS if "surrogate" not in one.title]
    papers = [*some, *(paper(f"10.1234-{number}") for number in range(500))]
    files = written(*papers)
    assert len(files) == 8 + 1
    for one in papers:
        assert found(files, one.id) == replace(ITEMS.of(one), abstract=None)


@pytest.mark.parametrize(
    ("papers", "files"), [(0, 1), (1, 1), (96, 1), (97, 2), (192, 2), (193, 4), (10_000, 128)]
)
def test_there_are_few_files_and_none_is_large(papers: int, files: int) -> None:
    items = record_items([paper(f"p{number}") for number in range(papers)], {})
    assert len(items) == files + 1
    assert all(len(item.papers) < 150 for item in items if not isinstance(item, bytes))


def test_the_manifest_says_of_what_the_files_are() -> None:
    files = written(paper("a"), paper("b"))
    manifest = msgspec.json.decode(files["assets/cite/manifest.json"])
    version = manifest.pop("version")
    assert manifest == {"format": 2, "files": 1, "papers": 2, "merged": 0, "searches": 0}
    assert len(version) == 12


def test_the_corpus_has_the_same_version_until_a_paper_changes() -> None:
    def version(*papers: Paper) -> str:
        files = written(*papers)
        found: str = msgspec.json.decode(files["assets/cite/manifest.json"])["version"]
        return found

    first = version(paper("a"), paper("b"))
    assert version(paper("b"), paper("a")) == first
    assert version(paper("a"), paper("b", title="Another")) != first
    assert version(paper("a")) != first


def test_only_the_file_of_a_changed_paper_is_made_again() -> None:
    papers = [paper(f"p{number}") for number in range(500)]

    def keys(papers: list[Paper]) -> list[tuple[str, bytes]]:
        digests = paper_digests(papers)
        maker = RecordFiles(ITEMS, digests)
        groups = record_items(papers, digests)[:-1]
        return [(out.path, out.key) for group in groups for out in maker.outputs(group)]

    before = keys(papers)
    after = keys([replace(papers[0], title="Another"), *papers[1:]])
    changed = [path for (path, old), (_, new) in zip(before, after, strict=True) if old != new]
    assert changed == [f"assets/cite/{hash_text('p0') % 8}.bin"]


def test_a_label_that_changes_makes_all_files_again() -> None:
    assert CslItems(["a"], {"x": "X"}).digest != CslItems(["a"], {"x": "Y"}).digest
    assert output_key(b"") != CslItems([], {}).digest


@given(st.binary())
def test_what_is_deflated_can_be_inflated(data: bytes) -> None:
    assert zlib.decompress(deflate(data)) == data


def test_the_hash_is_that_of_the_standard() -> None:
    assert [hash_text(text) for text in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]
