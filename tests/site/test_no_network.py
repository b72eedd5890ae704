"""A build opens no connection and starts no program: whatever a record says, nobody hears of it."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import build_site
from tests.shelf import SHELF

# Python loads a module of this name at its start, in helper processes too. It sees what Python
# itself announces (PEP 578), whichever library asks.
WITNESS = """
import os, sys
_LOG = {log!r}
def _witness(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        address = arguments[1]
        if isinstance(address, (str, bytes)):  # a socket of this machine, between processes
            return
    elif event not in ("socket.getaddrinfo", "socket.gethostbyname", "subprocess.Popen",
                       "os.system", "os.exec", "os.posix_spawn", "webbrowser.open"):
        return
    with open(_LOG, "a") as file:
        file.write(f"{{event}} {{arguments!r}}\\n")
    raise RuntimeError(f"not allowed during a build: {{event}}")
sys.addaudithook(_witness)
with open(_LOG, "a") as file:
    file.write("")
"""


def test_a_build_opens_no_connection_and_starts_no_program(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    (tmp_path / "sitecustomize.py").write_text(WITNESS.format(log=str(seen)), encoding="utf-8")
    result = build_site(SHELF, tmp_path / "site", PYTHONPATH=str(tmp_path), WORKERS="2")
    assert result.returncode == 0, result.stderr
    # The file shows that the witness was there.
    assert seen.read_text(encoding="utf-8") == ""


def test_the_witness_sees_a_connection(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    (tmp_path / "sitecustomize.py").write_text(WITNESS.format(log=str(seen)), encoding="utf-8")
    hook = tmp_path / "hook.py"
    hook.write_text(
        "import socket\n\n\ndef on_config(config):\n"
        "    socket.create_connection(('127.0.0.1', 9), timeout=1)\n",
        encoding="utf-8",
    )
    project = tmp_path / "project"
    project.mkdir()
    for name in ("hooks", "docs", "papers"):
        (project / name).symlink_to(Path(name).resolve())
    config = Path("mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("hooks:\n", f"hooks:\n  - {hook}\n")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    result = build_site(SHELF, tmp_path / "site", project=project, PYTHONPATH=str(tmp_path))
    assert result.returncode != 0
    assert "socket." in seen.read_text(encoding="utf-8")
