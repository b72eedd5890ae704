"""The search page in Chromium: facets, years, chips, keys, the address, failures."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.axe import violations_everywhere
from tests.browser.conftest import Watch
from tests.browser.kinds import SEED
from tests.browser.moved import MOST, moved, watch
from tests.server import SiteServer

DATA = "**/assets/search/data/**"
SCREEN = 10


@pytest.fixture
def search(page: Page, shelf: SiteServer) -> Page:
    """The search page with an empty query, counted."""
    return opened(page, shelf)


def opened(page: Page, shelf: SiteServer, query: str = "") -> Page:
    page.goto(f"{shelf.url}search/{query}")
    expect(values(page, "condition").first).to_be_visible()
    return page


def results(page: Page) -> Locator:
    return page.locator("#papershelf-search [data-paper]")


def status(page: Page) -> Locator:
    return page.locator("#papershelf-search [role=status]")


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search all papers")


def facet(page: Page, name: str) -> Locator:
    return page.locator(f"fieldset[data-facet={name}]")


def values(page: Page, name: str) -> Locator:
    return facet(page, name).locator("li label")


def total(page: Page) -> int:
    """Wait for the live region to give a number, and return it."""
    expect(status(page)).to_have_text(re.compile(r"\d.* papers?"))
    found = re.search(r"[\d,]+", status(page).inner_text())
    assert found
    return int(found[0].replace(",", ""))


def count(label: Locator) -> int:
    numbers = label.locator(".ps-facet__count").inner_text().replace(",", "")
    about, *mentioning = re.findall(r"(?<=\+)\d+|^\d+", numbers)
    return int(about) + sum(map(int, mentioning))


def test_an_empty_query_browses_the_whole_shelf_newest_first(search: Page) -> None:
    expect(status(search)).to_have_text(re.compile(r"^All \d+ papers\.$"))
    years = [
        int(found[0])
        for text in search.locator(".ps-result__byline").all_inner_texts()
        if (found := re.search(r"(?<=· )\d{4}\b", text))
    ]
    assert years == sorted(years, reverse=True)
    assert len(years) > 1


def test_a_count_is_the_number_of_papers_that_its_value_leaves(search: Page) -> None:
    value = values(search, "condition").nth(1)
    expected = count(value)
    value.click()
    expect(status(search)).to_have_text(re.compile(rf"^{expected} papers?\.$"))
    expect(search).to_have_url(re.compile(r"\?condition=[a-z-]+$"))


def test_values_of_one_facet_are_or_and_facets_are_and(search: Page) -> None:
    # Not the first ones: one of them may include the other.
    values(search, "condition").filter(has_text="ADHD").click()
    expect(status(search)).not_to_have_text(re.compile("^All"))
    one = total(search)
    values(search, "condition").filter(has_text="Autism").click()
    expect(search).to_have_url(re.compile("condition=.*condition="))
    expect(status(search)).not_to_have_text(re.compile(rf"^{one} "))
    both = total(search)
    assert both > one
    topic = values(search, "topic").first
    expected = count(topic)
    topic.click()
    expect(search).to_have_url(re.compile("topic="))
    expect(status(search)).to_have_text(re.compile(rf"^{expected} papers?\.$"))
    assert expected < both


def test_all_of_these_finds_the_papers_that_have_each_value(search: Page) -> None:
    facet = search.locator('[data-facet="condition"]')
    expect(facet.get_by_role("radiogroup")).to_be_hidden()
    values(search, "condition").filter(has_text="Autism").click()
    expect(search).to_have_url(re.compile(r"\?condition=[a-z-]+$"))
    facet.get_by_label("all of these").check()
    expect(search).to_have_url(re.compile(r"&all=condition$"))
    # The counts now say how many papers have both.
    other = values(search, "condition").filter(has_text="ADHD")
    expect(search.locator(".ps-panel__facets")).to_have_attribute("aria-busy", "false")
    expected = count(other)
    other.click()
    expect(status(search)).to_have_text(re.compile(rf"^{expected} papers?\.$"))
    search.reload()
    expect(facet.get_by_label("all of these")).to_be_checked()
    facet.get_by_label("any of these").check()
    expect(search).not_to_have_url(re.compile("all="))
    expect(status(search)).not_to_have_text(re.compile(rf"^{expected} "))
    assert total(search) > expected


def test_counts_follow_the_query(search: Page) -> None:
    before = count(values(search, "condition").first)
    box(search).fill("tourette")
    expect(values(search, "condition").first).to_contain_text("Tic disorders")
    assert count(values(search, "condition").first) != before


def test_filters_are_chips_that_can_be_removed(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?condition=adhd&has=abstract&year=2000..2025")
    chips = page.get_by_role("group", name="Active filters")
    expect(chips.get_by_role("button", name="Remove filter Condition: ADHD")).to_be_visible()
    expect(chips.get_by_role("button", name="Remove filter Year: 2000–2025")).to_be_visible()
    chips.get_by_role("button", name="Remove filter Has: With abstract").click()
    expect(page).to_have_url(re.compile(r"\?condition=adhd&year=2000..2025$"))
    chips.get_by_role("button", name="Remove all filters").click()
    expect(page).to_have_url(re.compile(r"/search/$"))
    expect(chips).to_be_hidden()
    expect(status(page)).to_have_text(re.compile("^All"))


def test_results_are_sorted_by_date_on_request(search: Page) -> None:
    newest = results(search).first.get_attribute("data-paper")
    search.get_by_label("Sort by").select_option("oldest")
    expect(search).to_have_url(re.compile(r"\?sort=oldest$"))
    expect(results(search).first).not_to_have_attribute("data-paper", newest or "")
    years = [
        int(found[0])
        for text in search.locator(".ps-result__byline").all_inner_texts()
        if (found := re.search(r"(?<=· )\d{4}\b", text))
    ]
    assert years == sorted(years)


def test_sorting_by_best_match_needs_words(search: Page) -> None:
    select = search.get_by_label("Sort by")
    expect(select).to_have_value("newest")
    expect(select.locator("option[value=relevance]")).to_be_disabled()
    box(search).fill("autism")
    expect(select).to_have_value("relevance")


def test_all_values_of_a_facet_can_be_shown_and_a_long_list_narrowed(search: Page) -> None:
    journals = facet(search, "journal")
    expect(journals.locator("li")).to_have_count(0)
    journals.get_by_role("button", name="Show journals").click()
    expect(journals.locator("li")).to_have_count(6)
    journals.get_by_role("button", name="Show all").click()
    assert journals.locator("li").count() > 15
    journals.get_by_role("searchbox").fill("autism")
    expect(journals.locator("li").first).to_contain_text(re.compile("autism", re.IGNORECASE))
    few = journals.locator("li").count()
    journals.get_by_role("searchbox").fill("zzz")
    expect(journals.locator("li")).to_have_count(0)
    assert few > 0
    journals.get_by_role("button", name="Show fewer").click()
    expect(journals.locator("li")).to_have_count(6)


def test_a_click_on_a_bar_filters_by_its_year_and_a_second_one_frees_it(search: Page) -> None:
    bar = search.get_by_role("option", name=re.compile("^2025: "))
    papers = re.search(r": (\d+) paper", bar.get_attribute("aria-label") or "")
    assert papers
    bar.click()
    expect(search).to_have_url(re.compile(r"\?year=2025\.\.2025$"))
    expect(status(search)).to_have_text(re.compile(rf"^{papers[1]} papers?\.$"))
    bars = search.get_by_role("listbox", name="Papers by year")
    expect(bars.get_by_role("option", selected=True)).to_have_count(1)
    search.get_by_role("option", name=re.compile("^2025: ")).click()
    expect(search).to_have_url(re.compile(r"/search/$"))


def test_brushing_over_bars_filters_by_all_their_years(search: Page) -> None:
    first = search.get_by_role("option", name=re.compile("^2024: ")).bounding_box()
    last = search.get_by_role("option", name=re.compile("^2021: ")).bounding_box()
    assert first
    assert last
    search.mouse.move(first["x"] + 1, first["y"] + 20)
    search.mouse.down()
    search.mouse.move(last["x"] + 1, last["y"] + 20, steps=5)
    search.mouse.up()
    expect(search).to_have_url(re.compile(r"\?year=2021\.\.2024$"))
    expect(search.get_by_label("From")).to_have_value("2021")
    expect(search.get_by_label("To", exact=True)).to_have_value("2024")


def test_years_are_chosen_with_the_keyboard(search: Page) -> None:
    bars = search.get_by_role("listbox", name="Papers by year")
    bars.focus()
    search.keyboard.press("End")
    last = bars.locator("[role=option]").last.get_attribute("aria-label") or ""
    search.keyboard.press("Shift+ArrowLeft")
    search.keyboard.press("Shift+ArrowLeft")
    search.keyboard.press("Enter")
    year = int(last.split(":")[0])
    expect(search).to_have_url(re.compile(rf"\?year={year - 2}\.\.{year}$"))


def test_the_line_below_the_bars_names_their_years_and_papers(search: Page) -> None:
    note = search.locator(".ps-years__note")
    whole = re.compile(r"^\d{4}–\d{4}: \d+ papers$")
    expect(note).to_have_text(whole)
    bar = search.get_by_role("option", name=re.compile("^2024: "))
    bar.hover()
    expect(note).to_have_text(bar.get_attribute("aria-label") or "")
    box(search).hover()
    expect(note).to_have_text(whole)
    search.get_by_role("listbox", name="Papers by year").focus()
    search.keyboard.press("Home")
    first = search.get_by_role("option").first.get_attribute("aria-label") or ""
    expect(note).to_have_text(first)


def test_the_chart_of_years_can_be_read_and_small_years_seen(search: Page) -> None:
    bars = search.locator(".ps-years__bar")
    named = bars.evaluate_all("bars => bars.map(bar => bar.ariaLabel)")
    counts = [int(name.split(": ")[1].split()[0]) for name in named]
    heights = search.locator(".ps-years__bar > div").evaluate_all(
        "bars => bars.map(bar => bar.getBoundingClientRect().height)"
    )
    assert all(height >= 4 for height, papers in zip(heights, counts, strict=True) if papers)
    most = named[len(counts) - 1 - counts[::-1].index(max(counts))]
    expect(search.locator(".ps-years__most")).to_have_text(f"Highest bar: {most}")
    years = search.locator(".ps-years__axis span").all_inner_texts()
    assert (years[0], years[-1]) == (named[0][:4], named[-1].split(":")[0][-4:])
    bars.last.click()
    expect(search.locator(".ps-years__note")).to_have_text(named[-1])


def test_years_are_typed_and_the_other_end_moves_along(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?year=2023..2023")
    first, last = page.get_by_label("From", exact=True), page.get_by_label("To", exact=True)
    for field, year, expected in (
        (first, "2024", ("2024", "2024")),
        (last, "2025", ("2024", "2025")),
        (last, "2021", ("2021", "2021")),
        (first, "", ("", "2021")),
    ):
        field.fill(year)
        page.keyboard.press("Tab")
        expect(page).to_have_url(re.compile(rf"\?year={'[.][.]'.join(expected)}$"))
        expect(page.locator(".ps-panel__facets")).to_have_attribute("aria-busy", "false")
        expect(first).to_have_value(expected[0])
        expect(last).to_have_value(expected[1])


@pytest.mark.parametrize(("label", "typed"), [("From", "20"), ("To", "99999"), ("From", "2o20")])
def test_what_is_no_year_is_kept_out_of_the_filter_and_named(
    page: Page, shelf: SiteServer, label: str, typed: str
) -> None:
    opened(page, shelf, "?year=2020..2023")
    field = page.get_by_label(label, exact=True)
    field.fill(typed)
    page.keyboard.press("Tab")
    expect(field).to_have_accessible_description(
        re.compile(f"^{label}: a year has four digits, such as .*“{typed}” was found")
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    # An answer about something else leaves both where they are.
    values(page, "condition").first.click()
    expect(page).to_have_url(re.compile(r"\?condition=[a-z-]+&year=2020\.\.2023$"))
    expect(page.locator(".ps-panel__facets")).to_have_attribute("aria-busy", "false")
    expect(field).to_have_value(typed)
    field.fill("2022")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"year=(2022\.\.2023|2020\.\.2022)$"))
    expect(field).to_have_accessible_description("")
    expect(field).to_have_attribute("aria-invalid", "false")
    # Years that are chosen otherwise replace what was typed.
    field.fill("7")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Remove filter Year").click()
    expect(field).to_have_value("")
    expect(field).to_have_accessible_description("")


def test_the_filter_by_years_says_what_it_hides_and_can_include_it(
    page: Page, shelf: SiteServer
) -> None:
    opened(page, shelf, "?q=year%3A2000..&year=2010..")
    before = total(page)
    note = page.get_by_text(re.compile(r"^\d+ papers without a year are left out\."))
    left_out = int(note.inner_text().split()[0])
    note.get_by_role("button", name="Show them too").click()
    expect(page).to_have_url(re.compile(r"&year=2010\.\.&undated=1$"))
    expect(status(page)).to_have_text(f"{before + left_out} papers.")
    expect(note).to_have_count(0)
    page.get_by_role("button", name="Remove filter Year: Without a year").click()
    expect(status(page)).to_have_text(f"{before} papers.")
    expect(note).to_be_visible()


def test_papers_without_a_year_can_be_seen_alone(search: Page) -> None:
    tick = facet(search, "year").get_by_label("Without a year")
    expected = count(facet(search, "year").locator("label", has_text="Without a year"))
    tick.focus()
    search.keyboard.press("Space")
    expect(status(search)).to_have_text(f"{expected} papers.")
    expect(search.locator(".ps-result__byline", has_text="undated")).to_have_count(expected)
    expect(tick).to_be_focused()
    expect(tick).to_be_checked()


def test_a_paper_that_only_mentions_a_chosen_condition_is_marked(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}conditions/adhd/")
    expect(page.get_by_role("heading", name="Mentioned only")).to_be_visible()
    expect(page.locator("summary", has_text="could confirm it")).to_be_visible()
    cards = page.locator("li[data-evidence=mentions], li[data-evidence=unverified]")
    weak = {card.get_attribute("data-paper") for card in cards.all()}
    opened(page, shelf, "?condition=adhd")
    while page.get_by_role("button", name="More results").is_visible():
        shown = results(page).count()
        page.get_by_role("button", name="More results").dispatch_event("click")
        expect(results(page).nth(shown)).to_be_attached()
    marked = results(page).filter(has_text="Only mentioned, or not confirmed")
    assert {result.get_attribute("data-paper") for result in marked.all()} == weak != set()
    order = ["Only mentioned" in text for text in results(page).all_inner_texts()]
    assert order == sorted(order)


def test_the_numbers_of_conditions_are_those_of_their_pages(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf)
    facet(page, "condition").get_by_role("button", name="Show all").click()
    counts = {
        label.get_by_role("checkbox").get_attribute("value"): count(label)
        for label in values(page, "condition").all()
    }
    page.goto(f"{shelf.url}conditions/")
    listed = {}
    for link in page.locator("article .ps-terms a").all():
        text = link.locator("xpath=..").locator("> .ps-terms__count").inner_text()
        number = sum(map(int, re.findall(r"\d+", text.replace(",", ""))))
        if number:
            listed[(link.get_attribute("href") or "").rstrip("/").split("/")[-1]] = number
    assert counts == listed


def test_the_button_loads_further_results_without_a_limit(search: Page) -> None:
    expect(results(search)).to_have_count(SCREEN)
    everything = total(search)
    assert everything > 2 * SCREEN
    more = search.get_by_role("button", name="More results")
    # In one step, because focusing an element scrolls to it, which loads results too.
    more.press("Enter")
    expect(results(search).nth(SCREEN).get_by_role("link").first).to_be_focused()
    while results(search).count() < everything:
        shown = results(search).count()
        more.dispatch_event("click")
        expect(results(search).nth(shown)).to_be_attached()
    expect(more).to_be_hidden()
    ids = [result.get_attribute("data-paper") for result in results(search).all()]
    assert len(set(ids)) == len(ids) == everything


def test_scrolling_near_the_end_loads_further_results(search: Page) -> None:
    expect(results(search)).to_have_count(SCREEN)
    search.mouse.wheel(0, 100_000)
    expect(results(search).nth(SCREEN)).to_be_attached()


def test_reload_and_back_show_what_was_shown_before(search: Page) -> None:
    box(search).fill("autism")
    expect(status(search)).to_have_text(re.compile("^(?!All).*papers"))
    words = status(search).inner_text()
    values(search, "topic").first.click()
    expect(search).to_have_url(re.compile(r"\?q=autism&topic="))
    expect(status(search)).not_to_have_text(words)
    filtered = status(search).inner_text()
    search.reload()
    expect(status(search)).to_have_text(filtered)
    expect(values(search, "topic").first.get_by_role("checkbox")).to_be_checked()
    search.go_back()
    expect(search).to_have_url(re.compile(r"\?q=autism$"))
    expect(box(search)).to_have_value("autism")
    expect(search.get_by_role("group", name="Active filters")).to_be_hidden()
    search.go_back()
    expect(box(search)).to_have_value("")
    expect(status(search)).to_have_text(re.compile("^All"))
    search.go_forward()
    expect(box(search)).to_have_value("autism")


def test_a_misspelt_word_is_recognised_while_it_is_typed(search: Page) -> None:
    box(search).click()
    search.keyboard.type("turette", delay=10)
    expect(search.get_by_role("button", name="tourette", exact=True)).to_be_visible()
    expect(results(search).first).to_be_visible()


def test_a_word_half_typed_means_the_same_with_filters_and_after_a_reload(search: Page) -> None:
    everything = status(search).inner_text()
    box(search).click()
    search.keyboard.type("premenst", delay=10)
    expect(search.locator("#papershelf-search mark").first).to_be_visible()
    expect(status(search)).not_to_have_text(everything)
    expect(search.locator(".ps-panel__facets")).to_have_attribute("aria-busy", "false")
    typed = status(search).inner_text()
    value = values(search, "topic").first
    expected = count(value)
    value.click()
    expect(search).to_have_url(re.compile("topic="))
    expect(status(search)).to_have_text(re.compile(rf"^{expected} papers?[^0-9]"))
    filtered = status(search).inner_text()
    search.reload()
    expect(status(search)).to_have_text(filtered)
    search.go_back()
    expect(status(search)).to_have_text(typed)


def test_typing_makes_one_step_of_history(search: Page) -> None:
    before = search.evaluate("history.length")
    box(search).click()
    search.keyboard.type("autism sleep", delay=10)
    expect(search).to_have_url(re.compile(r"\?q=autism\+sleep$"))
    assert search.evaluate("history.length") == before + 1


def test_coming_back_from_a_paper_shows_as_many_results_as_before(search: Page) -> None:
    search.get_by_role("button", name="More results").click()
    expect(results(search).nth(SCREEN)).to_be_attached()
    results(search).nth(SCREEN + 3).get_by_role("link").first.click()
    expect(search).to_have_url(re.compile("/papers/"))
    search.go_back()
    expect(results(search).nth(SCREEN + 3)).to_be_in_viewport()


def test_an_author_is_a_filter_with_a_name(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?author=cao-xia")
    expect(page.get_by_role("button", name="Remove filter Author: Cao, Xia")).to_be_visible()
    expect(results(page)).to_have_count(total(page))
    expect(page.locator(f"[data-paper='{SEED}']")).to_be_visible()


def test_everything_is_done_with_the_keyboard(search: Page) -> None:
    search.keyboard.press("/")
    expect(box(search)).to_be_focused()
    search.keyboard.type("autism")
    expect(search.locator("#papershelf-search mark").first).to_be_visible()
    expect(search.get_by_role("listbox", name="Suggestions")).to_be_visible()
    search.keyboard.press("Escape")
    search.keyboard.press("ArrowDown")
    links = search.locator("[data-paper] h2 a")
    expect(links.nth(0)).to_be_focused()
    search.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    search.keyboard.press("ArrowUp")
    search.keyboard.press("ArrowUp")
    expect(box(search)).to_be_focused()
    search.keyboard.press("ArrowDown")
    search.keyboard.press("Escape")
    expect(box(search)).to_be_focused()
    search.keyboard.press("Escape")
    expect(box(search)).not_to_be_focused()
    expect(box(search)).to_have_value("autism")
    search.keyboard.press("/")
    search.keyboard.press("ArrowDown")
    address = links.nth(0).get_attribute("href") or ""
    search.keyboard.press("Enter")
    expect(search).to_have_url(re.compile(re.escape(address)))


def test_the_filters_can_be_skipped(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?q=autism")
    box(page).focus()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Skip to the results":
            break
    skip = page.get_by_role("button", name="Skip to the results")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(results(page).first.get_by_role("link").first).to_be_focused()


def test_the_box_offers_the_query_language(search: Page) -> None:
    search.get_by_text("Search tips").click()
    pieces = search.locator(".ps-tips button")
    box(search).fill("autism")
    search.keyboard.press("Escape")  # the suggestions may cover the tips
    pieces.filter(has_text="author:").click()
    expect(box(search)).to_be_focused()
    search.keyboard.type("cao")
    expect(box(search)).to_have_value("autism author:cao")
    expect(search).to_have_url(re.compile(r"\?q=autism\+author%3Acao$"))
    expect(results(search).first).to_have_attribute("data-paper", SEED)
    search.locator(".ps-tips").get_by_role("link", name="Search help").click()
    expect(search.get_by_role("heading", name="Search help", level=1)).to_be_visible()


def test_five_results_with_titles_of_one_line_fit_on_a_screen(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        opened(page, shelf, "?q=autism")
        first = results(page).first.bounding_box()
        highest = results(page).evaluate_all(
            """(all) => Math.max(...all
                .filter((one) => one.querySelector("h2").offsetHeight < 30)
                .map((one) => one.offsetHeight))"""
        )
        assert first is not None
        assert first["y"] + 5 * highest <= 900


def test_a_screen_reader_has_a_name_for_each_part(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?q=autism&condition=asd")
    for name in ("Condition", "Topic", "Year", "Study design", "Has", "Journal", "Active filters"):
        expect(page.get_by_role("group", name=name, exact=True)).to_be_visible()
    expect(page.get_by_role("search")).to_be_visible()
    expect(page.get_by_role("status")).to_have_count(1)
    first = values(page, "condition").first
    counts = re.compile(r"\d+ papers?, and \d+ that only mentions? it$")
    expect(first.get_by_role("checkbox")).to_have_accessible_name(counts)
    expect(page.get_by_role("listbox", name="Papers by year")).to_be_visible()


def test_the_focus_stays_in_the_results_when_newer_ones_come(search: Page) -> None:
    box(search).focus()
    search.keyboard.press("ArrowDown")
    links = search.locator("[data-paper] h2 a")
    expect(links.first).to_be_focused()
    first = links.first.get_attribute("href") or ""
    search.evaluate("document.querySelector('#ps-sort').value = 'oldest'")
    search.locator("#ps-sort").dispatch_event("change")
    expect(links.first).not_to_have_attribute("href", first)
    expect(links.first).to_be_focused()


def test_a_box_keeps_the_focus_when_it_is_ticked(search: Page) -> None:
    tick = values(search, "condition").nth(1).get_by_role("checkbox")
    slug = tick.get_attribute("value")
    tick.focus()
    search.keyboard.press("Space")
    expect(search).to_have_url(re.compile(f"condition={slug}"))
    expect(facet(search, "condition").locator(f"input[value='{slug}']")).to_be_focused()


def test_a_removed_filter_leaves_the_focus_on_the_next_one(page: Page, shelf: SiteServer) -> None:
    opened(page, shelf, "?condition=adhd&has=abstract&year=2000..2025")
    counted = page.locator(".ps-panel__facets[aria-busy=false]")
    chips = page.get_by_role("group", name="Active filters").get_by_role("button")
    chips.filter(has_text="With abstract").focus()
    for removed, focused in (
        ("With abstract", "Year: 2000–2025"),
        ("2000–2025", "Condition: ADHD"),
    ):
        page.keyboard.press("Enter")
        expect(chips.filter(has_text=removed)).to_have_count(0)
        expect(counted).to_be_visible()
        expect(page.locator(":focus")).to_have_accessible_name(f"Remove filter {focused}")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/$"))
    expect(status(page)).to_be_focused()
    # The chip of a filter that is counted anew keeps the focus, too.
    page.go_back()
    expect(chips).to_have_count(1)
    chips.first.focus()
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(counted).to_be_visible()
    expect(chips.first).to_be_focused()


def test_a_removed_term_leaves_the_focus_on_the_next_one(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=kids+tics")
    terms = page.locator(".ps-search__also .ps-chip")
    expect(terms.first).to_be_visible()
    terms.nth(1).focus()
    taken_out = 0
    # Other terms may come instead of one that is taken out.
    while terms.count() > 0:
        page.keyboard.press("Enter")
        taken_out += 1
        expect(page).to_have_url(re.compile(f"(&without=[^&]+){{{taken_out}}}$"))
        expect(page.locator(".ps-panel__facets")).to_have_attribute("aria-busy", "false")
        expect(page.locator(":is(.ps-search__also .ps-chip, [role=status]):focus")).to_be_visible()
    assert taken_out > 1
    expect(status(page)).to_be_focused()


def test_no_results_offer_a_way_on(page: Page, shelf: SiteServer) -> None:
    page.goto(f"{shelf.url}search/?q=qqqxyzzy&condition=adhd")
    expect(status(page)).to_have_text("No papers found.")
    page.locator(".ps-search__empty").get_by_role("button", name="Remove all filters").click()
    expect(page).to_have_url(re.compile(r"\?q=qqqxyzzy$"))
    expect(page.locator(".ps-panel__facets")).to_be_hidden()
    box(page).fill("")
    expect(results(page).first).to_be_visible()
    expect(page.locator(".ps-search__empty")).to_be_empty()


def test_no_results_say_which_filter_to_remove_and_what_that_gives(
    page: Page, shelf: SiteServer
) -> None:
    page.goto(f"{shelf.url}search/?condition=adhd&year=1900..1901")
    expect(status(page)).to_have_text("No papers found.")
    offers = page.locator(".ps-search__empty").get_by_role("button", name="Remove “")
    expect(offers).to_have_count(1)
    total = re.search(r"“1900–1901”: (\d+) papers", offers.inner_text())
    assert total is not None
    offers.click()
    expect(page).to_have_url(re.compile(r"\?condition=adhd$"))
    expect(status(page)).to_have_text(f"{total[1]} papers.")


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
@pytest.mark.parametrize(
    "asked", ["?q=tics", "?q=autism+sleep&condition=asd", "?condition=adhd", ""]
)
def test_nothing_moves_when_the_answer_comes(
    browser: Browser, shelf: SiteServer, asked: str, size: tuple[int, int]
) -> None:
    with browser.new_context(viewport={"width": size[0], "height": size[1]}) as context:
        page = context.new_page()
        watch(page)
        page.goto(f"{shelf.url}search/{asked}", wait_until="networkidle")
        expect(results(page).first).to_be_visible()
        assert moved(page) < MOST


def delayed(seconds: float) -> Iterator[float]:
    """Delay the first request only."""
    yield seconds
    while True:
        yield 0


def test_a_result_says_why_it_is_there(page: Page, shelf: SiteServer) -> None:
    search = opened(page, shelf, "?q=tics+naughty")
    why = results(search).first.get_by_role("button", name="Why this paper")
    expect(why).to_have_attribute("aria-expanded", "false")
    why.click()
    reasons = results(search).first.get_by_role("listitem").filter(has_text="“")
    expect(reasons.first).to_contain_text("“tics”: in the ")
    expect(reasons.last).to_have_text("“naughty”: not in this paper")
    expect(why).to_have_attribute("aria-expanded", "true")
    why.click()
    expect(reasons.first).to_be_hidden()


def test_a_whole_shelf_has_no_reasons(search: Page) -> None:
    expect(results(search).first).to_be_visible()
    expect(search.get_by_role("button", name="Why this paper")).to_have_count(0)


def test_a_stale_answer_never_shows(search: Page) -> None:
    waits = delayed(1.5)

    def hold(route: Route) -> None:
        time.sleep(next(waits))
        route.continue_()

    search.route("**/assets/search/data/*/r*/**", hold)
    seen: list[str] = []
    newest = [result.get_attribute("data-paper") for result in results(search).all()]
    box(search).fill("oxytocin")
    search.wait_for_timeout(50)
    box(search).fill("")
    for _ in range(30):
        seen.append(status(search).inner_text())
        search.wait_for_timeout(100)
    assert seen[-1].startswith("All ")
    assert all(text.startswith("All ") or text == "Searching…" for text in seen)
    shown = [result.get_attribute("data-paper") for result in results(search).all()]
    assert shown == newest[: len(shown)] != []


def test_a_slow_search_that_was_overtaken_does_not_say_that_it_is_under_way(search: Page) -> None:
    told = status(search).inner_text()
    search.route("**/assets/search/data/*/r*/**", lambda route: None)
    for _ in range(3):
        box(search).fill("oxytocin")
        box(search).fill("")
        expect(status(search)).to_have_text(told)
        search.wait_for_timeout(400)
        expect(status(search)).to_have_text(told)


def test_a_slow_search_shows_that_it_is_under_way(search: Page) -> None:
    def hold(route: Route) -> None:
        time.sleep(1)
        route.continue_()

    search.route(DATA, hold)
    box(search).fill("melatonin")
    expect(search.get_by_role("progressbar", name="Searching")).to_be_visible()
    expect(status(search)).to_have_text("Searching…")
    expect(status(search)).to_have_text(re.compile("papers?"), timeout=20_000)
    expect(search.get_by_role("progressbar", name="Searching")).to_be_hidden()


def test_a_worker_that_fails_to_load_is_an_error_and_is_started_again(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    page.route("**/search/worker.js", lambda route: route.abort())
    page.goto(f"{shelf.url}search/?q=autism")
    alert = page.locator("#papershelf-search [role=alert]")
    expect(alert).to_contain_text("could not load")
    page.unroute("**/search/worker.js")
    alert.get_by_role("button", name="Try again").click()
    expect(results(page).first).to_be_visible()
    expect(alert).to_be_hidden()


def test_a_manifest_that_the_page_could_not_fetch_is_fetched_by_the_worker(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    asked: list[str] = []

    def fail_once(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/data/manifest.json", fail_once)
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    assert len(asked) == 2


def test_a_lost_shard_is_an_error_and_removes_older_results(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    opened(page, shelf)
    page.route("**/data/*/runs/**", lambda route: route.abort())
    page.route("**/data/*/common/**", lambda route: route.abort())
    box(page).fill("methylphenidate")
    alert = page.locator("#papershelf-search [role=alert]")
    expect(alert).to_contain_text("could not load")
    expect(results(page)).to_have_count(0)
    expect(status(page)).not_to_contain_text("No papers")
    page.unroute("**/data/*/runs/**")
    page.unroute("**/data/*/common/**")
    alert.get_by_role("button", name="Try again").click()
    expect(results(page).first).to_be_visible()
    expect(alert).to_have_count(0)


def test_further_results_that_failed_to_load_can_be_requested_again_in_their_place(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    opened(page, shelf)
    told = status(page).inner_text()
    page.route("**/data/*/r*/**", lambda route: route.abort())
    page.mouse.wheel(0, 100_000)
    alert = page.locator("#papershelf-search [role=alert]")
    expect(alert).to_be_in_viewport()
    expect(results(page)).to_have_count(SCREEN)
    page.unroute("**/data/*/r*/**")
    alert.get_by_role("button", name="Try again").click()
    expect(results(page).nth(SCREEN)).to_be_attached()
    expect(alert).to_have_count(0)
    expect(status(page)).to_have_text(told)


def test_slow_further_results_leave_the_total_as_it_is(search: Page) -> None:
    told = status(search).inner_text()

    def hold(route: Route) -> None:
        time.sleep(0.1)
        route.continue_()

    search.route(DATA, hold)
    search.get_by_role("button", name="More results").dispatch_event("click")
    expect(search.get_by_text("Loading…")).to_be_visible()
    expect(status(search)).to_have_text(told)
    expect(results(search).nth(SCREEN)).to_be_attached(timeout=20_000)
    expect(search.get_by_text("Loading…")).to_have_count(0)
    expect(status(search)).to_have_text(told)


def test_scrolling_on_in_older_results_does_not_add_newer_ones_to_them(search: Page) -> None:
    held: list[Route] = []
    released = Event()
    search.route(DATA, lambda route: route.continue_() if released.is_set() else held.append(route))
    search.get_by_label("Sort by").select_option("oldest")
    expect(status(search)).to_have_text("Searching…")
    search.mouse.wheel(0, 100_000)
    search.get_by_role("button", name="More results").dispatch_event("click")
    search.wait_for_timeout(300)
    released.set()
    for route in held:
        route.continue_()
    expect(status(search)).to_have_text(re.compile("^All"))
    ids = [result.get_attribute("data-paper") for result in results(search).all()]
    years = [
        int(found[0])
        for text in search.locator(".ps-result__byline").all_inner_texts()
        if (found := re.search(r"(?<=· )\d{4}\b", text))
    ]
    assert len(set(ids)) == len(ids)
    assert years == sorted(years)


def test_lost_filters_leave_the_results_and_can_be_loaded_again(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    page.route("**/facets/**", lambda route: route.abort())
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    again = page.get_by_role("button", name="Load them again")
    expect(again).to_be_visible()
    page.unroute("**/facets/**")
    again.click()
    expect(values(page, "condition").first).to_be_visible()


def test_a_search_shows_its_results_before_it_loads_any_facet(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, watch = watched
    page.route("**/facets/**", lambda route: None)
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    assert watch.console == []


def test_a_first_search_asks_for_few_scripts(page: Page, shelf: SiteServer) -> None:
    """Each further module would cost another round trip to the server."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(shelf.url)))
    page.goto(f"{shelf.url}search/?q=tics")
    expect(results(page).first).to_be_visible()
    scripts = {url for url in asked if url.startswith("assets/search/") and url.endswith(".js")}
    # The filters load their code after the results.
    scripts.discard("assets/search/refine.js")
    assert scripts == {f"assets/search/{name}.js" for name in ("start", "page", "worker")}


