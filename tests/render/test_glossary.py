"""The glossary explains the shelf's words, and abstracts lead to it."""

from __future__ import annotations

from dataclasses import replace

import lxml.html
from papershelf.model import (
    Abstract,
    AbstractPart,
    AbstractStatus,
    Evidence,
    Paper,
    Tag,
    TagStatus,
)
from papershelf.render.glossary import GlossaryPages, explained, render_glossary
from papershelf.render.pieces import GLOSSARY_FOLDER, paragraphs
from papershelf.render.view import PaperContext, SiteView
from papershelf.settings import Settings
from papershelf.shell.fill import Shells
from papershelf.texts.glossary import WORDS
from papershelf.vocabulary import Term
from papershelf.vocabulary.shelf import Shelf, Word

from tests.factories import VOCABULARY, catalogue, paper, theme

SHELF = Shelf(glossary=(Word("Placebo", "A <b>dummy</b> pill.", ("placebo", "sham")),))
TICS = Tag("tic-disorders", TagStatus.MENTIONS, (Evidence("abstract", "tics"),))
TOURETTE = Tag("tourette-syndrome", TagStatus.ABOUT, (Evidence("abstract", "GTS"),))


def view(*papers: Paper) -> SiteView:
    return SiteView(catalogue(papers), Settings(), shelf=SHELF)


def tree(*papers: Paper) -> lxml.html.HtmlElement:
    model = GlossaryPages(view(*papers), Shells(theme)).model(GLOSSARY_FOLDER)
    return lxml.html.fragment_fromstring(render_glossary(model).body, create_parent="div")


def entry(html: lxml.html.HtmlElement, anchor: str) -> str:
    return " ".join(html.get_element_by_id(anchor).text_content().split())


def test_terms_are_explained_with_a_link_to_their_papers() -> None:
    html = tree(paper("a", conditions=(Tag("tic-disorders", TagStatus.ABOUT),)))
    assert entry(html, "tic-disorders") == "Tic disorders Disorders with tics. 1 paper"
    (link,) = html.get_element_by_id("tic-disorders").iter("a")
    assert link.get("href") == "../conditions/tic-disorders/"
    # No paper has it; it is explained none the less.
    assert entry(html, "tourette-syndrome") == "Tourette syndrome Motor and vocal tics."


def test_a_term_without_a_description_is_left_out() -> None:
    ids = [one.get("id") for one in tree(paper("a")).iter("div")]
    assert "adhd" not in ids


def test_values_of_facts_keep_their_order_and_lead_to_the_search() -> None:
    terms = {
        slug: replace(term, description=f"What {slug} means.")
        for slug, term in VOCABULARY.terms.items()
    }
    found = catalogue([paper("a", facts={"design": ("trial",)})])
    site = SiteView(replace(found, vocabulary=replace(VOCABULARY, terms=terms)), Settings())
    model = GlossaryPages(site, Shells(theme)).model(GLOSSARY_FOLDER)
    designs = next(part for part in model.parts if part.anchor == "part_designs")
    assert [one.anchor for one in designs.entries] == ["trial", "case-report"]
    assert [one.address for one in designs.entries] == ["search/?design=trial", ""]


def test_words_of_every_shelf_and_of_this_one_are_together_from_a_to_z() -> None:
    html = tree(paper("a"))
    (words,) = html.xpath("//dl[1]")[:1]
    shown = [one.text_content().strip() for one in words.iter("dt")]
    assert shown == sorted([*(word for word, _ in WORDS), "Placebo"], key=str.casefold)
    assert entry(html, "word_placebo") == "Placebo A <b>dummy</b> pill."


def test_a_word_of_the_shelf_replaces_that_of_every_shelf() -> None:
    shelf = Shelf(glossary=(Word("Preprint", "Not yet read by others.", ("preprint",)),))
    site = SiteView(catalogue([paper("a")]), Settings(), shelf=shelf)
    words = GlossaryPages(site, Shells(theme)).model(GLOSSARY_FOLDER).parts[0].entries
    assert len({one.anchor for one in words}) == len(words) == len(WORDS)
    assert "Not yet read by others." in [one.text for one in words]


