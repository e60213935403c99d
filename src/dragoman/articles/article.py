"""One story made an article: segments, reading text, and what its lines tell about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.articles.bylines import kind_of_name, known
from dragoman.articles.datelines import Dateline, read_credit
from dragoman.articles.genres import COLUMN, doubts_of, genre_of
from dragoman.articles.labels import MARK_BEFORE, Piece
from dragoman.articles.layout import BULLET, broken, is_long
from dragoman.articles.lines import EDGE, ends_sentence
from dragoman.articles.parts import Cut
from dragoman.articles.published import Published, by_name, day_of_url, infer, settle
from dragoman.articles.reading import Lexicon, read_paragraph
from dragoman.codebook.pages import PageClues
from dragoman.records import Article, Document, Paragraph, Segment

#: How many paragraphs of the body may come before the one with the dateline.
LATEST_DATELINE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document with what all its articles share; `year` and `outlet` are those of the copyright line; `is_single` if it holds one."""

    document: Document
    clues: PageClues
    lexicon: Lexicon
    year: int | None = None
    outlet: str | None = None
    is_single: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A part of a paragraph with its kind; `piece` is the number of the paragraph."""

    kind: str
    start: int
    end: int
    piece: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A story taken apart: its stretches, its dateline and its agency."""

    stretches: tuple[Stretch, ...]
    dateline: Dateline | None
    agency: str | None


def make_article(page: Page, cut: Cut, *, number: int, bounds: tuple[int, int]) -> Article:
    """Return the article of a story; `bounds` is its part of the document."""
    taken = take_apart(page, cut)
    paragraphs = tuple(read(page, cut, taken))
    title = next((p.text for p in paragraphs if p.kind == "title"), None) or (
        page.document.title if number == 0 else None
    )
    published = date_of(page, cut, taken, number=number)
    doubts = doubts_of(cut, paragraphs, page.clues)
    return Article(
        document=page.document,
        number=number,
        start=bounds[0],
        end=bounds[1],
        title=title,
        byline=byline_of(cut, title, page.clues),
        outlet=outlet_of(page, cut, number=number),
        agency=taken.agency,
        dateline=(taken.dateline.place or None) if taken.dateline else None,
        published=published.when,
        published_basis=published.basis,
        language=page.document.language,
        genre=genre_of(cut, title, page.clues),
        doubts=doubts + ((published.doubt,) if published.doubt else ()),
        segments=tuple(covering(page.document.text, taken.stretches, bounds)),
        paragraphs=paragraphs,
    )


def take_apart(page: Page, cut: Cut) -> Taken:
    """Return the story's stretches: the dateline and the agency's credit stand apart from the body they are printed in."""
    found: list[Stretch] = []
    dateline, agency, seen = None, None, 0
    for i, (piece, kind) in enumerate(zip(cut.pieces, cut.kinds, strict=True)):
        start, end = piece.block.start, piece.block.end
        agency = agency or (piece.agency if kind in {"byline", "dateline"} else None)
        if kind == "dateline":
            dateline = dateline or piece.dateline
        if kind == "body":
            seen += 1
            if piece.dateline is not None and (seen <= LATEST_DATELINE or is_sure(piece.dateline, page.clues)):
                dateline = dateline or (piece.dateline if seen <= LATEST_DATELINE else None)
                after = advance(page.document.text, start, piece.text[: piece.dateline.end])
                found.append(
                    Stretch(kind="dateline", start=start, end=trimmed(page.document.text, start, after), piece=i)
                )
                start = after
            credit = read_credit(piece.text, page.clues)
            if credit and (ends_sentence(piece.text[: credit[0]]) or i == cut.last):
                agency = agency or credit[1] or None
                at = advance(page.document.text, piece.block.start, piece.text[: credit[0]])
                if at > start:
                    found.append(Stretch(kind="body", start=start, end=trimmed(page.document.text, start, at), piece=i))
                    found.append(Stretch(kind="byline", start=at, end=end, piece=i))
                    continue
        found.append(Stretch(kind=kind, start=start, end=end, piece=i))
    if dateline and dateline.agency:
        agency = dateline.agency
    return Taken(stretches=tuple(found), dateline=dateline, agency=agency)


def is_sure(dateline: Dateline, clues: PageClues) -> bool:
    """Tell whether more than capitals speaks for a dateline."""
    known_place = dateline.place.isupper() and dateline.place.casefold() in clues.places
    return bool(dateline.agency or dateline.day or known_place)


def advance(source: str, start: int, prefix: str) -> int:
    """Return the place in the source after a prefix of the collapsed text, and after the white space that follows."""
    left = sum(not c.isspace() for c in prefix)
    at = start
    while left:
        left -= source[at] not in EDGE
        at += 1
    while at < len(source) and source[at] in EDGE:
        at += 1
    return at


def trimmed(source: str, start: int, end: int) -> int:
    """Return the end of a stretch without the white space at its right."""
    while end > start and source[end - 1] in EDGE:
        end -= 1
    return end


def covering(source: str, stretches: Sequence[Stretch], bounds: tuple[int, int]) -> Iterator[Segment]:
    """Yield segments so that whatever can be seen lies in one; lists and furniture that stand together are one segment."""
    at = bounds[0]
    waiting: Segment | None = None
    last = Stretch(kind="", start=bounds[1], end=bounds[1], piece=-1)
    for stretch in (*(s for s in stretches if s.start < s.end), last):
        gap = source[at : stretch.start]
        if gap.strip():
            start = at + len(gap) - len(gap.lstrip())
            if waiting:
                yield waiting
            waiting = Segment(kind="other", start=start, end=start + len(gap.strip()))
        if stretch.end > stretch.start:
            if (
                waiting
                and waiting.kind == stretch.kind
                and stretch.kind not in {"body", "title", "byline", "dateline", "caption"}
            ):
                waiting = Segment(kind=waiting.kind, start=waiting.start, end=stretch.end)
            else:
                if waiting:
                    yield waiting
                waiting = Segment(kind=stretch.kind, start=stretch.start, end=stretch.end)
            at = stretch.end
    if waiting:
        yield waiting


