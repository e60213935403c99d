"""The parts of two names side by side: which are one, and by what they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from dragoman.codebook.name_rules import SPELLED, Family, NameRules, family_named
from dragoman.names.parts import Part, Personal
from dragoman.names.sounds import keys, nearest, syllables

#: How good a pair of parts is.
GOOD = {"same": 3.0, "variant": 2.6, "equivalent": 2.3, "initial": 1.0, "close": 0.8}
#: Letters of a part that may be nearly another, and what may lie between them.
LETTERS, NEAR = 4, 0.85
#: Families with many ways to write one sound, so that near is near.
LOOSE = frozenset({"arabic", "slavic", "european"})
#: How parts must pair where a name is turned round.
ALIKE = frozenset({"same", "variant", "initial"})
Found = tuple[str, ...]
Both = tuple[Sequence[Part], Sequence[Part]]
#: A given name and a surname.
PAIR = 2


@dataclass(frozen=True, slots=True)
class Match:
    """Part `i` of one name is part `j` of the other."""

    i: int
    j: int
    how: str


def features(a: Personal, b: Personal, family: Family) -> Iterator[Found]:
    """Yield what two names have in common and apart, for each way in which they can be read in a family."""
    if not a.parts or not b.parts:
        return
    if family.name in SPELLED:
        a, b = _without_small(a), _without_small(b)
    if family.name in SPELLED:
        yield from _spelled(a, b, family)
    else:
        yield from _syllabic(a, b, family)


# ---------------------------------------------------------------- letter by letter


@lru_cache(maxsize=50_000)
def _without_small(name: Personal) -> Personal:
    """Leave particles aside that are written with a capital."""
    return replace(name, parts=tuple(p for p in name.parts if not p.is_small) or name.parts)


def _spelled(a: Personal, b: Personal, family: Family) -> Iterator[Found]:
    yield _aligned(a, b, (a.parts, b.parts), family=family)
    if len(a.parts) != len(b.parts):
        ours, theirs = unhyphened(a.parts), unhyphened(b.parts)
        if len(ours) == len(theirs):
            yield _aligned(a, b, (ours, theirs), family=family)
    if (
        len(a.parts) < 2
        or len(b.parts) < 2
        or (family.name == "arabic" and any(p.is_father for p in (*a.parts, *b.parts)))
    ):
        return
    said = a.turned != b.turned or family.name == "japanese"
    if len(a.parts) != len(b.parts):
        return
    for turned in (b.parts[1:] + b.parts[:1], b.parts[-1:] + b.parts[:-1])[
        : len(b.parts) - 1
    ]:  # two parts turn one way
        if any(relation(p, q, family) not in ALIKE for p, q in zip(a.parts, turned, strict=True)):
            continue
        found = _matches(a.parts, turned, family)
        if len(found) == len(turned) and all(m.how in ALIKE for m in found):
            yield (*_aligned(a, b, (a.parts, turned), family=family), *(() if said else ("reversed",)))


def _aligned(a: Personal, b: Personal, parts: Both, *, family: Family) -> Found:
    found = _matches(*parts, family)
    if len(parts[0]) == 1 or len(parts[1]) == 1:
        reigns = bool((a.titles | b.titles) & family.rules.families.reigning)
        return _alone(found, parts, free=reigns or a.turned or b.turned)
    return _whole(found, parts, family)


def unhyphened(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts with those joined that a hyphen joins."""
    found: list[Part] = []
    for part in parts:
        if found and found[-1].group == part.group and not part.is_initial:
            last = found[-1]
            found[-1] = replace(last, text=last.text + part.text, marked=last.marked + part.marked)
        else:
            found.append(part)
    return tuple(found)


def _alone(found: Sequence[Match], parts: Both, *, free: bool) -> Found:
    """Compare a name that stands alone with the surname of the other; with any part where `free`, as rulers are called."""
    if not found:
        return ("other_surname",)
    match = found[0]
    at, of = (match.j, len(parts[1])) if len(parts[0]) == 1 else (match.i, len(parts[0]))
    if match.how == "initial" or (at == 0 and of > 1 and not free):
        return ("close_surname", "alone")
    kind = {"same": "same_surname", "close": "close_surname"}.get(match.how, "variant_surname")
    return (kind, "alone")


