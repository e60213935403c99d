"""Sentences for tests of who is who: words with their classes, and relations only where a test needs them."""

from __future__ import annotations

from functools import cache

from dragoman.actors import resolve
from dragoman.codebook.actor_table import ActorTable, load_actors
from dragoman.codebook.book import shipped
from dragoman.mentions import detect
from dragoman.records import Cast, Mention, Sentence, Token
from tests.conftest import make_article

LOWER = {"the": "DET", "a": "DET", "an": "DET", "of": "ADP", "to": "ADP", "for": "ADP", "with": "ADP", "in": "ADP", "at": "ADP", "as": "ADP",
         "between": "ADP", "from": "ADP", "by": "ADP", "and": "CCONJ", "he": "PRON", "she": "PRON", "they": "PRON", "it": "PRON", "his": "PRON",
         "her": "PRON", "their": "PRON", "its": "PRON", "two": "NUM", "three": "NUM", "both": "DET", "is": "AUX", "was": "AUX", "that": "SCONJ",
         "'s": "PART", "had": "AUX", "will": "AUX"}  # fmt: skip
GLUED = (",", ".", ")", "'s", "-", "?")


@cache
def table() -> ActorTable:
    """The shipped table."""
    return load_actors(shipped())


def said(words: str, *, number: int = 0, start: int = 0, kind: str = "body") -> Sentence:
    """A sentence from words between spaces, `word/POS/relation`; a hyphen or clitic stands as a word of its own.

    Without a class, capitals are names, `-ed` and "met" are verbs, the rest nouns; the first verb is the root and all
    hang on it, the word before it as its subject.
    """
    split = [word.split("/") for word in (words if kind == "title" else f"{words} .").split()]
    classes = [w[1] if len(w) > 1 and w[1] else _class(w[0]) for w in split]
    root = classes.index("VERB") if "VERB" in classes else len(split) - 1
    tokens, text = [], ""
    for i, (word, *_) in enumerate(split):
        before = split[i - 1][0] if i else ""
        text += " " if text and not word.startswith(GLUED) and before not in {"(", "-"} else ""
        relation = split[i][2] if len(split[i]) > 2 else "root" if i == root else "nsubj" if i == root - 1 else "dep"
        tokens.append(
            Token(
                i=i,
                text=word,
                lemma=_lemma(word),
                pos=classes[i],
                morph="",
                head=root,
                dep=relation,
                start=start + len(text),
                end=start + len(text + word),
            )
        )
        text += word
    return Sentence(
        number=number, paragraph=0, kind=kind, start=start, end=start + len(text), text=text, tokens=tuple(tokens)
    )


def _class(word: str) -> str:
    if word.lower() in LOWER:
        return LOWER[word.lower()]
    if not word[0].isalnum():
        return "PUNCT"
    if word[0].isupper():
        return "PROPN"
    return (
        "NUM"
        if word[0].isdigit()
        else "VERB"
        if word.endswith("ed") or word in {"met", "said", "told", "spoke"}
        else "NOUN"
    )


def _lemma(word: str) -> str:
    lemmas = {
        "met": "meet",
        "said": "say",
        "leaders": "leader",
        "ministers": "minister",
        "countries": "country",
        "sides": "side",
        "officials": "official",
        "allies": "ally",
    }
    return lemmas.get(word.lower(), word.lower() if word.islower() else word)


def story(*lines: str) -> tuple[Sentence, ...]:
    """The sentences of an article, one a line."""
    sentences: list[Sentence] = []
    for number, line in enumerate(lines):
        kind = "title" if line.istitle() and line.count(" ") > 3 else "body"
        sentences.append(said(line, number=number, start=sentences[-1].end + 1 if sentences else 0, kind=kind))
    return tuple(sentences)


def mentions(*lines: str) -> tuple[Mention, ...]:
    """What is detected."""
    return detect(story(*lines), table())


def cast(*lines: str, published: str | None = None, dateline: str | None = None) -> Cast:
    """Who is who."""
    sentences = story(*lines)
    article = make_article("\n".join(s.text for s in sentences), published=published, dateline=dateline)
    return resolve(article, sentences, detect(sentences, table()), table=table())


def who(found: Cast, text: str, *, nth: int = 0) -> list[tuple[str, str | None]]:
    """The parties of the n-th mention with these words: name and country."""
    places = [m for m in found.mentions if m.span.text == text]
    return [(e.name, e.country) for e in found.at(places[nth].sentence, places[nth].head)]
