"""The page of searches says how each was made and what became of what it found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from papershelf.model import Paper, Provenance
from papershelf.records.searches import Search
from papershelf.render.searches import SearchesPage, render_searches, still_shown
from papershelf.render.site import searches as kind
from papershelf.render.view import SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells

from tests.factories import catalogue, paper, theme
from tests.records.test_searches import search


def brought(identifier: str, query: str = "(compost)", day: str = "2026-01-02") -> Paper:
    """A paper whose record a search made."""
    origin = Provenance(f"{identifier}.md", "plain", query=query, acquired=day)
    return paper(identifier, provenance=origin)


def page(searches: dict[str, Search], *papers: Paper, **settings: Any) -> str:
    """The HTML of the page's article."""
    view = SiteView(catalogue(papers), Settings(), searches=searches, **settings)
    return render_searches(SearchesPage(view, Shells(theme)).model()).body


def test_it_has_what_prisma_s_asks_of_a_search() -> None:
    one = search(since="2020-05-01", by="Ann Lee", most=10)
    text = page({"a.yml": one}, brought("a"), brought("b"), paper("other"))
    assert "One search of a database brought 2 of the 3 papers on this site." in text
    for label, value in [
        ("Database (1)", "S, https://s.example/"),
        ("Query as run (8)", "<code>(compost)</code>"),
        ("Query as written", "<code>compost</code>"),
        ("Limits (9)", "published on 1 May 2020 or later; at most 10 papers"),
        ("Date of search (13)", "2 January 2026"),
        ("Searched by", "Ann Lee"),
        ("Records found (15)", "12, 10 fetched"),
        ("Duplicates (16)", "5, of which 3 got what their records lacked"),
    ]:
        assert f"<dt>{label}</dt><dd>{value}</dd>" in text


def test_the_diagram_says_each_number_in_words_too() -> None:
    text = page({"a.yml": search()}, brought("a"))
    assert (
        'aria-label="Match the query: 12; Not fetched: 2; Identified: 10; Duplicates: 5;'
        " Not on the shelf before: 5; Rejected: 1; New records: 4; Merged, removed: 3;"
        ' Shown on this site: 1"'
    ) in text
    assert text.count("<svg") == 1


def test_what_did_not_happen_is_not_drawn() -> None:
    one = search(total=10)
    text = page({"a.yml": one}, *(brought(str(number)) for number in range(4)))
    assert "Not fetched" not in text
    assert "Merged, removed" not in text
    assert "10, all of them fetched" in text


def test_several_searches_are_added_up_and_the_newest_comes_first() -> None:
    later = search(date="2026-03-01", updates="2026-01-02-compost.yml")
    text = page({"2026-01-02-compost.yml": search(), "2026-03-01-compost.yml": later})
    assert "Match the query: 24; Not fetched: 4; Identified: 20; Duplicates: 10;" in text
    assert text.index("S, 1 March 2026") < text.index('id="search-2026-01-02-compost"')
    assert '<dd><a href="#search-2026-01-02-compost">S, 2 January 2026</a></dd>' in text


def test_a_search_that_repeats_one_which_is_gone_only_names_it() -> None:
    assert "<dd>gone.yml</dd>" in page({"a.yml": search(updates="gone.yml")})


def test_the_file_is_linked_if_the_repository_is_known() -> None:
    address = "https://git.example/papers/"
    assert f'href="{address}searches/a%20b.yml"' in page({"a b.yml": search()}, records_url=address)
    assert "<a " not in page({"a b.yml": search()})


@pytest.mark.parametrize("name", ["a b.yml", '"><script>.yml', "土.yml", "title.yml"])
def test_ids_are_safe_and_unique_whatever_files_are_called(name: str) -> None:
    text = page({name: search(query="<script>x</script>", by='"&<b>'), "b.yml": search()})
    assert "<script" not in text
    assert "<b>" not in text
    ids = [part.split('"')[0] for part in text.split('id="')[1:]]
    assert len(ids) == len(set(ids))
    assert all(one.replace("-", "").replace("_", "").isalnum() for one in ids)


def test_records_are_counted_for_the_search_that_made_them() -> None:
    papers = (brought("a"), brought("b"), brought("c", day="2026-01-03"), brought("d", "other"))
    found = {
        "1.yml": search(new=1, rejected=4),
        "2.yml": search(),
        "3.yml": search(query_as_run="q"),
    }
    assert still_shown(found, papers) == {"1.yml": 1, "2.yml": 1, "3.yml": 0}


def test_a_query_on_several_lines_is_the_same_query() -> None:
    one = search(query_as_run="a AND b")
    assert still_shown({"1.yml": one}, (brought("a", "a AND\n  b"),)) == {"1.yml": 1}


def test_a_shelf_without_searches_has_no_page(tmp_path: Path) -> None:
    none = kind(SiteView(catalogue([paper()]), Settings()), Shells(theme), {})
    assert (list(none.items), list(none.urls)) == ([], [])
    some = SiteView(catalogue([paper()]), Settings(), searches={"a.yml": search()})
    made = kind(some, Shells(theme), {})
    (output,) = made.maker.outputs(made.items[0])
    assert output.path == "searches/index.html"
    assert b"How the papers were found" in output.make()
