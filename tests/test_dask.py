"""A local Dask cluster does the work that processes do, and writes the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT
from tests.factories import files_of

# In a process of its own: a cluster leaves threads behind, beside which none may be forked.
PUBLISH = """
import sys
from pathlib import Path
from papershelf.pipeline import load_catalogue
from papershelf.publish import publish
from papershelf.render.shell import Shells
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from tests.factories import theme
from tests.shelf import SHELF, VOCABULARY

if __name__ == "__main__":
    site, scheduler = Path(sys.argv[1]), sys.argv[2]
    settings = Settings(workers=2, dask_scheduler=scheduler)
    catalogue = load_catalogue(SHELF, VOCABULARY, settings)
    publish(SiteView(catalogue, settings, "https://shelf.example/"), Shells(theme), site)
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
