"""Values are frozen, equal by their fields, and cross between processes."""

from __future__ import annotations

import gc
import pickle

import pytest
from msgspec.structs import replace
from papershelf.machinery.frozen import Value


class Example(Value, frozen=True):
    name: str
    count: int = 3


def test_a_value_is_equal_by_its_fields_and_has_defaults() -> None:
    assert Example("a") == Example(name="a", count=3) != Example("a", 4)
    assert hash(Example("a")) == hash(Example("a", 3))


def test_a_value_cannot_be_changed_but_replaced() -> None:
    value = Example("a")
    with pytest.raises(AttributeError):
        value.count = 4  # type: ignore[misc]
    assert replace(value, count=4) == Example("a", 4)
    with pytest.raises(TypeError):
        replace(value, unknown=4)


def test_a_value_is_pickled_as_its_fields() -> None:
    value = Example("a", 5)
    assert pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) == value


def test_the_garbage_collector_does_not_track_values() -> None:
    assert not gc.is_tracked(Example("a"))
