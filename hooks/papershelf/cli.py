"""The ``papershelf`` command: reads its arguments, calls the core, prints the report."""

from __future__ import annotations

import gc
import io
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from papershelf.exports.formats import FORMATS
from papershelf.machinery.files import read_bytes
from papershelf.pipeline import VOCABULARY, load_catalogue, vocabulary_of
from papershelf.problems import Problem, Severity, codes_of
from papershelf.records.parse import failed, parse_record
from papershelf.report.account import refusals
from papershelf.report.check import Grouping, as_json, choose, report
from papershelf.report.explain import explain
from papershelf.report.explained import explained, faults
from papershelf.report.locate import Places
from papershelf.report.summary import summary
from papershelf.settings import Settings
from papershelf.vocabulary import FaultyFileError, load_vocabulary
from papershelf.vocabulary.check import unknown

OK, ERRORS, USAGE, INTERRUPTED = 0, 1, 2, 130

_PATH = click.Path(path_type=Path)
_VOCABULARY = click.option(
    "--vocabulary",
    type=_PATH,
    metavar="FILE",
    help="Default: vocabulary.yml of the folder, else papers/vocabulary.yml.",
)

_FAULTS = "2 if an argument, the vocabulary or a folder is at fault, 130 if interrupted."
_STATUS = f"Exit status: 0 if the records read have no errors, 1 if some have, {_FAULTS}"
_LIST_STATUS = (
    "Exit status: 0, even if records have errors; 1 if the system does not let some be read,"
    f" {_FAULTS}"
)


class _Commands(click.Group):
    """A group whose commands return an exit status; a usage error is one line on stderr."""

    def invoke(self, ctx: click.Context) -> None:
        """Run one command and exit with its status."""
        try:
            status: int = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # The reader has seen enough (`papershelf check | head`); keep Python quiet about it.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = OK
        except (OSError, FaultyFileError) as error:
            click.echo(f"papershelf: {error}", err=True)
            status = USAGE
        except KeyboardInterrupt:
            status = INTERRUPTED  # click's own is 1, which here means errors in records
        ctx.exit(status)


