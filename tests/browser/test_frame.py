"""The header, its menu and the footer of every page, with keyboard and pointer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS, LOST, SEED
from tests.server import SiteServer


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def test_on_a_phone_a_button_opens_the_menu(phone: Page, shelf: SiteServer) -> None:
    phone.goto(f"{shelf.url}papers/{SEED}/")
    button = phone.get_by_role("button", name="Menu")
    link = phone.get_by_role("navigation", name="Navigation").get_by_role("link", name="Topics")
    expect(link).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    button.focus()
    phone.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    link.focus()
    phone.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()
    button.click()
    expect(link).to_be_visible()
    phone.get_by_role("heading", level=1).click()
    expect(link).to_be_hidden()
    button.click()
    link.click()
    expect(phone).to_have_url(re.compile("/topics/"))


def test_on_a_phone_a_button_opens_the_search(phone: Page, shelf: SiteServer) -> None:
    phone.goto(f"{shelf.url}papers/{SEED}/")
    box = phone.locator(".md-search__input")
    expect(box).to_be_hidden()
    phone.get_by_role("button", name="Search").focus()
    phone.keyboard.press("Enter")
    expect(box).to_be_focused()
    phone.keyboard.press("Escape")
    expect(box).to_be_hidden()


def test_without_scripts_every_page_leads_home_and_its_menu_is_open_on_a_phone(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False
    ) as context:
        page = context.new_page()
        page.goto(f"{shelf.url}papers/{SEED}/")
        page.locator(".ps-brand").click()
        menu = page.get_by_role("navigation", name="Navigation")
        expect(menu.get_by_role("link", name="Topics", exact=True)).to_be_visible()
        expect(menu.get_by_role("link", name="About", exact=True)).to_be_in_viewport()
        expect(page.get_by_role("button", name="Menu")).to_be_hidden()


@pytest.mark.parametrize("path", ["", "search/", "conditions/", f"papers/{SEED}/"])
def test_the_menu_fits_or_is_folded_at_every_width(
    page: Page, shelf: SiteServer, path: str
) -> None:
    page.goto(shelf.url + path)
    states = set()
    for width in range(1600, 319, -64):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise(requestAnimationFrame)")
        last = page.locator("#menu a").last
        folded = page.get_by_role("button", name="Menu").is_visible()
        states.add(folded)
        assert folded != last.is_visible()
        if not folded:
            right = last.evaluate("link => link.getBoundingClientRect().right")
            limit = page.locator("#menu").evaluate("menu => menu.getBoundingClientRect().right")
            assert right <= limit + 1, width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert states == {True, False}


@pytest.mark.parametrize(
    ("path", "current", "value"),
    [
        ("conditions/", "Conditions", "page"),
        ("conditions/adhd/", "Conditions", "true"),
        (f"papers/{SEED}/", "Papers", "true"),
        ("about/", "About", "page"),
    ],
)
def test_the_menu_says_where_the_page_is(
    page: Page, shelf: SiteServer, path: str, current: str, value: str
) -> None:
    page.goto(shelf.url + path)
    entry = page.locator(".ps-menu [aria-current]")
    expect(entry).to_have_text(current)
    expect(entry).to_have_attribute("aria-current", value)


@pytest.mark.parametrize(
    ("width", "scheme"),
    [(1280, "dark"), (390, "light"), pytest.param(1280, "light", marks=pytest.mark.thorough)],
)
def test_whatever_has_the_focus_looks_different_and_is_on_the_screen(
    browser: Browser, shelf: SiteServer, scheme: Any, width: int
) -> None:
    """Go by Tab through each kind of page; look at each kind of control in its place once."""
    with browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    ) as context:
        page = context.new_page()
        seen: set[str] = set()
        for path in [*KINDS, LOST]:
            page.goto(shelf.url + path, wait_until="networkidle")
            on_page = set()
            for control in reached(page):
                on_page.add(control)
                if control not in seen:
                    seen.add(control)
                    assert looks_focused(page), f"/{path}: {control} looks the same without focus"
            assert len(on_page) > 3, path


def reached(page: Page) -> Iterator[str]:
    """Yield what Tab leads to, as a kind of element in a kind of element; 60 at most."""
    for _ in range(60):
        page.keyboard.press("Tab")
        control: str = page.evaluate(
            """() => {
                const kind = ({tagName, className, id}) => `${tagName}.${className}#${id && "id"}`;
                const focused = document.activeElement;
                return `${kind(focused)} in ${kind(focused.parentElement)}`;
            }"""
        )
        if control.startswith("BODY"):
            return
        yield control


def looks_focused(page: Page) -> bool:
    """Compare pictures of the focused element, with its surroundings, with and without focus.

    The choice of colours shows its focus on a label.
    """
    box = page.evaluate(
        """() => {
            const focused = document.activeElement;
            const shown = focused.matches(".md-option")
                ? focused.form.querySelector("label:not([hidden])") : focused;
            const {x, y, width, height} = shown.getBoundingClientRect();
            return {x: Math.max(0, x - 8), y: Math.max(0, y - 8),
                width: width + 16, height: height + 16};
        }"""
    )
    size = page.viewport_size
    assert size is not None
    assert box["x"] < size["width"]
    assert box["y"] < size["height"]
    box["height"] = min(box["height"], size["height"] - box["y"])
    with_focus = page.screenshot(clip=box, animations="disabled", caret="hide")
    page.evaluate("window.focused = document.activeElement; focused.blur()")
    without = page.screenshot(clip=box, animations="disabled", caret="hide")
    page.evaluate("focused.focus({focusVisible: true, preventScroll: true})")
    return with_focus != without


@pytest.mark.parametrize(("path", "most"), [("", 90_000), (f"papers/{SEED}/", 70_000)])
def test_a_page_is_small_and_loads_the_search_when_its_box_is_used(
    page: Page, shelf: SiteServer, path: str, most: int
) -> None:
    loaded: list[tuple[str, int]] = []
    page.on(
        "response",
        lambda one: loaded.append((one.url, int(one.headers.get("content-length", "0")))),
    )
    page.goto(shelf.url + path, wait_until="networkidle")
    assert sum(size for _, size in loaded) <= most
    assert not [url for url, _ in loaded if "manifest" in url or "search_index" in url]


def test_the_first_letter_in_the_box_loads_the_search(page: Page, shelf: SiteServer) -> None:
    with page.expect_response("**/manifest.json"), page.expect_response("**/search_index.json"):
        page.goto(f"{shelf.url}papers/{SEED}/")
        page.locator(".md-search__input").click()
        page.keyboard.type("a")
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)


@pytest.mark.parametrize("path", KINDS)
def test_every_page_ends_with_what_the_site_is_and_is_not(
    page: Page, shelf: SiteServer, path: str
) -> None:
    page.goto(shelf.url + path)
    footer = page.locator(".md-footer")
    expect(footer).to_contain_text("not medical advice")
    expect(footer).to_contain_text(
        re.compile(r"\d+ papers\. The newest record is of \d+ \w+ \d{4}\.")
    )
    expect(footer.get_by_role("link", name="PubMed")).to_be_visible()
    report = footer.get_by_role("link", name="Report it")
    expect(report).to_have_attribute("href", "https://github.com/example/shelf/issues")


def test_the_colours_fit_the_screen_until_the_reader_chooses_some(
    browser: Browser, shelf: SiteServer
) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        # They are there before the theme's script has run.
        page.route("**/bundle.*.js", lambda route: route.abort())
        page.goto(f"{shelf.url}papers/{SEED}/")
        scheme = "getComputedStyle(document.documentElement).colorScheme"
        bar = "document.querySelector('meta[name=theme-color]').content"
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        assert page.evaluate(scheme) == "dark"
        dark_bar = page.evaluate(bar)
        page.emulate_media(color_scheme="light")
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        page.locator("ps-palette input").first.focus()
        page.keyboard.press(" ")
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        expect(body).not_to_have_attribute("data-md-color-switching", "")
        assert page.evaluate(bar) == dark_bar
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
        page.locator("ps-palette label:not([hidden])").click()
        expect(body).to_have_attribute("data-md-color-scheme", "default")
        assert page.evaluate(scheme) == "light"


def test_the_whole_page_gets_its_style_once(browser: Browser, shelf: SiteServer) -> None:
    """Material's script used to make browsers compute the style of each element four times."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto("about:blank")
        browser.start_tracing(page=page, categories=["devtools.timeline"])
        page.goto(f"{shelf.url}map/", wait_until="load")
        elements = page.evaluate("document.querySelectorAll('main *').length")
        events = json.loads(browser.stop_tracing())["traceEvents"]
    counts = [
        event["args"]["elementCount"]
        for event in events
        if event["name"] == "UpdateLayoutTree" and "elementCount" in event.get("args", {})
    ]
    assert elements > 300
    assert sum(counts) > elements  # else nothing was counted
    # Those of header and footer, which scripts fill, have it more than once.
    assert sum(counts) < 2.5 * elements
