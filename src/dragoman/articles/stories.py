"""Where one story of a page ends and the next begins, and which lines are lists of other stories."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.articles.bylines import title_case
from dragoman.articles.labels import LONGEST_HEADING, Piece
from dragoman.articles.layout import BULLET
from dragoman.articles.lines import ends_sentence
from dragoman.codebook.pages import line_key

#: How far below a headline its story must begin, in paragraphs.
REACH = 9
#: Shortest story in words: in a list of other stories, and where nothing announces a list.
SHORTEST_LISTED, SHORTEST_NEXT = 60, 30
#: Longest teaser in words, and the longest text after the end of a report that is only a notice.
LONGEST_TEASER, LONGEST_NOTICE, LONGEST_ABOUT = 45, 80, 250
#: Lines that may stand between a headline and its story.
BETWEEN = frozenset(
    {"stamp", "byline", "caption", "navigation", "other", "mark", "dateline", "related", "ranking", "copyright"}
)


@dataclass(slots=True, kw_only=True)
class Story:
    """The paragraphs of one story; `regions` names, for each, the list or notice that it belongs to."""

    pieces: list[Piece] = field(default_factory=list)
    regions: list[str | None] = field(default_factory=list)
    listed: bool = False

    def add(self, piece: Piece, region: str | None) -> None:
        """Put a paragraph at the end."""
        self.pieces.append(piece)
        self.regions.append(region)


@dataclass(slots=True, kw_only=True)
class Walk:
    """Where the walk down the page stands: the list it is in and its teasers, whether the report has ended, its prose and title."""

    region: str | None = None
    closed: str | None = None
    prose: int = 0
    teasers: int = 0
    title: Piece | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What speaks for a story that begins with a headline."""

    repeated: bool
    credited: bool
    dateline: bool
    overlap: float
    words: int


def stories_of(pieces: Sequence[Piece]) -> list[Story]:
    """Return the stories of a page in order; the first holds whatever stands above it."""
    stories, walk = [Story()], Walk()
    for i, piece in enumerate(pieces):
        if piece.opens and not heads_story(pieces, i):
            walk.region = piece.opens
        elif begins_story(pieces, i, walk):
            if walk.prose:
                stories.append(Story(listed=walk.region is not None))
            walk = Walk(title=piece)
        elif piece.label == "prose":
            leave_region(pieces, i, walk)
        region = walk.region or (walk.closed if piece.label in {"prose", "heading"} else None)
        stories[-1].add(piece, region)
        if region is None and piece.label == "prose":
            walk.prose += piece.words
        if piece.closes and walk.prose:
            walk.closed = "mark" if piece.label == "mark" else "notice"
    return stories


def heads_story(pieces: Sequence[Piece], i: int) -> bool:
    """Tell whether what reads as a list's heading is the section name right above a dated story ("Latest", "Top stories")."""
    return (
        i == 0
        and len(pieces) > 1
        and pieces[1].label == "heading"
        and announced(pieces, 1) is not None
        and not list_below(pieces, 1)
    )


def list_below(pieces: Sequence[Piece], i: int) -> bool:
    """Tell whether a headline is followed by another one, as in a list."""
    return i + 1 < len(pieces) and pieces[i + 1].label == "heading" and not same(pieces[i], pieces[i + 1])


def begins_story(pieces: Sequence[Piece], i: int, walk: Walk) -> bool:
    """Tell whether a headline begins a story of its own."""
    if not (walk.prose or walk.region) or pieces[i].label != "heading" or pieces[i].words < 3:
        return False
    if walk.title is not None and same(walk.title, pieces[i]) and walk.prose < SHORTEST_NEXT:
        return False
    found = announced(pieces, i)
    if found is None:
        return False
    strong = found.repeated or found.dateline
    if walk.region:
        proof = strong or found.credited or (found.overlap >= 0.5 and bool(walk.closed or walk.region == "related"))
        return found.words >= SHORTEST_LISTED and proof
    if walk.closed or pieces[i].level == 1 or (i > 0 and pieces[i - 1].label == "mark"):
        return found.words >= SHORTEST_NEXT and (strong or found.credited or found.overlap >= 0.5)
    return found.words >= SHORTEST_NEXT and (strong or (found.credited and pieces[i].words >= 5))


