"""Makes the catalogue: all papers of a corpus without duplicates, with ids, grouped."""

from papershelf.catalogue.groups import Catalogue, Group
from papershelf.catalogue.slugs import group_slug, slugify

__all__ = ["Catalogue", "Group", "group_slug", "slugify"]
