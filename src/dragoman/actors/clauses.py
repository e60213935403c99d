"""What the trees say of a pronoun: its clause, the subject of that clause, and the quotation that it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.codebook.actor_shapes import Particles
from dragoman.records import Sentence, Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
#: Relations of the head of a clause, and those of a clause that shares the subject of the one above it.
CLAUSES = frozenset({"root", "advcl", "ccomp", "xcomp", "acl", "parataxis", "csubj"})
SHARED = frozenset({"conj", "xcomp"})
#: What "to go" takes its subject from, in "asked her to go".
RULED = ("obj", "iobj")
OPENING, CLOSING, STRAIGHT = frozenset({"“", "„", "«", "``"}), frozenset({"”", "»", "''"}), '"'


def clause_of(tokens: Sequence[Token], i: int) -> int:
    """Return the head of the clause that a word stands in."""
    at = tokens[i].head
    while tokens[at].head != at:
        token = tokens[at]
        if token.pos in {"VERB", "AUX"} or token.dep.partition(":")[0] in CLAUSES:
            return at
        at = token.head
    return at


def subject_of(sentence: Sentence, clause: int, words: Particles) -> int | None:
    """Return the subject of a clause, its own or the one that it shares; of "the man who came" the man, of "asked her to go" her."""
    while True:
        own = next((t for t in sentence.children(clause) if t.dep in SUBJECTS), None)
        head = sentence.tokens[clause]
        if own is not None:
            related = own.has("PronType=Rel") and head.dep == "acl:relcl"
            return head.head if related else own.i
        asked = (t for t in sentence.children(head.head, "obl") if t.i < clause)
        called = next((t for t in asked if _called(sentence, t, words)), None)
        if head.dep == "advcl" and head.has("VerbForm=Inf") and called is not None:
            return called.i
        if head.dep.partition(":")[0] not in SHARED or head.head == clause:
            return None
        ruled = next((t for t in sentence.children(head.head, *RULED) if t.i < clause), called)
        if head.dep == "xcomp" and ruled is not None:
            return ruled.i
        clause = head.head


def _called(sentence: Sentence, token: Token, words: Particles) -> bool:
    """Tell who is called on: "called on the rebels to halt their offensive"."""
    return any(case.text.lower() in words.called for case in sentence.children(token.i, "case"))


def quotations(sentences: Sequence[Sentence]) -> dict[int, tuple[int, ...]]:
    """Return for each sentence that holds quoted words the number of the quotation of each word, 0 outside; a paragraph ends it."""
    found: dict[int, tuple[int, ...]] = {}
    number, opened, paragraph = 0, False, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            opened, paragraph = False, sentence.paragraph
        marks: list[int] = []
        for token in sentence.tokens:
            begins = token.text in OPENING or (token.text == STRAIGHT and not opened)
            ends = opened and (token.text in CLOSING or token.text == STRAIGHT)
            if begins:
                opened, number = True, number + 1
            marks.append(number if opened else 0)
            if ends:
                opened = False
        if any(marks):
            found[sentence.number] = tuple(marks)
    return found


def spoken_in(quoted: dict[int, tuple[int, ...]], sentence: int, quotation: int) -> Iterator[int]:
    """Yield the sentences that a quotation runs through, backwards and forwards from one of them."""
    for step in (-1, 1):
        at = sentence if step > 0 else sentence - 1
        while quotation in quoted.get(at, ()):
            yield at
            at += step
