"""Times: a sentence in, days out."""

from __future__ import annotations

import re

import pytest

from dragoman.codebook.book import shipped
from dragoman.codebook.time_words import load_times
from dragoman.records import Sentence, TimeMention, Token
from dragoman.times import normalise
from tests.conftest import make_article

WORDS = load_times(shipped())
CASES = {
    "in",
    "on",
    "at",
    "by",
    "from",
    "to",
    "until",
    "since",
    "before",
    "after",
    "between",
    "of",
    "for",
    "within",
    "over",
    "during",
    "with",
}
PLAIN = {"the", "a", "an", "this", "that"}


def told(text: str, *, number: int = 0, start: int = 0) -> tuple[str, Sentence]:
    """A flat parse: `^met` is the past verb that all words hang on, `~meets` a present one; `will` makes it future."""
    tokens: list[Token] = []
    bare = text.replace("^", "").replace("~", "")
    marked = [m.group() for m in re.finditer(r"[\^~]?(?:[A-Z][a-z]{2,4}\.(?= \d)|\d[\d,./-]*\d|\w+)|[^\w\s]", text)]
    verb = next(i for i, word in enumerate(marked) if word[0] in "^~")
    at = 0
    for i, word in enumerate(marked):
        form = word.lstrip("^~")
        at = bare.index(form, at)
        pos, dep, morph = "NOUN", "obl", ""
        if i == verb:
            pos, dep, morph = "VERB", "root", "Tense=Past|VerbForm=Fin" if word[0] == "^" else "Tense=Pres|VerbForm=Fin"
        elif form in ("will", "may"):
            pos, dep = "AUX", "aux"
        elif form.lower() in CASES:
            pos, dep = "ADP", "case"
        elif form.lower() in PLAIN:
            pos, dep = "DET", "det"
        elif not form[0].isalnum():
            pos, dep = "PUNCT", "punct"
        tokens.append(
            Token(
                i=i,
                text=form,
                lemma=form.lower(),
                pos=pos,
                morph=morph,
                head=verb,
                dep=dep,
                start=start + at,
                end=start + at + len(form),
            )
        )
        at += len(form)
    sentence = Sentence(
        number=number, paragraph=0, kind="body", start=start, end=start + len(bare), text=bare, tokens=tuple(tokens)
    )
    return bare, sentence


def times(*texts: str, published: str | None = "2025-08-23") -> list[TimeMention]:
    bare, sentences, start = [], [], 0
    for number, text in enumerate(texts):
        line, sentence = told(text, number=number, start=start)
        bare.append(line)
        sentences.append(sentence)
        start += len(line) + 1
    return list(normalise(make_article("\n".join(bare), published=published), sentences, WORDS))


def days(mention: TimeMention) -> str:
    return f"{mention.time.start}..{mention.time.end}"


