"""The command ``papershelf``: exit status, options that several commands have, printing."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import click

from papershelf.problems import Problem, Severity
from papershelf.records import RECORD_FORMAT
from papershelf.report.terminal import harmless
from papershelf.vocabulary import FaultyFileError

OK, ERRORS, USAGE, INTERRUPTED = 0, 1, 2, 130

PATH = click.Path(path_type=Path)
vocabulary_option = click.option(
    "--vocabulary",
    type=PATH,
    metavar="FILE",
    help="Default: vocabulary.yml of the folder, else papers/vocabulary.yml.",
)

FAULTS = "2 if an argument, the vocabulary or a folder is at fault, 130 if interrupted."
STATUS = f"Exit status: 0 if the records read have no errors, 1 if some have, {FAULTS}"
LIST_STATUS = (
    "Exit status: 0, even if records have errors; 1 if the system does not let some be read,"
    f" {FAULTS}"
)


class Commands(click.Group):
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
            click.echo(f"papershelf: {_told(error)}", err=True)
            status = USAGE
        except KeyboardInterrupt:
            status = INTERRUPTED  # click's own is 1, which here means errors in records
        ctx.exit(status)


def _told(error: Exception) -> str:
    """Return what an error says; of the system's, the file first and no number."""
    if isinstance(error, OSError) and isinstance(error.filename, str) and error.strerror:
        return f"{harmless(error.filename)}: {error.strerror}"
    return str(error)


@click.group(
    "papershelf",
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=f"{STATUS} `list` does not report errors in records: its status is 1 only if the"
    " system does not let some be read.",
)
@click.version_option(
    None,
    "--version",
    "-V",
    package_name="papershelf",
    message=f"papershelf %(version)s, record format {RECORD_FORMAT}",
)
@click.pass_context
def main(context: click.Context) -> None:
    """Make a shelf and its site, bring papers onto it, tell what is wrong with its records.

    \b
    Example:
      papershelf new shelf && papershelf serve shelf
    """
    gc.disable()  # a command makes many values without cycles and soon ends
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that lacks β must not end the report
    # click looks for a terminal only; see https://no-color.org
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        context.color = False


def print_lines(lines: Iterable[str]) -> None:
    """Print a report, line by line."""
    for line in lines:
        click.echo(line)


def status_of(problems: Iterable[Problem]) -> int:
    """Return the exit status for the problems of the records read."""
    return ERRORS if any(problem.severity is Severity.ERROR for problem in problems) else OK
