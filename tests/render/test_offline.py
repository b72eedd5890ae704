"""The page for readers without a network says so, and search engines leave it out."""

from __future__ import annotations

import lxml.html
from papershelf.render.offline import OFFLINE, OfflineModel, OfflinePages, render_offline
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells
from papershelf.texts import offline as texts

from tests.factories import catalogue, theme


def test_the_page_has_what_its_script_fills_and_is_no_matter_for_search_engines() -> None:
    (output,) = OfflinePages(SiteView(catalogue([]), Settings()), Shells(theme)).outputs(OFFLINE)
    assert output.path == "offline/index.html"
    page = render_offline(OfflineModel(url=OFFLINE, title="", description="", canonical=""))
    html = lxml.html.fragment_fromstring(page.body, create_parent="div")
    assert html.findtext("h1") == texts.TITLE
    assert html.find(".//section[@data-offline-list]/ul") is not None
    assert html.find(".//button[@data-offline-again]") is not None
    assert [one.get("src") for one in html.iter("script")] == ["../assets/offline.js"]
    assert "noindex" in page.head
