"""What became of an act, as the sentence tells it on 20 May 2031: sentence in, status out."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.pipeline import Pipeline
from dragoman.records import Document
from dragoman.sentences import load_engine
from dragoman.settings import load_settings


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(codebook=load_codebook(), engine=load_engine(load_settings().model), strict=True)


def status(pipeline: Pipeline, text: str, cue: str) -> str | None:
    document = Document(id="d", version="d", file="d", text=text, published="2031-05-20", language="en")
    events = (event for report in pipeline.code(document) for event in report.events)
    return next((e.status for e in events if e.cue is not None and e.cue.text == cue), None)


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("It is not true that Chile shelled Peru.", "shelled"),
        ("There is no sign that Chile has shelled Peru.", "shelled"),
        ("Nobody in the government of Chile praised Peru, and Chile never shelled Peru.", "shelled"),
        ("Instead of meeting the Peruvian envoy, the Chilean minister went fishing.", "meeting"),
        ("Chile no longer supports Peru.", "supports"),
        ("Chile had meant to sanction Peru but did not.", "sanction"),
    ],
)
def test_what_is_denied_by_other_words_than_not(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "negated"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Not only did Chile sanction Peru, it expelled the Peruvian ambassador.", "sanction"),
        ("The Chilean minister met the Peruvian envoy before leaving Lima.", "met"),
        ("American pressure forced Chile to withdraw its troops from Peru.", "withdraw"),
    ],
)
def test_what_only_looks_like_a_denial_or_a_plan(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "occurred"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The risk that Chile will shell Peru remains.", "shell"),
        ("Chile is weighing talks with Peru.", "talks"),
        ("Will Chile sanction Peru?", "sanction"),
        ("Were Chile to shell Peru, Brazil would close its border.", "shell"),
        ("In one scenario, Chile shells Peru.", "shells"),
        ("Brazil feared a Chilean attack on Peru.", "attack"),
    ],
)
def test_what_is_only_thought_of(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "hypothetical"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile closed a road ahead of its talks with Peru.", "talks"),
        ("The talks between Chile and Peru were put off until August.", "talks"),
        ("Under the accord Chile must withdraw its troops from Peru by 1 August.", "withdraw"),
    ],
)
def test_what_lies_ahead(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "planned"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile has not stopped shelling Peru.", "shelling"),
        ("The talks between Chile and Peru are under way.", "talks"),
        ("Chile continues to shell Peru.", "shell"),
        ("Chile has sanctioned Peru since April.", "sanctioned"),
    ],
)
def test_what_goes_on(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "ongoing"


def test_the_present_of_a_heading_is_done(pipeline: Pipeline) -> None:
    assert status(pipeline, "Chile sanctions Peru over fish", "sanctions") == "occurred"


def test_what_would_come_true_long_ago_is_background(pipeline: Pipeline) -> None:
    assert status(pipeline, "In August 1939 Chile would sign a treaty with Peru.", "sign") == "historical"


def test_what_a_predecessor_did_is_background(pipeline: Pipeline) -> None:
    text = "The Chilean president regrets his predecessor's rejection of the Peruvian offer."
    assert status(pipeline, text, "rejection") == "historical"


def test_once_before_a_clause_is_no_mark_of_the_past(pipeline: Pipeline) -> None:
    assert status(pipeline, "Chad urged Sudan to return to dialogue once the judges have ruled.", "urged") == "occurred"


def test_a_verb_that_looks_like_a_present_was(pipeline: Pipeline) -> None:
    assert status(pipeline, "Kenyan officers quit their posts in Mombasa earlier this month.", "quit") == "occurred"


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile is accused of shelling Peru.", "shelling"),
        ("Chile is alleged to have shelled Peru.", "shelled"),
        ("Chile is believed to have shelled Peru.", "shelled"),
        ("Allegedly, Chile shelled Peru.", "shelled"),
        ("A Chilean senator mentioned sanctioning Peru.", "sanctioning"),
    ],
)
def test_what_is_alleged_or_only_spoken_of_is_not_done(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "hypothetical"


@pytest.mark.parametrize(
    ("text", "cue", "wanted"),
    [
        ("Chile's president is barred from visiting Peru.", "visiting", "negated"),
        ("Chile banned the party after the attack by Peru on its port.", "banned", "occurred"),
        ("Chile's summit with Peru, which was cancelled on Monday, had cost a lot.", "summit", "negated"),
        ("The Chilean general ordered massive attacks on the Peruvian port.", "attacks", "occurred"),
        ("Chile's president began a planned trip to Peru on Monday.", "trip", "occurred"),
        ('"I would urge Peru to leave the port," the Chilean foreign minister said.', "urge", "occurred"),
    ],
)
def test_what_is_banned_called_off_carried_out_or_done_by_saying_so(
    pipeline: Pipeline, text: str, cue: str, wanted: str
) -> None:
    assert status(pipeline, text, cue) == wanted


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Chile's president is not expected to meet the king of Norway.", "meet"),
        ("Chilean police were unable to arrest the Peruvian envoy.", "arrest"),
    ],
)
def test_what_is_not_planned_or_beyond_its_doer_is_not_done(pipeline: Pipeline, text: str, cue: str) -> None:
    assert status(pipeline, text, cue) == "negated"
