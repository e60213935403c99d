"""A desk's own word on who is who: a YAML file beside the record, which wins over all matching."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.codebook.yaml_files import CodebookError, Where, load_yaml
from dragoman.errors import UsageError
from dragoman.names import DIFFERENT, SAME, Decision, Reason
from dragoman.settings import load_settings
from dragoman.store.names import fold

if TYPE_CHECKING:
    from dragoman.store.identities import Link

#: What stands at the end of the file's name in place of the record's ending.
ENDING = ".names.yaml"
#: A name with a country, where several bear it: "Ri Yong-ho (PRK)".
OF_COUNTRY = re.compile(r"(.+?) \(([A-Z]{3})\)")
#: What the desk's word is worth: more than all features together.
WORD = 100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskOffice:
    """An office that the desk gives a person."""

    person: str
    office: str
    country: str | None = None
    status: str = "current"


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a desk says of persons, each by a name, a name with a country, or an id."""

    same: tuple[tuple[str, ...], ...] = ()
    different: tuple[tuple[str, ...], ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    offices: tuple[DeskOffice, ...] = ()

    def over(self, links: Iterable[Link], units: Mapping[str, tuple[str, str, str | None]]) -> list[Link]:
        """Return the decisions on pairs with the desk's in place of those of the matching; units are id, name, country."""
        from dragoman.store.identities import Link

        found = {(i.first, i.second): i for i in links}
        for word, rows in ((True, self.same), (False, self.different)):
            for row in rows:
                groups = [[key for key, unit in units.items() if is_meant(person, unit)] for person in row]
                for first, second in _across(groups, within=word):
                    found[first, second] = Link(first=first, second=second, decision=said(same=word))
        return [found[key] for key in sorted(found)]

    def named(self, connection: sqlite3.Connection) -> set[str]:
        """Return the ids of those of the record whom the desk says to be one with others."""
        if not self.same:
            return set()
        people = [tuple(row) for row in connection.execute("SELECT DISTINCT id, name, country FROM people")]
        wanted = [person for row in self.same for person in row]
        return {unit[0] for unit in people if any(is_meant(person, unit) for person in wanted)}

    def name(self, unit: tuple[str, str, str | None]) -> str | None:
        """Return how the desk calls a person."""
        return next((called for person, called in self.names.items() if is_meant(person, unit)), None)


def said(*, same: bool) -> Decision:
    """Return the desk's decision."""
    points = WORD if same else -WORD
    reason = Reason(feature="desk", points=points, says=f"the desk says that they are {'one' if same else 'two'}")
    return Decision(score=points, verdict=SAME if same else DIFFERENT, reasons=(reason,))


def _across(groups: list[list[str]], *, within: bool) -> Iterator[tuple[str, str]]:
    """Yield the pairs of units that a row speaks of: across its persons, and of one person in several ids."""
    for i, ours in enumerate(groups):
        for j, theirs in enumerate(groups[i:], i):
            if i == j and not within:
                continue
            yield from sorted({(min(a, b), max(a, b)) for a in ours for b in theirs if a != b})


def is_meant(person: str, unit: tuple[str, str, str | None]) -> bool:
    """Tell whether the file means a person of the record."""
    id_, name, country = unit
    match = OF_COUNTRY.fullmatch(person)
    if match is not None:
        return fold(match[1]) == fold(name) and match[2] == country
    return person == id_ or fold(person) == fold(name)


def desk_of(connection: sqlite3.Connection) -> Desk:
    """Return what the desk says: in the file that dragoman.toml names, else beside the record; raise UsageError where it is wrong."""
    given = load_settings().names
    path = Path(given) if given else _beside(connection)
    if path is None or (not given and not path.exists()):
        return Desk()
    return load_desk(path)


def load_desk(path: Path) -> Desk:
    """Return a desk's file; raise UsageError that names file and line."""
    try:
        desk = load_yaml(path, Desk) or Desk()
        _check(desk, path)
    except CodebookError as error:
        raise UsageError(str(error)) from error
    return desk if isinstance(desk, Desk) else Desk()


def _check(desk: Desk, path: Path) -> None:
    """Refuse a row of one person, and what is said to be one and two."""
    together = {frozenset((fold(a), fold(b))) for row in desk.same for a in row for b in row if a != b}
    for key, rows in (("same", desk.same), ("different", desk.different)):
        for number, row in enumerate(rows):
            where = Where(file=path, keys=(key, number))
            if len({fold(person) for person in row}) < 2:
                raise CodebookError(f"{where}: a row of `{key}` names two persons or more (found {list(row)})")
            clash = [p for p in row for q in row if key == "different" and frozenset((fold(p), fold(q))) in together]
            if clash:
                raise CodebookError(f"{where}: {', '.join(sorted(set(clash)))} stand under `same` too")


def _beside(connection: sqlite3.Connection) -> Path | None:
    file = connection.execute("PRAGMA database_list").fetchone()[2]
    return Path(file).with_suffix(ENDING) if file else None
