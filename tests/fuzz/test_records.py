"""A damaged record is read, shown and exported, or rejected by name."""

from __future__ import annotations

import lxml.html
from hypothesis import assume, given
from msgspec.structs import replace
from papershelf.exports.csl import CslItems
from papershelf.exports.formats import FORMATS
from papershelf.importers.record import written_authors
from papershelf.model import Journal, Paper, RawRecord
from papershelf.normalise import Reading, normalise
from papershelf.records.parse import parse_record
from papershelf.render.pages import PaperPages, render_paper
from papershelf.render.similar import PaperItem
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shell

from tests.exports.read_back import READERS, comparable, differences
from tests.factories import VOCABULARY, catalogue
from tests.fuzz.corpus import RECORDS, damaged

# What nothing but our own templates may put into a page.
ACTIVE = "script iframe object embed form input base link meta style svg math img video".split()


def read(data: bytes) -> Reading | None:
    record, problems = parse_record("a.md", data)
    if record is None:
        assert problems
        return None
    return normalise(record, VOCABULARY)


def paper_of(data: bytes) -> Paper:
    reading = read(data)
    assume(reading is not None and reading.paper is not None)
    assert reading is not None
    assert reading.paper is not None
    return replace(reading.paper, id="10.1234-x")


@given(damaged(RECORDS))
def test_every_character_is_shown_or_withheld_and_nothing_raises(data: bytes) -> None:
    reading = read(data)
    if reading is not None:
        text = reading.text
        assert text.read == text.shown + sum(text.withheld.values())
        assert reading.paper is not None or any(p.code == "not-a-paper" for p in reading.problems)


@given(damaged(RECORDS))
def test_its_page_is_whole_and_has_nothing_that_acts(data: bytes) -> None:
    shelf = catalogue([paper_of(data)])
    view = SiteView(shelf, Settings(), "https://example.org/", "https://example.org/papers/")
    pages = PaperPages(PaperContext.of(view), Shell((), ()))
    page = render_paper(pages.model(PaperItem(shelf.papers[0])))
    body = lxml.html.fragment_fromstring(page.body, create_parent=True)
    found = [element for element in body.iter() if isinstance(element.tag, str)]
    assert [element.tag for element in found if element.tag in ACTIVE] == []
    names = {str(name) for element in found for name in element.attrib}
    assert [name for name in names if name.startswith("on") or name in ("style", "srcdoc")] == []
    for element in found:
        href = str(element.get("href", "#"))
        assert href.startswith(("https://", "http://", "../", "#", "mailto:")), href
    ids = [str(element.get("id")) for element in found if element.get("id")]
    assert len(ids) == len(set(ids))
    assert body.findtext(".//h1") is not None


@given(damaged(RECORDS))
def test_other_programs_read_each_export_as_it_was_meant(data: bytes) -> None:
    papers = catalogue([paper_of(data)]).papers
    expected = list(map(comparable, map(CslItems.of_shelf(VOCABULARY).of, papers)))
    for name, reader in READERS.items():
        written = b"".join(FORMATS[name].write(papers, VOCABULARY)).decode()
        assert differences(expected, reader(written)) == [], name


@given(damaged(RECORDS))
def test_what_was_read_is_read_again_as_it_is(data: bytes) -> None:
    """A paper's title, names, journal and ids are clean: reading them again changes nothing."""
    first = paper_of(data)
    assume(not first.title.startswith("Untitled ("))
    meta: dict[str, object] = {"title": first.title, "authors": written_authors(first.authors)}
    for name in ("doi", "pmid", "pmcid", "journal", "volume", "publisher"):
        if (value := getattr(first, name)) is not None:
            meta[name] = value.full if isinstance(value, Journal) else value
    again = normalise(RawRecord("a.md", meta, "## Abstract\n\n" + first.abstract.text), VOCABULARY)
    assert again.paper is not None
    assert names_of(again.paper) == names_of(first)
    for name in ("title", "doi", "pmid", "pmcid", "journal", "volume", "publisher"):
        assert getattr(again.paper, name) == getattr(first, name), name


def names_of(paper: Paper) -> list[tuple[str | None, ...]]:
    return [(one.family, one.given, one.literal, one.suffix) for one in paper.authors]
