"""docs/design.md and CONTRIBUTING name the modules and files that there are, and their sizes."""

from __future__ import annotations

import gzip
import re
from fnmatch import fnmatch

from tests.conftest import ROOT

PACKAGE, BROWSER = ROOT / "hooks/papershelf", ROOT / "hooks/browser"
ASSETS = PACKAGE / "theme/assets"
DESIGN = (ROOT / "docs/design.md").read_text("utf-8")
QUOTED = re.compile(r"`([^`\n]+)`")
# Kilobytes, as 1,000 bytes, and a share, by which a size may differ from that of the file.
DRIFT, SHARE = 0.2, 0.03


def section(start: str, end: str) -> str:
    """The part of docs/design.md that begins with a heading and ends before another one."""
    return DESIGN[DESIGN.index(f"\n{start}") : DESIGN.index(f"\n{end}")]


def rooms() -> dict[str, str]:
    """The parts of the list of Python modules by their headings."""
    text = section("## Every module", "### The browser's code")
    parts = [part.partition("{ data-search-exclude }") for part in text.split("\n### ")[1:]]
    return {heading.strip(): listed for heading, _, listed in parts}


def browser_folders() -> dict[str, str]:
    """The entries of the list of the browser's code by the folder with which they begin."""
    found: dict[str, str] = {"": ""}
    for entry in section("### The browser's code", "## Reading records").split("\n- ")[1:]:
        folder = re.match(r"`(\w+)/", entry)
        name = folder[1] if folder else ""
        found[name] = found.get(name, "") + entry
    return found


def test_every_python_module_is_named_in_the_part_of_its_room() -> None:
    missing = []
    for path in PACKAGE.rglob("*.py"):
        inner = path.relative_to(PACKAGE).with_suffix("")
        if path.stem == "__init__" or inner.parts[0] == "template":
            continue
        room = inner.parts[0] if len(inner.parts) > 1 else "At the root"
        names = {inner.as_posix(), "/".join(inner.parts[1:]) or path.stem}
        headed = [text for heading, text in rooms().items() if room in QUOTED.findall(heading)]
        # Some rooms have no part of their own.
        text = "".join(headed or [rooms()["At the root"], rooms()["`cli` and `mkdocs`"]])
        if names.isdisjoint(QUOTED.findall(text)):
            missing.append(inner.as_posix())
    assert missing == []


def test_every_python_module_that_is_explained_exists() -> None:
    explained = {
        name.removesuffix("/")
        for text in rooms().values()
        for name in re.findall(r"`([a-z_]+(?:/[a-z_]+)?)`:", text)
    }
    assert len(explained) > 100
    paths = [path.relative_to(PACKAGE).with_suffix("") for path in PACKAGE.rglob("*.py")]
    stems = {name for path in paths for name in (path.as_posix(), path.name)}
    # A command, and no module.
    assert explained - stems == {"papershelf"}


def test_every_template_is_named() -> None:
    named = QUOTED.findall(rooms()["`shell` and `render`"])
    templates = [path.name for path in (PACKAGE / "templates").iterdir()]
    assert [name for name in templates if not any(fnmatch(name, one) for one in named)] == []


def test_every_module_and_style_sheet_of_the_browser_is_named_with_its_folder() -> None:
    folders = browser_folders()
    files = [path.relative_to(BROWSER) for path in BROWSER.rglob("*") if path.is_file()]
    missing = []
    for path in files:
        folder = path.parts[0] if len(path.parts) > 1 else ""
        if path.parts[:2] == ("cite", "styles"):
            continue  # the original citation styles, by their folder
        if {path.name, path.as_posix()}.isdisjoint(QUOTED.findall(folders.get(folder, ""))):
            missing.append(path.as_posix())
    assert missing == []
    named = re.findall(r"`(?:\w+/)*(\w+\.(?:mjs|js|css))`", "".join(folders.values()))
    assert len(named) > 100
    assert set(named) - {path.name for path in files} == set()


def test_the_sizes_of_the_scripts_are_those_of_the_files() -> None:
    rows = re.findall(r"^\| `([\w/.-]+\.js)` \| ([\d.]+) KB \|", DESIGN, flags=re.MULTILINE)
    stated = {name: float(size) for name, size in rows}
    # MkDocs writes chrome.js and service-worker.js: templates around the scripts of these names.
    made = {
        path.relative_to(ASSETS).as_posix().removeprefix("search/"): path
        for path in ASSETS.rglob("*.js")
        if path.name != "chrome.js"
    }
    made["service-worker.js"] = made.pop("offline/service_worker.js")
    sizes = {name: len(gzip.compress(path.read_bytes(), 6)) / 1000 for name, path in made.items()}
    assert stated.keys() == sizes.keys()
    wrong = {
        name: f"{stated[name]} KB are stated, {size:.1f} KB are right"
        for name, size in sizes.items()
        if abs(stated[name] - size) > max(DRIFT, SHARE * size)
    }
    assert wrong == {}


def test_the_paths_in_contributing_exist() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    table = text[text.index("## Where to look") : text.index("## Run some of the tests")]
    missing, tried = [], 0
    for row in table.splitlines():
        folder = ROOT
        for name in QUOTED.findall(row):
            if not re.fullmatch(r"[\w./-]+(/|\.(py|js|css|md|yml|html))", name):
                continue
            tried += 1
            # A file's name alone is of the folder that was named before.
            places = [start / name for start in (ROOT, PACKAGE, folder)]
            path = next((place for place in places if place.exists()), None)
            if path is None:
                missing.append(name)
            else:
                folder = path if path.is_dir() else path.parent
    assert tried > 50
    assert missing == []
