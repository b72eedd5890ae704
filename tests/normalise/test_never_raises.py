"""Reading raises nothing, whatever is in a field: the reader of each knows what may be in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papershelf.model import RawRecord
from papershelf.normalise import normalise
from papershelf.normalise.fields import FIELDS
from papershelf.normalise.names import split_authors
from papershelf.normalise.supplies import is_of_body

from tests.normalise.records import VOCABULARY

# One key of each field, and those with a form of their own.
KEYS = [
    *(
        next(key for key in field.sources if not is_of_body(key))
        for field in FIELDS
        if field.sources
    ),
    *("conditions", "keywords", "links", "params", "citation", "month", "url", "year"),
]
# Each once ended a build, or is of the kind of one that did.
TEXTS = [
    "&#" + "1" * 4301, "&#x" + "f" * 9000 + ";", "[{[]: '\\n'}]", "[{{}: '\\n'}]",
    "['\\n', {[1]}]", "[u'\\x', {'a': {}}]", "['" + "\\n', -" * 500, "[" * 3000 + "'\\n'",
    "9" * 5000, "1e999999", "-1e5000", "nan", "٣" * 5000, "²" * 50, "\ue010x\ue011; Ann Lee",
    "\ue0107\ue011", "{A and B}{C, D}", "&#xe010;5&#xe011; and Ann Lee", "http://[::1", "http://[x]/",
    "//[", "https://a:99999999999/", "%" * 999, "\x00", "\ud800", "\U0010ffff", "{{" * 999,
    "$" * 999, "\\" * 999, "10.1234/" + "(" * 999, "0000-00-00", "2024-02-30T25:61:61",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=[repr(text)[:24] for text in TEXTS])
def test_no_text_in_any_field_makes_reading_raise(text: str) -> None:
    for key in KEYS:
        for value in (text, [text], {text: text}, [[text, {key: [text]}]]):
            meta: dict[str, object] = {"title": "Sleep", "doi": "10.1234/x", key: value}
            body = f"**{key.capitalize()}:** {text}\n\n## Abstract\n\n{text}\n\n## {text}\n\n{text}"
            normalise(RawRecord("a.md", meta, body), VOCABULARY)


@given(
    st.recursive(
        st.text(max_size=30) | st.sampled_from(TEXTS) | st.none(),
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    st.sampled_from(KEYS),
)
def test_no_value_of_any_type_makes_reading_raise(value: object, key: str) -> None:
    meta = {"title": "Sleep", "doi": "10.1234/x", key: value}
    normalise(RawRecord("a.md", meta, ""), VOCABULARY)


def test_groups_in_braces_are_put_back_whatever_is_beside_them() -> None:
    def named(text: str) -> list[str | None]:
        return [author.literal or author.family for author in split_authors(text)[0]]

    assert named("{Institute of Sleep and Rest} and Ann Lee") == [
        "Institute of Sleep and Rest",
        "Lee",
    ]
    assert named("Ann Lee and {Institute of Sleep and Rest}")[1] == "Institute of Sleep and Rest"
