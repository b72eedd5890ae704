"""Parts that only scripts need are removed from the page, and nothing else."""

from __future__ import annotations

from papershelf.shell.theme_parts import leave_to_scripts

PAGE = """
<head><meta charset="utf-8"><title>{title} - Shelf</title>
<meta name="generator" content="mkdocs-1, mkdocs-material-9"></head>
<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">
<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">
<div data-md-component="announce">
  {announcement}
</div>
<a class="md-header__button md-logo">logo</a>
<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>
<label class="md-header__button md-icon" for="__search"><svg></svg></label>
<div class="md-header__topic" data-md-component="header-topic">
  <span class="md-ellipsis">
    A paper &amp; more
  </span>
</div>
<label class="md-nav__title">
<a href="." class="md-nav__button md-logo"><svg></svg></a> Shelf</label>
<div class="md-dialog" data-md-component="dialog">
  <div class="md-dialog__inner md-typeset"></div>
</div></body>
"""


def page(title: str = "Home", announcement: str = "") -> str:
    return PAGE.format(title=title, announcement=announcement)


def test_parts_for_scripts_alone_are_taken_out() -> None:
    expected = """
<head><meta charset="utf-8"><title>Home - Shelf</title>
</head>
<body><input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer">
<a class="md-header__button md-logo">logo</a>
<label class="md-header__button md-icon" for="__drawer"><svg></svg></label>
<div class="md-header__topic" data-md-component="header-topic">
  <span class="md-ellipsis">
  A paper &amp; more
  </span>
</div>
<label class="md-nav__title">
Shelf</label>
</body>
"""
    assert leave_to_scripts(page(), "Shelf").split() == expected.split()


def test_the_title_in_the_header_is_removed_if_the_window_s_is_the_same() -> None:
    for title in ("A paper &amp; more", "A paper & more"):
        assert '<span class="md-ellipsis"></span>' in leave_to_scripts(page(title), "Shelf")
    assert "A paper &amp; more" in leave_to_scripts(page("A paper &amp; more - or less"), "Shelf")


def test_the_title_in_the_header_is_kept_if_the_window_s_has_another_end() -> None:
    assert "A paper &amp; more" in leave_to_scripts(page("A paper &amp; more"), "Another shelf")


def test_an_announcement_is_kept() -> None:
    html = page(announcement="Moved <b>house</b>")
    assert "Moved <b>house</b>" in leave_to_scripts(html, "Shelf")
