"""What was done: hand-built parses and parties in, events out."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import dragoman.codebook
from dragoman.codebook.acts import load_acts
from dragoman.codebook.cameo import load_cameo
from dragoman.codebook.contexts import load_contexts
from dragoman.codebook.domains import load_domains
from dragoman.codebook.frames import load_frames
from dragoman.codebook.grammar import load_grammar
from dragoman.codebook.ontology import load_ontology
from dragoman.codebook.place_words import load_places
from dragoman.codebook.rarity import load_rarity
from dragoman.events import code_events
from dragoman.propositions import extract
from dragoman.records import Cast, Entity, Event, Reading, Sentence, Time, TimeMention
from tests.conftest import make_article, parsed

FOLDER = Path(dragoman.codebook.__file__).parent


@pytest.fixture(scope="module")
def codebook() -> Any:
    ontology = load_ontology(FOLDER)
    frames = load_frames(FOLDER, ontology)
    return SimpleNamespace(
        actors=SimpleNamespace(actors={}),
        acts=load_acts(FOLDER, load_rarity(FOLDER)),
        ontology=ontology,
        frames=frames,
        grammar=load_grammar(FOLDER),
        contexts=load_contexts(FOLDER, ontology),
        cameo=load_cameo(FOLDER, ontology, frames),
        domains=load_domains(FOLDER, ontology),
        places=load_places(FOLDER),
    )


def state(name: str, code: str) -> Entity:
    return Entity(id=code, name=name, country=code, sector="GOV", text=name)


CHILE, PERU, BOLIVIA = state("Chile", "CHL"), state("Peru", "PER"), state("Bolivia", "BOL")
KNOWN = {e.name: e for e in (CHILE, PERU, BOLIVIA)}


def code(
    sentence: Sentence, codebook: Any, *, day: Time | None = None, published: str | None = "2031-05-20"
) -> tuple[Event, ...]:
    """Events of one parsed sentence in which Chile, Peru and Bolivia are known; `day` governs its root."""
    article = make_article(sentence.text, published=published)
    entities = {(0, t.i): (KNOWN[t.text],) for t in sentence.tokens if t.text in KNOWN}
    root = next(t.i for t in sentence.tokens if t.dep == "root")
    times = (TimeMention(sentence=0, first=root, last=root + 1, time=day),) if day else ()
    reading = Reading(
        article=article,
        sentences=(sentence,),
        cast=Cast(actors=(), entities=entities),
        times=times,
        propositions=extract((sentence,), codebook.grammar, nouns=codebook.frames.nouns),
    )
    return code_events(reading, codebook)[0]


def told(event: Event) -> tuple[str, str | None, str, str, str]:
    """Type, mode, status, actors, recipients."""
    return (event.type, event.mode, event.status, _countries(event.actors), _countries(event.recipients))


def _countries(entities: tuple[Entity, ...]) -> str:
    return " ".join(e.country or "-" for e in entities)


def test_a_meeting_has_both_sides_as_actors(codebook: Any) -> None:
    """Chile met with Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        with with ADP 4 case
        Peru Peru PROPN 2 obl""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("CONSULT", None, "occurred", "CHL PER", "")
    assert event.evidence[0].text == "Chile met with Peru"


def test_a_visit_goes_from_guest_to_host(codebook: Any) -> None:
    """Chile visited Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        visited visit VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("CONSULT", "visit", "occurred", "CHL", "PER")


def test_a_planned_visit_is_planned_and_for_the_manual_an_agreement(codebook: Any) -> None:
    """Chile will visit Peru."""
    sentence = parsed("""
        Chile Chile PROPN 3 nsubj
        will will AUX 3 aux VerbForm=Fin
        visit visit VERB 0 root VerbForm=Inf
        Peru Peru PROPN 3 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("CONSULT", "visit", "planned", "CHL", "PER")
    assert event.plover_type == "AGREE"
    assert event.date.start is None


