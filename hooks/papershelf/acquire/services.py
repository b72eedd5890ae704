"""The addresses of the services that are asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Services:
    """Where services are; each may be another server with the same interface.

    Attributes:
        europe_pmc: Europe PMC's REST interface.
        crossref: Crossref's REST interface.
        doi: the resolver of DOIs, which leads to the registry of any DOI.
        contact: an address of mail, which Crossref asks for.
    """

    europe_pmc: str = "https://www.ebi.ac.uk/europepmc/webservices/rest"
    crossref: str = "https://api.crossref.org"
    doi: str = "https://doi.org"
    contact: str = ""

    @classmethod
    def of(cls, environ: Mapping[str, str]) -> Services:
        """Return the services that environment variables name, else the usual ones."""
        usual = cls()
        return cls(
            environ.get("EUROPE_PMC_URL", usual.europe_pmc).rstrip("/"),
            environ.get("CROSSREF_URL", usual.crossref).rstrip("/"),
            environ.get("DOI_URL", usual.doi).rstrip("/"),
            environ.get("PAPERSHELF_CONTACT", ""),
        )
