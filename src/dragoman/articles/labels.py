"""What a paragraph is on its face, before its place on the page is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dragoman.articles.bylines import (
    EMAIL,
    LONGEST_AUTHORITY,
    desk,
    is_authority,
    is_name,
    kind_of_name,
    known,
    title_case,
    writer,
)
from dragoman.articles.datelines import Dateline, read_credit, read_dateline
from dragoman.articles.layout import BULLET, Block
from dragoman.articles.lines import ends_in_abbreviation, ends_sentence, starts_lower
from dragoman.articles.stamps import Stamp, read_stamp
from dragoman.codebook.cities import city_country
from dragoman.codebook.pages import Matcher, PageClues, line_key

#: Longest line in words that a phrase at its beginning, or inside it, can make furniture.
LONGEST_START, LONGEST_HOLDING = 30, 40
#: Longest headline and longest caption in words.
LONGEST_HEADING, LONGEST_CAPTION = 32, 60
#: The last characters of a caption, where its credit stands.
CREDIT = 70
#: Longest date line with names, in words.
LONGEST_DATED = 18
#: Longest line in brackets that a date makes a date line, in words.
LONGEST_ASIDE = 16
#: Longest name beside a date in words.
LONGEST_NAME = 6
#: Text of more characters than this is prose without another look.
SURE_PROSE = 900
#: Longest line with a place and a day, in words, and what may stand between the two besides a comma.
LONGEST_SENT = 10
APART = re.compile(r"\s*;\s+|\s+[-–—|·•]\s+")
#: Kinds of furniture that are no sentences; a longer one has a year, an address, a colon or the like.
TERSE, LONGEST_NOTE = frozenset({"copyright", "byline", "navigation"}), 10
#: What dates and signs a report.
SIGNATURES = frozenset({"stamp", "dateline", "byline"})
SIGNED = re.compile(r"[©ⓒ@:;]|\(c\)|\b(?:19|20)\d\d\b|\breserved\b|https?:|www\.", re.IGNORECASE)
BY = re.compile(r"(?:by|BY|By)\s*:?\s+(?P<who>(?:(?:the\s+)?[A-Z]|(?:an?|our)\s).{2,120})$")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
COPYRIGHT = re.compile(r"(?i)&copy;|\bcopyrights?\b|\(c\)|[©ⓒⒸ]")
RESERVED = re.compile(r"(?i),?\s*\ball rights|\bunauthori[sz]ed|\bmay not\b|\breproduction|\bthis material|\bno part\b")
BAR = re.compile(r"\s[|·•]\s")
RULE = re.compile(r"[\W_]+$")
LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\([^\s()]{1,400}\)")
EMPHASIS = re.compile(r"(?<!\w)[*_]{1,3}(?=\w)|(?<=[\w:.,!?])[*_]{1,3}(?!\w)")
MARK_BEFORE = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A block with its label: prose, heading, mark, stamp, or the name of a kind of segment; `opens` names the list a heading opens."""

    block: Block
    label: str
    words: int
    stamp: Stamp | None = None
    dateline: Dateline | None = None
    outlet: str | None = None
    agency: str | None = None
    byline: str | None = None
    opens: str | None = None
    closes: bool = False
    level: int = 0

    @property
    def text(self) -> str:
        """The block's text for judging."""
        return self.block.text


def label(block: Block, clues: PageClues) -> Piece:
    """Return the block with what it is on its face."""
    text = block.text
    if len(text) > SURE_PROSE:
        return Piece(
            block=block, label="prose", words=text.count(" ") + 1, dateline=read_dateline(text[:SURE_PROSE], clues)
        )
    words = len(text.split())
    if RULE.match(text):
        return ruled(block, words, clues)
    bare = unmarked(block)
    found = (
        listed(bare, words, clues)
        or dated(bare, words, clues)
        or furniture(bare, words, clues)
        or credited(bare, words, clues)
    )
    if found is not None:
        return replace(found, block=block)
    if is_caption(bare.text, words, clues):
        return Piece(block=block, label="caption", words=words)
    return told(block, words, clues)