def announced(pieces: Sequence[Piece], i: int) -> Beginning | None:
    """Return what stands between a headline and the prose below it; None where a list goes on instead."""
    repeated = credited = False
    decks = 0
    for j in range(i + 1, min(len(pieces), i + 1 + REACH)):
        piece = pieces[j]
        if piece.label == "prose":
            return Beginning(
                repeated=repeated,
                credited=credited,
                dateline=piece.dateline is not None,
                overlap=overlap(pieces[i].text, piece.text),
                words=run_of_prose(pieces, j),
            )
        if piece.label == "heading":
            if same(piece, pieces[i]):
                repeated = True
                continue
            decks += 1
            if decks > 1 or (piece.level and not pieces[i].level):
                return None
        elif piece.label not in BETWEEN or piece.opens or piece.closes:
            return None
        credited = credited or is_credit(piece)
    return None


def is_credit(piece: Piece) -> bool:
    """Tell whether a line dates or signs a story, beyond a bare day that a chronicle could have."""
    if piece.label == "stamp" and piece.stamp is not None:
        stamp = piece.stamp
        return stamp.ago is not None or (
            stamp.published is not None
            and (stamp.timed or stamp.labelled or bool(piece.byline or piece.outlet or piece.agency))
        )
    return piece.label in {"byline", "dateline"} and bool(
        piece.byline or piece.outlet or piece.agency or piece.dateline
    )


def run_of_prose(pieces: Sequence[Piece], i: int) -> int:
    """Return the words of prose from a paragraph on until a headline, a list or an end."""
    words = 0
    for piece in pieces[i:]:
        if piece.label == "prose":
            words += piece.words
        elif piece.opens or piece.closes or (piece.label == "heading" and words >= SHORTEST_LISTED):
            break
        if words >= SHORTEST_LISTED:
            break
    return words


def leave_region(pieces: Sequence[Piece], i: int, walk: Walk) -> None:
    """Take prose below a list, or below the end of a report, for the report going on where it is too long for a teaser or notice."""
    if walk.region:
        if is_teaser(pieces, i, walk):
            walk.teasers += 1
        else:
            walk.region = None
    if walk.region is None and walk.closed:
        rest = sum(piece.words for piece in pieces[i : i + 40] if piece.label == "prose")
        if rest >= (LONGEST_ABOUT if walk.closed == "mark" else LONGEST_NOTICE):
            walk.closed = None


def is_teaser(pieces: Sequence[Piece], i: int, walk: Walk) -> bool:
    """Tell whether prose in a list of other stories tells one of them in short, rather than going on with the report."""
    piece, above = pieces[i], pieces[i - 1]
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    if piece.words <= LONGEST_HEADING and (not ends_sentence(piece.text) or BULLET.match(piece.text)):
        return True
    if piece.words > LONGEST_TEASER or above.opens or (following is not None and following.label == "prose"):
        return False
    listed = following is not None and following.label in {"heading", "stamp"}
    return listed or walk.teasers > 0 or overlap(above.text, piece.text) >= 0.25


def same(a: Piece, b: Piece) -> bool:
    """Tell whether two lines say the same."""
    return line_key(a.text) == line_key(b.text)


def overlap(title: str, text: str) -> float:
    """Return the share of a headline's longer words that the text has too, by their first five letters."""
    stems = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", title.casefold())}
    found = {word[:5] for word in re.findall(r"[^\W\d_]{4,}", text[:1200].casefold())}
    return len(stems & found) / len(stems) if len(stems) >= 2 else 0.0


def looks_like_title(piece: Piece) -> bool:
    """Tell whether a paragraph is a headline although it ends with a full stop."""
    return piece.words <= 28 and title_case(piece.text) >= 0.95
