"""A sentence as a line of words in which known phrases are marked."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.lexicon import Phrase
from dragoman.codebook.words import fold, plain
from dragoman.records import Sentence, Token

#: From this share of capitals on, a sentence is a headline: its capitals say nothing.
HEADLINE = 0.7
PLACES = frozenset({"state", "demonym", "capital", "claimed", "region"})
NAMED = PLACES | {"people", "body"}
POSSESSIVE = frozenset({"'s", "'"})
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of the table at words `first` to `last` (exclusive)."""

    kind: str
    first: int
    last: int
    phrase: Phrase | None = None


class Line:
    """The words of a sentence, hyphened ones apart, and the phrases found in them; all numbers count words."""

    def __init__(self, sentence: Sentence, table: ActorTable) -> None:
        self.sentence, self.table, self.particles = sentence, table, table.particles
        self.words: list[str] = []
        self.token: list[int] = []
        for token in sentence.tokens:
            for piece in _cut(token.text):
                self.words.append(plain(piece))
                self.token.append(token.i)
        self.folded = [fold(word) for word in self.words]
        self.capitals = [word[:1].isupper() for word in self.words]
        self.size = len(self.words)
        self.at: list[Mark | None] = [None] * self.size
        self.headline = _is_headline(sentence)
        # What the article names in full, once all lines are marked: the ids of all, the codes of its states.
        self.active: frozenset[str] = frozenset()
        self.states: tuple[str, ...] = ()
        #: The phrases in order, each once.
        self.marks: list[Mark] = []
        self._mark()

    def tok(self, i: int) -> Token:
        """Return the token that holds word `i`."""
        return self.sentence.tokens[self.token[i]]

    def fold(self, i: int) -> str:
        """Return the folded word `i`; beyond the ends, nothing."""
        return self.folded[i] if 0 <= i < self.size else ""

    def mark(self, i: int) -> Mark | None:
        """Return the phrase that covers word `i`."""
        return self.at[i] if 0 <= i < self.size else None

    def free(self, i: int) -> bool:
        """Tell whether word `i` exists and no phrase covers it."""
        return 0 <= i < self.size and self.at[i] is None

    def capital(self, i: int) -> bool:
        """Tell whether word `i` begins with a capital."""
        return 0 <= i < self.size and self.capitals[i]

    def glued(self, i: int) -> bool:
        """Tell whether word `i` follows the one before without a space."""
        if not 0 < i < self.size:
            return False
        a, b = self.tok(i - 1), self.tok(i)
        return a is b or a.end == b.start

    def replace(self, old: Mark, new: Mark | None = None) -> None:
        """Put another phrase in the place of one, or none."""
        self.at[old.first : old.last] = [new] * (old.last - old.first)
        self.marks = [m for m in (new if mark is old else mark for mark in self.marks) if m is not None]

    def text(self, first: int, last: int) -> str:
        """Return words as the reading text has them."""
        return _join(self.sentence.tokens[self.token[first] : self.token[last - 1] + 1])

    def _mark(self) -> None:
        i, opening = 0, self.table.opening
        while i < self.size:
            mark = self._find(i) if self.folded[i] in opening else None
            if mark is None:
                i += 1
            else:
                self.at[i : mark.last] = [mark] * (mark.last - i)
                self.marks.append(mark)
                i = mark.last

    def _find(self, i: int) -> Mark | None:
        """Return the longest phrase at word `i`; of equally long ones a name, then a title, then a common noun."""
        best: Phrase | None = None
        for lexicon in (self.table.names, self.table.titles, self.table.nouns):
            found = lexicon.longest(self.folded, self.words, i)
            longer = found is not None and (best is None or len(found.words) > len(best.words))
            if found and longer and self._plausible(found, i) and not self._calls(found, i):
                best = found
        if best is None:
            return None
        last = i + len(best.words)
        if best.kind == "outlet":
            return Mark("outlet", i, last, best)
        if best.kind in {"state", "capital", "demonym", "region"} and (named := self._named_after(best, i)):
            return named
        return Mark(best.kind, i, last, best)

    def _plausible(self, found: Phrase, i: int) -> bool:
        """Tell whether the word class of the last word allows the phrase; one common word must be a noun."""
        if found.kind in {"title", "group", "honorific"} or found.case == "any":
            after = i + len(found.words)
            if (
                self.capital(after - 1)
                and self.fold(after) == "-"
                and self.glued(after)
                and self.fold(after + 1).islower()
                and found.kind == "group"
                and not self.capital(after + 1)
            ):
                return False  # "Man-kei"
            last = self.tok(i + len(found.words) - 1)
            return (
                last.pos in {"NOUN", "PROPN"}
                or (self.capital(i) and last.pos not in {"VERB", "AUX", "ADP"})
                or found.kind == "honorific"
            )
        if found.kind in PLACES and len(found.words) == 1 and not self.headline:
            return not self._inside_name(i) and not self._opens_name(i)
        return True

    def _calls(self, found: Phrase, i: int) -> bool:
        """Tell "government spokesman Jon Vale", where the last word of a trade is the title of a name."""
        last = i + len(found.words) - 1
        if found.kind != "group" or found.plural or last == i or not self.capital(last + 1):
            return False
        return (
            self.tok(last + 1).pos == "PROPN" and self.table.titles.longest(self.folded, self.words, last) is not None
        )

    def _opens_name(self, i: int) -> bool:
        """Tell "Jordan Bardella" from "Jordan said": the parse takes the next name as one with it, and nothing is known to begin there."""
        after = i + 1
        if not self.capital(after) or not self.words[after].isalpha() or self.words[after] in self.table.after_place:
            return False
        token = self.tok(after)
        joined = token.dep.partition(":")[0] == "flat" and token.head == self.token[i] and token.pos == "PROPN"
        known = (
            lexicon.longest(self.folded, self.words, after)
            for lexicon in (self.table.names, self.table.titles, self.table.nouns)
        )
        things = self.table.name_words
        return joined and self.folded[after] not in things.not_last | things.not_first and not any(known)

    def _inside_name(self, i: int) -> bool:
        """Tell "Michael Jordan" from "visiting Jordan": a free capitalised name stands right before."""
        before = i - 1
        if before < 0 or not self.free(before) or not self.capital(before) or self.tok(before).pos != "PROPN":
            return False
        names, titles = self.table.name_words, self.table.title_words
        word = self.folded[before]
        known = word in names.not_first or word in names.not_last or word in names.regions or word in titles.modifiers
        return (
            not known
            and word.isalpha()
            and len(word) > 2
            and word not in titles.adjectives
            and not self.words[before].isupper()
        )

    def _named_after(self, found: Phrase, first: int) -> Mark | None:
        """Return the name of a firm or thing that begins with a place: "Korea Herald", "Japan Airlines"."""
        last = end = first + len(found.words)
        while (
            end < self.size and end < last + 3 and self.capital(end) and self.words[end] not in self.table.after_place
        ):
            if not self.free(end) or self.table.titles.longest(self.folded, self.words, end):
                return None
            end += 1
        sector = self.table.after_place.get(self.words[end]) if end < self.size else None
        if sector is None or not self.capital(end) or (self.headline and end > last) or self.fold(last) in POSSESSIVE:
            return None
        if end > last and self.table.nouns.longest(self.folded, self.words, last):
            return None
        country = found.country if sector not in {self.table.roles["outlet"], "none"} else None
        while (
            self.capital(end + 1)
            and self.free(end + 1)
            and self.words[end + 1] in self.table.body_words
            and not self.headline
        ):
            end += 1  # "Saudi Press Agency"
        phrase = Phrase(words=(), plain=(), kind="outlet", sector=sector, country=country)
        return Mark("outlet", first, end + 1, phrase)


def _cut(text: str) -> list[str]:
    """Cut "U.K.-based" at its hyphens; a lone hyphen stays."""
    if "-" not in text or len(text) == 1 or not any(c.isalnum() for c in text):
        return [text]
    found: list[str] = []
    for part in text.split("-"):
        found.extend(["-", part] if found else [part])
    return [part for part in found if part]


def _join(tokens: tuple[Token, ...]) -> str:
    text = ""
    for before, token in zip((None, *tokens), tokens, strict=False):
        text += (" " if before is not None and before.end < token.start else "") + token.text
    return text


def _is_headline(sentence: Sentence) -> bool:
    long = [t.text for t in sentence.tokens if len(t.text) > 3 and t.text.isalpha()]
    capitals = sum(w[0].isupper() for w in long)
    stopped = sentence.tokens[-1].text in {".", "?", "!", "”", '"'}
    return sentence.kind == "title" or (len(long) > 4 and not stopped and capitals / len(long) >= HEADLINE)
