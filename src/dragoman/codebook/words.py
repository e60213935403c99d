"""Words in the form in which names are compared: without case, accents and the dots of abbreviations."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: Letters that do not come apart into a base letter and a mark.
LETTERS = str.maketrans(
    {
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "ı": "i",
        "æ": "ae",
        "ß": "ss",
        "’": "'",
        "‘": "'",
        "–": "-",
        "—": "-",
    }
)
ABBREVIATION = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?|[^\W\d_]+\.")
PIECE = re.compile(r"'s?(?=[\s\-,]|$)|[-,&+]|(?:[^\s\-,&']|'(?!s?(?:[\s\-,]|$)))+")
#: Forms kept at hand; news repeats its words.
KEPT = 50_000


@lru_cache(maxsize=KEPT)
def plain(word: str) -> str:
    """Return the word without accents and without the dots of an abbreviation, in its own case."""
    if word.isascii():
        return word.replace(".", "") if "." in word and ABBREVIATION.fullmatch(word) else word
    bare = unicodedata.normalize("NFKD", word.translate(LETTERS))
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return bare.replace(".", "") if ABBREVIATION.fullmatch(bare) else bare


@lru_cache(maxsize=KEPT)
def fold(word: str) -> str:
    """Return the word as it is compared: `plain`, in lower case."""
    return plain(word).casefold()


def pieces(text: str) -> tuple[str, ...]:
    """Cut a name into words as the tokenizer cuts them: hyphens and possessive endings stand alone."""
    return tuple(PIECE.findall(text.translate(LETTERS)))


def plurals(noun: str) -> tuple[str, ...]:
    """Return the plural of a noun, in the one or two ways in which it may be made."""
    stem, _, last = noun.rpartition(" ")
    before = f"{stem} " if stem else ""
    if last in IRREGULAR:
        return (before + IRREGULAR[last],)
    if stem and last in {"general", "pro", "tempore"}:
        return (*(f"{p} {last}" for p in plurals(stem)), f"{before}{last}s")
    if " of " in noun or " for " in noun or " in " in noun:
        head, link, rest = re.split(r"( of | for | in )", noun, maxsplit=1)
        return tuple(f"{p}{link}{rest}" for p in plurals(head))
    if last.endswith("man"):
        return (f"{before}{last[:-3]}men",)
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return (f"{before}{last[:-1]}ies",)
    return (f"{before}{last}{'es' if last.endswith(('s', 'ch', 'x', 'sh')) else 's'}",)


IRREGULAR = {"person": "people", "child": "children", "wife": "wives", "chief": "chiefs", "staff": "staffs"}
