"""The part that each paragraph of a story plays: title, byline, caption, body and the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.articles.bylines import is_letterhead, is_name, kind_of_name, title_case
from dragoman.articles.labels import Piece
from dragoman.articles.layout import BULLET
from dragoman.articles.lines import ends_sentence, starts_lower
from dragoman.articles.stories import Story, looks_like_title, overlap, same
from dragoman.codebook.pages import PageClues, line_key

#: Longest caption without a mark of its own, and longest headline inside a report, in words.
LONGEST_BARE_CAPTION, LONGEST_SUBHEAD = 45, 10
#: Longest name of a writer in words.
LONGEST_WRITER = 4
#: From this rank on a heading names a section, a writer or who releases a text; only without a better one is it the headline.
SECTION = 4
#: What stands between a report and the advertisements below it.
FURNITURE = frozenset({"navigation", "other", "caption", "copyright"})
SEGMENT_KINDS = {"stamp": "byline", "mark": "other", "dateline": "dateline", "heading": "other", "prose": "other"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A story with the kind of each paragraph, its title's place, and where body begins and ends."""

    pieces: tuple[Piece, ...]
    kinds: tuple[str, ...]
    title: int | None
    first: int
    last: int


def cut(story: Story, known_title: str | None, clues: PageClues) -> Cut:
    """Return the story's paragraphs with their kinds."""
    pieces, regions = story.pieces, story.regions
    prose = [i for i, p in enumerate(pieces) if p.label == "prose" and regions[i] is None]
    title = find_title(story, prose, known_title=known_title, clues=clues)
    prose = [i for i in prose if i != title]
    captions = bare_captions(pieces, prose, clues) if title is not None else frozenset()
    prose = [i for i in prose if i not in captions]
    if not prose:
        return without_prose(story, title, captions)
    first, last = prose[0], prose[-1]
    kinds = [""] * len(pieces)
    for i, piece in enumerate(pieces):
        if i == title or (title is not None and same(piece, pieces[title]) and i < first):
            kinds[i] = "title"
        elif i in captions:
            kinds[i] = "caption"
        elif regions[i] is not None:
            kinds[i] = in_region(piece, regions[i] or "other")
        elif piece.label == "prose":
            kinds[i] = "body"
        elif piece.label == "heading":
            kinds[i] = heading_kind(pieces, i, span=(first, last), title=title, clues=clues)
        elif is_chronicle(piece) and first < i < last and not dated_above(pieces, i):
            kinds[i] = "body"
        else:
            kinds[i] = SEGMENT_KINDS.get(piece.label, piece.label)
    last = max(i for i, kind in enumerate(kinds) if kind == "body")
    return Cut(pieces=tuple(pieces), kinds=tuple(kinds), title=title, first=first, last=last)


def is_chronicle(piece: Piece) -> bool:
    """Tell whether a line is a bare day, as a chronicle inside a report has them."""
    stamp = piece.stamp
    return (
        piece.label == "stamp"
        and stamp is not None
        and bool(stamp.published)
        and not (stamp.timed or stamp.labelled or stamp.rest)
    )


def dated_above(pieces: Sequence[Piece], i: int) -> bool:
    """Tell whether a line above gives the same day as the day of publication, which this one only repeats."""
    own = pieces[i].stamp
    above = (p.stamp for p in pieces[:i] if p.label == "stamp" and p.stamp is not None and p.stamp.published)
    return own is not None and any(
        (s.labelled or s.timed) and s.published and own.published and s.published[:10] == own.published[:10]
        for s in above
    )


def in_region(piece: Piece, region: str) -> str:
    """Return the kind of a paragraph inside a list of other stories, or below the end of a report."""
    if region in {"mark", "notice"}:
        return "other"
    if piece.label in {"heading", "prose", "mark", "stamp", "caption", "byline"} or piece.opens:
        return region
    return SEGMENT_KINDS.get(piece.label, piece.label)


def without_prose(story: Story, title: int | None, captions: frozenset[int]) -> Cut:
    """Return a story of headlines or furniture only: what is neither list nor furniture is read, if only the one title."""
    pieces, kinds = story.pieces, []
    spare = [
        i for i, p in enumerate(pieces) if p.label in {"heading", "caption"} and story.regions[i] is None and i != title
    ]
    for i, (piece, region) in enumerate(zip(pieces, story.regions, strict=True)):
        if i == title:
            kinds.append("title" if spare or len(pieces) > 1 else "body")
        elif i in captions:
            kinds.append("caption")
        elif region is not None:
            kinds.append(in_region(piece, region))
        elif piece.label in {"heading", "prose"}:
            kinds.append("body")
        else:
            kinds.append(SEGMENT_KINDS.get(piece.label, piece.label))
    if kinds == ["title"]:
        kinds = ["body"]
    single = len(pieces) == 1 and pieces[0].label != "mark"
    kinds = ["body"] if single else kinds
    read = [i for i, kind in enumerate(kinds) if kind == "body"]
    return Cut(
        pieces=tuple(pieces),
        kinds=tuple(kinds),
        title=title if title is not None and kinds[title] == "title" else None,
        first=read[0] if read else len(pieces),
        last=read[-1] if read else -1,
    )


