"""Pages at former addresses lead to the new ones without a script."""

from __future__ import annotations

from urllib.parse import urljoin

import lxml.html
import pytest
from papershelf.render.redirects import Redirect, Redirects, redirects_of

from tests.factories import paper

ROOT = "https://shelf.example/a/"


def page_of(redirect: Redirect, site_url: str = ROOT) -> tuple[str, lxml.html.HtmlElement]:
    (output,) = Redirects(site_url).outputs(redirect)
    return output.path, lxml.html.document_fromstring(output.make(), parser=_PARSER)


_PARSER = lxml.html.HTMLParser(encoding="utf-8")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("papers/old/", "papers/old/index.html"),
        ("publication/2010/x/", "publication/2010/x/index.html"),
        ("old.html", "old.html"),
        ("posts/old.html", "posts/old.html"),
    ],
)
def test_every_way_of_the_page_leads_to_the_paper(address: str, path: str) -> None:
    found, page = page_of(Redirect(address, "睡眠 & <b>", 'A "title" & </title><b>'))
    assert found == path
    expected = f"{ROOT}papers/%E7%9D%A1%E7%9C%A0%20%26%20%3Cb%3E/"
    (refresh,) = page.xpath("//meta[@http-equiv='refresh']/@content")
    (link,) = page.xpath("//p/a/@href")
    seconds, _, way = refresh.partition(";url=")
    assert seconds == "0"
    assert urljoin(ROOT + address, way) == urljoin(ROOT + address, link) == expected
    assert page.xpath("//link[@rel='canonical']/@href") == [expected]
    assert page.xpath("string(//p)") == 'This paper has moved to A "title" & </title><b>.'
    assert page.xpath("//script | //b") == []


def test_without_the_sites_address_the_canonical_link_is_relative() -> None:
    _, page = page_of(Redirect("papers/old/", "new", "Title"), "")
    assert page.xpath("//link[@rel='canonical']/@href") == ["../../papers/new/"]


@pytest.mark.parametrize(
    "address",
    [
        *("Conditions/adhd/", "papers/new.html", "feed.xml/", "robots.txt/old/"),
        *("quality/", "conditions/adhd/index.html/", "404.html"),
    ],
)
def test_an_address_that_would_be_in_the_way_of_another_file_has_no_page(address: str) -> None:
    papers = [paper("new", aliases=("papers/old/", address))]
    files = (
        *("conditions/adhd/index.html", "papers/new.html/index.html", "feed.xml"),
        *("robots.txt", "quality/index.html", "404.html"),
    )
    found = redirects_of(papers, files)
    assert [redirect.address for redirect in found] == ["papers/old/"]


def test_of_two_addresses_of_which_one_is_below_the_other_the_first_has_a_page() -> None:
    aliases = ("papers/old.html", "papers/old.html/page/", "papers/OLD.html", "papers/old/")
    found = redirects_of([paper("new", aliases=aliases)], ())
    assert [redirect.address for redirect in found] == ["papers/old.html", "papers/old/"]
