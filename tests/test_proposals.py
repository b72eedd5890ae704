"""A paper that an issue proposes becomes a pull request, whatever the issue holds."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.acquire.service import Service
from tests.acquire.shapes import garden
from tests.cli.command import run as command
from tests.conftest import ROOT
from tests.shelf import give_vocabulary

TEMPLATE = ROOT / "hooks/papershelf/template"
FORM_FILE, CALLER_FILE = ".github/ISSUE_TEMPLATE/paper.yml", ".github/workflows/paper.yml"
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/propose.yml").read_text("utf-8"))
FORM = yaml.safe_load((ROOT / FORM_FILE).read_text("utf-8"))
(JOB,) = WORKFLOW["jobs"].values()
LOOK_UP, PROPOSE = JOB["steps"][-2:]
QUESTIONS = [field["attributes"]["label"] for field in FORM["body"]]
# Stands in for GitHub's own program: notes what it is asked, and the text that it would publish.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$ASKED"
while [ $# -gt 0 ]; do
  [ "$1" = --body-file ] && cat "$2" > "$PUBLISHED"
  shift
done
"""


def body(ids: str, reason: str = "_No response_") -> str:
    """The text of an issue, as GitHub makes it of the form's answers."""
    first, second = QUESTIONS
    return f"### {first}\n\n{ids}\n\n### {second}\n\n{reason}".replace("\n", "\r\n")


