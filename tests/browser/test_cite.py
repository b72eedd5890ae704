"""Citing, exporting and printing in Chromium: one paper, a search, the reading list."""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from papershelf.exports.formats import FORMATS
from papershelf.pipeline import load_catalogue
from papershelf.settings import Settings
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import WIDTHS, violations, violations_everywhere
from tests.browser.conftest import Watch
from tests.browser.kinds import SEED
from tests.browser.waiting import wait_until
from tests.server import SiteServer
from tests.shelf import SHELF

RETRACTED = "10.5555-shelf.32"


def archive(shelf: SiteServer, name: str) -> str:
    """What Python wrote of all papers, in a format."""
    return gzip.decompress((shelf.site / "exports" / f"papers.{name}.gz").read_bytes()).decode()


def dialog(page: Page) -> Locator:
    return page.locator("dialog[open]")


def saved(page: Page, button: Locator) -> tuple[str, str]:
    """Press a button that saves a file; return name and text of the file."""
    with page.expect_download() as download:
        button.click()
    path = download.value.path()
    return download.value.suggested_filename, Path(path).read_bytes().decode()


def cite(page: Page, shelf: SiteServer, paper: str = SEED) -> Locator:
    """Open the dialog on a paper's page; return its references."""
    page.goto(f"{shelf.url}papers/{paper}/")
    page.get_by_role("button", name="Cite").click()
    references = dialog(page).locator(".ps-cite__list p")
    expect(references.first).not_to_be_empty()
    return references


def test_a_page_asks_for_nothing_before_the_reader_does(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, watch = watched
    for path in (f"papers/{SEED}/", "papers/", "search/?q=autism"):
        page.goto(shelf.url + path, wait_until="networkidle")
        expect(page.get_by_role("button", name="Cite").first).to_be_visible()
        asked = [url for url in watch.requests if "/assets/cite/" in url]
        # Lists have a small script that adds the buttons; a paper's page has not even that.
        assert [url for url in asked if not url.endswith("/cards.js")] == []
        assert path != f"papers/{SEED}/" or asked == []


def test_the_keyboard_alone_cites_a_paper_and_returns(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}papers/{SEED}/")
    button = page.get_by_role("button", name="Cite")
    button.focus()
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("heading", name="Cite this paper")).to_be_focused()
    expect(dialog(page).locator(".ps-cite__list p")).to_contain_text("https://doi.org/10.1186/")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body"
            " || document.activeElement.closest('dialog') !== null"
        )
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)
    expect(button).to_be_focused()


def test_each_style_is_shown_and_the_last_one_is_remembered(page: Page, shelf: SiteServer) -> None:
    references = cite(page, shelf)
    shown = {references.inner_text()}
    select = dialog(page).get_by_label("Style").first
    for style in ("AMA", "Vancouver (NLM)", "MLA", "Chicago", "Harvard"):
        select.select_option(style)
        expect(dialog(page).get_by_role("group", name=style, exact=True)).to_be_visible()
        shown.add(references.inner_text())
    assert len(shown) == 6
    cite(page, shelf)
    expect(dialog(page).locator("select")).to_have_value("harvard")