def test_a_request_takes_its_mode_from_what_is_asked(codebook: Any) -> None:
    """Chile urged Peru to lift tariffs: one request to yield, no easing."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        urged urge VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        to to PART 5 mark
        lift lift VERB 2 xcomp VerbForm=Inf
        tariffs tariff NOUN 5 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("REQUEST", "yield", "occurred", "CHL", "PER")


def test_a_call_for_talks_asks_to_meet(codebook: Any) -> None:
    """Chile called for talks with Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        called call VERB 0 root Tense=Past|VerbForm=Fin
        for for ADP 4 case
        talks talk NOUN 2 obl
        with with ADP 6 case
        Peru Peru PROPN 4 nmod""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("REQUEST", "meet", "occurred", "CHL", "PER")


def test_a_refusal_is_a_rejection_and_not_a_negated_act(codebook: Any) -> None:
    """Chile refused to meet Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        refused refuse VERB 0 root Tense=Past|VerbForm=Fin
        to to PART 4 mark
        meet meet VERB 2 xcomp VerbForm=Inf
        Peru Peru PROPN 4 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("REJECT", "meet", "occurred", "CHL", "PER")


def test_what_did_not_happen_is_negated(codebook: Any) -> None:
    """Chile did not visit Peru."""
    sentence = parsed("""
        Chile Chile PROPN 4 nsubj
        did do AUX 4 aux Tense=Past|VerbForm=Fin
        not not PART 4 advmod
        visit visit VERB 0 root VerbForm=Inf
        Peru Peru PROPN 4 obj""")
    assert [e.status for e in code(sentence, codebook)] == ["negated"]


def test_without_a_named_actor_there_is_no_event(codebook: Any) -> None:
    """The envoy condemned Peru (nobody knows the envoy)."""
    sentence = parsed("""
        The the DET 2 det
        envoy envoy NOUN 3 nsubj
        condemned condemn VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 3 obj""")
    assert code(sentence, codebook) == ()


VISIT = """
    Chile Chile PROPN 2 nsubj
    visited visit VERB 0 root Tense=Past|VerbForm=Fin
    Peru Peru PROPN 2 obj"""


def test_long_past_is_historical(codebook: Any) -> None:
    (event,) = code(
        parsed(VISIT), codebook, day=Time(start="2029-01-01", end="2029-12-31", granularity="year", basis="explicit")
    )
    assert event.status == "historical"


def test_a_day_after_publication_is_planned_unless_the_tense_says_that_it_was(codebook: Any) -> None:
    ahead = Time(start="2031-05-28", end="2031-05-28", granularity="day", basis="explicit")
    (event,) = code(parsed(VISIT.replace("visited", "visits").replace("Past", "Pres")), codebook, day=ahead)
    assert (event.status, event.date) == ("planned", ahead)
    (event,) = code(parsed(VISIT), codebook, day=ahead)
    assert (event.status, event.date.start) == ("occurred", None)


def test_without_time_words_the_day_of_publication_is_inferred(codebook: Any) -> None:
    (event,) = code(parsed(VISIT), codebook)
    assert (event.date.start, event.date.basis) == ("2031-05-20", "inferred")


def test_without_publication_the_date_stays_unknown(codebook: Any) -> None:
    (event,) = code(parsed(VISIT), codebook, published=None)
    assert event.date == Time()


def test_ids_depend_only_on_words_and_parties(codebook: Any) -> None:
    first, second = (code(parsed(VISIT), codebook)[0].id for _ in range(2))
    assert first == second


def test_one_helped_is_found_wherever_the_parser_hangs_it(codebook: Any) -> None:
    """Chile gave money to build schools in Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        gave give VERB 0 root Tense=Past|VerbForm=Fin
        money money NOUN 2 obj
        to to PART 5 mark
        build build VERB 2 advcl VerbForm=Inf
        schools school NOUN 5 obj
        in in ADP 8 case
        Peru Peru PROPN 6 nmod""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("AID", None, "occurred", "CHL", "PER")


