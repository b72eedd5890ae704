"""Makes data of papers for other programs; docs/json.md documents the JSON form."""
