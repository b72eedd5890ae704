"""The plugin for MkDocs: the only room that imports MkDocs."""
