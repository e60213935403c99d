"""How like two tellings are: a table of small features, each with a weight of the codebook and a reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache

from dragoman.codebook.merging import FactRules
from dragoman.codebook.yaml_files import CodebookError
from dragoman.merging.tellings import UNIT, Party, Telling

#: What a feature finds: how much of it there is, 0 to 1, and why, told only when asked; None where it says nothing.
Found = tuple[float, Callable[[], str]] | None
#: So many telling words are needed to be sure of words: what is said in one word is said by many.
ENOUGH = 3
#: What the same day is worth where a year is missing.
YEARLESS = 0.7
#: What two words of one class of acts are worth.
AKIN = 2 / 3
#: How alike names are that may be two spellings of one.
SPELLED = 0.8
Feature = Callable[[Telling, Telling, FactRules], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A feature that spoke, and what it added to the score."""

    feature: str
    points: float
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like two tellings are, and why."""

    score: float
    reasons: tuple[Reason, ...]


def compare(a: Telling, b: Telling, rules: FactRules) -> Likeness:
    """Return how like two tellings of one kind are, and why; who comes first decides nothing."""
    found = [
        Reason(feature=name, points=_points(weight, hit), detail=hit[1]())
        for name, weight in rules.kinds[a.kind].weights.items()
        if (hit := FEATURES[name](a, b, rules))
    ]
    return Likeness(score=round(sum(reason.points for reason in found), 2), reasons=tuple(found))


def score(a: Telling, b: Telling, rules: FactRules) -> float:
    """Return the score of `compare` alone, which costs less."""
    weights = rules.kinds[a.kind].weights.items()
    return round(sum(_points(w, hit) for name, w in weights if (hit := FEATURES[name](a, b, rules))), 2)


def _points(weight: float, hit: tuple[float, Callable[[], str]]) -> float:
    return round(weight * hit[0], 2)


# ---------------------------------------------------------------- who


def same_parties(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same sides: countries, or names where there is no country."""
    ours, theirs = a.sides, b.sides
    shared = ours & theirs
    if not shared:
        return None
    if ours == theirs:
        return 1.0, lambda: f"the same parties: {_listed(shared)}"
    if shared in (ours, theirs):
        return 0.75, lambda: f"parties of one among those of the other: {_listed(shared)}"
    return 0.4, lambda: f"some parties in common: {_listed(shared)}"


