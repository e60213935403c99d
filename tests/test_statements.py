"""Statements: sentence in, who said what out."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.speech import Speech, load_speech
from dragoman.records import Cast, Entity, Reading, Statement
from dragoman.records.stream import lined_up
from dragoman.statements import attribute, chain_at
from dragoman.statements.quotations import quotations
from tests.conftest import make_article
from tests.parses import actor, plain, reading, sentence, time
from tests.reading import cast as story_cast

WHO = {
    "Haugen": actor("Anna Haugen", "NOR"),
    "Oslo": actor("Norway", "NOR", "state"),
    "ministry": actor("foreign ministry", "FIN", "org"),
}


@cache
def speech() -> Speech:
    return load_speech(shipped())


def said(*lines: str, who: dict[str, Entity] | None = None) -> tuple[Statement, ...]:
    return attribute(reading(*lines, who=who or WHO), speech())


def shown(*lines: str) -> list[tuple[str | None, str | None, str, bool]]:
    return [(s.speaker, s.cue, s.content, s.direct) for s in said(*lines)]


INDIRECT = "Haugen/PROPN/nsubj said/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 would/AUX/aux/6 sign/VERB/ccomp the/DET/det/8 treaty/NOUN/obj/6 ./PUNCT"
BARE = "Haugen/PROPN/nsubj said/VERB/root Oslo/PROPN/nsubj/5 would/AUX/aux/5 sign/VERB/ccomp ./PUNCT"


def test_a_clause_after_that() -> None:
    """Haugen said that Oslo would sign the treaty."""
    assert shown(INDIRECT) == [("Anna Haugen", "said", "Oslo would sign the treaty", False)]


def test_a_clause_without_that() -> None:
    """Haugen said Oslo would sign."""
    assert shown(BARE) == [("Anna Haugen", "said", "Oslo would sign", False)]


def test_speaker_country_and_evidence() -> None:
    (found,) = said(INDIRECT)
    assert (found.speaker_text, found.speaker_country, found.speaker_id) == ("Haugen", "NOR", "per_anna haugen")
    assert [span.text for span in found.evidence] == ["Oslo would sign the treaty"]


@pytest.mark.parametrize("late", ["he/PRON/nsubj/8 said/VERB/parataxis", "said/VERB/parataxis he/PRON/nsubj/7"])
def test_a_clause_before_its_cue(late: str) -> None:
    """The deal is dead, he said. The deal is dead, said he."""
    line = f"The/DET/det/2 deal/NOUN/nsubj/4 is/AUX/cop/4 dead/ADJ/root ,/PUNCT {late} ./PUNCT"
    (found,) = said("Haugen/PROPN/nsubj praised/VERB/root Oslo/PROPN/obj ./PUNCT", line)[1:]
    assert (found.content, found.speaker, found.speaker_text) == ("The deal is dead", "Anna Haugen", "he")


def test_a_cue_in_the_middle_keeps_both_halves() -> None:
    """The deal, Haugen said, is dead."""
    line = "The/DET/det/2 deal/NOUN/nsubj/8 ,/PUNCT Haugen/PROPN/nsubj/5 said/VERB/parataxis ,/PUNCT is/AUX/cop/8 dead/ADJ/root ./PUNCT"
    (found,) = said(line)
    assert (found.content, [span.text for span in found.evidence]) == ("The deal is dead", ["The deal", "is dead"])


def test_words_before_their_speaker() -> None:
    """“We will sign,” said Haugen."""
    line = "“/PUNCT We/PRON/nsubj will/AUX/aux sign/VERB/root ,/PUNCT ”/PUNCT said/VERB/parataxis Haugen/PROPN/nsubj/7 ./PUNCT"
    assert shown(line) == [("Anna Haugen", "said", "We will sign,", True)]


def test_words_after_their_speaker_over_two_sentences() -> None:
    """Haugen said, “We will sign. It is time.”"""
    first = "Haugen/PROPN/nsubj said/VERB/root ,/PUNCT “/PUNCT We/PRON/nsubj/7 will/AUX/aux/7 sign/VERB/ccomp ./PUNCT"
    second = "It/PRON/nsubj is/AUX/cop time/NOUN/root ./PUNCT ”/PUNCT"
    (found,) = said(first, second)
    assert (found.content, found.direct, len(found.evidence)) == ("We will sign. It is time.", True, 1)


def test_a_quotation_within_a_clause_is_not_direct() -> None:
    """Haugen said the long and difficult talks with the neighbours had been “useful”."""
    line = (
        "Haugen/PROPN/nsubj said/VERB/root the/DET/det/7 long/ADJ/amod/7 and/CCONJ/cc/6 difficult/ADJ/conj/4 talks/NOUN/nsubj/12 "
        "with/ADP/case/10 the/DET/det/10 neighbours/NOUN/nmod/7 were/AUX/cop/13 “/PUNCT useful/ADJ/ccomp ”/PUNCT ./PUNCT"
    )
    ((_, _, content, direct),) = shown(line)
    assert content.startswith("the long and difficult talks")
    assert not direct


def test_a_quotation_that_is_nearly_the_whole_clause_stands_for_it() -> None:
    """Haugen promised that she would “settle the old matters with dignity”."""
    line = (
        "Haugen/PROPN/nsubj promised/VERB/root that/SCONJ/mark/7 she/PRON/nsubj/7 would/AUX/aux/7 “/PUNCT settle/VERB/ccomp the/DET/det/10 "
        "old/ADJ/amod/10 matters/NOUN/obj/7 with/ADP/case/12 dignity/NOUN/obl/7 ”/PUNCT ./PUNCT"
    )
    assert shown(line) == [("Anna Haugen", "promised", "settle the old matters with dignity", True)]


def test_according_to() -> None:
    """Oslo has signed, according to the ministry."""
    line = "Oslo/PROPN/nsubj has/AUX/aux signed/VERB/root ,/PUNCT according/VERB/case/8 to/ADP/fixed/5 the/DET/det/8 ministry/NOUN/obl ./PUNCT"
    assert shown(line) == [("foreign ministry", "according to", "Oslo has signed", False)]


def test_two_cues_of_one_speaker() -> None:
    """Haugen stressed the importance of patience and criticized the delay."""
    line = (
        "Haugen/PROPN/nsubj stressed/VERB/root the/DET/det/4 importance/NOUN/obj of/ADP/case/6 patience/NOUN/nmod/4 and/CCONJ/cc/8 "
        "criticized/VERB/conj the/DET/det/10 delay/NOUN/obj/8 ./PUNCT"
    )
    assert shown(line) == [
        ("Anna Haugen", "stressed", "the importance of patience", False),
        ("Anna Haugen", "criticized", "the delay", False),
    ]


def test_a_clause_ends_where_the_speaker_adds_something() -> None:
    """Haugen said Oslo would sign, adding that the delay was over."""
    line = (
        "Haugen/PROPN/nsubj said/VERB/root Oslo/PROPN/nsubj/5 would/AUX/aux/5 sign/VERB/ccomp ,/PUNCT adding/VERB/advcl/5 "
        "that/SCONJ/mark/12 the/DET/det/10 delay/NOUN/nsubj/12 was/AUX/cop/12 over/ADV/ccomp/7 ./PUNCT"
    )
    assert [(s.speaker, s.content) for s in said(line)] == [
        ("Anna Haugen", "Oslo would sign"),
        ("Anna Haugen", "the delay was over"),
    ]


def test_who_is_told() -> None:
    """Haugen told reporters that Oslo would sign."""
    line = "Haugen/PROPN/nsubj told/VERB/root reporters/NOUN/obj that/SCONJ/mark/7 Oslo/PROPN/nsubj/7 would/AUX/aux/7 sign/VERB/ccomp ./PUNCT"
    (found,) = said(line)
    assert (found.addressee, found.content) == ("reporters", "Oslo would sign")


def test_who_is_asked_to_act() -> None:
    """Haugen urged Oslo to sign."""
    (found,) = said("Haugen/PROPN/nsubj urged/VERB/root Oslo/PROPN/obj to/PART/mark/5 sign/VERB/xcomp ./PUNCT")
    assert (found.addressee, found.content) == ("Norway", "to sign")


def test_a_document_speaks_for_its_issuer() -> None:
    """In a statement issued by the ministry, it was stressed that Oslo would sign. The statement added that ..."""
    first = (
        "In/ADP/case/3 a/DET/det/3 statement/NOUN/obl/11 issued/VERB/acl/3 by/ADP/case/7 the/DET/det/7 ministry/NOUN/obl:agent/4 ,/PUNCT it/PRON/expl "
        "was/AUX/aux:pass stressed/VERB/root that/SCONJ/mark/15 Oslo/PROPN/nsubj/15 would/AUX/aux/15 sign/VERB/ccomp ./PUNCT"
    )
    second = "The/DET/det/2 statement/NOUN/nsubj/3 added/VERB/root that/SCONJ/mark/7 it/PRON/nsubj/7 was/AUX/cop/7 time/NOUN/ccomp ./PUNCT"
    found = said(first, second)
    assert (found[0].speaker, found[0].speaker_country, found[0].channel) == ("foreign ministry", "FIN", "statement")
    assert (found[1].speaker, found[1].speaker_text) == ("foreign ministry", "The statement")


@pytest.mark.parametrize(
    "line",
    [
        "Haugen/PROPN/nsubj/4 did/AUX/aux/4 not/PART/advmod/4 say/VERB/root that/SCONJ/mark/7 Oslo/PROPN/nsubj/7 signed/VERB/ccomp ./PUNCT",
        "Haugen/PROPN/nsubj/3 will/AUX/aux/3 say/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 signed/VERB/ccomp ./PUNCT",
        "Haugen/PROPN/nsubj recalled/VERB/root its/PRON/nmod:poss/4 envoy/NOUN/obj ./PUNCT",
        "Haugen/PROPN/nsubj claimed/VERB/root the/DET/det/4 lives/NOUN/obj of/ADP/case/7 ten/NUM/nummod/7 men/NOUN/nmod/4 ./PUNCT",
        "The/DET/det/2 move/NOUN/nsubj/3 suggests/VERB/root that/SCONJ/mark/6 Oslo/PROPN/nsubj/6 hesitates/VERB/ccomp ./PUNCT",
    ],
)
def test_what_was_not_said(line: str) -> None:
    """Words denied, words to come, and things that do not speak give no statement."""
    assert said(line) == ()


def test_judgements_are_assessments() -> None:
    """Haugen believes Oslo will sign."""
    (found,) = said("Haugen/PROPN/nsubj believes/VERB/root Oslo/PROPN/nsubj/5 will/AUX/aux/5 sign/VERB/ccomp ./PUNCT")
    assert found.kind == "assessment"


def test_free_quotations_go_to_the_running_speaker() -> None:
    """“We will sign,” said Haugen. “The old quarrel is over.”"""
    first = "“/PUNCT We/PRON/nsubj will/AUX/aux sign/VERB/root ,/PUNCT ”/PUNCT said/VERB/parataxis Haugen/PROPN/nsubj/7 ./PUNCT"
    second = "“/PUNCT The/DET/det/4 old/ADJ/amod/4 quarrel/NOUN/nsubj/6 is/AUX/cop/6 over/ADJ/root ./PUNCT ”/PUNCT"
    found = said(first, second)
    assert [(s.speaker, s.cue, s.content) for s in found] == [
        ("Anna Haugen", "said", "We will sign,"),
        ("Anna Haugen", None, "The old quarrel is over."),
    ]


def test_a_name_and_a_colon_open_a_title() -> None:
    """Haugen: No deal this year"""
    line = sentence("Haugen/PROPN/nsubj :/PUNCT No/DET/det/4 deal/NOUN/root this/DET/det/6 year/NOUN/obl")
    title = type(line)(number=0, paragraph=0, kind="title", start=0, end=line.end, text=line.text, tokens=line.tokens)
    cast = Cast(actors=(), entities={(0, 0): (WHO["Haugen"],)})
    (found,) = attribute(Reading(article=make_article(line.text), sentences=(title,), cast=cast), speech())
    assert (found.speaker, found.content) == ("Anna Haugen", "No deal this year")


def test_a_state_before_a_colon_is_the_topic_of_a_title() -> None:
    """Chad: No deal this year"""
    line = sentence("Chad/PROPN/nsubj :/PUNCT No/DET/det/4 deal/NOUN/root this/DET/det/6 year/NOUN/obl")
    title = type(line)(number=0, paragraph=0, kind="title", start=0, end=line.end, text=line.text, tokens=line.tokens)
    cast = story_cast("Chad : No deal this year")
    assert attribute(Reading(article=make_article(line.text), sentences=(title,), cast=cast), speech()) == ()


def test_the_writer_of_a_column_is_its_i() -> None:
    """I believe Oslo will sign."""
    line = sentence("I/PRON/nsubj believe/VERB/root Oslo/PROPN/nsubj/5 will/AUX/aux/5 sign/VERB/ccomp ./PUNCT")
    article = make_article(line.text, byline="Nora Lind")
    cast = Cast(actors=(), entities={})
    (found,) = attribute(Reading(article=article, sentences=(line,), cast=cast), speech())
    assert (found.speaker, found.speaker_text) == ("Nora Lind", "I")


def test_nested_statements_and_their_chain() -> None:
    """The ministry said Haugen had promised to sign."""
    line = "The/DET/det/2 ministry/NOUN/nsubj/3 said/VERB/root Haugen/PROPN/nsubj/6 had/AUX/aux/6 promised/VERB/ccomp to/PART/mark/8 sign/VERB/xcomp/6 ./PUNCT"
    found = said(line)
    assert [s.content for s in found] == ["Haugen had promised to sign", "to sign"]
    inner = found[1].evidence[0].start
    assert [s.speaker for s in chain_at(found, inner)] == ["foreign ministry", "Anna Haugen"]
    assert chain_at(found, 0) == ()


def test_channel_and_date_outside_the_content() -> None:
    """Haugen said at a press conference on Tuesday that Oslo would sign."""
    line = (
        "Haugen/PROPN/nsubj said/VERB/root at/ADP/case/6 a/DET/det/6 press/NOUN/compound/6 conference/NOUN/obl on/ADP/case/8 Tuesday/PROPN/obl "
        "that/SCONJ/mark/12 Oslo/PROPN/nsubj/12 would/AUX/aux/12 sign/VERB/ccomp ./PUNCT"
    )
    (found,) = attribute(reading(line, who=WHO, times={"Tuesday": time("2024-05-07", "2024-05-07")}), speech())
    assert (found.channel, found.date.start, found.content) == ("press conference", "2024-05-07", "Oslo would sign")


def test_a_date_behind_a_colon_dates_no_statement() -> None:
    """Haugen said Oslo would sign: many left on Tuesday."""
    line = (
        "Haugen/PROPN/nsubj said/VERB/root Oslo/PROPN/nsubj/5 would/AUX/aux/5 sign/VERB/ccomp/2 :/PUNCT many/ADJ/nsubj/8 "
        "left/VERB/parataxis/2 on/ADP/case/10 Tuesday/PROPN/obl/8 ./PUNCT"
    )
    found = reading(line, who=WHO, times={"Tuesday": time("2024-05-07")})
    (told,) = found.sentences
    past = tuple(replace(t, morph="Tense=Past|VerbForm=Fin") if t.text in {"said", "left"} else t for t in told.tokens)
    found = replace(found, sentences=(replace(told, tokens=past),))
    assert [s.date.start for s in attribute(found, speech())] == [None]


def test_a_date_told_of_somebody_beside_the_speaker_dates_no_statement() -> None:
    """Haugen, who brokered talks in 2019, said that Oslo would sign."""
    line = (
        "Haugen/PROPN/nsubj/9 ,/PUNCT who/PRON/nsubj/4 brokered/VERB/acl:relcl/1 talks/NOUN/obj in/ADP/case/7 2019/NUM/obl/4 "
        ",/PUNCT said/VERB/root that/SCONJ/mark/13 Oslo/PROPN/nsubj/13 would/AUX/aux/13 sign/VERB/ccomp/9 ./PUNCT"
    )
    (found,) = attribute(reading(line, who=WHO, times={"2019": time("2019-01-01", "2019-12-31")}), speech())
    assert (found.cue, found.date.start) == ("said", None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said, “We go.” Fine.", ["We go."]),
        ('He said, "We go." And "they stay" too.', ["We go.", "they stay"]),
        ("He calls it 'open diplomacy' in the allies' view.", ["open diplomacy"]),
        ("The allies' view wasn't known.", []),
        ("It's ''strange,'' he said.", ["strange,"]),
        ('He said, "We go.\n"And they stay," he added.', ["We go. | And they stay,"]),
        ('She insists that it is over."', []),
        ('He said, "We will go and', ["We will go and"]),
        ('"One. "Two."', ["One.", "Two."]),
    ],
)
def test_quotation_marks_of_every_kind(text: str, expected: list[str]) -> None:
    """Curly, straight, single and doubled marks; marks that never close or never open."""
    words = lined_up(make_article(text), plain(text))
    assert [" | ".join(words.text(piece) for piece in q.pieces) for q in quotations(words)] == expected


def test_a_quotation_that_breaks_off_is_marked() -> None:
    """Haugen said, “We will sign and"""
    (found,) = said(
        "Haugen/PROPN/nsubj said/VERB/root ,/PUNCT “/PUNCT We/PRON/nsubj/7 will/AUX/aux/7 sign/VERB/ccomp and/CCONJ/cc/7"
    )
    assert not found.complete


QUESTION = "| Q/PROPN :/PUNCT Who/PRON/nsubj/4 signed/VERB/root ?/PUNCT"


def test_the_turns_of_a_transcript_are_said_by_whose_label_stands_before_them() -> None:
    """MS HAUGEN: Oslo signed. Q: Who signed? A: Oslo did sign."""
    found = attribute(
        reading(
            "MS/PROPN/compound/2 Haugen/PROPN/root :/PUNCT Oslo/PROPN/nsubj/5 signed/VERB/parataxis/2 ./PUNCT",
            QUESTION,
            "| A/PROPN :/PUNCT Oslo/PROPN/nsubj/5 did/AUX/aux/5 sign/VERB/root ./PUNCT",
            who=WHO,
        ),
        speech(),
    )
    assert [(s.speaker, s.content, s.direct) for s in found] == [("Anna Haugen", "Oslo signed.", True)]


def test_a_spokesperson_named_above_a_transcript_answers_under_a_bare_label() -> None:
    """Haugen met the press. Q: Who signed? A: We regret the delay of the talks."""
    found = attribute(
        reading(
            "Haugen/PROPN/nsubj met/VERB/root the/DET/det/4 press/NOUN/obj ./PUNCT",
            QUESTION,
            "| A/PROPN :/PUNCT We/PRON/nsubj/4 regret/VERB/root the/DET/det/6 delay/NOUN/obj ./PUNCT",
            who=WHO,
        ),
        speech(),
    )
    assert [(s.speaker, s.content) for s in found] == [("Anna Haugen", "We regret the delay.")]


def test_one_colon_makes_no_transcript() -> None:
    """Oslo: Haugen signed."""
    line = "Oslo/PROPN/root :/PUNCT Haugen/PROPN/nsubj/4 signed/VERB/parataxis/1 ./PUNCT"
    assert attribute(reading(line, who=WHO), speech()) == ()


def test_three_who_speak_together() -> None:
    """Haugen, Oslo and Cairo said that Oslo would sign."""
    line = (
        "Haugen/PROPN/nsubj/6 ,/PUNCT Oslo/PROPN/conj/1 and/CCONJ Cairo/PROPN/conj/1 said/VERB/root "
        "that/SCONJ/mark/10 Oslo/PROPN/nsubj/10 would/AUX/aux/10 sign/VERB/ccomp/6 ./PUNCT"
    )
    cairo = actor("Egypt", "EGY", "state")
    (found,) = attribute(reading(line, who={**WHO, "Cairo": cairo, "Oslo": actor("Norway", "NOR", "state")}), speech())
    assert found.speaker == "Anna Haugen and Norway and Egypt"


def test_the_day_of_saying_is_no_part_of_what_is_said() -> None:
    """Haugen said last week Oslo would sign."""
    line = "Haugen/PROPN/nsubj said/VERB/root last/ADJ/amod/4 week/NOUN/obl/7 Oslo/PROPN/nsubj/7 would/AUX/aux/7 sign/VERB/ccomp/2 ./PUNCT"
    (found,) = attribute(reading(line, who=WHO, times={"week": time("2024-05-06", "2024-05-12")}), speech())
    assert (found.content, found.date.start) == ("Oslo would sign", "2024-05-06")
