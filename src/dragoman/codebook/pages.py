"""What tells the parts of a page apart: phrases, months, zones, agencies, outlets and places, from the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path

from dragoman.codebook.actor_shapes import TermsRow
from dragoman.codebook.yaml_files import CodebookError, load_yaml
from dragoman.parsing.wordpieces import VOCABULARY

#: Words of three letters and less that the reading model's list cannot be trusted with, as it also holds word endings.
LONGEST_SHORT = 3
#: Lines whose keys are remembered: each is looked at for several signs.
REMEMBERED = 2_000
NEVER = re.compile(r"(?!)")
NO_LETTERS = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Ways to know a line: as a whole, by its beginning, or by words in it."""

    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptionWords:
    """What a caption begins with or holds, and the verbs of its present tense."""

    starts: tuple[str, ...]
    credits: tuple[str, ...]
    positions: tuple[str, ...]
    verbs: tuple[str, ...]
    not_after: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenreWords:
    """What a title begins with or holds, what a line beside it is, and how the body or its foot speaks."""

    lines: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()
    feet: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    not_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationWords:
    """Notes of a translation by machine, and phrases that such translations love."""

    notes: tuple[str, ...]
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PagesFile:
    """The shape of `pages.yaml`."""

    furniture: Mapping[str, Phrases]
    picture_words: tuple[str, ...]
    headings: Mapping[str, Phrases]
    endings: tuple[str, ...]
    closing_lines: tuple[str, ...]
    preludes: tuple[str, ...]
    caption: CaptionWords
    genre: Mapping[str, GenreWords]
    translation: TranslationWords
    cut_off: tuple[str, ...]
    future: tuple[str, ...]
    dangling: tuple[str, ...]
    opening: tuple[str, ...]
    short_words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummerZone:
    """A zone whose offset depends on the date."""

    winter: str
    summer: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StampsFile:
    """The shape of `stamps.yaml`."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    zones: Mapping[str, str]
    summer_zones: Mapping[str, SummerZone]
    month_first: tuple[str, ...]
    zone_names: Mapping[str, str]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    filler: tuple[str, ...]
    relative_units: Mapping[str, float]
    latest_year: int
    earliest_year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletsFile:
    """The shape of `outlets.yaml`."""

    agencies: tuple[str, ...]
    outlets: tuple[str, ...]
    places: tuple[str, ...]
    not_places: tuple[str, ...]
    outlet_words: tuple[str, ...]
    staff: tuple[str, ...]
    ranks: tuple[str, ...]
    institutions: tuple[str, ...]
    institution_links: tuple[str, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matcher:
    """Phrases made ready: keys of whole lines, and patterns for beginnings and contents."""

    lines: frozenset[str]
    starts: re.Pattern[str]
    contains: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Era:
    """When a person held an office, as ISO months or days, no end for a term that goes on; it helps to infer a year."""

    name: str
    start: str
    end: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageClues:
    """Everything that `articles.split` knows about pages; compared and hashed by identity."""

    furniture: Mapping[str, Matcher]
    headings: Mapping[str, Matcher]
    picture_words: frozenset[str]
    endings: frozenset[str]
    closing_lines: frozenset[str]
    preludes: frozenset[str]
    caption_starts: re.Pattern[str]
    caption_credits: re.Pattern[str]
    caption_positions: re.Pattern[str]
    caption_verbs: re.Pattern[str]
    caption_said: re.Pattern[str]
    genre: Mapping[str, GenreWords]
    translation_notes: re.Pattern[str]
    translation_phrases: re.Pattern[str]
    cut_off: tuple[str, ...]
    future: re.Pattern[str]
    stamps: StampsFile
    agencies: Mapping[str, str]
    outlets: Mapping[str, str]
    places: frozenset[str]
    not_places: frozenset[str]
    outlet_words: frozenset[str]
    staff: frozenset[str]
    ranks: frozenset[str]
    institutions: frozenset[str]
    institution_links: frozenset[str]
    offices: frozenset[str]
    dangling: frozenset[str]
    opening: frozenset[str]
    words: frozenset[str]
    eras: tuple[Era, ...] = field(default=())


def load_pages(folder: Path) -> PageClues:
    """Return the clues of the codebook in `folder`; raise CodebookError."""
    lexicon = folder / "en" / "lexicon"
    pages = load_yaml(lexicon / "pages.yaml", PagesFile)
    outlets = load_yaml(lexicon / "outlets.yaml", OutletsFile)
    stamps = load_yaml(lexicon / "stamps.yaml", StampsFile)
    for name, zone in stamps.zone_names.items():
        if zone not in stamps.zones and zone not in stamps.summer_zones:
            raise CodebookError(f"{lexicon / 'stamps.yaml'}: zone name {name!r} stands for the unknown zone {zone!r}")
    for zone in stamps.month_first:
        if zone not in stamps.zones and zone not in stamps.summer_zones:
            raise CodebookError(f"{lexicon / 'stamps.yaml'}: month_first names the unknown zone {zone!r}")
    return PageClues(
        furniture={kind: matcher(phrases) for kind, phrases in pages.furniture.items()},
        headings={kind: matcher(phrases) for kind, phrases in pages.headings.items()},
        picture_words=frozenset(pages.picture_words),
        endings=frozenset("".join(mark.split()).casefold() for mark in pages.endings),
        closing_lines=frozenset(map(line_key, pages.closing_lines)),
        preludes=frozenset(map(line_key, pages.preludes)),
        caption_starts=beginning(pages.caption.starts),
        caption_credits=anywhere(pages.caption.credits),
        caption_positions=anywhere(pages.caption.positions),
        caption_verbs=present_tense(pages.caption.verbs, pages.caption.not_after),
        caption_said=anywhere(pages.caption.said),
        genre=pages.genre,
        translation_notes=anywhere(pages.translation.notes, whole=False),
        translation_phrases=anywhere(pages.translation.phrases),
        cut_off=pages.cut_off,
        future=anywhere(pages.future),
        stamps=stamps,
        agencies={name.casefold(): name for name in outlets.agencies},
        outlets={name.casefold(): name for name in outlets.outlets},
        places=frozenset(map(str.casefold, outlets.places)),
        not_places=frozenset(map(str.casefold, outlets.not_places)),
        outlet_words=frozenset(outlets.outlet_words),
        staff=frozenset(outlets.staff),
        ranks=frozenset(outlets.ranks),
        institutions=frozenset(outlets.institutions),
        institution_links=frozenset(outlets.institution_links),
        offices=frozenset(outlets.offices),
        dangling=frozenset(pages.dangling),
        opening=frozenset(pages.opening),
        words=known_words() | frozenset(pages.short_words),
        eras=tuple(eras_of(folder / "actors" / "holders")),
    )


def eras_of(folder: Path) -> Iterator[Era]:
    """Yield the terms of office-holders with full names; none where the codebook has no table of them."""
    for path in sorted(folder.glob("*.yaml")):
        for row in load_yaml(path, tuple[TermsRow, ...]):
            for name, start, end, *_ in (*((*term, None, None)[:3] for term in row.terms),):
                if name and start and " " in name:
                    yield Era(name=name, start=start, end=end or "")


@lru_cache(maxsize=REMEMBERED)
def line_key(text: str) -> str:
    """Return a line's letters and single spaces, in lower case: what phrases are compared by."""
    return " ".join(NO_LETTERS.sub(" ", text.replace("’", "").replace("'", "")).casefold().split())


