"""The agenda: sentences and planned events in, what lies ahead out."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.agenda import code_agenda
from dragoman.codebook.agenda_words import load_agenda
from dragoman.codebook.book import shipped
from dragoman.codebook.grammar import load_grammar
from dragoman.codebook.time_words import load_times
from dragoman.propositions import extract
from dragoman.records import AgendaItem, Cast, Entity, Event, Reading, Sentence, Span, Time
from dragoman.times import normalise
from tests.conftest import make_article, parsed

WORDS, TIMES, GRAMMAR = load_agenda(shipped()), load_times(shipped()), load_grammar(shipped())
NOUNS = frozenset({"summit", "talk", "visit", "election", "meeting"})
COUNTRIES = {"Ghana": "GHA", "Togo": "TGO", "Accra": "GHA", "Lomé": "TGO"}

VISIT = """
    Ghana Ghana PROPN 4 nsubj
    's 's PART 1 case
    will will AUX 4 aux VerbForm=Fin
    visit visit VERB 0 root VerbForm=Inf
    Togo Togo PROPN 4 obj
    on on ADP 7 case
    Monday Monday PROPN 4 obl
    . . PUNCT 4 punct
"""
SUMMIT = """
    The the DET 2 det
    summit summit NOUN 6 nsubj:pass Number=Sing
    with with ADP 4 case
    Togo Togo PROPN 2 nmod
    is be AUX 6 aux:pass Tense=Pres|VerbForm=Fin
    scheduled schedule VERB 0 root Tense=Past|VerbForm=Part
    for for ADP 8 case
    Monday Monday PROPN 6 obl
    in in ADP 10 case
    Accra Accra PROPN 6 obl
    . . PUNCT 6 punct
"""
PAUSE = """
    Ghana Ghana PROPN 2 nsubj
    suspends suspend VERB 0 root Tense=Pres|VerbForm=Fin
    duties duty NOUN 2 obj Number=Plur
    on on ADP 5 case
    Togo Togo PROPN 2 obl
    until until ADP 7 case
    {month} {month} PROPN 8 nmod:unmarked
    {day} {day} NUM 2 obl
    . . PUNCT 2 punct
"""
STRENGTHEN = """
    Ghana Ghana PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    strengthen strengthen VERB 0 root VerbForm=Inf
    ties tie NOUN 3 obj Number=Plur
    with with ADP 6 case
    Togo Togo PROPN 3 obl
    next next ADJ 8 amod
    year year NOUN 3 obl
    . . PUNCT 3 punct
"""
TO_BE_FIXED = """
    The the DET 2 det
    date date NOUN 10 nsubj:pass Number=Sing
    of of ADP 5 case
    the the DET 5 det
    summit summit NOUN 2 nmod Number=Sing
    with with ADP 7 case
    Togo Togo PROPN 5 nmod
    is be AUX 10 aux:pass Tense=Pres|VerbForm=Fin
    yet yet ADV 10 advmod
    decided decide VERB 0 root Tense=Past|VerbForm=Part
    by by ADP 12 case
    Ghana Ghana PROPN 10 obl
    . . PUNCT 10 punct
"""
MEETS = """
    Ghana Ghana PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    meet meet VERB 0 root VerbForm=Inf
    {object} {lemma} {pos} 3 obj
    on on ADP 6 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""


COMES = """
    Ghana Ghana PROPN 2 nsubj
    arrived arrive VERB 0 root Tense=Past|VerbForm=Fin
    in in ADP 4 case
    Togo Togo PROPN 2 obl
    on on ADP 6 case
    Saturday Saturday PROPN 2 obl
    to to PART 8 mark
    hold hold VERB 2 advcl VerbForm=Inf
    talks talk NOUN 8 obj Number=Plur
    . . PUNCT 2 punct
"""
SPOKE = """
    Ghana Ghana PROPN 2 nsubj
    spoke speak VERB 0 root Tense=Past|VerbForm=Fin
    today today NOUN 2 obl
    about about ADP 6 case
    the the DET 6 det
    visit visit NOUN 2 obl Number=Sing
    by by ADP 8 case
    Togo Togo PROPN 6 nmod
    {end}
    . . PUNCT 2 punct
"""


