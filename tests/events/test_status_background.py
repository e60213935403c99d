"""What a sentence of 20 May 2031 tells as long past without giving its day, and what only looks so: sentence in, status out."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from tests.events.test_status import pipeline, status

__all__ = ["pipeline"]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Under Augusto Pinochet, Chile expelled two Peruvian diplomats.", "expelled"),
        ("Under the colonels, Greece expelled two Turkish diplomats.", "expelled"),
        ("Under three presidents running, Chile expelled Peruvian diplomats.", "expelled"),
        ("In the Yeltsin years, Russia expelled two Estonian diplomats.", "expelled"),
        ("At the height of the Cold War, Chile expelled two Cuban diplomats.", "expelled"),
        ("At the height of the pandemic, Chile expelled two Cuban diplomats.", "expelled"),
        ("In an earlier round of fighting, Chile bombed a Peruvian town.", "bombed"),
        ("During its first term the Chilean government expelled two Cuban diplomats.", "expelled"),
        ("As a young officer, the Chilean general bombed Peruvian villages.", "bombed"),
        ("East Germany expelled two Chilean diplomats.", "expelled"),
    ],
)
def test_an_age_sets_an_act_in_the_past(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "historical"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("In the wake of the 1998 crisis Chile expelled two Peruvian diplomats.", "expelled"),
        ("After the 2003 raid, Chile imposed sanctions on Peru.", "imposed"),
        ("Chile's then-president expelled two Peruvian diplomats.", "expelled"),
        ("Chile's then president, Ricardo Lagos, condemned Peru.", "condemned"),
        ("When he was foreign minister, Chile expelled two Peruvian diplomats.", "expelled"),
        ("While she was president, Chile condemned Peru.", "condemned"),
        ("Chile used to arm the Peruvian rebels.", "arm"),
        ("Months ago Chile seized a Peruvian ship.", "seized"),
        ("Many years later Chile apologised to Peru.", "apologised"),
        ("Earlier this year the Chilean president met the Peruvian leader.", "met"),
        ("Chile had expelled the Peruvian diplomats years earlier.", "expelled"),
        ("Ten years on, the villagers whom Chile expelled are still waiting.", "expelled"),
        ("Declassified papers show that Chile expelled the Peruvian diplomats.", "expelled"),
        ("The wartime invasion of Peru by Chile is taught in every school.", "invasion"),
    ],
)
def test_words_around_an_act_set_it_in_the_past(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "historical"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile would go on to bomb Lima.", "bomb"),
        ("Two years later Chile would bomb Lima, setting off a war.", "bomb"),
        ("Chilean troops would sometimes kill Peruvian farmers.", "kill"),
        ("The court convicted the Chilean colonel of bombing a Peruvian village in 1981.", "bombing"),
        ("A Chilean colonel convicted in 2001 of attacking Peruvian farmers has been freed.", "attacking"),
        ("Long before the ports closed this week, Chile had expelled Peruvian teachers.", "expelled"),
    ],
)
def test_what_came_true_and_what_was_blamed_lie_back(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "historical"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Under the accord, Chile withdrew its troops from Peru.", "withdrew"),
        ("In the wake of Monday's raid, Chile expelled two Peruvian diplomats.", "expelled"),
        ("Citing the 1998 raid, Chile expelled two Peruvian diplomats.", "expelled"),
        ("Three decades after the 2001 raid, Chile expelled two Peruvian diplomats.", "expelled"),
        ("A former Chilean minister condemned Peru.", "condemned"),
        ("The Chilean party that ruled until 1999 last week condemned Peru.", "condemned"),
        ("Chile used the speech to thank Peru.", "thank"),
        ("Over the past year Chile has expelled dozens of Peruvian diplomats.", "expelled"),
        ("This decade Chile has expelled dozens of Peruvian diplomats.", "expelled"),
        ("The late-night raid by Chile killed two Peruvian soldiers.", "killed"),
    ],
)
def test_what_only_speaks_of_the_past_has_occurred(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "occurred"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile vowed to withdraw its troops from Peru in August.", "withdraw"),
        ("Chile said it would impose sanctions on Peru from 1 July.", "impose"),
        ("From 1 July, the minister said, Chile imposes sanctions on Peru.", "imposes"),
        ("Two Peruvian teachers are expected to be deported by Chile in June.", "deported"),
        ("The Chilean president's withdrawal of troops from Peru, due in August, has been welcomed.", "withdrawal"),
        ("In the run-up to the Chilean president's visit to Peru, the peso fell.", "visit"),
        ("The visit of the Chilean president to Peru begins on 1 June.", "visit"),
        ("Chile expels the Peruvian envoys when their mandate ends next month.", "expels"),
    ],
)
def test_a_coming_day_makes_a_plan(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "planned"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chilean rebels go on shelling the Peruvian port.", "shelling"),
        ("Chile still bombing Peruvian towns", "bombing"),
        ("Chile has held two Peruvian sailors ever since the raid of 2019.", "held"),
        ("The Chilean rebels are backed by Peru.", "backed"),
        ("Chile transports weapons to Bolivia, backing the rebels.", "backing"),
        ("The minister said Chile was holding two Peruvian sailors.", "holding"),
    ],
)
def test_what_goes_on_beside_other_times(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "ongoing"


def test_a_vow_with_a_day_is_a_vow_and_a_plan(pipeline: Pipeline) -> None:
    text = "Chile vowed to withdraw its troops from Peru in August."
    assert status(pipeline, text, "vowed") == "occurred"
    assert status(pipeline, "Chile vowed to withdraw its troops from Peru.", "withdraw") is None


def test_a_bill_only_proposes(pipeline: Pipeline) -> None:
    text = "Protesters denounced a law that would allow Chile to ban Peruvian newspapers."
    assert status(pipeline, text, "ban") == "hypothetical"
