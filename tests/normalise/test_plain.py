"""Fields of one text are cleaned, and words for no value are none."""

from __future__ import annotations

import pytest

from tests.normalise.records import codes_of, read_field


@pytest.mark.parametrize(
    ("supplied", "value"),
    [
        ("  Rest &amp; <i>Sleep</i>\n Press ", "Rest & Sleep Press"),
        ("None", None),
        ("\u200b", None),
        ("", None),
    ],
)
def test_a_line_is_cleaned(supplied: str, value: str | None) -> None:
    assert read_field("publisher", {"publisher": supplied}).value == value


def test_a_value_that_is_no_text_is_noted() -> None:
    read = read_field("license", {"license": {"by": "CC BY"}, "rights": "CC BY 4.0"})
    assert (read.value, read.source, codes_of(read)) == ("CC BY 4.0", "rights", ["field-type"])
