"""Whom "he" and "her" stand for: clause, quotation, sex."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors import resolve
from dragoman.actors.clauses import clause_of, quotations, subject_of
from dragoman.mentions import detect
from dragoman.records import Sentence
from tests.conftest import make_article, parsed
from tests.reading import said, story, table

SPOKE = "Peruvian President Jon Vale/PROPN/nsubj spoke"


def found(sentences: Sequence[Sentence], word: str) -> list[str]:
    """The names of those for whom a word of the last sentence stands."""
    article = make_article("\n".join(s.text for s in sentences))
    cast = resolve(article, tuple(sentences), detect(sentences, table()), table=table())
    token = next(t for t in sentences[-1].tokens if t.text == word)
    return [party.name for party in cast.at(sentences[-1].number, token.i)]


def after(*before: str, then: str) -> list[Sentence]:
    """Sentences of plain words and a last one with its tree."""
    told = list(story(*before))
    return [*told, parsed(then, number=len(told), start=told[-1].end + 1 if told else 0)]


BANNED = """
    Chilean    chilean    ADJ   2  amod
    President  president  PROPN 3  compound
    Luis       Luis       PROPN 5  nsubj
    Soto       Soto       PROPN 3  flat
    banned     ban        VERB  0  root   VerbForm=Fin
    Danish     danish     ADJ   7  amod
    Minister   minister   PROPN 8  compound
    Ole        Ole        PROPN 5  obj
    Holt       Holt       PROPN 8  flat
    from       from       ADP   12 case
    his        his        PRON  12 nmod:poss Poss=Yes
    palace     palace     NOUN  5  obl
    .          .          PUNCT 5  punct
"""


def test_a_possessive_is_the_subject_of_its_clause() -> None:
    """Chilean President Luis Soto banned Danish Minister Ole Holt from his palace."""
    assert found(after(SPOKE, then=BANNED), "his") == ["Luis Soto"]


def test_a_subject_is_not_its_own_object() -> None:
    """Jon Vale spoke. Chilean President Luis Soto asked him to resign his post."""
    told = after(
        SPOKE,
        then="""
        Chilean   chilean   ADJ   2  amod
        President president PROPN 3  compound
        Luis      Luis      PROPN 5  nsubj
        Soto      Soto      PROPN 3  flat
        asked     ask       VERB  0  root
        him       he        PRON  5  obj
        to        to        PART  8  mark
        resign    resign    VERB  5  xcomp
        his       his       PRON  10 nmod:poss Poss=Yes
        post      post      NOUN  8  obj
        .         .         PUNCT 5  punct
        """,
    )
    assert found(told, "him") == ["Jon Vale"]
    assert found(told, "his") == ["Jon Vale"]


def test_who_speaks_says_i() -> None:
    """Jon Vale spoke. "He is wrong," Chilean President Luis Soto said."""
    told = after(
        "Peruvian President Jon Vale/PROPN/nsubj criticized Chilean President Luis Soto/PROPN/obj",
        then="""
        "         "         PUNCT 5  punct
        He        he        PRON  5  nsubj
        is        be        AUX   5  cop
        plainly   plainly   ADV   5  advmod
        wrong     wrong     ADJ   11 ccomp
        ,         ,         PUNCT 5  punct
        "         "         PUNCT 5  punct
        President president PROPN 9  compound
        Jon       Jon       PROPN 11 nsubj
        Vale      Vale      PROPN 9  flat
        said      say       VERB  0  root
        .         .         PUNCT 11 punct
        """,
    )
    assert found(told, "He") == ["Luis Soto"]


def test_a_given_name_tells_the_sex() -> None:
    """Peruvian Minister Ana Mora met Chilean Minister Luis Soto. He agreed. / She agreed."""
    met = "Peruvian Minister Ana Mora/PROPN/nsubj met Chilean Minister Luis Soto/PROPN/obj"
    assert found(story(met, "He agreed"), "He") == ["Luis Soto"]
    assert found(story(met, "She agreed"), "She") == ["Ana Mora"]


def test_kin_have_a_sex_too() -> None:
    """Jon Vale left with the daughter of a farmer. He agreed."""
    told = story("Peruvian President Jon Vale/PROPN/obj met the daughter of a farmer", "He agreed")
    assert found(told, "He") == ["Jon Vale"]


def test_the_clause_and_its_subject() -> None:
    """The guest who came asked her to go."""
    sentence = parsed(
        """
        The   the   DET   2 det
        guest guest NOUN  5 nsubj
        who   who   PRON  4 nsubj PronType=Rel
        came  come  VERB  2 acl:relcl
        asked ask   VERB  0 root
        her   she   PRON  5 obj
        to    to    PART  8 mark
        go    go    VERB  5 xcomp
        """
    )
    assert clause_of(sentence.tokens, 2) == 3
    assert subject_of(sentence, 3, table().particles) == 1
    assert subject_of(sentence, 4, table().particles) == 1
    assert subject_of(sentence, 7, table().particles) == 5


def test_a_quotation_may_run_through_sentences() -> None:
    """ "We wait. We do," Soto said."""
    first, second = said('"/PUNCT We waited'), said('We do , "/PUNCT Soto said', number=1)
    assert quotations((first, second)) == {0: (1, 1, 1, 1), 1: (1, 1, 1, 1, 0, 0, 0)}


RECEIVED = """
    Chilean    chilean    ADJ   2  amod
    President  president  PROPN 3  compound
    Luis       Luis       PROPN 5  nsubj
    Soto       Soto       PROPN 3  flat
    received   receive    VERB  0  root
    Danish     danish     ADJ   7  amod
    Minister   minister   PROPN 8  compound
    Ole        Ole        PROPN 5  obj
    Holt       Holt       PROPN 8  flat
    during     during     ADP   12 case
    his        his        PRON  12 nmod:poss Poss=Yes
    visit      visit      NOUN  5  obl
    .          .          PUNCT 5  punct
"""


def test_the_visit_is_the_guests() -> None:
    """Chilean President Luis Soto received Danish Minister Ole Holt during his visit."""
    assert found([parsed(RECEIVED)], "his") == ["Ole Holt"]
    talk = RECEIVED.replace("visit      visit ", "term       term  ")
    assert found([parsed(talk)], "his") == ["Luis Soto"]


def test_their_own_land() -> None:
    """Peru and Chile met. The farmers sold their land. / Peru's lawmakers sold their land."""
    told = after(
        "Peru and Chile met",
        then="""
        The    the    DET  2 det
        carts  cart   NOUN 3 nsubj Number=Plur
        lost   lose   VERB 0 root
        their  their  PRON 5 nmod:poss Poss=Yes
        wheels wheel  NOUN 3 obj
        .      .      PUNCT 3 punct
        """,
    )
    assert found(told, "their") == []


def test_who_is_congratulated_has_got_it() -> None:
    """Chilean President Luis Soto congratulated Danish Minister Ole Holt on his post."""
    told = RECEIVED.replace("received   receive   ", "thanked    thank     ").replace(
        "during     during    ", "for        for       "
    )
    assert found([parsed(told.replace("visit      visit ", "post       post  "))], "his") == ["Ole Holt"]


def test_they_are_the_armed_group_that_acts() -> None:
    """The Taliban let the land be used by terrorists. They waited."""
    told = story("the Taliban/PROPN/nsubj allowed Peruvian terrorists/NOUN/obl:agent in Peru", "They/PRON/nsubj waited")
    assert found(told, "They") == ["Taliban"]
