"""The golden files are what the index is today."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from tests.index.golden import GOLDEN, write_golden


def contents(folder: Path) -> dict[str, bytes]:
    """Name below the index's folder -> inflated bytes: another zlib may deflate otherwise."""
    (root,) = (path for path in (folder / "data").iterdir() if path.is_dir())
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): zlib.decompress(path.read_bytes()) for path in files}


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest without the folder's name, which is a hash of deflated bytes."""
    found: dict[str, Any] = json.loads((folder / "data" / "manifest.json").read_text("utf-8"))
    del found["folder"]
    return found


def test_the_golden_files_are_what_python_writes(tmp_path: Path) -> None:
    write_golden(tmp_path)
    assert contents(GOLDEN) == contents(tmp_path)
    assert manifest(GOLDEN) == manifest(tmp_path)
    for name in ("tokens.json", "texts.json", "facets.json"):
        assert (GOLDEN / name).read_bytes() == (tmp_path / name).read_bytes()


def test_the_golden_index_has_shards_of_every_kind() -> None:
    folders = {name.partition("/")[0] for name in contents(GOLDEN)}
    assert folders == {
        "common",
        "dates",
        "facets",
        "ids.bin",
        "language",
        "names",
        "norms",
        "places",
        "rare",
        "results",
        "runs",
        "tails",
        "words",
    }
