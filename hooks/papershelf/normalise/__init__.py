"""Turns dirty records into canonical papers: one module for each kind of dirt."""

from papershelf.normalise.reading import Reading, normalise

__all__ = ["Reading", "normalise"]
