"""A build knows what it is made from."""

from __future__ import annotations

import logging
from pathlib import Path

from mkdocs.config import load_config
from papershelf.machinery.progress import LoggedProgress
from papershelf.mkdocs.build import Build
from papershelf.settings import Settings

VOCABULARY = "facets: {plants: {name: plant, label: Plant, title: Plants}}"


def test_the_live_preview_follows_every_file_that_a_build_reads(tmp_path: Path) -> None:
    given = {
        "retraction_watch": "retraction_watch.csv",
        "former_papers": "last/papers-*.json.gz",
        "map_previous": "not-there.json",
    }
    for name in ("docs", "last", "papers"):
        (tmp_path / name).mkdir()
    (tmp_path / "papers/vocabulary.yml").write_text(VOCABULARY, "utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: A shelf\n", "utf-8")
    files = ("retraction_watch.csv", "last/papers-1.json.gz", "last/papers-2.json.gz")
    for name in files:
        (tmp_path / name).touch()
    config = load_config(str(tmp_path / "mkdocs.yml"))
    build = Build(config, Settings.from_mapping(given), LoggedProgress(logging.info, bar=False))
    try:
        found = {str(Path(path).relative_to(tmp_path)) for path in build.sources()}
    finally:
        build.abandon()
    assert found == {"papers", "papers/vocabulary.yml", *files}
