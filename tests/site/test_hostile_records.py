# ruff: noqa: E501 - a payload is easier to read on one line
"""No record reaches beyond its text: not into its page, another file or a terminal.

A record with a payload in every field is built into a site, and beside it the same record with a
harmless word.  Whatever elements and attributes the hostile pages have, the harmless ones have.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
import yaml
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.supplies import is_of_body
from papershelf.render.raw_html import ATTRIBUTES, BLOCKS, INLINE, VOID

from tests.conftest import ROOT, build_site
from tests.shelf import VOCABULARY

PAYLOADS = {
    "script": "<script>window.pwned=1</script><ScRiPt/x>window.pwned=1</sCrIpT >",
    "handlers": "<img src=x onerror=pwned=1><b onclick=pwned=1 onmouseover='pwned=1'>x</b><p/onload=1>",
    "links": "[a](javascript:pwned=1) [b](JaVaScRiPt&colon;pwned) [c](java\tscript:x) [d](\x01javascript:x)",
    "data": "[a](data:text/html;base64,PHNjcmlwdD4=) <a href='&#106;avascript:x'>b</a> <a href=' vbscript:x'>c</a>",
    "breakout": "\"'></title></script></style></textarea></noscript>--><svg onload=pwned=1>",
    "svg": "<svg><style><img src=x onerror=1></style><a xlink:href=javascript:x><text>x</text></a></svg>",
    "mathml": "<math><mtext><table><mglyph><style><img src onerror=pwned=1></style></mglyph></math>",
    "frames": "<iframe srcdoc='<script>parent.pwned=1</script>'></iframe><object data=x><embed src=x>",
    "base": "<base href=//evil.example><link rel=stylesheet href=//evil.example><meta http-equiv=refresh content=0>",
    "form": "<form action=//evil.example><input name=q autofocus onfocus=1><button formaction=javascript:x>b</form>",
    "css": "<style>*{background:url(//evil.example)}</style><p style='position:fixed;inset:0' class=md-header>x</p>",
    "clobber": "<a id=location name=location>x</a><form id=document><img name=cookie></form><h3 id=__config>y</h3>",
    "comment": "<!-- --!><img src=x onerror=1> --> <!--> <img src=x onerror=1> -->",
    "templates": "{{ 7*191 }} {% include 'main.html' %} {{ config }} ${7*191} {# #} <% x %> #{7*191}",
    "includes": '--8<-- "mkdocs.yml" ::: papershelf {!mkdocs.yml!} [[!include mkdocs.yml]]',
    "slots": "papershelfslot0body0 papershelfslot0title0",
    "json": '</script><script>pwned=1</script> "}]; \\u003c/script\\u003e',
    "headers": "x\r\nSet-Cookie: a=b\r\n\r\nER  - \nTY  - JOUR\nAU  - Eve",
    "formulas": "=HYPERLINK(\"http://evil.example\") +1 -1 @SUM(1) \t=1",
    "bidi": "a \u202egpj.exe\u202c \u2066b\u2069 \u200f\u200e c",
    "ansi": "\x1b[2J\x1b]0;pwned\x07\x1b]8;;http://evil.example\x07x \x9b31m \x08\x7f\x00",
    "amp": "&lt;script&gt;pwned=1&lt;/script&gt; &amp;lt;img src=x onerror=1&amp;gt; &#60;b&#62;",
    "remote": "![p](https://evil.example/p.png) <img src=//evil.example/p.png> <video poster=//evil.example>",
    "proto": "__proto__ constructor toString hasOwnProperty prototype",
}  # fmt: skip
HARMLESS = "word"
# As addresses, and as names of files.
SLUGS = [
    "../../../escape", "/etc/escape", "..", ".", "con", "CON", "nul.txt", "aux", "com1", "LPT9",
    "Same", "same", "SAME", "trailing.", "a:b", "a\\b", "a/b", "%2e%2e%2fx", "~", "-", "a" * 300,
    "\u202ex", "index.html", "ﬁ", "fi", "ı", "É", "é",
]  # fmt: skip
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)


def record(name: str, payload: str) -> str:
    """A record with a payload in every field, as value, in a list and in a mapping."""
    meta: dict[str, object] = {
        key: payload for field in FIELDS for key in field.sources if not is_of_body(key)
    }
    meta |= {
        "title": f"Sleep {payload} {name}", "doi": f"10.6666/{name}", "date": "2024-05-17",
        "authors": [f"Eve {payload}", payload, {"family": payload, "given": payload}],
        "conditions": ["adhd", payload], "topics": payload, "keywords": [payload], "journal": payload,
        "abstract": {payload: f"A sentence on ADHD. {payload}"}, "slug": f"hostile-{name}",
        "links": [{"name": payload, "url": payload}], payload: f"A sentence that is unread. {payload}",
        "date_published": "2024-05-17", "publication_date": "2024-05-17",
    }  # fmt: skip
    text = f"{payload} and ADHD, {'a long sentence ' * 8}.\n\n<td>{payload}\n\n> {payload}\n\n- {payload}"
    labels = "".join(
        f"**{source.strip('*')}:** {payload}\n\n"
        for field in FIELDS
        for source in field.sources
        if source.startswith("**")
    )
    body = f"# {payload}\n\n{labels}## Abstract\n\n{text}\n\n## Methods {payload}\n\n{text}\n\n"
    body += f"### {payload}\n\n```\n{payload}\n```\n\n## Plain language summary\n\n{text}\n"
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True)}---\n\n{body}"


class Hostile:
    """The site of hostile records, and where they are."""

    def __init__(self, folder: Path) -> None:
        self.papers, self.site = folder / "papers", folder / "site"
        self.papers.mkdir()
        for name, payload in {**PAYLOADS, "harmless": HARMLESS}.items():
            (self.papers / f"{name}.md").write_text(record(name, payload), "utf-8", newline="")
        for number, slug in enumerate(SLUGS):
            meta = {
                "title": f"Paper number {number} on rest",
                "doi": f"10.7/{number}",
                "slug": slug,
            }
            head = yaml.safe_dump(meta, allow_unicode=True)
            (self.papers / f"slug{number}.md").write_text(f"---\n{head}---\n", "utf-8")
        for odd in ("con.md", "Case.md", "CASE.md", "a\nb.md", "\x1b[31m.md", "-rf.md", " .md"):
            (self.papers / odd).write_text("---\ntitle: A title of a paper\nauthors: [A B]\n---\n")
        (folder / "secret.md").write_text("---\ntitle: Secret\ndoi: 10.8/1\n---\n", "utf-8")
        (self.papers / "out.md").symlink_to(folder / "secret.md")
        self.log = build_site(
            self.papers, self.site, SITE_URL="https://shelf.example/a/", NO_MKDOCS_2_WARNING="1"
        )
        assert self.log.returncode == 0, self.log.stderr

    def pages(self) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
        for path in sorted(self.site.rglob("*.html")):
            yield path.relative_to(self.site).as_posix(), lxml.html.parse(str(path)).getroot()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    return Hostile(tmp_path_factory.mktemp("hostile"))


def forms(root: lxml.html.HtmlElement) -> set[tuple[str, str]]:
    """Each element of a page with each of its attributes."""
    return {
        (str(element.tag), str(name))
        for element in root.iter(lxml.etree.Element)
        for name in ["", *element.attrib]
    }


def test_a_payload_makes_no_element_and_no_attribute(hostile: Hostile) -> None:
    pages = dict(hostile.pages())
    allowed = forms(pages["papers/hostile-harmless/index.html"])
    allowed |= {(tag, "") for tag in INLINE | BLOCKS | VOID} | {*ATTRIBUTES.items(), ("a", "rel")}
    allowed.add(("h1", "class"))  # the size of a long title
    checked = 0
    for name in PAYLOADS:
        page = pages[f"papers/hostile-{name}/index.html"]
        strange = forms(page) - allowed
        # What is shown or not (a DOI, an address) may differ by what the payload left of a value.
        assert {form for form in strange if form[0] not in ("meta", "dd", "dt", "link")} == set()
        checked += 1
    assert checked == len(PAYLOADS)


def test_no_page_of_the_site_has_a_handler_a_foreign_frame_or_a_link_that_runs(
    hostile: Hostile,
) -> None:
    for path, root in hostile.pages():
        for element in root.iter(lxml.etree.Element):
            assert not [name for name in element.attrib if str(name).startswith("on")], path
            assert element.tag not in ("base", "iframe", "object", "embed", "svg:script", "math")
            assert "http-equiv" not in element.attrib or element.tag == "meta"
            if element.get("http-equiv", "").lower() == "refresh":
                # The page at a former address leads to the paper's page, and nowhere else.
                way = element.get("content", "")
                assert re.fullmatch(r"0;url=(\.\./)+papers/[\w.%-]+/", way), path
            for name in ("href", "src", "action", "formaction", "data", "poster", "xlink:href"):
                address = "".join(c for c in element.get(name, "") if c > " ").lower()
                assert urlsplit(address).scheme in ("", "http", "https", "mailto"), (path, address)
                if name != "href":
                    assert "evil.example" not in address, path


def test_scripts_and_styles_are_those_of_the_theme(hostile: Hostile) -> None:
    for path, root in hostile.pages():
        for element in root.iter("script", "style"):
            if element.get("type") == "application/ld+json":  # data, in which every < is escaped
                assert "<" not in (element.text or ""), path
                assert json.loads(element.text or "")
                continue
            assert "pwned" not in (element.text or ""), path
            assert "evil" not in (element.text or ""), path


def test_ids_are_unique_and_none_hides_a_name_of_the_browser(hostile: Hostile) -> None:
    for path, root in hostile.pages():
        counts: Counter[str] = Counter(root.xpath("//@id"))
        assert [name for name, count in counts.items() if count > 1] == [], path
        assert not {"location", "document", "cookie", "constructor"} & counts.keys(), path
        assert set(root.xpath("//article//@name")) <= {"q"}, path


def test_templates_and_includes_are_text(hostile: Hostile) -> None:
    for path, root in hostile.pages():
        text = root.text_content()
        assert "36481" not in text.replace(",", ""), path
        assert "site_name" not in text, path
        # The page on shelves of one's own shows a configuration.
        assert "nav:" not in text or path == "shelf/index.html", path


def test_no_page_has_a_control_character_or_turns_its_text(hostile: Hostile) -> None:
    for path in hostile.site.rglob("*.html"):
        data = path.read_text("utf-8")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", data), (
            path
        )


def test_every_file_of_the_site_has_a_name_for_any_system(hostile: Hostile) -> None:
    paths = [path.relative_to(hostile.site) for path in hostile.site.rglob("*")]
    lowered = Counter(str(path).lower() for path in paths)
    assert [path for path, count in lowered.items() if count > 1] == []
    for path in paths:
        for part in path.parts:
            assert not _RESERVED.fullmatch(part), path
            assert not re.search(r'[<>:"\\|?*\x00-\x1f]', part), path
            assert part == part.rstrip(". "), path
            assert len(part.encode()) <= 255, path
    made = {path.name for path in hostile.papers.parent.iterdir()}
    assert made == {"papers", "secret.md", "site", ".site.build", "site.cache"}


def test_every_record_is_a_paper_or_is_named(hostile: Hostile) -> None:
    records = len(PAYLOADS) + 1 + len(SLUGS) + 7
    assert f"{records + 1} files = " in hostile.log.stderr
    assert "out.md: outside-folder" in hostile.log.stderr
    assert "Secret" not in (hostile.site / "papers/index.html").read_text("utf-8")


def test_the_log_of_a_build_commands_no_terminal(hostile: Hostile) -> None:
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", hostile.log.stderr)


@pytest.mark.parametrize(
    "arguments", [["check"], ["check", "--by", "file"], ["check", "--format", "json"], ["list"]]
)
def test_no_command_prints_what_a_terminal_obeys(hostile: Hostile, arguments: list[str]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "papershelf", *arguments, str(hostile.papers)],
        capture_output=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    text = result.stdout.decode() + result.stderr.decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    if arguments == ["list"]:
        assert len(json.loads(result.stdout)) >= len(PAYLOADS)


@pytest.mark.parametrize("name", ["ansi", "bidi", "headers"])
def test_explain_prints_nothing_that_a_terminal_obeys(hostile: Hostile, name: str) -> None:
    result = subprocess.run(
        [
            *(sys.executable, "-m", "papershelf", "explain"),
            *(str(hostile.papers / f"{name}.md"), "--vocabulary", str(VOCABULARY)),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    text = result.stdout.decode() + result.stderr.decode()
    assert "hostile" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)


def exported(hostile: Hostile, ending: str) -> str:
    """A file of exports, as a program gets it."""
    data = gzip.decompress((hostile.site / f"exports/papers.{ending}.gz").read_bytes())
    return data.decode("utf-8")


def test_no_record_adds_a_line_to_ris(hostile: Hostile) -> None:
    lines = exported(hostile, "ris").splitlines()
    assert [line for line in lines if line and not re.match("[A-Z][A-Z0-9]  - ?", line)] == []
    kinds = sum(line.startswith("TY  - ") for line in lines)
    assert kinds == sum(line.startswith("ER  -") for line in lines) >= len(PAYLOADS)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f]", "\n".join(lines))


def test_no_cell_of_the_table_is_a_formula(hostile: Hostile) -> None:
    rows = list(
        csv.reader(io.StringIO(exported(hostile, "csv").removeprefix("\ufeff"), newline=""))
    )
    assert len(rows) > len(PAYLOADS)
    assert {len(row) for row in rows} == {len(rows[0])}
    # A spreadsheet takes these as the beginning of a formula.
    assert [cell for row in rows for cell in row if cell[:1] in {*"=+-@\t\r"}] == []


@pytest.mark.parametrize("ending", ["json", "csl.json"])
def test_exports_in_json_are_json(hostile: Hostile, ending: str) -> None:
    assert len(json.loads(exported(hostile, ending))) > len(PAYLOADS)


def test_each_line_of_json_lines_is_an_object(hostile: Hostile) -> None:
    lines = exported(hostile, "jsonl").splitlines()
    assert all(isinstance(json.loads(line), dict) for line in lines)


def test_braces_of_bibtex_are_balanced(hostile: Hostile) -> None:
    text = re.sub(r"\\[{}]", "", exported(hostile, "bib"))
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    assert len(re.findall("(?m)^@", text)) == len(re.findall(r"(?m)^@\w+\{[^\s,{}]+,$", text))
