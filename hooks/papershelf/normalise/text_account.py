"""Accounts for text: each character of a record is on a page, or withheld for a reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from papershelf.machinery.frozen import Value


class TextAccount(Value, frozen=True):
    """The sums for the text of one or more records, in characters with line ends.

    ``read == shown + sum(withheld.values())`` holds unless the reading lost text.

    Attributes:
        read: characters of the body and of the prose in the front matter.
        shown: those that a page shows.
        withheld: reason, see `papershelf.normalise.ledger` -> those that no page shows.
    """

    read: int = 0
    shown: int = 0
    withheld: Mapping[str, int] = {}

    @property
    def lost(self) -> int:
        """The number of characters that are neither shown nor withheld."""
        return self.read - self.shown - sum(self.withheld.values())

    @classmethod
    def total(cls, accounts: Iterable[TextAccount]) -> TextAccount:
        """Add up the accounts of several texts."""
        read = shown = 0
        withheld: dict[str, int] = {}
        for account in accounts:
            read += account.read
            shown += account.shown
            for reason, count in account.withheld.items():
                withheld[reason] = withheld.get(reason, 0) + count
        return cls(read, shown, dict(sorted(withheld.items())))

    def moved(self, count: int, reason: str) -> TextAccount:
        """Return the account with `count` of the shown characters withheld for `reason`."""
        count = min(count, self.shown)
        if not count:
            return self
        withheld = {**self.withheld, reason: self.withheld.get(reason, 0) + count}
        return TextAccount(self.read, self.shown - count, withheld)
