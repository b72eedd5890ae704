"""The wheel has all that a shelf needs, and nothing of a shelf."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

from papershelf.mkdocs.pages import shelf_pages

from tests.conftest import ROOT
from tests.wheel.conftest import Installed

PACKAGE = ROOT / "hooks/papershelf"


def test_the_wheel_has_every_file_of_the_package_and_every_page(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    files = {
        f"papershelf/{path.relative_to(PACKAGE).as_posix()}"
        for path in PACKAGE.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    assert files - names == set()
    assert {f"papershelf/pages/{page}" for page in shelf_pages()} - names == set()


def test_the_wheel_has_no_records_and_no_tests(installed: Installed) -> None:
    names = zipfile.ZipFile(installed.wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"papershelf"}


def test_the_command_is_that_of_the_wheel(installed: Installed) -> None:
    code = "import json, sys, papershelf; print(json.dumps([papershelf.__file__, sys.path]))"
    file, path = json.loads(installed.run("python", "-c", code))
    assert Path(file).is_relative_to(installed.folder)
    assert {str(ROOT), str(ROOT / "hooks")}.isdisjoint(path)
    assert installed.run("papershelf", "--version").startswith("papershelf ")
