"""Feeds are valid Atom, read back by a feed parser; a build of the same records repeats them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urljoin

import feedparser
import lxml.etree
import pytest
from msgspec.structs import replace
from papershelf.catalogue.digests import paper_digests
from papershelf.model import Abstract, AbstractPart, AbstractStatus, Author, Paper, Tag, TagStatus
from papershelf.render.feeds import Feeds
from papershelf.render.view import SiteView
from papershelf.settings import Settings

from tests.exports.hostile import PAPERS
from tests.factories import catalogue, paper, published

SITE = "https://shelf.example/a/"
ATOM = "{http://www.w3.org/2005/Atom}"
# What RFC 4287, 4.1, wants once and allows at most once, in a feed and in an entry.
ONCE, AT_MOST_ONCE = ("id", "title", "updated"), ("published", "summary")
# What RFC 3339 takes for a date.
WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00Z")
MENTIONED = (Tag("adhd", TagStatus.MENTIONS),)


def files(
    papers: Sequence[Paper], site_url: str = SITE, name: str = "A <shelf>"
) -> dict[str, bytes]:
    maker = Feeds(
        SiteView(catalogue(papers), Settings(), site_url, site_name=name), paper_digests(papers)
    )
    return {out.path: out.make() for feed in maker.feeds() for out in maker.outputs(feed)}


def read(data: bytes) -> Any:
    """The feed as a feed parser sees it, after a test of what the RFC demands."""
    check(lxml.etree.fromstring(data))
    found = feedparser.parse(data)
    assert not found.bozo, found.bozo_exception
    assert found.version == "atom10"
    return found


def check(feed: lxml.etree._Element) -> None:
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        assert [len(element.findall(ATOM + name)) for name in ONCE] == [1, 1, 1]
        assert max(len(element.findall(ATOM + name)) for name in AT_MOST_ONCE) <= 1
        ways = [(one.get("rel"), one.get("type")) for one in element.findall(f"{ATOM}link")]
        assert len(set(ways)) == len(ways)
        assert ":" in element.findtext(f"{ATOM}id", "")
        for name in ("updated", "published"):
            for date in element.findall(f"{ATOM}{name}"):
                assert WHOLE.fullmatch(date.text or ""), date.text
    assert all(entry.find(f"{ATOM}author/{ATOM}name") is not None for entry in entries)
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def acquired(one: Paper, date: str) -> Paper:
    return replace(one, provenance=replace(one.provenance, acquired=date))


def test_an_entry_has_what_a_reader_follows() -> None:
    one = acquired(paper("10.1-a", doi="10.1/A<b>", published=published(2024, 5, 17)), "2025-01-02")
    found = read(files([one])["feed.xml"])
    assert found.feed.title == "A <shelf>"
    assert found.feed.link == SITE
    (entry,) = found.entries
    assert entry.id == entry.link == f"{SITE}papers/10.1-a/"
    assert (entry.updated, entry.published) == ("2025-01-02T00:00:00Z", "2024-05-17T00:00:00Z")
    assert [author.name for author in entry.authors] == ["Xia Cao"]
    assert entry.dc_identifier == "doi:10.1/A<b>"
    links = {link.rel: link.href for link in entry.links}
    assert links["related"] == "https://doi.org/10.1/A%3Cb%3E"
    assert entry.summary == "An abstract on ADHD."


@pytest.mark.parametrize(
    ("date", "day"), [("2025", "2025-01-01"), ("2025-10", "2025-10-01"), ("2025-10-03",) * 2]
)
def test_a_year_or_a_month_gives_its_first_day(date: str, day: str) -> None:
    year, *rest = map(int, date.split("-"))
    for one in (acquired(paper("a"), date), paper("a", published=published(year, *rest))):
        (entry,) = read(files([one])["feed.xml"]).entries
        assert entry.updated == f"{day}T00:00:00Z"


def test_each_term_with_papers_has_a_feed_and_no_other() -> None:
    papers = [
        paper("a"),
        paper("b", conditions=(Tag("tourette-syndrome", TagStatus.UNSUPPORTED),)),
        paper("c", topics=(Tag("dopamine", TagStatus.ABOUT),), problem_codes=("off-topic",)),
    ]
    found = files(papers)
    assert sorted(found) == ["conditions/adhd/feed.xml", "feed.xml"]
    adhd = read(found["conditions/adhd/feed.xml"])
    assert adhd.feed.title == "ADHD – A <shelf>"
    assert adhd.feed.link == f"{SITE}conditions/adhd/"
    assert [entry.id for entry in read(found["feed.xml"]).entries] == [
        f"{SITE}papers/{name}/" for name in "ab"
    ]


def test_a_feed_has_the_papers_that_came_last_and_those_about_the_term_first() -> None:
    old = [paper(f"old{n}", published=published(1990, 1, n + 1)) for n in range(25)]
    new = acquired(paper("new", published=published(1980)), "2026-03-01")
    mention = acquired(paper("mention", conditions=MENTIONED), "2026-04-01")
    found = files([*old, new, mention])
    names = [entry.id.split("/")[-2] for entry in read(found["feed.xml"]).entries]
    assert names == ["mention", "new", *(f"old{n}" for n in range(24, 6, -1))]
    names = [entry.id.split("/")[-2] for entry in read(found["conditions/adhd/feed.xml"]).entries]
    assert names == ["new", *(f"old{n}" for n in range(24, 5, -1))]
    few = read(files([new, mention])["conditions/adhd/feed.xml"])
    assert [entry.id.split("/")[-2] for entry in few.entries] == ["new", "mention"]


def test_a_partial_date_is_a_whole_one_and_not_said_to_be_the_day_of_publication() -> None:
    papers = [paper("a", published=published(2024)), paper("b", published=None)]
    year, undated = read(files(papers)["feed.xml"]).entries
    assert year.updated == "2024-01-01T00:00:00Z"
    assert undated.updated == "1970-01-01T00:00:00Z"
    assert "published" not in year


def test_an_entry_says_that_its_paper_was_retracted_or_names_no_author() -> None:
    (entry,) = read(files([paper("a", retracted=True, authors=(), doi=None)])["feed.xml"]).entries
    assert entry.summary == "This paper has been retracted. An abstract on ADHD."
    assert entry.author == "No author named"
    assert "dc_identifier" not in entry


def test_a_feed_stays_small_whatever_a_paper_holds() -> None:
    long = Abstract(AbstractStatus.COMPLETE, (AbstractPart(None, "word " * 5000),))
    many = tuple(Author("Name", str(number), None, "") for number in range(3000))
    papers = [paper(f"p{n}", abstract=long, authors=many) for n in range(30)]
    data = files(papers)["feed.xml"]
    assert len(read(data).entries) == 20
    assert len(data) < 20 * 3000
    assert len(read(data).entries[0].summary) <= 300


def test_no_text_of_a_record_breaks_a_feed() -> None:
    nasty = "\x00 ]]> <![CDATA[ &lt; &bogus; \ufffe \x0b <b>bold</b> \U0001d45d"
    papers = [
        # A record's surrogates are gone when it is read.
        *(one for one in PAPERS if "surrogate" not in one.title),
        paper(
            "nasty", title=nasty, doi=f"10.1/{nasty}", authors=(Author(None, None, nasty, nasty),)
        ),
    ]
    for start in range(0, len(papers), 20):
        some = {one.id: one for one in papers[start : start + 20]}
        data = files(list(some.values()), name=nasty)["feed.xml"]
        assert len(read(data).entries) == len(some)
    data = files([papers[-1]])["feed.xml"]
    (title,) = lxml.etree.fromstring(data).findall(f".//{ATOM}entry/{ATOM}title")
    assert title.text == "]]> <![CDATA[ &lt; &bogus; <b>bold</b> \U0001d45d"


@pytest.mark.parametrize("site_url", ["", SITE])
def test_links_lead_to_pages_whether_the_address_of_the_site_is_known_or_not(site_url: str) -> None:
    for path, data in files([paper("10.1-a"), paper("仮")], site_url).items():
        found = read(data)
        own = urljoin(SITE, path)
        assert urljoin(own, found.feed.link) == urljoin(own, ".")
        (itself,) = [link.href for link in found.feed.links if link.rel == "self"]
        assert urljoin(own, itself) == own
        pages = {urljoin(own, entry.link) for entry in found.entries}
        assert f"{SITE}papers/10.1-a/" in pages
        ids = {entry.id for entry in found.entries} | {found.feed.id}
        assert len(ids) == 3
        assert all(one.startswith("urn:uuid:" if not site_url else SITE) for one in ids)


def test_a_shelf_without_papers_has_a_feed_without_entries() -> None:
    assert read(files([])["feed.xml"]).entries == []


def test_the_same_papers_give_the_same_bytes_and_a_changed_one_another_key() -> None:
    papers = [paper("a"), paper("b")]
    assert files(papers) == files(papers[::-1])

    def keys(*papers: Paper) -> list[bytes]:
        maker = Feeds(SiteView(catalogue(papers), Settings(), SITE), paper_digests(papers))
        return [out.key for feed in maker.feeds() for out in maker.outputs(feed)]

    assert keys(*papers) == keys(*papers)
    assert keys(*papers) != keys(papers[0], paper("b", title="Another"))
