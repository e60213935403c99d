"""What the words around a bare title or noun say of whose it is: a place, a modifier that it shares, who acted before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from dragoman.actors.clauses import SUBJECTS, subject_of
from dragoman.codebook.actor_shapes import Particles
from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.cities import find_city
from dragoman.records import Mention, Sentence, Token

#: What gives a noun an owner of its own, so that it shares none.
DETERMINERS = ("det", "nmod:poss")
#: Where a phrase that opens a sentence ends at the latest, in words.
OPENING = 2
SITES = frozenset({"state", "capital", "place"})
#: Towns of so many people are meant wherever the report is told; smaller ones share their names with others.
GREAT = 100_000


def belonging(sentence: Sentence, at: int, *, words: Particles) -> tuple[int, ...]:
    """Return the phrases behind a name that tell to which body it belongs: "Ana Soto of the treasury"."""
    return tuple(t.i for t in sentence.children(at, "nmod") if t.i > at and _after(sentence, t, words.whose))


def where(sentence: Sentence, at: int, mentions: Iterable[Mention]) -> str | None:
    """Return the state of "Madrid" in "flew to Madrid, where he met the president"."""
    tokens, here = sentence.tokens, list(mentions)
    while tokens[at].head != at:
        token = tokens[at]
        asked = next((c for c in sentence.children(token.i) if c.text.lower() == "where"), None)
        if asked is not None and token.dep.startswith(("acl", "advcl")):
            sites = [m for m in here if m.kind in SITES and m.last <= asked.i]
            site = next((m for m in sites if m.first <= token.head < m.last), sites[-1] if sites else None)
            return site.country if site is not None else None
        at = token.head
    return None


def shared(sentence: Sentence, at: int, mentions: Iterable[Mention]) -> str | None:
    """Return the state of "Bolivian" for "soldiers" in "Bolivian customs officers and soldiers"."""
    token = sentence.tokens[at]
    if token.dep != "conj" or sentence.children(at, *DETERMINERS):
        return None
    first = token.head
    described = {first, *(t.i for t in sentence.children(first, "amod", "compound", "nmod:poss") if t.i < first)}
    found = {m.country for m in mentions if m.country and m.last <= at and described & set(range(m.first, m.last))}
    return found.pop() if len(found) == 1 else None


def placed(
    sentence: Sentence, at: int, mentions: Iterable[Mention], *, spoken_of: Iterable[str], words: Particles
) -> str | None:
    """Return the state of the place in "farmers near Strasbourg"; a small town's state must be spoken of."""
    near = frozenset(spoken_of)
    for noun in sentence.children(at, "nmod"):
        if not _after(sentence, noun, words.living):
            continue
        site = next((m for m in mentions if m.kind in SITES and m.first <= noun.i < m.last), None)
        if site is None or site.kind != "place":
            return site.country if site is not None else None
        city = find_city(site.name, near=near)
        return city.country if city is not None and (city.country in near or city.people >= GREAT) else None
    return None


def spoken_about(sentence: Sentence, at: int, mentions: Iterable[Mention], *, words: Particles) -> str | None:
    """Return the state of "Mali" for the government in "discussed the crisis in Mali and welcomed the new government"."""
    tokens, found = sentence.tokens, None
    for mention in mentions:
        head = tokens[mention.head]
        topic = mention.kind == "state" and mention.last <= at and head.dep.startswith("nmod")
        if topic and _after(sentence, head, words.within) and tokens[head.head].pos == "NOUN":
            found = mention.country
    return found


def doer_before(sentences: Sequence[Sentence], mention: Mention, words: Particles) -> int | None:
    """Return the token that acts in the sentence before, in the same paragraph: "Spain protested. The foreign minister said"."""
    number = mention.sentence - 1
    if number < 0 or sentences[number].paragraph != sentences[mention.sentence].paragraph:
        return None
    root = next((t.i for t in sentences[number].tokens if t.dep == "root"), 0)
    return subject_of(sentences[number], root, words)


def answers(sentence: Sentence, at: int, mentions: Iterable[Mention], *, code: str, verbs: frozenset[str]) -> bool:
    """Tell a clause that answers a state: it names the state again, or its verb is one of rejecting and protesting."""
    token = sentence.tokens[at]
    verb = sentence.tokens[token.head]
    return verb.lemma.lower() in verbs or any(m.country == code and not m.first <= at < m.last for m in mentions)


def fronted(sentence: Sentence, at: int, mentions: Iterable[Mention], *, words: Particles) -> str | None:
    """Return the state of the capital that opens a clause: "In Lima, the foreign minister said"."""
    verb = sentence.tokens[sentence.tokens[at].head]
    for mention in mentions:
        head = sentence.tokens[mention.head]
        opening = mention.kind == "capital" and head.head == verb.i and mention.first <= OPENING and mention.last <= at
        if opening and any(t.text.lower() in words.within for t in sentence.tokens[: mention.first]):
            return mention.country
    return None


def speaks_of(sentence: Sentence, at: int, mentions: Iterable[Mention], *, table: ActorTable) -> str | None:
    """Return the state of "warned that Fiji would raise the matter": what a state will do its own people say."""
    verb = sentence.tokens[sentence.tokens[at].head]
    if sentence.tokens[at].dep not in SUBJECTS:
        return None
    here = [m for m in mentions if m.country and m.kind in {"state", "capital"}]
    for clause in sentence.children(verb.i, "ccomp"):
        subject = subject_of(sentence, clause.i, table.particles)
        helpers = sentence.children(clause.i, "aux")
        ahead = any({t.lemma.lower(), t.text.lower()} & table.particles.coming for t in helpers)
        if subject is not None and ahead and clause.lemma.lower() not in table.pointers.suffers:
            return next((m.country for m in here if m.first <= subject < m.last), None)
    return None


def _after(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> bool:
    return any(t.text.lower() in prepositions for t in sentence.children(token.i, "case"))


def struck(sentence: Sentence, doer: int, mentions: Iterable[Mention]) -> set[str | None]:
    """Return the states of those to whom a doer does something: "gunmen killed two Belgians"."""
    objects = {t.i for t in sentence.children(sentence.tokens[doer].head, "obj", "nsubj:pass")} - {doer}
    return {m.country for m in mentions if objects & set(range(m.first, m.last))}


def scene_of(
    sentence: Sentence, mentions: Iterable[Mention], *, states: Container[str | None], words: Particles
) -> str | None:
    """Return the state of the place in which a sentence says that something was done, if it names one: "in northern Chad"."""

    def case(place: Mention) -> str:
        before = (t for t in reversed(sentence.tokens[: place.first]) if t.pos != "ADJ")
        return next((t.text.lower() for t in before), "")

    placed_in = {m.country for m in mentions if m.kind in SITES and case(m) in words.scenes and m.country in states}
    return placed_in.pop() if len(placed_in) == 1 else None