def agenda(
    *rows: str, published: str | None = "2025-08-23", planned: Mapping[str, str] | None = None
) -> tuple[AgendaItem, ...]:
    """The agenda of an article; `planned` gives the status of events by the word that tells them."""
    sentences: list[Sentence] = []
    at = 0
    for number, each in enumerate(rows):
        sentences.append(parsed(each, number=number, start=at))
        at = sentences[-1].end + 1
    article = make_article("\n".join(s.text for s in sentences), published=published)
    entities = {
        (s.number, t.i): (Entity(id=t.text, name=t.text, country=COUNTRIES[t.text], sector=None, text=t.text),)
        for s in sentences
        for t in s.tokens
        if t.text in COUNTRIES
    }
    reading = Reading(
        article=article,
        sentences=tuple(sentences),
        cast=Cast(actors=(), entities=entities),
        times=normalise(article, sentences, TIMES),
        propositions=extract(tuple(sentences), GRAMMAR, nouns=NOUNS),
    )
    cues = [
        (s, t, status)
        for word, status in (planned or {}).items()
        for s in sentences
        for t in s.tokens
        if t.text == word
    ]
    return code_agenda(
        reading,
        [event(entities[s.number, 0][0], Span(start=t.start, end=t.end, text=t.text), status) for s, t, status in cues],
        WORDS,
    )


def event(actor: Entity, cue: Span, status: str) -> Event:
    togo = Entity(id="Togo", name="Togo", country="TGO", sector=None, text="Togo")
    return Event(
        id="ev", type="CONSULT", plover_type="AGREE", mode="visit", contexts=(), actors=(actor,), recipients=(togo,), status=status,
        date=Time(start="2025-08-25", end="2025-08-25", granularity="day", basis="relative"), place=None, attribution=(), frame="visit",
        confidence=0.9, evidence=(cue,), cue=cue,
    )  # fmt: skip


def facts(items: tuple[AgendaItem, ...]) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(item.kind, item.date.start, item.parties) for item in items]


def test_a_visit_to_come() -> None:
    """Ghana's ... will visit Togo on Monday."""
    assert facts(agenda(VISIT)) == [("visit", "2025-08-25", ("GHA", "TGO"))]


def test_a_planned_event_and_its_sentence_are_one_item() -> None:
    (item,) = agenda(VISIT, planned={"visit": "planned"})
    assert (item.kind, item.parties, len(item.evidence)) == ("visit", ("GHA", "TGO"), 1)


def test_a_visit_that_was_paid_is_no_item() -> None:
    """Ghana's ... visited Togo on Monday."""
    paid = VISIT.replace("will will AUX 4 aux VerbForm=Fin", "has has AUX 4 aux Tense=Pres|VerbForm=Fin")
    paid = paid.replace("visit visit VERB 0 root VerbForm=Inf", "visited visit VERB 0 root Tense=Past|VerbForm=Part")
    assert agenda(paid, planned={"visited": "occurred"}) == ()


def test_a_scheduled_summit() -> None:
    """The summit with Togo is scheduled for Monday in Accra."""
    (item,) = agenda(SUMMIT)
    assert (item.kind, item.date.start, set(item.parties)) == ("meeting", "2025-08-25", {"TGO", "GHA"})
    assert item.evidence[0].text == "The summit with Togo is scheduled for Monday in Accra."


def test_the_same_summit_told_twice_is_one_item() -> None:
    (item,) = agenda(SUMMIT, SUMMIT)
    assert len(item.evidence) == 2


def test_a_pause_ends_with_a_deadline() -> None:
    """Ghana suspends duties on Togo until December 3."""
    (item,) = agenda(PAUSE.format(month="December", day="3"))
    assert (item.kind, item.date.start, item.date.end, item.parties) == (
        "deadline",
        "2025-12-03",
        "2025-12-03",
        ("GHA", "TGO"),
    )


def test_a_deadline_without_a_year_is_kept_as_month_and_day() -> None:
    (item,) = agenda(PAUSE.format(month="December", day="3"), published=None)
    assert (item.date.start, item.date.end) == ("--12-03", "--12-03")


def test_cooperation_in_general_is_no_item() -> None:
    """Ghana will strengthen ties with Togo next year."""
    assert agenda(STRENGTHEN) == ()


def test_a_date_that_is_to_be_fixed() -> None:
    """The date of the summit with Togo is yet decided by Ghana."""
    (item,) = agenda(TO_BE_FIXED)
    assert (item.kind, item.date.granularity, set(item.parties)) == ("meeting", "unknown", {"TGO", "GHA"})


