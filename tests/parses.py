"""Parses in one line, for tests of who says what: `word/POS/relation/head` with heads counted from 1, the root by default."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dragoman.codebook.book import shipped
from dragoman.codebook.grammar import Grammar, load_grammar
from dragoman.propositions import extract
from dragoman.records import Cast, Entity, Reading, Sentence, Time, TimeMention, Token
from tests.conftest import make_article

TIGHT = {",", ".", ")", "?", "!", ":", ";", "”", "n't", "'s", "’", "%"}
OPEN = ("(", "“", "‘")
PLAIN = re.compile(r"''|``|n't|'s\b|\w+|[^\w\s]")


def sentence(line: str, *, start: int = 0, number: int = 0, paragraph: int = 0) -> Sentence:
    """One sentence; a verb is finite unless it has an auxiliary, a "to" or ends in -ing; with an agent it is passive."""
    parts = [word.split("/") for word in line.split()]
    root = next((i for i, part in enumerate(parts) if part[2:3] == ["root"]), 0)
    heads = [int(part[3]) - 1 if len(part) > 3 else root for part in parts]
    helped = {
        heads[i]
        for i, part in enumerate(parts)
        if "".join(part[2:3]).startswith(("aux", "cop")) or part[0].lower() == "to"
    }
    done_to = {heads[i] for i, part in enumerate(parts) if part[2:3] == ["obl:agent"]}
    tokens: list[Token] = []
    text = ""
    for i, (word, pos, *rest) in enumerate(parts):
        if text and word not in TIGHT and not text.endswith(OPEN):
            text += " "
        relation = rest[0] if rest else "dep"
        finite = (
            pos == "VERB" and i not in helped and not word.endswith("ing") and relation not in {"amod", "acl", "xcomp"}
        )
        morph = (
            "VerbForm=Fin"
            if finite
            else "PronType=Rel"
            if word in {"who", "which"} or (word, pos) == ("that", "PRON")
            else ""
        )
        morph = "VerbForm=Part|Voice=Pass" if i in done_to and not finite else morph
        place = start + len(text)
        tokens.append(
            Token(i=i, text=word, lemma=word.lower(), pos=pos, morph=morph, head=heads[i], dep=relation, start=place, end=place + len(word))
        )  # fmt: skip
        text += word
    return Sentence(
        number=number,
        paragraph=paragraph,
        kind="body",
        start=start,
        end=start + len(text),
        text=text,
        tokens=tuple(tokens),
    )


def plain(text: str) -> tuple[Sentence, ...]:
    """Each line a paragraph of one sentence, cut into words without any parse."""
    found, at = [], 0
    for number, line in enumerate(text.split("\n")):
        tokens = [
            Token(i=i, text=m[0], lemma=m[0].lower(), pos="PUNCT" if not m[0][0].isalnum() else "X", morph="", head=0,
                  dep="root" if i == 0 else "dep", start=at + m.start(), end=at + m.end())
            for i, m in enumerate(PLAIN.finditer(line))
        ]  # fmt: skip
        found.append(
            Sentence(number=number, paragraph=number, kind="body", start=at, end=at + len(line), text=line, tokens=tuple(tokens))
        )  # fmt: skip
        at += len(line) + 1
    return tuple(found)


def reading(*lines: str, who: dict[str, Entity] | None = None, times: dict[str, TimeMention] | None = None) -> Reading:
    """A reading of one-line parses; a line that starts with `|` opens a new paragraph; `who` gives actors by word."""
    sentences: list[Sentence] = []
    text, paragraph = "", 0
    for number, line in enumerate(lines):
        new = line.startswith("|")
        paragraph += new and number > 0
        text += "" if not text else "\n" if new else " "
        found = sentence(line.lstrip("| "), start=len(text), number=number, paragraph=paragraph)
        sentences.append(found)
        text += found.text
    entities = {
        (s.number, t.i): (who[t.text],) for s in sentences for t in s.tokens if who and t.text in who and t.pos != "ADJ"
    }
    spotted = tuple(
        replace(mention, sentence=s.number, first=t.i, last=t.i + 1)
        for s in sentences
        for t in s.tokens
        for word, mention in (times or {}).items()
        if t.text == word
    )
    cast = Cast(actors=(), entities=entities)
    read = extract(tuple(sentences), grammar(), nouns=frozenset())
    return Reading(article=make_article(text), sentences=tuple(sentences), cast=cast, times=spotted, propositions=read)


@cache
def grammar() -> Grammar:
    """The shipped words of grammar."""
    return load_grammar(shipped())


def actor(name: str, country: str | None = None, kind: str = "per") -> Entity:
    """A party; its id starts with its kind."""
    return Entity(id=f"{kind}_{name.lower()}", name=name, country=country, sector="GOV", text=name)


def time(start: str | None, end: str | None = None, relation: str = "in") -> TimeMention:
    """A time expression, its place filled in by `reading`."""
    return TimeMention(
        sentence=0, first=0, last=0, time=Time(start=start, end=end, granularity="day"), relation=relation
    )
