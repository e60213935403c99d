"""What a meeting lends to what is said and agreed at it: its day and its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.events.background import TOLD, standing
from dragoman.events.matching import Match
from dragoman.events.merging import party_ids
from dragoman.events.scene import Scene
from dragoman.records import Event, Place, Time

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook

#: Sentences over which the date of a meeting holds for what was said at it.
MEETING_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """The last meeting told with its day or place: what its parties then say and agree was said and agreed then and there."""

    parties: frozenset[str]
    time: Time
    sentence: int
    place: Place | None


def held(event: Event, sentence: int, *, before: Meeting | None, codebook: Codebook) -> Meeting | None:
    """Return the meeting that an event tells, else the one before; the same parties meet on the day that was told."""
    ontology = codebook.ontology
    if (
        event.type != ontology.multilateral.type
        or event.status != ontology.statuses["occurred"]
        or not (stated(event.date) or event.place)
    ):
        return before
    parties = party_ids(event)
    known = before is not None and before.parties == parties and not stated(event.date)
    time = before.time if known and before is not None else event.date
    return Meeting(parties=parties, time=time, sentence=sentence, place=event.place)


def meeting_date(found: Match, meeting: Meeting | None) -> Time | None:
    """Return the day of the meeting at which an act without a date was done, as inferred."""
    if meeting is None or found.proposition.sentence - meeting.sentence > MEETING_REACH or not stated(meeting.time):
        return None
    acting = {party.id for party in found.actors}  # who was not there did it on another day
    return replace(meeting.time, basis="inferred") if acting and acting <= meeting.parties else None


def meeting_place(
    scene: Scene, found: Match, *, time: Time, status: str, meeting: Meeting | None, codebook: Codebook
) -> Place | None:
    """Return the place of the meeting at which something was said or agreed: one of its parties, soon after, of no other day."""
    if meeting is None or meeting.place is None or found.proposition.sentence - meeting.sentence > MEETING_REACH:
        return None
    ontology, proposition = codebook.ontology, found.proposition
    there = found.frame.type not in codebook.places.words.placed or _goes_on(scene, found, meeting)
    if not there or status != ontology.statuses["occurred"]:
        return None
    if standing(scene.sentence(proposition.sentence), proposition, codebook.grammar) != TOLD:
        return None
    same = time.start in {None, meeting.time.start} or time.basis == "inferred"
    return meeting.place if same and meeting.parties & party_ids(found) else None


def _goes_on(scene: Scene, found: Match, meeting: Meeting) -> bool:
    """Tell whether an act is the next of the meeting's sentence: "visited Korea and met the chairman"."""
    verb = scene.sentence(found.proposition.sentence).tokens[found.proposition.verb]
    return found.proposition.sentence == meeting.sentence and verb.dep.partition(":")[0] == "conj"


def stated(time: Time) -> bool:
    """Tell a date that the text gives from none and from an inferred one."""
    return time.basis not in {None, "inferred"}
