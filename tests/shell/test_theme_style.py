"""Of Material's style sheet, pages get the rules for what they have."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from papershelf.shell.theme_style import needed_style

(SHEET,) = Path(get_theme_dir("material")).glob("assets/stylesheets/main.*.min.css")
# What brings each of the optional parts.
ALL = (
    *("blog", "content.code.annotate", "footnotes", "navigation.path", "navigation.top", "tags"),
    *("pymdownx.arithmatex", "pymdownx.critic", "pymdownx.emoji", "pymdownx.keys"),
    *("pymdownx.tabbed", "pymdownx.tasklist"),
)


def classes(css: str) -> set[str]:
    """The classes that selectors of a sheet name."""
    plain = re.sub(r"\"[^\"]*\"|'[^']*'", "", css)
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", plain))


def test_rules_for_parts_that_no_page_has_are_left_out() -> None:
    css = "a{b:c}.md-tabs{d:e}.md-tabs__list,p{f:g}@media print{.md-tabs{h:i}}.md-x .md-banner{j:k}"
    assert needed_style(css, ALL) == "a{b:c}p{f:g}"


def test_a_part_that_the_site_uses_keeps_its_rules() -> None:
    css = ".tabbed-set{a:b}.md-tag{c:d}"
    assert needed_style(css, ()) == ""
    assert needed_style(css, ["pymdownx.tabbed"]) == ".tabbed-set{a:b}"
    assert needed_style(css, ["tags"]) == ".md-tag{c:d}"


@pytest.mark.parametrize(
    "css",
    [
        "p:not(.md-tabs){a:b}",
        ":is(.md-tabs,p) a{a:b}",
        '@charset "utf-8";p{a:b}',
        "@font-face{a:b}@keyframes x{0%{a:b}to{a:c}}",
        ":root{--icon:url('data:;{.md-tabs}')}",
        '@media screen{@supports (a:b){p{c:"}"}}}',
    ],
)
def test_other_rules_stay_as_they_are(css: str) -> None:
    assert needed_style(css, ()) == css


def test_material_s_own_sheet_loses_the_classes_of_such_parts_and_no_other() -> None:
    whole = SHEET.read_text("utf-8")
    short = needed_style(whole, ())
    assert len(short) < 0.65 * len(whole)
    lost = classes(whole) - classes(short)
    begins = "banner copyright footer nav social source tabs version author pagination post"
    begins += " annotation tooltip path top tag"
    known = [f"md-{begin}" for begin in begins.split()]
    known += ["arithmatex", "critic", "footnote", "key", "tabbed-", "task-list", "twemoji"]
    # What they are combined with.
    others = {"block", "comment", "js", "md-nav__button", "md-nav__item--active", "md-nav__toggle"}
    assert {one for one in lost if not one.startswith(tuple(known))} <= others
    for used in ("md-search__input", "md-typeset", "md-nav__link", "md-button", "md-clipboard"):
        assert used in classes(short)
    # Its braces are still pairs.
    plain = re.sub(r"\"[^\"]*\"|'[^']*'", "", short)
    assert plain.count("{") == plain.count("}")
