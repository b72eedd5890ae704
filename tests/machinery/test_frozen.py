"""Values are made and pickled fast, and are frozen dataclasses all the same."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, replace

import pytest
from papershelf.machinery.frozen import Value, changed, made_often


@dataclass(frozen=True, slots=True)
class Plain(Value):
    name: str
    count: int = 3


@made_often
@dataclass(frozen=True, slots=True)
class Often(Value):
    name: str
    count: int = 3


def test_a_value_made_often_is_equal_by_its_fields_and_has_defaults() -> None:
    assert Often("a") == Often(name="a", count=3) != Often("a", 4)
    assert hash(Often("a")) == hash(Often("a", 3))
    assert repr(Often("a")) == "Often(name='a', count=3)"


def test_a_value_made_often_cannot_be_changed_but_replaced() -> None:
    value = Often("a")
    with pytest.raises(FrozenInstanceError):
        value.count = 4  # type: ignore[misc]
    assert replace(value, count=4) == changed(value, count=4) == Often("a", 4)
    assert changed(Plain("a", 5), name="b") == Plain("b", 5)
    with pytest.raises(TypeError):
        changed(value, unknown=4)


@pytest.mark.parametrize("value", [Plain("a", 5), Often("a", 5)])
def test_a_value_is_pickled_as_its_fields(value: Value) -> None:
    assert pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL)) == value


def test_a_field_too_few_or_too_many_is_an_error() -> None:
    with pytest.raises(TypeError, match="name"):
        Often()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        Often("a", 1, 2)  # type: ignore[call-arg]
