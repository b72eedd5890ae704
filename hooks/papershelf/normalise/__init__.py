"""Dirty records to canonical papers: one kind of dirt a module."""

from papershelf.normalise.reading import Reading, normalise

__all__ = ["Reading", "normalise"]