def _whole(found: Sequence[Match], parts: Both, family: Family) -> Found:
    """Compare two names of several parts."""
    left = [p for i, p in enumerate(parts[0]) if i not in {m.i for m in found}]
    right = [p for j, p in enumerate(parts[1]) if j not in {m.j for m in found}]
    clash = _clash(parts, (left, right), nothing=not found)
    if clash:
        return (clash,)
    first = next((m for m in found if m.i == 0 and m.j == 0), None)
    if first is None and (family.name == "arabic" or len(found) < PAIR):
        return ("other_given",)
    given = first or found[0]
    rest = [m for m in found if m is not given and m.how != "initial"]
    if not rest:
        return ("other_surname",)
    surname = max(rest, key=lambda m: (GOOD[m.how], m.i + m.j))
    kind = {"same": "same_surname", "close": "close_surname"}.get(surname.how, "variant_surname")
    dropped = () if first else ("dropped_first",)
    extra = ("extra_names",) if left or right else ()
    return (kind, f"{given.how}_given", *dropped, *extra)


def _clash(parts: Both, rest: Both, *, nothing: bool) -> str | None:
    """Return by what two names differ: where both have a part that the other lacks, or initials that are not the same."""
    middle, other = map(_middle, parts)
    if middle and other and middle != other:
        return "other_initial"
    left, right = rest
    if not left or not right:
        return None
    words, others = [p for p in left if not p.is_initial], [p for p in right if not p.is_initial]
    if not words or not others:
        return "other_surname" if nothing else "other_initial"
    return "other_surname" if parts[0][-1] in words and parts[1][-1] in others else "other_given"


