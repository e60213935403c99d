"""Pledges: sentence in, who promised what out."""

from __future__ import annotations

import pytest

from dragoman.codebook.book import load_codebook
from dragoman.pledges import code_pledges
from dragoman.records import Pledge
from dragoman.statements.stance import taken
from tests.parses import actor, reading, time

WHO = {
    "Berg": actor("Nils Berg", "SWE"),
    "Stockholm": actor("Sweden", "SWE", "state"),
    "Kyiv": actor("Ukraine", "UKR", "state"),
    "Riga": actor("Latvia", "LVA", "state"),
}


def coded(line: str) -> tuple[Pledge, ...]:
    times = {"Friday": time("2024-05-10", "2024-05-10"), "2030": time("2030-01-01", "2030-12-31", "until")}
    found = reading(line, who=WHO, times=times)
    lexicon = load_codebook().stances
    return code_pledges(found, taken(found, lexicon), lexicon)


def test_a_promise_to_somebody_until_some_time() -> None:
    """Stockholm pledged to send aid to Kyiv by 2030."""
    line = (
        "Stockholm/PROPN/nsubj pledged/VERB/root to/PART/mark/4 send/VERB/xcomp aid/NOUN/obj/4 to/ADP/case/7 Kyiv/PROPN/obl/4 by/ADP/case/9 "
        "2030/NUM/obl/4 ./PUNCT"
    )
    (found,) = coded(line)
    assert (found.maker, found.maker_country, found.beneficiary) == ("Sweden", "SWE", "Ukraine")
    assert found.content == "to send aid to Kyiv by 2030"
    assert found.due is not None
    assert found.due.end == "2030-12-31"
    assert found.evidence[0].text == "Stockholm pledged to send aid to Kyiv by 2030"


def test_a_promise_without_a_day() -> None:
    """Berg vowed to stay."""
    (found,) = coded("Berg/PROPN/nsubj vowed/VERB/root to/PART/mark/4 stay/VERB/xcomp ./PUNCT")
    assert (found.maker, found.beneficiary, found.due) == ("Nils Berg", None, None)


def test_joint_makers() -> None:
    """Stockholm and Riga agreed to cooperate."""
    line = "Stockholm/PROPN/nsubj/4 and/CCONJ/cc/3 Riga/PROPN/conj/1 agreed/VERB/root to/PART/mark/6 cooperate/VERB/xcomp ./PUNCT"
    assert [pledge.maker for pledge in coded(line)] == ["Sweden", "Latvia"]


@pytest.mark.parametrize(
    "line",
    [
        "Berg/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 pledge/VERB/root to/PART/mark/6 stay/VERB/xcomp ./PUNCT",
        "Berg/PROPN/nsubj said/VERB/root Riga/PROPN/nsubj/5 would/AUX/aux/5 stay/VERB/ccomp ./PUNCT",
        "Berg/PROPN/nsubj agreed/VERB/root that/SCONJ/mark/6 it/PRON/nsubj/6 was/AUX/cop/6 late/ADJ/ccomp ./PUNCT",
    ],
)
def test_no_promise(line: str) -> None:
    """A promise not made, one about another, an opinion shared."""
    assert coded(line) == ()


def test_a_promise_on_a_condition() -> None:
    """Berg said, “If elected, I will stay.”"""
    line = (
        "Berg/PROPN/nsubj/2 said/VERB/root ,/PUNCT/punct/2 “/PUNCT/punct/10 If/SCONJ/mark/6 elected/VERB/advcl/10 ,/PUNCT/punct/6 "
        "I/PRON/nsubj/10 will/AUX/aux/10 stay/VERB/ccomp/2 ./PUNCT/punct/10 ”/PUNCT/punct/10"
    )
    assert [(pledge.maker, pledge.content) for pledge in coded(line)] == [("Nils Berg", "If elected, I will stay.")]


def test_to_be_involved_in_something_is_promised_too() -> None:
    """Berg said he would be involved in efforts."""
    line = (
        "Berg/PROPN/nsubj said/VERB/root he/PRON/nsubj/6 would/AUX/aux/6 be/AUX/cop/6 involved/ADJ/ccomp/2 in/ADP/case/8 "
        "efforts/NOUN/obl/6 ./PUNCT"
    )
    assert len(coded(line)) == 1


def test_what_will_be_done_is_promised_by_who_says_it() -> None:
    """Berg said peace would be sought. Not: Berg said Riga would be sought."""
    line = (
        "Berg/PROPN/nsubj said/VERB/root {}/nsubj:pass/6 would/AUX/aux/6 be/AUX/aux:pass/6 sought/VERB/ccomp/2 ./PUNCT"
    )
    assert [pledge.maker for pledge in coded(line.format("peace/NOUN"))] == ["Nils Berg"]
    assert coded(line.format("Riga/PROPN")) == ()


