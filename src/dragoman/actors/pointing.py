"""Whom pronouns and pointers stand for: "he", "its", "they", "the two leaders", "both countries"."""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.actors.people import Register, is_person
from dragoman.actors.stage import FAR, REACH, SUBJECTS, Appearance, Joint, Parties, Stage, distinct
from dragoman.records import Entity, Mention

#: What speaks for an antecedent: nearness first, then being the subject; a possessor is less salient than its noun.
NEXT, NEARER, SUBJECT, HALF, OWNER, PARALLEL, TITLED, TOPIC = 2.0, 0.75, 1.5, 1.0, -0.5, 0.75, 0.25, 1.5
#: A person known to be of the right sex; persons that must have appeared before shares say much.
KNOWN, ENOUGH = 0.6, 6
#: What an unnamed official who was the last subject has over the persons that the article is about.
FRESH = 1.0
#: How far back a pronoun looks, in sentences, and what a name after the pronoun scores: "Despite his calls, Lee".
LOOK, AHEAD = 5, 1.0
#: What speaks for a pair: nearness, a dealing, people for "leaders", a pair often named.
FARTHER, DEALING, PEOPLE, OFTEN = 1.0, 1.5, 3.0, 0.25
OFFICE = "office"
BODIES = frozenset({"state", "capital", "organ", "organization"})
#: Ranks that a word for one of them may cover.
NEAR = {
    "leader": {"leader"},
    "minister": {"minister", "official"},
    "official": {"official", "officer", "minister", "leader"},
}
PERSONS = frozenset({"leader", "minister", "official"})
#: How many "the leaders" are where no joint tells.
PAIR = 2


def pronoun(stage: Stage, register: Register, mention: Mention) -> Parties:
    """Return whom a personal pronoun stands for."""
    match mention.office:
        case "man" | "woman":
            return _single(stage, register, mention)
        case "thing":
            return _thing(stage, mention)
        case _:
            return _several(stage, mention)


def _single(stage: Stage, register: Register, mention: Mention) -> Parties:
    woman = mention.office == "woman"
    subject = stage.is_subject(mention)
    persons = max(ENOUGH, stage.alone.total())
    best: tuple[float, Parties] = (-99.0, _ahead(stage, register, mention, woman=woman))
    if best[1]:
        best = (AHEAD, best[1])
    fresh = FRESH
    for rank, seen in enumerate(stage.back(mention, LOOK)):
        if not _one_person(seen) or (seen.person and seen.person.woman not in {None, woman}):
            continue
        if stage.quoted_before(seen.mention, mention):  # who speaks says "I" of himself
            continue
        bonus, fresh = (fresh * (seen.person is None), 0.0) if seen.subject else (0.0, fresh)
        score = (
            bonus
            + _salience(seen, mention, rank=rank, subject=subject)
            + TOPIC * (stage.alone[seen.parties[0].id] / persons)
        )
        score += KNOWN * (seen.person is not None and seen.person.woman is not None)
        best = max(best, (score, seen.parties), key=lambda pair: pair[0])
    return best[1]


def _one_person(seen: Appearance) -> bool:
    """Tell whether an appearance is one person: a named one, or "an official" who stays unnamed."""
    return len(seen.parties) == 1 and (
        seen.person is not None or (seen.mention.kind == OFFICE and not seen.mention.plural)
    )


def _ahead(stage: Stage, register: Register, mention: Mention, *, woman: bool) -> Parties:
    """Return the subject that follows a pronoun in an opening phrase: "Despite his calls, Lee"."""
    tokens = stage.sentences[mention.sentence].tokens
    if tokens[0].pos not in {"ADP", "SCONJ"} and tokens[0].dep not in {"mark", "case"}:
        return ()
    if any(t.dep in SUBJECTS for t in tokens[: mention.first]) or any(s.person for s in stage.back(mention, 0)):
        return ()
    for later in stage.persons.get(mention.sentence, ()):
        person = register.of.get(register.key(later)) or register.bearing(later.name)
        if (
            later.first > mention.first
            and stage.is_subject(later)
            and person is not None
            and person.woman in {None, woman}
        ):
            return (
                Entity(
                    id=person.id, name=person.name, country=person.country, sector=person.sector, text=mention.span.text
                ),
            )
    return ()


def _salience(seen: Appearance, mention: Mention, *, rank: int, subject: bool) -> float:
    away = mention.sentence - seen.mention.sentence
    score = -NEXT * min(away, 1) - NEARER * max(0, away - 1) - 0.05 * rank
    score += SUBJECT * seen.subject + (HALF if seen.leads else OWNER * seen.owner) + TITLED * bool(seen.mention.office)
    return score + PARALLEL * (subject and seen.subject and seen.mention.kind != "pronoun")


def _thing(stage: Stage, mention: Mention) -> Parties:
    token = stage.sentences[mention.sentence].tokens[mention.head]
    if token.dep == "expl" or _empty(stage, mention):
        return ()
    possessive = _possessive(stage, mention)
    bar, outlet = _other_subject(stage, mention), stage.table.roles["outlet"]
    best: tuple[float, Parties] = (-99.0, ())
    for rank, seen in enumerate(stage.back(mention, 1)):
        if (
            len(seen.parties) != 1
            or seen.parties[0].sector == outlet
            or not (seen.mention.kind in BODIES or (seen.mention.kind == "pronoun" and seen.mention.office == "thing"))
        ):
            continue
        if bar is not None and (seen.mention.sentence, seen.mention.first) < (mention.sentence, bar):
            break
        score = (
            -NEXT * (mention.sentence - seen.mention.sentence) - 0.1 * rank + SUBJECT * seen.subject + 0.5 * seen.owner
        )
        best = max(best, (score, seen.parties), key=lambda pair: pair[0])
    return best[1] if possessive or best[0] > -0.5 or mention.sentence == 0 else ()


