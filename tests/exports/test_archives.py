"""An archive is the file of its format, compressed: all papers, the same bytes each time."""

from __future__ import annotations

import gzip

import pytest
from papershelf.catalogue.digests import paper_digests
from papershelf.exports import archives
from papershelf.exports.archives import Archives, archive_name, part_endings, parts_of
from papershelf.exports.csl import CslItems
from papershelf.exports.formats import FORMATS
from papershelf.model import Paper

from tests.exports.hostile import PAPERS
from tests.exports.read_back import READERS, comparable, differences
from tests.factories import VOCABULARY, paper

# A record's surrogates are gone when it is read.
SOME = [one for one in PAPERS if "surrogate" not in one.title]


def made(papers: list[Paper]) -> dict[str, bytes]:
    maker = Archives(VOCABULARY, paper_digests(papers))
    return {out.path: out.make() for part in parts_of(papers) for out in maker.outputs(part)}


@pytest.mark.parametrize("name", READERS)
def test_each_archive_has_all_papers_without_abstracts(name: str) -> None:
    text = gzip.decompress(made(SOME)[f"exports/{archive_name(name)}"]).decode()
    items = CslItems.of_shelf(VOCABULARY)
    expected = [comparable(items.of(one, abstract=False)) for one in SOME]
    assert differences(expected, READERS[name](text)) == []


def test_the_archive_of_the_json_form_is_what_the_command_prints() -> None:
    printed = b"".join(FORMATS["json"].write(SOME, VOCABULARY))
    assert gzip.decompress(made(SOME)["exports/papers.json.gz"]) == printed


def test_many_papers_are_parts_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST", 10)
    papers = [paper(f"p{number}") for number in range(25)]
    files = made(papers)
    assert len(files) == 3 * len(FORMATS)
    names = [f"exports/papers-{number}.csv.gz" for number in (1, 2, 3)]
    lines = [gzip.decompress(files[name]).decode().splitlines()[1:] for name in names]
    ids = [line.partition(",")[0].strip('"') for part in lines for line in part]
    assert ids == [one.id for one in papers]


@pytest.mark.parametrize(
    ("papers", "endings"), [(0, [""]), (25_000, [""]), (25_001, ["-1", "-2"]), (75_000, 3)]
)
def test_a_part_has_so_many_papers(papers: int, endings: list[str] | int) -> None:
    found = part_endings(papers)
    assert (len(found) if isinstance(endings, int) else found) == endings


def test_an_archive_depends_on_its_papers_only() -> None:
    assert made(SOME) == made(SOME)

    def keys(papers: list[Paper]) -> set[bytes]:
        maker = Archives(VOCABULARY, paper_digests(papers))
        return {out.key for part in parts_of(papers) for out in maker.outputs(part)}

    assert keys(SOME) == keys(SOME)
    assert keys(SOME).isdisjoint(keys(SOME[:-1]))
