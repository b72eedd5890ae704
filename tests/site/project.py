"""A project whose settings differ from this repository's."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import ROOT, build_site

_CONFIG = """
INHERIT: {root}/mkdocs.yml
docs_dir: {root}/docs
hooks: ['{root}/hooks/build_papers.py']
watch: []
extra:
  papershelf:
    {settings}
"""


def build_with(papers: Path, site: Path, **settings: object) -> str:
    """Build a site with some settings, as YAML reads them; return the log."""
    project = site.with_name(f"{site.name}-project")
    project.mkdir()
    lines = [f"{name}: {value}" for name, value in settings.items()] or ["{}"]
    config = _CONFIG.format(root=ROOT, settings="\n    ".join(lines))
    (project / "mkdocs.yml").write_text(config, "utf-8")
    result = build_site(papers, site, project=project)
    assert result.returncode == 0, result.stderr
    return result.stderr
