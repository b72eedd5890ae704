"""Writes problems as GitHub's annotations, which show beside the lines of a change.

The form is that of GitHub's workflow commands:
https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from papershelf.problems import Problem, Severity, meaning_of
from papershelf.report.listed import message_of
from papershelf.report.locate import Places
from papershelf.report.terminal import harmless

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def workflow_commands(folder: Path, problems: Iterable[Problem], places: Places) -> Iterator[str]:
    """Yield a workflow command for each problem that somebody can mend.

    Args:
        folder: the folder of the records, from the root of the repository.
        problems: those to show; repairs are left out.
        places: where they are.
    """
    for problem in problems:
        meaning = meaning_of(problem.code)
        if meaning.done:
            continue
        values = {"file": (folder / problem.path).as_posix(), "title": problem.code}
        if line := places.line(problem):
            values["line"] = str(line)
        said = ",".join(f"{name}={_property(value)}" for name, value in values.items())
        found = message_of(problem).rstrip(".")
        message = harmless(f"{found}. {meaning.todo}").translate(_IN_MESSAGE)
        yield f"::{_COMMANDS[problem.severity]} {said}::{message}"


def _property(value: str) -> str:
    return harmless(value).translate(_IN_PROPERTY)
