"""Of PubMed's text of a paper the abstract is taken."""

from __future__ import annotations

import pytest
from papershelf.normalise.ledger import Reason

from tests.normalise.records import ABSTRACT, draft_of

HEAD = """1. J Ex. 2015 Mar 2;12(3):45-67. doi: 10.5555/pt.1. Epub 2015 Jan 1.

Sleep of adults: an invented survey of
beds.

Doe A(1), Smith-Klein JB Jr(2), van Muster L.

Author information:
(1)Department of Examples, University of Nowhere, Nowhere.
(2)Department of More Examples, University of Elsewhere.
"""
TAIL = """© 2015 The Authors. Published by Examples.

DOI: 10.5555/pt.1
PMCID: PMC1234567
PMID: 12345678 [Indexed for MEDLINE]

Conflict of interest statement: None declared.
"""
WRAPPED = ABSTRACT.replace(" persists", "\npersists").replace(" years", "\nyears")


@pytest.mark.parametrize("above", ["## Abstract\n\n", "", "# Sleep of adults\n\n"])
@pytest.mark.parametrize("tail", [TAIL, "PMID: 12345678\n"])
def test_the_abstract_stands_between_the_addresses_and_the_ids(above: str, tail: str) -> None:
    draft = draft_of({}, f"{above}{HEAD}\n{WRAPPED}\n\n{tail}")
    assert draft["abstract"].value.text == ABSTRACT
    assert draft.sections == ()


def test_labels_in_capitals_open_its_parts() -> None:
    draft = draft_of({}, f"{HEAD}\nBACKGROUND: {WRAPPED}\nMETHODS: We asked them.\n\n{TAIL}")
    parts = draft["abstract"].value.parts
    assert [(part.label, part.text) for part in parts] == [
        ("BACKGROUND", ABSTRACT),
        ("METHODS", "We asked them."),
    ]


def test_what_else_it_holds_is_withheld_with_the_reason() -> None:
    draft = draft_of({}, f"{HEAD}\n{WRAPPED}\n\n{TAIL}")
    draft.read_all()
    account = draft.ledger.account()
    assert set(account.withheld) >= {Reason.FIELDS, Reason.ADDRESSES, Reason.NOTES}
    assert account.lost == 0


def test_an_abstract_that_names_an_id_is_no_such_text() -> None:
    draft = draft_of({}, f"## Abstract\n\nSleep. 2015 was warm. {ABSTRACT} PMID: 1\n")
    assert draft["abstract"].value.text == f"Sleep. 2015 was warm. {ABSTRACT} PMID: 1"
