"""Lists what a site is made with, as a bill of materials: python -m tests.sbom > FILE.

CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/.  Without a date and with a number made of the
content, so that the same versions give the same bytes.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
# Browser code of others that sites contain, in the scripts that esbuild made.
BUNDLED = ("citeproc", "lunr")
_PINNED = re.compile(r"^([\w.-]+)==([\w.]+)((?: \\\n +--hash=sha256:[0-9a-f]{64})+)$", re.MULTILINE)


def pinned(path: Path) -> dict[str, tuple[str, list[str]]]:
    """Return the version and the SHA-256 hashes of each package that a file pins."""
    found = _PINNED.findall(path.read_text(encoding="utf-8"))
    return {
        name.lower().replace("_", "-"): (version, re.findall("[0-9a-f]{64}", hashes))
        for name, version, hashes in found
    }


def bill() -> dict[str, Any]:
    """Return the bill of materials of a site: Python libraries, and scripts that it contains."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    components = [*_python(), *_browser()]
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps([project["version"], components]))
    subject = {"type": "application", "name": project["name"], "version": project["version"]}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{number}",
        "version": 1,
        "metadata": {"component": {**subject, "bom-ref": project["name"]}},
        "components": components,
    }


def _python() -> Iterator[dict[str, Any]]:
    for name, (version, hashes) in sorted(pinned(ROOT / "requirements.txt").items()):
        yield _component("pypi", name, version) | {
            "hashes": [{"alg": "SHA-256", "content": content} for content in hashes]
        }


def _browser() -> Iterator[dict[str, Any]]:
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in BUNDLED:
        yield _component("npm", name, packages[f"node_modules/{name}"]["version"])


def _component(kind: str, name: str, version: str) -> dict[str, Any]:
    address = f"pkg:{kind}/{name}@{version}"
    return {
        "type": "library",
        "name": name,
        "version": version,
        "bom-ref": address,
        "purl": address,
    }


if __name__ == "__main__":
    json.dump(bill(), sys.stdout, indent=1)
