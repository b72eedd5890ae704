r"""Reads LaTeX in titles and names, as BibTeX and Zotero export it: accents, signs, braces.

``{\'e}tudes of {NASA} \& ESA`` is ``études of NASA & ESA``.  What may not be LaTeX
(a formula with commands not listed here) is left unchanged.
"""

from __future__ import annotations

import re
import unicodedata

from papershelf.normalise.text import composed

# Command -> combining character that follows the letter in Unicode.
_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323",
    "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip
_SIGNS = {
    **{"o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ"},
    **{"OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ"},
    **{"TH": "Þ", "dj": "đ", "DJ": "Đ", "textendash": "–", "textemdash": "—", "ldots": "…"},
    **{"textquoteright": "’", "textquoteleft": "‘", "textquotedblleft": "“", "dots": "…"},
    **{"textquotedblright": "”", "textregistered": "®", "texttrademark": "™", "pm": "±"},
    **{"textdegree": "°", "times": "×", "cdot": "·", "leq": "≤", "geq": "≥", "le": "≤"},
    **{"ge": "≥", "sim": "∼", "approx": "≈", "infty": "∞", "to": "→", "rightarrow": "→"},
    **{"textbackslash": "\\", "textasciitilde": "~", "textunderscore": "_", "circ": "°"},
    **{"textless": "<", "textgreater": ">", "textbar": "|", "textdollar": "$", "texteuro": "€"},
    **{"textasciicircum": "^", "textquotesingle": "'", "textquotedbl": '"', "textbullet": "•"},
    **{"textperiodcentered": "·", "textsection": "§", "textsterling": "£", "textonehalf": "½"},
    **{"textmu": "µ", "copyright": "©", "S": "§", "neq": "≠", "prime": "′", "ast": "*"},
}
_GREEK = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau "
    "upsilon phi chi psi omega"
).split()
for _name in _GREEK:
    _capital = _name.capitalize()
    _SIGNS[_name] = unicodedata.lookup(f"GREEK SMALL LETTER {_name.replace('mbd', 'md').upper()}")
    _SIGNS[_capital] = _SIGNS[_name].upper()
    _SIGNS[f"text{_name}"] = _SIGNS[_name]
_SIGNS["varepsilon"], _SIGNS["varphi"] = "ε", "φ"

# Commands that only change how their argument looks.
_LOOKS = (
    "textit|textbf|emph|textrm|textsc|texttt|textsf|textup|textnormal|textsuperscript|"
    "textsubscript|mathrm|mathit|mathbf|mathsf|mathcal|mathbb|mbox|text|ensuremath|underline|uppercase|"
    "it|bf|em|rm|sc|tt|sl|itshape|bfseries|textls|hbox"
)
_ACCENTED = re.compile(
    r"\\(?:([`'^~=.\"])|([uvHcdbkr])(?![A-Za-z]))\s*"
    r"(?:\{\s*\\?([^\W\d_])\s*\}|\\([ij])(?![A-Za-z])\s?|([^\W\d_]))"
)
_SIGN = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])(?:\{\}|\s(?=\w)|)")
_LOOK = re.compile(rf"\\(?:{_LOOKS})(?![A-Za-z])\s*")
_ESCAPED = re.compile(r"\\([&%$#_{}])")
_SCRIPT = re.compile(r"[_^]\{([^{}]*)\}|(?:^|(?<=\w))[_^](?=\w)")
# More dollar signs than two are none of a formula.
_FORMULA = re.compile(r"(?<!\$)(\${1,2})([^$\n]{1,200})\1(?!\$)")
_BRACES = str.maketrans({"\ue000": "{", "\ue001": "}", "\ue002": "$"})
_KEPT = {"{": "\ue000", "}": "\ue001", "$": "\ue002"}


def from_latex(text: str) -> str:
    """Return `text` with LaTeX's accents, signs and formulas in Unicode, without its braces."""
    if not has_latex(text):
        return text
    # ``{\"{u}}`` and ``\'{\i}``: the accent's argument loses its braces first.
    plain = _ESCAPED.sub(lambda match: _KEPT.get(match[1], match[1]), text)
    plain = _ACCENTED.sub(_accented, plain)
    plain = _FORMULA.sub(_formula, plain)
    plain = _SIGN.sub(_sign, _LOOK.sub("", plain))
    if plain.count("{") == plain.count("}"):
        plain = plain.replace("{", "").replace("}", "")
    return composed(plain.translate(_BRACES))


def has_latex(text: str) -> bool:
    """Return whether a text has any sign of LaTeX: a command, braces or a formula."""
    return "\\" in text or ("{" in text and "}" in text) or text.count("$") > 1


def _accented(match: re.Match[str]) -> str:
    letter = match[3] or match[5] or match[4]
    return letter + _ACCENTS[match[1] or match[2]]


def _sign(match: re.Match[str]) -> str:
    return _SIGNS.get(match[1], match[0])


def _formula(match: re.Match[str]) -> str:
    """Return the text of a formula; unchanged, with dollar signs, if a command is unknown."""
    inner = _SIGN.sub(_sign, _LOOK.sub("", match[2]))
    inner = _SCRIPT.sub(r"\1", inner)
    # ``$5 and $6``: two prices are no formula.
    if "\\" in inner or (inner[:1].isdigit() and " " in inner):
        return match[0].replace("{", "\ue000").replace("}", "\ue001").replace("$", "\ue002")
    return inner.replace("~", " ").strip()
