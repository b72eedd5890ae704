"""The controlled vocabulary: a shelf's facets and their terms, with the words for each.

`facets` and `terms` hold the types, `matcher` finds the words in a text, `load` reads and
checks the file the curator writes (``papers/vocabulary.yml``).
"""

from __future__ import annotations

from papershelf.vocabulary.check import FaultyFileError
from papershelf.vocabulary.facets import Facet, FacetKind
from papershelf.vocabulary.load import load_vocabulary
from papershelf.vocabulary.term import Term
from papershelf.vocabulary.terms import Vocabulary

__all__ = ["Facet", "FacetKind", "FaultyFileError", "Term", "Vocabulary", "load_vocabulary"]
