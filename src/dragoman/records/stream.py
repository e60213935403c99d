"""One article as a single run of tokens, so that a quotation may cross sentences and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dragoman.records.texts import Article, Span
from dragoman.records.words import Sentence, Token

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
MARKS = frozenset({'"', "“", "”", "''", "``", "’’", "‘", "’", "'", "«", "»"})
BREAKS = frozenset({",", ";", ":", "—", "–", "--"})
Range = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The tokens of an article, numbered from its first word; heads and edges of phrases count the same way; relations without their subtypes."""

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    lower: tuple[str, ...]
    heads: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]
    relations: tuple[str, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    place: tuple[int, ...]
    first: tuple[int, ...]

    def bounds(self, at: int) -> Range:
        """Return where the sentence of a token starts and ends."""
        sentence = self.place[at]
        return self.first[sentence], self.first[sentence + 1]

    def kids(self, at: int, *relations: str) -> tuple[int, ...]:
        """Return the dependents of a token that bear one of the relations, or a subtype of it."""
        below = self.children[at]
        return tuple([c for c in below if self.relations[c] in relations]) if below else ()

    def relation(self, at: int) -> str:
        """Return a token's relation without its subtype."""
        return self.relations[at]

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph that holds a token."""
        return self.sentences[self.place[at]].paragraph

    def body(self, at: int) -> bool:
        """Tell a token of the body from one of a title."""
        return self.sentences[self.place[at]].kind == "body"

    def span(self, words: Range) -> Span:
        """Return the source words of a range of tokens."""
        return self.article.span(self.tokens[words[0]].start, self.tokens[words[1] - 1].end)

    def text(self, words: Range) -> str:
        """Return the words of a range as they are read."""
        parts = []
        for at in range(*words):
            glued = at > words[0] and self.tokens[at].start == self.tokens[at - 1].end
            parts.append(self.tokens[at].text if glued or at == words[0] else f" {self.tokens[at].text}")
        return "".join(parts)

    def finite(self, at: int) -> bool:
        """Tell whether a token carries tense."""
        token = self.tokens[at]
        return token.pos in {"VERB", "AUX"} and (token.has("VerbForm=Fin") or token.pos == "AUX")

    def entity_key(self, at: int) -> Range:
        """Return (sentence number, token number) as the cast counts."""
        return self.sentences[self.place[at]].number, self.tokens[at].i


def trim(stream: Stream, words: Range) -> Range:
    """Return a range without marks at its ends."""
    start, end = words
    while start < end and stream.tokens[start].pos == "PUNCT" and stream.lower[start] not in {"(", "["}:
        start += 1
    while end > start and stream.lower[end - 1] in MARKS | BREAKS:
        end -= 1
    return start, end


def lined_up(article: Article, sentences: Sequence[Sentence]) -> Stream:
    """Return the sentences of an article as one run."""
    tokens: list[Token] = []
    heads: list[int] = []
    place: list[int] = []
    first: list[int] = []
    for number, sentence in enumerate(sentences):
        base = len(tokens)
        first.append(base)
        tokens.extend(sentence.tokens)
        heads.extend(base + token.head for token in sentence.tokens)
        place.extend([number] * len(sentence.tokens))
    children: list[list[int]] = [[] for _ in tokens]
    for at, head in enumerate(heads):
        if head != at:
            children[head].append(at)
    left, right = edges(heads, children)
    return Stream(
        article=article,
        sentences=tuple(sentences),
        tokens=tuple(tokens),
        lower=tuple(token.text.lower() for token in tokens),
        heads=tuple(heads),
        children=tuple(map(tuple, children)),
        relations=tuple(token.dep.partition(":")[0] for token in tokens),
        left=left,
        right=right,
        place=tuple(place),
        first=(*first, len(tokens)),
    )


def edges(heads: Sequence[int], children: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the first and the last token under each token."""
    left, right = list(range(len(heads))), list(range(len(heads)))
    waiting = list(map(len, children))
    ready = [at for at in left if not waiting[at]]
    while ready:  # from the leaves up, each word once
        at = ready.pop()
        up = heads[at]
        if up != at:
            left[up], right[up] = min(left[up], left[at]), max(right[up], right[at])
            waiting[up] -= 1
            if not waiting[up]:
                ready.append(up)
    return tuple(left), tuple(right)
