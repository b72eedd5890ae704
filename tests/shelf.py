"""The tests' own shelf: fabricated records with a vocabulary of their own.

No test reads the project's ``papers/``, so that it may hold any shelf.
"""

from __future__ import annotations

import shutil
from pathlib import Path

FIXTURES = Path(__file__).resolve().parent / "fixtures"
SHELF = FIXTURES / "shelf"
VOCABULARY = SHELF / "vocabulary.yml"
# A shelf on another subject.
GARDENING = FIXTURES / "gardening"


def give_vocabulary(papers: Path) -> None:
    """Put the shelf's vocabulary into a folder of records that has none.

    A build without one takes the vocabulary that ``mkdocs.yml`` names: the project's own.
    """
    if papers.is_dir() and not (papers / VOCABULARY.name).exists():
        shutil.copyfile(VOCABULARY, papers / VOCABULARY.name)
