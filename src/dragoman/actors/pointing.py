"""Whom pointers stand for: "the two leaders", "both countries", "the bloc"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set

from dragoman.actors.people import Register, is_person
from dragoman.actors.stage import FAR, REACH, Appearance, Joint, Parties, Stage, distinct
from dragoman.mentions.groups import OTHER, SHARED
from dragoman.records import Entity, Mention, leading_pair

#: What speaks for a pair: nearness, a dealing, people for "leaders", a pair often named.
FARTHER, DEALING, PEOPLE, OFTEN = 1.0, 1.5, 3.0, 0.25
#: Ranks that a word for one of them may cover.
NEAR = {
    "leader": {"leader"},
    "minister": {"minister", "official"},
    "official": {"official", "officer", "minister", "leader"},
}
#: Kinds of mentions whose words may hold their state: "Peru's president".
STATED = frozenset({"office", "organ", "person"})
PERSONS = frozenset({"leader", "minister", "official"})
#: How many "the leaders" are where no joint tells.
PAIR = 2
TITLE = "title"
#: The rank of "sides" and "parties".
SIDE = "party"


def counted(stage: Stage, register: Register, mention: Mention, *, count: int) -> Parties:
    """Return the parties of "the two leaders", "both sides", "the three countries"."""
    rank, pointers = mention.office or "state", stage.table.pointers
    if rank == SHARED and mention.parts:
        return tuple(state(stage, code, mention) for code in mention.parts)
    if rank == SHARED:
        rank, count = "state", PAIR
    if rank == OTHER:
        return _other_of(stage, mention)
    if rank in pointers.ordered:
        pair = next((j.parties for j in stage.joints(mention) if len(j.parties) == PAIR), ())
        return pair and (pair[pointers.ordered[rank]],)
    if rank in {"body", "land"}:
        return _named_last(stage, mention, land=rank == "land")
    if count and mention.last - mention.first <= PAIR and (two := _persons_before(stage, mention, count)):
        return two
    if not count and (same := _same_noun(stage, mention)):
        return same
    joints = [j for j in stage.joints(mention) if _fits(j, count) and all(p.country for p in j.parties)]
    if rank == SIDE and (same := _same_sides(stage, mention, joints)):
        return same
    return _beside(stage, register, mention, joints=joints, count=count) or _of_joints(
        stage, mention, joints, count=count
    )


def _beside(stage: Stage, register: Register, mention: Mention, *, joints: Sequence[Joint], count: int) -> Parties:
    """Return those who are meant before any that are joined: the states of the sentence; the last persons of the rank, if none are joined."""
    rank = mention.office or "state"
    if rank == "state" and count:
        return _same_sentence(stage, mention, count)
    if (count or rank in PERSONS) and not any(_people(j.parties) for j in joints):
        return _last_people(stage, register, mention, count=count or PAIR)
    return ()


def _of_joints(stage: Stage, mention: Mention, joints: Sequence[Joint], *, count: int) -> Parties:
    """Return those joined for whom most speaks, the earlier of equals; without any, the states that the article names most."""
    rank = mention.office or "state"
    if rank in PERSONS:
        public = stage.table.official
        joints = [j for j in joints if _people(j.parties)] or [
            j for j in joints if all(p.sector in public for p in j.parties)
        ]
    if not joints:
        return _most_named(stage, mention, count) if count else ()
    best = max(enumerate(joints), key=lambda pair: weight(stage, pair[1], mention, rank=rank) - 0.01 * pair[0])[1]
    return tuple(as_state(stage, p, mention) for p in best.parties) if rank == "state" else best.parties


def _persons_before(stage: Stage, mention: Mention, count: int) -> Parties:
    """Return the persons of "the two", without a noun: those of the last sentence that names several, if it names just so many."""
    sentence = stage.sentences[mention.sentence]
    if sentence.tokens[mention.head].text.lower() not in stage.table.pointers.counts:
        return ()
    for number in range(mention.sentence - 1, max(-1, mention.sentence - REACH), -1):
        here = stage.within.get(number, ())
        seen = (s for s in here if s.person is not None and len(s.parties) == 1 and not s.owner)
        found = distinct(s.parties[0] for s in seen)
        if len(found) > 1:
            return found if len(found) == count else ()
    return ()


def _same_noun(stage: Stage, mention: Mention) -> Parties:
    """Return those named by the noun before: "the parties" after "the Yemeni parties"."""
    seen = _under_noun(stage, mention, kinds={"organ", "group"}, reach=REACH)
    return seen.parties if seen is not None and all(p.country for p in seen.parties) else ()


def _same_sides(stage: Stage, mention: Mention, joints: Sequence[Joint]) -> Parties:
    """Return "the two sides" of before for "both sides", unless others have been joined since who have nothing to do with them."""
    seen = _under_noun(stage, mention, kinds={"nominal"}, reach=FAR)
    if seen is None:
        return ()
    codes = {p.country for p in seen.parties}
    since = (j for j in joints if j.sentence > seen.mention.sentence)
    return seen.parties if all(codes & {p.country for p in j.parties} for j in since) else ()


def _under_noun(stage: Stage, mention: Mention, *, kinds: Set[str], reach: int) -> Appearance | None:
    """Return the last appearance of some kinds before a mention that has its noun, and parties."""
    noun = stage.noun(mention)
    found = (s for s in stage.back(mention, reach) if s.mention.kind in kinds and s.parties)
    return next((s for s in found if stage.noun(s.mention) == noun), None)


def _fits(joint: Joint, count: int) -> bool:
    """Tell whether a joint has the number asked for; zero asks for several."""
    return len(joint.parties) == count if count else len(joint.parties) > 1


def _named_last(stage: Stage, mention: Mention, *, land: bool) -> Parties:
    """Return what "the bloc" or "the country" names."""
    return _land_named_last(stage, mention) if land else _body_named_last(stage, mention)


def _land_named_last(stage: Stage, mention: Mention) -> Parties:
    """Return the state last named in the sentence, or of whom it is told ("Peru's president said the country"), else the one at home."""
    for seen in stage.back(mention, 0):
        if seen.subject and seen.mention.kind in STATED and seen.mention.country in stage.table.states:
            return (state(stage, seen.mention.country or "", mention),)
        if seen.mention.kind in {"state", "capital"} and _is_one(stage, seen):
            return seen.parties
    return tuple(state(stage, code, mention) for code in stage.homes[:1])


def _body_named_last(stage: Stage, mention: Mention) -> Parties:
    """Return the last body that has the noun in its name, else the last body, armed group or people without a state."""
    noun = mention.name.rpartition(" ")[2].lower()
    for seen in stage.back(mention, FAR):
        if _is_shared(stage, seen, noun):
            return seen.parties
        named = noun in seen.parties[0].name.lower().split() if len(seen.parties) == 1 else False
        if named and seen.mention.kind == "organization":
            return seen.parties
    for seen in stage.back(mention, REACH):
        armed = seen.mention.kind == "group" and seen.mention.sector in stage.table.armed
        stateless = seen.mention.kind == "demonym" and seen.mention.country in stage.table.stateless
        if seen.parties and (armed or stateless):
            return seen.parties
        if seen.mention.kind == "organization" and _is_one(stage, seen):
            return seen.parties
    return ()


def _is_shared(stage: Stage, seen: Appearance, noun: str) -> bool:
    """Tell the body of two states that was called by a noun."""
    head = stage.sentences[seen.mention.sentence].tokens[seen.mention.head]
    body = seen.mention.office == SHARED or seen.mention.kind == "organization"
    return body and len(seen.parties) == PAIR and head.text.lower() == noun


def _is_one(stage: Stage, seen: Appearance) -> bool:
    """Tell one party that is no outlet."""
    return len(seen.parties) == 1 and seen.parties[0].sector != stage.table.roles["outlet"]


def _people(parties: Parties) -> bool:
    return all(map(is_person, parties))


def _last_people(stage: Stage, register: Register, mention: Mention, *, count: int) -> Parties:
    """Return the last persons with an office of the rank asked for."""
    found: dict[str, Entity] = {}
    for seen in stage.back(mention, REACH):
        if (
            seen.person is not None
            and not _names_a_team(stage, seen.mention)
            and any(register.rank(h.office) in NEAR.get(mention.office or "", ()) for h in seen.person.held)
        ):
            found.setdefault(seen.parties[0].id, seen.parties[0])
    return tuple(found.values())[:count][::-1] if len(found) >= count else ()


def _names_a_team(stage: Stage, mention: Mention) -> bool:
    """Tell who only names his government: "the Soto administration"."""
    tokens = stage.sentences[mention.sentence].tokens
    head = tokens[mention.head]
    return tokens[head.head].lemma.lower() in stage.table.pointers.ruling and head.dep != "root"


def _other_of(stage: Stage, mention: Mention) -> Parties:
    """Return the state that deals with the one that acts in the sentence: "Chad blamed its neighbour"."""
    pair = pair_of(stage)
    acting = (p.country for s in stage.back(mention, 0) if s.subject for p in s.parties[:1] if p.country in pair)
    own = next(acting, None)
    return tuple(state(stage, code, mention) for code in pair if own is not None and code != own)


def pair_of(stage: Stage) -> tuple[str, ...]:
    """Return the two states that a report is about: those of its headline, else those named most, both far more often than a third."""
    titles = [n for n in stage.mentions if stage.sentences[n].kind == TITLE]
    headed, named = _named_in(stage, titles), _named_in(stage, stage.mentions)
    if len(headed) == PAIR and all(named[code] > 1 for code in headed):
        return tuple(sorted(headed))
    return tuple(sorted(leading_pair(named)))


def _named_in(stage: Stage, sentences: Iterable[int]) -> Counter[str]:
    """Return how often each state is named in some sentences."""
    found = (code for n in sentences for m in stage.mentions[n] for code in (m.country or "", *m.parts))
    return Counter(code for code in found if code in stage.table.states)


def _same_sentence(stage: Stage, mention: Mention, count: int) -> Parties:
    """Return the states named before in the sentence, if there are just so many."""
    inside = [s for s in stage.back(mention, 0) if s.mention.kind != "place"]
    found = distinct(p for s in reversed(inside) for p in s.parties if p.country in stage.table.states)
    return tuple(as_state(stage, p, mention) for p in found) if len(found) == count else ()


def _most_named(stage: Stage, mention: Mention, count: int) -> Parties:
    """Return the states that the article names most, each more than once."""
    codes = [c for c, n in stage.count.most_common(count) if n > 1 and c in stage.table.states]
    if len(codes) < count:
        return ()
    return tuple(state(stage, code, mention) for code in codes)


def weight(stage: Stage, joint: Joint, mention: Mention, *, rank: str) -> float:
    """Return what speaks for a pair of parties as those that a mention points at."""
    people = sum(map(is_person, joint.parties))
    score = -FARTHER * (mention.sentence - joint.sentence) + DEALING * joint.dealing
    score += PEOPLE * (rank in PERSONS or rank == "party") * (people == len(joint.parties))
    return score + OFTEN * min(8, *(stage.count[p.country or ""] for p in joint.parties))


def state(stage: Stage, code: str, mention: Mention) -> Entity:
    """Return a state as a party, under the words of a mention."""
    return Entity(
        id=code.lower(),
        name=stage.table.states[code],
        country=code,
        sector=stage.table.roles["ruler"],
        text=mention.span.text,
    )


def as_state(stage: Stage, party: Entity, mention: Mention) -> Entity:
    """Return the state that a party stands for; an armed group stands for none."""
    code = party.country
    if party.sector in stage.table.armed:
        return retext((party,), mention.span.text)[0]
    return state(stage, code, mention) if code is not None and code in stage.table.states else party


def retext(parties: Iterable[Entity], text: str) -> Parties:
    """Return the parties under other words of the text."""
    return tuple(Entity(id=p.id, name=p.name, country=p.country, sector=p.sector, text=text) for p in parties)
