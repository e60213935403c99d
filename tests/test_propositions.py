"""Who does what: hand-built parses in, propositions out."""

from __future__ import annotations

from pathlib import Path

import pytest

import dragoman.codebook
from dragoman.codebook.grammar import Grammar, load_grammar
from dragoman.propositions import extract
from dragoman.records import Proposition, Sentence
from tests.conftest import parsed


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return load_grammar(Path(dragoman.codebook.__file__).parent)


def words(sentence: Sentence, proposition: Proposition) -> dict[str, list[str]]:
    return {role: [sentence.tokens[i].text for i in heads] for role, heads in proposition.roles.items()}


def one(sentence: Sentence, grammar: Grammar, lemma: str, *nouns: str) -> Proposition:
    return next(p for p in extract((sentence,), grammar, nouns=frozenset(nouns)) if p.lemma == lemma)


def test_a_light_verb_lends_subject_and_tense_to_its_noun(grammar: Grammar) -> None:
    """Chile will hold talks with Peru."""
    sentence = parsed("""
        Chile Chile PROPN 3 nsubj
        will will AUX 3 aux VerbForm=Fin
        hold hold VERB 0 root VerbForm=Inf
        talks talk NOUN 3 obj
        with with ADP 6 case
        Peru Peru PROPN 4 nmod""")
    talk = one(sentence, grammar, "talk", "talk")
    assert words(sentence, talk) == {"with": ["Peru"], "subject": ["Chile"]}
    assert (talk.modality, talk.light) == ("future", "hold")


def test_the_subject_of_an_infinitive_is_the_object_of_an_order(grammar: Grammar) -> None:
    """Chile urged Peru to lift duties."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        urged urge VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        to to PART 5 mark
        lift lift VERB 2 xcomp VerbForm=Inf
        duties duty NOUN 5 obj""")
    lift = one(sentence, grammar, "lift")
    assert words(sentence, lift) == {"subject": ["Peru"], "object": ["duties"]}
    assert lift.modality == "intended"


@pytest.mark.parametrize(("verb", "modality"), [("demand", "intended"), ("see", "actual")])
def test_a_bare_verb_below_a_demand_is_not_done(grammar: Grammar, verb: str, modality: str) -> None:
    """Chile demanded Peru withdraw; Chile saw Peru withdraw."""
    sentence = parsed(f"""
        Chile Chile PROPN 2 nsubj
        {verb}ed {verb} VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 4 nsubj
        withdraw withdraw VERB 2 ccomp VerbForm=Inf""")
    assert one(sentence, grammar, "withdraw").modality == modality


def test_the_noun_between_which_and_its_verb_acts(grammar: Grammar) -> None:
    """Peru left the pact, which President Soto threatened; the parser hung Soto on the pact."""
    sentence = parsed("""
        Peru Peru PROPN 2 nsubj
        left leave VERB 0 root Tense=Past|VerbForm=Fin
        the the DET 4 det
        pact pact NOUN 2 obj
        which which PRON 8 obj PronType=Rel
        President President PROPN 7 nmod:desc
        Soto Soto PROPN 4 appos
        threatened threaten VERB 4 acl:relcl Tense=Past|VerbForm=Fin""")
    assert words(sentence, one(sentence, grammar, "threaten"))["subject"] == ["Soto"]


def test_the_subject_of_a_promise_is_the_one_who_promises(grammar: Grammar) -> None:
    """Chile, which agreed to help Peru, slept."""
    sentence = parsed("""
        Chile Chile PROPN 9 nsubj
        , , PUNCT 4 punct
        which which PRON 4 nsubj PronType=Rel
        agreed agree VERB 1 acl:relcl Tense=Past|VerbForm=Fin
        to to PART 6 mark
        help help VERB 4 xcomp VerbForm=Inf
        Peru Peru PROPN 6 obj
        , , PUNCT 4 punct
        slept sleep VERB 0 root Tense=Past|VerbForm=Fin""")
    assert words(sentence, one(sentence, grammar, "help"))["subject"] == ["Chile"]


