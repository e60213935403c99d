"""The genre of an article, and the doubts that its text raises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dragoman.articles.layout import BULLET
from dragoman.articles.lines import ends_sentence, starts_lower
from dragoman.articles.parts import Cut
from dragoman.codebook.pages import PageClues, line_key
from dragoman.records import RELEASE, Paragraph

COLUMN = re.compile(r"\[([A-Z][\w.'’-]+(?:[ -][\w.'’-]+){1,3})\]\s*\S")
QUOTED = re.compile(r"''[^“”]{0,1500}?''|[“\"][^“”\"]{0,1500}[”\"]|‘[^’]{20,800}’")
FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|I've|I’ve|my|me)\b")
FOREIGN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2,}")
#: UTF-8 read as another encoding, and characters that stand for what could not be read.
BROKEN = re.compile(r"\ufffd|â€|Ã[\x80-\xbf©¨¼¶¤±]|Â[\xa0-\xbf]|&#\d+;|\\u[0-9a-f]{4}")
TRANSLATED, LONG_WORD = 3, 45
#: How far from the beginning or end of a text a note on its translation stands.
NOTE = 160


def genre_of(cut: Cut, title: str | None, clues: PageClues) -> str:
    """Return opinion, readout, other or news, by title, lines beside it, and the foot of the text."""
    headline = (title or "").lstrip("#* \u200b")
    lines = {
        line_key(piece.text)
        for piece, kind in zip(cut.pieces, cut.kinds, strict=True)
        if kind != "body" and piece.words <= 6
    }
    low = headline.casefold()
    if low.startswith(clues.genre[RELEASE].starts) or letterhead(cut, clues):
        return RELEASE
    for genre, words in clues.genre.items():
        if low.startswith(tuple(map(str.casefold, words.starts))) or any(phrase in low for phrase in words.contains):
            return genre
        if lines & set(map(line_key, words.lines)):
            return genre
    column = COLUMN.match(headline)
    if column and not any(line_key(column[1]).startswith(word) for word in clues.genre["opinion"].not_columns):
        return "opinion"
    body = [piece.text for piece, kind in zip(cut.pieces, cut.kinds, strict=True) if kind == "body"]
    if any(phrase in body[0][:400] for phrase in clues.genre[RELEASE].body if body):
        return RELEASE
    return "opinion" if argues(cut, body, clues) else "news"


def letterhead(cut: Cut, clues: PageClues) -> bool:
    """Tell whether a line above the text says that an authority released it."""
    above = (piece for piece, kind in zip(cut.pieces[: cut.first], cut.kinds, strict=False) if kind != "caption")
    return any(piece.words <= 12 and piece.text.casefold().startswith(clues.genre[RELEASE].starts) for piece in above)


def argues(cut: Cut, body: Sequence[str], clues: PageClues) -> bool:
    """Tell whether the writer presents himself at the foot, or speaks in the first person outside quotation marks."""
    feet = [
        piece.text
        for piece, kind in zip(cut.pieces, cut.kinds, strict=True)
        if kind in {"body", "byline", "other", "caption"}
    ][-3:]
    for foot in feet:
        at = min(
            (place for phrase in clues.genre["opinion"].feet if (place := foot.casefold().find(phrase)) >= 0),
            default=-1,
        )
        short = len(foot) <= 260 and not clues.caption_said.search(foot)
        if at == 0 or (0 < at <= 45 and short):
            return True
    text = QUOTED.sub(" ", " ".join(body)[:20_000])
    mine = len(FIRST_PERSON.findall(text))
    return mine >= 4 and mine * 120 >= len(text.split()) and not any(ends_open(paragraph) for paragraph in body)


def ends_open(text: str) -> bool:
    """Tell whether a paragraph opens a quotation that it does not close, so that its first person may be a speaker's."""
    return text.count("“") != text.count("”") or text.count('"') % 2 == 1