def find_title(story: Story, prose: Sequence[int], *, known_title: str | None, clues: PageClues) -> int | None:
    """Return the place of the headline: given by the source, repeated, marked, or the best line above the prose."""
    pieces, first = story.pieces, prose[0] if prose else len(story.pieces)
    if known_title and (given := given_title(pieces, prose, first=first, wanted=line_key(known_title))) is not None:
        return given
    head = headings_above(story, first, known_title)
    if not prose and len(head) > 1 and not any(pieces[i].words >= 4 for i in head):
        return None
    best, rank = best_heading(pieces, head, first=first, clues=clues)
    if best is not None and rank < SECTION:
        return best
    if len(prose) > 1 and not known_title and prose_is_title(pieces, prose):
        return prose[0]
    if known_title or (best is not None and prose and is_letterhead(pieces[best].text, clues)):
        return None
    if best is not None:
        return best
    funny = funny_title(pieces, first)
    return dated_title(story) if funny is None and first else funny


def given_title(pieces: Sequence[Piece], prose: Sequence[int], *, first: int, wanted: str) -> int | None:
    """Return the line, down to the first of the prose, that the source gives as the title."""
    lines = (i for i in range(min(len(pieces), first + 1)) if len(prose) > 1 or i != first)
    return next((i for i in lines if wanted and line_key(pieces[i].text) == wanted), None)


def headings_above(story: Story, first: int, known_title: str | None) -> list[int]:
    """Return the headings above the prose; where the source gives a title, those that share half their words with it."""
    head = [i for i in range(first) if story.pieces[i].label == "heading" and story.regions[i] is None]
    if not known_title:
        return head
    texts = ((i, story.pieces[i].text) for i in head)
    return [i for i, text in texts if max(overlap(known_title, text), overlap(text, known_title)) >= 0.5]


def best_heading(
    pieces: Sequence[Piece], head: Sequence[int], *, first: int, clues: PageClues
) -> tuple[int | None, int]:
    """Return the best of some headings with its rank; of equal ones, one that the prose takes up, else the first."""
    counts = Counter(line_key(pieces[i].text) for i in head)
    below = pieces[first].text if first < len(pieces) else ""
    ranked = ((title_rank(pieces, i, counts=counts, clues=clues), i) for i in head)
    best = min(((*rank, overlap(pieces[i].text, below) < 0.25, i) for rank, i in ranked), default=None)
    return (best[-1], best[0]) if best else (None, SECTION)


def title_rank(pieces: Sequence[Piece], i: int, *, counts: Counter[str], clues: PageClues) -> tuple[int, int]:
    """Return how good a headline is, the best lowest: repeated, marked, long enough; section names last."""
    piece, key = pieces[i], line_key(pieces[i].text)
    if counts[key] > 1 and piece.words >= 2:
        return 0, 0
    if piece.level:
        return 1, piece.level
    if key in clues.preludes:
        return SECTION + 1, 0
    if is_letterhead(piece.text, clues):
        return SECTION, 0
    if piece.words >= 4 and not (is_name(piece.text) and piece.words <= 4 and "," in piece.text):
        return 2, 0
    return (3, 0) if piece.words >= 2 and not credit_beside(pieces, i) else (SECTION, 0)


def credit_beside(pieces: Sequence[Piece], i: int) -> bool:
    """Tell whether the next line dates or signs the story, as it does under a writer's name."""
    return i + 1 < len(pieces) and pieces[i + 1].label in {"stamp", "byline"} and i > 0


def prose_is_title(pieces: Sequence[Piece], prose: Sequence[int]) -> bool:
    """Tell whether the first paragraph is a headline with a full stop: by its capitals, or by the dateline of the next."""
    first, second = pieces[prose[0]], pieces[prose[1]]
    if first.dateline is not None or first.words > 28 or starts_lower(first.text):
        return False
    asks = first.text.endswith(("?", "!")) and prose[0] == 0 and not re.search(r"[a-z][.!?] ", first.text)
    return asks or looks_like_title(first) or (second.dateline is not None and prose[0] == 0 and first.words <= 20)


def funny_title(pieces: Sequence[Piece], first: int) -> int | None:
    """Return a line above all else that only its first word makes furniture ("Watch: ...", "Explained: ...")."""
    if (
        first > 0
        and pieces[0].label in {"related", "caption"}
        and pieces[0].words >= 5
        and not ends_sentence(pieces[0].text)
    ):
        return 0
    return None