def read(page: Page, cut: Cut, taken: Taken) -> Iterator[Paragraph]:
    """Yield the paragraphs that are read: the title once, then the body, sentences broken between paragraphs joined."""
    source = page.document.text
    if cut.title is not None:
        block = cut.pieces[cut.title].block
        start = block.start + (mark.end() if (mark := MARK_BEFORE.match(source[block.start : block.end])) else 0)
        title = read_paragraph(source, [(start, block.end)], page.lexicon, kind="title", cut=block.cut)
        if title.text:
            yield title
    group: list[Stretch] = []
    for stretch in (s for s in taken.stretches if s.kind == "body"):
        if group and not goes_on(cut.pieces[group[-1].piece], cut.pieces[stretch.piece], page):
            yield from read_group(page, cut, group)
            group = []
        group.append(stretch)
    yield from read_group(page, cut, group)


def goes_on(above: Piece, below: Piece, page: Page) -> bool:
    """Tell whether a sentence runs on from one paragraph to the next."""
    return (
        above.label == "prose"
        and below.text[:1].islower()
        and is_long(above.text)
        and broken(above.text[-40:], below.text[:40], page.clues)
    )


def read_group(page: Page, cut: Cut, group: Sequence[Stretch]) -> Iterator[Paragraph]:
    """Yield the reading text of stretches that make one paragraph, without the mark of a list entry or heading."""
    if not group:
        return
    source, first = page.document.text, group[0]
    ranges = [(s.start, s.end) for s in group]
    mark = BULLET.match(source, first.start, min(first.end, first.start + 6)) or MARK_BEFORE.match(
        source, first.start, first.end
    )
    if mark and not mark[0].strip("().").isalnum() and mark.end() < first.end:
        ranges[0] = (mark.end(), first.end)
    any_cut = any(cut.pieces[s.piece].block.cut for s in group)
    paragraph = read_paragraph(source, ranges, page.lexicon, kind="body", cut=any_cut)
    if paragraph.text:
        yield paragraph


def byline_of(cut: Cut, title: str | None, clues: PageClues) -> str | None:
    """Return the writer: of a byline, of a date line, of a column's brackets, or of a line with a name beside them."""
    for piece, kind in zip(cut.pieces, cut.kinds, strict=True):
        if kind == "byline" and piece.byline:
            return piece.byline
    column = COLUMN.match(title or "")
    if column and genre_of(cut, title, clues) == "opinion":
        return column[1]
    head = zip(cut.pieces[: cut.first], cut.kinds, strict=False)
    names = [p.text for p, kind in head if kind == "byline" and p.label == "heading"]
    return next((name for name in names if kind_of_name(name, clues) == "writer"), None)


def outlet_of(page: Page, cut: Cut, *, number: int) -> str | None:
    """Return the outlet: of the source for its own story, of the copyright line, or of the lines beside the title."""
    if page.document.outlet and number == 0:
        return page.document.outlet
    own = list(zip(cut.pieces, cut.kinds, strict=True))
    named = [(kind, piece.outlet) for piece, kind in own if piece.outlet and kind in {"copyright", "byline"}]
    lines = [piece.text for piece, kind in own[: cut.first] if kind == "byline" and piece.label == "heading"]
    named += [("byline", line) for line in lines if kind_of_name(line, page.clues) == "outlet"]
    copyrighted = [name for kind, name in named if kind == "copyright" and known(name, page.clues)[1] is None]
    beside = [name for kind, name in named if kind == "byline"]
    return next(iter([*copyrighted, *beside]), None) or page.outlet


def date_of(page: Page, cut: Cut, taken: Taken, *, number: int) -> Published:
    """Return when the story was published."""
    document = page.document
    given = (document.published or day_of_url(document.url)) if number == 0 else None
    printed = printed_date(cut)
    day = taken.dateline.day if taken.dateline else None
    if printed is None and day is not None and day.year is not None:
        printed = f"{day.year}-{day.month:02}-{day.day:02}"
    inferred = None
    if printed is None and given is None:
        body = "\n".join(p.text for p, kind in zip(cut.pieces, cut.kinds, strict=True) if kind == "body")
        inferred = infer(body, taken.dateline, page.year, clues=page.clues)
    found = settle(printed, given, inferred)
    if found.when is None and page.is_single and document.key is None:
        return by_name(document.file, taken.dateline)
    return found


def printed_date(cut: Cut) -> str | None:
    """Return the date that the page prints: first published before updated, head and foot before the middle."""
    ranked = [
        (
            (piece.stamp.updated, cut.first < i < cut.last, not piece.stamp.labelled, not piece.stamp.timed, i),
            piece.stamp.published,
        )
        for i, piece in enumerate(cut.pieces)
        if piece.stamp is not None
        and piece.stamp.published is not None
        and (cut.kinds[i] in {"byline", "dateline", "copyright"} or i == cut.title)
        # Below a correction or another notice stands the day of that notice.
        and not (i > cut.last and cut.kinds[i - 1] == "other" and not piece.stamp.timed)
    ]
    return min(ranked)[1] if ranked else None
