"""Reading text: broken words and lines joined, white space evened out, each character still tied to the source."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.articles.lines import BLANKS, BREAK, EDGE, UNSEEN
from dragoman.records import Paragraph

#: What is not read as it stands; the characters it may begin with come first, as most begin nothing.
SPOT = re.compile(
    rf"(?=[\s{UNSEEN}&\[\]*A-Z“])(?:"
    rf"(?P<blank>(?! (?!{BLANKS})){BLANKS}+|&nbsp;)"
    r"|(?P<link>\]\((?:https?:|mailto:|/|\#)[^\s()]{0,400}\)|\[(?=[^\[\]\n]{1,200}\]\((?:https?:|mailto:|/|\#)))"
    r"|(?P<mark>(?<![\w*])\*{1,3}(?=\w)|(?<=[\w.,!?”\"])\*{1,3}(?![\w*]))"
    r"|(?P<glue>(?<=[a-zà-ÿ]{2}[.!?])(?=[A-Z][a-zà-ÿ])|(?<=[a-zà-ÿ][.!?][”’])(?=[A-Z“])|(?<=[a-zà-ÿ][.!?])(?=“)))"
)
LAST_WORD, FIRST_WORD = re.compile(r"[^\W_]+$"), re.compile(r"[^\W_]+")
#: White space that can be seen, also as an HTML entity.
SPACE = re.compile(r"[ \t\u00a0]")
SEEN = re.compile(r"\s|&")
WORD = re.compile(r"[^\W\d_]+")
COMPOUND = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-‐][^\W\d_]+")
#: How far from a break words are looked for.
NEAR = 40
#: A word this long is rarely two words by chance.
SURE_WORD = 8
ENDINGS = ("'s", "’s", "s", "es", "ed", "d", "ing", "ly")


class Lexicon:
    """The words that a document and the language have, for telling broken words from broken lines."""

    def __init__(self, text: str, words: frozenset[str]) -> None:
        self._text, self._words = text, words
        self._own: frozenset[str] | None = None

    @property
    def own(self) -> frozenset[str]:
        """The words of the document that touch no line break; read only when first asked for."""
        if self._own is None:
            breaks = frozenset(place for m in BREAK.finditer(self._text) for place in m.span())
            found = (m for pattern in (WORD, COMPOUND) for m in pattern.finditer(self._text))
            self._own = frozenset(m[0].casefold() for m in found if m.start() not in breaks and m.end() not in breaks)
        return self._own

    def has(self, word: str) -> bool:
        """Tell whether this is a word, also in a regular form of one."""
        low = word.casefold()
        if low in self._words or low in self.own:
            return True
        if low.endswith("ies") and f"{low[:-3]}y" in self._words:
            return True
        return len(low) > 4 and any(low.endswith(end) and low[: -len(end)] in self._words for end in ENDINGS)


class Builder:
    """Collects reading text with its anchors; `cut` says that breaks may fall inside words."""

    def __init__(self, source: str, lexicon: Lexicon, *, cut: bool) -> None:
        self._source, self._lexicon, self._cut = source, lexicon, cut
        self._chunks: list[str] = []
        self._anchors: list[tuple[int, int]] = []
        self._length = 0
        self._next = -1

    def read(self, start: int, end: int) -> None:
        """Add a stretch of the source."""
        at = start
        for spot in SPOT.finditer(self._source, start, end):
            if spot.start() < at:
                continue
            self._put(self._source[at : spot.start()], at)
            at = spot.end()
            if spot.lastgroup == "glue":
                self._put(" ", spot.start())
            elif spot.lastgroup == "blank":
                self._blank(spot)
        self._put(self._source[at:end], at)

    def join(self, start: int, end: int) -> None:
        """Add what stands for a line break: a space, nothing, or nothing and the hyphen taken back."""
        if self._last in {"", " "}:
            return
        left, right = self._source[max(0, start - NEAR) : start].rstrip(EDGE), self._source[end : end + NEAR]
        # Where a text is cut, a space that was left at the cut says that two words meet there.
        spaced = SPACE.search(self._source, start, end) is not None
        how = "space" if self._cut and spaced else joint(left, right, self._lexicon, cut=self._cut)
        if how == "unhyphen":
            self._drop_last()
        elif how == "space":
            self._put(" ", start)

    def paragraph(self, kind: str) -> Paragraph:
        """Return what was collected, without a space at its end."""
        text = "".join(self._chunks).rstrip(" ")
        anchors = tuple((at, source) for i, (at, source) in enumerate(self._anchors) if self._kept(i, at, len(text)))
        return Paragraph(text=text, anchors=anchors or ((0, 0),), kind=kind)

    def _blank(self, spot: re.Match[str]) -> None:
        seen = SEEN.search(spot[0])
        if seen is None:
            return
        if BREAK.search(spot[0]):
            self.join(*spot.span())
        else:
            self._put(" ", spot.start() + seen.start())

    def _put(self, text: str, source: int) -> None:
        """Add characters that stand in the source at `source`, or a space that stands for what is there."""
        if text.startswith(" ") and self._last in {"", " "}:
            bare = text.lstrip(" ")
            text, source = bare, source + len(text) - len(bare)
        if not text:
            return
        if source != self._next:
            self._anchors.append((self._length, source))
        self._chunks.append(text)
        self._length += len(text)
        self._next = source + len(text)

    def _drop_last(self) -> None:
        self._chunks[-1] = self._chunks[-1][:-1]
        self._length -= 1
        self._next -= 1

    @property
    def _last(self) -> str:
        return self._chunks[-1][-1:] if self._chunks else ""

    def _kept(self, i: int, at: int, length: int) -> bool:
        following = self._anchors[i + 1][0] if i + 1 < len(self._anchors) else None
        return at < length and at != following


def read_paragraph(
    source: str, ranges: Sequence[tuple[int, int]], lexicon: Lexicon, *, kind: str, cut: bool = False
) -> Paragraph:
    """Return the reading text of stretches of the source; `cut` says that breaks may fall inside words."""
    built = Builder(source, lexicon, cut=cut)
    for number, (start, end) in enumerate(ranges):
        if number:
            built.join(ranges[number - 1][1], start)
        built.read(start, end)
    return built.paragraph(kind)


def joint(left: str, right: str, lexicon: Lexicon, *, cut: bool) -> str:
    """Tell how two lines are joined: `space`, `none`, or `unhyphen`."""
    first, last = FIRST_WORD.match(right), LAST_WORD.search(left.rstrip("-‐") if left.endswith(("-", "‐")) else left)
    if left.endswith(("-", "‐")) and last and first and not left.endswith(("--", " -")):
        whole = last[0] + first[0]
        plain = right[:1].islower() and lexicon.has(whole) and f"{last[0]}-{first[0]}".casefold() not in lexicon.own
        return "unhyphen" if plain else "none"
    if right[:1] in ",.;:!?)]”’" or left.endswith(("(", "[", "“")):
        return "none"
    last = LAST_WORD.search(left)
    if not first or not last:
        return "space"
    return "none" if one_word(last[0], first[0], lexicon, cut=cut) else "space"


def one_word(left: str, right: str, lexicon: Lexicon, *, cut: bool) -> bool:
    """Tell whether a break fell inside a word."""
    if left[-1].isdigit() or right[0].isdigit():
        return cut and left[-1].isdigit() and right[0].isdigit()
    if right[0].isupper() and not left.isupper():
        return False
    whole, known_left, known_right = lexicon.has(left + right), lexicon.has(left), lexicon.has(right)
    if known_left and known_right:
        # "Under" and "standing" may stand side by side, but hardly where a cut falls.
        return cut and whole and len(left + right) >= SURE_WORD
    if whole or not (known_left or known_right):
        return right[0].islower() or whole
    return cut and right[0].islower() and not known_right


def as_it_stands(source: str, start: int, end: int) -> Paragraph:
    """Return a stretch of the source as it is, only line breaks and tabs read as spaces, so that all offsets stay."""
    text = re.sub(r"\s", " ", source[start:end])
    return Paragraph(text=text, anchors=((0, start),))
