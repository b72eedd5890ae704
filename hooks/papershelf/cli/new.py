"""``papershelf new``: makes the folder of a new shelf."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import click

from papershelf.cli.group import OK, PATH, main

# A whole shelf; in its files these two words are replaced.
_TEMPLATE = Path(__file__).parents[1] / "template"
_NAME, _VERSION = "@NAME@", "@VERSION@"
_STATUS = "Exit status: 0 if the shelf was made, 2 if the folder cannot be used."


@main.command("new", epilog=_STATUS)
@click.argument("folder", metavar="DIR", type=PATH)
@click.option("--name", help="The name of the site. Default: that of the folder.")
def new_shelf(folder: Path, name: str | None) -> int:
    """Make a shelf: example records, a vocabulary and texts to fill in, a README that says how.

    DIR must not exist yet, or be empty.

    \b
    Example:
      papershelf new shelf --name "Papers on soil"
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"{folder}: the folder is not empty; name a new or an empty one")
    if folder.exists() and not folder.is_dir():
        raise FileExistsError(f"{folder}: there is a file of this name; name a new folder")
    words = {_NAME: _quotable(name or _title(folder)), _VERSION: version("papershelf")}
    for source in sorted(_TEMPLATE.rglob("*")):
        if source.is_file() and "__pycache__" not in source.parts:
            text = source.read_text("utf-8")
            for word, value in words.items():
                text = text.replace(word, value)
            target = folder / source.relative_to(_TEMPLATE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
    click.echo(f"{folder} is a shelf now. Its README.md says how to go on; to see it:")
    click.echo(f"  papershelf serve {folder}")
    return OK


def _title(folder: Path) -> str:
    """Return the name of a folder as a title: ``soil-papers`` is *Soil papers*."""
    words = folder.absolute().name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or "A shelf"


def _quotable(name: str) -> str:
    """Return a name that may be between double quotes in YAML, on one line."""
    return " ".join(name.split()).replace("\\", "").replace('"', "'")
