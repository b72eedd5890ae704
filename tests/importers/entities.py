"""Declarations of XML entities that a parser must not follow."""

from __future__ import annotations

from pathlib import Path

# An entity that grows tenfold eleven times: ``&e11;`` would be 200 GB.
GROWING = (
    '<!DOCTYPE x [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    + "]>"
)


def outside(folder: Path) -> str:
    """Return the declaration of ``&x;``, the text of a file of the machine."""
    secret = folder / "secret.txt"
    secret.write_text("secret")
    return f'<!DOCTYPE x [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
