"""LaTeX of titles and names becomes Unicode, and nothing else changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.normalise.latex import from_latex


@pytest.mark.parametrize(
    ("supplied", "text"),
    [
        (r"J{\"o}rg M\"{u}ster", "Jörg Müster"),
        (r"Fran{\c c}ois Dup{\'e}, Mart{\'\i}nez", "François Dupé, Martínez"),
        (r"{\L}ukasz {\o}re {\ss} \aa", "Łukasz øre ß å"),
        (r"\v{S}m\'{\i}d, Erd\H{o}s, G{\"{o}}del", "Šmíd, Erdős, Gödel"),
        (r"The {{ADHD}} Brain: A {R}eview of {\'e}tudes", "The ADHD Brain: A Review of études"),
        (r"Signs \& Examples, 50\% \_", "Signs & Examples, 50% _"),
        (r"\textit{Drosophila} and {\em people}", "Drosophila and people"),
        (r"$\beta$-synuclein, H$_2$O, Cu$^{2+}$", "β-synuclein, H2O, Cu2+"),
        (r"$$x_1$$ and more", "x1 and more"),
        (r"{\textbeta}-blocker {\textendash} \alpha", "β-blocker – α"),
    ],
)
def test_accents_signs_and_braces_are_read(supplied: str, text: str) -> None:
    assert from_latex(supplied) == text


@pytest.mark.parametrize(
    "text",
    [
        "It costs $5 and $6",
        r"of order $\frac{1}{2}$ or so",
        "a set {1, 2",
        "$$l$$$$ sleep",
        "Sleep, 50% of it",
    ],
)
def test_what_is_no_latex_for_sure_is_left(text: str) -> None:
    assert from_latex(text) == text


@given(st.text(alphabet="aé{}$\\\"'^ ~c"))
def test_no_text_raises(text: str) -> None:
    from_latex(text)