def is_signature(line: str, clues: PageClues) -> bool:
    """Tell whether a line, read alone, is the date, the dateline or the byline of a report."""
    block = Block(start=0, end=len(line), text=line)
    return label(block, clues).label in SIGNATURES


def unmarked(block: Block) -> Block:
    """Return the block without the marks of emphasis, links and headings, which say nothing about what a line is."""
    text = LINK.sub(r"\1", block.text) if "](" in block.text else block.text
    text = EMPHASIS.sub("", text) if "*" in text or "_" in text else text
    text = MARK_BEFORE.sub("", text, count=1) if text.startswith("#") and MARK_BEFORE.match(text) else text
    return block if text == block.text or not text.strip() else replace(block, text=text)


def mended(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces, a line without a full stop as prose where the next paragraph goes on with a small letter."""
    found = list(pieces)
    below: Piece | None = None
    for i in range(len(found) - 1, -1, -1):
        piece = found[i]
        if (
            piece.label == "heading"
            and below is not None
            and piece.words >= 6
            and starts_lower(below.text)
            and title_case(piece.text) < 0.7
        ):
            found[i] = piece = replace(piece, label="prose")
        if piece.label in {"prose", "heading"}:
            below = piece
    return found


def ruled(block: Block, words: int, clues: PageClues) -> Piece:
    """Label a line without letters or digits: an end mark, a lone bullet, a rule."""
    closes = "".join(block.text.split()) in clues.endings
    return Piece(block=block, label="mark", words=words, closes=closes)


def told(block: Block, words: int, clues: PageClues) -> Piece:
    """Label what is left: a heading or prose."""
    text = block.text
    marked = MARK_BEFORE.match(text)
    if marked:
        return Piece(block=block, label="heading", words=words, level=marked.end() - 1)
    dateline = read_dateline(text, clues)
    credit = read_credit(text, clues)
    text = text[: credit[0]].rstrip() if credit else text
    if dateline is not None and words <= LONGEST_NAME and not ends_sentence(text):
        return Piece(block=block, label="dateline", words=words, dateline=replace(dateline, end=len(block.text)))
    if dateline is None and is_heading(text, words):
        return Piece(block=block, label="heading", words=words)
    return Piece(block=block, label="prose", words=words, dateline=dateline)


def is_heading(text: str, words: int) -> bool:
    """Tell whether a text is short, begins like a headline and does not end like a sentence."""
    numbered = re.match(r"\d{1,2}[.)]\s", text) is not None
    if (
        words > LONGEST_HEADING
        or starts_lower(text)
        or text.endswith((":", ";", ","))
        or (BULLET.match(text) and not numbered)
    ):
        return False
    return not ends_sentence(text) or (ends_in_abbreviation(text) and title_case(text) >= 0.7)


def listed(block: Block, words: int, clues: PageClues) -> Piece | None:
    """Label a line that opens a list of other stories, or closes the report."""
    if words > 8:
        return None
    key = line_key(block.text)
    closes = key in clues.closing_lines or "".join(block.text.casefold().split()) in clues.endings
    for kind, matcher in clues.headings.items():
        short = words <= 6 and not ends_sentence(block.text)
        if key in matcher.lines or (
            short and (matcher.starts.match(block.text) or matcher.contains.search(block.text))
        ):
            return Piece(block=block, label=kind, words=words, opens=kind)
    return Piece(block=block, label="navigation", words=words, closes=True) if closes else None


def furniture(block: Block, words: int, clues: PageClues) -> Piece | None:
    """Label a line that a phrase of the lexicon gives away."""
    text, key = block.text, line_key(block.text)
    if words <= 5 and not ends_sentence(text) and key.rpartition(" ")[2] in clues.picture_words:
        return Piece(block=block, label="navigation" if words == 1 else "caption", words=words)
    for kind, matcher in clues.furniture.items():
        if (holds(text, words, matcher) and not (kind in TERSE and is_sentence(text, words))) or key in matcher.lines:
            if kind != "copyright":
                return Piece(block=block, label=kind, words=words)
            stamp = read_stamp(text, clues)
            return Piece(
                block=block, label=kind, words=words, stamp=stamp, outlet=outlet_of_copyright(text), closes=True
            )
    menu = clues.furniture["navigation"].lines
    if 2 <= words <= 14 and not ends_sentence(text) and all(part in menu for part in key.split()):
        return Piece(block=block, label="navigation", words=words)
    if words <= 3 and ADDRESS.match(text):
        return Piece(block=block, label="navigation", words=words)
    return None


def is_sentence(text: str, words: int) -> bool:
    """Tell whether a line is rather a sentence of the report that begins like furniture."""
    return words > LONGEST_NOTE and ends_sentence(text) and not SIGNED.search(text)


def holds(text: str, words: int, matcher: Matcher) -> bool:
    """Tell whether a line begins with, or has, one of the phrases, within the length where that is a sign."""
    if words <= LONGEST_START and matcher.starts.match(text):
        return True
    return words <= LONGEST_HOLDING and matcher.contains.search(text) is not None


def dated(block: Block, words: int, clues: PageClues) -> Piece | None:
    """Label a date line: with a place, with an outlet or an agency, with the name of who signs, or set apart from all else."""
    stamp = read_stamp(block.text, clues)
    if stamp is None or BULLET.match(block.text):
        return None
    place = dated_place(block.text, words, stamp, clues=clues)
    if place is not None:
        return Piece(block=block, label="dateline", words=words, stamp=stamp, dateline=place, agency=place.agency)
    sources = [(part, *known(part, clues)) for part in stamp.parts]
    outlet, agency = next((o for _, o, _ in sources if o), None), next((a for _, _, a in sources if a), None)
    line = Piece(block=block, label="stamp", words=words, stamp=stamp, outlet=outlet, agency=agency)
    others = [part for part, o, a in sources if not o and not a and part.casefold() not in clues.places]
    if not others or in_brackets(line):
        return line
    by = BY.search(block.text)
    if ends_sentence(block.text) and not by:
        return None
    says_when = stamp.published is not None or stamp.ago is not None or stamp.labelled
    if says_when and (by is not None or are_names(line, others, clues)):
        return signed(line, others, by=by, clues=clues)
    return Piece(block=block, label="stamp", words=words, stamp=stamp) if stands_apart(line, stamp) else None


def in_brackets(line: Piece) -> bool:
    """Tell a date line that is an aside: "(Updated 9 February 2021 by the desk)"."""
    bracketed = line.text[0] in "([" and line.text[-1] in ")]"
    return bracketed and line.words <= LONGEST_ASIDE and line.stamp is not None and line.stamp.published is not None


def are_names(line: Piece, parts: Sequence[str], clues: PageClues) -> bool:
    """Tell whether all that stands beside a date is a name or an authority, and short."""
    short = line.words <= LONGEST_DATED and sum(len(part.split()) for part in parts) <= LONGEST_AUTHORITY
    return short and all(is_name(part) or is_authority(part, clues) for part in parts)


def signed(line: Piece, parts: Sequence[str], *, by: re.Match[str] | None, clues: PageClues) -> Piece:
    """Return a date line with the writer and the outlet that stand beside the date."""
    kinds = [(part, kind_of_name(part, clues)) for part in parts if is_name(part)]
    byline = next((part for part, kind in kinds if kind == "writer" and 2 <= len(part.split()) <= 4), None)
    outlet = line.outlet or next((part for part, kind in kinds if kind == "outlet"), None)
    if by is not None and byline is None and (named := writer(by["who"], clues)) is not None:
        byline = named[0]
    return replace(line, byline=byline, outlet=outlet)


def stands_apart(line: Piece, stamp: Stamp) -> bool:
    """Tell a date with few other words, or with a bar or an hour, which no headline bears: "By a staff writer | 9 February 2021"."""
    alone = stamp.published is not None and line.words <= LONGEST_DATED and not COPYRIGHT.search(line.text)
    marked = alone and (stamp.timed or BAR.search(line.text))
    return len(stamp.rest.split()) <= (LONGEST_AUTHORITY if marked else 3 if stamp.labelled else 0)


def dated_place(text: str, words: int, stamp: Stamp, *, clues: PageClues) -> Dateline | None:
    """Return the place that stands alone with a date."""
    if not stamp.parts:
        return None
    if len(stamp.parts) == 1 and stamp.rest.casefold() in clues.places and stamp.published:
        return Dateline(place=stamp.rest, end=len(text))
    named = any(known(stamp.parts[0], clues)) or any(known(part, clues)[0] for part in stamp.parts)
    return None if named else sent_from(text, words, clues)


def credited(block: Block, words: int, clues: PageClues) -> Piece | None:
    """Label a line that names the writer, the outlet or the agency."""
    text = block.text
    outlet, agency = known(text, clues)
    if outlet or agency:
        return Piece(block=block, label="byline", words=words, outlet=outlet, agency=agency)
    if words <= LONGEST_NAME and is_name(text.replace(",", " ")) and (named := desk(text, clues)) is not None:
        return Piece(block=block, label="byline", words=words, outlet=named[0], agency=named[1])
    bare = text.lstrip("•·*-–— ")
    if bare != text and words <= LONGEST_NAME and is_name(bare) and kind_of_name(bare, clues) == "outlet":
        return Piece(block=block, label="byline", words=words, outlet=bare)
    by = BY.match(text)
    if by and words <= 24 and not ends_sentence(text.rstrip(".")):
        signed = writer(by["who"], clues)
        if signed is not None and (not ends_sentence(text) or words <= 8):
            byline, outlet, agency = signed
            return Piece(block=block, label="byline", words=words, byline=byline, outlet=outlet, agency=agency)
    alone = sent_from(text, words, clues)
    if alone is not None:
        return Piece(block=block, label="dateline", words=words, dateline=alone, agency=alone.agency)
    if words <= 12 and (EMAIL.search(text) or re.match(r"@\w+$", text)):
        return Piece(block=block, label="byline", words=words)
    return None


def sent_from(text: str, words: int, clues: PageClues) -> Dateline | None:
    """Return the dateline that is all that a line holds."""
    if words > LONGEST_SENT:
        return None
    bare = APART.sub(", ", text.rstrip(" -–—:/"))
    found = read_dateline(f"{bare} — x", clues)
    if found is None or found.end != len(bare) + 3 or not found.place:
        return None
    known_place = found.place.casefold() in clues.places
    alone = bare != text.strip() or bare.isupper() or bare.casefold() in clues.places
    town = found.day is not None and city_country(found.place) is not None
    proved = found.agency or (known_place and (found.day or alone)) or town
    return replace(found, end=len(text)) if proved else None


def outlet_of_copyright(text: str) -> str | None:
    """Return the name that a copyright line gives: "Copyright (c) 2025 The Daily. All rights reserved"."""
    after = COPYRIGHT.split(text)[-1] if COPYRIGHT.search(text) else text
    bare = RESERVED.split(after)[0] or RESERVED.split(text)[0]
    bare = re.sub(
        r"(?i)\b(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?\b|\bby\b|\blast updated\b.*", " ", COPYRIGHT.sub(" ", bare)
    )
    name = re.sub(r"(?:^[\W\d]+|[\W\d]+$)", "", " ".join(bare.split()))
    return name if name and len(name.split()) <= LONGEST_NAME and name[0].isalnum() else None


def is_caption(text: str, words: int, clues: PageClues) -> bool:
    """Tell whether a line says itself that it belongs to a picture."""
    if words > LONGEST_CAPTION:
        return False
    if clues.caption_starts.match(text):
        return True
    if clues.caption_credits.search(text, max(0, len(text) - CREDIT)):
        return clues.caption_said.search(text) is None
    return (
        clues.caption_positions.search(text) is not None
        and clues.caption_said.search(text) is None
        and clues.caption_verbs.search(text) is not None
    )
