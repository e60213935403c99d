"""Keys: tellings are compared only where they share one, so that a long record is not compared with itself."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from dragoman.merging.tellings import Telling
from dragoman.merging.what import PRECISE, digits

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
#: Words of its report, those that say most first, by which an event is found whose day nobody tells.
SETTING = 10
#: The same where the day is told.
SAME_DAY = 5
#: How exactly a key knows what stands under it: those under exact keys look for one another; what is dated looks only for what
#: is vague, and what is vague for both.
EXACT, DATED, VAGUE = "exact", "dated", "vague"
LOOKS = {EXACT: (EXACT,), DATED: (VAGUE,), VAGUE: (DATED, VAGUE)}
#: Days of a period; each telling stands in its own and in the next, so that neighbours meet.
PERIOD = 30
#: Letters of a part of a name that tells little by itself.
SHORT = 3
#: Keys that are remembered.
REMEMBERED = 50_000
Part = tuple[object, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """Where a telling stands, and where it looks for others: whole numbers of 63 bits."""

    stands: frozenset[int]
    looks: frozenset[int]

    def meet(self, other: Keys) -> bool:
        """Tell whether two tellings are compared; whoever comes later looks."""
        return bool(self.looks & other.stands)


def keys(telling: Telling, once_a_day: Collection[str], single_acts: Collection[str]) -> Keys:
    """Return the keys of a telling.

    An event of a type that is seldom done twice a day is known by who and when; others, of which a war has hundreds a day, by
    one of their rarest words too. What nobody can date well may be any of those told alike: it looks for all of them, and
    they for it, but not for one another.
    """
    made = {"schedule": _schedule, "offices": _offices, "quantities": _quantities}
    if telling.kind == "events":
        parts = _events(
            telling, alone=telling.type in once_a_day, acts=[act for act in telling.acts if act in single_acts]
        )
    else:
        parts = ((EXACT, part) for part in made.get(telling.kind, _content)(telling))
    stands: set[int] = set()
    looks: set[int] = set()
    for manner, part in parts:
        told = _joined(part)
        own = _number(telling.kind, manner, told)
        stands.add(own)
        if manner == EXACT:
            looks.add(own)
        else:
            looks.update([_number(telling.kind, sought, told) for sought in LOOKS[manner]])
    return Keys(stands=frozenset(stands), looks=frozenset(looks))


def _events(telling: Telling, *, alone: bool, acts: Sequence[str]) -> Iterator[tuple[str, Part]]:
    words = [()] if alone or not telling.words else [(word,) for word in _heaviest(telling, RARE)]
    days, manner = _days(telling), DATED if _is_dated(telling) else VAGUE
    pairs = _word_pairs(telling)
    if alone:
        yield from ((EXACT, part) for part in _places(telling, days))
    for side in telling.sides:  # reports that give no day seldom name all who took part
        who = _joined((telling.type, side))
        yield from [(manner, (who, "in", word)) for word in telling.setting[:SETTING]]
        if not alone:
            yield from [(EXACT, (who, day, "act", act)) for day in days for act in acts]
            yield from [(EXACT, (who, telling.start, "in", word)) for word in telling.setting[:SAME_DAY]]
    for dyad in _dyads(telling):
        who = _joined((telling.type, *dyad))
        for day in days:
            yield from [(EXACT, (who, day, *word)) for word in words]
        for day in _yearless(telling):
            yield from [(manner, (who, day, *word)) for word in words]
        if telling.start and telling.status and telling.grain == "day" and _lies_ahead(telling):
            for period in _periods(telling.start):
                yield EXACT, (who, "ahead", period)
        if alone:
            yield from [(manner, (who, stretch)) for stretch in _vaguely(telling)]
        yield from [(manner, (who, *pair)) for pair in pairs]


def _places(telling: Telling, days: Sequence[str]) -> Iterator[Part]:
    """Yield town and day with each side: reports do not agree on who took part."""
    if telling.place and telling.start:
        yield from ((telling.type, "in", telling.place, side, day) for side in sorted(telling.sides) for day in days)


def _is_dated(telling: Telling) -> bool:
    """Tell what days are enough to find: it is known on which it happened, and they are few."""
    return bool(telling.start and telling.end) and _length(telling) <= STRETCH and not telling.guessed


def _vaguely(telling: Telling) -> Iterator[str]:
    """Yield months, weeks of reports and days of the week: so what is dated and what is known so well only find each other."""
    if _is_dated(telling) and telling.start:
        day = date.fromisoformat(telling.start)
        yield telling.start[:7]
        yield f"until {day.toordinal() // STRETCH}"
        if telling.grain == "day":
            yield f"weekday {day.weekday()}"
    elif telling.guessed and telling.start:
        week = date.fromisoformat(telling.start).toordinal() // STRETCH
        yield from (f"until {week}", f"until {week - 1}")
    elif telling.start and telling.end and telling.start[:7] == telling.end[:7]:
        yield telling.start[:7]
    elif telling.weekday is not None and not telling.seen:
        yield f"weekday {telling.weekday}"


def _schedule(telling: Telling) -> Iterator[Part]:
    """Key what lies ahead by day and each side alone: reports do not agree on who takes part."""
    for side in sorted({party.country or party.name or "" for party in telling.parties}) or [""]:
        for day in _days(telling):
            yield side, day


def _offices(telling: Telling) -> Iterator[Part]:
    """Key an office by the person's name, and by its own name and telling words, as people are spelled in many ways."""
    (person,) = telling.parties
    yield tuple(sorted(word for word in (person.name or "").split() if len(word) > 1)), person.country
    for word in (telling.subject, *_heaviest(telling, HEAVY)):
        yield word, person.country
    words = (person.name or "").split()
    for i, word in enumerate(words):  # "T. Ormonov", of a country that one report leaves out
        if len(word) > SHORT:
            yield word, "".join(sorted(other[0] for other in (*words[:i], *words[i + 1 :])))


