"""``papershelf explain``: tells how one record is read."""

from __future__ import annotations

from pathlib import Path

import click

from papershelf.cli.group import (
    ERRORS,
    PATH,
    STATUS,
    main,
    print_lines,
    status_of,
    vocabulary_option,
)
from papershelf.cli.shelf import absolute, folders_above, shelf_of, vocabulary_of
from papershelf.machinery.files import read_bytes
from papershelf.records.parse import failed, parse_record
from papershelf.report.explain import explain
from papershelf.report.explained import explained, faults
from papershelf.vocabulary import load_vocabulary


@main.command("explain", epilog=STATUS)
@click.argument("file", metavar="FILE", type=PATH)
@vocabulary_option
def explain_one(file: Path, vocabulary: Path | None) -> int:
    """Tell how one record is read, field by field, and at which address its page is.

    Two records of one paper share a page, and of two that ask for one address the second gets
    a number; for both see check.

    \b
    Example:
      papershelf explain papers/compost.md
    """
    if not file.is_file():
        raise FileNotFoundError(f"{file}: there is no such file")
    words = load_vocabulary(vocabulary or vocabulary_of(*folders_above(file)))
    # Without DOI and title, the address is made of the path in the shelf's folder.
    whole = absolute(file)
    path = whole.relative_to(shelf_of([whole])).as_posix()
    data = read_bytes(str(file))
    try:
        record, problems = parse_record(path, data)
        explanation = None if record is None else explain(record, words)
    except Exception as error:  # see `read_paper`
        explanation, problems = None, (failed(path, error),)
    print_lines(faults(problems))
    if explanation is None:
        return ERRORS
    print_lines(explained(explanation, file))
    return status_of((*problems, *explanation.reading.problems))
