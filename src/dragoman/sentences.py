"""Parsed sentences: the reading engine behind one protocol."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from importlib import resources
from itertools import groupby, tee
from typing import TYPE_CHECKING, NamedTuple, Protocol

from dragoman.errors import UsageError
from dragoman.lemmas import Lemmas
from dragoman.records import Article, Paragraph, Sentence, Token
from dragoman.rehung import rehung
from dragoman.settings import FILE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Longest stretch of text in characters that is parsed in one piece; what is longer is cut at white space.
LONGEST_PIECE = 20_000
#: Most words of a sentence; what is longer is a list or no language at all, and is cut so that no stage meets it whole.
LONGEST_SENTENCE = 200
#: Texts, and characters, that are parsed together.
BATCH = 64
BATCH_CHARACTERS = 40_000
#: Most words that are coded together: more than any report has, so that books and dumps cost no more by the word.
LONGEST_STRETCH = 10_000
#: Under which name a document carries what the shipped model makes of the meaning of each token; other models carry nothing.
SENSES = "senses"
#: What no word is longer than; the tokenizer takes long over such runs.
LONG_WORD = re.compile(r"\S{300}(?=\S)")


#: The relations of Universal Dependencies, version 2.
UNIVERSAL = frozenset(
    [
        "acl",
        "advcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "case",
        "cc",
        "ccomp",
        "clf",
        "compound",
        "conj",
        "cop",
        "csubj",
        "dep",
        "det",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
        "flat",
        "goeswith",
        "iobj",
        "list",
        "mark",
        "nmod",
        "nsubj",
        "nummod",
        "obj",
        "obl",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "root",
        "vocative",
        "xcomp",
    ]
)


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
            yield from self._nlp.pipe(batch, batch_size=BATCH)

    def _sentences(self, doc: Doc, paragraph: Paragraph, *, number: int, first: int) -> Iterator[Sentence]:
        """Yield the sentences of one parsed stretch; white space that the tokenizer made a token is left out."""
        read = self._words(doc)
        senses = doc.user_data.get(SENSES)
        found = (words for sent in doc.sents for words in portions(read[sent.start : sent.end]))
        for count, words in enumerate(found, first):
            start, end = words[0].start, words[-1].end
            yield Sentence(
                number=count,
                paragraph=number,
                kind=paragraph.kind,
                start=paragraph.source(start),
                end=paragraph.source_end(end),
                text=paragraph.text[start:end],
                tokens=rehung(tuple(tokens(words, paragraph))),
                senses=None if senses is None else senses[[word.place for word in words]],
            )

    def _words(self, doc: Doc) -> list[Word]:
        """Return what the pipeline said of each token, heads beyond white space."""
        from spacy.attrs import DEP, LEMMA, MORPH, POS

        strings = self._nlp.vocab.strings
        spaces = [token.is_space for token in doc]
        heads = [token.head.i for token in doc]
        words = []
        columns = doc.to_array([LEMMA, POS, MORPH, DEP]).tolist()
        for token, (lemma, pos, morph, dep) in zip(doc, columns, strict=True):
            head = heads[token.i]
            while spaces[head] and heads[head] != head:
                head = heads[head]
            text, part = token.text, strings[pos]
            words.append(
                Word(
                    place=token.i,
                    text=text,
                    lemma=self._lemmas.of(text, part, strings[lemma] or text.lower()),
                    pos=part,
                    morph=strings[morph],
                    head=head,
                    dep=strings[dep],
                    start=token.idx,
                    space=spaces[token.i],
                )
            )
        return words


class Word(NamedTuple):
    """A token of a document as the pipeline reads it; `head` is the head's place, its own for a root."""

    place: int
    text: str
    lemma: str
    pos: str
    morph: str
    head: int
    dep: str
    start: int
    space: bool

    @property
    def end(self) -> int:
        """Return the offset just after the word."""
        return self.start + len(self.text)


@cache
def load_engine(model: str | None = None) -> SpacyEngine:
    """Load the shipped English model, or a spaCy pipeline by package or folder.

    Raises UsageError where there is none of that name, or where it lacks what the stages after it need.
    """
    import spacy

    if model is None:
        with resources.as_file(resources.files("dragoman") / "model") as folder:
            return SpacyEngine(spacy.load(folder))
    try:
        nlp = spacy.load(model)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).partition("\n")[0]
        raise UsageError(f"The model {model!r}, which {FILE} names, cannot be loaded: {reason}") from error
    if lacking := "; ".join(_lacking(nlp)):
        raise UsageError(f"The model {model!r}, which {FILE} names, cannot be used: {lacking}.")
    return SpacyEngine(nlp)


def _lacking(nlp: Language) -> Iterator[str]:
    """Yield what a pipeline does not provide."""
    makers = {made: pipe for pipe in nlp.pipe_names for made in nlp.get_pipe_meta(pipe).assigns}
    needed = {"token.pos": "universal parts of speech", "token.dep": "dependencies", "token.lemma": "lemmas"}
    for made, name in needed.items():
        if made not in makers:
            yield f"it gives no {name} (no component assigns {made})"
    if "token.dep" in makers:
        labels = {label.split(":")[0].lower() for label in nlp.pipe_labels.get(makers["token.dep"], ())}
        if foreign := sorted(labels - UNIVERSAL):
            yield f"its relations are not those of Universal Dependencies ({', '.join(foreign[:3])})"


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


def portions(words: Iterable[Word]) -> Iterator[list[Word]]:
    """Yield the words of a sentence without white space, cut behind punctuation where there are too many."""
    kept = [word for word in words if not word.space]
    start = 0
    while start < len(kept):
        end = min(len(kept), start + LONGEST_SENTENCE)
        if end < len(kept):
            half = end - LONGEST_SENTENCE // 2
            end = next((i for i in range(end, half, -1) if not any(map(str.isalnum, kept[i - 1].text))), end)
        yield kept[start:end]
        start = end


def tokens(words: Sequence[Word], paragraph: Paragraph) -> Iterator[Token]:
    """Yield the words of a sentence as they stand in the source; what hangs on no word among them hangs on the root."""
    place = {word.place: i for i, word in enumerate(words)}
    heads = [place.get(word.head) for word in words]
    root = next((i for i, head in enumerate(heads) if head is None or head == i), 0)
    for i, (word, head) in enumerate(zip(words, heads, strict=True)):
        stray = head is None or head == i
        yield Token(
            i=i,
            text=word.text,
            lemma=word.lemma,
            pos=word.pos,
            morph=word.morph,
            head=root if stray else head or 0,
            dep="root" if i == root else "parataxis" if stray else word.dep,
            start=paragraph.source(word.start),
            end=paragraph.source_end(word.end),
        )


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