def dated_title(story: Story) -> int | None:
    """Return the first line where it is the headline and the date in one: "Press Conference of the Minister, 14 March 2018"."""
    top = story.pieces[0]
    longer = top.stamp is not None and len(top.stamp.rest.split()) >= LONGEST_WRITER
    return 0 if top.label == "stamp" and longer and story.regions[0] is None else None


def bare_captions(pieces: Sequence[Piece], prose: Sequence[int], clues: PageClues) -> frozenset[int]:
    """Return the sentences above the report proper that tell in the present tense what a picture shows."""
    found: list[int] = []
    for place, i in enumerate(prose[:3]):
        text, words = pieces[i].text, pieces[i].words
        following = pieces[i + 1 : i + 4]
        begins = any(
            p.label in {"stamp", "byline", "dateline"} or (p.label == "prose" and p.dateline is not None)
            for p in following
        )
        present = clues.caption_verbs.search(text) is not None and clues.caption_said.search(text) is None
        if (
            words > LONGEST_BARE_CAPTION
            or not present
            or not begins
            or place + 1 >= len(prose)
            or pieces[i].dateline is not None
        ):
            break
        found.append(i)
    return frozenset(found)


def heading_kind(pieces: Sequence[Piece], i: int, *, span: tuple[int, int], title: int | None, clues: PageClues) -> str:
    """Return what a line without a full stop is, by where it stands."""
    piece, (first, last) = pieces[i], span
    if i < first:
        return above_body(pieces, i, title=title, clues=clues)
    if line_key(piece.text) in clues.preludes and piece.words <= 2:
        return "navigation"
    if BULLET.match(piece.text):
        return "body"
    above = pieces[i - 1]
    if above.text.endswith(":") or above.text.lstrip()[:1] in "-•*":
        return "body"
    run = run_of_headings(pieces, i)
    if all(p.words >= 5 and title_case(p.text) >= 0.6 for p in run) and len(run) >= 3:
        return "related"
    if i > last:
        return "other" if any(is_furniture(p) for p in pieces[last + 1 : i]) else below_body(piece, len(run))
    subhead = (
        piece.words <= LONGEST_SUBHEAD
        and (piece.text[0].isalnum() or piece.level > 0)
        and (title_case(piece.text) >= 0.7 or piece.text.isupper() or piece.level > 0)
    )
    return (
        "title"
        if subhead and len(run) == 1 and pieces[i + 1].label == "prose" and ends_sentence(above.text)
        else "body"
    )


def is_furniture(piece: Piece) -> bool:
    """Tell whether a piece below the body is none of the report's own."""
    return piece.label in FURNITURE or (piece.label == "heading" and piece.words <= 4)


def above_body(pieces: Sequence[Piece], i: int, *, title: int | None, clues: PageClues) -> str:
    """Return what a line above the body is that is not the headline: a section name, a writer, a deck."""
    piece = pieces[i]
    if line_key(piece.text) in clues.preludes:
        return "navigation"
    if is_letterhead(piece.text, clues):
        return "byline"
    beside = [p.label for p in (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])]
    if (
        title is not None
        and i > title
        and piece.words <= 6
        and is_name(piece.text.replace(",", " "))
        and ("stamp" in beside or "byline" in beside or signs_opinion(pieces, i, clues))
    ):
        return "byline"
    if title is not None and i < title:
        return "navigation" if piece.words <= 4 else "other"
    if (
        title is not None
        and i > title
        and piece.words >= 7
        and clues.caption_verbs.search(piece.text)
        and title_case(piece.text) < 0.5
    ):
        return "caption"
    noted = piece.text.startswith("[") and piece.text.endswith("]")
    return "title" if piece.words >= 4 and not noted else "other"


def signs_opinion(pieces: Sequence[Piece], i: int, clues: PageClues) -> bool:
    """Tell whether a name stands beside the name of a section, as a columnist's does."""
    beside = (*pieces[max(0, i - 1) : i], *pieces[i + 1 : i + 2])
    section = any(line_key(p.text) in clues.preludes for p in beside)
    return section and 2 <= pieces[i].words <= LONGEST_WRITER and kind_of_name(pieces[i].text, clues) == "writer"


def below_body(piece: Piece, run: int) -> str:
    """Return what a line below the last full paragraph is: a name, a lost headline, or a sentence cut off."""
    if is_name(piece.text) and piece.words <= 4:
        return "other"
    if piece.words <= 4:
        return "other"
    return "related" if title_case(piece.text) >= 0.7 and (run >= 2 or piece.words <= 20) else "body"


def run_of_headings(pieces: Sequence[Piece], i: int) -> list[Piece]:
    """Return the lines without full stops that stand together with this one, eight at most each way."""
    low, high = i, i
    while low > 0 and i - low < 8 and pieces[low - 1].label == "heading":
        low -= 1
    while high + 1 < len(pieces) and high - i < 8 and pieces[high + 1].label == "heading":
        high += 1
    return list(pieces[low : high + 1])
