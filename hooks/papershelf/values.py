"""What the frozen classes of the core share: they cross between processes cheaply."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
