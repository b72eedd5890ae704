"""Writes what the curator reads: how records were read, and what is wrong with them."""
