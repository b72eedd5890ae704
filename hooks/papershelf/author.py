"""The author of a paper: a person, a group, or a name that cannot be divided."""

from __future__ import annotations

import re

from papershelf.machinery.frozen import Value

# Han, kana and Hangul: names in these scripts begin with the family name.
_EASTERN = re.compile("[\u3005-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


def is_eastern(name: str) -> bool:
    """Return whether a name is written in Chinese, Japanese or Korean script."""
    return not name.isascii() and _EASTERN.match(name) is not None


class Author(Value, frozen=True):
    """One author: given and family name, or a literal (a group, an undivided name).

    Exactly one of `family` and `literal` is set.

    Attributes:
        supplied: the name as the record gives it.
        suffix: ``Jr.``, ``III`` and the like, if there is a family name.
    """

    family: str | None
    given: str | None
    literal: str | None
    supplied: str
    suffix: str | None = None

    @property
    def family_and_suffix(self) -> str:
        """The family name with the suffix, ``Doe Jr.``; ``""`` for a literal."""
        family = self.family or ""
        return f"{family} {self.suffix}" if self.suffix else family

    @property
    def display(self) -> str:
        """The name in reading order: ``Xia Cao``, ``John Doe Jr.``, ``山田 太郎``."""
        family = self.family_and_suffix
        if family and self.given:
            if is_eastern(family) and is_eastern(self.given):
                return f"{family} {self.given}"
            return f"{self.given} {family}"
        return self.literal or family or self.given or ""

    @property
    def inverted(self) -> str:
        """The name in index order: ``Cao, Xia``, ``Doe Jr., John``."""
        family = self.family_and_suffix
        if family and self.given:
            return f"{family}, {self.given}"
        return self.literal or family or self.given or ""
