"""ProperDocs, MkDocs' successor, builds the same site: changing to it is one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import build_site
from tests.factories import files_of
from tests.shelf import SHELF


@pytest.mark.thorough
def test_properdocs_builds_the_same_bytes(tmp_path: Path) -> None:
    # MkDocs stamps its sitemap with the day of the build.
    environment = {"SITE_URL": "https://shelf.example/a/", "SOURCE_DATE_EPOCH": "0"}
    sites = []
    for generator in ("mkdocs", "properdocs"):
        result = build_site(SHELF, tmp_path / generator, generator=generator, **environment)
        assert result.returncode == 0, result.stderr
        sites.append(files_of(tmp_path / generator))
    assert sites[0].keys() == sites[1].keys()
    assert [name for name, data in sites[0].items() if sites[1][name] != data] == []


def test_the_plugin_builds_the_same_bytes_as_the_hook(tmp_path: Path) -> None:
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    environment = {"SITE_URL": "https://shelf.example/a/", "SOURCE_DATE_EPOCH": "0"}
    hook = build_site(SHELF, tmp_path / "hook", **environment)
    assert hook.returncode == 0, hook.stderr
    assert "hooks:\n  - hooks/build_papers.py\n" in config
    config = config.replace("hooks:\n  - hooks/build_papers.py\n", "")
    config = config.replace("plugins:\n", "plugins:\n  - papershelf\n")
    project = tmp_path / "project"
    project.mkdir()
    (project / "docs").symlink_to(Path("docs").resolve())
    (project / "papers").mkdir()
    (project / "hooks").mkdir()
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    plugin = build_site(SHELF, tmp_path / "plugin", project=project, **environment)
    assert plugin.returncode == 0, plugin.stderr
    assert files_of(tmp_path / "hook") == files_of(tmp_path / "plugin")
