"""The one family of records: what a report is, what was read in it, and the facts kept from it.

All offsets are half-open character offsets into `Document.text`, unless a field says that it counts tokens.
"""

from dragoman.records.facts import (
    LEARNED,
    AgendaItem,
    Event,
    Measure,
    Office,
    Place,
    Pledge,
    Position,
    Precedent,
    Quantity,
    Statement,
    Term,
)
from dragoman.records.identity import fact_id, stable_id
from dragoman.records.reports import Cast, Reading, Report
from dragoman.records.texts import RELEASE, Article, Document, Paragraph, Rejection, Segment, Span
from dragoman.records.words import (
    Actor,
    Entity,
    Mention,
    Proposition,
    Sentence,
    Time,
    TimeMention,
    Token,
    leading_pair,
    unique,
)

__all__ = [
    "LEARNED",
    "RELEASE",
    "Actor",
    "AgendaItem",
    "Article",
    "Cast",
    "Document",
    "Entity",
    "Event",
    "Measure",
    "Mention",
    "Office",
    "Paragraph",
    "Place",
    "Pledge",
    "Position",
    "Precedent",
    "Proposition",
    "Quantity",
    "Reading",
    "Rejection",
    "Report",
    "Segment",
    "Sentence",
    "Span",
    "Statement",
    "Term",
    "Time",
    "TimeMention",
    "Token",
    "fact_id",
    "leading_pair",
    "stable_id",
    "unique",
]
