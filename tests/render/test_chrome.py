"""What only scripts need leaves the page, and nothing else does."""

from __future__ import annotations

from papershelf.render.chrome import leave_to_scripts

PAGE = """
<head><meta charset="utf-8"><meta name="generator" content="mkdocs-1, mkdocs-material-9"></head>
<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<div data-md-component="announce">
  {announcement}
</div>
<a class="md-header__button md-logo">logo</a>
<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>
<label class="md-header__button md-icon" for="__search"><svg></svg></label>
<label class="md-nav__title">
<a href="." class="md-nav__button md-logo"><svg></svg></a> Shelf</label>
<div class="md-dialog" data-md-component="dialog">
  <div class="md-dialog__inner md-typeset"></div>
</div></body>
"""


def test_parts_for_scripts_alone_are_taken_out() -> None:
    assert leave_to_scripts(PAGE.format(announcement="")).split() == [
        *'<head><meta charset="utf-8"></head>'.split(),
        *'<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox"'.split(),
        'id="__drawer">',
        *'<a class="md-header__button md-logo">logo</a>'.split(),
        *'<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>'.split(),
        *'<label class="md-nav__title"> Shelf</label>'.split(),
        "</body>",
    ]


def test_an_announcement_stays() -> None:
    assert "Moved <b>house</b>" in leave_to_scripts(PAGE.format(announcement="Moved <b>house</b>"))
