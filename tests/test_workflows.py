"""What GitHub runs: actions are pinned, rights are few, the commands exist."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT
from tests.server import LocalServer, QuietHandler
from tests.shelf import give_vocabulary

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
# As GitHub runs a script.
BASH = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c"]
# The rights that a job may have; to give a job more, add them here.
RIGHTS = {
    **{"contents": {"read"}, "pages": {"read", "write"}, "id-token": {"write"}},
    **{"issues": {"write"}, "pull-requests": {"write"}},
}
# The job that may also write to the repository: it pushes a branch, never the default one.
PROPOSES = "propose"


@pytest.fixture(params=WORKFLOWS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def workflow(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def jobs(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return list(workflow["jobs"].values())


def scripts(workflow: dict[Any, Any]) -> Iterator[str]:
    for job in jobs(workflow):
        yield from (step["run"] for step in job.get("steps", ()) if "run" in step)


def script_of(name: str, words: str) -> str:
    """The script of a workflow that has these words."""
    workflow = yaml.safe_load((GITHUB / f"workflows/{name}.yml").read_text(encoding="utf-8"))
    (script,) = (script for script in scripts(workflow) if words in script)
    return script


class Repository:
    """A Git repository in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._git("init", "-q")

    def commit(self) -> str:
        """Commit all files and return the commit's name."""
        self._git("add", ".")
        self._git("commit", "-q", "--allow-empty", "-m", "A change")
        return self._git("rev-parse", "HEAD")

    def _git(self, *words: str) -> str:
        identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        return subprocess.run(
            ["git", *identity, *words],
            cwd=self._folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()


def test_content_code_and_proposals_have_a_workflow_each_and_every_shelf_two_to_call() -> None:
    names = ["code.yml", "content.yml", "paper.yml", "propose.yml", "shelf.yml"]
    assert [path.name for path in WORKFLOWS] == names


def test_an_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))
    foreign = [name for name in used if not name.startswith("./")]
    assert used
    pinned = re.compile(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
    assert [name for name in foreign if not pinned.fullmatch(name)] == []


def test_one_version_of_an_action_is_used_everywhere() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in WORKFLOWS)
    used = set(re.findall(r"uses: ([\w-]+/[\w-]+)(@.+)", text))
    assert len({name for name, _ in used}) == len(used)


def test_a_workflow_of_the_repository_that_is_called_is_there_and_may_be(
    workflow: dict[Any, Any],
) -> None:
    for called in (job["uses"] for job in jobs(workflow) if "uses" in job):
        # YAML reads the key `on` as true.
        other = yaml.safe_load((ROOT / called).read_text(encoding="utf-8"))[True]
        assert "workflow_call" in other


def test_each_job_names_its_rights_and_has_no_others(workflow: dict[Any, Any]) -> None:
    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"]
        for right, degree in job["permissions"].items():
            own = {"write"} if (name, right) == (PROPOSES, "contents") else set()
            assert degree in RIGHTS[right] | own


def test_every_job_ends_in_time(workflow: dict[Any, Any]) -> None:
    # A job that calls a workflow has the time limits of that workflow.
    own = [job for job in jobs(workflow) if "uses" not in job]
    assert all("timeout-minutes" in job for job in own)


def test_scripts_are_valid_and_put_nothing_of_an_event_into_a_shell(
    workflow: dict[Any, Any],
) -> None:
    for script in scripts(workflow):
        subprocess.run(["bash", "-n", "-c", script], check=True)
        assert "${{" not in script


def test_the_commands_of_scripts_exist(workflow: dict[Any, Any]) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").replace("$(VENV)", ".venv")
    text = "\n".join(scripts(workflow))
    targets = re.findall(r"\bmake ([\w./-]+)", text)
    files = re.findall(r"\bbash ([\w./-]+)", text)
    commands = re.findall(r"\b(papershelf) (\w+)(?= |$)", text, re.MULTILINE)
    assert targets or files or commands or "git diff" in text or not text
    for target in targets:
        assert re.search(rf"^{re.escape(target)}:", makefile, re.MULTILINE), target
    for file in files:
        assert (ROOT / file).is_file()
    for command, verb in commands:
        program = Path(sys.executable).parent / command
        subprocess.run([program, verb, "--help"], check=True, capture_output=True)


