"""Parsed sentences: the reading engine behind one protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import groupby, pairwise, tee
from typing import TYPE_CHECKING, Any, Protocol

from dragoman.lemmas import Lemmas
from dragoman.records import Article, Paragraph, Sentence, Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as DocSpan

#: Longest stretch of text in characters that is parsed in one piece; what is longer is cut at white space.
LONGEST_PIECE = 20_000
#: What a word before a new sentence ends in; parsers else split names ("Salman bin | Hamad").
ENDS = tuple(".?!:;…”’\"')]")
#: Texts parsed together.
BATCH = 64


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
        docs = self._nlp.pipe((self._bounded(p.text) for _, p, _ in texts if p is not None), batch_size=BATCH)
        for _, group in groupby(order, key=lambda item: item[0]):
            sentences: list[Sentence] = []
            for _, paragraph, number in group:
                if paragraph is not None:
                    sentences.extend(self._sentences(next(docs), paragraph, number=number, first=len(sentences)))
            yield tuple(sentences)

    def _bounded(self, text: str) -> Doc:
        """Return the tokens with the places where no sentence can begin: behind a word, unless "The", "He" or the like follows."""
        doc = self._nlp.make_doc(text)
        for before, token in pairwise(doc):
            if not (before.text.endswith(ENDS) or before.is_space or (token.is_title and token.is_stop)):
                token.is_sent_start = False
        return doc

    def _sentences(self, doc: Doc, paragraph: Paragraph, *, number: int, first: int) -> Iterator[Sentence]:
        """Yield the sentences of one parsed stretch; white space that the tokenizer made a token is left out."""
        count = first
        for sent in doc.sents:
            tokens = self._tokens(sent, paragraph)
            if tokens:
                words = [t for t in sent if not t.is_space]
                start, end = words[0].idx, words[-1].idx + len(words[-1].text)
                yield Sentence(
                    number=count,
                    paragraph=number,
                    kind=paragraph.kind,
                    start=paragraph.source(start),
                    end=paragraph.source_end(end),
                    text=paragraph.text[start:end],
                    tokens=tokens,
                )
                count += 1

    def _tokens(self, sent: DocSpan, paragraph: Paragraph) -> tuple[Token, ...]:
        words = [t for t in sent if not t.is_space]
        place = {t.i: i for i, t in enumerate(words)}
        return tuple(self._token(t, i, place=place, paragraph=paragraph) for i, t in enumerate(words))

    def _token(self, token: Any, i: int, *, place: dict[int, int], paragraph: Paragraph) -> Token:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        at = place.get(head.i, i)
        return Token(
            i=i,
            text=token.text,
            lemma=self._lemmas.of(token.text, token.pos_, token.lemma_ or token.text.lower()),
            pos=token.pos_,
            morph=str(token.morph),
            head=at,
            dep="root" if token.dep_ == "ROOT" else token.dep_,
            start=paragraph.source(token.idx),
            end=paragraph.source_end(token.idx + len(token.text)),
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
        if start == 0 and end == len(text):
            yield paragraph
            return
        inside = ((at - start, source) for at, source in paragraph.anchors if start < at < end)
        yield Paragraph(text=text[start:end], anchors=((0, paragraph.source(start)), *inside), kind=paragraph.kind)
        start = end
