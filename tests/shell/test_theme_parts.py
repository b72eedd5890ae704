"""Parts that only scripts need are removed from the page, and nothing else."""

from __future__ import annotations

import subprocess

from papershelf.shell.theme_parts import leave_to_scripts, shorten

PAGE = """
<head><meta charset="utf-8"><title>Home - Shelf</title>
<link rel="icon" href="assets/favicon.svg">
<meta name="generator" content="mkdocs-1, mkdocs-material-9"></head>
<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<div data-md-component="skip">
  <a href="#title" class="md-skip">
    Skip to content
  </a>
</div>
<div data-md-component="skip"><a href="#about" class="md-skip">Skip to content</a></div>
<div data-md-component="announce">
  {announcement}
</div>
<input class="md-toggle" type="checkbox" id="mine">
<label class="md-header__button md-icon" for="mine"><svg></svg></label>
<div class="md-dialog" data-md-component="dialog">
  <div class="md-dialog__inner md-typeset"></div>
</div></body>
"""


def test_parts_for_scripts_alone_are_taken_out() -> None:
    expected = """
<head><meta charset="utf-8"><title>Home - Shelf</title>
</head>
<body><div data-md-component="skip"><a href="#about" class="md-skip">Skip to content</a></div>
<input class="md-toggle" type="checkbox" id="mine">
<label class="md-header__button md-icon" for="mine"><svg></svg></label>
</body>
"""
    assert leave_to_scripts(PAGE.format(announcement="")).split() == expected.split()


def test_an_announcement_is_kept() -> None:
    html = PAGE.format(announcement="Moved <b>house</b>")
    assert "Moved <b>house</b>" in leave_to_scripts(html)


def test_a_shorter_script_does_the_same() -> None:
    script = r"""
    // A comment.
    const words = ["a `${b}` 'c' \"d\" \u003c/script\u003e \\u003c"];
    function first(place) { return words[0] + place; }
    globalThis.result = first("!");
    """
    short = shorten(script)
    assert len(short) < len(script) - 30
    assert said(short) == said(script)


def said(script: str) -> str:
    command = ["node", "-e", script + ";console.log(result)"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
