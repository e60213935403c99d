"""Keys: tellings are compared only where they share one, so that a long record is not compared with itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from dragoman.codebook.merging import FactRules
from dragoman.merging.tellings import Telling
from dragoman.merging.what import FEW, PRECISE, digits, is_odd

#: A stretch of more days is known by its ends alone.
STRETCH = 7
#: Days before a report in which what it tells without a date may have happened.
BEFORE = 3
#: Words that say most, of which each pair is a key.
HEAVY = 3
#: The same of what is said, which is told in other words.
SAID = 4
#: Words that say most, of which two events of one day must share one.
RARE = 6
#: Words of its report, those that say most first, by which an event is found whose day nobody tells, and periods that this goes back.
SETTING, PERIODS = 8, 4
#: The same where the day is told.
SAME_DAY = 4
#: How exactly a key knows what stands under it: those under exact keys look for one another; what is dated looks only for what
#: is vague, and what is vague for both.
EXACT, DATED, VAGUE = range(3)
LOOKS = {EXACT: (EXACT,), DATED: (VAGUE,), VAGUE: (DATED, VAGUE)}
#: Days of a period; what is told in one is looked for in its neighbours too.
PERIOD = 30
#: Letters of a part of a name that tells little by itself.
SHORT = 3
#: Keys that are remembered.
REMEMBERED = 50_000
#: A key is a day, so many bits of a hash, and the manner; without a day, a bit that no day has, and a longer hash.
HASH, MANNER, WITHOUT_DAY = 40, 2, 1 << 62
DAY = 1 << HASH
NUMBER = DAY - 1
#: What spreads the bits of a word over those of a hash, of which there are sixty.
MIX, SIXTY = 0x9E3779B97F4A7C15, (1 << 60) - 1
Part = tuple[object, ...]
#: The first and the last day, or period, or day of a year, in which something is looked for; None where its key has no day.
Span = tuple[int, int] | None
#: The telling words of a key.
Words = tuple[int, ...]
#: Where something is looked for: how exactly it is known, by what, when, and with which words, each of which makes a key.
Spot = tuple[int, Part, Span, Sequence[Words]]
NO_WORD: Sequence[Words] = [()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Where a telling stands, and where it looks for others: whole numbers of 63 bits.

    Those of one day follow one another, so that a day of reports finds and changes few pages of a long record. A day is soon
    mistaken by one: what is known exactly looks in the days before and after its own too.
    """

    stands: frozenset[int]
    looks: frozenset[int]


def keys(telling: Telling, rules: FactRules) -> Keys:
    """Return the keys of a telling.

    An event of a type that is seldom done twice a day is known by who and when; others, of which a war has hundreds a day, by
    one of their rarest words too. What nobody can date well may be any of those told alike: it looks for all of them, and
    they for it, but not for one another.
    """
    made = {"events": _events, "schedule": _schedule, "offices": _offices, "quantities": _quantities}
    spots = made.get(telling.kind, _content)(telling, rules)
    stands: list[int] = []
    looks: list[int] = []
    for manner, part, span, words in spots:
        number = _number(telling.kind, part)
        for key in [_with(number, each) << MANNER for each in words]:
            if span is None:
                stands.append(key | WITHOUT_DAY | manner)
                looks.extend([key | WITHOUT_DAY | sought for sought in LOOKS[manner]])
                continue
            first, after = span[0] << HASH | key & NUMBER, (span[1] + 1) << HASH
            if manner == EXACT:
                stands.extend(range(first, after, DAY))
                looks.extend(range(first - DAY, after + DAY, DAY))
            else:
                stands.append(first | manner)
                looks.extend([first | sought for sought in LOOKS[manner]])
    return Keys(stands=frozenset(stands), looks=frozenset(looks))


