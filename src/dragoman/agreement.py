"""How far people agree with each other and with the machine: per cent, and Krippendorff's alpha with its interval."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

#: The machine holds every fact that it read to be right.
MACHINE = "machine"
RIGHT, WRONG = "right", "wrong"
#: Verdicts that say whether the reading held; an edit says that it did not.
HELD = {"right": RIGHT, "wrong": WRONG, "edit": WRONG}
RESAMPLES, SEED, LOW, HIGH = 500, 11, 0.025, 0.975

#: What each rater said of each unit.
Ratings = Mapping[str, Mapping[str, str]]


def agreement(judgements: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return agreement between reviewers, and of each reviewer with the machine, of standing judgements."""
    ratings: dict[str, dict[str, str]] = defaultdict(dict)
    for judgement in judgements:
        if judgement["verdict"] in HELD:
            ratings[judgement["fact"]][judgement["reviewer"]] = HELD[judgement["verdict"]]
    people = sorted({name for said in ratings.values() for name in said})
    with_machine = {unit: {**said, MACHINE: RIGHT} for unit, said in ratings.items()}
    return {
        "reviewers": measured(ratings, people) if len(people) > 1 else None,
        "pairs": [{"pair": [a, b], **measured(ratings, [a, b])} for a, b in combinations(people, 2)],
        "machine": [{"reviewer": name, **held_share(ratings, name)} for name in people],
        "together": measured(with_machine, [*people, MACHINE]) if people else None,
    }


def measured(ratings: Ratings, raters: Sequence[str]) -> dict[str, Any]:
    """Return n, per cent of agreeing pairs, alpha and its 95 per cent bootstrap interval over units."""
    units = [[said[r] for r in raters if r in said] for said in ratings.values()]
    units = [unit for unit in units if len(unit) > 1]
    if not units:
        return {"n": 0, "percent": None, "alpha": None, "interval": None}
    value = alpha(units)
    dice = random.Random(SEED)  # noqa: S311  (resampling, no secret)
    resampled = (alpha(dice.choices(units, k=len(units))) for _ in range(RESAMPLES)) if value is not None else ()
    drawn = sorted(a for a in resampled if a is not None)
    interval = (
        [round(drawn[int(share * (len(drawn) - 1))], 3) for share in (LOW, HIGH)]
        if len(drawn) > RESAMPLES // 2
        else None
    )
    return {
        "n": len(units),
        "percent": round(100 * _percent(units), 1),
        "alpha": None if value is None else round(value, 3),
        "interval": interval,
    }


def alpha(units: Sequence[Sequence[str]]) -> float | None:
    """Return Krippendorff's alpha for names; None where everybody always said the same, which leaves nothing to tell from chance."""
    totals = Counter(value for unit in units for value in unit)
    if len(totals) < 2:
        return None
    n = totals.total()
    observed = sum(_unlike(Counter(unit)) / (len(unit) - 1) for unit in units)
    return 1 - (n - 1) * observed / _unlike(totals)


def _unlike(counts: Counter[str]) -> int:
    """Return how many ordered pairs of values differ."""
    return counts.total() ** 2 - sum(number**2 for number in counts.values())


def held_share(ratings: Ratings, reviewer: str) -> dict[str, Any]:
    """Return how many of the machine's readings a reviewer held to be right, with a Wilson interval."""
    said = [given[reviewer] for given in ratings.values() if reviewer in given]
    n, share = len(said), said.count(RIGHT) / len(said)
    z = 1.96
    middle, spread = share + z * z / (2 * n), z * ((share * (1 - share) + z * z / (4 * n)) / n) ** 0.5
    interval = [round(100 * (middle + sign * spread) / (1 + z * z / n), 1) for sign in (-1, 1)]
    return {"n": n, "percent": round(100 * share, 1), "interval": interval}


def _percent(units: Sequence[Sequence[str]]) -> float:
    pairs = [(a, b) for unit in units for a, b in combinations(unit, 2)]
    return sum(a == b for a, b in pairs) / len(pairs)
