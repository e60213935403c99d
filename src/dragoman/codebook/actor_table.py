"""Who there is: states, organizations, organs, titles and the holders of offices, with the words that name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dragoman.codebook.actor_shapes import (
    BodyRow,
    Codes,
    GivenNames,
    Names,
    NounRow,
    Outlets,
    Particles,
    Pointers,
    StateRow,
    TermsRow,
    Titles,
)
from dragoman.codebook.lexicon import Lexicon, Phrase, build, phrase
from dragoman.codebook.name_rules import NameRules, load_names
from dragoman.codebook.words import fold, pieces, plurals
from dragoman.codebook.yaml_files import CodebookError, Where, check_known, load_yaml

#: Endings of adjectives that name a citizen and take -s in the plural.
CITIZEN = ("n", "i", "k", "b", "q")
#: Titles of so few letters are initials, and written in capitals.
INITIALS = 3
MONTH = re.compile(r"\d{4}-\d{2}(-\d{2})?")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableActor:
    """A party of the table."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in an office for a time; the dates are ISO months or days."""

    name: str
    office: str
    country: str
    since: str
    until: str | None
    woman: bool

    def holds(self, day: str) -> bool:
        """Tell whether the office was held on a day."""
        return self.since <= day[: len(self.since)] and (self.until is None or day[: len(self.until)] <= self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorTable:
    """The table, with its words ready to be found in text; `opening` are the words that a name, title or noun begins with."""

    actors: Mapping[str, TableActor]
    states: Mapping[str, str]
    namesakes: Mapping[str, str]
    names: Lexicon
    short: Lexicon
    titles: Lexicon
    nouns: Lexicon
    opening: frozenset[str]
    after_place: Mapping[str, str]
    outlet_homes: Mapping[str, str]
    body_words: Mapping[str, str]
    status_before: Mapping[str, str]
    status_after: Mapping[str, str]
    seeking: Mapping[str, str]
    naming: Mapping[str, str]
    headed: Mapping[str, str]
    lingering: Mapping[str, str]
    served: Lexicon
    title_words: Titles
    name_words: Names
    name_rules: NameRules
    given: Mapping[str, bool]
    pointers: Pointers
    particles: Particles
    ranks: Mapping[str, str]
    holders: Mapping[str, tuple[Holder, ...]]
    holders_of: Mapping[str, tuple[Holder, ...]]
    surnames: Mapping[str, tuple[Holder, ...]]
    korean: Mapping[str, str]
    adjectives: Mapping[str, str]
    stateless: frozenset[str]
    korean_states: tuple[str, ...]
    roles: Mapping[str, str]
    armed: frozenset[str]
    official: frozenset[str]

    def state_name(self, code: str | None) -> str | None:
        """Return the common name of a country's code."""
        return self.states.get(code) if code else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Files:
    """The content of the actor files, checked."""

    codes: Codes
    states: list[StateRow]
    bodies: list[BodyRow]
    nouns: list[NounRow]
    holders: list[Holder]
    titles: Titles
    names: Names
    given: GivenNames
    outlets: Outlets
    pointers: Pointers
    particles: Particles


def load_actors(folder: Path) -> ActorTable:
    """Return the table of the codebook in `folder`; raise CodebookError with file and line."""
    files = _read(folder)
    titles, names, codes = files.titles, files.names, files.codes
    rules = load_names(folder, _title_words(titles))
    marked = (
        build(_name_phrases(files)),
        build(_title_phrases(titles, names)),
        build(p for row in files.nouns for p in _noun_phrases(row)),
    )
    return ActorTable(
        actors={a.id: a for a in _actors(files)},
        states={row.code: row.name for row in files.states},
        namesakes={fold(name): row.code for row in files.states for name in row.namesakes},
        adjectives={row.code: next(iter(row.adjectives), row.name) for row in files.states},
        names=marked[0],
        short=build(_short_phrases(files)),
        titles=marked[1],
        nouns=marked[2],
        opening=frozenset(word for lexicon in marked for word in lexicon.phrases),
        served=build(phrase(w, kind=status, case="any") for status, found in titles.served.items() for w in found),
        after_place={word: sector for sector, found in files.outlets.after_place.items() for word in found},
        outlet_homes=_outlet_homes(files),
        body_words={word: sector for sector, found in names.bodies.items() for word in found},
        status_before=_turn(titles.status_before),
        status_after=_turn(titles.status_after),
        seeking=_turn(titles.seeking),
        naming=_turn(titles.naming),
        headed=_turn(titles.headed),
        lingering=_turn(titles.lingering),
        ranks={t: row.rank for row in titles.heads for t in row.titles},
        title_words=titles,
        name_words=names,
        name_rules=rules,
        given={fold(n): woman for woman, found in ((True, files.given.women), (False, files.given.men)) for n in found},
        pointers=files.pointers,
        particles=files.particles,
        holders=_group((fold(" ".join(pieces(h.name))), h) for h in files.holders),
        holders_of=_group((h.country, h) for h in files.holders),
        surnames=_group((_surname(h, codes.surname_first, names.suffixes), h) for h in files.holders),
        korean={way: found[0] for found in rules.korean.surnames for way in reversed(found)},
        korean_states=codes.korean_names,
        stateless=frozenset(codes.stateless),
        roles=codes.roles,
        armed=codes.armed,
        official=codes.official,
    )


def _read(folder: Path) -> _Files:
    """Read the files and check that they use known codes."""
    base, words = folder / "actors", folder / "en" / "lexicon"
    codes = load_yaml(base / "codes.yaml", Codes)
    states = list(_rows(sorted((base / "states").glob("*.yaml")), StateRow))
    bodies = list(_rows([*sorted((base / "organizations").glob("*.yaml")), base / "organs.yaml"], BodyRow))
    nouns = list(_rows([base / "organ_nouns.yaml", base / "agents.yaml"], NounRow))
    terms = list(_rows(sorted((base / "holders").glob("*.yaml")), TermsRow))
    known = [*(row.code for _, row in states), *codes.stateless]
    _check(bodies, nouns, terms, countries=known, sectors=list(codes.sectors))
    return _Files(
        codes=codes,
        states=[row for _, row in states],
        bodies=[row for _, row in bodies],
        nouns=[row for _, row in nouns],
        holders=[h for where, row in terms for h in _holders(where, row)],
        titles=load_yaml(words / "titles.yaml", Titles),
        names=load_yaml(words / "names.yaml", Names),
        given=load_yaml(words / "given_names.yaml", GivenNames),
        outlets=load_yaml(base / "outlets.yaml", Outlets),
        pointers=load_yaml(words / "pointers.yaml", Pointers),
        particles=load_yaml(words / "particles.yaml", Particles),
    )


def _actors(files: _Files) -> Iterator[TableActor]:
    yield from (_state(row, files.codes.roles["ruler"]) for row in files.states)
    yield from map(_body, files.bodies)


def _name_phrases(files: _Files) -> Iterator[Phrase]:
    yield from _holder_phrases(files.holders)
    yield from _state_phrases(files.states)
    yield from _formal_phrases(files.states, files.names.forms)
    yield from _body_phrases(files.bodies)
    yield from _outlet_phrases(files.outlets)


def _short_phrases(files: _Files) -> Iterator[Phrase]:
    for row in files.states:
        for text in row.short:
            yield phrase(text, kind="state", case="proper", country=row.code, actor=row.code.lower())
    for body in files.bodies:
        for text in body.short:
            yield phrase(text, kind="organization", country=body.country, sector=body.sector, actor=_body(body).id)


def _rows(files: Iterable[Path], shape: type[T]) -> Iterator[tuple[Where, T]]:
    for path in files:
        for number, row in enumerate(load_yaml(path, list[shape])):  # type: ignore[valid-type]
            yield Where(file=path, keys=(number,)), row


def _check(
    bodies: list[tuple[Where, BodyRow]],
    nouns: list[tuple[Where, NounRow]],
    terms: list[tuple[Where, TermsRow]],
    *,
    countries: list[str],
    sectors: list[str],
) -> None:
    for where, body in bodies:
        check_known(body.sector, sectors, where, what="sector")
        if body.country is not None:
            check_known(body.country, countries, where, what="country")
    for where, noun in nouns:
        check_known(noun.sector, sectors, where, what="sector")
    for where, term in terms:
        check_known(term.country, countries, where, what="country")


def _holders(where: Where, row: TermsRow) -> Iterator[Holder]:
    for term in row.terms:
        name, since, until, sex = (*term, None, None)[:4] if len(term) > 1 else (None, None, None, None)
        if not name or not since or not all(MONTH.fullmatch(d) for d in (since, until) if d):
            raise CodebookError(
                f"{where}: a term is [name, since, until, f] with dates such as 2020-05 (found {list(term)})"
            )
        yield Holder(
            name=name, office=row.office, country=row.country, since=since, until=until or None, woman=sex == "f"
        )


def _state(row: StateRow, ruler: str) -> TableActor:
    return TableActor(id=row.code.lower(), name=row.name, kind="state", country=row.code, sector=ruler)


def _body(row: BodyRow) -> TableActor:
    slug = "-".join(fold(w) for w in pieces(row.name) if w not in {"-", "'", ","})
    return TableActor(id=f"org-{slug}", name=row.name, kind="organization", country=row.country, sector=row.sector)


def _citizens(adjective: str) -> tuple[str, ...]:
    return plurals(adjective) if adjective.endswith(CITIZEN) else ()


def _state_phrases(rows: Iterable[StateRow]) -> Iterator[Phrase]:
    for row in rows:
        groups = {
            "state": (row.name, *row.names),
            "capital": (*row.capitals, *row.seats),
            "demonym": row.adjectives,
            "people": (*(p for a in row.adjectives for p in _citizens(a)), *row.people),
            "claimed": row.claims,
            "region": row.regions,
        }
        for kind, found in groups.items():
            for text in found:
                yield phrase(text, kind=kind, actor=row.code.lower(), country=row.code, plural=kind == "people")


def _formal_phrases(rows: Sequence[StateRow], forms: Sequence[str]) -> Iterator[Phrase]:
    """Yield "Republic of Chad" and the like; what the table itself names came first and wins."""
    for row in rows:
        for form in forms:
            yield phrase(f"{form} {row.name}", kind="state", actor=row.code.lower(), country=row.code)


def _body_phrases(rows: Iterable[BodyRow]) -> Iterator[Phrase]:
    for row in rows:
        actor = _body(row)
        case = {"case": "any"} if row.any_case else {}
        for text in (row.name, *row.names, *row.shared):
            yield phrase(
                text, kind="body", actor=actor.id, country=row.country, sector=row.sector, shared=text in row.shared, **case
            )  # fmt: skip
        for text in row.adjectives:
            yield phrase(text, kind="demonym", actor=actor.id, country=row.country)
        for text in row.people:
            yield phrase(text, kind="people", actor=actor.id, country=row.country, plural=True)


def _outlet_homes(files: _Files) -> Mapping[str, str]:
    """Return the states of outlets by folded name; raise CodebookError for an unknown state."""
    codes = {row.code for row in files.states}
    for code in files.outlets.homes:
        if code not in codes:
            raise CodebookError(f"outlets.yaml: homes names the unknown state {code!r}")
    return {fold(name): code for code, names in files.outlets.homes.items() for name in names}


def _outlet_phrases(outlets: Outlets) -> Iterator[Phrase]:
    for row in outlets.names:
        for text in row.names:
            yield phrase(text, kind="outlet", sector=row.sector)


def _title_phrases(titles: Titles, names: Names) -> Iterator[Phrase]:
    for row in titles.heads:
        for text in row.titles:
            form = text.upper() if len(text) <= INITIALS else text
            yield phrase(
                form, kind="title", sector=row.sector, rank=row.rank, case="exact" if form.isupper() else "any"
            )
            for form in plurals(text):
                yield phrase(form, kind="title", sector=row.sector, rank=row.rank, case="any", plural=True)
    for text in names.honorifics:
        yield phrase(text, kind="honorific", case="exact" if text.isupper() else "proper")


def _noun_phrases(row: NounRow) -> Iterator[Phrase]:
    for text in row.nouns:
        yield phrase(text, kind=row.kind, sector=row.sector, case="any", home=row.home)
        for form in plurals(text):
            yield phrase(form, kind=row.kind, sector=row.sector, case="any", plural=True, home=row.home)


def _holder_phrases(holders: Iterable[Holder]) -> Iterator[Phrase]:
    for name in dict.fromkeys(h.name for h in holders):
        if len(pieces(name)) > 1:
            yield phrase(name, kind="person", case="proper")


def _surname(holder: Holder, surname_first: frozenset[str], suffixes: frozenset[str]) -> str:
    parts = [fold(p) for p in pieces(holder.name) if fold(p) not in suffixes | {"-"}]
    return parts[0 if holder.country in surname_first else -1]


def _title_words(titles: Titles) -> frozenset[str]:
    """Return every word of a title: what stands before a name and is none."""
    heads = {w.casefold() for row in titles.heads for text in row.titles for w in re.split(r"[\s-]", text)}
    return frozenset(w for w in heads if not w.endswith(".")) | titles.modifiers


def _turn(groups: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {fold(word): key for key, words in groups.items() for word in words}


def _group(pairs: Iterable[tuple[str, Holder]]) -> dict[str, tuple[Holder, ...]]:
    found: dict[str, list[Holder]] = {}
    for key, holder in pairs:
        found.setdefault(key, []).append(holder)
    return {key: tuple(group) for key, group in found.items()}
