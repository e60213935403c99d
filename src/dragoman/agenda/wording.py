"""The words that describe and prove an item of the agenda."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.codebook.agenda_words import AgendaWords
from dragoman.records import Article, Reading, Sentence, Span, Token
from dragoman.times import clause_of

#: Longest proof in characters: a longer sentence is proved by the part around the word.
LONGEST_PROOF = 350
#: Longest description in words.
LONGEST_WHAT = 16
_SET_APART = frozenset({"acl:relcl", "ccomp", "parataxis"})
#: What a description does not begin with: "at the", "to".
_OPENERS = frozenset({"ADP", "DET", "PART", "SCONJ", "CCONJ", "PUNCT"})
_ASIDE = frozenset({",", "(", "–", "—", "--"})
_EDGES = " ,;:.-–—\"“”‘’'()"


def clause_tokens(sentence: Sentence, token: int) -> tuple[int, ...]:
    """Return the tokens of the clause of a token, without relative clauses and what is quoted in it."""
    clause = whole_clause(sentence, token)
    left_out: set[int] = set()
    for word in sentence.tokens:
        if word.dep in _SET_APART and word.i != clause:
            below = sentence.subtree(word.i)
            if token not in below:
                left_out.update(below)
    return tuple(i for i in sentence.subtree(clause) if i not in left_out)


def whole_clause(sentence: Sentence, token: int) -> int:
    """Return the head of the clause of a token, of an infinitive that of the verb above: "is set to visit"."""
    clause = clause_of(sentence, token)
    while sentence.tokens[clause].dep == "xcomp" and sentence.tokens[clause].head != clause:
        clause = clause_of(sentence, sentence.tokens[clause].head)
    return clause


def describe(sentence: Sentence, token: int, words: AgendaWords, *, but: frozenset[int] = frozenset()) -> str:
    """Return a short description: the noun's phrase, or the clause from its subject on; `but` is left out."""
    token = _noun_told_of(sentence, token)
    noun = sentence.tokens[token].pos in ("NOUN", "PROPN")
    if noun and (len(sentence.subtree(token)) > 1 or sentence.tokens[token].text.lower() in words.nouns):
        told = [
            t
            for t in sentence.children(token, "acl")
            if t.dep == "acl:relcl" or t.text.lower() in words.tables.upcoming
        ]
        left_out = {i for word in told for i in sentence.subtree(word.i)}
        inside = tuple(i for i in sentence.subtree(token) if i not in left_out)
    else:
        inside = clause_tokens(sentence, token)
        clause = whole_clause(sentence, token)
        subjects = [t.i for t in sentence.children(clause, "nsubj", "csubj")]
        start = min((min(sentence.subtree(i)) for i in subjects), default=inside[0])
        lent = lent_subject(sentence, clause)
        joint = {t.i for t in sentence.children(clause, "cc", "nsubj")} if lent else set()
        inside = (*lent, *(i for i in inside if i >= start and i not in joint))
    kept: list[int] = []
    for i in (i for i in inside if i not in but):
        if not kept and (sentence.tokens[i].pos in _OPENERS or sentence.tokens[i].has("PronType=Rel")):
            continue
        if (
            sentence.tokens[i].text.lower() in words.tables.said
            or len(kept) >= LONGEST_WHAT
            or _opens_aside(sentence, i)
        ):
            break
        kept.append(i)
    while kept and sentence.tokens[kept[-1]].pos in _OPENERS:
        kept.pop()
    return written(sentence, kept).strip(_EDGES) or sentence.tokens[token].text


def _opens_aside(sentence: Sentence, at: int) -> bool:
    """Tell a relative word behind a comma, which opens what is only told beside: "in Rome, where the pact is to be"."""
    word = sentence.tokens[at]
    relative = word.has("PronType=Rel") or word.has("PronType=Int")
    return relative and at > 0 and sentence.tokens[at - 1].text == ","


