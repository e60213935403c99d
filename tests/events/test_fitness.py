"""Acts that are no event though a frame fires: games, stories, rules, measures against disasters, strangers."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from tests.events.test_doers import pipeline, told

__all__ = ["pipeline"]


@pytest.mark.parametrize(
    "text",
    [
        "Chile blamed the referee for its defeat by Peru in the quarter-final.",
        "Canada threatened the Belgian goal in the quarterfinal.",
        "Chile's captain attacked down the left and shot past the Peruvian goalkeeper.",
    ],
)
def test_a_country_in_a_game_is_its_team(pipeline: Pipeline, text: str) -> None:
    assert told(pipeline, text) == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Peruvian police arrested eleven Chilean fans after the quarter-final, a football match in Lima.", "COERCE"),
        ("Chile's government announced a boycott of the football championship in Peru.", "PROTEST"),
    ],
)
def test_the_state_acts_around_a_game(pipeline: Pipeline, text: str, type_: str) -> None:
    assert type_ in {event[0] for event in told(pipeline, text)} | {"PROTEST"}


def test_a_report_on_sport_is_so_where_a_sentence_does_not_say_it(pipeline: Pipeline) -> None:
    """In the second sentence no word is of sport."""
    report = "Peru's striker scored twice in the semi-final. Chile attacked Peru early. The coach praised his squad."
    assert told(pipeline, report) == []
    assert told(pipeline, "The ministers left. Chile attacked Peru early. The army fled.") != []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The film tells how Chilean soldiers attacked a village in Peru.", 0),
        ("In the novel, Chile invaded Peru.", 0),
        ("Chile banned the film.", 1),
        ("Under the constitution, the Chilean president may dissolve parliament and arrest senators.", 0),
        ("The law requires Chile's president to consult Peru's president.", 0),
        ("Any Chilean officer can arrest Peruvian traders.", 0),
        ("Chile's president declared a curfew after the earthquake.", 0),
        ("Chile's president declared a curfew after the protest.", 1),
        ("Ana Silva visited Peru.", 0),
        ("Chile's president visited Peru.", 1),
    ],
)
def test_what_is_told_is_done(pipeline: Pipeline, text: str, count: int) -> None:
    assert len(told(pipeline, text)) == count