def test_a_passive_turns_round(grammar: Grammar) -> None:
    """Peru was condemned by Chile."""
    sentence = parsed("""
        Peru Peru PROPN 3 nsubj:pass
        was be AUX 3 aux:pass Tense=Past|VerbForm=Fin
        condemned condemn VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
        by by ADP 5 case
        Chile Chile PROPN 3 obl:agent""")
    condemn = one(sentence, grammar, "condemn")
    assert condemn.passive
    assert words(sentence, condemn) == {"subject": ["Chile"], "object": ["Peru"]}


def test_a_passive_without_agent_has_no_subject(grammar: Grammar) -> None:
    """Peru was condemned."""
    sentence = parsed("""
        Peru Peru PROPN 3 nsubj:pass
        was be AUX 3 aux:pass Tense=Past|VerbForm=Fin
        condemned condemn VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass""")
    assert "subject" not in words(sentence, one(sentence, grammar, "condemn"))


def test_coordinated_verbs_share_their_subject(grammar: Grammar) -> None:
    """Chile visited Peru and praised Bolivia."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        visited visit VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        and and CCONJ 5 cc
        praised praise VERB 2 conj Tense=Past|VerbForm=Fin
        Bolivia Bolivia PROPN 5 obj""")
    assert words(sentence, one(sentence, grammar, "praise")) == {"subject": ["Chile"], "object": ["Bolivia"]}


def test_a_relative_pronoun_is_its_antecedent(grammar: Grammar) -> None:
    """the envoy who visited Peru"""
    sentence = parsed("""
        the the DET 2 det
        envoy envoy NOUN 0 root
        who who PRON 4 nsubj PronType=Rel
        visited visit VERB 2 acl:relcl Tense=Past|VerbForm=Fin
        Peru Peru PROPN 4 obj""")
    assert words(sentence, one(sentence, grammar, "visit"))["subject"] == ["envoy"]


@pytest.mark.parametrize(
    ("aux", "modality"), [("will", "future"), ("may", "possible"), ("must", "required"), ("would", "future")]
)
def test_auxiliaries_make_modality(grammar: Grammar, aux: str, modality: str) -> None:
    sentence = parsed(f"""
        Chile Chile PROPN 3 nsubj
        {aux} {aux} AUX 3 aux VerbForm=Fin
        visit visit VERB 0 root VerbForm=Inf
        Peru Peru PROPN 3 obj""")
    assert one(sentence, grammar, "visit").modality == modality


def test_being_scheduled_makes_the_future(grammar: Grammar) -> None:
    """Chile is scheduled to visit Peru."""
    sentence = parsed("""
        Chile Chile PROPN 3 nsubj:pass
        is be AUX 3 aux:pass Tense=Pres|VerbForm=Fin
        scheduled schedule VERB 0 root Tense=Past|VerbForm=Part|Voice=Pass
        to to PART 5 mark
        visit visit VERB 3 xcomp VerbForm=Inf
        Peru Peru PROPN 5 obj""")
    visit = one(sentence, grammar, "visit")
    assert visit.modality == "future"
    assert words(sentence, visit)["subject"] == ["Chile"]


def test_a_condition_is_no_fact(grammar: Grammar) -> None:
    """If Chile attacks Peru, Bolivia will help."""
    sentence = parsed("""
        If if SCONJ 3 mark
        Chile Chile PROPN 3 nsubj
        attacks attack VERB 7 advcl Tense=Pres|VerbForm=Fin
        Peru Peru PROPN 3 obj
        , , PUNCT 3 punct
        Bolivia Bolivia PROPN 8 nsubj
        will will AUX 8 aux VerbForm=Fin
        help help VERB 0 root VerbForm=Inf""")
    assert one(sentence, grammar, "attack").modality == "conditional"