def matcher(phrases: Phrases) -> Matcher:
    """Make phrases ready for matching."""
    return Matcher(
        lines=frozenset(map(line_key, phrases.lines)),
        starts=beginning(phrases.starts),
        contains=anywhere(phrases.contains),
    )


def beginning(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for text that begins with one of the phrases, as whole words."""
    found = either(sorted(phrases, key=len, reverse=True))
    return re.compile(rf"\W{{0,2}}(?:{found})", re.IGNORECASE) if found else NEVER


def anywhere(phrases: Iterable[str], *, whole: bool = True) -> re.Pattern[str]:
    """Return a pattern for one of the phrases anywhere, as whole words unless `whole` is False."""
    found = sorted(phrases, key=len, reverse=True)
    if not found:
        return NEVER
    return re.compile(either(found) if whole else "|".join(map(re.escape, found)), re.IGNORECASE)


def either(phrases: Sequence[str]) -> str:
    """Return the pattern of phrases that neither begin nor end inside a word; the beginning of a word is looked for once for all of them."""
    words, others = ([p for p in phrases if p[0].isalnum() is begins] for begins in (True, False))
    found = [rf"\b(?:{'|'.join(map(unbroken, words))})"] if words else []
    return "|".join((*found, *map(unbroken, others)))


def unbroken(phrase: str) -> str:
    """Return the pattern of a phrase that does not end inside a word."""
    return re.escape(phrase) + (r"\b" if phrase[-1].isalnum() else "")


def present_tense(verbs: Iterable[str], not_after: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern for the present forms of verbs, not where they stand as infinitives or nouns."""
    forms = "|".join(sorted(f"{verb}|{third_person(verb)}" for verb in verbs))
    before = "".join(rf"(?<!\b{word} )" for word in not_after)
    return re.compile(rf"\b{before}(?:{forms})\b")


def third_person(verb: str) -> str:
    """Return the form after he or she."""
    if re.search(r"(?:[sxz]|ch|sh)$", verb):
        return f"{verb}es"
    return f"{verb[:-1]}ies" if re.search(r"[^aeiou]y$", verb) else f"{verb}s"


def known_words() -> frozenset[str]:
    """Return the words of more than three letters that the reading model knows; none where there is no model."""
    try:
        listed = (resources.files("dragoman") / "model" / "reader" / VOCABULARY).read_text(encoding="utf8")
    except OSError:
        return frozenset()
    return frozenset(word for word in listed.split("\n") if len(word) > LONGEST_SHORT and word.isalpha())
