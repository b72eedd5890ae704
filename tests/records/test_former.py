"""The papers of the last site are read from its archives; another file is named as such."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from papershelf.exports.formats import FORMATS
from papershelf.records.former import read_former
from papershelf.vocabulary import FaultyFileError

from tests.factories import VOCABULARY, paper

PAPER = paper("new", doi="10.1/a", pmid="7", aliases=("papers/old/",))
JSON = b"".join(FORMATS["json"].write([PAPER], VOCABULARY))
# A compressed file whose middle was overwritten.
DAMAGED = gzip.compress(JSON, mtime=0)
DAMAGED = DAMAGED[:40] + b"\xff" * 9 + DAMAGED[49:]


@pytest.mark.parametrize("data", [JSON, gzip.compress(JSON, mtime=0)])
def test_what_the_site_exports_is_read(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "papers.json").write_bytes(data)
    (one,) = read_former(tmp_path / "papers.json")
    assert (one.id, one.title, one.doi, one.pmid) == ("new", PAPER.title, "10.1/a", "7")
    assert one.aliases == ("papers/old/",)
    assert one.provenance.path == PAPER.provenance.path


@pytest.mark.parametrize("name", ["last", "the [last] site"])
def test_several_parts_are_read_wherever_they_are(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    for number in (1, 2):
        (folder / f"papers-{number}.json.gz").write_bytes(gzip.compress(JSON, mtime=0))
    assert len(read_former(folder / "papers-*.json.gz")) == 2


@pytest.mark.parametrize(
    "data",
    [
        *(
            b"",
            b"{}",
            b"[1]",
            b'[{"id": 1}]',
            gzip.compress(JSON, mtime=0)[:40],
            b"\x1f\x8b",
            b"\xff",
        ),
        DAMAGED,
        b'[{"id": "a", "title": "b", "x": ' + b"[" * 99_999,
    ],
)
def test_another_file_is_refused_with_what_was_expected(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "papers.json").write_bytes(data)
    with pytest.raises(FaultyFileError, match=r"papers\.json.*(.|\n)*expected exports/papers"):
        read_former(tmp_path / "papers.json")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FaultyFileError, match="no such file"):
        read_former(tmp_path / "papers.json.gz")