def _quantities(telling: Telling) -> Iterator[Part]:
    """Key a number by its words within a time, and one that few things have by itself."""
    if telling.value is not None and digits(telling.value) >= PRECISE:
        yield telling.unit, f"{telling.value:.2g}"
    pairs = _word_pairs(telling)
    for period in _periods(telling.seen):
        for words in pairs:
            yield (telling.unit, *words, period)
        for side in telling.sides:
            yield telling.unit, f"{telling.value:.2g}", side, period


def _content(telling: Telling) -> Iterator[Part]:
    """Key what is said: by its rarest words, or by its issue, whoever said it."""
    sides = sorted({party.country or party.name or "" for party in telling.parties})
    pairs = [] if telling.subject else _word_pairs(telling, SAID)
    for period in _periods(telling.seen or telling.start or telling.end):
        if telling.subject:
            yield (telling.subject, telling.type, *sides, period)
        for words in pairs:
            yield (*words, period)


def _dyads(telling: Telling) -> Iterator[tuple[str, ...]]:
    """Yield each pair of sides, or the only side."""
    sides = sorted(telling.sides) or [""]
    yield from combinations(sides, 2) if len(sides) > 1 else [tuple(sides)]


def _days(telling: Telling) -> list[str]:
    """Return the days on which it happened, and the one after, as a day is soon mistaken; else those before the report."""
    if telling.start is None:
        if telling.end:
            return [f"until {telling.end}"]
        return _stretch(telling.seen, -BEFORE, BEFORE + 1) if telling.seen else []
    if telling.end is None:
        return [f"from {telling.start}"]
    length = _length(telling)
    if length > STRETCH or length < 1:
        return [f"{telling.start} to {telling.end}"]
    return _stretch(telling.start, 0, length + 1)


def _length(telling: Telling) -> int:
    """Return the number of days from the first to the last."""
    return (date.fromisoformat(telling.end or "") - date.fromisoformat(telling.start or "")).days + 1


def _yearless(telling: Telling) -> Iterator[str]:
    """Yield the month and day by which a day without its year is met."""
    if telling.yearless:
        yield telling.yearless
    elif telling.start and telling.grain == "day":
        yield telling.start[5:]


@lru_cache(maxsize=REMEMBERED)
def _stretch(day: str, first: int, number: int) -> list[str]:
    start = date.fromisoformat(day) + timedelta(days=first)
    return [(start + timedelta(days=i)).isoformat() for i in range(number)]


def _lies_ahead(telling: Telling) -> bool:
    """Tell what was still to come: only that can be put off."""
    return telling.status == "planned"


@lru_cache(maxsize=REMEMBERED)
def _periods(day: str | None) -> list[int]:
    if day is None:
        return [-1]
    period = date.fromisoformat(day).toordinal() // PERIOD
    return [period, period + 1]


def _word_pairs(telling: Telling, number: int = HEAVY) -> list[tuple[int, ...]]:
    heavy = _heaviest(telling, number)
    return list(combinations(heavy, 2)) if len(heavy) > 1 else [tuple(heavy)]


def _heaviest(telling: Telling, number: int) -> list[int]:
    """Return the words that say most, in order."""
    heavy = sorted([(-weight, key) for key, weight in telling.words])[:number]
    return sorted([key for _, key in heavy])


def _joined(part: Part) -> str:
    return "\x1f".join(map(str, part))


def _number(kind: str, manner: str, told: str) -> int:
    """Return the key of what is told; to remember it would cost as much, as few keys are met again soon."""
    digest = hashlib.blake2b(f"{kind}\x1f{manner}\x1f{told}".encode("utf8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest) >> 1