class Run:
    """A run of the workflow's scripts in a repository of their own."""

    def __init__(self, folder: Path, service: Service) -> None:
        """Make a repository of a shelf in `work`, another one to push to, and GitHub's program."""
        self.work, self.origin, self.temp = (folder / name for name in ("work", "origin", "temp"))
        for path in (self.origin, self.temp):
            path.mkdir(parents=True)
        (self.temp / "papershelf").symlink_to(Path(sys.executable).parent / "papershelf")
        (self.temp / "gh").write_text(GH)
        (self.temp / "gh").chmod(0o755)
        self.environment = {
            "PATH": f"{self.temp}:{os.environ['PATH']}",
            "HOME": str(folder),
            "RUNNER_TEMP": str(self.temp),
            "ASKED": str(self.temp / "asked"),
            "PUBLISHED": str(self.temp / "published"),
            "CACHE_DIR": str(folder / "cache"),
            "EUROPE_PMC_URL": service.services.europe_pmc,
            "CROSSREF_URL": service.services.crossref,
            "DOI_URL": service.services.doi,
        }
        for words in ("init --bare --quiet ../origin", "init --quiet --initial-branch main",
                      "remote add origin ../origin", "add .", "commit --quiet -m Begin",
                      "push --quiet origin main"):  # fmt: skip
            self.git(*words.split())

    def git(self, *words: str) -> str:
        names = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        done = subprocess.run(
            ["git", *names, *words], cwd=self.work, env=self.environment,
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    def propose(self, text: str) -> None:
        """Run the scripts for an issue with this text, as GitHub runs them."""
        own = {"BODY": text, "NUMBER": "7", "NAME": "bot", "MAIL": "bot@example.org"}
        for step in (LOOK_UP, PROPOSE):
            subprocess.run(
                ["bash", "-e", "-c", step["run"]],
                cwd=self.work,
                env={**self.environment, **own},
                check=True,
            )

    @property
    def asked(self) -> str:
        return (self.temp / "asked").read_text("utf-8")

    @property
    def published(self) -> str:
        return (self.temp / "published").read_text("utf-8")

    @property
    def changed(self) -> list[str]:
        """The files that the branch of the proposal changes."""
        branch = "origin/paper-7"
        if branch not in self.git("branch", "--remotes"):
            return []
        return self.git("diff", "--name-only", "main", branch).split()


@pytest.fixture
def service() -> Iterator[Service]:
    with Service(garden(30)) as service:
        yield service


@pytest.fixture
def run(tmp_path: Path, service: Service) -> Run:
    (tmp_path / "work/papers").mkdir(parents=True)
    give_vocabulary(tmp_path / "work/papers")
    return Run(tmp_path, service)


def test_papers_become_a_pull_request(run: Run) -> None:
    run.propose(body("10.5555/garden.1\nPMID: 1002"))
    assert run.changed == ["papers/10.5555-garden.1.md", "papers/10.5555-garden.2.md"]
    assert run.asked.splitlines()[-1].startswith("pr create --head paper-7 --title Papers that #7")
    assert run.published.startswith("For #7.\n\n    New (2):\n")
    assert "2 entries = 2 written + 0 updated" in run.published
    assert "2 files = 2 papers + 0 merged + 0 rejected" in run.published
    assert run.git("log", "-1", "--format=%an %s", "origin/paper-7").startswith("bot Add papers")


def test_a_new_shelf_takes_proposals(tmp_path: Path, service: Service) -> None:
    assert command("new", tmp_path / "work").exit_code == 0
    run = Run(tmp_path, service)
    run.propose(body("10.5555/garden.1"))
    assert run.changed == ["papers/10.5555-garden.1.md"]
    assert "1 entries = 1 written + 0 updated" in run.published
    assert "1 files = 1 papers + 0 merged + 0 rejected" in run.published


def test_what_is_no_id_is_answered_in_the_issue(run: Run) -> None:
    run.propose(body("a good book"))
    assert run.changed == []
    assert run.asked.startswith("issue comment 7 --body-file ")
    assert "no DOI, PubMed id, PMC id or arXiv id" in run.published


def test_a_paper_that_is_there_changes_nothing(run: Run) -> None:
    run.propose(body("10.5555/garden.1"))
    run.git("switch", "--quiet", "main")
    run.git("merge", "--quiet", "paper-7")
    run.propose(body("10.5555/garden.1"))
    assert run.asked.splitlines()[-1].startswith("issue comment 7")
    assert "1 already there" in run.published


@pytest.mark.parametrize(
    "text",
    [
        body(
            "$(touch pwned)\n`touch pwned`\n'; touch pwned; '\n\"; touch pwned; \"\n| touch pwned"
        ),
        body("--into=/tmp\n--dry-run\n-h\n--help"),
        body("../../etc/passwd\n/etc/passwd\n-\n*\n~"),
        body("${{ github.token }}\n$GH_TOKEN\n%s%n\n\\n\\x00"),
        body("\n\n"),
        "### DOI, PubMed id",
        body("x" * 60_000),
        body("```\n@everybody <img src=x onerror=alert(1)>\n[x](https://evil.example)"),
    ],
)
def test_a_hostile_text_runs_nothing_and_leaves_no_file(
    run: Run, tmp_path: Path, text: str
) -> None:
    before = {path for path in tmp_path.rglob("*") if ".git" not in path.parts}
    run.propose(text)
    after = {path for path in tmp_path.rglob("*") if ".git" not in path.parts}
    known = {run.temp / name for name in ("report.txt", "text.md", "asked", "published")}
    assert {path for path in after - before if run.origin not in path.parents} <= known
    assert run.changed == []
    first, _, rest = run.published.partition("\n\n")
    assert first == "For #7."
    assert all(line.startswith("    ") for line in rest.splitlines())


def test_words_that_look_like_options_are_none(run: Run) -> None:
    run.propose(body("--into=../elsewhere\n--dry-run\n10.5555/garden.3"))
    assert not (run.work.parent / "elsewhere").exists()
    assert run.changed == ["papers/10.5555-garden.3.md"]
    assert "1 written + 0 updated + 0 already there + 2 rejected" in run.published


def test_an_id_beside_a_command_is_only_an_id(run: Run) -> None:
    run.propose(body("10.5555/garden.3 $(touch pwned)"))
    assert not (run.work / "pwned").exists()
    assert run.changed == ["papers/10.5555-garden.3.md"]


def test_no_more_than_twenty_papers_are_looked_up(run: Run) -> None:
    run.propose(body("\n".join(f"10.5555/garden.{number}" for number in range(30))))
    assert len(run.changed) == 20


def test_ids_in_the_other_answer_are_not_looked_up(run: Run) -> None:
    run.propose(body("10.5555/garden.1", "Better than 10.5555/garden.2\n10.5555/garden.3"))
    assert run.changed == ["papers/10.5555-garden.1.md"]


def test_the_workflow_runs_for_the_form_and_nothing_else() -> None:
    for folder in (ROOT, TEMPLATE):
        caller = yaml.safe_load((folder / CALLER_FILE).read_text("utf-8"))
        # YAML reads the key `on` as true.
        assert caller[True] == {"issues": {"types": ["opened"]}}
    prefix = JOB["if"].removeprefix("startsWith(github.event.issue.body, '").removesuffix("')")
    assert f"### {QUESTIONS[0]}".startswith(prefix)
    assert len(prefix) > len("### ")


def test_the_form_is_one_that_github_reads() -> None:
    assert (TEMPLATE / FORM_FILE).read_bytes() == (ROOT / FORM_FILE).read_bytes()
    assert {"name", "description", "body"} <= FORM.keys()
    fields: list[dict[str, Any]] = FORM["body"]
    assert [field["type"] for field in fields] == ["textarea", "textarea"]
    assert len({field["id"] for field in fields}) == len(fields)
    assert fields[0]["validations"] == {"required": True}


def test_only_the_steps_that_need_it_get_the_token_and_the_text() -> None:
    assert [step["name"] for step in JOB["steps"] if "env" in step] == [
        *("Install Papershelf", "Look up the papers", "Propose their records")
    ]
    assert LOOK_UP["env"].keys() == {"BODY"}
    assert "BODY" not in PROPOSE["env"]
    assert "github.event.issue.title" not in str(JOB)
