"""Accounts for a record's text: each character is shown on its page, or withheld for a reason."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from papershelf.normalise.findings import Finding
from papershelf.normalise.text_account import TextAccount


class Reason(StrEnum):
    """A reason why a text of a record is not on its page."""

    FIELDS = "fields"
    COPY = "copy"
    KEYWORDS = "keywords"
    FRAME = "frame"
    NOTES = "notes"
    REFERENCES = "references"
    LOWERCASED = "lowercased"
    SCRIPT = "script"
    BINARY = "binary"
    COMMENT = "comment"
    NOTICE = "notice"
    ADDRESSES = "addresses"
    UNREAD = "unread"
    MARKUP = "markup"
    MERGED = "merged"
    LIMIT = "limit"
    REJECTED = "rejected"
    RIGHTS = "rights"


# The text that each reason withholds, as a report names it.
WITHHELD: Mapping[str, str] = {
    Reason.FIELDS: "copies of the record's fields and remarks of the tool that made it",
    Reason.COPY: "copies of text that is shown",
    Reason.KEYWORDS: "keywords",
    Reason.FRAME: "parts of a web page's frame",
    Reason.NOTES: "notes of the page or journal",
    Reason.REFERENCES: "lists of other papers",
    Reason.LOWERCASED: "text that lost its capitals",
    Reason.SCRIPT: "program text",
    Reason.BINARY: "bytes that are no text",
    Reason.COMMENT: "HTML comments",
    Reason.NOTICE: "notices that there is no abstract or summary",
    Reason.ADDRESSES: "addresses of authors",
    Reason.UNREAD: "front matter that no field is read from",
    Reason.MARKUP: "rules and empty headings",
    Reason.MERGED: "text of merged records",
    Reason.LIMIT: "text beyond a limit of length",
    Reason.REJECTED: "text of rejected records",
    Reason.RIGHTS: "text of papers that the setting withheld names",
}


class Ledger:
    """Counts the text of a record that is shown and withheld, while it is read.

    Attributes:
        read: characters of the record.
        shown: those that are on its page.
        withheld: reason -> those that are not.
    """

    def __init__(self) -> None:
        """Begin with no text read."""
        self.read = 0
        self.shown = 0
        self.withheld: dict[str, int] = {}

    def show(self, count: int) -> None:
        """Count `count` characters as shown on the page."""
        self.shown += count

    def withhold(self, reason: Reason, count: int) -> None:
        """Count `count` characters as withheld for `reason`."""
        if count:
            self.withheld[reason] = self.withheld.get(reason, 0) + count

    def show_but(self, count: int, without: Mapping[Reason, int]) -> None:
        """Count `count` characters as shown, except those in `without`."""
        for reason, dropped in without.items():
            # What is left out is counted in the cleaned text, which may be longer.
            left_out = min(dropped, count)
            self.withhold(reason, left_out)
            count -= left_out
        self.show(count)

    def account(self) -> TextAccount:
        """Return the account of all text read."""
        return TextAccount(self.read, self.shown, self.withheld)


def findings_of(account: TextAccount) -> tuple[Finding, ...]:
    """Return the findings about a record's text: which is withheld, and why."""
    withheld = [
        f"{WITHHELD[reason]} ({count:,} characters)"
        for reason, count in account.withheld.items()
        if reason != Reason.MARKUP
    ]
    findings = []
    if withheld:
        findings.append(Finding("text-withheld", "text", f"not on the page: {'; '.join(withheld)}"))
    if account.lost:
        message = (
            f"{account.lost:,} characters are neither shown nor withheld: a fault of the program"
        )
        findings.append(Finding("text-lost", "text", message))
    return tuple(findings)
