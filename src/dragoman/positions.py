"""Positions: where each actor stands on an issue, in the words that say so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.codebook.book import Codebook
from dragoman.codebook.issues import WORD, Issue, Issues, fold
from dragoman.records import Entity, Position, Reading, fact_id, unique
from dragoman.records.stream import NOMINAL, Range, Stream, trim
from dragoman.statements import chain_at, time_of_cue
from dragoman.statements.phrases import bare, noun_phrase
from dragoman.statements.stance import Taken

CONFIDENCE = {"that": 0.75, "quote": 0.7, "left": 0.65, "noun": 0.6}
LONGEST_ISSUE = 160
#: Words within which an issue must stand to be what a phrase is about.
FIRST = 8
#: Words within which a phrase says that it works against what it names.
OPENING = 12
CONDEMN = "condemn"
#: Letters of a word that says nothing.
SHORT = 3


def code_positions(reading: Reading, stances: Iterable[Taken], book: Codebook) -> tuple[Position, ...]:
    """Return the positions of an article; joint holders hold one each."""
    found = (p for stand in stances for p in positions(reading.words, stand, reading=reading, book=book))
    return tuple({position.id: position for position in found}.values())


def positions(words: Stream, stand: Taken, *, reading: Reading, book: Codebook) -> Iterator[Position]:
    """Yield the position of each holder of a stance."""
    about = " ".join(words.text(part) for part in matter(words, stand))
    if all(word.lower() in book.stances.words.emotions for word in about.split()):
        return
    if stand.stance in book.stances.words.of_acts and is_party(words, stand.about, reading=reading):
        return
    whole = words.text(stand.clause[0]) if stand.stance == "declined" else about
    known = named_issue(whole, book.issues)
    opening = whole if stand.stance == "declined" else " ".join(about.split()[:FIRST])
    named = known in book.issues.find(opening) and not opposed(about, book) and akin(known, whole)
    evidence = tuple(words.span(part) for part in stand.clause)
    owners = whose(words, stand, reading=reading, owners=book.stances.words.owners)
    at = words.tokens[(stand.cue or stand.clause[0])[0]].start
    holders: tuple[Entity | None, ...] = stand.voice.entities or (None,)
    ours = {e.id for e in stand.voice.entities}
    for holder in holders:
        name = holder.name if holder else stand.voice.name
        chain = tuple(s.speaker for s in chain_at(reading.statements, at) if s.speaker and s.speaker != name)
        yield Position(
            id=fact_id("po", reading.article, (name, stand.stance, evidence[0].start, evidence[-1].end)),
            holder=name,
            holder_country=holder.country if holder else stand.voice.country,
            holder_id=holder.id if holder else stand.voice.id,
            issue=known.name if known and named else phrase(about, book),
            of=tuple(e.name for e in owners if e.id not in ours) or addressed(words, stand),
            issue_id=known.id if known else None,
            stance=stand.stance,
            evidence=evidence,
            date=time_of_cue(words, stand.cue or stand.clause[0], content=stand.about, reading=reading),
            attribution=tuple(dict.fromkeys(chain)),
            confidence=CONFIDENCE.get(stand.how, 0.6) - (0.0 if holder else 0.15),
        )


def matter(words: Stream, stand: Taken) -> tuple[Range, ...]:
    """Return what a stance is about; of "which the ministry expressed regret about" it is what "which" stands for."""
    last = stand.about[-1][1] - 1
    if (
        stand.cue is None
        or words.tokens[last].pos != "ADP"
        or words.tokens[stand.cue[0]].dep.partition(":")[2] != "relcl"
    ):
        return stand.about
    low = words.bounds(last)[0]
    which = next((at for at in range(stand.cue[0], low, -1) if words.tokens[at].has("PronType=Rel")), low)
    told = trim(words, (low, which))
    return (told,) if told[1] - told[0] > 1 else stand.about


def is_party(words: Stream, about: Sequence[Range], *, reading: Reading) -> bool:
    """Tell who alone is told what: "promised Oslo in July" names no promise."""
    start, end = about[0]
    sentence, first = words.entity_key(start)
    spans = ((m.first, m.last) for m in reading.cast.mentions if m.sentence == sentence)
    return len(about) == 1 and (first, first + end - start) in spans


def whose(words: Stream, stand: Taken, *, reading: Reading, owners: frozenset[str]) -> tuple[Entity, ...]:
    """Return whose the matter or the act is: "the military cooperation of X and Y", "X's demand", "that X withdraw"."""
    if stand.addressee is not None:
        return reading.cast.at(*words.entity_key(stand.addressee))
    heads = (at for part in stand.about for at in range(*part) if not part[0] <= words.heads[at] < part[1])
    head = next((at for at in heads if words.tokens[at].pos in NOMINAL | {"VERB", "ADJ", "AUX"}), None)
    if head is None:
        return ()
    if words.tokens[head].pos not in NOMINAL or words.kids(head, "cop"):
        actors = words.kids(head, "nsubj")
        return unique(e for at in actors for e in reading.cast.at(*words.entity_key(at)))
    return unique(e for at in owning(words, head, owners) for e in reading.cast.at(*words.entity_key(at)))


def addressed(words: Stream, stand: Taken) -> tuple[str, ...]:
    """Return the name of the one addressed or blamed whom the cast does not know: "accused the West"."""
    blamed = (at for at in range(*stand.about[0]) if not stand.about[0][0] <= words.heads[at] < stand.about[0][1])
    head = next(blamed, None) if stand.stance == CONDEMN else stand.addressee
    name = head is not None and words.tokens[head].pos == "PROPN"
    return (words.text(bare(words, noun_phrase(words, head))),) if head is not None and name else ()


def owning(words: Stream, head: int, owners: frozenset[str]) -> Iterator[int]:
    """Yield the words that say whose a noun is, those joined to them, and those of the nouns it holds ("the need for X's ...")."""
    for child in words.kids(head, "nmod", "amod", "compound", "conj"):
        cases = {words.lower[c] for c in words.kids(child, "case")}
        joint = words.relation(child) == "conj" and words.tokens[child].pos == "PROPN"
        if not cases or joint or words.tokens[child].dep == "nmod:poss" or cases & owners:
            yield child
        if words.relation(child) in {"nmod", "conj"}:
            yield from owning(words, child, owners)


def named_issue(text: str, issues: Issues) -> Issue | None:
    """Return the issue that a phrase names first."""
    return next(iter(issues.find(text)), None)


def akin(issue: Issue | None, text: str) -> bool:
    """Tell whether the name of an issue shares a word with a text; one known by another word ("hostages") may be of another place."""
    said = {fold(word) for word in WORD.findall(text)}
    return issue is not None and any(len(word) > SHORT and fold(word) in said for word in WORD.findall(issue.name))


def opposed(text: str, book: Codebook) -> bool:
    """Tell a phrase that works against what it names ("to curb migration")."""
    return any(word.lower() in book.stances.words.against for word in text.split()[:OPENING])


def phrase(text: str, book: Codebook) -> str:
    """Return a phrase as an issue: without "the importance of" or "Chad's support for" before it, or "it as"."""
    parts = text.split()
    if len(parts) > 2 and parts[0].lower() in book.stances.words.selves and parts[1].lower() == "as":
        parts = parts[2:]
    for size in (2, 3, 4):
        head = [part.lower() for part in parts[:size]]
        if len(parts) > size and head[-1] in book.stances.words.links and head[-2] in book.stances.words.values:
            parts = parts[size:]
            break
    shown = " ".join(parts)
    return shown if len(shown) <= LONGEST_ISSUE else shown[:LONGEST_ISSUE].rsplit(" ", 1)[0]
