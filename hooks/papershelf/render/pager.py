"""Divides long lists into pages."""

from __future__ import annotations

from typing import NamedTuple


class Pager(NamedTuple):
    """A page of a list: the list's folder, the number of the page, and of the last one."""

    folder: str
    current: int
    last: int

    @property
    def numbers(self) -> list[int | None]:
        """The page numbers to show: the ends and the neighbours; None is a gap."""
        return pager_numbers(self.current, self.last)

    def url(self, number: int) -> str:
        """Return the address of a page below the site's root."""
        return page_url(self.folder, number)


def page_numbers(items: int, per_page: int) -> int:
    """Return how many pages `items` take; an empty list takes one."""
    return max(1, -(-items // per_page))


def page_url(folder: str, number: int) -> str:
    """Return the address of a page of a list; the first page is the folder itself."""
    return folder if number == 1 else f"{folder}page/{number}/"


def pager_numbers(current: int, last: int) -> list[int | None]:
    """Return the page numbers to show: the ends and the neighbours; None is a gap."""
    shown = sorted({1, last, *range(max(1, current - 2), min(last, current + 2) + 1)})
    numbers: list[int | None] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number > before + 1:
            numbers.append(None)
        numbers.append(number)
    return numbers
