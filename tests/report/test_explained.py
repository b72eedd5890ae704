"""An explanation is printed field by field, first the supplied text, then the result."""

from __future__ import annotations

from pathlib import Path

import click
from papershelf.normalise import Reading
from papershelf.problems import Problem, meaning_of
from papershelf.report.explain import Explanation, Row, explain
from papershelf.report.explained import explained, faults

from tests.normalise.records import ABSTRACT, VOCABULARY, record_of

FILE = Path("papers/sleep.md")
TODO = meaning_of("not-a-paper").todo
REJECTED = Reading(None, (Problem("sleep.md", "not-a-paper", "", "no \x1b[2J record"),))


def lines_of(explanation: Explanation) -> list[str]:
    return [click.unstyle(line) for line in explained(explanation, FILE)]


def test_a_field_has_its_source_rule_findings_and_result() -> None:
    record = record_of(
        {"title": "Sleep in adults.", "doi": "10.1234/x"}, f"## Abstract\n{ABSTRACT}"
    )
    lines = lines_of(explain(record, VOCABULARY))
    assert lines[0] == "papers/sleep.md: read by the rules of variant generic"
    assert lines[1] == "page: papers/10.1234-x/ (if no other record asks for that address)"
    title = lines.index("title")
    assert lines[title - 1] == ""
    assert lines[title + 1] == "  supplied  title: Sleep in adults."
    assert lines[title + 2].startswith("  rule      ")
    assert lines[title + 3].startswith("  found     title-trailing-period: ")
    assert lines[title + 4] == "  result    Sleep in adults"
    assert "summary" not in lines  # nothing supplied, nothing found, no result


def test_a_rejected_record_has_the_reason_and_no_results() -> None:
    row = Row("title", "title", "A  guide", (), "", ("not-a-paper: \x07",), "")
    assert lines_of(Explanation("generic", (row,), REJECTED))[1:] == [
        "rejected: no \ufffd[2J record",
        "page: none",
        "",
        "title",
        "  supplied  title: A guide",
        "  rule      taken as written",
        "  found     not-a-paper: \ufffd",
        f"  to do     {TODO}",
    ]


def test_a_finding_of_no_field_is_one_of_the_record() -> None:
    row = Row("", "", "", (), "", ("not-a-paper: a note",), "")
    assert "record" in lines_of(Explanation("generic", (row,), REJECTED))


def test_a_long_value_is_cut_and_its_length_printed() -> None:
    row = Row("title", "title", "x" * 1500, (), "", (), "")
    (line,) = [line for line in lines_of(Explanation("V1", (row,), REJECTED)) if "supplied" in line]
    assert line == f"  supplied  title: {'x' * 500}… (1,500 characters)"


def test_a_fault_of_the_file_has_its_severity_and_code() -> None:
    assert list(faults(REJECTED.problems)) == [
        "error not-a-paper: no \ufffd[2J record",
        f"  to do     {TODO}",
    ]


def test_a_finding_about_no_field_has_no_rule_and_no_result() -> None:
    record = record_of({"title": "Sleep", "doi": "10.1234/x", "autors": ["Ann Lee"]})
    lines = lines_of(explain(record, VOCABULARY))
    at = lines.index("autors")
    assert lines[at + 1].startswith("  found     key-misspelt: ")
    assert lines[at + 2] == f"  to do     {meaning_of('key-misspelt').todo}"
    assert lines[at + 3 : at + 4] in ([], [""])


def test_a_repair_leaves_nothing_to_do() -> None:
    lines = lines_of(explain(record_of({"title": "Sleep in adults.", "doi": "10.1/x"}), VOCABULARY))
    at = next(at for at, line in enumerate(lines) if "title-trailing-period" in line)
    assert not lines[at + 1].startswith("  to do")