def doubts_of(cut: Cut, paragraphs: Sequence[Paragraph], clues: PageClues) -> tuple[str, ...]:
    """Return short names of what is doubtful about a text."""
    body = [paragraph.text for paragraph in paragraphs if paragraph.kind == "body"]
    found = []
    if is_translated(cut, body, clues):
        found.append("machine-translated")
    if body and is_cut_off(cut, body, clues):
        found.append("cut off")
    if is_garbled(body):
        found.append("garbled")
    if has_fragment(body):
        found.append("fragment")
    return tuple(found)


@cache
def bare_day(clues: PageClues) -> re.Pattern[str]:
    """Return the pattern of "on the 10th" without a month, as translations from Korean, Japanese and Chinese have it."""
    months = "|".join(sorted(clues.stamps.months, key=len, reverse=True))
    other = r"(?:[a-z]+ )?(?:anniversary|birthday|session|floor)"
    return re.compile(rf"\b[Oo]n (?:the )?\d{{1,2}}(?:st|nd|rd|th)\b(?! of|\s(?:(?i:{months})\b|{other}))")


def is_translated(cut: Cut, body: Sequence[str], clues: PageClues) -> bool:
    """Tell whether a text says that a machine translated it, or bears several traces."""
    if any(
        clues.translation_notes.search(piece.text)
        for piece, kind in zip(cut.pieces, cut.kinds, strict=True)
        if kind != "body"
    ):
        return True
    if body and (clues.translation_notes.search(body[0][:NOTE]) or clues.translation_notes.search(body[-1][-NOTE:])):
        return True
    text = " ".join(body)
    bare = len(bare_day(clues).findall(text))
    phrases = len({m[0].casefold() for m in clues.translation_phrases.finditer(text)})
    broken = sum(has_fragment([paragraph]) for paragraph in body)
    score = min(bare, 2) + min(phrases, 3) + min(broken, 1) + (1 if FOREIGN.search(text) else 0)
    return score >= TRANSLATED and bool(bare or broken or phrases >= TRANSLATED)


def is_cut_off(cut: Cut, body: Sequence[str], clues: PageClues) -> bool:
    """Tell whether a text stops in the middle of a sentence, or sends the reader elsewhere for the rest."""
    end = body[-1].rstrip()
    if end.endswith(tuple(mark for mark in clues.cut_off if not mark[0].isalpha())) or not ends_sentence(end):
        listed = (
            BULLET.match(cut.pieces[cut.last].text)
            or end.endswith(";")
            or (len(body) > 1 and body[-2].rstrip().endswith((":", ";")))
        )
        return len(end) >= 20 and not listed
    below = [piece.text.casefold() for piece in cut.pieces[cut.last + 1 : cut.last + 3]]
    marks = tuple(mark for mark in clues.cut_off if mark[0].isalpha())
    return any(
        text.rstrip(" .…>»→").endswith(marks) and len(text) < 60
        for text in below
        if text.rstrip(" .…>»→") in marks or "full" in text
    )


def is_garbled(body: Sequence[str]) -> bool:
    """Tell whether a text holds the traces of a broken encoding, or hardly any words."""
    text = " ".join(body)
    if not text:
        return False
    looked_at = text[:20_000]
    letters = sum(map(str.isalpha, looked_at)) + sum(map(str.isspace, looked_at))
    long = sum(len(word) > LONG_WORD and "/" not in word for word in text.split())
    return len(BROKEN.findall(text)) >= 2 or letters < 0.6 * len(looked_at) or long >= 2


def has_fragment(body: Sequence[str]) -> bool:
    """Tell whether a paragraph before the last stops in the middle of a sentence, or one begins there."""
    for i, text in enumerate(body[:-1] if len(body) > 1 else body):
        long = len(text.split()) >= 12
        open_ended = text[-1:].isalpha() and text.rsplit(None, 1)[-1].islower()
        if long and open_ended and not (i and body[i - 1].endswith((":", ";"))):
            return True
    return any(
        starts_lower(text) and len(text.split()) >= 12 and not body[i].endswith((":", ";"))
        for i, text in enumerate(body[1:])
    )
