"""Tests that visit a page of each kind forget none."""

from __future__ import annotations

from tests.browser.kinds import KINDS
from tests.conftest import ROOT
from tests.server import SiteServer


def kind(address: str) -> str:
    """The kind of a page: all papers are alike, all groups, and all written pages."""
    name = address.partition("?")[0].rstrip("/")
    folder, slash, _ = name.partition("/")
    if slash:
        return "a paper" if folder == "papers" else "a group"
    written = ROOT / f"docs/{name}.md"
    if written.is_file() and "<script" not in written.read_text("utf-8"):
        return "a written page"
    # Both list terms of the vocabulary.
    return "conditions" if name == "topics" else name


def test_each_kind_of_page_of_the_site_is_visited(shelf: SiteServer) -> None:
    found = {
        kind(path.parent.relative_to(shelf.site).as_posix().removeprefix("."))
        for path in shelf.site.rglob("index.html")
    }
    assert len(found) > 10
    assert found == {kind(address) for address in KINDS}
