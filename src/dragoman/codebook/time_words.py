"""Words, forms and relations of time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dragoman.codebook.number_words import NumberWords, load_numbers
from dragoman.codebook.yaml_files import CodebookError, load_yaml

#: What digits may stand for in a form; everything else in braces is a table of words.
DIGITS = {
    "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\d|[:.,]\d|%|-(?!\d))",
    "nth": r"(?:[12]?1st|2?2nd|2?3rd|31st|30th|(?:[4-9]|1\d|2[04-9])th)",
    "year": r"(?:1[4-9]|20)\d\d(?![\d%:]|[.,]\d)",
    "full_year": r"(?:19|20)\d\d(?!\d)",
    "short_year": r"\d\d(?!\d)",
    "decade": r"(?:1[4-9]|20)\d0'?s",
    "short_decade": r"'[1-9]0s",
    "month_number": r"(?:1[0-2]|0?[1-9])",
    "quarter_number": r"(?:q[1-4]|[1-4]q)",
    "half_number": r"(?:h[12]|[12]h)",
    "number": r"(?:[12]\d|3[01]|0?[1-9])",
    "small_number": r"\d{1,3}",
    "rank": r"\d{0,2}(?:1st|2nd|3rd|\dth)",
}
_PLACE = re.compile(r"\{([a-z_]+?)(\d?)\}")
#: A form stands free of other words; a possessive may follow, and so may a dash before a digit.
_BEFORE, _AFTER = r"(?<![\w$€£¥#/-])(?<!\d[.,])", r"(?!\w|%|-[a-z])"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Words that show that a clause looks ahead."""

    auxiliaries: frozenset[str]
    modals: frozenset[str]
    participles: frozenset[str]
    moved: frozenset[str]
    onto: frozenset[str]
    shifted: frozenset[str]
    shifting: frozenset[str]
    cases: frozenset[str]
    verbs: frozenset[str]
    due: frozenset[str]
    away: frozenset[str]
    owed: frozenset[str]
    was: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEntry:
    """A form as the file holds it."""

    family: str
    needs: list[str]
    form: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFile:
    """The lexicon's `times.yaml`; the file's comments say what each table is for."""

    months: dict[str, int]
    doubtful_months: frozenset[str]
    month_openers: frozenset[str]
    weekdays: dict[str, int]
    short_weekdays: frozenset[str]
    seasons: dict[str, int]
    units: dict[str, str]
    multiples: dict[str, int]
    halved: dict[str, tuple[int, str]]
    days: dict[str, int]
    moments: frozenset[str]
    thens: frozenset[str]
    dayparts: frozenset[str]
    nights: frozenset[str]
    weekends: frozenset[str]
    halves: frozenset[str]
    shifts: dict[str, int]
    outer: dict[str, int]
    final: frozenset[str]
    latter: frozenset[str]
    opening: frozenset[str]
    closing: frozenset[str]
    upcoming: frozenset[str]
    windows: dict[str, int]
    vague: frozenset[str]
    now: frozenset[str]
    now_day: frozenset[str]
    ago: frozenset[str]
    anniversaries: frozenset[str]
    eves: frozenset[str]
    anchors: dict[str, int]
    pointers: dict[str, int]
    offsets: dict[str, int]
    open_offsets: frozenset[str]
    approximating: frozenset[str]
    reporting: frozenset[str]
    beyond: dict[str, int]
    parts: dict[str, str]
    counts: dict[str, int | None]
    relations: dict[str, str]
    placing: frozenset[str]
    articles: frozenset[str]
    clocks: frozenset[str]
    recurring: frozenset[str]
    day_names: frozenset[str]
    year_names: frozenset[str]
    fiscal: frozenset[str]
    decades: dict[str, int]
    eras: dict[str, int]
    holidays: dict[str, tuple[int, int]]
    feasts: dict[str, int]
    zones: dict[str, str]
    places: frozenset[str]
    local: frozenset[str]
    range_openers: dict[str, list[str]]
    nominal_followers: frozenset[str]
    ranking: frozenset[str]
    ahead: Ahead
    happenings: frozenset[str]
    counted: frozenset[str]
    counters: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormFile:
    """The lexicon's `time_forms.yaml`."""

    forms: list[FormEntry]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A way of writing a time, and the rule that resolves it."""

    family: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """The tables of `times.yaml`, ready to match: `kinds` tells what kinds of time word a word is."""

    tables: TimeFile
    numbers: NumberWords
    kinds: Mapping[str, frozenset[str]]
    forms: tuple[Form, ...]
    relation: re.Pattern[str]
    opener: re.Pattern[str]
    zone: re.Pattern[str]

    def count(self, words: str) -> float | None:
        """Return the number of units that "two", "a couple of" or "90" stands for, None for "several"."""
        return self.tables.counts[words] if words in self.tables.counts else self.numbers.value(words)


def load_times(folder: Path) -> TimeWords:
    """Return the time words of the codebook in `folder`."""
    lexicon = folder / "en" / "lexicon"
    path = lexicon / "time_forms.yaml"
    tables, entries, numbers = (
        load_yaml(lexicon / "times.yaml", TimeFile),
        load_yaml(path, FormFile),
        load_numbers(folder),
    )
    words = _word_classes(tables, numbers)
    try:
        forms = tuple(
            Form(family=entry.family, needs=frozenset(entry.needs), pattern=_compile(entry.form, words))
            for entry in entries.forms
        )
    except (re.error, KeyError) as error:
        raise CodebookError(f"{path}: a form cannot be read: {error}") from error
    articles = rf"(?:(?:{_any_of(tables.articles)}) )?"
    openers = {joiner for joiners in tables.range_openers.values() for joiner in joiners} | set(tables.range_openers)
    return TimeWords(
        tables=tables,
        numbers=numbers,
        kinds=_kinds(tables),
        forms=forms,
        relation=re.compile(
            rf"(?<![\w-])({_any_of([*tables.relations, *tables.placing])}),? (?:(?:{_any_of(tables.clocks)}) (?:on )?)?{articles}$"
        ),
        opener=re.compile(rf"(?<!\w)({_any_of(openers)}) ?(?:(?:{_any_of(tables.placing)}) )?{articles}$"),
        zone=re.compile(
            rf"(?<![\w-])(?:(?P<near>{_any_of(tables.local)})|(?P<zone>{_any_of(tables.zones)})|(?P<place>[^\W\d][^\W\d.'-]+(?: [^\W\d][^\W\d.'-]+)??))"
            rf" (?:standard |daylight )?time(?!\w)|(?<![\w-])(?P<code>{_any_of(z for z in tables.zones if len(z) in (3, 4))})(?!\w)"
        ),
    )


def _word_classes(tables: TimeFile, numbers: NumberWords) -> dict[str, str]:
    """Return the regular expression of each name that a form may hold in braces."""
    full = [day for day in tables.weekdays if day not in tables.short_weekdays]
    small = _any_of(numbers.small)
    tens = rf"(?:{small})(?:-(?:{small}))?|\d{{1,3}}"
    day_words = [word for word, rank in numbers.ordinals.items() if rank <= 31]
    return {
        **DIGITS,
        "month": _any_of(tables.months),
        "weekday": _any_of(tables.weekdays),
        "full_weekday": _any_of(full),
        "season": _any_of(tables.seasons),
        "open_season": _any_of(season for season in tables.seasons if season not in tables.nominal_followers),
        "day_word": _any_of(day_words),
        "halves": _any_of(tables.halves),
        "night": _any_of(tables.nights),
        "outer": _any_of(tables.outer),
        "final": _any_of(tables.final),
        "latter": _any_of(tables.latter),
        "opening": _any_of(tables.opening),
        "closing": _any_of(tables.closing),
        "now_day": _any_of(tables.now_day),
        "ago": _any_of(tables.ago),
        "fiscal": _any_of(tables.fiscal),
        "decade_word": _any_of(tables.decades),
        "era": _any_of(tables.eras),
        "holiday": _any_of([*tables.holidays, *tables.feasts]),
        "unit": _any_of(tables.units),
        "dayword": _any_of(tables.days),
        "daypart": _any_of(tables.dayparts),
        "moment": _any_of(tables.moments),
        "then": _any_of(tables.thens),
        "shift": _any_of(tables.shifts),
        "window": _any_of(tables.windows),
        "vague": _any_of(tables.vague),
        "now": _any_of(tables.now),
        "anchor": _any_of(tables.anchors),
        "pointer": _any_of(tables.pointers),
        "offset": _any_of(tables.offsets),
        "open_offset": _any_of(tables.open_offsets),
        "beyond": _any_of(tables.beyond),
        "part": _any_of(tables.parts),
        "ordinal": _any_of(numbers.ordinals),
        "count": f"{_any_of(tables.counts)}|{tens}",
    }


def _kinds(tables: TimeFile) -> dict[str, frozenset[str]]:
    """Return the kinds of every word that may set off a form; of a holiday every word may."""
    kinds: dict[str, set[str]] = {}
    for kind, table in (
        ("half", tables.halves),
        ("weekend", tables.weekends),
        ("daypart", tables.dayparts),
        ("moment", tables.moments),
        ("then", [words.rpartition(" ")[2] for words in tables.thens]),
        ("night", tables.nights),
        ("season", tables.seasons),
        ("unit", tables.units),
        ("weekday", tables.weekdays),
        ("month", tables.months),
        ("dayword", tables.days),
        ("decade", tables.decades),
        ("anniversary", tables.anniversaries),
        ("eve", tables.eves),
        ("holiday", [word for name in (*tables.holidays, *tables.feasts) for word in name.split()]),
    ):
        for word in table:
            kinds.setdefault(word, set()).add(kind)
    return {word: frozenset(found) for word, found in kinds.items()}


def _any_of(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _compile(form: str, words: Mapping[str, str]) -> re.Pattern[str]:
    """Return a form as a pattern; each name in braces is a named group, a repeated one ends in underscores."""
    seen: list[str] = []

    def group(match: re.Match[str]) -> str:
        name = match[1] + match[2]
        seen.append(name)
        return rf"(?P<{name}{'_' * (seen.count(name) - 1)}>{words[match[1]]})"

    return re.compile(f"{_BEFORE}(?:{_PLACE.sub(group, form)}){_AFTER}")