def test_negation_is_seen(grammar: Grammar) -> None:
    """Chile did not meet Peru."""
    sentence = parsed("""
        Chile Chile PROPN 4 nsubj
        did do AUX 4 aux Tense=Past|VerbForm=Fin
        not not PART 4 advmod
        meet meet VERB 0 root VerbForm=Inf
        Peru Peru PROPN 4 obj""")
    assert one(sentence, grammar, "meet").polarity is False


def test_a_name_is_no_negation(grammar: Grammar) -> None:
    """Minister No condemned Peru."""
    sentence = parsed("""
        Minister minister NOUN 3 nsubj
        No no DET 1 det
        condemned condemn VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 3 obj""")
    assert one(sentence, grammar, "condemn").polarity is True


def test_nobody_is_negation(grammar: Grammar) -> None:
    """No envoy condemned Peru."""
    sentence = parsed("""
        No no DET 2 det
        envoy envoy NOUN 3 nsubj
        condemned condemn VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 3 obj""")
    assert one(sentence, grammar, "condemn").polarity is False


@pytest.mark.parametrize("tagged", ["NOUN", "ADJ"])
def test_who_is_impeached_for_it_did_it(grammar: Grammar, tagged: str) -> None:
    """After the impeachment of Soto for bribing Peru, Vega won."""
    sentence = parsed(f"""
        After after ADP 3 case
        the the DET 3 det
        impeachment impeachment {tagged} 11 obl
        of of ADP 5 case
        Soto Soto PROPN 3 nmod
        for for SCONJ 7 mark
        bribing bribe VERB 3 advcl VerbForm=Ger
        Peru Peru PROPN 7 obj
        , , PUNCT 11 punct
        Vega Vega PROPN 11 nsubj
        won win VERB 0 root Tense=Past|VerbForm=Fin""")
    assert words(sentence, one(sentence, grammar, "bribe"))["subject"] == ["Soto"]


def test_who_is_accused_of_it_did_it(grammar: Grammar) -> None:
    """Chile accused Peru of bombing Bolivia."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        accused accuse VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        of of SCONJ 5 mark
        bombing bomb VERB 2 advcl VerbForm=Ger
        Bolivia Bolivia PROPN 5 obj""")
    assert words(sentence, one(sentence, grammar, "bomb"))["subject"] == ["Peru"]


def test_an_event_noun_takes_the_subject_of_the_verb_it_stands_under_as_outer(grammar: Grammar) -> None:
    """Chile smiled during a meeting with Peru."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        smiled smile VERB 0 root Tense=Past|VerbForm=Fin
        during during ADP 5 case
        a a DET 5 det
        meeting meeting NOUN 2 obl
        with with ADP 7 case
        Peru Peru PROPN 5 nmod""")
    assert words(sentence, one(sentence, grammar, "meeting", "meeting")) == {
        "case": ["during"],
        "with": ["Peru"],
        "outer": ["Chile"],
    }


def test_a_call_that_was_to_somebody(grammar: Grammar) -> None:
    """Her call was to Peru."""
    sentence = parsed("""
        Her she PRON 2 nmod:poss
        call call NOUN 5 nsubj
        was be AUX 5 cop Tense=Past|VerbForm=Fin
        to to ADP 5 case
        Peru Peru PROPN 0 root""")
    assert words(sentence, one(sentence, grammar, "call", "call")) == {"poss": ["Her"], "to": ["Peru"]}


def test_a_possible_act_behind_a_noun(grammar: Grammar) -> None:
    """the possibility of a withdrawal"""
    sentence = parsed("""
        the the DET 2 det
        possibility possibility NOUN 0 root
        of of ADP 5 case
        a a DET 5 det
        withdrawal withdrawal NOUN 2 nmod""")
    assert one(sentence, grammar, "withdrawal", "withdrawal").modality == "possible"