@pytest.mark.parametrize(("sector", "count"), [("JUD", 1), ("BUS", 0), (None, 0)])
def test_an_office_of_an_unnamed_state_acts_for_the_public(codebook: Any, sector: str | None, count: int) -> None:
    """The court condemned the plan: an event of a court, none of a firm."""
    sentence = parsed("""
        Court court NOUN 2 nsubj
        condemned condemn VERB 0 root Tense=Past|VerbForm=Fin
        the the DET 4 det
        plan plan NOUN 2 obj""")
    court = Entity(id="court", name="court", country=None, sector=sector, text="Court")
    reading = Reading(
        article=make_article(sentence.text, published="2031-05-20"),
        sentences=(sentence,),
        cast=Cast(actors=(), entities={(0, 0): (court,)}),
        propositions=extract((sentence,), codebook.grammar, nouns=codebook.frames.nouns),
    )
    assert len(code_events(reading, codebook)[0]) == count


def test_what_its_doer_says_will_not_be_is_a_refusal_for_the_manual(codebook: Any) -> None:
    """Chile will not visit Peru."""
    sentence = parsed("""
        Chile Chile PROPN 4 nsubj
        will will AUX 4 aux VerbForm=Fin
        not not PART 4 advmod
        visit visit VERB 0 root VerbForm=Inf
        Peru Peru PROPN 4 obj""")
    (event,) = code(sentence, codebook)
    assert (event.type, event.plover_type, event.status) == ("CONSULT", "REJECT", "negated")


def test_a_decree_does_what_its_author_does(codebook: Any) -> None:
    """Chile issued a decree condemning Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        issued issue VERB 0 root Tense=Past|VerbForm=Fin
        a a DET 4 det
        decree decree NOUN 2 obj
        condemning condemn VERB 4 acl VerbForm=Ger
        Peru Peru PROPN 5 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("ACCUSE", "disapprove", "occurred", "CHL", "PER")


def test_an_event_carries_its_intensity_its_contexts_and_its_cameo_code(codebook: Any) -> None:
    """Chile arrested a hacker of Peru: what a mode weighs, what the words are about, what older data call it."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        arrested arrest VERB 0 root Tense=Past|VerbForm=Fin
        a a DET 4 det
        hacker hacker NOUN 2 obj
        of of ADP 6 case
        Peru Peru PROPN 4 nmod""")
    (event,) = code(sentence, codebook)
    assert (event.mode, event.intensity, event.contexts, event.cameo) == ("arrest", -7, ("cyber",), "173")
    (event,) = code(parsed(VISIT), codebook)
    assert (event.intensity, event.contexts, event.cameo) == (4, (), "042")


def test_a_visit_to_come_weighs_as_the_promise_that_it_is(codebook: Any) -> None:
    ahead = Time(start="2031-05-28", end="2031-05-28", granularity="day", basis="explicit")
    (event,) = code(parsed(VISIT.replace("visited", "visits").replace("Past", "Pres")), codebook, day=ahead)
    assert (event.plover_type, event.intensity, event.cameo) == ("AGREE", 2.5, "036")


def verb_sentence(*before: str) -> str:
    """Chile [before ...] attacked Peru, as an adverbial clause's verb or a root."""
    rows = [f"{word} {lemma} {pos} {len(before) + 2} {dep}" for word, lemma, pos, dep in map(str.split, before)]
    root = len(rows) + 2
    head = [f"Chile Chile PROPN {root} nsubj"]
    return "\n".join(
        [*head, *rows, "attacked attack VERB 0 root Tense=Past|VerbForm=Part", f"Peru Peru PROPN {root} obj"]
    )


