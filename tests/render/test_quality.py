"""The page on quality says what to mend, and leads to each record's file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import lxml.html
import pytest
from papershelf.model import Abstract, AbstractStatus, Provenance
from papershelf.problems import Problem, meaning_of
from papershelf.render import quality
from papershelf.render.quality import QUALITY, QualityPages, render_quality
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import PageContent, Shells

from tests.factories import catalogue, paper, theme

PAPER = paper(
    "10.1/a",
    title="Sleep <b>& tics",
    problem_codes=("doi-missing", "title-trailing-period"),
    provenance=Provenance("asd/a b.md", "V3", merged_paths=("asd/copy.md",)),
)


def page(*problems: Problem, **settings: object) -> PageContent:
    unread = tuple(problem.path for problem in problems if problem.code == "file-unread")
    found = catalogue([PAPER])
    found = replace(found, problems=problems, files=3, merged=1, rejected=1, unread=unread)
    view = SiteView(found, Settings.from_mapping(settings))
    return render_quality(QualityPages(view, Shells(theme)).model(QUALITY))


def tree(*problems: Problem, **settings: object) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(page(*problems, **settings).body, create_parent="div")


def block(html: lxml.html.HtmlElement, code: str) -> lxml.html.HtmlElement:
    return next(one for one in html.iter("section") if one.findtext("h3/code") == code)


def headings(html: lxml.html.HtmlElement) -> list[str]:
    return [one.text_content() for one in html.iter("h2", "h3")]


MISSING = Problem("asd/a b.md", "doi-missing", "doi", "none found")
REJECTED = Problem("asd/menu.html.md", "not-a-paper", "", "no author <script>")
REPAIRED = Problem("asd/a b.md", "title-trailing-period", "title", "a full stop")


def test_codes_come_by_severity_with_what_to_do() -> None:
    html = tree(MISSING, REJECTED)
    assert headings(html) == ["Errors", "not-a-paper", "Warnings", "doi-missing"]
    meaning = meaning_of("doi-missing")
    text = block(html, "doi-missing").text_content()
    assert meaning.found in text
    assert meaning.todo in text
    assert "3 records, of which 2 have something to mend." in html.text_content()


def test_no_message_quotes_a_text_that_is_withheld() -> None:
    text = "cut mid-sentence after 'sleep and'"
    cut = Problem(PAPER.provenance.path, "abstract-truncated", "abstract", text)
    withheld = paper(
        "10.1/a", abstract=Abstract(AbstractStatus.WITHHELD), provenance=PAPER.provenance
    )
    shown = []
    for one in (PAPER, withheld):
        view = SiteView(replace(catalogue([one]), problems=(cut,)), Settings())
        body = render_quality(QualityPages(view, Shells(theme)).model(QUALITY)).body
        assert "asd/a b.md" in body
        shown.append("sleep and" in body)
    assert shown == [True, False]


def test_files_that_are_no_records_are_not_counted_among_them() -> None:
    others = (Problem(f"{number}.txt", "file-unread", "", ".txt") for number in range(9))
    html = tree(MISSING, *others)
    assert "3 records, of which 1 has something to mend." in html.text_content()
    assert "8.txt" in block(html, "file-unread").text_content()


def test_a_record_of_a_paper_leads_to_its_page_and_every_record_to_its_file() -> None:
    html = tree(MISSING, REJECTED, repo_url="https://github.com/example/shelf/")
    links = [(a.text_content(), a.get("href")) for a in block(html, "doi-missing").iter("a")]
    assert links == [
        ("Sleep <b>& tics", "../papers/10.1/a/"),
        ("Edit asd/a b.md", "https://github.com/example/shelf/edit/main/papers/asd/a%20b.md"),
        ("problem:doi-missing", "../search/?q=problem%3Adoi-missing"),
    ]
    (edit,) = block(html, "not-a-paper").iter("a")
    assert str(edit.get("href")).endswith("/asd/menu.html.md")
    assert "no author <script>" in block(html, "not-a-paper").text_content()


def test_a_merged_record_leads_to_the_page_of_its_paper() -> None:
    html = tree(Problem("asd/copy.md", "date-missing", "date", "none"))
    (link,) = block(html, "date-missing").iter("a")
    assert link.get("href") == "../papers/10.1/a/"


def test_hosts_other_than_github_have_another_path() -> None:
    html = tree(MISSING, repo_url="https://gitlab.com/a/b", edit_uri="-/edit/trunk/records/")
    hrefs = [a.get("href") for a in html.iter("a")]
    assert "https://gitlab.com/a/b/-/edit/trunk/records/asd/a%20b.md" in hrefs


def test_without_a_repository_the_path_is_text() -> None:
    html = block(tree(REJECTED), "not-a-paper")
    assert not list(html.iter("a"))
    assert "asd/menu.html.md" in html.text_content()


def test_what_reading_repaired_is_named_last_without_its_records() -> None:
    html = tree(REPAIRED, MISSING)
    assert headings(html)[-1] == "Repaired while reading"
    assert "1 record" in html.xpath(".//ul[last()]")[-1].text_content()
    assert "3 records, of which 1 has something to mend." in html.text_content()


def test_a_shelf_without_faults_says_so() -> None:
    assert "3 records. Nothing is left to do." in tree().text_content()
    assert "Nothing is left to do." in tree(REPAIRED).text_content()


def many(number: int) -> Sequence[Problem]:
    return [Problem(f"{n:03}.md", "date-missing", "date", "none") for n in range(number)]


@pytest.mark.parametrize(("number", "folded"), [(5, False), (6, True)])
def test_long_lists_fold(number: int, folded: bool) -> None:
    html = block(tree(*many(number)), "date-missing")
    assert bool(html.xpath(".//details")) is folded
    assert len(html.xpath(".//li")) == number


def test_a_list_that_is_cut_says_how_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quality, "_MOST", 7)
    html = block(tree(*many(9)), "date-missing")
    assert len(html.xpath(".//li")) == 7
    assert "These are 7 of 9." in html.text_content()


def test_a_message_that_all_records_share_is_left_to_the_code() -> None:
    assert "none" not in block(tree(*many(3)), "date-missing").xpath("string(.//ul)")
    other = Problem("x.md", "date-missing", "date", "found 31 February")
    assert "found 31 February" in tree(*many(3), other).text_content()


def test_the_page_is_no_matter_for_search_engines() -> None:
    assert "noindex" in page(MISSING).head