def test_challenges_are_not_met_at_a_meeting() -> None:
    assert agenda(MEETS.format(object="challenges", lemma="challenge", pos="NOUN")) == ()
    assert len(agenda(MEETS.format(object="Togo", lemma="Togo", pos="PROPN"))) == 1


def test_who_comes_to_hold_talks_is_on_a_visit() -> None:
    """Ghana's ... arrived in Togo on Saturday to hold talks; it is published on that Saturday."""
    (item,) = agenda(COMES)
    assert (item.kind, item.date.start, set(item.parties)) == ("visit", "2025-08-23", {"GHA", "TGO"})


def test_what_is_spoken_about_today_is_not_today() -> None:
    """Ghana's ... spoke today about the visit by Togo in September."""
    rows = SPOKE.format(end="in in ADP 10 case\n    September September PROPN 6 nmod")
    assert [item.date.start for item in agenda(rows)] == ["2025-09-01"]
    assert agenda(SPOKE.format(end="there there ADV 2 advmod")) == ()


def titles(*rows: str) -> list[str]:
    return [item.what for item in agenda(*rows)]


EXPIRES = """
    The the DET 2 det
    pact pact NOUN 3 nsubj Number=Sing
    expires expire VERB 0 root Tense=Pres|VerbForm=Fin
    on on ADP 5 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""
SIGNS = """
    Ghana Ghana PROPN 3 nsubj
    will will AUX 3 aux VerbForm=Fin
    sign sign VERB 0 root VerbForm=Inf
    the the DET 5 det
    pact pact NOUN 3 obj Number=Sing
    on on ADP 7 case
    Monday Monday PROPN 3 obl
    . . PUNCT 3 punct
"""
EFFECT = """
    The the DET 2 det
    duties duty NOUN 4 nsubj Number=Plur
    will will AUX 4 aux VerbForm=Fin
    take take VERB 0 root VerbForm=Inf
    effect effect NOUN 4 obj Number=Sing
    on on ADP 7 case
    Monday Monday PROPN 4 obl
    . . PUNCT 4 punct
"""
IS_A_DAY = """
    The the DET 2 det
    deadline deadline NOUN 4 nsubj Number=Sing
    is be AUX 4 cop Tense=Pres|VerbForm=Fin
    October October PROPN 0 root
    31 31 NUM 4 nummod
    . . PUNCT 4 punct
"""
BID = """
    The the DET 2 det
    bid bid NOUN 6 nsubj Number=Sing
    for for ADP 5 case
    October October PROPN 5 compound
    elections election NOUN 2 nmod Number=Plur
    failed fail VERB 0 root Tense=Past|VerbForm=Fin
    . . PUNCT 6 punct
"""


def test_a_title_is_a_noun_phrase_without_the_day() -> None:
    """As it would stand in a diary."""
    assert titles(VISIT) == ["visit of Ghana to Togo"]
    assert titles(MEETS.format(object="Togo", lemma="Togo", pos="PROPN")) == ["meeting of Ghana with Togo"]
    assert titles(SUMMIT) == ["summit with Togo"]
    assert titles(EXPIRES) == ["expiry of pact"]
    assert titles(SIGNS) == ["signing of the pact by Ghana"]
    assert titles(EFFECT) == ["entry into force of duties"]


def test_what_is_said_to_be_a_day() -> None:
    """The deadline is October 31."""
    (item,) = agenda(IS_A_DAY)
    assert (item.kind, item.date.start, item.what) == ("deadline", "2025-10-31", "deadline")


def test_what_is_only_asked_for_is_no_item() -> None:
    """The bid for October elections failed."""
    assert agenda(BID) == ()


def test_who_is_scheduled_to_meet_is_named_in_the_title() -> None:
    """Ghana, which is scheduled to hold a meeting, waited."""
    row = """
        Ghana Ghana PROPN 9 nsubj
        which which PRON 4 nsubj PronType=Rel
        is be AUX 4 aux Tense=Pres|VerbForm=Fin
        scheduled schedule VERB 1 acl:relcl Tense=Past|VerbForm=Part
        to to PART 6 mark
        meet meet VERB 4 xcomp VerbForm=Inf
        on on ADP 8 case
        Monday Monday PROPN 6 obl
        waited wait VERB 0 root Tense=Past|VerbForm=Fin
        """
    assert titles(row) == ["meeting of Ghana"]
