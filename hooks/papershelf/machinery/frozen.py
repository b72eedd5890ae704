"""What the frozen classes of the core share: they cross between processes cheaply."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import MISSING, fields
from operator import attrgetter
from typing import TypeVar

_Class = TypeVar("_Class", bound=type)
_Changed = TypeVar("_Changed", bound="Value")


class Value:
    """A frozen dataclass that is pickled as its fields in order.

    A frozen class with slots is otherwise pickled as a dictionary and restored
    field by field: three times slower, for every author and tag of a corpus.
    """

    __slots__ = ()
    __match_args__: tuple[str, ...] = ()

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """The class and its arguments, by the fields that `dataclass` lists in order."""
        return type(self), tuple([getattr(self, name) for name in self.__match_args__])


def changed(value: _Changed, **changes: object) -> _Changed:
    """As `dataclasses.replace`, in a third of the time for a value of many fields."""
    cls, values = value.__reduce__()
    made: _Changed = cls(**{**dict(zip(value.__match_args__, values, strict=True)), **changes})
    return made


def made_often(cls: _Class) -> _Class:
    """A frozen class of two fields and more that is made, and pickled, in half the time.

    The constructor that `dataclass` writes for a frozen class looks up each field by
    its name; this one sets the slots themselves.  All else stays, so that a value
    still refuses to be changed.
    """
    names = [field.name for field in fields(cls)]
    space: dict[str, object] = {f"set_{name}": getattr(cls, name).__set__ for name in names}
    space |= {f"default_{field.name}": field.default for field in fields(cls)}
    arguments = [
        field.name if field.default is MISSING else f"{field.name}=default_{field.name}"
        for field in fields(cls)
    ]
    lines = [f"    set_{name}(self, {name})" for name in names]
    # Built from the names of fields, as `dataclass` builds its own.
    exec("\n".join([f"def __init__(self, {', '.join(arguments)}):", *lines]), space)  # noqa: S102
    values = attrgetter(*names)

    def reduce(self: object) -> tuple[type, tuple[object, ...]]:
        return cls, values(self)

    cls.__init__ = space["__init__"]  # type: ignore[misc]
    cls.__reduce__ = reduce  # type: ignore[method-assign,assignment]
    return cls


@contextmanager
def paused_collection() -> Iterator[None]:
    """No cyclic garbage collection while the context lasts.

    Millions of long-lived values without a cycle are made, and each collection
    would look at all of them again: a third of the time of a build.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
