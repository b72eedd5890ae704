"""Lines are shown as they are, or withheld for a reason that is counted."""

from __future__ import annotations

import pytest
from papershelf.normalise.junk import NO_JUNK
from papershelf.normalise.ledger import Ledger, Reason
from papershelf.normalise.sift import sift
from papershelf.render.markup import render_markdown

SENTENCE = "Every adult slept for seven hours."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("**Date:** 2024", Reason.FIELDS),
        ("*This paper was made by a tool.*", Reason.FIELDS),
        ("Keywords: sleep; rest", Reason.KEYWORDS),
        ("Keywords:\nsleep, rest", Reason.KEYWORDS),
        ("---", Reason.MARKUP),
        ("PDF", Reason.FRAME),
        ("%PDF-1.4", Reason.BINARY),
        (f"window.__x = {'1' * 60}", Reason.SCRIPT),
        ("<script>\nrun()\n</script>", Reason.SCRIPT),
        ("<!-- a\n\nb -->", Reason.COMMENT),
        ("they slept well " * 30, Reason.LOWERCASED),
        ("References\n1. Kim A.", Reason.REFERENCES),
    ],
)
def test_each_line_that_is_withheld_is_counted_under_its_reason(line: str, reason: Reason) -> None:
    sifted = sift(f"{SENTENCE}\n\n{line}")
    assert [shown for shown in sifted.lines if shown] == [SENTENCE]
    assert sifted.withheld == {reason: len(line)}


def test_program_text_that_a_comment_divides_is_found() -> None:
    line = f"window.<!-- x -->__x = {'1' * 60}"
    sifted = sift(line, junk=NO_JUNK)
    assert not any(sifted.lines)
    assert sifted.withheld[Reason.SCRIPT] == len(line) - len("<!-- x -->")


def test_only_labels_that_are_read_are_copies_of_fields() -> None:
    text = "**DOI:** 10.1\n**Message:** Sleep."
    assert sift(text, {"DOI"}).lines == ["**Message:** Sleep."]


@pytest.mark.parametrize(
    "line",
    [
        f"<!-- {SENTENCE}",
        f"<? {SENTENCE}",
        f'<div class="x>{SENTENCE}',
        f"<b title='x {SENTENCE}",
        f"<b>{SENTENCE}</b>",
        f"<details><summary>x</summary>{SENTENCE}</details>",
        f"[note]: {SENTENCE}",
        f'[x]: http://host/ "{SENTENCE}"',
        f"![{SENTENCE}](/figure.png)",
        f"[{SENTENCE}](#part)",
        f"| a | b |\n|---|---|\n| {SENTENCE} | c |",
        f"- {SENTENCE}\n  1. x",
        f"    {SENTENCE}",
        f"```\n{SENTENCE}\n```",
    ],
)
def test_a_sentence_that_is_kept_is_on_the_page(line: str) -> None:
    sifted = sift(f"{line}\n\nMore of it.")
    page = render_markdown("\n".join(sifted.lines))
    assert SENTENCE in page
    assert "More of it." in page


@pytest.mark.parametrize("link", ["<https://host/a>", "[x](https://host/)"])
def test_addresses_of_pages_are_left_as_they_are(link: str) -> None:
    assert sift(link).lines == [link]


@pytest.mark.parametrize("text", ["", "\n", "a", "---\n\n", "PDF\nPDF\n", "a\nReferences\nb\n"])
def test_what_is_shown_and_withheld_is_the_text(text: str) -> None:
    ledger = Ledger()
    ledger.read = len(text)
    sift(text).enter(ledger)
    assert ledger.account().lost == 0
