"""What importers ask of XML elements."""

from __future__ import annotations

import pytest
from lxml import etree
from papershelf.importers.xml_text import attribute, name_of


@pytest.mark.parametrize(
    ("xml", "name"),
    [("<b/>", "b"), ('<a:b xmlns:a="urn:a"/>', "b"), ("<a:b/>", "a:b"), ("<b:/>", "b:")],
)
def test_a_name_is_without_its_namespace_if_the_file_declares_it(xml: str, name: str) -> None:
    element = etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False))
    assert name_of(element) == name


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<a b="1"/>', "1"),
        ('<a c:b="1" xmlns:c="urn:c"/>', "1"),
        ('<a c:b="1"/>', ""),
        ('<a c:b="1" b="2"/>', "2"),
    ],
)
def test_an_attribute_is_found_without_its_namespace(xml: str, value: str) -> None:
    element = etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False))
    assert attribute(element, "b") == value


def test_a_comment_has_no_name() -> None:
    assert name_of(etree.Comment("no element")) == ""
