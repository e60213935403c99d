"""What a word above an act makes of it, class by class: sentence in, status out, told on 20 May 2031."""

from __future__ import annotations

import pytest

from dragoman.pipeline import Pipeline
from tests.events.test_status import pipeline, status  # noqa: F401 - the fixture is used by name

CASES = {
    "planned": [
        ("Norway is on the verge of expelling two Chilean diplomats.", "expelling"),
        ("Norway will respond by expelling two Chilean diplomats.", "expelling"),
        ("Norway decided to expel two Chilean diplomats.", "expel"),
        ("Norwegian troops look set to withdraw from Chile.", "withdraw"),
        ("Before it withdraws its troops from Chile, Norway will free two captives.", "withdraws"),
        ("The withdrawal of Norwegian troops from Chile is imminent.", "withdrawal"),
        ("The summit between Norway and Chile was put back by two weeks.", "summit"),
        ("Norway fears no delay to the summit with Chile that it holds on Friday.", "summit"),
    ],
    "hypothetical": [
        ("Norway is thinking of expelling two Chilean diplomats.", "expelling"),
        ("Norway was to have expelled two Chilean diplomats.", "expelled"),
        ("Norway has not ruled out expelling two Chilean diplomats.", "expelling"),
        ("If Chile apologises, Norway will withdraw its troops from Peru.", "withdraw"),
        ("Were Norway to expel the Chilean diplomats, one wonders what Lima would do.", "expel"),
        ("Provided that Chile apologises, the talks will go on.", "apologises"),
        ("In the event of an invasion by Chile, Peru will close the pass.", "invasion"),
        ("Peru fears that Chile will invade Bolivia.", "invade"),
        ("Fears grow of a Chilean attack on Peru.", "attack"),
        ("The expulsion of Chilean diplomats by Norway is under discussion.", "expulsion"),
        ("Recognition of Kosovo by Chile remains an open question.", "Recognition"),
    ],
    "negated": [
        ("Norway decided against expelling the Chilean diplomats.", "expelling"),
        ("Norway thought better of expelling the Chilean diplomats.", "expelling"),
        ("Norway dropped its plan to expel the Chilean diplomats.", "expel"),
        ("Norway stopped short of expelling the Chilean diplomats.", "expelling"),
        ("Norway came close to expelling the Chilean diplomats.", "expelling"),
        ("In the absence of talks between Chile and Peru, traders wait.", "talks"),
        ("Not a single Chilean soldier has withdrawn from Peru.", "withdrawn"),
        ("Nobody in the Norwegian government met the Chilean ambassador.", "met"),
        ("Norway has not begun withdrawing its troops from Chile.", "withdrawing"),
        ("Norway is yet to withdraw its troops from Chile.", "withdraw"),
    ],
    "ongoing": [
        ("Peru voiced concern about its rival's military cooperation with Chile.", "cooperation"),
        ("Norway is in the process of withdrawing its troops from Chile.", "withdrawing"),
        ("Norway is in the third week of shelling the Chilean port.", "shelling"),
        ("The Chilean shelling of the Peruvian port is in its third week.", "shelling"),
        ("There is no end in sight to the Chilean shelling of the Peruvian port.", "shelling"),
        ("The Chilean president, currently on a visit to Peru, spoke of tariffs.", "visit"),
        ("Chile's ban on Peruvian lorries, imposed in 2019, is still in force.", "ban"),
        ("Chilean troops remain deployed in Peru.", "deployed"),
        ("The sharing of patients between Chile and Peru runs on.", "sharing"),
    ],
    "historical": [
        ("Fifteen years on, the two Chilean diplomats expelled by Norway still sue.", "expelled"),
        ("A generation ago Norwegian troops shelled the Chilean port.", "shelled"),
        ("Old men remember how Norwegian troops shelled the Chilean port.", "shelled"),
        ("It was in 1998 that Norway shelled the Chilean port.", "shelled"),
        ("In 1998, the minister said, Norway had expelled Chilean diplomats.", "expelled"),
        ("By 1998 Norway had expelled the Chilean diplomats.", "expelled"),
        ("A year after the expulsion of Chilean diplomats by Norway, trade has slumped.", "expulsion"),
        ("Norway was the first state to expel Chilean diplomats, in 1998.", "expel"),
        ("During his presidency, Paz of Norway expelled Chilean diplomats.", "expelled"),
        ("Long before the war Norway had expelled two Chilean diplomats.", "expelled"),
        ("The then foreign minister of Norway met the Chilean president.", "met"),
        ("Peru marked the anniversary of the invasion by Chilean troops.", "invasion"),
        ("During the Cold War Norway expelled Chilean diplomats.", "expelled"),
        (
            "The minister reached Lima in August 1939; hours later Norway would recall its ambassador from Chile.",
            "recall",
        ),
    ],
    "occurred": [
        ("Norway's expulsion of two Chilean diplomats on Friday drew anger.", "expulsion"),
        ("Norwegian soldiers have freed a Chilean trader held since March.", "freed"),
        ("Norway has once again refused to receive the Chilean envoy.", "refused"),
        ("Even if it rained, Norway expelled two Chilean diplomats on Friday.", "expelled"),
    ],
}


@pytest.mark.parametrize(
    ("wanted", "text", "cue"), [(wanted, *case) for wanted, cases in CASES.items() for case in cases]
)
def test_the_word_above_decides(pipeline: Pipeline, wanted: str, text: str, cue: str) -> None:  # noqa: F811
    assert status(pipeline, text, cue) == wanted
