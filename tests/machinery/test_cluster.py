"""A local Dask cluster does the work that processes do, and writes the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from papershelf.machinery.cluster import Dask
from papershelf.machinery.tasks import Task

from tests.cli.command import run
from tests.conftest import ROOT
from tests.factories import files_of

# In a process of its own: a cluster leaves threads behind, after which forking is unsafe.
PUBLISH = """
import sys
from pathlib import Path
from papershelf.pipeline import load_catalogue
from papershelf.machinery.processes import workers
from papershelf.machinery.store import Store
from papershelf.publish import Publication
from papershelf.shell.fill import Shells
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from tests.factories import theme
from tests.shelf import SHELF, VOCABULARY

if __name__ == "__main__":
    site, scheduler = Path(sys.argv[1]), sys.argv[2]
    with workers(2, scheduler) as crew:
        catalogue = load_catalogue(SHELF, VOCABULARY, Settings(), crew=crew)
        publication = Publication(site, Store(site.with_name("cache")), crew)
        publication.begin(SiteView(catalogue, Settings(), "https://shelf.example/"))
        publication.finish(Shells(theme))
        publication.publish()
    print("distributed" in sys.modules)
"""


def published(site: Path, scheduler: str) -> tuple[dict[str, bytes], bool]:
    """The files of the tests' own shelf, from its records on; whether Dask was at work."""
    result = subprocess.run(
        [sys.executable, "-c", PUBLISH, str(site), scheduler],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"hooks{os.pathsep}."},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert result.returncode == 0, result.stderr
    return files_of(site), result.stdout.strip() == "True"


def test_a_local_dask_cluster_publishes_the_same_bytes(tmp_path: Path) -> None:
    serial, without = published(tmp_path / "serial", "")
    dask, with_it = published(tmp_path / "dask", "local")
    assert (without, with_it) == (False, True)
    assert len(serial) > 100
    assert dask == serial


def test_a_shelf_whose_settings_ask_for_dask_is_built_by_it_with_the_same_bytes(
    tmp_path: Path,
) -> None:
    shelf = tmp_path / "shelf"
    assert run("new", shelf).exit_code == 0
    config = shelf / "mkdocs.yml"
    sites: list[dict[str, bytes]] = []
    for options in ("", "      dask_scheduler: local\n      workers: 2\n"):
        config.write_text(config.read_text("utf-8") + options, "utf-8")
        built = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "papershelf", "build", shelf],
            env={**os.environ, "CACHE_DIR": str(tmp_path / "cache" / str(len(sites)))},
            capture_output=True,
            text=True,
            check=True,
            timeout=300,
        )
        assert ("distributed.client" in built.stderr) is bool(options)
        sites.append(files_of(shelf / "site"))
    assert sites[0] == sites[1]


def test_dask_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        Dask("local", 2) as crew,
        pytest.raises(ImportError, match=r"pip install 'papershelf\[dask\]'"),
    ):
        crew.map(Task(sum, [1, 2]))


def test_a_dask_cluster_that_was_never_used_can_be_closed() -> None:
    crew = Dask("tcp://nowhere:1", 2)
    for _ in range(2):
        crew.close()
