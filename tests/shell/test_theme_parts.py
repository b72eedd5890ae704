"""Parts that only scripts need are removed from the page, and nothing else."""

from __future__ import annotations

from papershelf.shell.theme_parts import leave_to_scripts, minified_script

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


def test_a_minified_script_keeps_the_names_that_pages_call() -> None:
    script = "function papershelf(parts) {\n  const longName = parts;\n  return longName + 1;\n}\n"
    short = minified_script(script)
    assert len(short) < len(script)
    assert "function papershelf(" in short
    assert "<" not in short
