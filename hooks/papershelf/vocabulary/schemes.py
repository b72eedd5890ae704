"""The vocabularies of others whose entries a term may name, with the links to them.

A further one is one more entry here: its name is a key of a term in ``vocabulary.yml``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple


class Scheme(NamedTuple):
    """A vocabulary of others.

    Attributes:
        label: what pages call it.
        pattern: the form of its ids.
        example: an id, for messages.
        address: returns the address of the entry with an id.
    """

    label: str
    pattern: re.Pattern[str]
    example: str
    address: Callable[[str], str]


SCHEMES: Mapping[str, Scheme] = {
    # Descriptors: D and six digits, nine for those made since 2003.
    # https://www.nlm.nih.gov/mesh/xml_data_elements.html
    "mesh": Scheme(
        "MeSH",
        re.compile(r"D\d{6}(?:\d{3})?"),
        "D005879",
        lambda own: f"https://meshb.nlm.nih.gov/record/ui?ui={own}",
    ),
    # The OBO Foundry's ids and permanent addresses: https://obofoundry.org/id-policy
    "mondo": Scheme(
        "Mondo",
        re.compile(r"MONDO:\d{7}"),
        "MONDO:0007661",
        lambda own: f"https://purl.obolibrary.org/obo/{own.replace(':', '_')}",
    ),
}
