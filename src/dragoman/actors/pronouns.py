"""Whom personal pronouns stand for: "he", "her", "its", "they"."""

from __future__ import annotations

from dragoman.actors.clauses import SUBJECTS as DOING
from dragoman.actors.clauses import clause_of, spoken_in, subject_of
from dragoman.actors.people import Person, Register
from dragoman.actors.pointing import weight
from dragoman.actors.stage import PAIR, REACH, SUBJECTS, Appearance, Parties, Stage
from dragoman.mentions.groups import SHARED
from dragoman.records import Entity, Mention

#: What speaks for an antecedent: nearness first, then being the subject; a possessor is less salient than its noun.
NEXT, NEARER, SUBJECT, HALF, OWNER, PARALLEL, TITLED, TOPIC = 2.0, 0.5, 1.25, 1.25, -0.5, 0.5, 0.25, 1.8
#: A person known or likely to be of the right sex, one whose name is of the other, and how many must have appeared
#: before shares say much.
KNOWN, LIKELY, UNLIKELY, ENOUGH = 0.6, 0.6, -3.0, 6
#: What an unnamed official who was the last subject has over the persons that the article is about.
FRESH = 0.6
#: "X banned Y from his house": the subject of the pronoun's own clause; "X received Y during his visit": the guest.
OWN, GUEST = 1.0, 3.0
#: How far back a pronoun looks, in sentences, and what a name after the pronoun scores: "Despite his calls, Lee".
LOOK, AHEAD = 5, 1.0
OFFICE = "office"
BODIES = frozenset({"state", "capital", "organ", "organization"})
#: Ranks of "the bloc", "the country".
POINTED = frozenset({"body", "land"})
THINGS = BODIES | {"nominal"}
GROUPS = frozenset({"organ", "group", "organization"})
OBJECTS = frozenset({"obj", "iobj", "obl"})


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
    own, barred = _of_clause(stage, mention), _speakers(stage, register, mention)
    best: tuple[float, Parties] = (-99.0, _ahead(stage, register, mention, woman=woman))
    if best[1]:
        best = (AHEAD, best[1])
    fresh = FRESH
    if (named := _named_himself(stage, mention)) is not None:
        return named.parties
    guest = _guest(stage, mention)
    own = own if guest is None else guest
    barred |= {
        s.person for s in stage.within.get(mention.sentence, ()) if s.person and _bound(stage, s, mention, own=own)
    }
    for rank, seen in enumerate(stage.back(mention, LOOK)):
        fits = _sex(stage, seen, woman=woman)
        if fits is None or not _one_person(seen) or seen.person in barred:
            continue
        if _bound(stage, seen, mention, own=own) or _quoted(stage, seen, mention):
            continue
        bonus, fresh = (fresh * (seen.person is None), 0.0) if seen.subject else (0.0, fresh)
        score = (
            bonus
            + fits
            + _salience(seen, mention, rank=rank, subject=subject)
            + TOPIC * (stage.alone[seen.parties[0].id] / persons)
            + (OWN if guest is None else GUEST) * (own is not None and _holds(seen, mention.sentence, own))
        )
        best = max(best, (score, seen.parties), key=lambda pair: pair[0])
    return best[1]


def _one_person(seen: Appearance) -> bool:
    """Tell whether an appearance is one person: a named one, or "an official" who stays unnamed."""
    return len(seen.parties) == 1 and (
        seen.person is not None or (seen.mention.kind == OFFICE and not seen.mention.plural)
    )


def _sex(stage: Stage, seen: Appearance, *, woman: bool) -> float | None:
    """Return what the sex of an antecedent says for it; None where it is the other one."""
    known, likely = stage.sex(seen)
    if known is not None:
        return KNOWN if known == woman else None
    return 0.0 if likely is None else LIKELY if likely == woman else UNLIKELY


def _holds(seen: Appearance, sentence: int, token: int) -> bool:
    return seen.mention.sentence == sentence and seen.mention.first <= token < seen.mention.last


