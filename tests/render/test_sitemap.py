"""Sitemaps name every paper within the protocol's limit."""

from __future__ import annotations

import gzip

import lxml.etree
from papershelf.render.sitemap import robots, sitemaps


def test_more_than_fifty_thousand_addresses_take_two_packed_files() -> None:
    addresses = [f"https://example.org/papers/{number}/" for number in range(50_001)]
    files = dict(sitemaps(addresses))
    assert list(files) == ["sitemap-papers-1.xml.gz", "sitemap-papers-2.xml.gz"]
    counts = [len(lxml.etree.fromstring(gzip.decompress(data))) for data in files.values()]
    assert counts == [50_000, 1]
    assert dict(sitemaps(addresses)) == files


def test_an_address_is_escaped() -> None:
    ((name, xml),) = sitemaps(["https://example.org/?a=1&b=2"])
    assert name == "sitemap-papers-1.xml"
    (url,) = lxml.etree.fromstring(xml)
    assert url[0].text == "https://example.org/?a=1&b=2"


def test_robots_names_the_theme_s_sitemap_and_the_papers() -> None:
    text = robots("https://example.org/shelf/", ["sitemap-papers-1.xml"])
    assert "Sitemap: https://example.org/shelf/sitemap.xml\n" in text
    assert "Sitemap: https://example.org/shelf/sitemap-papers-1.xml\n" in text
