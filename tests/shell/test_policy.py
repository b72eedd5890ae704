"""The policy allows the scripts of the theme and no others."""

from __future__ import annotations

import base64
import hashlib
import re

import minify_html
from papershelf.shell.policy import with_policy

PAGE = '<html><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'


def policy(html: str) -> str:
    found = re.search('<head><meta charset="utf-8"><meta [^>]*Policy" content="([^"]*)">', html)
    assert found
    return found[1]


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_a_page_without_scripts_inside_allows_files_of_the_site_only() -> None:
    html = with_policy(PAGE.format("<script src=a.js></script>"))
    assert "script-src" not in policy(html)
    assert policy(html).startswith("default-src 'self';")
    assert "unsafe-eval" not in policy(html)


def test_scripts_of_an_override_are_allowed_by_what_reaches_the_browser() -> None:
    html = with_policy(
        PAGE.format("<SCRIPT>\n  go( 'é' );\n // x\n</SCRIPT><script type=module>a</script >")
    )
    shown = re.findall(
        "<script[^>]*>(.*?)</script>", minify_html.minify(html), re.DOTALL | re.IGNORECASE
    )
    assert len(shown) == 2
    hashes = sorted(f"'sha256-{digest(text)}'" for text in shown)
    assert policy(html).endswith(f"script-src 'self' {' '.join(hashes)}")


def test_data_needs_no_hash() -> None:
    data = '<script type="application/ld+json">{"a": 1}</script><script src="x.js"> </script>'
    assert with_policy(PAGE.format(data)) == with_policy(PAGE.format("")).replace(
        "<body>", "<body>" + data
    )


def test_a_script_in_a_list_of_papers_is_not_allowed() -> None:
    listing = "<p>A title</p><script>pwned = 1</script>"
    own = "<script>mine()</script>"
    html = with_policy(PAGE.format(own + listing), listing=listing)
    assert digest("mine()") in policy(html)
    assert digest("pwned = 1") not in policy(html)


def test_the_live_preview_lets_mkdocs_script_run() -> None:
    assert policy(with_policy(PAGE.format("<script>a</script>"), preview=True)).endswith(
        "script-src 'self' 'unsafe-inline'"
    )