def _of_clause(stage: Stage, mention: Mention) -> int | None:
    """Return the subject of the pronoun's clause, which stands before it."""
    sentence = stage.sentences[mention.sentence]
    found = subject_of(sentence, clause_of(sentence.tokens, mention.head), stage.table.particles)
    return found if found is not None and found < mention.head else None


def _named_himself(stage: Stage, mention: Mention) -> Appearance | None:
    """Return who is named right before "himself": "with Soto himself"."""
    if not stage.sentences[mention.sentence].tokens[mention.head].has("Reflex=Yes"):
        return None
    here = reversed(stage.within.get(mention.sentence, ()))
    return next((s for s in here if s.person is not None and s.mention.last == mention.first), None)


def _guest(stage: Stage, mention: Mention) -> int | None:
    """Return the other in "X received Y during his visit", "X heard from Y after his trip", "X thanked Y for his help"."""
    sentence, pointers = stage.sentences[mention.sentence], stage.table.pointers
    tokens = sentence.tokens
    verb, noun = tokens[clause_of(tokens, mention.head)], tokens[tokens[mention.head].head]
    visits = noun.lemma.lower() in pointers.journeys and verb.lemma.lower() in pointers.hosts
    given = any(t.text.lower() in stage.table.particles.reasons for t in sentence.children(noun.i, "case"))
    if not visits and not (given and verb.lemma.lower() in pointers.judges):
        return None
    for thing in sentence.children(verb.i, "obj", "obl"):
        sources = [t for t in sentence.children(thing.i, "nmod") if t.i < mention.head]
        fitting = [thing, *(t for t in sources if any(c.lemma == "from" for c in sentence.children(t.i, "case")))]
        for token in reversed(fitting):
            if token.i < mention.head and any(
                _holds(s, mention.sentence, token.i) and s.person for s in stage.within.get(mention.sentence, ())
            ):
                return token.i
    return None


def _does(stage: Stage, seen: Appearance) -> bool:
    """Tell the subject of a clause from "by terrorists"."""
    tokens = stage.sentences[seen.mention.sentence].tokens
    return seen.subject and any(tokens[i].dep in DOING for i in range(seen.mention.first, seen.mention.last))


def _armed(stage: Stage, seen: Appearance) -> bool:
    """Tell a named armed group, which is many: "the Taliban, they"."""
    return seen.mention.kind == "organization" and seen.parties[0].sector in stage.table.armed


def _own(stage: Stage, mention: Mention) -> Appearance | None:
    """Return who is the subject of a pronoun's clause."""
    at = _of_clause(stage, mention)
    here = reversed(stage.within.get(mention.sentence, ()))
    return None if at is None else next((s for s in here if s.parties and _holds(s, mention.sentence, at)), None)


def _bound(stage: Stage, seen: Appearance, mention: Mention, *, own: int | None) -> bool:
    """Tell "X asked him": the subject is never its own object, but by "himself"."""
    sentence = stage.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    if own is None or token.has("Reflex=Yes") or token.dep.partition(":")[0] not in OBJECTS:
        return False
    beside = any(t.lemma.lower() in stage.table.particles.beside for t in sentence.children(token.i, "case"))
    return _holds(seen, mention.sentence, own) and not beside


def _quoted(stage: Stage, seen: Appearance, mention: Mention) -> bool:
    """Tell ""X is here", he said", in which he is not X."""
    marks = stage.quoted.get(mention.sentence) if seen.mention.sentence == mention.sentence else None
    return marks is not None and not marks[mention.head] and bool(marks[seen.mention.head])


