"""All papers of a corpus: one of each, uniquely identified, grouped for browsing."""

from papershelf.catalogue.groups import Catalogue, Facet, Group, group_slug, slugify

__all__ = ["Catalogue", "Facet", "Group", "group_slug", "slugify"]
