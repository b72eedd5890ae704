"""Modules joined to one."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
from papershelf.index.bundle import BundleError, bundle, bundle_script

SOURCES = {
    "main.js": 'import { twice } from "./maths/twice.js";\nexport const four = twice(2);\n',
    "maths/twice.js": (
        'import { add as plus } from "./add.js";\n'
        "const hidden = 0;\nexport function twice(a) {\n"
        "return plus(a, a) + hidden;\n}\n"
    ),
    "maths/add.js": "const hidden = 1;\nexport const add = (a, b) => a + b + hidden - 1;\n",
}


def run(folder: Path, files: Mapping[str, str], script: str) -> str:
    """What a script prints beside the files."""
    for name, text in {**files, "script.js": script, "package.json": '{"type":"module"}'}.items():
        (folder / name).write_text(text, encoding="utf-8")
    result = subprocess.run(
        ["node", "script.js"], cwd=folder, capture_output=True, text=True, check=True
    )
    return result.stdout.strip()


def test_a_bundle_exports_what_its_modules_do_and_hides_the_rest(tmp_path: Path) -> None:
    text = bundle("main.js", SOURCES)
    shown = "all.four, all.twice(4), Object.keys(all).sort()"
    script = f'import * as all from "./main.js";\nconsole.log({shown});'
    assert run(tmp_path, {"main.js": text}, script) == "4 8 [ 'add', 'four', 'twice' ]"


def test_what_a_joined_script_holds_later_modules_take_from_it(tmp_path: Path) -> None:
    sources = {
        **SOURCES,
        "late.js": (
            'import { twice as double } from "./maths/twice.js";\nexport const eight = double(4);\n'
        ),
    }
    script, held = bundle_script("main.js", sources)
    assert held == ("maths/add.js", "maths/twice.js", "main.js")
    late = bundle("late.js", sources, held)
    assert "plus" not in late
    main = f'globalThis.self = globalThis;\n{script}import("./late.js").then(console.log);'
    assert run(tmp_path, {"late.js": late}, main).endswith("{ eight: 8 }")


def test_a_module_may_only_pass_on(tmp_path: Path) -> None:
    sources = {"main.js": 'export { add } from "./add.js";\n', "add.js": SOURCES["maths/add.js"]}
    text = bundle("main.js", sources)
    script = 'import { add } from "./main.js";\nconsole.log(add(1, 2));'
    assert run(tmp_path, {"main.js": text}, script) == "3"


def test_imports_on_demand_stay() -> None:
    text = bundle("main.js", {"main.js": 'export const late = () =>\nimport("./late.js");\n'})
    assert 'import("./late.js")' in text


@pytest.mark.parametrize(
    "statement",
    [
        'import all from "./x.js";\n',
        'import * as all from "./x.js";\n',
        'import "./x.js";\n',
        "export default 1;\n",
        "export let one = 1;\n",
        "export { one };\n",
    ],
)
def test_other_statements_are_refused(statement: str) -> None:
    with pytest.raises(BundleError, match=r"main\.js: "):
        bundle("main.js", {"main.js": statement})


def test_a_cycle_is_refused() -> None:
    sources = {
        "a.js": 'import { b } from "./b.js";\nexport const a = b;\n',
        "b.js": 'import { a } from "./a.js";\nexport const b = a;\n',
    }
    with pytest.raises(BundleError, match=r"a\.js imports itself"):
        bundle("a.js", sources)


def test_a_missing_module_is_named() -> None:
    with pytest.raises(BundleError, match=r"x\.js: imported by main\.js, not found"):
        bundle("main.js", {"main.js": 'import { x } from "./x.js";\n'})


def test_one_name_exported_twice_is_refused() -> None:
    sources = {
        "main.js": 'import { one } from "./a.js";\nexport const two = one;\n',
        "a.js": "export const one = 1;\nexport const two = 2;\n",
    }
    with pytest.raises(BundleError, match="exported twice: two"):
        bundle("main.js", sources)