def test_a_script_on_demand_that_fails_to_load_is_requested_again(
    watched: tuple[Page, Watch], shelf: SiteServer
) -> None:
    page, _ = watched
    page.route("**/on_demand.js", lambda route: route.abort())
    page.goto(f"{shelf.url}search/?q=%22quality+of+life%22")
    alert = page.locator("#papershelf-search [role=alert]").first
    expect(alert).to_contain_text("could not load")
    page.unroute("**/on_demand.js")
    alert.get_by_role("button", name="Try again").click()
    expect(results(page).first).to_be_visible()


def test_without_scripts_the_page_leads_to_the_indexes(browser: Browser, shelf: SiteServer) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 600})
    page = context.new_page()
    page.goto(f"{shelf.url}search/")
    expect(page.locator(".ps-tips")).to_be_hidden()
    link = page.locator("article").get_by_role("link", name="condition", exact=True)
    expect(link).to_be_in_viewport()
    link.click()
    expect(page).to_have_url(f"{shelf.url}conditions/")
    context.close()


def test_on_a_phone_the_facets_are_in_a_drawer(browser: Browser, shelf: SiteServer) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    expect(values(page, "condition").first).to_be_hidden()
    page.locator("summary", has_text="Filters").click()
    values(page, "condition").first.click()
    expect(page.locator(".ps-panel > summary")).to_have_text("Filters (1)")
    papers = total(page)
    page.get_by_role("button", name=f"Show {papers} paper").click()
    expect(values(page, "condition").first).to_be_hidden()
    expect(results(page).first).to_be_in_viewport()
    page.locator("summary", has_text="Filters").click()
    box(page).fill("tics")
    expect(values(page, "condition").first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()


def test_on_a_phone_escape_and_a_sign_close_the_filters(
    browser: Browser, shelf: SiteServer
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{shelf.url}search/?q=autism")
    expect(results(page).first).to_be_visible()
    summary = page.locator(".ps-panel > summary")
    sign = "summary => getComputedStyle(summary, '::after').content"
    assert "×" not in summary.evaluate(sign)
    # From the summary, from a filter, and from nowhere.
    for enter in (
        lambda: None,
        lambda: values(page, "condition").first.locator("input").focus(),
        lambda: page.evaluate("document.activeElement.blur()"),
    ):
        summary.click()
        expect(values(page, "condition").first).to_be_visible()
        assert "×" in summary.evaluate(sign)
        enter()
        page.keyboard.press("Escape")
        expect(values(page, "condition").first).to_be_hidden()
        expect(summary).to_be_focused()
    summary.click()
    expect(values(page, "condition").first).to_be_visible()
    # Where the sign is.
    size = summary.bounding_box()
    assert size
    summary.click(position={"x": size["width"] - 15, "y": size["height"] / 2})
    expect(values(page, "condition").first).to_be_hidden()
    context.close()


def test_what_a_query_was_taken_for_is_no_wider_than_a_phone(
    browser: Browser, shelf: SiteServer
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 844})
    page.goto(f"{shelf.url}search/?q=kids+tics+dopamine+blockers+ocd+autism+sleep+trial")
    expect(results(page).first).to_be_visible()
    # As wide as many chips would be, whatever this shelf's words are taken for.
    page.locator(".ps-search__notes").evaluate(
        "notes => { const p = document.createElement('p'); p.className = 'ps-search__also';"
        "p.textContent = 'also searched '.repeat(20); notes.append(p); }"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_each_result_shows_its_controls_without_being_pointed_at(
    browser: Browser, shelf: SiteServer
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{shelf.url}search/?q=autism")
    controls = results(page).nth(1).locator(".ps-take")
    expect(controls).to_be_visible()
    assert controls.evaluate("controls => getComputedStyle(controls).opacity") == "1"
    page.close()


STATES = {
    "browsing": "",
    "results": "?q=autism+sleep",
    "filtered": "?q=autism&condition=asd&has=abstract&year=2000..2025",
    "none": "?q=qqqxyzzy&condition=adhd",
    "misspelt": "?q=seratonin",
    "hint": "?q=tics+year%3Asoon",
    "left out": "?year=2000..2020",
    "unverified": "?condition=adhd&undated=1&year=2000..",
    "error": "?q=autism",
}


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(browser: Browser, shelf: SiteServer, state: str) -> None:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        if state == "error":
            page.route(DATA, lambda route: route.abort())
        page.goto(f"{shelf.url}search/{STATES[state]}")
        if state == "error":
            expect(page.locator("#papershelf-search [role=alert]")).to_be_visible()
        else:
            expect(status(page)).to_have_text(re.compile("papers?"))
            expect(page.locator(".ps-panel__facets")).not_to_have_attribute("hidden", "")
            page.evaluate(
                "document.querySelectorAll('details').forEach((part) => (part.open = true))"
            )
        assert violations_everywhere(page) == []


def test_results_do_not_wait_for_the_scripts_of_the_theme(page: Page, shelf: SiteServer) -> None:
    page.route("**/bundle.*.js", lambda route: None)
    page.goto(f"{shelf.url}search/?q=sleep", wait_until="commit")
    expect(page.locator("#papershelf-search [data-paper]").first).to_be_visible(timeout=15_000)
    assert page.evaluate("document.readyState") == "loading"
    assert page.evaluate("location.search") == "?q=sleep"
    page.unroute_all(behavior="ignoreErrors")
