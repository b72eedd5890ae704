"""What people typed and the search once misread: each test is called after it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping
from typing import Any

import pytest
from papershelf.index.write import write_index
from papershelf.pipeline import load_catalogue, vocabulary_of
from papershelf.settings import Settings

from tests.bench.options import REPOSITORY

CASES = json.loads((REPOSITORY / "tests/fixtures/typed/cases.json").read_text("utf-8"))
TYPED: list[dict[str, Any]] = CASES["typed"]
# How many results of a case are looked at.
SHOWN = 40

Answer = Mapping[str, Any]


def record(name: str, paper: Mapping[str, Any]) -> str:
    """A record of a fabricated paper, whose DOI ends in its name."""
    head = {
        "title": paper["title"],
        "authors": paper["authors"],
        "doi": f"10.5555/{name}",
        "journal": "Acta Fabricata",
    }
    body = f"\n## Full Text\n\n{paper['body']}\n" if "body" in paper else ""
    return f"---\n{json.dumps(head)}\n---\n\n## Abstract\n\n{paper['abstract']}\n{body}"


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Answer]:
    """What the search answers to everything typed."""
    folder = tmp_path_factory.mktemp("typed")
    records, search = folder / "papers", folder / "site/assets/search"
    records.mkdir()
    for name, paper in CASES["papers"].items():
        (records / f"{name}.md").write_text(record(name, paper), encoding="utf-8")
    settings = Settings(workers=1)
    vocabulary = vocabulary_of(records, default=REPOSITORY / settings.vocabulary)
    write_index(load_catalogue(records, vocabulary, settings), search / "data", settings)
    shutil.copy(REPOSITORY / "hooks/papershelf/theme/assets/search/worker.js", search)
    script = f"""
        import {{ engineOf }} from "{REPOSITORY}/tests/search/disk.mjs";
        const engine = engineOf(process.argv[1]);
        const found = {{}};
        for (const {{ typed: query, typing = false }} of JSON.parse(process.argv[2]))
          found[query] = await engine.search({{ query, typing, limit: {SHOWN} }});
        console.log(JSON.stringify(found));
    """
    typed = json.dumps(TYPED)
    command = ["node", "--input-type=module", "-e", script, str(folder / "site"), typed]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, Answer] = json.loads(answer.stdout)
    return found


@pytest.mark.parametrize("case", TYPED, ids=[case["typed"] for case in TYPED])
def test_typed(case: Mapping[str, Any], answers: Mapping[str, Answer]) -> None:
    answer = answers[case["typed"]]
    found = [result["id"].partition("-")[2].removeprefix("5555-") for result in answer["results"]]
    if "first" in case:
        assert set(found[: len(case["first"])]) == set(case["first"]), found
    if "found" in case:
        assert set(found) == set(case["found"])
    assert not set(case.get("not", ())).intersection(found)
    assert not set(case.get("not first", ())).intersection(found[:1])
    assert [one["to"] for one in answer["corrections"]] == case.get("corrected", [])
    near = {one["from"]: one["to"][0] for one in answer["near"]}
    assert {word: near.get(word) for word in case.get("near", {})} == case.get("near", {})
    if "missing" in case:
        assert answer["missing"] == case["missing"]
