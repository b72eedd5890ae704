"""Scripts without their comments do what they did with them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import mkdocs
from papershelf.index.script import (
    CLIENT,
    ON_DEMAND,
    START,
    WORKER,
    cut_lunr,
    prepare_scripts,
    strip_comments,
)

from tests.shelf import SHELF

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
    texts = [path.read_text("utf-8") for path in sorted(SHELF.rglob("*.md"))]
    words = " ".join(sorted({word for text in texts for word in re.findall("[a-z]+", text)}))
    assert stems_of(part, words) == stems_of(whole, words)


def test_a_lunr_that_is_divided_otherwise_is_served_whole() -> None:
    assert cut_lunr("lunr = {};\n") == "lunr = {};\n"


def served(folder: Path) -> Path:
    """The scripts as the site serves them."""
    shutil.copytree(MODULES, folder / "search")
    shutil.copy(LUNR, folder / "search")
    # For Node, to which a file of an unknown kind is no module.
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    prepare_scripts(folder / "search")
    return folder / "search"


def answers_of(*worker: Path) -> object:
    command = ["node", str(ROOT / "tests/search/answers.mjs"), *map(str, worker)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(result.stdout)


def test_the_served_engine_answers_as_the_written_one_does(tmp_path: Path) -> None:
    assert answers_of(served(tmp_path) / WORKER) == answers_of()


def test_only_what_a_page_or_the_worker_loads_is_served(tmp_path: Path) -> None:
    folder = served(tmp_path)
    scripts = {path.relative_to(folder).as_posix() for path in folder.rglob("*.js")}
    on_demand = {entry for entries in ON_DEMAND.values() for entry in entries}
    assert scripts == {*ON_DEMAND, *on_demand, CLIENT, START}
    assert not [path for path in folder.iterdir() if path.is_dir()]
    for name in scripts:
        source = (folder / name).read_text("utf-8")
        assert "/**" not in source
        subprocess.run(["node", "--check", folder / name], check=True, capture_output=True)
        loaded = set(re.findall(r'import\("\./([^"]+)"\)', source))
        assert loaded <= set(ON_DEMAND.get(name, on_demand))


def test_no_served_script_waits_for_another(tmp_path: Path) -> None:
    for script in served(tmp_path).glob("*.js"):
        assert not re.search(r"^import |importScripts", script.read_text("utf-8"), re.MULTILINE)


def test_lunr_stands_at_the_beginning_of_the_worker(tmp_path: Path) -> None:
    lunr, ours = (served(tmp_path) / WORKER).read_text("utf-8").split("/* papershelf */\n")
    assert lunr == strip_comments(cut_lunr(LUNR.read_text("utf-8")))
    assert ours.startswith("const ")