def _speakers(stage: Stage, register: Register, mention: Mention) -> frozenset[Person]:
    """Return who speaks the quoted words that a pronoun stands in: speakers say "I" of themselves."""
    marks = stage.quoted.get(mention.sentence)
    if marks is None or not (quotation := marks[mention.head]):
        return frozenset()
    found: set[Person] = set()
    for number in spoken_in(stage.quoted, mention.sentence, quotation):
        outside = [i == 0 for i in stage.quoted[number]]
        for later in stage.persons.get(number, ()):
            person = register.of.get(register.key(later)) or register.bearing(later.name)
            if person is not None and outside[later.head] and stage.is_subject(later):
                found.add(person)
        for seen in stage.within.get(number, ()):
            if seen.person is not None and outside[seen.mention.head] and seen.subject:
                found.add(seen.person)
    return frozenset(found)


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
    own = _own(stage, mention) if possessive else None
    if own is not None and len(own.parties) == 1 and own.mention.kind in THINGS:
        return own.parties
    bar, outlet = _other_subject(stage, mention), stage.table.roles["outlet"]
    best: tuple[float, Parties] = (-99.0, ())
    for rank, seen in enumerate(stage.back(mention, 1)):
        if (
            not (len(seen.parties) == 1 or _is_shared(stage, seen))
            or seen.parties[0].sector == outlet
            or not (
                seen.mention.kind in BODIES
                or seen.mention.office in {*POINTED, SHARED}
                or (seen.mention.kind == "pronoun" and seen.mention.office == "thing")
            )
        ):
            continue
        if bar is not None and (seen.mention.sentence, seen.mention.first) < (mention.sentence, bar):
            break
        score = (
            -NEXT * (mention.sentence - seen.mention.sentence) - 0.1 * rank + SUBJECT * seen.subject + 0.5 * seen.owner
        )
        best = max(best, (score, seen.parties), key=lambda pair: pair[0])
    return best[1] if possessive or best[0] > -0.5 or mention.sentence == 0 else ()


def _is_shared(stage: Stage, seen: Appearance) -> bool:
    """Tell one body of two states, which are its parties."""
    head = stage.sentences[seen.mention.sentence].tokens[seen.mention.head].lemma.lower()
    return len(seen.parties) == PAIR and not seen.mention.plural and head in stage.table.pointers.shared_bodies


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


def _teller(stage: Stage, mention: Mention) -> Appearance | None:
    """Return who says of themselves that they did something: "the Guards said they had fired"."""
    sentence = stage.sentences[mention.sentence]
    clause = sentence.tokens[clause_of(sentence.tokens, mention.head)]
    if clause.dep != "ccomp" or not stage.is_subject(mention):
        return None
    said = subject_of(sentence, clause.head, stage.table.particles)
    here = (s for s in stage.within.get(mention.sentence, ()) if said is not None and _holds(s, mention.sentence, said))
    return next((s for s in here if s.parties and (s.mention.plural or s.mention.kind in GROUPS)), None)


def _several(stage: Stage, mention: Mention) -> Parties:
    """Return the last subject of several, else the last dealing, else the last group or body."""
    if _possessive(stage, mention) and (at := _of_clause(stage, mention)) is not None:
        own = _own(stage, mention)
        if own is not None and (len(own.parties) > 1 or own.mention.plural or own.mention.kind in GROUPS):
            return own.parties
        if own is None and stage.sentences[mention.sentence].tokens[at].has("Number=Plur"):
            return ()  # "the farmers sold their land"
    if (teller := _teller(stage, mention)) is not None:
        return teller.parties
    for seen in stage.back(mention, 2):
        if (
            seen.parties
            and _does(stage, seen)
            and (len(seen.parties) > 1 or seen.mention.plural or _armed(stage, seen))
        ):
            return seen.parties
    joints = [
        j for j in stage.joints(mention) if mention.sentence - j.sentence <= REACH and all(p.country for p in j.parties)
    ]
    if joints and (stage.is_subject(mention) or _possessive(stage, mention)):
        return max(enumerate(joints), key=lambda pair: weight(stage, pair[1], mention, rank="leader") - 0.01 * pair[0])[
            1
        ].parties
    for seen in stage.back(mention, 1):
        if (
            seen.parties
            and seen.parties[0].sector != stage.table.roles["outlet"]
            and (seen.mention.kind in GROUPS or seen.mention.plural)
        ):
            return seen.parties
    return ()
