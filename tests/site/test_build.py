"""Whole sites, built as a curator builds them: `mkdocs build --strict`."""
