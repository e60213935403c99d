"""Coded sentences: type, actor and recipient of what they tell, against a set written by someone who does not write the rules."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.dates import SETS, Row, rows
from bench.status import events_of

if TYPE_CHECKING:
    from bench.quality import Figures
    from dragoman.records import Entity, Event

#: The rows that may be read, and those that are only measured on.
FILES = {"coded": SETS / "coded.tsv", "coded_held": SETS / "coded_held.tsv"}
#: A sentence in which a coder codes nothing; rows that cost nothing when missed; acts in which all parties are actors; what no row tells.
NOTHING, OPTIONAL, JOINT = "NONE", "optional", frozenset({"CONSULT", "AGREE", "COOPERATE"})
UNTOLD = frozenset({"negated", "hypothetical"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A coder's row and an event of the same sentence: is the type the same, the place, and are the parties."""

    row: int
    event: int
    is_typed: bool
    is_there: bool
    is_right: bool

    @property
    def worth(self) -> tuple[bool, bool, bool]:
        """Return what makes one pair better than another."""
        return self.is_typed, self.is_there, self.is_right


def measure(path: Path) -> Figures:
    """Return micro-F1 of types, and of types with both parties; how many rows have an event at their words; events in empty sentences."""
    from dragoman.pipeline import load_pipeline

    pipeline, sentences = load_pipeline(), defaultdict[str, list[Row]](list)
    for row in rows(path):
        sentences[row["id"]].append(row)
    asked = given = typed = right = seen = empty = loud = 0
    for told in sentences.values():
        events = [event for event in events_of(pipeline, told[0]) if event.status not in UNTOLD]
        wanted = [row for row in told if row["type"] != NOTHING]
        answers = list(matched(wanted, events))
        pairs = [pair for pair in answers if not _is_optional(wanted[pair.row])]
        asked += sum(not _is_optional(row) for row in wanted)
        given += len(events) - (len(answers) - len(pairs))
        typed += sum(pair.is_typed for pair in pairs)
        right += sum(pair.is_typed and pair.is_right for pair in pairs)
        seen += sum(any(is_there(row, event) for event in events) for row in wanted if not _is_optional(row))
        empty += not wanted
        loud += 0 if wanted else len(events)
    return {
        "type_f1": 2 * typed / max(1, asked + given),
        "exact_f1": 2 * right / max(1, asked + given),
        "type_precision": typed / max(1, given),
        "type_recall": typed / max(1, asked),
        "found": seen / max(1, asked),
        "false_alarms": loud / max(1, empty),
    }


def _is_optional(row: Row) -> bool:
    return row["note"].startswith(OPTIONAL)


def matched(wanted: Sequence[Row], events: Sequence[Event]) -> Iterator[Pair]:
    """Give each row at most one event of its type or at its words, the best first."""
    pairs = [
        Pair(r, e, row["type"] == event.plover_type, is_there(row, event), is_right(row, event))
        for r, row in enumerate(wanted)
        for e, event in enumerate(events)
    ]
    taken_rows, taken_events = set[int](), set[int]()
    for pair in sorted(pairs, key=lambda pair: pair.worth, reverse=True):
        if (pair.is_typed or pair.is_there) and pair.row not in taken_rows and pair.event not in taken_events:
            taken_rows.add(pair.row)
            taken_events.add(pair.event)
            yield pair


def is_there(row: Row, event: Event) -> bool:
    """Tell whether an event stands at a row's predicate."""
    start = row["sentence"].index(row["predicate"])
    return event.cue.start < start + len(row["predicate"]) and start < event.cue.end


def is_right(row: Row, event: Event) -> bool:
    """Tell whether an event has the coder's parties and no other."""
    actor, recipient = names(row["actor"]), names(row["recipient"])
    if row["type"] in JOINT:
        return is_named(actor + recipient, (*event.actors, *event.recipients))
    return is_named(actor, event.actors) and is_named(recipient, event.recipients)


def names(words: str) -> list[set[str]]:
    """Return the words of each of a row's joint parties."""
    return [words_of(part) for part in words.split(" ; ") if part]


def is_named(asked: Sequence[set[str]], found: Sequence[Entity]) -> bool:
    """Tell whether each party of one side has its like on the other."""
    given = [words_of(f"{entity.text or ''} {entity.name}") for entity in found]
    return all(map(_has_like(given), asked)) and all(map(_has_like(asked), given))


def _has_like(others: Iterable[set[str]]) -> Callable[[set[str]], bool]:
    """Two names are alike where half of the shorter one's words are in the other."""
    return lambda words: any(2 * len(words & other) >= max(1, min(len(words), len(other))) for other in others)


def words_of(text: str) -> set[str]:
    """Return the words of a name in lower case, without articles and possessives."""
    return set(re.findall(r"\w+", re.sub(r"['’]s?\b", "", text.casefold()))) - {"the", "a", "an", "of"}


def measures() -> dict[str, Callable[[], Figures]]:
    """Return what can be measured: the sets lie beside this file."""
    return {section: lambda path=path: measure(path) for section, path in FILES.items() if path.exists()}
