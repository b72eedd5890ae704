"""lunr.js as the browser gets it: without the comments that are half of it."""

from __future__ import annotations

import re

_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK_LINE = re.compile(r"^[ \t]*(?://.*)?\n", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def strip_comments(source: str) -> str:
    """A script without block comments, comment lines, blank lines and indents; notice first.

    For lunr.js 2.3.9 as MkDocs ships it, which holds none of these in a string or
    a regular expression; a test asks both texts the same questions.
    """
    code = _INDENT.sub("", _BLANK_LINE.sub("", _BLOCK_COMMENT.sub("", source)))
    notice = re.search(r"lunr - http\S+.*", source)
    return f"/* {notice[0].strip()}, MIT licence */\n{code}" if notice else code
