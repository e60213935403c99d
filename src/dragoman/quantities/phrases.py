"""Words of a sentence by which a quantity says what it measures."""

from __future__ import annotations

from dragoman.records import Sentence

#: Words of a quantity's proof and of what it measures.
LONGEST = 12
_APART = frozenset({"acl", "punct", "appos", "conj", "cc", "parataxis", "advcl", "case"})
_QUOTES = frozenset('"“”')


def phrase(sentence: Sentence, head: int) -> str:
    """Return the phrase of a noun, without clauses and what is joined to it."""
    apart = {
        i
        for t in sentence.tokens
        if t.head == head and t.i != head and t.dep.partition(":")[0] in _APART
        for i in sentence.subtree(t.i)
    }
    inside = [i for i in sentence.subtree(head) if i not in apart]
    end = next((i for i in range(head + 1, inside[-1] + 1) if i not in inside), inside[-1] + 1)
    return words(sentence, inside[0], end) or sentence.tokens[head].text


def words(sentence: Sentence, first: int, last: int) -> str | None:
    """Return tokens as they are written, without dashes and quotation marks at the edges."""
    last = min(last, first + LONGEST)
    text = ""
    for token in sentence.tokens[first:last]:
        gap = token.i > first and token.start > sentence.tokens[token.i - 1].end
        text += (" " if gap else "") + token.text
    shown = text.strip(" -–'‘’,;")
    if sum(c in _QUOTES for c in shown) % 2 or {shown[:1], shown[-1:]} <= _QUOTES:
        shown = "".join(c for c in shown if c not in _QUOTES).strip(" -–'‘’,;")
    return shown or None
