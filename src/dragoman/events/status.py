"""The status and date of an event, from its clause, its time words and the day of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.codebook.ontology import Ontology
from dragoman.days import day_of
from dragoman.propositions.modality import ACTUAL, CONTINUING, FUTURE, REQUIRED
from dragoman.records import Article, Proposition, Sentence, Time
from dragoman.times import is_spelled_out

#: Periods longer than this are judged by their middle.
LONG = timedelta(days=80)
#: Periods longer than this are told of as they have been so far.
AGE = timedelta(days=800)
#: The granularity of a time with an open end.
OPEN = "range"
#: The relation of a time to an act that has been so since.
SINCE = "since"
#: Days ahead at which nobody speaks of a plan in the bare present.
FAR = 200
HEADING = "title"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What stands about an act besides its clause: its time and the relation to it, and marks of background, of a "would" that came true, of headline and duration."""

    time: Time | None
    relation: str | None = None
    background: bool = False
    fulfilled: bool = False
    headline: bool = False
    still: bool = False
    later: bool = False
    earlier: bool = False
    reported: bool = False

    @property
    def start(self) -> date | None:
        """Return the first day, if the text gives one."""
        return day_of(self.time.start) if self.time else None

    @property
    def explicit(self) -> bool:
        """Tell a time that is given in full."""
        return self.time is not None and self.time.basis == "explicit"


def status_of(proposition: Proposition, when: When, article: Article, *, ontology: Ontology, state: bool) -> str:
    """Return occurred, ongoing, planned, hypothetical, negated or historical."""
    names = ontology.statuses
    if not proposition.polarity:
        return names["negated"]
    if when.fulfilled:
        return names["historical"]
    published = day_of(article.published)
    coming = when.start is not None and published is not None and when.start > published
    coming = coming or (when.later and _due(when, published))
    if proposition.modality == REQUIRED and _due(when, published):
        return names["future"]
    over = proposition.modality == CONTINUING and proposition.tense != "Pres"
    past = over and long_ago(when.time, published, days=ontology.historical_days)
    came = past or (proposition.modality == FUTURE and _came_true(when, published))
    if proposition.modality != ACTUAL and not came:
        return names[proposition.modality]
    if coming and not _misdated(proposition, when, published):
        return names["future"]
    if _still_so(proposition, when, published):
        return names["ongoing"]
    end = day_of(when.time.end) if when.time else None
    running = proposition.tense == "Pres" and end is not None and published is not None and end >= published
    if not running and long_ago(when.time, published, days=ontology.historical_days, so_far=when.earlier):
        return names["historical"]
    if when.background and not _recent(when, published, days=ontology.historical_days):
        return names["historical"]
    if state and proposition.light is None and when.start is None:
        return names["ongoing"]
    # In the present tense of a release acts are done: "The government condemns".
    performed = when.headline or (article.is_release and not proposition.progressive)
    return names["ongoing"] if _goes_on(proposition) and not performed else names["occurred"]


def _misdated(proposition: Proposition, when: When, published: date | None) -> bool:
    """Tell a day to come that the tense contradicts: a past, or a present with a day of another year ("meets Xi in May 2019")."""
    if proposition.bare or when.start is None or published is None:
        return False
    far = when.start > published + timedelta(days=FAR)
    return proposition.tense == "Past" or (far and proposition.tense == "Pres" and proposition.modality == ACTUAL)


def _due(when: When, published: date | None) -> bool:
    """Tell what must be done by a day to come: "must leave by August"."""
    end = day_of(when.time.end or when.time.start) if when.time else None
    return end is not None and published is not None and end > published


def _came_true(when: When, published: date | None) -> bool:
    """Tell a future of the past: "in August 1939 he would sign the pact", "ahead of the summit of May 2003"."""
    end = day_of(when.time.end or when.time.start) if when.time else None
    if end is None or when.time is None or not when.explicit:
        return False
    return end < published if published else is_spelled_out(when.time)


def _still_so(proposition: Proposition, when: When, published: date | None) -> bool:
    """Tell what lasts: "has barred since April", "were still meeting", "were meeting" on the day of publication."""
    if proposition.bare:
        return False
    if proposition.perfect and proposition.tense == "Pres" and (when.relation == SINCE or when.still):
        return True
    if when.still and when.headline and proposition.tense is None and not proposition.passive:
        return True  # "Chad still shelling the port"
    if proposition.progressive and proposition.tense == "Pres":
        return True  # "is trying a gunner for a crime of 1991"
    if proposition.tense == "Pres" and when.relation == SINCE:
        return True
    past = proposition.progressive and proposition.tense == "Past"
    return past and (when.still or when.reported or (when.start is not None and when.start == published))


def _recent(when: When, published: date | None, *, days: int) -> bool:
    return bool(when.start and published and when.start >= published - timedelta(days=days))


def long_ago(time: Time | None, published: date | None, *, days: int, so_far: bool = False) -> bool:
    """Tell whether a time is background; in a report without a date a month or year that is spelled out is.

    Of a year or another long period the middle counts: in January most of last year is long ago. Of a decade that is not yet over,
    and of a period so far ("earlier this year"), only what has passed.
    """
    if time is None or (time.end is None and time.granularity == OPEN):  # "since June": up to now
        return False
    start, end = day_of(time.start), day_of(time.end or time.start)
    if end is None:
        return False
    if start and published and end - start > LONG:
        unfinished = so_far or end - start > AGE
        end = min(end, published) if unfinished else end
        if unfinished or end < published:
            end = start + (end - start) / 2
    return end < published - timedelta(days=days) if published else is_spelled_out(time)


def is_headline(sentence: Sentence) -> bool:
    """Tell a heading, whose present tense tells what is done: it ends without a stop."""
    return sentence.kind == HEADING or sentence.tokens[-1].pos != "PUNCT"


def _goes_on(proposition: Proposition) -> bool:
    """Tell whether a verb is in the present, simple or progressive: "is seeking", "demands"; a noun lends no tense from afar."""
    if proposition.bare:
        said_of = proposition.verb == proposition.predicate and "outer" in proposition.roles  # "are on strike"
        return said_of and proposition.tense == "Pres"
    own = proposition.pos == "VERB" and proposition.light is None  # "is backed by" as well as "backs"
    return proposition.tense == "Pres" and (proposition.progressive or (own and not proposition.perfect))
