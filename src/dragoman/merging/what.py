"""Features of what was done or said, how far it got, where, and in which words and numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.codebook.merging import FactRules
from dragoman.merging.findings import Found, listed
from dragoman.merging.tellings import UNIT, Telling
from dragoman.merging.when import (
    ONE_SETTING,
    WEEKDAY,
    YEARLESS,
    days_between,
    is_one_setting,
    longest,
    same_weekday,
    same_yearless,
    shared_setting,
    told_after,
    within,
)
from dragoman.merging.who import same_pair

#: So many telling words are needed to be sure of words: what is said in one word is said by many.
ENOUGH = 3
#: So little in common is nothing.
LITTLE = 0.05
#: Digits from which on a number is no round one.
PRECISE = 3
#: What it says that a number of two digits is no multiple of five.
ODD, ROUND = 0.35, 5
#: What it says that a round number is so great.
GREAT = ((1_000_000, 0.5), (100, 0.3))
#: What it says that an act is seldom done twice where the days are a day apart, in one week, in one month.
A_DAY_APART, WITHIN_WEEK, WITHIN_MONTH = 0.4, 0.5, 0.7
#: The same where a town is known and only one of the sides; days of a week.
IN_TOWN, WEEK = 0.6, 7
#: Numbers up to here are told of many things.
FEW = 5
#: What the same number is worth where one unit is the more general.
GENERAL = 0.6
#: Words in common by which reports are surely of one development.
MUCH = 6
#: What two words of one class of acts are worth.
AKIN = 2 / 3


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
    if a.mode == b.mode:
        return None
    apart = sorted({str(a.mode), str(b.mode)} & set(rules.modes_apart))
    return (1.0, lambda: f"{apart[0]} and not {apart[0]}") if apart else None


def same_act(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same word for what was done, or two of one class."""
    if not a.act or not b.act:
        return None
    if a.act == b.act:
        return 1.0, lambda: f"the same word: {a.act}"
    shared = set(a.acts) & set(b.acts)
    return (AKIN, lambda: f"words for one act ({listed(shared)}): {a.act} and {b.act}") if shared else None


