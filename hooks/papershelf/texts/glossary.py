"""The texts of the glossary: words that every shelf uses, and what surrounds all words."""

from __future__ import annotations

from papershelf.texts import papers as papers  # the page says how many papers a word has

TITLE = "Glossary"
DESCRIPTION = "The words of this site in plain English"
LEAD = "What the words on this site mean, in plain English."
ON_THIS_PAGE = "Parts of the glossary"
GENERAL = "Words about papers"
# Words that every shelf uses, with what they mean.
WORDS = (
    ("Abstract", "The authors' own summary of a paper, in a few hundred words."),
    (
        "About and mentioned",
        "A paper is about a subject if its title names it, or enough of its abstract. Otherwise it"
        " only mentions it.",
    ),
    ("Badge", "A small label above a title that says what kind of study it is."),
    (
        "DOI",
        "Digital object identifier: the permanent address of a paper. It leads to the publisher.",
    ),
    ("Full text", "The whole paper, not only its abstract."),
    (
        "Not confirmed",
        "Whoever collected the paper filed it under this subject, and there is no abstract in which"
        " to check that. It may be about something else.",
    ),
    (
        "Peer review",
        "Other researchers read a paper before a journal prints it, and ask for corrections.",
    ),
    ("Plain-language summary", "What a paper found, written for people who are no researchers."),
    (
        "Preprint",
        "A paper that its authors put online before peer review. It may still change, or be wrong.",
    ),
    (
        "Retracted",
        "Withdrawn by the journal, because of an error or worse. Do not rely on what it says.",
    ),
    ("Tag", "A subject that a paper is filed under."),
)
