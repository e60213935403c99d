"""Running the examples of frames."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.examples import Failure, failures
from dragoman.codebook.frames import Example, Frame
from dragoman.records import Entity, Event, Span, Time

FIRES, SILENT = "Chile met Peru.", "Chile met a target."


def frame(**example: str) -> Frame:
    return Frame(id="consult.meet", fire=(Example(text=FIRES, **example),), silent=(Example(text=SILENT),))


def event(
    actors: Sequence[str], recipients: Sequence[str] = (), *, frame: str = "consult.meet", status: str = "occurred"
) -> Event:
    def entities(codes: Sequence[str]) -> tuple[Entity, ...]:
        return tuple(Entity(id=code, name=code, country=code, sector=None, text=code) for code in codes)

    return Event(
        id="e", type="CONSULT", plover_type="CONSULT", mode=None, contexts=(), actors=entities(actors), recipients=entities(recipients),
        status=status, date=Time(), place=None, attribution=(), frame=frame, confidence=1, evidence=(), cue=Span(start=0, end=1, text="C"),
    )  # fmt: skip


def problems(given: Frame, **events: Event) -> list[str]:
    """The problems of a frame whose example under `fire` gives one event and the one under `silent` another."""
    found = {
        FIRES: [events["fires"]] if "fires" in events else [],
        SILENT: [events["silent"]] if "silent" in events else [],
    }
    return [failure.problem for failure in failures([given], lambda texts: map(found.__getitem__, texts))]


def test_all_as_it_should_be() -> None:
    assert problems(frame(parties="CHL, PER", status="occurred"), fires=event(["PER", "CHL"])) == []


def test_example_that_does_not_fire() -> None:
    assert problems(frame()) == ["did not fire, and nothing else did"]


def test_another_frame_fires() -> None:
    assert problems(frame(), fires=event(["CHL"], frame="consult.visit")) == [
        "did not fire; fired instead: consult.visit"
    ]


def test_silent_example_fires() -> None:
    assert problems(frame(), fires=event(["CHL"]), silent=event(["CHL"])) == ["fired, with CHL"]


def test_wrong_parties() -> None:
    assert problems(frame(parties="CHL > PER"), fires=event(["CHL", "PER"])) == ["found CHL, PER, not CHL > PER"]


def test_wrong_status() -> None:
    assert problems(frame(status="planned"), fires=event(["CHL"])) == ["is occurred, not planned"]


def test_failure_names_frame_and_sentence() -> None:
    assert list(failures([frame()], lambda texts: (() for _ in texts))) == [
        Failure(frame="consult.meet", text=FIRES, problem="did not fire, and nothing else did")
    ]
