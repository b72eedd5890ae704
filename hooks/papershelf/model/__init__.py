"""The types of a record and of a paper."""

from papershelf.author import Author
from papershelf.model.paper import (
    OFF_TOPIC,
    Abstract,
    AbstractPart,
    AbstractStatus,
    DateSource,
    Journal,
    Notice,
    NoticeKind,
    Paper,
    PaperKind,
    PartialDate,
    Provenance,
    RawRecord,
    Relation,
    RelationKind,
    Section,
    Summary,
    Supplied,
)
from papershelf.model.tags import Evidence, Tag, TagStatus

__all__ = [
    "OFF_TOPIC",
    "Abstract",
    "AbstractPart",
    "AbstractStatus",
    "Author",
    "DateSource",
    "Evidence",
    "Journal",
    "Notice",
    "NoticeKind",
    "Paper",
    "PaperKind",
    "PartialDate",
    "Provenance",
    "RawRecord",
    "Relation",
    "RelationKind",
    "Section",
    "Summary",
    "Supplied",
    "Tag",
    "TagStatus",
]
