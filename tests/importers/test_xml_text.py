"""What importers ask of XML elements."""

from __future__ import annotations

import pytest
from lxml import etree
from papershelf.importers.xml_text import name_of


@pytest.mark.parametrize(
    ("xml", "name"),
    [("<b/>", "b"), ('<a:b xmlns:a="urn:a"/>', "b"), ("<a:b/>", "a:b"), ("<b:/>", "b:")],
)
def test_a_name_is_without_its_namespace_if_the_file_declares_it(xml: str, name: str) -> None:
    element = etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False))
    assert name_of(element) == name


def test_a_comment_has_no_name() -> None:
    assert name_of(etree.Comment("no element")) == ""
