"""What is to come and what is counted: one or two, by setting, weekday and the more general unit."""

from __future__ import annotations

from dataclasses import replace

from dragoman.merging.tellings import Telling
from tests.merging.test_features import READER, amount, likeness, looks_for, verdict

SALMON = (11, 12, 13, 14, 15, 16)


def item(
    what: str, *, day: str | None = None, kind: str = "meeting", parties: str = "CHL NOR", words: str | None = None,
    published: str | None = "2031-03-05", setting: tuple[int, ...] = (),
) -> Telling:  # fmt: skip
    span = {"start": 0, "end": len(words), "text": words} if words else None
    grain = "day" if day else "unknown"
    date = {"start": day, "end": day, "granularity": grain, "basis": "explicit", "span": span}
    fact = {"kind": kind, "what": what, "date": date, "parties": parties.split()}
    return READER.read("schedule", fact, published, setting=setting)


def test_one_deadline_of_one_development() -> None:
    """Parties and words of a deadline differ; on one day of one development there is one."""
    given = {"kind": "deadline", "day": "2031-04-01"}
    quota = item("end of the quota", parties="NOR", setting=SALMON, **given)
    duty = item("entry into force of duties", setting=SALMON, **given)
    strange = item("entry into force of duties", setting=(21, 22, 23), **given)
    assert looks_for(quota, duty)
    assert verdict(quota, duty) == "one"
    assert verdict(quota, strange) != "one"


def test_a_meeting_known_by_its_weekday_alone_is_found() -> None:
    """A page without a date says that they will meet on Friday, 7 March 2031."""
    dated = item("meeting of Solberg with Rojas", day="2031-03-07")
    vague = item("meeting of Solberg with Rojas", words="on Friday", published=None)
    other = item("meeting of Solberg with Rojas", words="on Monday", published=None)
    assert looks_for(vague, dated)
    assert verdict(vague, dated) == "one"
    assert not looks_for(other, dated)


def test_a_number_of_the_more_general_unit_in_one_development() -> None:
    sailors = amount("nineteen sailors", "The nineteen sailors are well", value=19, unit="sailors")
    men = amount("19 men", "Norway holds 19 men on the quay", value=19, unit="men")
    hurt = amount("19 wounded", "Norway counts 19 wounded on the quay", value=19, unit="wounded")
    saved = amount("10 sailors", "A trawler saved 10 sailors off the cape", value=10, unit="sailors")
    jailed = amount("10 men", "Judges in Lima jailed 10 men for fraud", value=10, unit="men")
    assert (sailors.unit, men.unit) == ("crew", "people")
    one, other, third = (replace(told, setting=SALMON) for told in (sailors, men, hurt))
    assert looks_for(one, other)
    assert (verdict(one, other), verdict(one, third)) == ("one", "two")
    assert verdict(*(replace(told, setting=SALMON) for told in (saved, jailed))) != "one"
    features = {reason.feature for reason in likeness(sailors, men).reasons}
    assert {"same_value", "telling_value"} <= features
