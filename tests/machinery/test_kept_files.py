"""Files of the last build stay where they would be written again, and nowhere else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from papershelf.machinery.kept_files import ASIDE, KeptFiles


class Builds:
    """Builds of one site, as MkDocs does them: it empties the folder, hidden entries aside."""

    def __init__(self, folder: Path) -> None:
        self.site, self.cache = folder / "site", folder / "cache"

    def start(self, *own: str) -> KeptFiles:
        """A build up to where generated files are written; `own` are pages of MkDocs."""
        kept = KeptFiles(self.site, self.cache, ["papers", "index"])
        kept.set_aside()
        self.site.mkdir(exist_ok=True)
        for entry in self.site.iterdir():
            if not entry.name.startswith("."):
                shutil.rmtree(entry)
        for name in own:
            (self.site / name).parent.mkdir(parents=True, exist_ok=True)
            (self.site / name).write_text("by MkDocs", encoding="utf-8")
        kept.put_back()
        return kept

    def build(self, files: Mapping[str, str], *own: str) -> dict[str, str]:
        """A whole build; returns what the site then holds."""
        kept = self.start(*own)
        for name, text in files.items():
            kept.write(name, text.encode())
        kept.finish()
        paths = (path for path in self.site.rglob("*") if path.is_file())
        return {path.relative_to(self.site).as_posix(): path.read_text("utf-8") for path in paths}


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


def age(path: Path) -> int:
    return path.stat().st_mtime_ns


def test_a_file_that_is_the_same_is_not_written_again(builds: Builds) -> None:
    files = {"papers/a/index.html": "a", "papers/b/index.html": "b"}
    assert builds.build(files) == files
    before = {name: age(builds.site / name) for name in files}
    files["papers/b/index.html"] = "other"
    assert builds.build(files) == files
    assert age(builds.site / "papers/a/index.html") == before["papers/a/index.html"]
    assert age(builds.site / "papers/b/index.html") > before["papers/b/index.html"]


def test_what_no_longer_belongs_to_the_site_goes(builds: Builds) -> None:
    builds.build({"papers/a/index.html": "a", "papers/b/index.html": "b"}, "papers/about/x")
    builds.build({"papers/b/index.html": "b"}, "papers/index.html")
    left = sorted(path.relative_to(builds.site).as_posix() for path in builds.site.rglob("*"))
    assert left == ["papers", "papers/b", "papers/b/index.html", "papers/index.html"]


def test_what_mkdocs_writes_goes_before_what_was_there(builds: Builds) -> None:
    builds.build({"papers/a/index.html": "a"})
    kept = builds.start("papers/a/index.html")
    assert (builds.site / "papers/a/index.html").read_text("utf-8") == "by MkDocs"
    assert not kept.stays("papers/a/index.html", b"key")


def test_a_file_that_somebody_touched_is_written_again(builds: Builds) -> None:
    files = {"papers/a/index.html": "a"}
    builds.build(files)
    (builds.site / "papers/a/index.html").write_text("x", encoding="utf-8")
    assert builds.build(files) == files


def test_after_a_killed_build_nothing_is_believed(builds: Builds) -> None:
    files = {"papers/a/index.html": "a"}
    builds.build(files)
    builds.start()  # and never finished
    assert not builds.start().stays("papers/a/index.html", b"a")
    assert builds.build(files) == files


def test_a_list_that_is_damaged_is_no_list(builds: Builds) -> None:
    files = {"papers/a/index.html": "a"}
    builds.build(files)
    (path,) = builds.cache.iterdir()
    path.write_bytes(b"damaged")
    assert builds.build(files) == files


def test_a_file_without_a_key_is_always_written(builds: Builds) -> None:
    for _ in range(2):
        kept = builds.start()
        assert not kept.stays("papers/a/index.html", None)
        kept.finish()


def test_files_stay_though_their_folder_has_another_name(builds: Builds) -> None:
    builds.build({"index/1234/a.bin": "a", "index/1234/b.bin": "b", "index/m.json": "1234"})
    before = age(builds.site / "index/1234/a.bin")
    kept = builds.start()
    kept.rename_only("index", "5678")
    for name, text in {"5678/a.bin": "a", "m.json": "5678"}.items():
        kept.write(f"index/{name}", text.encode())
    kept.finish()
    assert age(builds.site / "index/5678/a.bin") == before
    assert sorted(path.name for path in (builds.site / "index").iterdir()) == ["5678", "m.json"]
    assert not (builds.site / "index/5678/b.bin").exists()


def test_a_hand_written_page_may_take_the_place_of_a_generated_one(builds: Builds) -> None:
    builds.build({"papers/a/index.html": "a", "papers/b/index.html": "b"})
    site = builds.build({"papers/b/index.html": "b"}, "papers/a/index.html")
    assert site == {"papers/a/index.html": "by MkDocs", "papers/b/index.html": "b"}


def test_a_hand_written_page_that_is_gone_does_not_stay(builds: Builds) -> None:
    files = {"papers/a/index.html": "a"}
    assert len(builds.build(files, "papers/a/more/index.html", "papers/c/index.html")) == 3
    for _ in range(2):
        assert builds.build(files) == files
    assert [path.name for path in (builds.site / "papers").iterdir()] == ["a"]
    assert builds.build({}, "papers/only/index.html") == {"papers/only/index.html": "by MkDocs"}


def test_what_nobody_knows_does_not_stay(builds: Builds) -> None:
    files = {"papers/a/index.html": "a"}
    builds.build(files)
    (builds.site / "papers" / "strange.json").write_text("{}", encoding="utf-8")
    assert builds.build(files) == files


def test_where_a_folder_cannot_be_moved_nothing_stays(
    builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds.build({"papers/a/index.html": "a", "index/b.bin": "b"})
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if path.name == "index":
            raise PermissionError(path)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    assert builds.build({"papers/c/index.html": "c"}) == {"papers/c/index.html": "c"}


def test_lists_of_sites_of_long_ago_are_dropped(builds: Builds) -> None:
    builds.build({"papers/a/index.html": "a"})
    old = builds.cache / "site-0123456789abcdef.pickle"
    old.write_bytes(b"")
    os.utime(old, (0, 0))
    builds.build({"papers/a/index.html": "a"})
    assert not old.exists()
    assert len(list(builds.cache.iterdir())) == 1


def test_what_was_moved_aside_goes_when_a_build_fails(builds: Builds) -> None:
    builds.build({"papers/a/index.html": "a"})
    kept = KeptFiles(builds.site, builds.cache, ["papers", "index"])
    kept.set_aside()
    (aside,) = builds.site.iterdir()
    assert aside.name.startswith(ASIDE)
    kept.discard()
    assert list(builds.site.iterdir()) == []


def test_folders_of_one_site_are_kept_apart(builds: Builds) -> None:
    files = {"papers/a/index.html": "a", "index/b.bin": "b"}
    for _ in range(2):
        both = [KeptFiles(builds.site, builds.cache, [own]) for own in ("papers", "index")]
        for kept in both:
            kept.set_aside()
        for kept, (name, text) in zip(both, files.items(), strict=True):
            kept.put_back()
            kept.write(name, text.encode())
            kept.finish()
    assert all((builds.site / name).read_text("utf-8") == text for name, text in files.items())
    assert both[0].stays("papers/a/index.html", None) is False
    assert len(list(builds.cache.iterdir())) == 2


def test_without_a_place_to_remember_everything_is_written(tmp_path: Path) -> None:
    for text in ("one", "two"):
        kept = KeptFiles(tmp_path)
        kept.set_aside()
        kept.put_back()
        kept.write("papers/a/index.html", text.encode())
        kept.finish()
        assert (tmp_path / "papers/a/index.html").read_text("utf-8") == text
