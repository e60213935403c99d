"""The agenda: any act of a day to come, votes by rounds, deadlines and their titles."""

from __future__ import annotations

from tests.test_agenda import agenda

DELIVER = """
    Ghana Ghana PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    {verb} {verb} VERB 0 root VerbForm=Inf
    rice rice NOUN 3 obj
    on on ADP 6 case
    {day} {day} PROPN 3 obl
    . . PUNCT 3 punct
"""


def test_what_somebody_will_do_on_a_day_lies_ahead() -> None:
    """Ghana will deliver rice on Monday."""
    (item,) = agenda(DELIVER.format(verb="deliver", day="Monday"))
    assert (item.kind, item.date.start, item.parties) == ("other", "2025-08-25", ("GHA",))
    assert agenda(DELIVER.format(verb="need", day="Monday")) == ()
    assert agenda(DELIVER.format(verb="deliver", day="2026")) == ()


TRUCE = """
    Ghana Ghana PROPN 2 nsubj
    signed sign VERB 0 root Tense=Past|VerbForm=Fin
    a a DET 4 det
    truce truce NOUN 2 obj
    on on ADP 6 case
    Saturday Saturday PROPN 2 obl
    to to PART 8 mark
    end end VERB 2 advcl VerbForm=Inf
    the the DET 10 det
    war war NOUN 8 obj
    . . PUNCT 2 punct
"""


def test_the_day_of_an_act_is_not_that_of_its_aim() -> None:
    """Ghana signed a truce on Saturday to end the war."""
    assert agenda(TRUCE) == ()


ROUND = """
    Monday Monday PROPN 4 dep
    : : PUNCT 4 punct
    second second ADJ 4 amod
    round round NOUN 0 root Number=Sing
    of of ADP 7 case
    the the DET 7 det
    election election NOUN 4 nmod Number=Sing
"""


def test_the_round_of_an_election_is_a_vote_and_its_title_has_no_day() -> None:
    """Monday: second round of the election"""
    (item,) = agenda(ROUND)
    assert (item.kind, item.what, item.date.start) == ("vote", "second round of the election", "2025-08-25")


SEASON = """
    The the DET 2 det
    {noun} {noun} NOUN 3 nsubj
    begins begin VERB 0 root Tense=Pres|VerbForm=Fin
    on on ADP 5 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""


def test_a_season_is_on_no_agenda() -> None:
    """The session begins on Monday. The season begins on Monday."""
    assert [item.kind for item in agenda(SEASON.format(noun="session"))] == ["meeting"]
    assert agenda(SEASON.format(noun="season")) == ()


ANSWER = """
    Ghana Ghana PROPN 3 nsubj
    must must AUX 3 aux VerbForm=Fin
    answer answer VERB 0 root VerbForm=Inf
    the the DET 5 det
    charge charge NOUN 3 obj
    by by ADP 7 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""
GIVEN = """
    Ghana Ghana PROPN 2 nsubj
    has have VERB 0 root Tense=Pres|VerbForm=Fin
    until until ADP 4 case
    Monday Monday PROPN 2 obl
    to to PART 6 mark
    answer answer VERB 2 xcomp VerbForm=Inf
    . . PUNCT 2 punct
"""
PROLONGED = """
    Ghana Ghana PROPN 2 nsubj
    prolonged prolong VERB 0 root Tense=Past|VerbForm=Fin
    duties duty NOUN 2 obj
    on on ADP 5 case
    Togo Togo PROPN 3 nmod
    until until ADP 7 case
    Monday Monday PROPN 2 obl
    . . PUNCT 2 punct
"""


def test_the_title_of_a_deadline_says_who_must_do_what() -> None:
    """Ghana must answer the charge by Monday. Ghana has until Monday to answer. Ghana prolonged duties on Togo until Monday."""
    titles = [agenda(each)[0].what for each in (ANSWER, GIVEN, PROLONGED)]
    assert titles == [
        "deadline for Ghana to answer the charge",
        "deadline for Ghana to answer",
        "end of duties on Togo",
    ]


