"""Terms: what is on the table between sides, what is joined in one package, what is left open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.issues import WORD, Issues, fold
from dragoman.codebook.term_words import TermWords
from dragoman.records import Reading, Term, fact_id
from dragoman.records.stream import BREAKS, NOMINAL, Range, Stream, trim
from dragoman.statements import chain_at
from dragoman.statements.phrases import bare, climb, noun_phrase

#: Sentences before a term in which its sides are looked for, where its own names fewer than two.
BACK = 6
#: Matters that make a list of their own.
LIST = 3
#: Words of a matter, and of a term's description.
LONGEST = 14
PACKAGE, DISCUSSED = "package", "discussed"
OPEN = frozenset({"open", "state", "settled"})
ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A phrase of bargaining in a sentence: its tokens and what it says."""

    words: Range
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A matter named in a sentence, with the codebook's issue where it is one."""

    words: Range
    issue: str | None = None


def code_terms(reading: Reading, lexicon: TermWords, issues: Issues) -> tuple[Term, ...]:
    """Return what an article says of bargaining; of each kind one to a sentence.

    A sentence right behind one of bargaining goes on about the same sides.
    """
    words = reading.words
    found: dict[str, Term] = {}
    last: tuple[int, tuple[str, ...]] = (-BACK, ())
    for place, sentence in enumerate(words.sentences):
        if sentence.kind != "body" or not (heard := tuple(cues(words, place, lexicon))):
            continue
        kinds: set[str] = set()
        carried = last[1] if last[0] == place - 1 else ()
        parties = tuple(dict.fromkeys((*sides(words, place, reading), *carried)))
        for cue in heard:
            if cue.kind not in kinds:
                kinds.add(cue.kind)
                named_here = matters(words, cue, lexicon=lexicon, issues=issues, reading=reading)
                if cue.kind == DISCUSSED and (not named_here or len(parties) < 2):
                    continue
                term = coded(words, cue, reading=reading, matters=named_here, parties=parties)
                last = place, parties
                found.setdefault(term.id, term)
    return tuple(found.values())


def coded(words: Stream, cue: Cue, *, reading: Reading, matters: list[Matter], parties: tuple[str, ...]) -> Term:
    """Return the fact of a cue and the matters beside it; the whole sentence proves it."""
    evidence = words.span(words.bounds(cue.words[0]))
    chain = chain_at(reading.statements, words.tokens[cue.words[0]].start)
    return Term(
        id=fact_id("te", reading.article, (cue.kind, evidence.start, evidence.end)),
        kind=cue.kind,
        what=described(words, cue),
        items=tuple(dict.fromkeys(words.text(matter.words) for matter in matters)),
        issues=tuple(dict.fromkeys(matter.issue for matter in matters if matter.issue)),
        parties=parties,
        attribution=tuple(dict.fromkeys(said.speaker for said in chain if said.speaker)),
        evidence=(evidence,),
        confidence=0.5 + 0.1 * bool(matters) + 0.1 * (len(parties) > 1),
    )


# ---------------------------------------------------------------- cues


def cues(words: Stream, place: int, lexicon: TermWords) -> Iterator[Cue]:
    """Yield the phrases of bargaining in a sentence, in order."""
    pieces = folded(words, (words.first[place], words.first[place + 1]))
    texts = [text for text, _ in pieces]
    dealing = not lexicon.dealings.isdisjoint(texts)
    for start, text in enumerate(texts):
        for phrase, kind in lexicon.phrases.get(text, ()):
            end = start + len(phrase)
            if tuple(texts[start:end]) == phrase and (dealing or kind not in OPEN):
                cue = Cue(words=(pieces[start][1], pieces[end - 1][1] + 1), kind=kind)
                if not of_another_kind(words, cue, lexicon):
                    yield cue
                break


def folded(words: Stream, inside: Range) -> list[tuple[str, int]]:
    """Return the words of a range as phrases are compared, each with its token; marks and hyphens are left out."""
    texts = ((words.tokens[at].text, at) for at in range(*inside))
    shown = ((ABBREVIATION.sub(undotted, text) if "." in text else text, at) for text, at in texts)
    return [(fold(part), at) for text, at in shown for part in WORD.findall(text)]


def undotted(found: re.Match[str]) -> str:
    """Return an abbreviation as the codebook writes it: US for U.S."""
    return found[0].replace(".", "")


def of_another_kind(words: Stream, cue: Cue, lexicon: TermWords) -> bool:
    """Tell an aid package or a package of sanctions from one of bargaining."""
    near = range(
        max(words.bounds(cue.words[0])[0], cue.words[0] - 2), min(cue.words[1] + 3, words.bounds(cue.words[0])[1])
    )
    return cue.kind == "package" and any(words.lower[at] in lexicon.tables.other_packages for at in near)


def described(words: Stream, cue: Cue) -> str:
    """Return the cue with the noun phrase it belongs to: "two-track approach"."""
    last = cue.words[1] - 1
    head = climb(words, last)
    if words.tokens[head].pos not in NOMINAL:
        return words.text(cue.words)
    start, end = bare(words, noun_phrase(words, head))
    start, end = trim(words, (min(start, cue.words[0]), max(end, cue.words[1])))
    return words.text((start, min(end, start + LONGEST)))


