"""What is installed has a known version and a known hash, and is listed."""

from __future__ import annotations

import re
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement

from tests.conftest import ROOT
from tests.sbom import bill, pinned

FILES = ["requirements.txt", "requirements-dev.txt"]


def constraints() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {name.lower().replace("_", "-"): version for name, version in pairs}


@pytest.mark.parametrize("name", [*FILES, "requirements-audit.txt"])
def test_every_line_is_a_package_with_its_version_and_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    heads = [line for line in text.splitlines() if re.match(r"[\w]", line)]
    found = pinned(ROOT / name)
    assert len(found) == len(heads) > 20
    assert all(hashes for _, hashes in found.values())
    assert "://" not in text


def test_the_files_agree_with_the_constraints() -> None:
    site, everything = (pinned(ROOT / name) for name in FILES)
    assert {name: version for name, (version, _) in everything.items()} == constraints()
    assert site.items() <= everything.items()


@pytest.mark.parametrize(("name", "extras"), [(FILES[0], {""}), (FILES[1], {"", "dev", "acquire"})])
def test_what_the_package_requires_is_pinned(name: str, extras: set[str]) -> None:
    found = pinned(ROOT / name)
    for text in requires("papershelf") or ():
        one = Requirement(text)
        wanted = one.marker is None or any(one.marker.evaluate({"extra": e}) for e in extras)
        if wanted and one.name != "papershelf":
            assert one.specifier.contains(found[one.name.lower()][0]), text


def test_make_installs_nothing_without_a_hash() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    installs = re.findall(r"pip install (.*)", makefile)
    assert installs
    for options in installs:
        assert "--no-deps" in options
        assert "--require-hashes" in options or options.endswith(
            "--no-build-isolation --editable ."
        )


def test_a_lock_file_of_npm_has_a_hash_for_each_package_and_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in text
    assert text.count('"integrity"') == text.count('"node_modules/')


def test_the_bill_of_materials_lists_what_a_site_is_made_with() -> None:
    found = bill()
    names = {one["name"] for one in found["components"]}
    assert {"mkdocs", "nh3", "lxml", "citeproc", "lunr"} <= names
    assert names.isdisjoint({"pytest", "esbuild"})
    assert all(
        one["purl"].endswith(f"{one['name']}@{one['version']}") for one in found["components"]
    )
    assert bill() == found
