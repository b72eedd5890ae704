"""A page filled into a shell equals, element for element, what MkDocs renders of it."""

from __future__ import annotations

import base64
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest

from tests.shelf import SHELF


@pytest.fixture(scope="module", params=["https://example.org/shelf/", ""])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shelf with a reference beside each generated page, and with things to keep working:
    an override of the theme, a style sheet, a script, another palette."""
    folder = tmp_path_factory.mktemp("reference")
    for name in ("docs", "hooks"):
        (folder / name).symlink_to(Path(name).resolve())
    (folder / "papers").symlink_to(SHELF)
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace(
        "  - hooks/build_papers.py\n",
        f"  - hooks/build_papers.py\n  - {Path('tests/site/reference_hook.py').resolve()}\n",
    )
    config += "\nextra_javascript:\n  - assets/search/start.js\n"
    config += "copyright: Nobody's<script> own() </script>\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"],
        cwd=folder,
        env={**os.environ, "SITE_DIR": str(folder / "site"), "SITE_URL": request.param},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return folder / "site"


def elements(path: Path) -> Iterator[tuple[object, dict[str, str], list[str]]]:
    """Each element of a page: its name, its attributes, the words of and after it."""
    for element in lxml.html.parse(str(path)).getroot().iter():
        words = f"{element.text or ''} \n {element.tail or ''}".split()
        attributes = {str(name): str(value) for name, value in element.attrib.items()}
        # An <svg> of HTML is in SVG's namespace without saying so; a shell leaves it out.
        attributes.pop("xmlns", None)
        yield element.tag, attributes, words


def test_every_generated_page_equals_mkdocs_own(site: Path) -> None:
    references = sorted((site / "reference").rglob("*.html"))
    assert len(references) > 100
    for reference in references:
        page = site / reference.relative_to(site / "reference")
        assert list(elements(page)) == list(elements(reference)), page


def test_additions_of_the_configuration_reach_the_generated_pages(site: Path) -> None:
    page = next((site / "papers").glob("10.*/index.html")).read_text("utf-8")
    assert "../../assets/search/start.js" in page
    assert "Nobody's" in page


def test_every_page_has_one_policy_with_a_hash_of_each_script_inside_it(site: Path) -> None:
    digest = base64.b64encode(hashlib.sha256(b"own()").digest()).decode()
    pages = [path for path in site.rglob("*.html") if "reference" not in path.parts]
    assert len(pages) > 100
    for path in pages:
        page = lxml.html.parse(str(path)).getroot()
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.endswith(f";script-src 'self' 'sha256-{digest}'"), path
        inside = page.xpath("//script[not(@src) and not(contains(@type, 'json'))]")
        assert [script.text for script in inside] == ["own()"], path
