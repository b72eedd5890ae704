"""Languages are codes, whatever they were written as."""

from __future__ import annotations

import pytest
from papershelf.normalise.language import clean_language


@pytest.mark.parametrize(
    ("supplied", "code"),
    [
        ("English", "en"),
        ("eng", "en"),
        ("en", "en"),
        ("pt_BR", "pt-br"),
        ("eng-US", "en-us"),
        ("Deutsch", "de"),
        ("sr-Latn-RS", "sr-latn-rs"),
        ("Klingon", None),
        ("nan", None),
        ("", None),
        ("e", None),
    ],
)
def test_a_language_is_a_lower_case_code(supplied: str, code: str | None) -> None:
    assert clean_language(supplied) == code