@pytest.mark.parametrize(
    ("before", "status"),
    [
        (("would would AUX aux", "have have AUX aux"), "hypothetical"),
        (("nearly nearly ADV advmod",), "hypothetical"),
        (("never never ADV advmod",), "negated"),
        (("has have AUX aux",), "occurred"),
    ],
)
def test_what_nearly_or_never_was_is_not_stored_as_done(codebook: Any, before: tuple[str, ...], status: str) -> None:
    (event,) = code(parsed(verb_sentence(*before)), codebook)
    assert (event.type, event.status) == ("ASSAULT", status)


def test_the_end_of_an_act_is_an_act_of_its_own(codebook: Any) -> None:
    """Chile stopped bombing Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        stopped stop VERB 0 root Tense=Past|VerbForm=Fin
        bombing bomb VERB 2 xcomp VerbForm=Ger
        Peru Peru PROPN 3 obj""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("RETREAT", "ceasefire", "occurred", "CHL", "PER")


def test_what_is_denied_is_not_stored_as_done(codebook: Any) -> None:
    """Chile denied that it (Chile) bombed Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        denied deny VERB 0 root Tense=Past|VerbForm=Fin
        that that SCONJ 5 mark
        Chile Chile PROPN 5 nsubj
        bombed bomb VERB 2 ccomp Tense=Past|VerbForm=Fin
        Peru Peru PROPN 5 obj""")
    (event,) = code(sentence, codebook)
    assert (event.type, event.status) == ("ASSAULT", "negated")


def test_a_promise_to_yield_is_yielding_in_words(codebook: Any) -> None:
    """Chile promised to release Peru ('s soldiers)."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        promised promise VERB 0 root Tense=Past|VerbForm=Fin
        to to PART 4 mark
        release release VERB 2 xcomp VerbForm=Inf
        soldiers soldier NOUN 4 obj
        of of ADP 7 case
        Peru Peru PROPN 5 nmod""")
    (event,) = code(sentence, codebook)
    assert told(event) == ("CONCEDE", None, "occurred", "CHL", "PER")


@pytest.mark.parametrize(("auxiliary", "types"), [("would would", ["REJECT"]), ("did do", [])])
def test_what_one_will_not_hear_of_is_refused(codebook: Any, auxiliary: str, types: list[str]) -> None:
    """Chile would not join Peru: a refusal that took place; that it did not join is none."""
    sentence = parsed(f"""
        Chile Chile PROPN 4 nsubj
        {auxiliary} AUX 4 aux VerbForm=Fin
        not not PART 4 advmod
        join join VERB 0 root VerbForm=Inf
        Peru Peru PROPN 4 obj""")
    events = code(sentence, codebook)
    assert [e.type for e in events] == types
    assert all(e.status == "occurred" for e in events)


def test_both_adjectives_before_a_noun_are_its_parties(codebook: Any) -> None:
    """Chile and Peru sappers laid a railway."""
    sentence = parsed("""
        Chile Chile PROPN 4 compound
        and and CCONJ 3 cc
        Peru Peru PROPN 1 conj
        sappers sapper NOUN 5 nsubj
        laid lay VERB 0 root Tense=Past|VerbForm=Fin
        a a DET 7 det
        railway railway NOUN 5 obj""")
    (event,) = code(sentence, codebook)
    assert (event.type, [e.country for e in event.actors]) == ("COOPERATE", ["CHL", "PER"])


def test_whoever_is_somewhere_for_talks_takes_part(codebook: Any) -> None:
    """Chile is in Rome for talks with Peru."""
    sentence = parsed("""
        Chile Chile PROPN 4 nsubj
        is be AUX 4 cop VerbForm=Fin
        in in ADP 4 case
        Rome Rome PROPN 0 root
        for for ADP 6 case
        talks talk NOUN 4 nmod
        with with ADP 8 case
        Peru Peru PROPN 6 nmod""")
    (event,) = code(sentence, codebook)
    assert (event.type, [e.country for e in event.actors]) == ("CONSULT", ["CHL", "PER"])
