"""The controlled vocabulary: conditions, topics and study designs, with their words.

`terms` holds the types, `matcher` finds the words in a text, `load` reads and
checks the file the curator writes (``papers/vocabulary.yml``).
"""

from __future__ import annotations

from papershelf.vocabulary.load import VocabularyError, load_vocabulary
from papershelf.vocabulary.terms import Term, TermKind, Vocabulary

__all__ = ["Term", "TermKind", "Vocabulary", "VocabularyError", "load_vocabulary"]
