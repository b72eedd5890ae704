"""Modules and functions are as short as CONTRIBUTING promises."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.conftest import ROOT

LIMITS = re.search(
    r"Functions of `hooks/` have at most (\d+) lines without\s+their docstring, its modules (\d+)",
    (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
)
assert LIMITS
FUNCTION, MODULE = map(int, LIMITS.groups())
# The files that a shelf gets are its own.
SOURCES = sorted(path for path in (ROOT / "hooks").rglob("*.py") if "template" not in path.parts)


def functions(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield the name of each function, and its lines from `def` to the end, without docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            first = node.body[0]
            if ast.get_docstring(node) is not None and first.end_lineno:
                lines -= first.end_lineno - first.lineno + 1
            yield node.name, lines


def test_no_module_is_too_long() -> None:
    assert len(SOURCES) > 200
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in SOURCES}
    assert {path.name: length for path, length in lengths.items() if length > MODULE} == {}


def test_no_function_is_too_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}: {name} has {lines} lines"
        for path in SOURCES
        for name, lines in functions(ast.parse(path.read_text("utf-8")))
        if lines > FUNCTION
    ]
    assert long == []


def test_the_root_of_the_package_has_few_modules() -> None:
    assert len(list((ROOT / "hooks/papershelf").glob("*.py"))) <= 8
