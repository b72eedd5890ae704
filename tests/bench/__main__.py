"""``python -m tests.bench [PART] [ARGUMENT …]``: run a part of the bench.

A part is a module of this folder with a ``main``.  Without a PART, the parts that need no
data of their own run with their defaults: builds, then searches on the built sites.
"""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

DEFAULT = {"build": ["--keep"], "search": ["--built"]}
FOLDER = Path(__file__).parent


def parts() -> dict[str, str]:
    """Return name -> first line of the docstring for every part."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if "main" in names and path.stem != "__main__":
            found[path.stem] = (ast.get_docstring(tree) or "").partition("\n")[0]
    return found


def run(part: str, arguments: list[str]) -> None:
    """Run one part as if it were the program."""
    sys.argv = [f"python -m tests.bench {part}", *arguments]
    runpy.run_module(f"tests.bench.{part}", run_name="__main__")


def main() -> None:
    """Run the named part, or the default ones."""
    known = parts()
    match sys.argv[1:]:
        case []:
            for part, arguments in DEFAULT.items():
                run(part, arguments)
        case [part, *arguments] if part.replace("-", "_") in known:
            run(part.replace("-", "_"), arguments)
        case _:
            lines = [f"  {name:16} {line}" for name, line in known.items()]
            sys.exit("\n".join([__doc__ or "", "parts:", *lines]))


if __name__ == "__main__":
    main()
