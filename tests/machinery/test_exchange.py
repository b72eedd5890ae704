"""Two folders change places, at once or by moves, and after an error both are as they were."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from papershelf.machinery import exchange
from papershelf.machinery.exchange import change_places
from papershelf.machinery.site_folder import SiteFolder

from tests.factories import files_of
from tests.machinery.builds import A, B, Builds

NEW = {"index.html": b"new", "papers/new/index.html": b"new", "same/index.html": b"new"}
OLD = {"index.html": b"old", "papers/old/index.html": b"old", "same/index.html": b"old"}


class Places:
    """A new folder, the path that it is moved to, and the path that the old one is moved to."""

    def __init__(self, folder: Path) -> None:
        self.new, self.place, self.old = folder / "new", folder / "place", folder / "old"
        for where, files in ((self.new, NEW), (self.place, OLD)):
            for path, data in files.items():
                (where / path).parent.mkdir(parents=True, exist_ok=True)
                (where / path).write_bytes(data)

    def change(self, keeps: Callable[[str], bool] = lambda _: False) -> None:
        change_places(self.new, self.place, self.old, keeps)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places(tmp_path)


@pytest.fixture
def _by_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    """The system cannot exchange two folders at once."""
    monkeypatch.setattr(exchange, "_exchange", lambda *_: False)


@pytest.fixture(params=[errno.EBUSY, errno.EXDEV])
def _mount_point(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, _by_moves: None
) -> None:
    """The system cannot move the site's own folder."""
    rename = Path.rename

    def refuse(path: Path, target: Path) -> Path:
        if "place" in (path.name, target.name) or "site" in (path.name, target.name):
            raise OSError(request.param, "it is a mount point")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)


def test_both_change_places(places: Places) -> None:
    places.change()
    assert files_of(places.place) == NEW
    assert files_of(places.old) == OLD
    assert not places.new.exists()


@pytest.mark.usefixtures("_by_moves")
def test_both_change_places_where_that_takes_several_moves(places: Places) -> None:
    places.change()
    assert files_of(places.place) == NEW
    assert files_of(places.old) == OLD
    assert not places.new.exists()


@pytest.mark.usefixtures("_mount_point")
def test_entries_of_a_mount_point_change_places_except_kept_ones(places: Places) -> None:
    folder = places.place.stat().st_ino
    (places.place / ".git").mkdir()
    (places.place / ".git" / "HEAD").write_bytes(b"main")
    places.change(lambda name: name == ".git")
    assert places.place.stat().st_ino == folder
    assert files_of(places.place) == {**NEW, ".git/HEAD": b"main"}
    assert files_of(places.old) == OLD
    assert not places.new.exists()


def test_where_nothing_was_the_new_folder_is_simply_moved(tmp_path: Path) -> None:
    places = Places(tmp_path)
    shutil.rmtree(places.place)
    places.place = tmp_path / "below" / "place"
    places.change()
    assert files_of(places.place) == NEW
    assert not places.old.exists()


@pytest.mark.usefixtures("_by_moves")
def test_after_a_failed_move_both_are_where_they_were(
    places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def fail(path: Path, target: Path) -> Path:
        if path == places.new and target == places.place:
            raise PermissionError
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(PermissionError):
        places.change()
    assert files_of(places.place) == OLD
    assert files_of(places.new) == NEW


@pytest.mark.usefixtures("_mount_point")
@pytest.mark.parametrize("step", range(6))
@pytest.mark.parametrize(
    "error",
    [OSError(errno.ENOSPC, "the disk is full"), KeyboardInterrupt()],
    ids=["full", "stopped"],
)
def test_after_a_failed_move_of_an_entry_of_a_mount_point_both_are_as_they_were(
    places: Places, monkeypatch: pytest.MonkeyPatch, step: int, error: BaseException
) -> None:
    """To another file system entries are copied: a full one has half of the last."""
    move, moves = shutil.move, iter(range(100))

    def fail(source: Path, target: Path) -> None:
        if next(moves) != step:
            move(source, target)
            return
        if source.is_dir():
            target.mkdir()
            (target / "half").touch()
        else:
            target.touch()
        raise error

    monkeypatch.setattr(shutil, "move", fail)
    with pytest.raises(type(error)):
        places.change()
    assert files_of(places.place) == OLD
    assert files_of(places.new) == NEW
    assert not places.old.exists()


@pytest.mark.usefixtures("_mount_point")
def test_builds_into_a_mount_point_are_as_any(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    builds.site.mkdir()
    (builds.site / ".git").mkdir()
    (builds.site / ".git" / "HEAD").write_text("main", encoding="utf-8")
    for number in range(4):
        files = {A: "a", B: f"{number}"}
        assert builds.build(files) == {**files, ".git/HEAD": "main"}
        assert builds.written == ([B] if number else [A, B])


def test_a_site_folder_survives_a_failed_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds = Builds(tmp_path)
    builds.build({A: "a"})
    folder: SiteFolder = builds.put({A: "new"})
    with monkeypatch.context() as context:
        context.setattr(shutil, "copymode", _refuse)
        with pytest.raises(PermissionError):
            folder.publish()
    folder.abandon()
    assert builds.now() == {A: "a"}
    assert builds.build({A: "new"}) == {A: "new"}


def _refuse(*_: object) -> None:
    raise PermissionError
