"""The status and date of an event, from its clause, its time words and the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.codebook.ontology import Ontology
from dragoman.days import day_of
from dragoman.propositions.modality import ACTUAL
from dragoman.records import Article, Proposition, Sentence, Time

#: The genre in whose present tense acts are done: "The government condemns".
PERFORMING = "readout"
#: Periods longer than this are judged by their middle.
LONG = timedelta(days=80)
#: The granularity of a time with an open end.
OPEN = "range"
#: Granularities of times that reports give with their year only for what is past.
SPELLED_OUT = frozenset({"month", "quarter", "year", "range"})


def status_of(
    proposition: Proposition, time: Time | None, article: Article, *, ontology: Ontology, state: bool, background: bool
) -> str:
    """Return occurred, ongoing, planned, hypothetical, negated or historical; `background` marks "in the past" and the like."""
    names = ontology.statuses
    if not proposition.polarity:
        return names["negated"]
    published = day_of(article.published)
    if proposition.modality != ACTUAL and not (proposition.bare and _is_over(time, published)):
        return names[proposition.modality]
    start = day_of(time.start) if time else None
    done = proposition.tense == "Past" and not proposition.bare  # a day that contradicts the tense is misdated
    if published and start and start > published and not done:
        return names["future"]
    if _long_ago(time, published, days=ontology.historical_days):
        return names["historical"]
    if background and not (start and published and start >= published - timedelta(days=ontology.historical_days)):
        return names["historical"]
    if state and proposition.light is None and start is None:
        return names["ongoing"]
    performed = article.genre == PERFORMING and not proposition.progressive
    return names["ongoing"] if _goes_on(proposition) and not performed else names["occurred"]


def _is_over(time: Time | None, published: date | None) -> bool:
    """Tell whether a time lies wholly before publication: "will be the first since his visit in May"."""
    end = day_of(time.end) if time else None
    return end is not None and published is not None and end < published


def _long_ago(time: Time | None, published: date | None, *, days: int) -> bool:
    """Tell whether a time is background; in a report without a date a month or year that is spelled out is.

    Of a year or another long period the middle counts: in January most of last year is long ago.
    """
    if time is None or (time.end is None and time.granularity == OPEN):  # "since June": up to now
        return False
    start, end = day_of(time.start), day_of(time.end or time.start)
    if end is None:
        return False
    if start and end - start > LONG and published and end < published:
        end = start + (end - start) / 2
    return (
        end < published - timedelta(days=days)
        if published
        else time.granularity in SPELLED_OUT and time.basis == "explicit"
    )


def in_background(sentence: Sentence, marks: frozenset[str]) -> bool:
    """Tell whether the sentence sets its acts in the past without a date ("in the past")."""
    text = f" {sentence.text.lower()} "
    return any(f" {mark}{end}" in text for mark in marks for end in (" ", ",", ".", ";"))


def _goes_on(proposition: Proposition) -> bool:
    """Tell whether a verb is in the present, simple or progressive: "is seeking", "demands"; a noun lends no tense from afar."""
    if proposition.bare:
        return False
    own = proposition.pos == "VERB" and not proposition.passive
    return proposition.tense == "Pres" and (proposition.progressive or (own and not proposition.perfect))