@pytest.mark.parametrize(
    ("text", "expected", "granularity"),
    [
        ("They ^met on August 4, 2025.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on Aug. 4, 2025.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on 4 August 2025 in Doha.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on the 4th of August.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on 2025-08-04.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on Monday, August 4, 2025, in Doha.", "2025-08-04..2025-08-04", "day"),
        ("They ^met on Monday (August 4).", "2025-08-04..2025-08-04", "day"),
        ("They ^met from August 4-6 in Doha.", "2025-08-04..2025-08-06", "range"),
        ("They ^met from 4 to 6 August.", "2025-08-04..2025-08-06", "range"),
        ("They ^met from July 30 to August 2.", "2025-07-30..2025-08-02", "range"),
        ("They ^met from December 30, 2024 to January 2, 2025.", "2024-12-30..2025-01-02", "range"),
        ("They will ~meet in the week of September 2.", "2025-09-01..2025-09-07", "week"),
        ("Trade ^grew in Q2 2025.", "2025-04-01..2025-06-30", "quarter"),
        ("They ^met on Friday (22nd) in Doha.", "2025-08-22..2025-08-22", "day"),
        ("They ^met in June 2024.", "2024-06-01..2024-06-30", "month"),
        ("They ^met in June this year.", "2025-06-01..2025-06-30", "month"),
        ("They ^met in April of last year.", "2024-04-01..2024-04-30", "month"),
        ("They ^met in early June.", "2025-06-01..2025-06-30", "month"),
        ("They ^met in 2019.", "2019-01-01..2019-12-31", "year"),
        ("He ^ruled from 1910 to 1945.", "1910-01-01..1945-12-31", "range"),
        ("He ^ruled in 2013-14.", "2013-01-01..2014-12-31", "range"),
        ("They ^met in the late 1990s.", "1990-01-01..1999-12-31", "range"),
        ("Trade ^grew in the second quarter of 2025.", "2025-04-01..2025-06-30", "quarter"),
        ("Trade ^grew in the first half of this year.", "2025-01-01..2025-06-30", "range"),
        ("They ^met last week.", "2025-08-11..2025-08-17", "week"),
        ("They ^met earlier this week.", "2025-08-18..2025-08-24", "week"),
        ("They will ~meet later this month.", "2025-08-01..2025-08-31", "month"),
        ("They will ~meet next month.", "2025-09-01..2025-09-30", "month"),
        ("They ^met over the weekend.", "2025-08-23..2025-08-24", "range"),
        ("They ^met three weeks ago.", "2025-07-28..2025-08-03", "week"),
        ("They will ~meet in two weeks.", "2025-09-01..2025-09-07", "week"),
        ("They ^met twice over the past two years.", "2023-08-23..2025-08-23", "range"),
        ("They ^met last summer.", "2024-06-01..2024-08-31", "range"),
        ("They ^met yesterday.", "2025-08-22..2025-08-22", "day"),
        ("They ^met the day before yesterday.", "2025-08-21..2025-08-21", "day"),
        ("They ^met last night.", "2025-08-22..2025-08-22", "day"),
    ],
)
def test_a_phrase_is_resolved_against_publication(text: str, expected: str, granularity: str) -> None:
    (mention,) = times(text)
    assert (days(mention), mention.time.granularity) == (expected, granularity)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They ^met on Saturday.", "2025-08-23"),  # the day of publication itself
        ("They ^met on Friday.", "2025-08-22"),
        ("They ^met last Saturday.", "2025-08-16"),
        ("They will ~meet on Monday.", "2025-08-25"),
        ("They will ~meet next Monday.", "2025-08-25"),
        ("They ^met on Tuesday of last week.", "2025-08-12"),
        ("They ^met in October.", "2024-10-01"),
        ("They will ~meet in October.", "2025-10-01"),
        ("They ^met on December 22.", "2024-12-22"),
        ("They will ~meet on January 9.", "2026-01-09"),
        ("They ^met on the 20th.", "2025-08-20"),
        ("They ^met on the 28th.", "2025-07-28"),
        ("They will ~meet on the 2nd.", "2025-09-02"),
    ],
)
def test_tense_decides_between_past_and_coming_days(text: str, expected: str) -> None:
    (mention,) = times(text)
    assert mention.time.start == expected


@pytest.mark.parametrize(
    ("text", "relation", "expected"),
    [
        ("The pause ^lasted until July 8.", "until", "None..2025-07-08"),
        ("They will ~leave by the end of the year.", "before", "None..2025-12-31"),
        ("He ^ruled since June.", "since", "2025-06-01..None"),
        ("Duties will ~apply from September 1.", "since", "2025-09-01..None"),
        ("Trade ^fell from 2024.", "in", "2024-01-01..2024-12-31"),
        ("They ^left before 2020.", "before", "None..2020-01-01"),
        ("They ^met between May 1 and May 3.", "in", "2025-05-01..2025-05-03"),
        ("They will ~leave within 90 days.", "before", "None..2025-11-21"),
    ],
)
def test_prepositions_open_an_end(text: str, relation: str, expected: str) -> None:
    (mention,) = times(text)
    assert (mention.relation, days(mention)) == (relation, expected)


def test_the_running_day_of_the_text_is_the_anchor() -> None:
    """On the 10th the office announced it. The envoy had returned the previous day. The general came on the same day."""
    found = times(
        "On the 10th the office ^announced it.",
        "The envoy ^returned the previous day.",
        "The general ^came on the same day.",
        "They ^left two days later.",
        published="2025-07-12T09:50+09:00",
    )
    assert [m.time.start for m in found] == ["2025-07-10", "2025-07-09", "2025-07-10", "2025-07-12"]


def test_a_year_named_before_is_meant_by_that_year() -> None:
    found = times("They ^met in 2018 in Oslo.", "He ^fell in June that year.")
    assert days(found[1]) == "2018-06-01..2018-06-30"


def test_the_weekday_finds_the_year() -> None:
    """Published in January 2025: of the days near it only the one in 2024 was a Monday."""
    (mention,) = times("They ^met on Monday, March 4.", published="2025-01-20")
    assert mention.time.start == "2024-03-04"


