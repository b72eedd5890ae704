"""The version of the code changes with any file that may change a kept value."""

from __future__ import annotations

import shutil
from importlib import metadata
from pathlib import Path

import pytest
from papershelf.machinery import versions
from papershelf.machinery.versions import code_version, output_key, template_version

PACKAGE = Path(versions.__file__).parents[1]


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package, whose version is taken."""
    copy = tmp_path / "papershelf"
    shutil.copytree(PACKAGE, copy)
    monkeypatch.setattr(versions, "_PACKAGE", copy)
    return copy


def version_now() -> bytes:
    """The version of the files as they are now: a process takes it once."""
    return code_version.__wrapped__()


@pytest.mark.parametrize(
    "name", ["settings.py", "index/codec.py", "templates/paper.html", "machinery/versions.py"]
)
def test_it_changes_with_a_module_and_with_a_template(package: Path, name: str) -> None:
    assert (package / name).is_file()
    before = version_now()
    with (package / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert version_now() != before


def test_it_changes_with_a_new_file_and_with_the_name_of_one(package: Path) -> None:
    versions_seen = {version_now()}
    (package / "render" / "feeds.py").touch()
    versions_seen.add(version_now())
    (package / "render" / "feeds.py").rename(package / "index" / "feeds.py")
    versions_seen.add(version_now())
    (package / "index" / "feeds.py").unlink()
    versions_seen.add(version_now())
    assert len(versions_seen) == 3


def test_what_python_compiles_and_the_theme_are_left_out(package: Path) -> None:
    before = version_now()
    for folder in ("__pycache__", "render/__pycache__", "theme"):
        (package / folder).mkdir(exist_ok=True)
        (package / folder / "more").write_text("more", encoding="utf-8")
    assert version_now() == before


def test_it_is_the_same_wherever_the_package_is(package: Path) -> None:
    assert version_now() == code_version()


def test_it_changes_with_the_version_of_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    before = version_now()
    found = metadata.version
    monkeypatch.setattr(versions, "version", lambda name: f"{found(name)}.post1")
    assert version_now() != before


def test_libraries_of_the_tests_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    names: set[str] = set()

    def version(name: str) -> str:
        names.add(name)
        return "1"

    monkeypatch.setattr(versions, "version", version)
    version_now()
    assert names >= {"mkdocs", "msgspec", "numpy"}
    assert not names & {"pytest", "ruff", "distributed"}


def test_a_package_that_was_never_installed_has_a_version_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def unknown(name: str) -> None:
        raise metadata.PackageNotFoundError(name)

    before = version_now()
    monkeypatch.setattr(versions, "requires", unknown)
    assert version_now() not in (before, b"")


def test_a_key_changes_with_a_template_that_is_read_anew(package: Path) -> None:
    template_version.cache_clear()
    before = output_key(b"page")
    with (package / "templates" / "paper.html").open("a", encoding="utf-8") as file:
        file.write("more")
    assert output_key(b"page") == before
    template_version.cache_clear()
    assert output_key(b"page") != before
    template_version.cache_clear()


def test_a_key_changes_with_its_content_and_where_that_is_divided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {output_key(), output_key(b""), output_key(b"ab"), output_key(b"a", b"b")}
    keys |= {output_key(b"", b"ab"), output_key(b"b", b"a")}
    assert len(keys) == 6
    assert output_key(b"a", b"b") in keys
    monkeypatch.setattr(versions, "code_version", lambda: b"another")
    assert output_key(b"ab") not in keys