@click.group(
    "papershelf",
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"{_STATUS} `list` does not report errors in records: its status is 1 only if the"
    " system does not let some be read.",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Tell what is wrong with the records and how one was read; print papers as data."""
    gc.disable()  # a command makes many values without cycles and soon ends
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks β must not end the report
    # click looks for a terminal only; see https://no-color.org
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


@main.command("check", epilog=_STATUS)
@click.argument("paths", metavar="[DIR | FILE…]", nargs=-1, type=_PATH)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.option(
    "--by",
    "grouping",
    type=click.Choice([grouping.value for grouping in Grouping]),
    default=Grouping.CODE.value,
    help="Whether the text lists problems by code (the default) or by file.",
)
@click.option("--summary", "short", is_flag=True, help="Print one screen: what there is to do.")
@click.option(
    "--code",
    "codes",
    multiple=True,
    metavar="CODE",
    help="Only problems of this code, repairs among them; may be given more than once.",
)
@click.option(
    "--severity",
    type=click.Choice([severity.value for severity in Severity]),
    help="Only problems at least this severe.",
)
@_VOCABULARY
def check(
    paths: tuple[Path, ...],
    form: str,
    grouping: str,
    short: bool,
    codes: tuple[str, ...],
    severity: str | None,
    vocabulary: Path | None,
) -> int:
    """List what is wrong with the records of a folder, or with some files, and what to do.

    DIR is by default PAPERS_DIR of the environment, else papers. Files are read alone: whether
    two records are one paper, or want one address, shows in a report of their folder only.
    """
    folder, files = _chosen(paths or (Path(os.environ.get("PAPERS_DIR") or "papers"),))
    words = vocabulary or _vocabulary_of(*([folder] if files is None else _folders_above(paths[0])))
    catalogue = load_catalogue(folder, words, Settings(), files=files)
    known = codes_of(facet.name for facet in catalogue.vocabulary.facets)
    for code in codes:
        if code not in known:
            click.echo(f"papershelf: --code: {unknown(code, 'code', known)}", err=True)
            return USAGE
    chosen = choose(catalogue.problems, codes, Severity(severity) if severity else None)
    places = Places(folder, catalogue.vocabulary.facets)
    if form == "json":
        click.echo(json.dumps(as_json(catalogue, chosen), indent=1))
    elif short:
        _print(summary(catalogue, chosen))
    else:
        _print(report(catalogue, chosen, places, Grouping(grouping), in_full=bool(codes)))
    return _status(catalogue.problems)


def _chosen(paths: Sequence[Path]) -> tuple[Path, list[str] | None]:
    """Return the folder to check, and the files in it, or None for all its records.

    Raises:
        OSError: a path does not exist, or a folder is not the only path.
    """
    if len(paths) == 1 and not paths[0].is_file():
        if not paths[0].is_dir():
            raise NotADirectoryError(f"{paths[0]}: there is no such folder of records, and no file")
        return paths[0], None
    for path in paths:
        if not path.is_file():
            raise FileNotFoundError(f"{path}: no file; expected one folder, or one or more files")
    files = list(dict.fromkeys(map(_absolute, paths)))
    folder = _shelf_of(files)
    return folder, [file.relative_to(folder).as_posix() for file in files]


def _absolute(path: Path) -> Path:
    """Return an absolute path without ``..``; links are not followed."""
    return Path(os.path.normpath(path.absolute()))


def _shelf_of(files: Sequence[Path]) -> Path:
    """Return the folder that holds `files`: that of the nearest vocabulary, if it has them all.

    The paths are absolute.
    """
    common = Path(os.path.commonpath([file.parent for file in files]))
    for folder in _folders_above(files[0]):
        if (folder / VOCABULARY).is_file() and common.is_relative_to(folder):
            return folder
    return common


@main.command("list", epilog=_LIST_STATUS)
@click.argument("folder", metavar="[DIR]", envvar="PAPERS_DIR", default="papers", type=_PATH)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="json",
    help="The form of the output, by default json.",
)
@_VOCABULARY
def list_papers(folder: Path, form: str, vocabulary: Path | None) -> int:
    """Print all papers of a folder as data, the newest first.

    DIR is by default PAPERS_DIR of the environment, else papers. The output is UTF-8. Of a file
    that is no paper, nothing is printed; `papershelf check` says why it is none.

    \b
    Example:
      papershelf list papers > papers.json
    """
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: there is no such folder of records")
    catalogue = load_catalogue(folder, vocabulary or _vocabulary_of(folder), Settings())
    pieces = FORMATS[form].write(catalogue.papers, catalogue.vocabulary)
    sys.stdout.buffer.writelines(pieces)  # UTF-8, whatever the console is set to
    for line in refusals(catalogue):
        click.echo(f"papershelf: {line}", err=True)
    if catalogue.rejected:
        click.echo(
            f"papershelf: {catalogue.rejected:,} of {catalogue.files:,} files are no papers;"
            " `papershelf check` names them",
            err=True,
        )
    return ERRORS if catalogue.refused else OK


@main.command("explain", epilog=_STATUS)
@click.argument("file", metavar="FILE", type=_PATH)
@_VOCABULARY
def explain_one(file: Path, vocabulary: Path | None) -> int:
    """Tell how one record is read, field by field, and at which address its page is.

    Two records of one paper share a page, and of two that ask for one address the second gets
    a number; for both see check.
    """
    if not file.is_file():
        raise FileNotFoundError(f"{file}: there is no such file")
    words = load_vocabulary(vocabulary or _vocabulary_of(*_folders_above(file)))
    # Without DOI and title, the address is made of the path in the shelf's folder.
    whole = _absolute(file)
    path = whole.relative_to(_shelf_of([whole])).as_posix()
    data = read_bytes(str(file))
    try:
        record, problems = parse_record(path, data)
        explanation = None if record is None else explain(record, words)
    except Exception as error:  # see `read_paper`
        explanation, problems = None, (failed(path, error),)
    _print(faults(problems))
    if explanation is None:
        return ERRORS
    _print(explained(explanation, file))
    return _status((*problems, *explanation.reading.problems))


def _folders_above(file: Path) -> Iterator[Path]:
    """Yield the folders that hold `file`, the nearest first, up to the working folder."""
    for folder in file.parents:
        yield folder
        if folder in (Path(), Path.cwd()):
            return


def _vocabulary_of(*folders: Path) -> Path:
    """Find the vocabulary of the nearest of `folders`, else that of the working folder's records.

    Raises:
        FileNotFoundError: there is none.
    """
    default = Path(Settings().vocabulary)
    found = vocabulary_of(*folders, default=default)
    if not found.is_file():
        above = " or a folder above it" if len(folders) > 1 else ""
        raise FileNotFoundError(
            f"no vocabulary: there is no vocabulary.yml in {folders[0]}{above}, and no {default}"
            " in the working folder; name a file with --vocabulary, or change to the shelf's folder"
        )
    return found


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _status(problems: Iterable[Problem]) -> int:
    return ERRORS if any(problem.severity is Severity.ERROR for problem in problems) else OK


if __name__ == "__main__":
    main(prog_name="papershelf")