def other_act(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find words for what was done that are of no one class."""
    return (1.0, lambda: f"other words: {a.act} and {b.act}") if _are_other_acts(a, b) else None


def once_a_day(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find an act that the same parties seldom do twice in a day; less, where a day is not known so well, in a week or a month."""
    if a.type != b.type or not _is_single(a, b, rules):
        return None
    shared = len(a.sides & b.sides)
    enough = shared > 1 or (shared and a.type in rules.once_alone)
    worth = _once(a, b, rules) if enough else _once_there(a, b)
    return (worth, lambda: "seldom done twice in so short a time") if worth else None


def once_there(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find an act that is seldom done twice in one development, where a report gives no day of its own."""
    dated = all(telling.start and not telling.guessed for telling in (a, b))
    if (
        a.type != b.type
        or not _is_single_act(a, b, rules)
        or dated
        or not is_one_setting(a, b)
        or not a.sides & b.sides
    ):
        return None
    return 1.0, lambda: "seldom done twice in one development"


def _is_single(a: Telling, b: Telling, rules: FactRules) -> bool:
    """Tell an act that is done once: by its type, or by the words that both tell it with."""
    if a.type in rules.once_a_day or a.type in rules.once_listed:
        return True
    return _is_single_act(a, b, rules)


def _is_single_act(a: Telling, b: Telling, rules: FactRules) -> bool:
    """Tell an act that is done once by the words that both tell it with."""
    return any(act in b.acts and act in rules.single_acts for act in a.acts)


def _are_other_acts(a: Telling, b: Telling) -> bool:
    """Tell two words for what was done that are of no one class."""
    return bool(a.act and b.act) and a.act != b.act and not set(a.acts) & set(b.acts)


def _once(a: Telling, b: Telling, rules: FactRules) -> float:
    """Return how much the days say: nobody visits a country twice in a month, nor two the same two twice in a week."""
    if same_yearless(a, b):
        return YEARLESS
    if same_weekday(a, b):
        return WEEKDAY
    if told_after(a, b, rules):
        return WITHIN_WEEK if same_pair(a, b, rules) else 0.0
    if a.start is None or b.start is None:
        return 0.0
    visited = a.mode == b.mode and a.mode in rules.modes_apart
    if (a.grain, b.grain) == ("day", "day"):
        return {0: 1.0, 1: A_DAY_APART}.get(days_between(a.start, b.start), 0.0)
    if not visited or not within(a, b):
        return 0.0
    return 1.0 if longest(a, b) <= WEEK else WITHIN_MONTH


def _once_there(a: Telling, b: Telling) -> float:
    """Return how much a town and a day say where only one side is named in both."""
    shared = a.sides & b.sides and a.place and a.place == b.place
    return IN_TOWN if shared and a.start and (a.grain, b.grain) == ("day", "day") and a.start == b.start else 0.0


def lasting(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find what goes on between the same parties, told with the same word by reports of one season: a war, an alliance."""
    if not (a.is_lasting and b.is_lasting) or a.type != b.type or a.type in rules.once_a_day:
        return None
    if len(a.sides) < 2 or a.sides != b.sides or not a.act or a.act != b.act or a.weekday or b.weekday:
        return None
    ours, theirs = a.seen or a.start, b.seen or b.start
    if not ours or not theirs or days_between(ours, theirs) > rules.lasting_within:
        return None
    return 1.0, lambda: f"goes on between {listed(a.sides)}"


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
    """Find the same place; less where one report names only the country."""
    if (a.place and a.place == b.place) or (a.region and a.region == b.region):
        return 1.0, lambda: f"both in {_spot(a)}"
    if a.land and a.land == b.land and not (_spot(a) and _spot(b)):
        return 0.5, lambda: f"both in {a.land}"
    return None


def other_place(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different countries; or less, different towns of one, or different regions; a town may lie in a region."""
    if a.land and b.land and a.land != b.land:
        return 1.0, lambda: f"in {_spot(a) or a.land} and in {_spot(b) or b.land}"
    if any(ours and theirs and ours != theirs for ours, theirs in ((a.place, b.place), (a.region, b.region))):
        return 0.5, lambda: f"in {_spot(a)} and in {_spot(b)}"
    return None


def same_subject(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find the same issue, or the same office."""
    return (1.0, lambda: f"the same subject: {a.subject}") if a.subject and a.subject == b.subject else None


def other_subject(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different issues or offices."""
    if not a.subject or not b.subject or a.subject == b.subject:
        return None
    return 1.0, lambda: f"{a.subject} and {b.subject}"


def same_value(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find the same number of the same unit; less where one is rounded, or where one unit is the more general."""
    if a.value is None or b.value is None:
        return None
    if a.unit != b.unit:
        general = a.value == b.value and are_akin(a, b, rules)
        return (GENERAL, lambda: f"{a.value:g} {a.unit} and {b.unit}") if general else None
    if a.value == b.value:
        return 1.0, lambda: f"{a.value:g} {a.unit or ''} in both".replace("  ", " ")
    return (0.8, lambda: f"{a.value:g} and {b.value:g}, rounded") if is_rounded(a.value, b.value) else None


def telling_value(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find a number that few things have: of three digits or more, and the same in both; less, a great one of the same unit."""
    if a.value is None or b.value is None or not (a.value == b.value or is_rounded(a.value, b.value)):
        return None
    if min(digits(a.value), digits(b.value)) >= PRECISE:
        return 1.0, lambda: f"{a.value:g} is no round number"
    if a.value == b.value and is_odd(a.value) and are_akin(a, b, rules):
        return ODD, lambda: f"{a.value:g} is an odd number"
    great = next((worth for least, worth in GREAT if min(abs(a.value), abs(b.value)) >= least), 0.0)
    return (great, lambda: f"{a.value:g} is a great number") if great and a.unit == b.unit else None


def same_thing(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find the same number of what is seldom counted: nobody tells of fourteen canoes twice; less, where it is a few."""
    if a.value is None or a.value != b.value or not a.unit or a.unit != b.unit or a.unit in rules.common_units:
        return None
    return (1.0 if abs(a.value) > FEW else 0.4), lambda: f"{a.value:g} {a.unit} are seldom told of twice"


def other_value(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find different numbers."""
    if a.value is None or b.value is None or a.value == b.value or is_rounded(a.value, b.value):
        return None
    return 1.0, lambda: f"{a.value:g} and {b.value:g}"


def akin_subject(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find names of one office of which one is part of the other, or that share telling words."""
    if not a.subject or not b.subject or a.subject == b.subject:
        return None
    ours, theirs = set(a.weights), set(b.weights)
    shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    return (shared, lambda: f"words in common: {a.subject} and {b.subject}") if shared else None


def same_numbers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find numbers in the words of both."""
    if not a.numbers or not b.numbers or set(a.numbers).isdisjoint(b.numbers):
        return None
    return 1.0, lambda: f"numbers in both: {', '.join(sorted(set(a.numbers) & set(b.numbers)))}"


def other_numbers(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find numbers in both, and none in common."""
    if not a.numbers or not b.numbers or not set(a.numbers).isdisjoint(b.numbers):
        return None
    return 1.0, lambda: f"{', '.join(a.numbers)} and {', '.join(b.numbers)}"


def same_words(a: Telling, b: Telling, rules: FactRules) -> Found:  # noqa: ARG001
    """Find what the words have in common, by their rarity."""
    total, theirs = 0, b.weights
    for key, weight in a.words:
        if key in theirs:
            total += weight * theirs[key]
    shared = total / (UNIT * UNIT)
    if len(a.words) < ENOUGH or len(b.words) < ENOUGH:
        shared *= min(len(a.words), len(b.words)) / ENOUGH
    if shared < LITTLE:
        return None
    return round(min(shared, 1.0), 3), lambda: f"words alike by {round(100 * shared)} %"


def same_setting(a: Telling, b: Telling, rules: FactRules) -> Found:
    """Find reports that tell of one development: the more of the words by which they are known are the same, the surer.

    Within one development much is counted in percent and in people, but nineteen of them once.
    """
    shared = shared_setting(a, b)
    if shared < ONE_SETTING - 1 or (_is_common(a, b, rules) and not _is_one_odd(a, b, rules)):
        return None
    if _are_other_acts(a, b):
        return None  # in one development many things are done
    return min(
        1.0, round(shared / MUCH, 2)
    ), lambda: f"{shared} of the words by which the reports are known are the same"


# ---------------------------------------------------------------- parts


def _spot(telling: Telling) -> str | None:
    return telling.place or telling.region


def _in_table(a: str | None, b: str | None, table: Mapping[str, Sequence[str]]) -> tuple[str, str] | None:
    """Return two statuses in the order in which a table has them, None where it has not."""
    if not a or not b or a == b:
        return None
    return (a, b) if b in table.get(a, ()) else (b, a) if a in table.get(b, ()) else None


def _is_common(a: Telling, b: Telling, rules: FactRules) -> bool:
    return a.unit in rules.common_units or b.unit in rules.common_units


def _is_one_odd(a: Telling, b: Telling, rules: FactRules) -> bool:
    """Tell one number of persons that is not round."""
    if a.value is None or a.value != b.value or not is_odd(a.value) or not are_akin(a, b, rules):
        return False
    return {a.unit, b.unit} <= {*rules.general, *rules.whole}


def are_akin(a: Telling, b: Telling, rules: FactRules) -> bool:
    """Tell units that are the same, or of which one is the more general: "19 men" and "nineteen sailors"."""
    if a.unit == b.unit:
        return True
    return rules.whole.get(a.unit or "") == b.unit or rules.whole.get(b.unit or "") == a.unit


def is_odd(value: float) -> bool:
    """Tell a number of two digits that is no round one."""
    return digits(value) == PRECISE - 1 and bool(value % ROUND)


def digits(value: float) -> int:
    """Return how many digits a number has before the noughts at its end."""
    return len(f"{abs(value):.12g}".split("e")[0].replace(".", "").strip("0"))


def is_rounded(a: float, b: float) -> bool:
    """Tell whether one of two numbers is the other, rounded to two digits at least."""
    coarse, fine = sorted((a, b), key=digits)
    kept = digits(coarse)
    return a != b and kept > 1 and float(f"{fine:.{kept}g}") == coarse
