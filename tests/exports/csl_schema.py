"""The schema of CSL-JSON data 1.0.2, https://github.com/citation-style-language/schema."""

from __future__ import annotations

from typing import Any

_TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter
classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic
hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent performance periodical personal_communication post post-weblog regulation
report review review-book software song speech standard thesis treaty webpage""".split()
_NAMES = """author chair collection-editor compiler composer container-author contributor curator
director editor editorial-director executive-producer guest host illustrator interviewer narrator
organizer original-author performer producer recipient reviewed-author script-writer
series-creator translator""".split()
_DATES = "accessed available-date event-date issued original-date submitted".split()
_TEXTS = """citation-key language journalAbbreviation shortTitle abstract annote archive
archive_collection archive_location archive-place authority call-number collection-title
container-title container-title-short dimensions division DOI event event-title event-place genre
ISBN ISSN jurisdiction keyword medium note original-publisher original-publisher-place
original-title part-title PMCID PMID publisher publisher-place references reviewed-genre
reviewed-title scale section source status title title-short URL version volume-title
volume-title-short year-suffix""".split()
_NUMBERS = """chapter-number citation-number citation-label collection-number edition
first-reference-note-number issue locator number number-of-pages number-of-volumes page page-first
part printing supplement volume""".split()

_TEXT = {"type": "string"}
_NUMBER = {"type": ["string", "number"]}
_FLAG = {"type": ["string", "number", "boolean"]}
_PARTS = "family given dropping-particle non-dropping-particle suffix literal".split()
_FLAGS = "comma-suffix static-ordering parse-names".split()
_NAME: dict[str, Any] = {
    "type": "object",
    "properties": {**dict.fromkeys(_PARTS, _TEXT), **dict.fromkeys(_FLAGS, _FLAG)},
    "additionalProperties": False,
}
_LIST_OF_NAMES = {"type": "array", "items": _NAME}
_PARTS_OF_DATE = {"type": "array", "items": _NUMBER, "minItems": 1, "maxItems": 3}
_DATE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "date-parts": {"type": "array", "items": _PARTS_OF_DATE, "minItems": 1, "maxItems": 2},
        "season": _NUMBER,
        "circa": _FLAG,
        "literal": _TEXT,
        "raw": _TEXT,
    },
    "additionalProperties": False,
}
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "type": {"type": "string", "enum": _TYPES},
            "id": _NUMBER,
            "categories": {"type": "array", "items": _TEXT},
            **dict.fromkeys(_NAMES, _LIST_OF_NAMES),
            **dict.fromkeys(_DATES, _DATE),
            **dict.fromkeys(_TEXTS, _TEXT),
            **dict.fromkeys(_NUMBERS, _NUMBER),
            "custom": {"type": "object"},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}
