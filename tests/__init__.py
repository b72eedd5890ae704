"""Tests mirror the tree of the core."""
