"""Makes one line of a text: what every format can hold."""

from __future__ import annotations

import re

# White space, control characters and lone surrogates; ``hooks/browser/cite/item.js`` has the same.
_BLANKS = re.compile(
    "[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ud800-\udfff]+"
)


def line(text: str) -> str:
    """Return `text` on one line: each run of white space and control characters is one blank."""
    # Most texts are so already, and that is faster to know: a blank is the only white space
    # that is printable.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return _BLANKS.sub(" ", text).strip(" ")


def paragraphs(text: str) -> str:
    """Return `text` with each paragraph on one line, and an empty line between two of them."""
    return "\n\n".join(filter(None, map(line, text.split("\n\n"))))