def _other_subject(stage: Stage, mention: Mention) -> int | None:
    """Return the last subject before "its" if it is a thing: "the plan and its costs" means no state before it."""
    tokens = stage.sentences[mention.sentence].tokens
    for token in reversed(tokens[: mention.first]):
        if token.dep in SUBJECTS:
            known = any(s.mention.first <= token.i < s.mention.last and s.parties for s in stage.back(mention, 0))
            return None if known or token.pos not in {"NOUN", "PROPN"} else token.i
    return None


def _possessive(stage: Stage, mention: Mention) -> bool:
    token = stage.sentences[mention.sentence].tokens[mention.head]
    return token.has("Poss=Yes") or token.dep == "nmod:poss"


def _empty(stage: Stage, mention: Mention) -> bool:
    """Tell "it was stressed that", "it is important to" from an "it" that stands for somebody."""
    after = stage.sentences[mention.sentence].tokens[mention.head + 1 : mention.head + 8]
    clause = [t.pos for t in after[:2]] in (["AUX", "VERB"], ["AUX", "ADJ"]) and any(
        t.pos in {"SCONJ", "PART"} for t in after[2:]
    )
    return clause and after[0].lemma == "be"


def _several(stage: Stage, mention: Mention) -> Parties:
    """Return the last subject of several, else the last dealing, else the last group or body."""
    for seen in stage.back(mention, 2):
        if seen.subject and (len(seen.parties) > 1 or seen.mention.plural) and seen.parties:
            return seen.parties
    joints = [
        j for j in stage.joints(mention) if mention.sentence - j.sentence <= REACH and all(p.country for p in j.parties)
    ]
    if joints and (stage.is_subject(mention) or _possessive(stage, mention)):
        return max(
            enumerate(joints), key=lambda pair: _weight(stage, pair[1], mention, rank="leader") - 0.01 * pair[0]
        )[1].parties
    for seen in stage.back(mention, 1):
        if (
            seen.parties
            and seen.parties[0].sector != stage.table.roles["outlet"]
            and (seen.mention.kind in {"organ", "group", "organization"} or seen.mention.plural)
        ):
            return seen.parties
    return ()


def counted(stage: Stage, register: Register, mention: Mention, *, count: int) -> Parties:
    """Return the parties of "the two leaders", "both sides", "the three countries"."""
    rank = mention.office or "state"
    if rank in {"body", "land"}:
        return _named_last(stage, mention, land=rank == "land")
    fitting = [j for j in stage.joints(mention) if _fits(j, count) and all(p.country for p in j.parties)]
    if rank == "state" and count:
        near = _same_sentence(stage, mention, count)
        if near:
            return near
    elif (
        (count or rank in PERSONS)
        and not any(_people(j.parties) for j in fitting)
        and (people := _last_people(stage, register, mention, count=count or PAIR))
    ):
        return people
    if rank in PERSONS:
        fitting = [j for j in fitting if _people(j.parties)] or fitting
    if not fitting:
        return _most_named(stage, mention, count) if count else ()
    best = max(enumerate(fitting), key=lambda pair: _weight(stage, pair[1], mention, rank=rank) - 0.01 * pair[0])[1]
    return tuple(as_state(stage, p, mention) for p in best.parties) if rank == "state" else best.parties


def _fits(joint: Joint, count: int) -> bool:
    """Tell whether a joint has the number asked for; zero asks for several."""
    return len(joint.parties) == count if count else len(joint.parties) > 1


def _named_last(stage: Stage, mention: Mention, *, land: bool) -> Parties:
    """Return what "the bloc" or "the country" names: the last organization, the last state of the sentence."""
    outlet = stage.table.roles["outlet"]
    noun = mention.name.rpartition(" ")[2].lower()
    for seen in () if land else stage.back(mention, FAR):
        named = noun in seen.parties[0].name.lower().split() if len(seen.parties) == 1 else False
        if named and seen.mention.kind == "organization":
            return seen.parties
    for seen in stage.back(mention, 0 if land else REACH):
        kinds = {"state", "capital"} if land else {"organization"}
        adjective = not land and seen.mention.kind == "demonym" and seen.mention.country in stage.table.stateless
        if adjective and seen.parties:
            return seen.parties
        if seen.mention.kind in kinds and len(seen.parties) == 1 and seen.parties[0].sector != outlet:
            return seen.parties
    return tuple(state(stage, code, mention) for code in stage.homes[:1]) if land else ()


def _people(parties: Parties) -> bool:
    return all(map(is_person, parties))


def _last_people(stage: Stage, register: Register, mention: Mention, *, count: int) -> Parties:
    """Return the last persons with an office of the rank asked for."""
    found: dict[str, Entity] = {}
    for seen in stage.back(mention, REACH):
        if seen.person is not None and any(
            register.rank(h.office) in NEAR.get(mention.office or "", ()) for h in seen.person.held
        ):
            found.setdefault(seen.parties[0].id, seen.parties[0])
    return tuple(found.values())[:count][::-1] if len(found) >= count else ()


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


def _weight(stage: Stage, joint: Joint, mention: Mention, *, rank: str) -> float:
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
    """Return the state that a party stands for."""
    code = party.country
    return state(stage, code, mention) if code is not None and code in stage.table.states else party


def retext(parties: Iterable[Entity], text: str) -> Parties:
    """Return the parties under other words of the text."""
    return tuple(Entity(id=p.id, name=p.name, country=p.country, sector=p.sector, text=text) for p in parties)