def _events(telling: Telling, rules: FactRules) -> Iterator[Spot]:
    alone = telling.type in rules.once_a_day
    acts = [act for act in telling.acts if act in rules.single_acts]
    words = NO_WORD if alone or not telling.words else [(word,) for word in _heaviest(telling, RARE)]
    days, manner = _days(telling), DATED if _is_dated(telling) else VAGUE
    pairs = _word_pairs(telling)
    if alone:
        yield from _places(telling, days)
    yield from _by_setting(telling, alone=alone, manner=manner, acts=acts)
    for dyad in _dyads(telling):
        who = (telling.type, *dyad)
        for said, span in days:
            yield EXACT, (*who, *said), span, words
        if telling.is_lasting and not alone:
            yield EXACT, (*who, "lasting", telling.act), _period(telling.seen, rules.lasting_within), NO_WORD
        for day in _yearless(telling):
            near = int(day.replace("-", ""))
            yield manner, (*who, day), (near, near), words
        if telling.start and telling.status and telling.grain == "day" and _lies_ahead(telling):
            yield EXACT, (*who, "ahead"), _period(telling.start), NO_WORD
        if alone:
            yield from [(manner, (*who, stretch), None, NO_WORD) for stretch in _vaguely(telling)]
        yield manner, who, None, pairs


def _by_setting(telling: Telling, *, alone: bool, manner: int, acts: Sequence[str]) -> Iterator[Spot]:
    """Yield the words by which the report is known: those that give no day seldom name all who took part."""
    told, last = (telling.type, "in"), _period(telling.start or telling.seen)
    for back in range(PERIODS if last and manner == VAGUE else 1):
        span = (last[0] - back, last[0] - back) if last else None
        yield manner, told, span, [(word,) for word in telling.setting[:SETTING]]
    for said, span in [] if alone else _days(telling):
        yield EXACT, (*told, *said), span, [(word,) for word in telling.setting[:SAME_DAY]]
        for side in sorted(telling.sides) if acts else ():
            yield from [(EXACT, (telling.type, side, *said, "act", act), span, NO_WORD) for act in acts]


def _places(telling: Telling, days: Sequence[tuple[Part, Span]]) -> Iterator[Spot]:
    """Yield town and day with each side: reports do not agree on who took part."""
    if telling.place and telling.start:
        for side in sorted(telling.sides):
            part = (telling.type, "in", telling.place, side)
            yield from [(EXACT, (*part, *said), span, NO_WORD) for said, span in days]


def _is_dated(telling: Telling) -> bool:
    """Tell what days are enough to find: it is known on which it happened, and they are few."""
    return (
        bool(telling.start and telling.end)
        and _length(telling) <= STRETCH
        and not (telling.guessed or telling.inferred)
    )


def _vaguely(telling: Telling) -> Iterator[str]:
    """Yield months, weeks of reports and days of the week: so what is dated and what is known so well only find each other."""
    if _is_dated(telling) and telling.start:
        day = date.fromisoformat(telling.start)
        yield telling.start[:7]
        yield f"until {day.toordinal() // STRETCH}"
        if telling.grain == "day":
            yield f"weekday {day.weekday()}"
    elif (telling.guessed or telling.inferred) and telling.start:
        week = date.fromisoformat(telling.start).toordinal() // STRETCH
        yield from (f"until {week}", f"until {week - 1}")
    elif telling.start and telling.end and telling.start[:7] == telling.end[:7]:
        yield telling.start[:7]
    elif telling.weekday is not None and not telling.seen:
        yield f"weekday {telling.weekday}"


def _schedule(telling: Telling, rules: FactRules) -> Iterator[Spot]:  # noqa: ARG001
    """Key what lies ahead by day and each side alone: reports do not agree on who takes part."""
    for side in sorted({party.country or party.name or "" for party in telling.parties}) or [""]:
        for said, span in _days(telling):
            yield EXACT, (side, *said), span, NO_WORD
        manner = DATED if _is_dated(telling) else VAGUE
        yield from [(manner, (side, stretch), None, NO_WORD) for stretch in _vaguely(telling)]


def _offices(telling: Telling, rules: FactRules) -> Iterator[Spot]:  # noqa: ARG001
    """Key an office by the person's name, and by its own name and telling words, as people are spelled in many ways."""
    (person,) = telling.parties
    name = tuple(sorted(word for word in (person.name or "").split() if len(word) > 1))
    yield EXACT, (name, person.country), None, NO_WORD
    yield EXACT, (telling.subject, person.country), None, NO_WORD
    yield EXACT, (person.country,), None, [(word,) for word in _heaviest(telling, HEAVY)]
    words = (person.name or "").split()
    for i, word in enumerate(words):  # "T. Ormonov", of a country that one report leaves out
        if len(word) > SHORT:
            others = "".join(sorted(other[0] for other in (*words[:i], *words[i + 1 :])))
            yield EXACT, (word, others), None, NO_WORD


