"""Scripts as the browser gets them: without the comments that are half of them."""

from __future__ import annotations

import re
from pathlib import Path

_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINE = re.compile(r"^[ \t]*(?://.*)?\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def strip_comments(source: str) -> str:
    """A script without block comments, comment lines, blank lines and indents; notice first.

    For scripts that hold none of these in a string or a regular expression, as lunr.js
    2.3.9 does not; a test asks both texts the same questions.
    """
    code = _INDENT.sub("", _BLANK_LINE.sub("", _BLOCK_COMMENT.sub("", source)))
    notice = re.search(r"lunr - http\S+.*", source)
    return f"/* {notice[0].strip()}, MIT licence */\n{code}" if notice else code


def strip_scripts(folder: Path) -> None:
    """Strip the comments of every script below `folder`, in place.

    Our own modules hold no comment's beginning in a string either; a test asks an engine
    of stripped modules the same questions.
    """
    for script in sorted(folder.rglob("*.js")):
        source = script.read_text(encoding="utf-8")
        script.write_text(strip_comments(source), encoding="utf-8")
