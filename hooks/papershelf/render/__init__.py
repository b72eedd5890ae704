"""Renders papers and groups as HTML; everything from a record is escaped or sanitised."""
