"""What a headline tells again: its words are further proof of an act that the body tells, and add none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.codebook.ontology import Ontology
from dragoman.events.merging import is_one_sided, same_sides
from dragoman.records import Event


def prove(events: Sequence[Event], headlines: Iterable[Event], ontology: Ontology) -> tuple[Event, ...]:
    """Return the events of the body, the first that a headline sums up with the headline as its last proof."""
    proved = list(events)
    for headline in headlines:
        place = next((i for i, event in enumerate(proved) if _sums_up(headline, event, ontology)), None)
        if place is not None:
            event = proved[place]
            proved[place] = replace(event, evidence=tuple(dict.fromkeys((*event.evidence, *headline.evidence))))
    return tuple(proved)


def _sums_up(headline: Event, event: Event, ontology: Ontology) -> bool:
    """Tell whether a headline tells an event: type, status, kind of act and sides agree; it may leave out a side."""
    told = {ontology.statuses[name] for name in ("occurred", "ongoing", "historical")}
    if headline.type != event.type or not (headline.status == event.status or {headline.status, event.status} <= told):
        return False
    if (headline.mode == ontology.journey) != (event.mode == ontology.journey):
        return False
    return same_sides(event, headline) and not is_one_sided(event, than=headline)
