"""Tools that know nothing of papers: processes, files, the store between builds, progress."""
