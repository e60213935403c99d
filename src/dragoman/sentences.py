"""Parsed sentences: the reading engine behind one protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import groupby, pairwise, tee
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.lemmas import Lemmas
from dragoman.records import Article, Paragraph, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Longest stretch of text in characters that is parsed in one piece; what is longer is cut at white space.
LONGEST_PIECE = 20_000
#: What a word before a new sentence ends in; parsers else split names ("Salman bin | Hamad").
ENDS = tuple(".?!:;…”’\"')]")
#: Most words of a sentence; what is longer is a list or no language at all, and is cut so that no stage meets it whole.
LONGEST_SENTENCE = 200
#: Texts, and characters, that are parsed together.
BATCH = 64
BATCH_CHARACTERS = 40_000
#: Most words that are coded together: more than any report has, so that books and dumps cost no more by the word.
LONGEST_STRETCH = 10_000
#: What no word is longer than; the tokenizer takes long over such runs.
LONG_WORD = re.compile(r"\S{300}(?=\S)")


class Engine(Protocol):
    """What reads: articles in, the parsed sentences of each out, in the same order."""

    version: str

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each article."""
        ...


class SpacyEngine:
    """A spaCy pipeline with universal dependencies as the reading engine."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._lemmas = Lemmas.load(nlp.vocab.lookups)
        self.version = f"{nlp.meta['name']} {nlp.meta['version']}"

    def parse(self, articles: Iterable[Article]) -> Iterator[tuple[Sentence, ...]]:
        """Yield the sentences of each article; texts of many articles share a batch, memory stays bounded."""
        order, texts = tee(_pieces(articles))
        docs = self._docs(p.text for _, p, _ in texts if p is not None)
        for _, group in groupby(order, key=lambda item: item[0]):
            sentences: list[Sentence] = []
            for _, paragraph, number in group:
                if paragraph is not None:
                    sentences.extend(self._sentences(next(docs), paragraph, number=number, first=len(sentences)))
            yield tuple(sentences)

    def _docs(self, texts: Iterable[str]) -> Iterator[Doc]:
        for batch in batches(texts):
            yield from self._nlp.pipe(map(self._bounded, batch), batch_size=BATCH)

    def _bounded(self, text: str) -> Doc:
        """Return the tokens with the places where no sentence can begin: behind a word, unless "The", "He" or the like follows."""
        doc = self._nlp.make_doc(text)
        for before, token in pairwise(doc):
            if not (before.text.endswith(ENDS) or before.is_space or (token.is_title and token.is_stop)):
                token.is_sent_start = False
        return doc

    def _sentences(self, doc: Doc, paragraph: Paragraph, *, number: int, first: int) -> Iterator[Sentence]:
        """Yield the sentences of one parsed stretch; white space that the tokenizer made a token is left out."""
        found = (words for sent in doc.sents for words in portions([t for t in sent if not t.is_space]))
        for count, words in enumerate(found, first):
            start, end = words[0].idx, words[-1].idx + len(words[-1].text)
            yield Sentence(
                number=count,
                paragraph=number,
                kind=paragraph.kind,
                start=paragraph.source(start),
                end=paragraph.source_end(end),
                text=paragraph.text[start:end],
                tokens=self._tokens(words, paragraph),
            )

    def _tokens(self, words: Sequence[Any], paragraph: Paragraph) -> tuple[Token, ...]:
        heads = heads_of(words)
        root = next(i for i, head in enumerate(heads) if head is None)
        return tuple(
            Token(
                i=i,
                text=token.text,
                lemma=self._lemmas.of(token.text, token.pos_, token.lemma_ or token.text.lower()),
                pos=token.pos_,
                morph=str(token.morph),
                head=root if head is None else head,
                dep="root" if i == root else "parataxis" if head is None else token.dep_,
                start=paragraph.source(token.idx),
                end=paragraph.source_end(token.idx + len(token.text)),
            )
            for i, (token, head) in enumerate(zip(words, heads, strict=True))
        )


@cache
def load_engine() -> SpacyEngine:
    """Load the English model that is shipped in the package."""
    import spacy

    with resources.as_file(resources.files("dragoman") / "model") as folder:
        return SpacyEngine(spacy.load(folder))


def _pieces(articles: Iterable[Article]) -> Iterator[tuple[int, Paragraph | None, int]]:
    """Yield (article's place, stretch of reading text, paragraph number), and (place, None, 0) once for each article."""
    for place, article in enumerate(articles):
        yield place, None, 0
        for number, paragraph in enumerate(article.paragraphs):
            for piece in cut(paragraph):
                yield place, piece, number


def cut(paragraph: Paragraph) -> Iterator[Paragraph]:
    """Yield stretches of at most LONGEST_PIECE characters, cut at white space where there is any; empty text gives none."""
    start, text = 0, paragraph.text
    while start < len(text):
        end = min(len(text), start + LONGEST_PIECE)
        if end < len(text):
            space = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
            end = space + 1 if space > start else end
        if run := LONG_WORD.search(text, start, end):
            end = run.end()
        if start == 0 and end == len(text):
            yield paragraph
            return
        inside = ((at - start, source) for at, source in paragraph.anchors if start < at < end)
        yield Paragraph(text=text[start:end], anchors=((0, paragraph.source(start)), *inside), kind=paragraph.kind)
        start = end


def batches(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in groups that the model can hold at once."""
    batch: list[str] = []
    for text in texts:
        if len(batch) == BATCH or (batch and sum(map(len, batch)) + len(text) > BATCH_CHARACTERS):
            yield batch
            batch = []
        batch.append(text)
    if batch:
        yield batch


def portions(words: list[Any]) -> Iterator[list[Any]]:
    """Yield the words of a sentence, cut behind punctuation where there are too many; none give nothing."""
    start = 0
    while start < len(words):
        end = min(len(words), start + LONGEST_SENTENCE)
        if end < len(words):
            end = next((i for i in range(end, end - LONGEST_SENTENCE // 2, -1) if words[i - 1].is_punct), end)
        yield words[start:end]
        start = end


def stretches(sentences: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, ...]]:
    """Yield the sentences in parts that are coded each by itself, numbered anew; nearly always there is one part."""
    part: list[Sentence] = []
    words = 0
    for sentence in sentences:
        if words >= LONGEST_STRETCH:
            yield tuple(part)
            part, words = [], 0
        part.append(sentence if sentence.number == len(part) else replace(sentence, number=len(part)))
        words += len(sentence.tokens)
    yield tuple(part)


def heads_of(words: Sequence[Any]) -> list[int | None]:
    """Return the place of each word's head, beyond white space; None for what is a root among these words."""
    place = {token.i: i for i, token in enumerate(words)}
    heads: list[int | None] = []
    for token in words:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(None if head.i == token.i else place.get(head.i))
    return heads