def lent_subject(sentence: Sentence, clause: int) -> tuple[int, ...]:
    """Return the subject that a second verb shares, or that "who" stands for: "the exercise" that "began on Monday and lasts"."""
    verb = sentence.tokens[clause]
    relative = next((t.i for t in sentence.children(clause, "nsubj") if t.has("PronType=Rel")), None)
    if verb.dep == "acl:relcl" and relative is not None:
        at = next((i for i in range(relative - 1, -1, -1) if sentence.tokens[i].pos != "PUNCT"), relative)
        while sentence.tokens[at].dep == "flat":
            at = sentence.tokens[at].head
        return tuple(i for i in sentence.subtree(at) if i < relative and sentence.tokens[i].text not in _ASIDE)
    if verb.dep != "conj" or sentence.children(clause, "nsubj"):
        return ()
    subject = next(iter(sentence.children(verb.head, "nsubj")), None)
    if subject is None:
        return ()
    told = {i for t in sentence.children(subject.i, "acl") if t.dep == "acl:relcl" for i in sentence.subtree(t.i)}
    inside = [i for i in sentence.subtree(subject.i) if i not in told]
    while inside and sentence.tokens[inside[-1]].text in _ASIDE:
        inside.pop()
    return tuple(inside)


def _noun_told_of(sentence: Sentence, token: int) -> int:
    """Return the noun that a participle is said of, with what that noun belongs to: the pause on tariffs "extending"."""
    word = sentence.tokens[token]
    if word.dep != "acl":
        return token
    above = sentence.tokens[word.head]
    while above.dep == "nmod" and sentence.tokens[above.head].pos == "NOUN" and above.head < above.i:
        above = sentence.tokens[above.head]
    return above.i


def proof(article: Article, sentence: Sentence, token: int) -> Span:
    """Return the sentence, or of a long one the clause, or the words around the token."""
    if sentence.end - sentence.start <= LONGEST_PROOF:
        return article.span(sentence.start, sentence.end)
    inside = clause_tokens(sentence, token)
    start, end = sentence.tokens[inside[0]].start, sentence.tokens[inside[-1]].end
    if end - start > LONGEST_PROOF:
        middle = sentence.tokens[token].start
        near = [t for t in sentence.tokens if abs(t.start - middle) <= LONGEST_PROOF // 2]
        start, end = max(start, near[0].start), min(end, near[-1].end)
    return article.span(start, end)


def written(sentence: Sentence, tokens: Sequence[int]) -> str:
    """Return some words of a sentence as they stand, with what lies between them left out."""
    text = ""
    for position, i in enumerate(tokens):
        token = sentence.tokens[i]
        gap = position > 0 and token.start > sentence.tokens[i - 1].end
        text += (" " if gap else "") + token.text
    return text


def state_of(reading: Reading, sentence: Sentence, token: int, *, words: AgendaWords) -> str | None:
    """Return what a verb says has become of a thing: "the visit was postponed", "called off the talks"."""
    if sentence.text.rstrip().endswith("?"):
        return None
    texts = [word.text.lower() for word in sentence.tokens]
    for at, word in enumerate(sentence.tokens):
        if word.pos not in ("VERB", "ADJ"):
            continue
        particle = next((c.text.lower() for c in sentence.children(at, "compound") if c.dep == "compound:prt"), "")
        state = words.states.get((texts[at], particle)) or words.states.get((texts[at],))
        if is_off(reading, sentence, word, words=words) and any(t.i == token for t in sentence.children(at, "nsubj")):
            return words.tables.off_state
        told = [c.i for c in sentence.children(at, "nsubj", "obj", "xcomp", "obl")]
        if state and (at == token or token in told or sentence.tokens[token].head == at):
            return None if reading.denies(sentence.number, at) else state
    return None


def is_off(reading: Reading, sentence: Sentence, verb: Token, *, words: AgendaWords) -> bool:
    """Tell a verb that says of a meeting that it will not be: "will not take place", "will not meet"."""
    beside = words.tables.not_held.get(verb.lemma.lower())
    if beside is None or not reading.denies(sentence.number, verb.i):
        return False
    near = {t.text.lower() for t in sentence.children(verb.i, "obj", "advmod", "compound")}
    return not beside or beside in near
