"""What every page asks: the record, and what the codebook says of its words."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from dragoman import names
from dragoman.codebook.book import Codebook, load_codebook, shipped
from dragoman.codebook.cities import city_at
from dragoman.codebook.state_names import load_state_names
from dragoman.codebook.term_words import load_terms
from dragoman.codebook.wording import Wording, load_wording
from dragoman.errors import DragomanError
from dragoman.records import Article, Sentence
from dragoman.sentences import Engine, load_engine
from dragoman.settings import load_settings
from dragoman.store import account, open_for_reading, open_for_writing
from dragoman.store.desk_names import desk_of
from dragoman.store.register import Everybody
from dragoman.store.reviewing import met_lately
from dragoman.web.phrases import Phrases

#: Answers that are kept until the record changes.
REMEMBERED = 64
T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One record that is served, and how: `token` is asked of everybody where it is given."""

    record: Path
    reviewer: str = "desk"
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost", "[::1]")
    token: str | None = None
    read_only: bool = False

    @cached_property
    def codebook(self) -> Codebook:
        """Return the shipped codebook."""
        return load_codebook()

    @cached_property
    def wording(self) -> Wording:
        """Return how events and stances are said in plain words."""
        return load_wording(shipped())

    @cached_property
    def states(self) -> dict[str, str]:
        """Return the names of countries by code."""
        return dict(self.codebook.actors.states)

    @cached_property
    def phrases(self) -> Phrases:
        """Return what says facts in plain words."""
        return Phrases(self.wording, self.states)

    @cached_property
    def engine(self) -> Engine:
        """Return what parses sentences; it is loaded when a parse is first asked for."""
        return load_engine(load_settings().model)

    def parse(self, articles: Sequence[Article]) -> list[list[Sentence]]:
        """Return the sentences of each article; one question at a time."""
        with self._turn:
            return [list(sentences) for sentences in self.engine.parse(articles)]

    def warm(self) -> None:
        """Make what the first review and the first parse would wait for; where something is missing, who asks for it is told."""
        with suppress(DragomanError), self.reading() as connection:
            self.met(connection)
        with suppress(DragomanError):
            self.parse([])

    @cached_property
    def _turn(self) -> Lock:
        return Lock()

    def issue_name(self, issue: str) -> str:
        """Return the name of an issue's id, else the id."""
        known = self.codebook.issues.by_id.get(issue)
        return known.name if known else issue

    @cached_property
    def _memory(self) -> dict[Any, Any]:
        return {}

    def remembered(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for a key, which names the state of the record; the oldest of many are forgotten."""
        if key not in self._memory:
            made = make()
            for old in list(self._memory)[: max(len(self._memory) - REMEMBERED, 0)]:
                self._memory.pop(old, None)
            self._memory[key] = made
        found: T = self._memory[key] if key in self._memory else make()
        return found

    def prepare(self) -> None:
        """Load what the first page would wait for."""
        city_at("")
        self.phrases.country(next(iter(self.states)))
        load_state_names(shipped())
        load_terms(shipped())
        names.warm(self.codebook.actors.name_rules)

    def met(self, connection: sqlite3.Connection) -> Everybody:
        """Return whom the latest reports met; judgements change nothing of it."""
        key = ("met", account.read_mark(connection), repr(desk_of(connection)))
        return self.remembered(key, lambda: met_lately(connection))

    def size(self, connection: sqlite3.Connection) -> dict[str, Any]:
        """Return how much the record holds, counted once for each state of it."""
        return self.remembered(("size", account.pulse(connection)), lambda: account.size(connection))

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open the record to be asked, for one answer."""
        with open_for_reading(self.record) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open the record to add judgements to it."""
        with open_for_writing(self.record) as connection:
            yield connection

    @staticmethod
    def now() -> str:
        """Return the time, UTC, ISO 8601 to the millisecond, so that judgements keep their order."""
        return datetime.now(UTC).isoformat(timespec="milliseconds")
