"""The ``papershelf`` command: what is wrong with the records, and how one was read."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from papershelf.catalogue import Catalogue
from papershelf.pipeline import load_catalogue
from papershelf.problems import CODES, Problem, Severity
from papershelf.records.parse import parse_record
from papershelf.report.account import conservation
from papershelf.report.explain import Explanation, explain
from papershelf.report.locate import line_of
from papershelf.settings import Settings
from papershelf.vocabulary import VocabularyError, load_vocabulary

OK, ERRORS, USAGE = 0, 1, 2

_PAPERS = Path("papers")
_VOCABULARY = "vocabulary.yml"
# The repository this package is run from: the vocabulary of last resort.
_REPOSITORY = Path(__file__).resolve().parents[2]

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
_ORDER = tuple(Severity)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 for none, 1 for some errors in records, 2 for a fault of usage."""
    options = _parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks β must not end the report
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has seen enough (`papershelf check | head`); keep Python quiet about it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, VocabularyError) as error:
        print(f"papershelf: {error}", file=sys.stderr)
        return USAGE
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="papershelf", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="list what is wrong with the records of a folder")
    check.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        default=Path(os.environ.get("PAPERS_DIR") or _PAPERS),
        help="folder of records (default: PAPERS_DIR of the environment, else papers)",
    )
    check.add_argument("--format", choices=("text", "json"), default="text")
    check.add_argument(
        "--code",
        action="append",
        choices=sorted(CODES),
        metavar="CODE",
        help="only problems of this code; may be given more than once",
    )
    check.add_argument(
        "--severity", choices=_ORDER, type=Severity, help="only problems at least this severe"
    )
    check.set_defaults(run=_check)
    one = commands.add_parser("explain", help="tell how one record is read, field by field")
    one.add_argument("file", type=Path, metavar="FILE")
    one.set_defaults(run=_explain)
    for command in (check, one):
        command.add_argument(
            "--vocabulary", type=Path, metavar="FILE", help=f"default: {_VOCABULARY} of the folder"
        )
    return parser


def _check(options: argparse.Namespace) -> int:
    vocabulary = options.vocabulary or _default_vocabulary(options.folder)
    catalogue = load_catalogue(options.folder, vocabulary, Settings())
    chosen = list(_chosen(catalogue.problems, options.code, options.severity))
    if options.format == "json":
        json.dump(_as_json(catalogue, chosen), sys.stdout, indent=1)
        print()
    else:
        _print_report(catalogue, chosen, options.folder)
    errors = any(problem.severity is Severity.ERROR for problem in catalogue.problems)
    return ERRORS if errors else OK


def _default_vocabulary(folder: Path) -> Path:
    """The vocabulary of the folder, of the working folder's papers, or of the repository."""
    places = (folder, _PAPERS, _REPOSITORY / _PAPERS)
    found = (place / _VOCABULARY for place in places)
    return next((path for path in found if path.is_file()), _PAPERS / _VOCABULARY)


def _chosen(
    problems: Iterable[Problem], codes: Sequence[str] | None, least: Severity | None
) -> Iterator[Problem]:
    """The problems of the codes asked for that are at least as severe as asked for."""
    for problem in problems:
        severe = least is None or _ORDER.index(problem.severity) <= _ORDER.index(least)
        if severe and (codes is None or problem.code in codes):
            yield problem


def _as_json(catalogue: Catalogue, problems: Sequence[Problem]) -> Mapping[str, object]:
    """The account that tests, CI and other tools read; the filters apply to what they list."""
    return {
        "files": catalogue.files,
        "papers": len(catalogue.papers),
        "merged": catalogue.merged,
        "rejected": catalogue.rejected,
        "by_code": {code: len(found) for code, found in sorted(_by_code(problems).items())},
        "problems": [
            {
                "code": problem.code,
                "severity": problem.severity,
                "path": problem.path,
                "field": problem.field,
                "message": problem.message,
            }
            for problem in problems
        ],
    }


def _by_code(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    found: dict[str, list[Problem]] = {}
    for problem in problems:
        found.setdefault(problem.code, []).append(problem)
    return found


def _print_report(catalogue: Catalogue, problems: Sequence[Problem], folder: Path) -> None:
    """By severity, then the most frequent code, then path; the conservation sum last."""
    paint = _painter(sys.stdout)
    by_code = _by_code(problems)
    counts = []
    for severity in _ORDER:
        codes = sorted(
            (code for code in by_code if CODES[code] is severity),
            key=lambda code: (-len(by_code[code]), code),
        )
        total = sum(len(by_code[code]) for code in codes)
        counts.append(f"{total:,} {severity}{'s' if total != 1 else ''}")
        for code in codes:
            print(paint(_COLOURS[severity], f"{severity} {code}"), f"({len(by_code[code]):,})")
            for problem in by_code[code]:
                print("  " + _harmless(f"{_place(problem, folder)}: {problem.message}"))
            print()
    print(f"{conservation(catalogue)}; {', '.join(counts)}")


def _place(problem: Problem, folder: Path) -> str:
    """``path:line``, or the path alone where no line is known."""
    try:
        text = (folder / problem.path).read_text("utf-8", "replace")
    except OSError:
        return problem.path
    line = line_of(text, problem.field)
    return f"{problem.path}:{line}" if line else problem.path


def _painter(stream: TextIO) -> Callable[[str, str], str]:
    """Colours a text by its ANSI code, in a terminal that wants it (https://no-color.org)."""
    wanted = stream.isatty() and not os.environ.get("NO_COLOR")
    if not wanted or os.environ.get("TERM") == "dumb":
        return lambda _colour, text: text
    return lambda colour, text: f"\x1b[{colour}m{text}\x1b[0m"


def _explain(options: argparse.Namespace) -> int:
    file: Path = options.file
    if not file.is_file():
        raise FileNotFoundError(f"{file}: there is no such file")
    vocabulary = load_vocabulary(options.vocabulary or _default_vocabulary(file.parent))
    record, problems = parse_record(file.name, file.read_bytes())
    for problem in problems:
        print(f"{problem.severity} {problem.code}: {problem.message}")
    if record is None:
        return ERRORS
    explanation = explain(record, vocabulary)
    _print_explanation(explanation, file)
    found = (*problems, *explanation.reading.problems)
    return ERRORS if any(problem.severity is Severity.ERROR for problem in found) else OK


def _print_explanation(explanation: Explanation, file: Path) -> None:
    paint = _painter(sys.stdout)
    print(f"{file}: read by the rules of variant {explanation.variant}")
    if explanation.reading.paper is None:
        print("rejected:", explanation.reading.problems[0].message)
    for row in explanation.rows:
        if not (row.source or row.refused or row.findings or row.result):
            continue
        print()
        print(paint("1", row.field or "record"))
        if row.source:
            print(f"  supplied  {row.source}: {_short(row.supplied)}")
        for source, text in row.refused:
            print(f"  refused   {source}: {_short(text)}")
        print(f"  rule      {row.rule or 'taken as it stands'}")
        for finding in row.findings:
            print(f"  found     {_harmless(finding)}")
        if explanation.reading.paper is not None:
            print(f"  result    {_short(row.result) or 'none'}")


def _harmless(text: str) -> str:
    """A text of a record without what a terminal would obey."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "\ufffd" for c in text)


_WIDTH = 500


def _short(text: str) -> str:
    text = _harmless(" ".join(text.split()))
    return text if len(text) <= _WIDTH else f"{text[:_WIDTH]}… ({len(text):,} characters)"


if __name__ == "__main__":
    sys.exit(main())
