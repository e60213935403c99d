"""Which words a time is told of: a parsed sentence in, the days of its words out."""

from __future__ import annotations

from dragoman.codebook.book import shipped
from dragoman.codebook.time_words import load_times
from dragoman.times import normalise, time_of
from tests.conftest import make_article, parsed

WORDS = load_times(shipped())


def governed(rows: str, *words: str) -> list[str | None]:
    sentence = parsed(rows)
    found = normalise(make_article(sentence.text, published="2025-08-23"), [sentence], WORDS)
    tokens = [next(t for t in sentence.tokens if t.text == word) for word in words]
    mentions = [time_of(found, sentence, token.i) for token in tokens]
    return [mention and (mention.time.start or mention.time.end) for mention in mentions]


def test_the_second_of_two_times_is_that_of_the_noun_before_it() -> None:
    """Lee flies on Sunday for a summit on Monday."""
    rows = """
        Lee Lee PROPN 2 nsubj
        flies fly VERB 0 root Tense=Pres|VerbForm=Fin
        on on ADP 4 case
        Sunday Sunday PROPN 2 obl
        for for ADP 7 case
        a a DET 7 det
        summit summit NOUN 2 obl
        on on ADP 9 case
        Monday Monday PROPN 2 obl
        . . PUNCT 2 punct
    """
    assert governed(rows, "flies", "summit") == ["2025-08-24", "2025-08-25"]


def test_an_opening_date_holds_for_all_clauses() -> None:
    rows = """
        On on ADP 2 case
        Friday Friday PROPN 5 obl
        , , PUNCT 5 punct
        Fidan Fidan PROPN 5 nsubj
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        Lavrov Lavrov PROPN 5 obj
        and and CCONJ 8 cc
        signed sign VERB 5 conj Tense=Past|VerbForm=Fin
        a a DET 10 det
        pact pact NOUN 8 obj
        . . PUNCT 5 punct
    """
    assert governed(rows, "met", "signed") == ["2025-08-22", "2025-08-22"]


def test_the_date_of_a_summit_is_not_that_of_the_praise() -> None:
    rows = """
        Erdogan Erdogan PROPN 2 nsubj
        praised praise VERB 0 root Tense=Past|VerbForm=Fin
        remarks remark NOUN 2 obj
        about about ADP 6 case
        the the DET 6 det
        summit summit NOUN 3 nmod
        in in ADP 8 case
        June June PROPN 6 nmod
        . . PUNCT 2 punct
    """
    assert governed(rows, "praised", "summit") == [None, "2025-06-01"]


def test_the_date_of_a_relative_clause_stays_in_it() -> None:
    rows = """
        Ghana Ghana PROPN 8 nsubj
        , , PUNCT 4 punct
        which which PRON 4 nsubj
        joined join VERB 1 acl:relcl Tense=Past|VerbForm=Fin
        in in ADP 6 case
        2009 2009 NUM 4 obl
        , , PUNCT 4 punct
        left leave VERB 0 root Tense=Past|VerbForm=Fin
        . . PUNCT 8 punct
    """
    assert governed(rows, "joined", "left") == ["2009-01-01", None]


def test_a_day_before_its_noun_belongs_to_the_noun() -> None:
    rows = """
        After after ADP 4 case
        Monday Monday PROPN 4 nmod:poss
        's 's PART 2 case
        attack attack NOUN 7 obl
        Chad Chad PROPN 7 nsubj
        forces force NOUN 5 flat
        withdrew withdraw VERB 0 root Tense=Past|VerbForm=Fin
        on on ADP 9 case
        Wednesday Wednesday PROPN 7 obl
        . . PUNCT 7 punct
    """
    assert governed(rows, "attack", "withdrew") == ["2025-08-18", "2025-08-20"]


def test_a_name_passes_the_date_on_to_its_verb() -> None:
    """A parser often hangs the date on the last name; the names take no time of their own."""
    rows = """
        Orban Orban PROPN 2 nsubj
        met meet VERB 0 root Tense=Past|VerbForm=Fin
        with with ADP 5 case
        Minister minister PROPN 5 compound
        Fico Fico PROPN 2 obl
        on on ADP 7 case
        Tuesday Tuesday PROPN 5 nmod
        . . PUNCT 2 punct
    """
    assert governed(rows, "met") == ["2025-08-19"]


def test_what_is_said_of_the_future_is_not_dated_by_the_saying() -> None:
    rows = """
        Kyiv Kyiv PROPN 2 nsubj
        said say VERB 0 root Tense=Past|VerbForm=Fin
        Tuesday Tuesday PROPN 2 obl
        that that SCONJ 7 mark
        it it PRON 7 nsubj
        will will AUX 7 aux
        negotiate negotiate VERB 2 ccomp VerbForm=Inf
        . . PUNCT 2 punct
    """
    assert governed(rows, "said", "negotiate") == ["2025-08-19", None]


def test_what_is_due_lies_ahead() -> None:
    """Soto is due to travel on Sunday."""
    rows = """
        Soto Soto PROPN 5 nsubj
        is be AUX 5 cop Tense=Pres|VerbForm=Fin
        due due ADP 5 mark
        to to PART 3 fixed
        travel travel VERB 0 root VerbForm=Inf
        on on ADP 7 case
        Sunday Sunday PROPN 5 obl
        . . PUNCT 5 punct
    """
    assert governed(rows, "travel") == ["2025-08-24"]
