"""The words of a personal name, as an article uses them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.words import fold, pieces
from dragoman.names import Personal, personal

#: Parts of a Korean given name.
GIVEN_PARTS = 2


@dataclass(frozen=True)
class Name:
    """A personal name taken apart; `parts` are folded, hyphened parts apart."""

    text: str
    table: ActorTable

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """Return the parts without hyphens, initials' dots and suffixes."""
        suffixes = self.table.name_words.suffixes
        return tuple(p for p in map(fold, pieces(self.text)) if p not in {"-", ",", "'", "'s"} and p not in suffixes)

    @cached_property
    def joined(self) -> str:
        """Return all letters in a row."""
        return "".join(self.parts)

    @cached_property
    def hyphened(self) -> bool:
        """Tell whether a hyphen joins parts."""
        return "-" in pieces(self.text)

    @cached_property
    def surname(self) -> str:
        """Return the part that most likely stands for the person alone."""
        return self.parts[0] if self.korean else self.parts[-1] if self.parts else ""

    @cached_property
    def korean(self) -> bool:
        """Tell whether the name is made as Korean ones are: a known surname, then one or two short syllables."""
        given = self.parts[1:]
        if not given or self.parts[0] not in self.table.korean:
            return False
        return len(given) <= GIVEN_PARTS and all(len(g) <= (6 if len(given) > 1 or self.hyphened else 9) for g in given)

    @cached_property
    def personal(self) -> Personal:
        """Return the name as it is compared with others."""
        return personal(self.text, self.table.name_rules)