@pytest.mark.parametrize(
    ("tag", "to", "polarity", "modality"), [("Fin", False, False, "actual"), ("Inf", True, True, "possible")]
)
def test_what_is_avoided_did_not_happen_what_is_to_be_avoided_may(
    grammar: Grammar, tag: str, to: bool, polarity: bool, modality: str
) -> None:
    """Chile avoided a withdrawal; Chile acted to avoid a withdrawal."""
    did = "Chile Chile PROPN 2 nsubj\nacted act VERB 0 root Tense=Past|VerbForm=Fin"
    avoid = f"avoided avoid VERB {2 if to else 0} {'advcl' if to else 'root'} VerbForm={tag}"
    rows = [did, "to to PART 4 mark", avoid] if to else ["Chile Chile PROPN 2 nsubj", avoid]
    head = 4 if to else 2
    sentence = parsed("\n".join([*rows, f"withdrawal withdrawal NOUN {head} obj"]))
    noun = one(sentence, grammar, "withdrawal", "withdrawal")
    assert (noun.polarity, noun.modality) == (polarity, modality)


def test_what_is_said_of_the_object_keeps_its_preposition(grammar: Grammar) -> None:
    """Chad put troops on standby."""
    sentence = parsed("""
        Chad Chad PROPN 2 nsubj
        put put VERB 0 root Tense=Past|VerbForm=Fin
        troops troop NOUN 2 obj
        on on ADP 5 case
        standby standby NOUN 2 xcomp""")
    assert words(sentence, one(sentence, grammar, "put"))["on"] == ["standby"]


def test_time_given_to_somebody_is_what_is_given(grammar: Grammar) -> None:
    """Chile gave Peru a week."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        gave give VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 iobj
        a a DET 5 det
        week week NOUN 2 obl:unmarked""")
    assert words(sentence, one(sentence, grammar, "give"))["object"] == ["week"]


def test_a_purpose_is_no_complement(grammar: Grammar) -> None:
    """Farmers came to protest."""
    sentence = parsed("""
        Farmers farmer NOUN 2 nsubj
        came come VERB 0 root Tense=Past|VerbForm=Fin
        to to PART 4 mark
        protest protest VERB 2 advcl VerbForm=Inf""")
    assert words(sentence, one(sentence, grammar, "come")) == {"subject": ["Farmers"], "purpose": ["protest"]}


def test_the_second_verb_of_a_headline_has_the_subject_of_the_first(grammar: Grammar) -> None:
    """Chile halts trade, pulls consul"""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        halts halt VERB 0 root Tense=Pres|VerbForm=Fin
        trade trade NOUN 2 obj
        , , PUNCT 5 punct
        pulls pull VERB 2 parataxis Tense=Pres|VerbForm=Fin
        consul consul NOUN 5 obj""")
    assert words(sentence, one(sentence, grammar, "pull")) == {"subject": ["Chile"], "object": ["consul"]}


def test_an_author_hung_on_the_victim_is_the_author_of_the_deed(grammar: Grammar) -> None:
    """The arrest of a trader by Chile went on."""
    sentence = parsed("""
        The the DET 2 det
        arrest arrest NOUN 8 nsubj
        of of ADP 5 case
        a a DET 5 det
        trader trader NOUN 2 nmod
        by by ADP 7 case
        Chile Chile PROPN 5 nmod
        went go VERB 0 root Tense=Past|VerbForm=Fin""")
    assert words(sentence, one(sentence, grammar, "arrest", "arrest"))["by"] == ["Chile"]


def test_a_gerund_joined_to_a_noun_is_blamed_on_the_same(grammar: Grammar) -> None:
    """Chile blamed Peru for fires and for backing rebels."""
    sentence = parsed("""
        Chile Chile PROPN 2 nsubj
        blamed blame VERB 0 root Tense=Past|VerbForm=Fin
        Peru Peru PROPN 2 obj
        for for ADP 5 case
        fires fire NOUN 2 obl
        and and CCONJ 8 cc
        for for SCONJ 8 mark
        backing back VERB 5 conj Tense=Pres|VerbForm=Part
        rebels rebel NOUN 8 obj""")
    assert words(sentence, one(sentence, grammar, "blame"))["for"] == ["fires", "backing"]
