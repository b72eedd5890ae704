"""Puts the pages of ``docs/`` into the package, so that every shelf has those of its version.

All else is in ``pyproject.toml``.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithPages(build_py):
    """Copies the pages beside the modules, but not for an editable installation."""

    def run(self) -> None:
        """Build, then copy."""
        super().run()
        if self.editable_mode:  # the package finds docs/ of the repository
            return
        for page in Path("docs").rglob("*.md"):
            copy = Path(self.build_lib, "papershelf/pages", page.relative_to("docs"))
            self.mkpath(str(copy.parent))
            self.copy_file(str(page), str(copy))


setup(cmdclass={"build_py": BuildWithPages})