# ---------------------------------------------------------------- matters


def matters(words: Stream, cue: Cue, *, lexicon: TermWords, issues: Issues, reading: Reading) -> list[Matter]:
    """Return the matters that a sentence names beside a cue: those it lists, else the known issues, else the subject."""
    inside = words.bounds(cue.words[0])
    known = list(named(words, inside, issues))
    listed = max(lists(words, inside), key=len, default=[])
    if len(listed) >= (2 if cue.kind == PACKAGE else LIST):
        return [Matter(words=phrase(words, at), issue=issue_within(words, at, known)) for at in listed]
    if cue.kind == PACKAGE or (cue.kind == DISCUSSED and not known):
        return []
    if known or cue.kind in ("track", "state"):
        return [Matter(words=widened(words, matter, lexicon), issue=matter.issue) for matter in known]
    return [
        Matter(words=phrase(words, at)) for at in topics(words, inside, lexicon) if not somebody(words, at, reading)
    ][:1]


def lists(words: Stream, inside: Range) -> Iterator[list[int]]:
    """Yield nouns that a sentence joins: "trade, investment and security"."""
    for at in range(*inside):
        if words.tokens[at].pos == "NOUN" and words.relation(at) != "conj":
            joined = [at, *(c for c in words.kids(at, "conj") if words.tokens[c].pos == "NOUN")]
            if len(joined) > 1:
                yield joined


def named(words: Stream, inside: Range, issues: Issues) -> Iterator[Matter]:
    """Yield the known issues of a sentence where they stand, each once."""
    pieces, seen, at = folded(words, inside), set[str](), 0
    texts = [text for text, _ in pieces]
    while at < len(pieces):
        hit = next((p for p in issues.phrases.get(texts[at], ()) if tuple(texts[at : at + len(p[0])]) == p[0]), None)
        size = len(hit[0]) if hit else 1
        if hit and hit[1] not in seen:
            seen.add(hit[1])
            yield Matter(words=(pieces[at][1], pieces[at + size - 1][1] + 1), issue=hit[1])
        at += size


def issue_within(words: Stream, at: int, known: list[Matter]) -> str | None:
    """Return the issue that stands in the phrase of a noun."""
    start, end = phrase(words, at)
    return next((m.issue for m in known if start <= m.words[0] < end), None)


def phrase(words: Stream, head: int) -> Range:
    """Return the phrase of a noun, without its article and not too long."""
    start, end = bare(words, noun_phrase(words, head))
    end = next((at for at in range(head + 1, end) if words.lower[at] in BREAKS), end)
    start, end = trim(words, (start, end))
    return start, min(end, start + LONGEST)


def widened(words: Stream, matter: Matter, lexicon: TermWords) -> Range:
    """Return the phrase around an issue: "the size and redeployment of US troops" for US troops."""
    head = climb(words, matter.words[1] - 1)
    while words.relation(head) == "nmod" and words.tokens[words.heads[head]].pos == "NOUN":
        above = words.heads[head]
        held = words.lower[above] in lexicon.tables.holders or fold(words.lower[above]) in lexicon.dealings
        apart = above > head or any(words.lower[at] in BREAKS for at in range(above, head))
        if held or apart:
            break
        head = above
    start, end = phrase(words, head)
    return min(start, matter.words[0]), max(min(end, matter.words[1] + LONGEST), matter.words[1])


def topics(words: Stream, inside: Range, lexicon: TermWords) -> Iterator[int]:
    """Yield the subjects of a sentence, a noun that only holds a matter giving what it holds, then the objects.

    What the talks turn to is the matter where the talks themselves are the subject: "the focus is shifting to security".
    """
    nouns = [at for at in range(*inside) if words.tokens[at].pos == "NOUN"]
    for at in (at for at in nouns if words.relation(at) == "nsubj"):
        topic = held(words, at, lexicon)
        if fold(words.lower[topic]) not in lexicon.dealings:
            yield topic
            continue
        yield from (c for c in words.kids(words.heads[at], "obl", "obj") if words.tokens[c].pos == "NOUN")
    yield from (held(words, at, lexicon) for at in nouns if words.relation(at) == "obj")


def held(words: Stream, noun: int, lexicon: TermWords) -> int:
    """Return the matter that a noun only holds ("the issue of", "the need for"), else the noun."""
    below = [c for c in words.kids(noun, "nmod") if words.tokens[c].pos == "NOUN"]
    return below[0] if below and words.lower[noun] in lexicon.tables.holders else noun


def somebody(words: Stream, at: int, reading: Reading) -> bool:
    """Tell somebody who talks from a matter that is talked about."""
    return bool(reading.cast.at(*words.entity_key(at)))


def sides(words: Stream, place: int, reading: Reading) -> tuple[str, ...]:
    """Return the countries of a sentence; where it names fewer than two, also those of the sentences before."""
    found: dict[str, None] = {}
    for back in range(place, max(place - BACK, -1), -1):
        sentence = words.sentences[back]
        there = (e.country for t in sentence.tokens for e in reading.cast.at(sentence.number, t.i))
        found.update(dict.fromkeys(country for country in there if country))
        if len(found) > 1:
            break
    return tuple(found)
