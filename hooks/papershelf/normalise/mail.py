"""Leaves mail addresses out of what pages show, where programs would collect them."""

from __future__ import annotations

import re

# What is shown in their place.
WITHHELD = "(address withheld)"

# ``[Ann Lee](mailto:ann@lee.org)``
_LINK = re.compile(r"\[([^\[\]\n]{0,200})\]\(<?mailto:[^()\s]{1,200}\)", re.IGNORECASE)
# RFC 5321 allows more in the part before the sign; papers have these.  The look-behind makes the
# search begin once in a run of such characters, however long it is.
_ADDRESS = re.compile(
    r"<?(?<![\w.%+-])(?:mailto:)?[\w.%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![\w-])>?",
    re.IGNORECASE,
)


def without_mail(text: str) -> tuple[str, int]:
    """Return a text of one or more lines without mail addresses, and how many characters these had.

    The words of a link to an address are kept.
    """
    if "@" not in text:
        return text, 0
    gone = 0

    def take(match: re.Match[str]) -> str:
        nonlocal gone
        gone += len(match[0])
        return WITHHELD

    def unlink(match: re.Match[str]) -> str:
        nonlocal gone
        gone += len(match[0]) - len(match[1])
        return match[1]

    return _ADDRESS.sub(take, _LINK.sub(unlink, text)), gone