def _middle(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(p.text[0] for p in parts[1:-1]) if all(p.is_initial for p in parts[1:-1]) else ()


def _matches(ours: Sequence[Part], theirs: Sequence[Part], family: Family) -> list[Match]:
    """Return the best pairs of parts, in the order of both names."""
    best: dict[tuple[int, int], tuple[float, tuple[Match, ...]]] = {}
    for i in range(len(ours), -1, -1):
        for j in range(len(theirs), -1, -1):
            if i == len(ours) or j == len(theirs):
                best[i, j] = (0.0, ())
                continue
            options = [best[i + 1, j], best[i, j + 1]]
            how = relation(ours[i], theirs[j], family)
            if how == "equivalent" and i and j and i == len(ours) - 1 and j == len(theirs) - 1:
                how = None  # a short form is no surname
            if how:
                points, rest = best[i + 1, j + 1]
                options.append((points + GOOD[how], (Match(i, j, how), *rest)))
            best[i, j] = max(options, key=lambda o: o[0])
    return list(best[0, 0][1])


@lru_cache(maxsize=100_000)
def relation(a: Part, b: Part, family: Family) -> str | None:
    """Return how two parts are one, None where they are not."""
    if a.is_initial or b.is_initial:
        return _initial(a, b, family)
    if a.text == b.text:
        return "same"
    ours, theirs = keys(a.text, a.marked, family), keys(b.text, b.marked, family)
    if ours & theirs:
        return "variant"
    if groups(a, family) & groups(b, family):
        return "equivalent"
    if family.name in LOOSE and min(len(a.text), len(b.text)) >= LETTERS and nearest(ours, theirs) <= NEAR:
        return "close"
    return None


def _initial(a: Part, b: Part, family: Family) -> str | None:
    if a.text[0] == b.text[0]:
        return "same" if a.is_initial and b.is_initial else "initial"
    if a.is_initial and b.is_initial:
        return None
    letter, word = (a, b) if a.is_initial else (b, a)
    heads = {key[:1] for key in keys(letter.text, letter.marked, family)}
    alike = heads & {key[:1] for key in keys(word.text, word.marked, family)}
    return "initial" if alike else None


@lru_cache(maxsize=100_000)
def groups(part: Part, family: Family) -> frozenset[int]:
    """Return the groups of given names that are one, to which a part belongs by spelling or by sound."""
    found = set(family.rules.given.get(part.text, ()))
    by_sound = _group_keys(family)
    for key in keys(part.text, part.marked, family):
        found |= by_sound.get(key, frozenset())
    return frozenset(found)


def warm(rules: NameRules) -> None:
    """Read how given names sound, which the first comparison would wait for."""
    for name in SPELLED:
        _group_keys(family_named(name, rules))


@lru_cache(maxsize=16)
def _group_keys(family: Family) -> dict[str, frozenset[int]]:
    found: dict[str, set[int]] = {}
    for name, numbers in family.rules.given.items():
        for key in keys(name, name, family):
            found.setdefault(key, set()).update(numbers)
    return {key: frozenset(numbers) for key, numbers in found.items()}


# ---------------------------------------------------------------- syllable by syllable


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A name read as surname and given name; a Western given name stands apart."""

    surname: Part
    given: tuple[Part, ...]
    western: tuple[Part, ...]
    first: bool


def _syllabic(a: Personal, b: Personal, family: Family) -> Iterator[Found]:
    """Compare names that are read by syllables; where one cannot be read so, nothing is said."""
    for ours in readings(a, family):
        for theirs in readings(b, family):
            surname = _surnames(ours.surname, theirs.surname, family)
            if surname is None:
                yield ("other_surname",)
                continue
            given = _givens(ours, theirs, family)
            turned = ("reversed",) if ours.first != theirs.first and "alone" not in given else ()
            yield (surname, *given, *turned) if not given[0].startswith("other_g") else given


@lru_cache(maxsize=50_000)
def readings(name: Personal, family: Family) -> tuple[Reading, ...]:
    """Return the ways to tell surname from given name."""
    western = tuple(p for p in name.parts if not p.is_initial and p.text in family.rules.western)
    rest = tuple(p for p in name.parts if p not in western)
    if not rest:
        return ()
    if len(rest) == 1:
        return (
            (Reading(surname=rest[0], given=(), western=western, first=True),) if _is_surname(rest[0], family) else ()
        )
    ways = [
        Reading(surname=rest[0], given=rest[1:], western=western, first=True),
        Reading(surname=rest[-1], given=rest[:-1], western=western, first=False),
    ]
    if name.turned:
        ways = ways[:1]
    return tuple(w for w in ways if _is_surname(w.surname, family) and not _hyphened(w) and _is_given(w, family))


def _hyphened(way: Reading) -> bool:
    return any(part.group == way.surname.group for part in way.given)


def _is_given(way: Reading, family: Family) -> bool:
    if any(part.is_initial for part in way.given):
        return True
    return bool(syllables(tuple(p.text for p in way.given), family))


def _is_surname(part: Part, family: Family) -> bool:
    if part.is_initial:
        return False
    if family.name != "korean" and part.text in family.rules.chinese.double:
        return True
    if family.name == "korean" and part.text in family.rules.korean_surnames:
        return True
    sounds = syllables((part.text,), family)
    if family.name == "korean":
        return bool(sounds & _korean_sounds(family))
    return any("-" not in key for key in sounds)


@lru_cache(maxsize=4)
def _korean_sounds(family: Family) -> frozenset[str]:
    """Return how Korean surnames sound."""
    return frozenset(key for way in family.rules.korean_surnames for key in syllables((way,), family))


def _surnames(a: Part, b: Part, family: Family) -> str | None:
    if a.text == b.text:
        return "same_surname"
    listed = family.rules.korean_surnames
    if family.name == "korean" and listed.get(a.text, frozenset()) & listed.get(b.text, frozenset()):
        return "variant_surname"
    return "variant_surname" if syllables((a.text,), family) & syllables((b.text,), family) else None


def _givens(a: Reading, b: Reading, family: Family) -> Found:
    """Compare the given names of two readings; a Western one and one of the family say nothing of each other."""
    if a.western and b.western:
        alike = {p.text for p in a.western} & {p.text for p in b.western}
        if not alike and not _share_groups(a.western, b.western, family_named("european", family.rules)):
            return ("other_given",)
        if not a.given or not b.given:
            return ("same_given",)
    if not (a.given or a.western) or not (b.given or b.western):
        return ("alone",)
    if not a.given or not b.given:
        return ("other_kind",)
    ours, theirs = tuple(p.text for p in a.given), tuple(p.text for p in b.given)
    if "".join(ours) == "".join(theirs):
        return ("same_given",)
    if any(p.is_initial for p in (*a.given, *b.given)):
        return _initials(a.given, b.given)
    return ("variant_given",) if syllables(ours, family) & syllables(theirs, family) else ("other_given",)


def _share_groups(ours: Sequence[Part], theirs: Sequence[Part], family: Family) -> bool:
    return any(groups(p, family) & groups(q, family) for p in ours for q in theirs)


def _initials(ours: Sequence[Part], theirs: Sequence[Part]) -> Found:
    letters, words = (ours, theirs) if all(p.is_initial for p in ours) else (theirs, ours)
    fits = all(letter.text[0] == word.text[0] for letter, word in zip(letters, words, strict=False))
    return ("initial_given",) if fits and len(letters) <= max(len(words), 2) else ("other_initial",)