def test_a_term_called_like_its_section_or_a_word_has_an_anchor_of_its_own() -> None:
    slugs = {"conditions": "Conditions", "words": "Words", "word-placebo": "Word placebo"}
    terms = {slug: Term(slug, "condition", label, "A meaning.") for slug, label in slugs.items()}
    found = replace(catalogue([paper("a")]), vocabulary=replace(VOCABULARY, terms=terms))
    site = SiteView(found, Settings(), shelf=SHELF)
    parts = GlossaryPages(site, Shells(theme)).model(GLOSSARY_FOLDER).parts
    anchors = [part.anchor for part in parts]
    anchors += [entry.anchor for part in parts for entry in part.entries]
    assert len(set(anchors)) == len(anchors)


def test_words_in_other_scripts_have_anchors_of_their_own() -> None:
    words = [Word(label, "A meaning.", (label.lower(),)) for label in ("Плацебо", "偽薬", "Ω")]
    subject = paper("a", abstract=abstract("偽薬 vs. плацебо"))
    site = SiteView(catalogue([subject]), Settings(), shelf=Shelf(glossary=tuple(words)))
    entries = GlossaryPages(site, Shells(theme)).model(GLOSSARY_FOLDER).parts[0].entries
    anchors = {one.word: one.anchor for one in entries}
    assert len(set(anchors.values())) == len(WORDS) + 3
    assert explained(subject, PaperContext.of(site)) == (
        ("плацебо", anchors["Плацебо"]),
        ("偽薬", anchors["偽薬"]),
    )


def test_a_word_of_the_shelf_is_found_where_it_is_no_part_of_a_longer_one() -> None:
    subject = paper("a", abstract=abstract("Placebos were given, then a placebo."))
    assert explained(subject, PaperContext.of(view())) == (("placebo", "word_placebo"),)


def test_each_part_can_be_reached_from_the_top() -> None:
    html = tree(paper("a"))
    anchors = [str(link.get("href")) for link in html.xpath("//nav/a")]
    assert anchors == ["#part_words", "#part_conditions"]
    assert [one.get("id") for one in html.iter("h2")] == ["part_words", "part_conditions"]


def abstract(*texts: str) -> Abstract:
    return Abstract(AbstractStatus.COMPLETE, tuple(AbstractPart(None, text) for text in texts))


def test_words_of_an_abstract_are_those_of_its_terms_and_of_the_shelf() -> None:
    subject = paper(
        "a",
        conditions=(TICS, TOURETTE, Tag("adhd", TagStatus.ABOUT, (Evidence("abstract", "ADHD"),))),
        abstract=abstract("In GTS and ADHD, tics ease with a Placebo."),
    )
    words = explained(subject, PaperContext.of(view(subject)))
    # ADHD has no description in the tests' vocabulary.
    assert words == (
        ("GTS", "tourette-syndrome"),
        ("tics", "tic-disorders"),
        ("Placebo", "word_placebo"),
    )


def test_what_the_text_does_not_support_is_not_explained() -> None:
    tag = Tag("tic-disorders", TagStatus.UNSUPPORTED, (Evidence("abstract", "tics"),))
    assert explained(paper("a", conditions=(tag,)), PaperContext.of(view())) == ()


def links(*texts: str, words: dict[str, str]) -> list[tuple[str, str]]:
    html = paragraphs(abstract(*texts).parts, words.items(), "../../")
    found = lxml.html.fragment_fromstring(html, create_parent="div")
    assert found.text_content().split() == " ".join(texts).split()
    return [(str(a.get("href")), str(a.text)) for a in found.iter("a")]


def test_a_word_leads_to_its_entry_where_it_first_occurs() -> None:
    words = {"tics": "tic-disorders", "GTS": "tourette-syndrome"}
    assert links("GTS & tics < GTS", "More tics.", words=words) == [
        ("../../glossary/#tourette-syndrome", "GTS"),
        ("../../glossary/#tic-disorders", "tics"),
    ]
    assert links("Nothing here.", "At last: tics.", words=words) == [
        ("../../glossary/#tic-disorders", "tics")
    ]


def test_a_part_of_a_longer_word_is_no_word() -> None:
    words = {"tic": "tic-disorders"}
    assert links("A therapeutic tic.", words=words) == [("../../glossary/#tic-disorders", "tic")]
    assert links("Therapeutic, tics.", words=words) == []


def test_a_word_inside_another_is_linked_where_it_is_alone() -> None:
    words = {"anxiety": "anxiety", "social anxiety": "social"}
    assert links("Of social anxiety and anxiety.", "Anxiety; anxiety.", words=words) == [
        ("../../glossary/#social", "social anxiety"),
        ("../../glossary/#anxiety", "anxiety"),
    ]