def test_the_check_of_the_records_is_reported_and_only_an_unreadable_shelf_ends_the_run(
    tmp_path: Path,
) -> None:
    script = script_of("shelf", "GITHUB_STEP_SUMMARY")
    (tmp_path / "papers").mkdir()
    give_vocabulary(tmp_path / "papers")
    (tmp_path / "papers/note.md").write_text("Remember the milk.\n", encoding="utf-8")
    summary = tmp_path / "summary.md"
    environment = {
        "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    command = [*BASH, script]
    subprocess.run(command, cwd=tmp_path, env=environment, check=True)
    assert "1 files = 0 papers + 0 merged + 1 rejected" in summary.read_text(encoding="utf-8")
    assert "note.md" in summary.read_text(encoding="utf-8")
    (tmp_path / "papers/vocabulary.yml").write_text("]", encoding="utf-8")
    result = subprocess.run(
        command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert result.returncode == 1
    assert "not valid YAML" in result.stderr


@pytest.mark.parametrize(
    ("published", "fetched"),
    [
        ({}, []),
        ({"papers.json.gz": 200}, ["papers.json.gz"]),
        (
            {"papers-1.json.gz": 200, "papers-2.json.gz": 200, "papers-4.json.gz": 200},
            ["papers-1.json.gz", "papers-2.json.gz"],
        ),
        ({"papers.json.gz": 403}, None),
        ({"papers-1.json.gz": 200, "papers-2.json.gz": 403}, None),
    ],
)
def test_the_published_list_of_papers_is_fetched_before_a_build(
    tmp_path: Path, published: dict[str, int], fetched: list[str] | None
) -> None:
    class Host(QuietHandler):
        def do_GET(self) -> None:
            name = self.path.removeprefix("/shelf/exports/")
            self.send_response(published.get(name, 404))
            self.send_header("Content-Length", str(len(name)))
            self.end_headers()
            self.wfile.write(name.encode())

    with LocalServer(Host) as host:
        environment = {
            "PATH": "/usr/bin:/bin",
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_ENV": str(tmp_path / "environment"),
            "SITE": f"{host.origin}/shelf",
        }
        command = [*BASH, script_of("shelf", "FORMER_PAPERS")]
        result = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False
        )
    if fetched is None:
        assert result.returncode == 1
        assert "found status 403" in result.stdout
        return
    assert result.returncode == 0, result.stderr
    folder = tmp_path / "former"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == {
        name: name for name in fetched
    }
    if fetched:
        lines = (tmp_path / "environment").read_text(encoding="utf-8").splitlines()
        assert set(lines) == {f"FORMER_PAPERS={folder}/papers*.json.gz"}


def test_a_site_whose_name_is_not_known_yet_has_no_list_to_fetch(tmp_path: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_ENV": str(tmp_path / "environment"),
        "SITE": "http://shelf.invalid",
    }
    command = [*BASH, script_of("shelf", "FORMER_PAPERS")]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    assert not (tmp_path / "environment").exists()


def test_problems_are_shown_beside_the_records_that_a_change_touches(tmp_path: Path) -> None:
    script = script_of("shelf", "--format github")
    papers = tmp_path / "papers"
    (papers / "new").mkdir(parents=True)
    give_vocabulary(papers)
    (papers / "old.md").write_text("Remember the milk.\n", encoding="utf-8")
    (papers / "gone.md").write_text("Remember the bread.\n", encoding="utf-8")
    repository = Repository(tmp_path)
    before = repository.commit()
    (papers / "gone.md").unlink()
    (papers / "new" / "a note, 1.md").write_text("Remember the eggs.\n", encoding="utf-8")
    (papers / "list.txt").write_text("no record", encoding="utf-8")
    repository.commit()

    def told(commit: str) -> str:
        path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
        environment = {"PATH": path, "BEFORE": commit}
        run = subprocess.run(
            [*BASH, script],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout

    assert re.findall("^::error file=([^,]+),", told(before), re.MULTILINE) == [
        "papers/new/a note%2C 1.md"
    ]
    assert told("0" * 40) == told("") == told(repository.commit()) == ""


@pytest.mark.parametrize(("own", "called"), [("shelf", "shelf"), ("paper", "propose")])
def test_a_shelf_calls_a_workflow_with_the_rights_that_it_needs(own: str, called: str) -> None:
    template = ROOT / f"hooks/papershelf/template/.github/workflows/{own}.yml"
    (job,) = jobs(yaml.safe_load(template.read_text(encoding="utf-8")))
    owner, _, address = job["uses"].partition("/")
    assert owner == "OWNER"
    assert re.fullmatch(rf"papershelf/\.github/workflows/{called}\.yml@v\d+", address)
    workflow = yaml.safe_load((GITHUB / f"workflows/{called}.yml").read_text(encoding="utf-8"))
    assert "workflow_call" in workflow[True]
    needed = {right for job in jobs(workflow) for right in job["permissions"]}
    assert job["permissions"].keys() == needed
    assert all(
        job["permissions"][right] in (degree, "write")
        for called_job in jobs(workflow)
        for right, degree in called_job["permissions"].items()
    )


def test_what_is_pinned_is_renewed_each_week() -> None:
    updates = yaml.safe_load((GITHUB / "dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip", "npm"}
    assert all(update["schedule"]["interval"] == "weekly" for update in updates)
    assert all(update["groups"] for update in updates)


@pytest.mark.parametrize(
    ("changed", "content_only"),
    [
        (["papers/a.md"], True),
        (["docs/about.md", "mkdocs.yml"], True),
        (["papers/a.md", "hooks/a.py"], False),
        (["papers.py"], False),
    ],
)
def test_a_push_that_changes_code_too_is_not_published_as_content(
    tmp_path: Path, changed: Sequence[str], content_only: bool
) -> None:
    repository = Repository(tmp_path)
    before = repository.commit()
    for name in changed:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    repository.commit()
    for commit, expected in ((before, content_only), ("0" * 40, False), ("", False)):
        assert says_content_only(tmp_path, commit) is expected


def says_content_only(repository: Path, before: str) -> bool:
    """Run the step that looks for changes of code, in a repository."""
    script = script_of("content", "content_only")
    said = repository.with_name("output")
    said.write_text("", encoding="utf-8")
    environment = {**os.environ, "BEFORE": before, "GITHUB_OUTPUT": str(said)}
    subprocess.run(["bash", "-ec", script], cwd=repository, env=environment, check=True)
    return "content_only=true" in said.read_text(encoding="utf-8")
