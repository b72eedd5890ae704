"""Reads the language of a paper as a code."""

from __future__ import annotations

import re

from papershelf.normalise.text import NO_VALUE

# ISO 639-1 code, then other codes and names of the language.
_NAMES = """
en eng english; de ger deu german deutsch; fr fre fra french français; es spa spanish español;
it ita italian italiano; pt por portuguese português; nl dut nld dutch; pl pol polish;
ru rus russian; uk ukr ukrainian; cs cze ces czech; hu hun hungarian; ro rum ron romanian;
sv swe swedish; da dan danish; no nor norwegian; fi fin finnish; el gre ell greek;
tr tur turkish; ar ara arabic; he heb hebrew; fa per fas persian; hi hin hindi;
zh chi zho chinese; ja jpn japanese; ko kor korean; vi vie vietnamese; id ind indonesian
"""
_CODES = {
    name: names.split()[0]
    for names in " ".join(_NAMES.split()).split(";")
    for name in names.split()
}
# A language tag of BCP 47: language, then script, region and variants.
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*")


def clean_language(supplied: str) -> str | None:
    """Return the code ``en`` for ``English`` and ``eng``, ``pt-br`` for ``pt-BR``, or None."""
    text = supplied.strip().lower().replace("_", "-")
    if text in NO_VALUE:  # ``nan`` is the code of a language, too
        return None
    first, _, rest = text.partition("-")
    code = _CODES.get(first)
    if code:
        text = f"{code}-{rest}" if rest else code
    return text if _TAG.fullmatch(text) else None
