"""Runs the command as ``python -m papershelf.cli``."""

from papershelf.cli import main

main(prog_name="papershelf")