@pytest.mark.parametrize(
    ("line", "content"),
    [
        (
            "Among/ADP/case/4 Stockholm/PROPN/nmod:poss/4 's/PART/case/2 pledges/NOUN/obl/7 was/AUX/cop/7 a/DET/det/7 plan/NOUN/root for/ADP/case/9 peace/NOUN/nmod/7 ./PUNCT",
            "a plan for peace",
        ),
        (
            "One/NUM/nsubj:outer/7 of/ADP/case/4 Stockholm/PROPN/nmod:poss/4 pledges/NOUN/nmod/1 was/AUX/cop/7 to/PART/mark/7 leave/VERB/root ./PUNCT",
            "to leave",
        ),
        (
            "Stockholm/PROPN/nsubj came/VERB/root with/ADP/case/5 a/DET/det/5 promise/NOUN/obl to/PART/mark/7 leave/VERB/acl/5 ./PUNCT",
            "to leave",
        ),
        (
            "Stockholm/PROPN/nsubj give/VERB/root assurances/NOUN/obj that/SCONJ/mark/7 it/PRON/nsubj/7 would/AUX/aux/7 leave/VERB/acl/3 ./PUNCT",
            "it would leave",
        ),
        (
            "Stockholm/PROPN/nsubj delivered/VERB/root the/DET/det/5 promised/VERB/amod/5 aid/NOUN/obj ./PUNCT",
            "the promised aid",
        ),
        (
            "The/DET/det/2 aid/NOUN/nsubj/6 promised/VERB/acl/2 by/ADP/case/5 Stockholm/PROPN/obl:agent/3 arrived/VERB/root ./PUNCT",
            "The aid promised by Stockholm",
        ),
    ],
)
def test_promises_told_in_nouns_and_participles(line: str, content: str) -> None:
    """Nobody speaks in these sentences, and yet they tell of a promise."""
    assert [(pledge.maker, pledge.content) for pledge in coded(line)] == [("Sweden", content)]


@pytest.mark.parametrize(
    "line",
    [
        "The/DET/det/2 promise/NOUN/nsubj/6 to/PART/mark/4 leave/VERB/acl/2 was/AUX/aux:pass/6 kept/VERB/root ./PUNCT",
        "Stockholm/PROPN/nsubj rejected/VERB/root a/DET/det/4 promise/NOUN/obj to/PART/mark/6 leave/VERB/acl/4 ./PUNCT",
        "Stockholm/PROPN/nsubj showed/VERB/root promise/NOUN/obj ./PUNCT",
        "Stockholm/PROPN/nmod:poss/2 commitment/NOUN/nsubj/5 to/PART/mark/4 stay/VERB/acl/2 grew/VERB/root ./PUNCT",
    ],
)
def test_a_promise_of_nobody_known_is_kept_by_nobody(line: str) -> None:
    """Whose it is is not said, or it is another's, or nothing is promised."""
    assert coded(line) == ()


def test_the_day_of_a_thing_that_is_told_of_is_not_when_the_promise_is_due() -> None:
    """Stockholm pledged to leave under a pact signed on Friday."""
    line = (
        "Stockholm/PROPN/nsubj pledged/VERB/root to/PART/mark/4 leave/VERB/xcomp under/ADP/case/7 a/DET/det/7 pact/NOUN/obl/4 signed/VERB/acl/7 "
        "on/ADP/case/10 Friday/PROPN/obl/8 ./PUNCT"
    )
    (found,) = coded(line)
    assert found.due is None


def test_the_one_who_is_promised_something_is_no_part_of_it() -> None:
    """Stockholm promised Kyiv that it would send aid."""
    line = "Stockholm/PROPN/nsubj promised/VERB/root Kyiv/PROPN/iobj that/SCONJ/mark/7 it/PRON/nsubj/7 would/AUX/aux/7 send/VERB/ccomp aid/NOUN/obj/7 ./PUNCT"
    assert [found.content for found in coded(line)] == ["it would send aid"]


def test_to_decide_is_no_promise() -> None:
    """Stockholm said it would decide on Friday."""
    line = "Stockholm/PROPN/nsubj said/VERB/root it/PRON/nsubj/5 would/AUX/aux/5 decide/VERB/ccomp on/ADP/case/7 Friday/PROPN/obl/5 ./PUNCT"
    assert coded(line) == ()
