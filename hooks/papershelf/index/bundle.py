"""Browser modules joined to few files, for each file of a first search costs a wait.

The modules stay what the repository has and tests load; the site serves them joined.
Understood is what our modules use: ``import { a, b as c } from "./x.js";``, ``export``
before a declaration, ``export { a } from "./x.js";``.  Anything else is an error.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

_IMPORT = re.compile(r'^import \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_REEXPORT = re.compile(r'^export \{([^}]*)\} from "([^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function\*?|class|const) (\w+))", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)

# Where a joined script keeps what modules loaded later take from it.
_SHARED = "self.papershelfModules"


class BundleError(ValueError):
    """A module uses what this joiner does not understand; the message names it."""


@dataclass(frozen=True, slots=True)
class _Module:
    """A module taken apart.

    Attributes:
        imports: module -> what is imported of it, as in an object pattern (``a: b``).
        exports: names it declares and exports.
        body: the rest of its text.
    """

    imports: Mapping[str, tuple[str, ...]]
    exports: tuple[str, ...]
    body: str


def bundle(entry: str, sources: Mapping[str, str], shared: Collection[str] = ()) -> str:
    """The module `entry` with all it imports as one module.

    `sources` maps paths to texts without comments.  What modules in `shared` export is
    taken from the script that holds them (`bundle_script`) instead.  Every export of every
    module that is joined is exported.

    Raises:
        BundleError: a statement, a cycle or two exports of one name.
    """
    modules = _join(entry, sources, shared)
    parts = [*_constants(modules, shared)]
    for path, module in modules.items():
        if module.exports:
            parts.append(f"export const {{ {', '.join(module.exports)} }} = {_name(path)};\n")
    return "".join(parts)


def bundle_script(
    entry: str, sources: Mapping[str, str], shared: Collection[str] = ()
) -> tuple[str, tuple[str, ...]]:
    """The same as a script that is no module, and the modules it holds, in order.

    What they export it keeps for modules that are loaded later and name these as `shared`.

    Raises:
        BundleError: as `bundle` does.
    """
    modules = _join(entry, sources, shared)
    held = ", ".join(f"...{_name(path)}" for path, module in modules.items() if module.exports)
    kept = f"{_SHARED} = {{ ...{_SHARED}, {held} }};\n"
    return "".join([*_constants(modules, shared), kept]), tuple(modules)


def _join(entry: str, sources: Mapping[str, str], shared: Collection[str]) -> dict[str, _Module]:
    """The modules of a bundle, each after those it needs."""
    modules: dict[str, _Module] = {}
    for path in _in_order(entry, sources, shared, ()):
        modules.setdefault(path, _take_apart(path, sources[path]))
    exported = [name for module in modules.values() for name in module.exports]
    twice = {name for name in exported if exported.count(name) > 1}
    if twice:
        raise BundleError(f"{entry}: exported twice: {', '.join(sorted(twice))}")
    return modules


def _in_order(
    path: str, sources: Mapping[str, str], shared: Collection[str], above: tuple[str, ...]
) -> Iterator[str]:
    """The modules `path` needs, each after those it needs itself; some come repeatedly."""
    if path in above:
        raise BundleError(f"{path} imports itself by way of {', '.join(above)}")
    if path not in sources:
        raise BundleError(f"{path}: imported by {above[-1] if above else 'nobody'}, not found")
    for needed in _take_apart(path, sources[path]).imports:
        if needed not in shared:
            yield from _in_order(needed, sources, shared, (*above, path))
    yield path


def _take_apart(path: str, source: str) -> _Module:
    imports: dict[str, tuple[str, ...]] = {}
    for names, target in (*_IMPORT.findall(source), *_REEXPORT.findall(source)):
        resolved = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        pattern = [name.strip().replace(" as ", ": ") for name in names.split(",")]
        imports[resolved] = (*imports.get(resolved, ()), *filter(None, pattern))
    body = _REEXPORT.sub("", _IMPORT.sub("", source))
    exports = tuple(name for _, name in _EXPORT.findall(body))
    body = _EXPORT.sub(r"\1", body)
    left_over = _LEFT_OVER.search(body)
    if left_over and not left_over[0].startswith("import("):
        raise BundleError(f"{path}: {left_over[0]}")
    return _Module(imports, exports, body)


def _constants(modules: Mapping[str, _Module], shared: Collection[str]) -> Iterator[str]:
    """Each module as the object of its exports, its other names hidden in a function."""
    for path, module in modules.items():
        if not module.body.strip():
            continue
        imports = "".join(
            f"const {{ {', '.join(names)} }} = {_SHARED if needed in shared else _name(needed)};\n"
            for needed, names in module.imports.items()
        )
        exports = f"return {{ {', '.join(module.exports)} }};\n"
        yield f"const {_name(path)} = (() => {{\n{imports}{module.body}{exports}}})();\n"


def _name(path: str) -> str:
    return "$" + re.sub(r"\W", "_", path.removesuffix(".js"))
