"""Pledges: what an actor promised, to whom and until when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.codebook.stances import Stances
from dragoman.days import day_of
from dragoman.records import Entity, Pledge, Reading, Time, fact_id
from dragoman.records.stream import NOMINAL, Range, Stream
from dragoman.statements.meaning import PLEDGE
from dragoman.statements.stance import Taken
from dragoman.times import published_day


def code_pledges(reading: Reading, stances: Iterable[Taken], lexicon: Stances) -> tuple[Pledge, ...]:
    """Return the pledges of an article; joint makers make one each."""
    made = (stand for stand in stances if stand.stance == PLEDGE)
    found = (pledge for stand in made for pledge in pledges(reading.words, stand, reading=reading, lexicon=lexicon))
    return tuple({pledge.id: pledge for pledge in found}.values())


def pledges(words: Stream, stand: Taken, *, reading: Reading, lexicon: Stances) -> Iterator[Pledge]:
    """Yield the pledge of each maker."""
    content = " ".join(words.text(part) for part in stand.about)
    evidence = tuple(words.span(part) for part in stand.clause)
    makers: tuple[Entity | None, ...] = stand.voice.entities or (None,)
    for maker in makers:
        name = maker.name if maker else stand.voice.name
        yield Pledge(
            id=fact_id("pl", reading.article, (name, evidence[0].start, evidence[-1].end)),
            maker=name,
            maker_country=maker.country if maker else stand.voice.country,
            beneficiary=beneficiary(words, stand, reading=reading, maker=maker, cases=lexicon.words.beneficiaries),
            content=content,
            due=due(words, stand, reading),
            evidence=evidence,
            confidence=0.75 if maker else 0.55,
        )


def beneficiary(
    words: Stream, stand: Taken, *, reading: Reading, maker: Entity | None, cases: frozenset[str]
) -> str | None:
    """Return the actor to whom or for whom something is promised."""
    for part in stand.about:
        for at in range(*part):
            marked = any(words.lower[c] in cases for c in words.kids(at, "case"))
            benefits = words.relation(at) in {"obl", "nmod", "iobj"} and (marked or words.relation(at) == "iobj")
            found = reading.cast.at(*words.entity_key(at)) if benefits else ()
            if found and (maker is None or found[0].id != maker.id):
                return found[0].name
    return None


def due(words: Stream, stand: Taken, reading: Reading) -> Time | None:
    """Return the time of what is promised: "by 2030", "within a year"; not that of a thing told of: "a pact signed in May"."""
    published = published_day(reading.article)
    for part in stand.about:
        low, _ = words.bounds(part[0])
        number = words.sentences[words.place[low]].number
        for mention in reading.times:
            inside = mention.sentence == number and part[0] <= low + mention.first < part[1]
            if not inside or mention.relation == "since" or told_beside(words, low + mention.first, part):
                continue
            end = day_of(mention.time.end or mention.time.start)
            if published is None or end is None or end >= published:
                return mention.time
    return None


def told_beside(words: Stream, at: int, part: Range) -> bool:
    """Tell whether a token stands in a clause that only describes a noun of the promise."""
    while part[0] <= words.heads[at] < part[1] and words.heads[at] != at:
        if words.tokens[at].dep.startswith("acl") and words.tokens[words.heads[at]].pos in NOMINAL:
            return True
        at = words.heads[at]
    return False
