"""Names in the lines around a report: outlets, agencies, writers, authorities."""

from __future__ import annotations

import re

from dragoman.codebook.cities import city_country
from dragoman.codebook.pages import PageClues, line_key

#: Longest name of an authority in words.
LONGEST_AUTHORITY = 9
NAME = re.compile(r"(?:[A-Z][\w'’.-]*|[A-Z]{2,}|de|van|von|der|al|bin|ul|el|la|and)(?:\s|$)")
#: What ends the name of a writer: "Ana Ruiz in Lima".
AFTER_NAME = re.compile(r"\s*[,|–—/(]\s*| - | in | at |\s+\d")
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]{2,}")


def is_authority(name: str, clues: PageClues) -> bool:
    """Tell whether a phrase in capitals names an authority or its release."""
    return title_case(name) >= 0.9 and kind_of_name(name, clues) == "authority"


def is_letterhead(text: str, clues: PageClues) -> bool:
    """Tell whether a line names an authority ("Ministry of Trade"), or a person with an office ("Jane Roe, Minister of Trade")."""
    if len(text.split()) > LONGEST_AUTHORITY or title_case(text) < 0.9:
        return False
    first, *others = (line_key(part).removeprefix("the ").split() for part in text.split(","))
    first = first[1:] if first[:1] and first[0] in clues.ranks else first
    of = len(first) > 1 and first[0] in clues.institutions and first[1] in clues.institution_links
    return of or any(words and words[0] in clues.institutions | clues.offices for words in others)


def kind_of_name(name: str, clues: PageClues) -> str:
    """Tell whether a name beside a date is that of an outlet, its staff, an authority or a writer, by its words."""
    words = [word.casefold() for word in re.findall(r"[^\W\d_]+", name)]
    if (
        any(word in clues.institutions or word in clues.offices for word in words)
        or line_key(" ".join(words[:2])) in clues.preludes
    ):
        return "authority"
    if words and words[-1] in clues.staff and not clues.outlet_words - clues.staff & set(words[:-1]):
        return "staff"
    return "outlet" if any(word in clues.outlet_words for word in words) else "writer"


def desk(text: str, clues: PageClues) -> tuple[str | None, str | None] | None:
    """Return the outlet and the agency of "BBC News, Lusaka", both None for "Staff Correspondent, Dhaka"; None for other lines."""
    first, *others = (part.strip() for part in text.split(","))
    named = known(first, clues)
    staff = kind_of_name(first, clues) == "staff"
    placed = all(part.casefold() in clues.places or city_country(part) is not None for part in others)
    return named if placed and (staff or (any(named) and others)) else None


def writer(who: str, clues: PageClues) -> tuple[str | None, str | None, str | None] | None:
    """Return the writer, the outlet and the agency after "by"; None where the words are no names."""
    longer = re.findall(r"[^\W\d_][\w'’-]{2,}", who)
    staff = kind_of_name(AFTER_NAME.split(who)[0], clues) == "staff"
    small = sum(word[0].isupper() for word in longer) < 0.7 * len(longer)
    if not staff and (small or who[0].islower()) and kind_of_name(who, clues) == "writer":
        return None
    named = [known(part, clues) for part in re.split(r"[,|/–—]| - | for ", who)]
    outlet, agency = next((o for o, _ in named if o), None), next((a for _, a in named if a), None)
    first = EMAIL.sub("", AFTER_NAME.split(who)[0]).strip()
    kind = kind_of_name(first, clues)
    if kind != "writer" or known(first, clues)[1]:
        return None, outlet or (first if kind == "outlet" else None), agency
    return first, outlet, agency


def known(text: str, clues: PageClues) -> tuple[str | None, str | None]:
    """Return the outlet and the agency whose name is all that the text holds."""
    bare = text.strip(" \t()[]•·-–—|/.:*\u200b").casefold()
    bare = re.sub(r"^(?:by|from|via|source:?|the source:?)\s+", "", bare)
    if bare in clues.agencies and (bare not in clues.outlets or text.strip().startswith("(")):
        return None, clues.agencies[bare]
    return clues.outlets.get(bare), None


def is_name(text: str) -> bool:
    """Tell whether every word is written as in a name."""
    return bool(text) and all(NAME.match(word) for word in text.split())


def title_case(text: str) -> float:
    """Return the share of longer words, the first left out, that begin with a capital."""
    words = [word for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)[1:] if len(word) >= 4]
    return sum(word[0].isupper() for word in words) / len(words) if words else 0.0