def _quantities(telling: Telling, rules: FactRules) -> Iterator[Spot]:
    """Key a number by its words within a time, and one that few things have by itself, or with what is seldom counted."""
    value = None if telling.value is None else f"{telling.value:.2g}"
    if telling.value is not None and digits(telling.value) >= PRECISE:
        yield EXACT, (telling.unit, value), None, NO_WORD
    period = _period(telling.seen)
    if telling.value is not None and abs(telling.value) > FEW and telling.unit not in rules.common_units:
        yield EXACT, (telling.unit, f"{telling.value:g}", "seldom"), period, NO_WORD
    yield EXACT, (telling.unit,), period, _word_pairs(telling)
    units = [telling.unit, *([whole] if (whole := rules.whole.get(telling.unit or "")) else [])]
    yield from [(EXACT, (unit, value, side), period, NO_WORD) for unit in units for side in telling.sides]
    if telling.value is not None and is_odd(telling.value) and (whole or telling.unit in rules.general):
        yield EXACT, (units[-1], value, "odd"), period, [(word,) for word in telling.setting[:SAME_DAY]]


def _content(telling: Telling, rules: FactRules) -> Iterator[Spot]:  # noqa: ARG001
    """Key what is said: by its rarest words, or by its issue, whoever said it."""
    period = _period(telling.seen or telling.start or telling.end)
    if telling.subject:
        sides = sorted({party.country or party.name or "" for party in telling.parties})
        yield EXACT, (telling.subject, telling.type, *sides), period, NO_WORD
    else:
        yield EXACT, (), period, _word_pairs(telling, SAID)


def _dyads(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield each pair of sides, or the only side."""
    sides = sorted(telling.sides) or [""]
    yield from combinations(sides, 2) if len(sides) > 1 else [tuple(sides)]


def _days(telling: Telling) -> list[tuple[Part, Span]]:
    """Return the days on which it happened, else those before the report; a stretch whose days are not all known has a name."""
    if telling.start is None:
        if telling.end:
            return [((f"until {telling.end}",), None)]
        return [((), (_ordinal(telling.seen) - BEFORE, _ordinal(telling.seen) - 1))] if telling.seen else []
    if telling.end is None:
        return [((f"from {telling.start}",), None)]
    length = _length(telling)
    if length > STRETCH or length < 1:
        return [((f"{telling.start} to {telling.end}",), None)]
    return [((), (_ordinal(telling.start), _ordinal(telling.end)))]


def _length(telling: Telling) -> int:
    """Return the number of days from the first to the last."""
    return (date.fromisoformat(telling.end or "") - date.fromisoformat(telling.start or "")).days + 1


def _yearless(telling: Telling) -> Iterator[str]:
    """Yield the month and day by which a day without its year is met."""
    if telling.yearless:
        yield telling.yearless
    elif telling.start and telling.grain == "day":
        yield telling.start[5:]


def _lies_ahead(telling: Telling) -> bool:
    """Tell what was still to come: only that can be put off."""
    return telling.status == "planned"


@lru_cache(maxsize=REMEMBERED)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def _period(day: str | None, length: int = PERIOD) -> Span:
    """Return the period of a day, in periods of so many days."""
    return (_ordinal(day) // length,) * 2 if day else None


def _word_pairs(telling: Telling, number: int = HEAVY) -> list[Words]:
    heavy = _heaviest(telling, number)
    return list(combinations(heavy, 2)) if len(heavy) > 1 else [tuple(heavy)]


def _heaviest(telling: Telling, number: int) -> list[int]:
    """Return the words that say most, in order."""
    heavy = sorted([(-weight, key) for key, weight in telling.words])[:number]
    return sorted([key for _, key in heavy])


def _number(kind: str, part: Part) -> int:
    """Return the hash of a part, of 60 bits; to remember it would cost as much, as few are met again."""
    told = "\x1f".join(map(str, (kind, *part))).encode("utf8", "replace")
    return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) >> 4


def _with(number: int, words: Iterable[int]) -> int:
    """Return the hash of a part with words, which are numbers themselves."""
    for word in words:
        number = (number ^ word) * MIX & SIXTY
    return number
