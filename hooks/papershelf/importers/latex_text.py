r"""Decodes LaTeX in whole values of BibTeX, where every backslash and brace is LaTeX.

`papershelf.normalise.latex` reads what most values have.  Where a command is left, pylatexenc
reads the value, which takes a hundred times as long.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerError

from papershelf.importers.words import name
from papershelf.normalise.latex import from_latex

# LaTeX comments out what follows a bare ``%``; in BibTeX values it is a percent sign.
_BARE = re.compile(r"(?<!\\)([%#&])")
_TIE = re.compile(r"(?<!\\)~")
# Accents on nothing, which are the signs themselves.
_SIGNS = (("\\^{}", "\\textasciicircum{}"), ("\\~{}", "\\textasciitilde{}"))
_ADDRESS = re.compile(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|\\href\s*\{[^{}]*\}\s*(?=\{)")
_VERBATIM = re.compile(r"\\(?=[_%&#$~{}^])|[{}]|\$")
_FORMULA = re.compile(r"\$[^$]{1,200}\$|\\ensuremath\{(?:[^{}]|\{[^{}]*\}){1,200}\}")
# A small number above or below the line, in a formula or by a command for text.
_SMALL = re.compile(r"(?P<sign>[_^])(?:\{(?P<several>[0-9+=()n-]{1,6})\}|(?P<one>[0-9n]))")
_SMALL_TEXT = re.compile(r"\\text(?P<place>sub|super)script\{(?P<text>[0-9+=()n-]{1,6})\}")
_BELOW = str.maketrans("0123456789+-=()n", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ")
_ABOVE = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LONGEST_DECODED = 100_000  # characters; pylatexenc takes a second for so many


def decoded(value: str) -> str:
    """Return the text that a value of BibTeX shows, on one line."""
    if not _has_signs(value):
        return name(value)
    text = _ADDRESS.sub(r"\1", _TIE.sub(" ", value))
    text = _FORMULA.sub(lambda match: _SMALL.sub(_small, match[0]), text)
    text = _typed(_SMALL_TEXT.sub(_small_text, text))
    for accent, sign in _SIGNS:
        text = text.replace(accent, sign)
    plain = from_latex(text)
    if "\\" in plain and len(text) <= _LONGEST_DECODED:
        plain = _by_library(text)
    elif "{" in plain or "}" in plain:  # unbalanced
        plain = plain if "\\" in plain else plain.replace("{", "").replace("}", "")
    return name(unicodedata.normalize("NFC", plain))


def _typed(text: str) -> str:
    """Return a text with the dashes and quotation marks that LaTeX makes of typed signs.

    Braces between the signs keep them apart, so they must be there still.
    """
    text = text.replace("---", "—").replace("--", "–")
    # Writers have ``''`` for straight marks as well, at both ends then.
    closing = "”" if "``" in text else '"'
    return text.replace("``", "“").replace("''", closing)


def _small(match: re.Match[str]) -> str:
    """Return the characters of Unicode for ``_2``."""
    table = _BELOW if match["sign"] == "_" else _ABOVE
    return (match["several"] or match["one"]).translate(table)


def _small_text(match: re.Match[str]) -> str:
    return match["text"].translate(_BELOW if match["place"] == "sub" else _ABOVE)


def _has_signs(value: str) -> bool:
    return any(sign in value for sign in ("\\", "{", "}", "$", "~", "--", "``", "''"))


def _by_library(text: str) -> str:
    try:
        found: str = _library().latex_to_text(_BARE.sub(r"\\\1", text))
    except (LatexWalkerError, RecursionError, ValueError, IndexError):
        return from_latex(text)
    return found


@lru_cache(maxsize=1)
def _library() -> LatexNodes2Text:
    return LatexNodes2Text(math_mode="text", keep_comments=True, strict_latex_spaces="macros")


def verbatim(value: str) -> str:
    """Return a DOI or an address without the backslashes and braces that LaTeX needs."""
    return name(_VERBATIM.sub("", value.replace("\\textasciitilde", "~")))