def test_a_weekday_that_fits_no_near_year_is_noted() -> None:
    (mention,) = times("They ^met on Monday, August 4, 2024.")
    assert mention.time.start == "2024-08-04"
    assert mention.note == "the weekday does not fit the date"


def test_without_publication_a_day_has_no_year() -> None:
    (until,) = times("The pause ^lasted until July 8.", published=None)
    assert (until.time.start, until.time.end, until.time.basis) == (None, "--07-08", "explicit")
    (full,) = times("They ^met on July 8, 2021.", published=None)
    assert full.time.start == "2021-07-08"
    (monday,) = times("They ^met on Monday.", published=None)
    assert (monday.time.start, monday.time.granularity) == (None, "unknown")
    assert monday.time.span is not None
    assert monday.time.span.text == "Monday"


@pytest.mark.parametrize(
    "text",
    [
        "They may ~meet again.",
        "They ^march to the border.",
        "They ^sat in the 10th meeting.",
        "They ^sent 2,000 troops.",
        "They ^adopted Resolution 2020.",
        "The G7 ^met and the second round failed.",
        "The rule ^lasted 50 years.",
        "He ^left two days before the summit.",
        "The first visit in two years ^pleased them.",
        "They ^signed a bill of 2000 dollars.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert times(text) == []


def test_coming_weeks_have_no_bounds() -> None:
    (mention,) = times("They will ~meet in the coming weeks.")
    assert (days(mention), mention.time.granularity) == ("None..None", "unknown")


def test_the_words_of_the_source_are_kept() -> None:
    (mention,) = times("They ^met on Saturday (August 23) in Tokyo.")
    assert mention.time.span is not None
    assert mention.time.span.text == "Saturday (August 23)"
    assert (mention.first, mention.last) == (3, 8)


def test_then_lies_between_the_days_of_the_story() -> None:
    """By then the envoy had left: after what was told first, before what was told last."""
    found = times(
        "On July 7 guards ^fired.",
        "The next day the office ^protested.",
        "By then the envoy ^left.",
        "Hours later he ^returned.",
        published="2025-07-14",
    )
    assert [days(m) for m in found] == [
        "2025-07-07..2025-07-07",
        "2025-07-08..2025-07-08",
        "2025-07-07..2025-07-08",
        "2025-07-08..2025-07-08",
    ]
    assert found[-1].time.basis == "inferred"


def test_hours_later_is_no_time_without_a_day_of_the_story() -> None:
    assert times("Hours later he ^returned.", "He will ~land within hours.") == []


def test_what_has_been_is_counted_from_a_day_that_leaves_it_before_publication() -> None:
    """Lorries crossed on Wednesday, the first since Sunday; "the following day" is Monday, not the day after the report."""
    found = times(
        "Lorries ^crossed on July 9, after July 6.", "The office ^closed the following day.", published="2025-07-09"
    )
    assert days(found[-1]) == "2025-07-07..2025-07-07"


def test_the_day_of_a_week_with_an_article_is_that_of_the_story() -> None:
    week = times("The envoy ^went last week.", "An accord ^came on the Tuesday.", published="2025-07-15")
    assert days(week[-1]) == "2025-07-08..2025-07-08"
    day = times("They ^met last Sunday.", "They ^signed on the Tuesday.", published="2025-07-18")
    assert days(day[-1]) == "2025-07-15..2025-07-15"


def test_a_day_before_who_acts_is_no_rank() -> None:
    found = times("On the 10th Chad ^protested.", published="2025-07-14")
    assert [days(m) for m in found] == ["2025-07-10..2025-07-10"]


def test_the_first_day_of_a_visit_is_that_of_its_days() -> None:
    found = times(
        "He ^stayed from May 1 to May 3.",
        "On the first day of the visit he ^spoke.",
        "On the last day of his stay he ^left.",
    )
    assert [days(m) for m in found] == ["2025-05-01..2025-05-03", "2025-05-01..2025-05-01", "2025-05-03..2025-05-03"]
    assert times("On the first day of the visit he ^spoke.") == []


def test_days_are_counted_from_a_day_without_a_year_where_the_report_has_none() -> None:
    found = times("On December 31 they ^came.", "The next day they ^left.", "That year they ^rested.", published=None)
    assert [(m.time.start, m.time.end) for m in found] == [("--12-31", "--12-31"), ("--01-01", "--01-01"), (None, None)]
