"""Problems as annotations of a workflow on GitHub."""

from __future__ import annotations

from pathlib import Path

from papershelf.problems import Problem, meaning_of
from papershelf.report.annotations import workflow_commands
from papershelf.report.locate import Places


def test_a_problem_is_shown_beside_the_line_of_its_field(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: A\ndate: soon\n---\n", "utf-8")
    problems = [
        Problem("a.md", "date-missing", "published", "none"),
        Problem("gone.md", "not-a-paper", "", "a note"),
        Problem("a.md", "title-trailing-period", "title", "a repair"),
    ]
    assert list(workflow_commands(Path("papers"), problems, Places(tmp_path))) == [
        "::warning file=papers/a.md,title=date-missing,line=3::none. "
        + meaning_of("date-missing").todo,
        "::error file=papers/gone.md,title=not-a-paper::a note. " + meaning_of("not-a-paper").todo,
    ]


def test_a_record_s_name_and_text_cannot_give_another_command(tmp_path: Path) -> None:
    problem = Problem("a,title=x::b%.md", "not-a-paper", "", "line\n::error::100%")
    (line,) = workflow_commands(Path("papers"), [problem], Places(tmp_path))
    told = "papers/a%2Ctitle=x%3A%3Ab%25.md,title=not-a-paper::line\ufffd::error::100%25. "
    assert line.startswith(f"::error file={told}")