def test_a_copied_reference_keeps_its_italics(browser: Browser, shelf: SiteServer) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    text = cite(page, shelf).inner_text()
    dialog(page).get_by_role("button", name="Copy reference").click()
    expect(dialog(page).get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == text
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html'))"
        ".then((blob) => blob.text())"
    )
    assert "<i>" in html
    dialog(page).get_by_role("button", name="Copy BibTeX").click()
    expect(dialog(page).get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") in archive(shelf, "bib")
    context.close()


def test_a_browser_that_refuses_to_copy_is_said_to_and_what_is_selected(
    page: Page, shelf: SiteServer
) -> None:
    page.add_init_script(
        "delete Navigator.prototype.clipboard; document.execCommand = () => false;"
    )
    reference = cite(page, shelf).inner_text()
    status = dialog(page).get_by_role("status")
    dialog(page).get_by_role("button", name="Copy BibTeX").click()
    expect(status).to_have_text("The browser did not allow copying.")
    dialog(page).get_by_role("button", name="Copy reference").click()
    expect(status).to_contain_text("The text is selected")
    assert page.evaluate("getSelection().toString().trim()") == reference


@pytest.mark.parametrize(
    ("label", "extension"), [("BibTeX", "bib"), ("RIS", "ris"), ("JSON Lines", "jsonl")]
)
def test_a_saved_paper_is_what_python_writes(
    page: Page, shelf: SiteServer, label: str, extension: str
) -> None:
    cite(page, shelf)
    name, text = saved(page, dialog(page).get_by_role("button", name=f"Download {label}"))
    assert name == f"{SEED}.{extension}"
    assert text in archive(shelf, extension)
    assert "10.1186/s12888-025-07389-9" in text


def test_a_reference_says_that_the_paper_was_retracted(page: Page, shelf: SiteServer) -> None:
    references = cite(page, shelf, RETRACTED)
    select = dialog(page).get_by_label("Style").first
    for option in select.locator("option").all_inner_texts():
        select.select_option(label=option)
        expect(dialog(page).get_by_role("group", name=option, exact=True)).to_be_visible()
        expect(references).to_contain_text("[This paper has been retracted.]")


def test_what_cannot_be_loaded_is_said_and_tried_again(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.route("**/assets/cite/*.bin", lambda route: route.abort())
    page.get_by_role("button", name="Cite").click()
    expect(dialog(page).get_by_role("status")).to_contain_text("could be loaded")
    page.unroute("**/assets/cite/*.bin")
    dialog(page).get_by_role("button", name="Try again").click()
    expect(dialog(page).locator(".ps-cite__list p")).to_contain_text("https://doi.org/10.1186/")


def test_what_other_parts_of_the_dialog_tell_leaves_an_error_in_sight(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    page.route("**/assets/cite/references.js", lambda route: route.abort())
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.get_by_role("button", name="Cite").click()
    alert = dialog(page).get_by_role("alert")
    expect(alert).to_contain_text("could be loaded")
    dialog(page).get_by_label("With abstracts").check()
    dialog(page).get_by_role("button", name="Copy BibTeX").click()
    expect(dialog(page).get_by_role("status")).not_to_be_empty()
    expect(alert).to_be_visible()
    page.unroute("**/assets/cite/references.js")
    alert.get_by_role("button", name="Try again").click()
    expect(dialog(page).locator(".ps-cite__list p")).to_contain_text("https://doi.org/10.1186/")
    expect(alert).to_have_count(0)


def test_an_error_is_not_overwritten_by_files_that_come_after_it(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    waiting: list[Route] = []

    def answer(route: Route) -> None:
        if len(waiting) < 12:
            waiting.append(route)
        else:
            route.continue_()

    page.route("**/papers/*/index.html", answer)
    page.goto(f"{shelf.url}search/?q=year:1900..")
    page.get_by_role("button", name="Export").click()
    box = dialog(page).get_by_label("With abstracts")
    box.check()
    page.wait_for_timeout(500)
    first, *others = waiting
    expect(box).to_be_disabled()
    first.abort()
    status = dialog(page).get_by_role("status")
    expect(status).to_contain_text("could be loaded")
    for route in others:
        route.continue_()
    page.wait_for_timeout(500)
    expect(status).to_contain_text("could be loaded", timeout=1)
    expect(box).to_be_focused()


def test_all_results_of_a_search_are_saved_in_their_order(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?condition=adhd&sort=oldest")
    status = page.locator("#papershelf-search [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ papers"))
    total = int(re.findall(r"\d+", status.inner_text())[0])
    shown = page.locator(".ps-result")
    first = [shown.nth(at).get_attribute("data-paper") for at in range(shown.count())]
    page.get_by_role("button", name="Export").click()
    button = dialog(page).get_by_role("button", name="Download CSL-JSON")
    _, text = saved(page, button)
    items = json.loads(text)
    assert len(items) == total
    assert [item["id"] for item in items][: len(first)] == first


def test_papers_are_saved_with_their_abstracts_as_python_writes_them(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    catalogue = load_catalogue(SHELF, SHELF / "vocabulary.yml", Settings())
    written = b"".join(FORMATS["jsonl"].write(catalogue.papers, catalogue.vocabulary)).decode()
    page.goto(f"{shelf.url}search/?q=year:1900..")
    page.get_by_role("button", name="Export").click()
    box = dialog(page).get_by_label("With abstracts")
    box.check()
    expect(dialog(page).get_by_role("status")).to_be_empty()
    _, text = saved(page, dialog(page).get_by_role("button", name="Download JSON Lines"))
    lines = text.splitlines()
    assert len(lines) > 20
    assert set(lines) <= set(written.splitlines())
    assert sum('"abstract":' in line for line in lines) > 20
    box.uncheck()
    _, text = saved(page, dialog(page).get_by_role("button", name="Download RIS"))
    assert "AB  - " not in text
    page.route("**/papers/*/index.html", lambda route: route.abort())
    box.check(force=True)
    expect(dialog(page).get_by_role("status")).to_contain_text("could be loaded")
    expect(box).not_to_be_checked()


def test_a_term_s_list_leads_to_the_export_of_its_papers(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}conditions/adhd/")
    page.get_by_role("link", name="Export").click()
    expect(
        dialog(page).get_by_role("heading", name=re.compile(r"^Cite \d+ papers$"))
    ).to_be_visible()
    assert page.url.endswith("search/?condition=adhd")


def test_a_search_is_printed_whole_with_its_query_address_and_date(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}search/?q=autism&has=abstract")
    status = page.locator("#papershelf-search [role=status]")
    expect(status).to_have_text(re.compile(r"^\d+ papers"))
    total = int(re.findall(r"\d+", status.inner_text())[0])
    # Chromium without a window prints nothing, and ends printing at once: what would be printed
    # is read while it begins.
    page.evaluate(
        "addEventListener('beforeprint', () => {"
        " window.printed = document.querySelector('.ps-print')?.innerText ?? '';"
        " window.lines = document.querySelectorAll('.ps-print li').length; })"
    )
    page.get_by_role("button", name="Print").click()
    wait_until(page, "window.lines > 0 || document.querySelectorAll('.ps-print li').length > 0")
    lines = page.evaluate("window.lines ?? document.querySelectorAll('.ps-print li').length")
    text = page.evaluate("window.printed ?? document.querySelector('.ps-print').textContent")
    assert lines == total
    for part in ("autism", "Has: With abstract", f"{shelf.url}search/?q=autism"):
        assert part in text
    assert re.search(rf"Papers\s*{total}\s*Address", text)
    assert re.search(r"Printed on\s*\d{1,2} [A-Z][a-z]+ 20\d\d(?!\d)", text)


def test_the_browser_s_own_printing_says_what_it_prints(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=autism&year=1990..")
    shown = page.locator(".ps-result")
    expect(shown.first).to_be_visible()
    page.evaluate(
        "addEventListener('beforeprint', () => { window.said ="
        " document.querySelector('.ps-printed').textContent; })"
    )
    page.pdf()
    said = page.evaluate("window.said")
    assert f"the first {shown.count()} of " in said
    assert f"{shelf.url}search/?q=autism" in said
    assert "Filters: from 1990" in said


def test_on_paper_a_search_has_its_results_and_nothing_to_press(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}search/?q=autism&year=1990..")
    root = page.locator("#papershelf-search")
    expect(root.locator("fieldset").first).to_be_visible()
    shown = root.locator(".ps-result")
    expect(shown.first).to_be_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    controls = root.locator("button, input, select, summary, fieldset")
    pressed = controls.evaluate_all(
        "all => all.filter(one => !one.matches('.ps-chip') && one.checkVisibility())"
        ".map(one => one.outerHTML)"
    )
    assert pressed == []
    expect(shown.first).to_be_visible()
    assert shown.count() > 1
    expect(root.locator("[role=status]")).to_have_text(re.compile(r"^\d+ papers"))
    expect(root.get_by_role("group", name="Active filters")).to_be_visible()
    expect(page.locator(".ps-printed")).to_be_visible()
    expect(page.locator(".ps-printed")).to_contain_text("autism")
    # As wide as the page, since there are no filters beside them.
    assert page.evaluate(
        "document.querySelector('.ps-search__main').getBoundingClientRect().width"
        " === document.querySelector('#papershelf-search').getBoundingClientRect().width"
    )


def test_a_search_is_a_method_with_what_prisma_s_asks(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=autism AND sleep&year=2000..2025")
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(re.compile(r"paper"))
    page.get_by_role("button", name="Cite this search").click()
    expect(dialog(page).locator("dt")).to_have_count(11)
    rows = dict(
        zip(
            dialog(page).locator("dt").all_inner_texts(),
            dialog(page).locator("dd").all_inner_texts(),
            strict=True,
        )
    )
    manifest = json.loads((shelf.site / "assets" / "cite" / "manifest.json").read_text())
    assert rows["Search as run (8)"] == "autism AND sleep"
    assert rows["Understood as (8)"].startswith("exactly the papers")
    assert rows["Limits (9)"] == "years 2000–2025"
    assert manifest["version"] in rows["Version (12)"]
    assert rows["Duplicates (16)"].startswith(f"{manifest['merged']} record")
    assert rows["Address"].startswith(f"{shelf.url}search/?q=autism+AND+sleep")
    assert violations(page) == []
    dialog(page).get_by_role("link", name="The searches that brought papers").click()
    expect(page).to_have_url(f"{shelf.url}searches/")


def test_what_a_reader_asks_for_next_is_not_in_the_record_of_a_search(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}search/?q=autism&year=2000..")
    expect(page.locator("#papershelf-search [role=status]")).to_have_text(re.compile(r"paper"))
    page.get_by_role("button", name="Cite this search").evaluate(
        """(button) => {
          button.click();
          const box = document.getElementById("ps-q");
          box.value = "sleep";
          box.dispatchEvent(new Event("input"));
        }"""
    )
    record = dialog(page).locator("dl")
    expect(record).to_contain_text("autism")
    expect(record).to_contain_text("q=autism&year=2000..")
    expect(record).not_to_contain_text("sleep")


@pytest.fixture
def ticked(page: Page, shelf: SiteServer) -> Iterator[Page]:
    """Three papers ticked: on a paper's page, in a list and in results."""
    page.goto(f"{shelf.url}papers/{SEED}/")
    page.get_by_label("Reading list").check()
    page.goto(f"{shelf.url}papers/")
    page.get_by_role("checkbox", name="Reading list").nth(1).check()
    page.goto(f"{shelf.url}search/?q=diet without wheat")
    page.locator(".ps-result input").first.check()
    yield page


def test_papers_ticked_anywhere_are_on_the_list(ticked: Page, shelf: SiteServer) -> None:
    ticked.get_by_role("link", name="Reading list (3)").click()
    expect(ticked.locator(".ps-list > li")).to_have_count(3)
    expect(ticked.locator(".ps-list > li").first).to_have_attribute("data-paper", SEED)
    expect(ticked.locator(".ps-list > li").last).to_contain_text("has been retracted")
    assert violations(ticked) == []
    ticked.get_by_role("button", name="Cite 3 papers").click()
    expect(dialog(ticked).locator(".ps-cite__list p")).to_have_count(3)
    assert violations(ticked) == []
    _, text = saved(ticked, dialog(ticked).get_by_role("button", name="Download RIS"))
    assert text.count("TY  - ") == 3
    ticked.keyboard.press("Escape")
    ticked.get_by_role("button", name=re.compile("^Remove: ")).first.click()
    expect(ticked.locator(".ps-list > li")).to_have_count(2)
    ticked.goto(f"{shelf.url}papers/{SEED}/")
    expect(ticked.get_by_label("Reading list", exact=False).first).not_to_be_checked()


def test_a_list_s_address_shows_it_in_another_browser(
    ticked: Page, browser: Browser, shelf: SiteServer
) -> None:
    ticked.goto(f"{shelf.url}list/")
    expect(ticked.locator(".ps-list > li")).to_have_count(3)
    address = ticked.url
    context = browser.new_context()
    other = context.new_page()
    other.goto(address)
    expect(other.locator(".ps-list > li")).to_have_count(3)
    other.get_by_role("button", name="Add them to my list").click()
    expect(other.get_by_role("button", name="Empty the list")).to_be_visible()
    other.goto(f"{shelf.url}papers/{SEED}/")
    expect(other.get_by_label("Reading list", exact=False).first).to_be_checked()
    context.close()


def test_lists_and_results_describe_their_papers_and_a_paper_s_page_does_not(
    page: Page, shelf: SiteServer
) -> None:
    for path, item in (("papers/", "li[data-paper]"), ("search/?q=autism", ".ps-result")):
        page.goto(shelf.url + path)
        expect(page.locator(f"{item} .Z3988").first).to_be_attached()
        assert page.locator(f"{item} .Z3988").count() == page.locator(item).count()
        first = parse_qs(page.locator(f"{item} .Z3988").first.get_attribute("title") or "")
        assert first["rft.atitle"] == [page.locator(f"{item} a").first.inner_text()]
        spans = page.locator(f"{item} .Z3988")
        expect(spans.first).to_be_hidden()
        told = [parse_qs(span.get_attribute("title") or "") for span in spans.all()]
        assert any(one["rft_id"][0].startswith("info:doi/10.") for one in told)
        named = {"rft.genre", "rft.atitle", "rft.jtitle", "rft.date", "rft.au", "rft_id"}
        assert named <= {key for one in told for key in one}
    page.goto(f"{shelf.url}papers/{SEED}/", wait_until="networkidle")
    expect(page.locator(".Z3988")).to_have_count(0)


def test_the_list_shows_what_was_asked_for_last(page: Page, shelf: SiteServer) -> None:
    waiting: list[Route] = []
    page.route("**/assets/cite/*.bin", lambda route: waiting.append(route))
    papers = page.locator(".ps-list > li")
    page.goto(f"{shelf.url}list/#papers={SEED}")
    page.evaluate("id => { location.hash = `#papers=${id}`; }", RETRACTED)
    page.wait_for_timeout(300)
    first, second = waiting
    second.continue_()
    expect(papers).to_have_attribute("data-paper", RETRACTED)
    first.continue_()
    page.wait_for_timeout(300)
    expect(papers).to_have_attribute("data-paper", RETRACTED, timeout=1)


def test_the_list_writes_names_and_dates_as_the_exports_do(page: Page, shelf: SiteServer) -> None:
    names = [
        {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der", "suffix": "Jr."},
        {"family": "山田", "given": "太郎"},
        {"literal": "The Bean Group"},
    ]

    def named(data: bytes) -> bytes:
        items = json.loads(zlib.decompress(data))
        for item in items:
            item |= {"author": names, "issued": {"date-parts": [[2021, 5, 4]]}}
        return zlib.compress(json.dumps(items).encode())

    paper = page.locator(".ps-list > li")
    with shelf.changed("*/assets/cite/*.bin", named):
        page.goto(f"{shelf.url}list/#papers={SEED}")
        expect(paper).to_contain_text("Jan van der Berg Jr., 山田 太郎, The Bean Group · ")
    said = parse_qs(paper.locator(".Z3988").get_attribute("title") or "")
    assert said["rft.au"] == ["van der Berg, Jan, Jr.", "山田, 太郎", "The Bean Group"]
    assert said["rft.date"] == ["2021-05-04"]


def test_the_dialog_is_accessible(page: Page, shelf: SiteServer) -> None:
    cite(page, shelf)
    assert violations_everywhere(page) == []


@pytest.mark.parametrize("width", WIDTHS)
def test_the_dialog_is_no_wider_than_the_window(page: Page, shelf: SiteServer, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    cite(page, shelf)
    box = dialog(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


def test_the_home_page_says_what_is_new_since_the_last_visit(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, watch = watched
    news = page.locator("#ps-since")
    for _ in ("first", "second"):
        page.goto(shelf.url, wait_until="networkidle")
        expect(news).to_be_hidden()
    assert [url for url in watch.requests if url.endswith("feed.xml")] == []
    # As if the two that came last had not been there a week ago.
    ids = page.evaluate(
        """() => {
          const name = `papershelf-visit ${new URL(".", location.href).pathname}`;
          const { last } = JSON.parse(localStorage.getItem(name));
          const [first, second, ...others] = last.ids;
          const then = { ...last, ids: others, at: "2026-11-03T10:00:00.000Z" };
          localStorage.setItem(name, JSON.stringify({ last: then, before: null }));
          return [first, second];
        }"""
    )
    page.goto(shelf.url)
    expect(news.locator("summary")).to_have_text(
        "2 papers are new since your last visit (3 November 2026)"
    )
    news.locator("summary").click()
    addresses = [link.get_attribute("href") for link in news.get_by_role("link").all()]
    assert addresses == [f"{shelf.url}papers/{one}/" for one in ids]
    assert violations(page) == []


def test_a_result_says_that_its_paper_was_retracted(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=is:retracted")
    result = page.locator(f"li[data-paper='{RETRACTED}']")
    expect(result.locator(".ps-mark")).to_have_text("Retracted")
    page.goto(f"{shelf.url}search/?q=-is:retracted")
    expect(page.locator("li[data-paper]").first).to_be_visible()
    expect(page.locator(".ps-mark")).to_have_count(0)
