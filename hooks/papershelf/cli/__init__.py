"""The ``papershelf`` command: reads its arguments, calls the core, prints the report.

One module is one command; importing it adds the command to `main`.
"""

from papershelf.cli import acquire, check, explain, import_files, listing, new, site
from papershelf.cli.group import main

__all__ = ["acquire", "check", "explain", "import_files", "listing", "main", "new", "site"]
