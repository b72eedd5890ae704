"""Asks axe-core what a page has against it, by WCAG 2.2 A and AA, in each width and colours."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page

from tests.browser.waiting import wait_until

WIDTHS = (1280, 390, 320)
_AXE = Path("node_modules/axe-core/axe.min.js")
_LEVELS = json.dumps(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
_ALL = _LEVELS
# In other colours, the same elements have the same names and roles.
_ABOUT_COLOURS = f"""axe.getRules(["cat.color"])
    .filter(({{tags}}) => tags.some((tag) => {_LEVELS}.includes(tag)))
    .map(({{ruleId}}) => ruleId)"""


def violations(page: Page, rules: str = _ALL, within: str = "html") -> list[str]:
    """Return what axe-core finds in the page as it is: rule and element.

    Args:
        page: the page, in any state.
        rules: JavaScript for a list of tags or of names of rules.
        within: selector of the part that is looked at.
    """
    if page.evaluate("window.axe === undefined"):
        # The page's policy runs no script that is added to it.
        page.evaluate(f"() => {{ {_AXE.read_text('utf-8')} }}")
    found: list[str] = page.evaluate(
        f"""async (within) => {{
            const wanted = {{runOnly: {rules}, resultTypes: ["violations"]}};
            const {{violations}} = await axe.run(within, wanted);
            return violations.flatMap(
                ({{id, nodes}}) => nodes.map(({{html}}) => `${{id}}: ${{html}}`));
        }}""",
        within,
    )
    return found


def violations_everywhere(page: Page, within: str = "html") -> list[str]:
    """Return what axe-core finds in each width and in both colours, and where."""
    found: list[str] = []
    size = page.viewport_size
    assert size is not None
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": size["height"]})
        for scheme, rules in (("default", _ALL), ("slate", _ABOUT_COLOURS)):
            _show(page, scheme)
            found += [f"{width} px, {scheme}: {one}" for one in violations(page, rules, within)]
    _show(page, "default")
    return found


def _show(page: Page, scheme: str) -> None:
    """Let the page have the colours of Material's scheme of that name."""
    page.emulate_media(color_scheme="dark" if scheme == "slate" else "light")
    # What the reader chooses in the header is an attribute, which Material sets when a page opens.
    page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme; }", scheme)
    wait_until(page, "document.getAnimations().every((one) => one.playState !== 'running')")
