"""Scripts as the browser gets them: without the comments that are half of them, joined."""

from __future__ import annotations

import re
from pathlib import Path

from papershelf.index.bundle import bundle, bundle_script

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


# The parts of lunr.js that the search needs, by the names that head them; its index is the
# reference of ours, not a part of it.
_LUNR_PARTS = ("lunr.utils", "lunr.Set", "lunr.Pipeline", "lunr.stemmer", "lunr.stopWordFilter")
_LUNR_PART = re.compile(r"(?=^/\*!\n \* (lunr\.\w+)$)", re.MULTILINE)
_LUNR_EXPORT = re.compile(r"^ +/\*\*\n +\* export the module via AMD", re.MULTILINE)


def cut_lunr(source: str) -> str:
    """lunr.js with its stemmer and stop words, and what these need; a fifth of it.

    A version that is divided otherwise is taken whole.
    """
    head, *parts = _LUNR_PART.split(source)
    sections = dict(zip(parts[::2], parts[1::2], strict=True))
    export = _LUNR_EXPORT.search(source)
    if export is None or not sections.keys() >= set(_LUNR_PARTS):
        return source
    return "".join([head, *(sections[name] for name in _LUNR_PARTS), source[export.start() :]])


LUNR = "lunr.js"
# All that every search needs; Material starts it on every page, so it is no module.
WORKER = "worker.js"
# What the search page cannot wait for, and the rest, which shares its modules.
START, PAGE = "start.js", "page.js"
# What these load on demand, and share their modules with.
ON_DEMAND = {
    WORKER: ("refine.js", "sentences.js", "phrases.js", "spelling.js", "pages.js", "material.js"),
    PAGE: ("panel.js",),
}
# What another page needs to ask the worker.
CLIENT = "client.js"
# Between lunr.js and our modules.
_SEAM = "/* papershelf */\n"


def prepare_scripts(folder: Path) -> None:
    """Make the scripts of `folder` what is served: without comments, few in number.

    ``lunr.js`` among them becomes the beginning of the worker, cut to what the search needs
    of it.  Modules that were joined to others go.

    Raises:
        BundleError: a module uses what `bundle` does not understand.
    """
    written = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.js"))}
    sources = {name: path.read_text(encoding="utf-8") for name, path in written.items()}
    sources[LUNR] = cut_lunr(sources[LUNR])
    sources = {name: strip_comments(source) for name, source in sources.items()}
    served = {CLIENT: bundle(CLIENT, sources)}
    served[START], started = bundle_script(START, sources)
    for script, entries in ON_DEMAND.items():
        before = started if script == PAGE else ()
        served[script], held = bundle_script(script, sources, before)
        served |= {entry: bundle(entry, sources, (*before, *held)) for entry in entries}
    served[WORKER] = sources[LUNR] + _SEAM + served[WORKER]
    for path in written.values():
        path.unlink()
    for emptied in {path.parent for path in written.values()} - {folder}:
        if not any(emptied.iterdir()):
            emptied.rmdir()
    for name, source in served.items():
        (folder / name).write_text(source, encoding="utf-8")
