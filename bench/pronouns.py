"""Whom pronouns stand for, in a treebank that marks entities: with its own words and trees, so that only resolving is measured."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.treebank import annotated, words_of

from bench.quality import TREEBANKS, Figures
from dragoman.records import Article, Cast, Document, Sentence, Token

#: An entity opens, with its number, and maybe closes at once; or an open one closes.
BRACKET = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-[^()]*(\)?)|(\d+)(?:\[\d+/\d+\])?\)")
#: The pronouns that are measured together.
GROUPS = {
    "person": frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"}),
    "several": frozenset({"they", "them", "their", "theirs", "themselves"}),
    "thing": frozenset({"it", "its", "itself"}),
}
#: Relations between a name and the noun that it explains.
SAME = frozenset({"appos", "flat", "compound"})
POINTING = frozenset({"pronoun", "nominal"})
Place = tuple[int, int, int]


@dataclass(slots=True)
class Story:
    """A document: its sentences, and for each entity the places (sentence, first, last exclusive) of its mentions."""

    name: str
    sentences: list[Sentence] = field(default_factory=list)
    entities: dict[str, list[Place]] = field(default_factory=dict)


def stories(path: Path) -> Iterator[Story]:
    """Yield the documents of a CoNLL-U file with `Entity=` in its last column."""
    story: Story | None = None
    paragraph = at = 0
    for block in path.read_text(encoding="utf8").strip().split("\n\n"):
        lines = block.split("\n")
        begun = [line for line in lines if line.startswith("# newdoc id")]
        if begun:
            if story is not None:
                yield story
            story, paragraph, at = Story(begun[0].partition("= ")[2]), 0, 0
        if story is None:
            continue
        paragraph += any(line.startswith("# newpar") for line in lines)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        rows = [row for row in rows if "." not in row[0]]
        sentence = sentence_of(rows, number=len(story.sentences), paragraph=paragraph, start=at)
        at = sentence.end + 1
        for entity, first, last in entities(rows):
            story.entities.setdefault(entity, []).append((sentence.number, first, last))
        story.sentences.append(sentence)
    if story is not None:
        yield story


def sentence_of(rows: list[list[str]], *, number: int, paragraph: int, start: int) -> Sentence:
    """Return a sentence as the stages take it."""
    gold = annotated(rows, marked=False)
    tokens, at, text = [], start, ""
    for i, word in enumerate(gold.words):
        pos, _, morph = gold.tags[i].partition("|")
        tokens.append(
            Token(
                i=i, text=word, lemma=gold.lemmas[i], pos=pos, morph=morph, head=gold.heads[i], dep=gold.deps[i], start=at, end=at + len(word),
            )
        )  # fmt: skip
        text += word + " " * gold.spaces[i]
        at = start + len(text)
    return Sentence(
        number=number, paragraph=paragraph, kind="body", start=start, end=tokens[-1].end, text=text.rstrip(), tokens=tuple(tokens)
    )  # fmt: skip


def entities(rows: list[list[str]]) -> Iterator[tuple[str, int, int]]:
    """Yield the entities of a sentence with their words."""
    opened: dict[str, list[int]] = {}
    for i, (row, _) in enumerate(words_of(rows)):
        marks = next((m.removeprefix("Entity=") for m in row[9].split("|") if m.startswith("Entity=")), "")
        for opening, at_once, closing in BRACKET.findall(marks):
            if opening and at_once:
                yield opening, i, i + 1
            elif opening:
                opened.setdefault(opening, []).append(i)
            elif opened.get(closing):
                yield closing, opened[closing].pop(), i + 1


def cast_of(story: Story) -> Cast:
    """Return who is who, as the pipeline finds it."""
    from dragoman.actors import resolve
    from dragoman.codebook.book import load_codebook
    from dragoman.mentions import detect

    table = load_codebook().actors
    text = "\n".join(s.text for s in story.sentences)
    article = Article(
        document=Document(id="d", version="v", file=story.name, text=text), number=0, start=0, end=len(text)
    )
    return resolve(article, story.sentences, detect(story.sentences, table), table=table)


def judged(story: Story) -> Iterator[tuple[str, str, Place]]:
    """Yield each pronoun's group and whether its party is right, wrong, missing, or nobody's where none was to be found."""
    cast = cast_of(story)
    for places in story.entities.values():
        named = {
            entity.id
            for mention in cast.mentions
            if mention.kind not in POINTING and _heads(story, places, (mention.sentence, mention.first, mention.last))
            for entity in cast.at(mention.sentence, mention.head)
        }
        for place in places:
            sentence, first, last = place
            word = story.sentences[sentence].tokens[first].text.lower()
            group = next((name for name, words in GROUPS.items() if word in words), None)
            if group is None or last - first != 1:
                continue
            found = {entity.id for entity in cast.at(sentence, first)}
            if named:
                yield group, "right" if found & named else "wrong" if found else "missing", place
            elif found:
                yield group, "unfounded", place


def _heads(story: Story, places: list[Place], mention: Place) -> bool:
    """Tell whether a mention has the head word of one of the places and does not go beyond it by more than a title."""
    sentence, first, last = mention
    for number, begin, end in places:
        if number == sentence and begin < last and first < end:
            tokens = story.sentences[number].tokens
            head = next(
                (i for i in range(begin, end) if not begin <= tokens[i].head < end or tokens[i].head == i), begin
            )
            inside = next((i for i in range(first, last) if not first <= tokens[i].head < last), first)
            while inside != head and tokens[inside].dep.partition(":")[0] in SAME and tokens[inside].head != inside:
                inside = tokens[inside].head
            if first <= head < last or inside == head:
                return True
    return False


def measure(path: Path) -> Figures:
    """Return for each group of pronouns how many parties are right of those found, and of those that were to be found."""
    counted: Counter[tuple[str, str]] = Counter(
        (group, verdict) for s in stories(path) for group, verdict, _ in judged(s)
    )
    figures: Figures = {}
    for group in GROUPS:
        right, wrong, missing, unfounded = (counted[group, v] for v in ("right", "wrong", "missing", "unfounded"))
        figures[f"{group}_precision"] = right / max(1, right + wrong + unfounded)
        figures[f"{group}_recall"] = right / max(1, right + wrong + missing)
    return figures


def measures(shared: Path) -> dict[str, Callable[[], Figures]]:
    """Return what can be measured with the data at hand."""
    path = shared / TREEBANKS["gum"]
    return {"pronouns": lambda: measure(path)} if path.exists() else {}
