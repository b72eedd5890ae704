"""Runs the command as ``python -m papershelf``."""

from papershelf.cli import main

if __name__ == "__main__":
    main(prog_name="papershelf")