def same_persons(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find persons named in both."""
    found = sorted({p.name for p in a.people for q in b.people if p.name and q.name and is_one(p.name, q.name)})
    return (1.0, lambda: f"named in both: {', '.join(found)}") if found else None


def other_persons(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find a country for which different persons stand."""
    alone = (p.country for p in a.people if p.country and _stands_alone(p.country, a.people, b.people))
    country = next(alone, None)
    if country is None:
        return None
    return 1.0, lambda: f"different persons of {country}: {_of(country, a)} and {_of(country, b)}"


def strangers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find that both name parties, and none in common."""
    ours, theirs = a.sides, b.sides
    if not ours or not theirs or ours & theirs:
        return None
    return 1.0, lambda: f"no party in common: {_listed(ours)} and {_listed(theirs)}"


def turned(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find who did it and to whom it was done, exchanged."""
    ours = {(p.side, p.country) for p in a.parties if p.country}
    theirs = {(p.side, p.country) for p in b.parties if p.country}
    turned_round = {("to" if side == "by" else "by", country) for side, country in theirs}
    if ours and ours != theirs and ours == turned_round:
        return 1.0, lambda: "who did it and to whom are exchanged"
    return None


# ---------------------------------------------------------------- when


def same_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same days, or the days of one within those of the other; a day without its year is nearly as good."""
    if _same_yearless(a, b):
        return YEARLESS, lambda: f"the same day of a year: {a.start or a.yearless} and {b.start or b.yearless}"
    if a.start is None or b.start is None:
        return None
    if (a.start, a.end) == (b.start, b.end):
        return 1.0, lambda: f"the same date: {a.start}"
    if a.start <= (b.end or b.start) and b.start <= (a.end or a.start):
        return 0.5, lambda: f"dates that overlap: {a.start} and {b.start}"
    return None


def near_day(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find a day apart, as clocks and editors are."""
    apart = _apart(a, b)
    return (1.0, lambda: f"a day apart: {a.start} and {b.start}") if apart == 1 else None


def other_day(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find days apart; a meeting put off is another day of the same meeting."""
    apart = _apart(a, b)
    if apart is None or apart <= 1 or _is_moved(a, b, rules):
        return None
    return 1.0, lambda: f"dates apart: {a.start} and {b.start}"


def moved(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find put off: planned for two days, and one report says so."""
    apart = _apart(a, b)
    if apart is None or apart <= 1 or not _is_moved(a, b, rules):
        return None
    return 1.0, lambda: f"put off: {a.start} and {b.start}"


def reported_together(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find without dates of their own, told within days of each other."""
    ours, theirs = a.seen or a.start, b.seen or b.start
    if not ours or not theirs or not (a.seen or b.seen):
        return None
    days = _days(ours, theirs)
    if days > rules.reported_within:
        return None
    return 1 - days / (2 * rules.reported_within), lambda: f"told within {days} days of each other"


def reported_apart(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find told long after each other."""
    if not a.seen or not b.seen:
        return None
    days = _days(a.seen, b.seen)
    return (1.0, lambda: f"told {days} days apart") if days > rules.reported_within else None


# ---------------------------------------------------------------- what and where


def same_mode(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same mode."""
    return (1.0, lambda: f"both {a.mode}") if a.mode and a.mode == b.mode else None


def other_mode(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find two modes; where one report gives none it may be either."""
    if not a.mode or not b.mode or a.mode == b.mode or mode_apart(a, b, rules):
        return None
    return 1.0, lambda: f"{a.mode} and {b.mode}"


def mode_apart(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find a mode that an act has or has not: a journey is not the talks held on it."""
    apart = sorted({str(a.mode), str(b.mode)} & set(rules.modes_apart))
    return (1.0, lambda: f"{apart[0]} and not {apart[0]}") if apart and a.mode != b.mode else None


def same_act(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same word for what was done, or two of one class."""
    if not a.act or not b.act:
        return None
    if a.act == b.act:
        return 1.0, lambda: f"the same word: {a.act}"
    shared = set(a.acts) & set(b.acts)
    return (AKIN, lambda: f"words for one act ({_listed(shared)}): {a.act} and {b.act}") if shared else None


def other_act(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find words for what was done that are of no one class."""
    if not a.act or not b.act or a.act == b.act or set(a.acts) & set(b.acts):
        return None
    return 1.0, lambda: f"other words: {a.act} and {b.act}"


def once_a_day(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find an act that the same parties seldom do twice in a day."""
    if a.type not in rules.once_a_day or a.type != b.type or len(a.sides & b.sides) < 2:
        return None
    if _same_yearless(a, b):
        return YEARLESS, lambda: "seldom done twice in a day"
    if a.start is None or b.start is None or (a.grain, b.grain) != ("day", "day"):
        return None
    apart = _days(a.start, b.start)
    return (1.0 if apart == 0 else 0.4, lambda: "seldom done twice in a day") if apart <= 1 else None


def same_status(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same status."""
    return (1.0, lambda: f"both {a.status}") if a.status and a.status == b.status else None


def course(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find a course that one happening takes: planned, then done or called off."""
    pair = _in_table(a.status, b.status, rules.courses)
    return (1.0, lambda: ", then ".join(pair)) if pair else None


def denied(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find that one report says it and one denies it."""
    pair = _in_table(a.status, b.status, rules.denials)
    return (1.0, lambda: " and ".join(pair)) if pair else None


def other_status(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find statuses that are of no one course."""
    if not a.status or not b.status or a.status == b.status or course(a, b, rules) or denied(a, b, rules):
        return None
    return 1.0, lambda: f"{a.status} and {b.status}"


def same_place(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same place."""
    return (1.0, lambda: f"both in {a.place}") if a.place and a.place == b.place else None


def other_place(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different places."""
    return (1.0, lambda: f"in {a.place} and in {b.place}") if a.place and b.place and a.place != b.place else None


def same_subject(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same issue, or the same office."""
    return (1.0, lambda: f"the same subject: {a.subject}") if a.subject and a.subject == b.subject else None


def other_subject(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different issues or offices."""
    if not a.subject or not b.subject or a.subject == b.subject:
        return None
    return 1.0, lambda: f"{a.subject} and {b.subject}"


def same_value(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same number of the same unit."""
    same = a.value is not None and (a.value, a.unit) == (b.value, b.unit)
    return (1.0, lambda: f"{a.value:g} {a.unit or ''} in both".replace("  ", " ")) if same else None


def other_value(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different numbers."""
    if a.value is None or b.value is None or a.value == b.value:
        return None
    return 1.0, lambda: f"{a.value:g} and {b.value:g}"


def same_numbers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find numbers in the words of both."""
    shared = sorted(set(a.numbers) & set(b.numbers))
    return (1.0, lambda: f"numbers in both: {', '.join(shared)}") if shared else None


def other_numbers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find numbers in both, and none in common."""
    if not a.numbers or not b.numbers or set(a.numbers) & set(b.numbers):
        return None
    return 1.0, lambda: f"{', '.join(a.numbers)} and {', '.join(b.numbers)}"


def same_words(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find what the words have in common, by their rarity."""
    theirs = b.weights
    shared = sum(weight * theirs[key] for key, weight in a.words if key in theirs) / (UNIT * UNIT)
    shared *= min(1.0, min(len(a.words), len(b.words)) / ENOUGH)
    return (round(min(shared, 1.0), 3), lambda: f"words alike by {round(100 * shared)} %") if shared >= 0.05 else None


#: All features by the name that the codebook gives them.
FEATURES: dict[str, Feature] = {
    feature.__name__: feature
    for feature in (
        *(same_parties, same_persons, other_persons, strangers, turned),
        *(same_day, near_day, other_day, moved, reported_together, reported_apart),
        *(
            same_mode,
            other_mode,
            mode_apart,
            same_act,
            other_act,
            once_a_day,
            same_status,
            course,
            denied,
            other_status,
            same_place,
            other_place,
        ),
        *(same_subject, other_subject, same_value, other_value, same_numbers, other_numbers, same_words),
    )
}


def check(rules: FactRules) -> None:
    """Raise CodebookError for a weight of a feature that does not exist."""
    named = {name for kind in rules.kinds.values() for name in kind.weights} | set(rules.conflicting)
    unknown = sorted(named - FEATURES.keys())
    if unknown:
        raise CodebookError(f"merging.yaml: unknown feature {unknown[0]!r} (allowed: {', '.join(FEATURES)})")


# ---------------------------------------------------------------- parts


def _same_yearless(a: Telling, b: Telling) -> bool:
    pairs = ((a, b), (b, a))
    return any(x.yearless and x.yearless == (y.yearless or (y.start or "")[5:]) for x, y in pairs)


def _in_table(a: str | None, b: str | None, table: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Return two statuses in the order in which a table has them, None where it has not."""
    if not a or not b or a == b:
        return None
    return (a, b) if b in table.get(a, ()) else (b, a) if a in table.get(b, ()) else None


def _stands_alone(country: str, ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    """Tell whether those who stand for a country on one side may be none of those on the other."""
    mine = [p.name for p in ours if p.country == country and p.name]
    other = [p.name for p in theirs if p.country == country and p.name]
    return bool(other) and not any(is_one(x, y) or _may_be_one(x, y) for x in mine for y in other)


def _of(country: str, telling: Telling) -> str:
    return _listed({p.name for p in telling.people if p.country == country})


def is_one(a: str, b: str) -> bool:
    """Tell whether two folded names may be of one person: the words of one are among those of the other, in any order."""
    ours, theirs = _name_words(a), _name_words(b)
    return bool(ours & theirs) and (ours <= theirs or theirs <= ours)


@lru_cache(maxsize=50_000)
def _may_be_one(a: str, b: str) -> bool:
    """Tell names that are spelled so alike that they cannot be held against each other: Lee Jae-myung, Lee Jae Myong."""
    ours, theirs = a.replace(" ", ""), b.replace(" ", "")
    return a[:1] == b[:1] and SequenceMatcher(None, ours, theirs).ratio() >= SPELLED


@lru_cache(maxsize=50_000)
def _name_words(name: str) -> frozenset[str]:
    words = name.split()
    return frozenset(word for word in words if len(word) > 1) or frozenset(words)


def _is_moved(a: Telling, b: Telling, rules: FactRules) -> bool:
    if a.status != b.status or a.status not in rules.courses:
        return False
    said = {key for key, _ in (*a.words, *b.words)}
    return bool(said & rules.moved_keys)


def _apart(a: Telling, b: Telling) -> int | None:
    """Return the days between two dates that do not overlap; 0 where they do."""
    if a.start is None or b.start is None:
        return None
    first, second = sorted(((a.start, a.end or a.start), (b.start, b.end or b.start)))
    return max(0, _days(first[1], second[0])) if first[1] < second[0] else 0


def _days(a: str, b: str) -> int:
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)


def _listed(names: Set[str] | Set[str | None]) -> str:
    return ", ".join(sorted(name for name in names if name))