CONVENED = """
    Ghana Ghana PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    convene convene VERB 0 root VerbForm=Inf
    an an DET 5 det
    assembly assembly NOUN 3 obj
    on on ADP 7 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""


def test_a_meeting_that_is_convened_names_itself() -> None:
    """Ghana will convene an assembly on Monday."""
    assert [item.what for item in agenda(CONVENED)] == ["assembly"]


UNDATED = """
    No no DET 2 det
    date date NOUN 5 nsubj:pass Number=Sing
    has have AUX 5 aux
    been be AUX 5 aux:pass
    set set VERB 0 root Tense=Past|VerbForm=Part
    for for ADP 8 case
    a a DET 8 det
    visit visit NOUN 5 obl Number=Sing
    by by ADP 10 case
    Togo Togo PROPN 8 nmod
    . . PUNCT 5 punct
"""


def test_no_date_has_been_set_for_what_is_named_after() -> None:
    """No date has been set for a visit by Togo."""
    (item,) = agenda(UNDATED)
    assert (item.kind, item.state, item.date.start) == ("visit", "unset", None)


MOVED = """
    Ghana Ghana PROPN 2 nsubj
    moved move VERB 0 root Tense=Past|VerbForm=Fin
    the the DET 4 det Definite=Def|PronType=Art
    election election NOUN 2 obj
    from from ADP 7 case
    September September PROPN 7 nmod:unmarked
    3 3 NUM 2 obl
    to to ADP 10 case
    October October PROPN 10 nmod:unmarked
    1 1 NUM 7 nmod
    . . PUNCT 2 punct
"""
PUT_OFF = """
    Ghana Ghana PROPN 2 nsubj
    put put VERB 0 root Tense=Past|VerbForm=Fin
    off off ADP 2 compound:prt
    the the DET 5 det Definite=Def|PronType=Art
    election election NOUN 2 obj
    until until ADP 7 case
    October October PROPN 2 obl
    . . PUNCT 2 punct
"""


def test_what_is_put_on_another_day_is_then() -> None:
    """Ghana moved the election from September 3 to October 1. Ghana put off the election until October."""
    (item,) = agenda(MOVED)
    assert (item.kind, item.date.start, item.date.end) == ("vote", "2025-10-01", "2025-10-01")
    (item,) = agenda(PUT_OFF)
    assert (item.kind, item.date.start, item.date.end) == ("vote", "2025-10-01", "2025-10-31")
    assert item.state == "postponed"


MAY_SKIP = """
    Ghana Ghana PROPN 3 nsubj
    may may AUX 3 aux VerbForm=Fin
    {verb} {verb} VERB 0 root VerbForm=Inf
    the the DET 5 det Definite=Def|PronType=Art
    summit summit NOUN 3 obj
    in in ADP 7 case
    Lomé Lomé PROPN 5 nmod
    on on ADP 9 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""


def test_a_summit_takes_place_whoever_goes_there() -> None:
    """Ghana may skip the summit in Lomé on Monday. Ghana may hold the summit in Lomé on Monday."""
    (item,) = agenda(MAY_SKIP.format(verb="skip"))
    assert (item.kind, item.date.start) == ("meeting", "2025-08-25")
    assert agenda(MAY_SKIP.format(verb="hold")) == ()


AWAITED = """
    Ghana Ghana PROPN 3 nsubj:pass
    is be AUX 3 aux:pass Tense=Pres|VerbForm=Fin
    expected expect VERB 0 root VerbForm=Part|Voice=Pass
    in in ADP 5 case
    Lomé Lomé PROPN 3 obl
    on on ADP 7 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""


def test_who_is_expected_somewhere_comes_there() -> None:
    """Ghana is expected in Lomé on Monday."""
    (item,) = agenda(AWAITED)
    assert (item.kind, item.date.start, item.parties) == ("visit", "2025-08-25", ("GHA", "TGO"))
