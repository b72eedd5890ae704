"""Scripts without their comments do what they did with them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import mkdocs
from papershelf.index.script import (
    MAIN,
    ON_DEMAND,
    PAGE,
    cut_lunr,
    prepare_scripts,
    strip_comments,
)

ROOT = Path(__file__).parent.parent.parent
MODULES = ROOT / "docs/assets/search"
LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"
QUESTIONS = """
const lunr = require(process.argv[1]);
const texts = ["Running tics, and a // comment", "Relational studies of autism", "/* not one */"];
const index = lunr(function () {
  this.ref("id"); this.field("text");
  texts.forEach((text, id) => this.add({ id, text }));
});
const words = "running relational generalisations hopefully sky skies autism's".split(" ");
console.log(JSON.stringify({
  version: lunr.version,
  stems: words.map((word) => lunr.stemmer(new lunr.Token(word)).toString()),
  stops: ["the", "of", "tics"].map((word) => Boolean(lunr.stopWordFilter(word))),
  found: ["autism", "run*", "studes~1", "-tics", "+comment text:tics"].map((q) => index.search(q)),
  index,
}));
"""


def answers(script: Path) -> object:
    result = subprocess.run(
        ["node", "-e", QUESTIONS, str(script)], capture_output=True, text=True, check=True
    )
    return json.loads(result.stdout)


def test_the_stripped_script_answers_as_the_whole_one_does(tmp_path: Path) -> None:
    # Outside the repository, whose package.json would make a module of it.
    whole, stripped = tmp_path / "whole.js", tmp_path / "stripped.js"
    whole.write_text(LUNR.read_text("utf-8"), encoding="utf-8")
    stripped.write_text(strip_comments(LUNR.read_text("utf-8")), encoding="utf-8")
    assert answers(stripped) == answers(whole)


def test_the_stripped_script_is_less_than_half_and_keeps_its_notice() -> None:
    source = LUNR.read_text("utf-8")
    stripped = strip_comments(source)
    assert len(stripped) < len(source) / 2
    assert "2.3.9" in stripped.splitlines()[0]
    assert "MIT" in stripped.splitlines()[0]


WORDS = """
const { readFileSync } = require("node:fs");
const lunr = require(process.argv[1]);
const words = readFileSync(0, "utf-8").split(" ");
const token = (word) => new lunr.Token(word);
console.log(JSON.stringify(words.map((word) => [
  lunr.stemmer(token(word)).toString(), lunr.stopWordFilter(token(word)) === undefined,
])));
"""


def stems_of(script: Path, words: str) -> object:
    command = ["node", "-e", WORDS, str(script)]
    result = subprocess.run(command, input=words, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def test_the_part_of_lunr_that_is_served_stems_and_stops_as_the_whole(tmp_path: Path) -> None:
    source = LUNR.read_text("utf-8")
    whole, part = tmp_path / "whole.js", tmp_path / "part.js"
    whole.write_text(source, encoding="utf-8")
    part.write_text(strip_comments(cut_lunr(source)), encoding="utf-8")
    assert part.stat().st_size < len(source) / 5
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "papers").rglob("*.md"))]
    words = " ".join(sorted({word for text in texts for word in re.findall("[a-z]+", text)}))
    assert stems_of(part, words) == stems_of(whole, words)


def test_a_lunr_that_is_divided_otherwise_is_served_whole() -> None:
    assert cut_lunr("lunr = {};\n") == "lunr = {};\n"


def served(folder: Path) -> Path:
    """The modules as the site serves them."""
    shutil.copytree(MODULES, folder / "search")
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    prepare_scripts(folder / "search")
    return folder / "search"


def answers_of(module: Path) -> object:
    command = ["node", str(ROOT / "tests/search/answers.mjs"), str(module)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def test_the_served_engine_answers_as_the_written_one_does(tmp_path: Path) -> None:
    assert answers_of(served(tmp_path) / MAIN) == answers_of(MODULES / "engine.js")


def test_every_served_script_is_one_and_has_no_comment_of_ours(tmp_path: Path) -> None:
    scripts = sorted(served(tmp_path).rglob("*.js"))
    assert len(scripts) > 20
    for script in scripts:
        subprocess.run(["node", "--check", script], check=True, capture_output=True)
        assert "/**" not in script.read_text("utf-8")


def test_a_first_search_loads_one_module(tmp_path: Path) -> None:
    folder = served(tmp_path)
    assert "import {" not in (folder / MAIN).read_text("utf-8")
    assert "import {" not in (folder / PAGE).read_text("utf-8")
    for name in ON_DEMAND:
        imported = set(re.findall(r'from "([^"]+)"', (folder / name).read_text("utf-8")))
        assert imported <= {f"./{MAIN}"}
