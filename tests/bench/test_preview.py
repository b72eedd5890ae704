"""The live preview is measured from a saved record to the page that shows it."""

from __future__ import annotations

from pathlib import Path

import frontmatter
import pytest
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings

from tests.bench.generate import record, write_records
from tests.bench.preview import PreviewError, editable, measure_preview, retitled, serve
from tests.shelf import SHELF, VOCABULARY, give_vocabulary


@pytest.mark.thorough
def test_an_edited_record_is_seen_on_its_page(tmp_path: Path) -> None:
    found = measure_preview(3, tmp_path, SHELF, timeout=60)
    assert (found.papers, found.edits) == (3, 3)
    assert 0 < found.median <= found.slowest


@pytest.mark.thorough
def test_a_page_that_is_not_there_ends_the_measurement(tmp_path: Path) -> None:
    write_records(tmp_path / "records", 1)
    give_vocabulary(tmp_path / "records")
    with serve(tmp_path / "records", tmp_path) as server:
        server.wait_for("</html>", "", timeout=60)
        with pytest.raises(PreviewError, match="404"):
            server.wait_for("anything", "papers/nonesuch/", timeout=60)


@pytest.mark.parametrize("old", ["Plain", "'Tics: a study'", '"A title\n  of two lines: cut"'])
def test_a_record_gets_another_title_however_its_own_is_written(old: str) -> None:
    text = record(1)
    head, _, rest = text.partition("title: ")
    text = f"{head}title: {old}\n{rest.partition('topics:')[1]}{rest.partition('topics:')[2]}"
    post = frontmatter.loads(retitled(text, "Another: title"))
    before = frontmatter.loads(text)
    assert post.metadata == {**before.metadata, "title": "Another: title"}
    assert post.content == before.content


def test_only_papers_that_keep_their_address_are_edited(tmp_path: Path) -> None:
    write_records(tmp_path, 3)
    without = tmp_path / "000" / "000001.md"
    post = frontmatter.loads(without.read_text(encoding="utf-8"))
    post["doi"], post.content = "", "# A title\n\nText."
    without.write_text(frontmatter.dumps(post), encoding="utf-8")
    catalogue = load_catalogue(tmp_path, VOCABULARY, Settings())
    paths = sorted(path for path, _ in editable(catalogue, 3))
    assert paths == ["000/000000.md", "000/000002.md"]
