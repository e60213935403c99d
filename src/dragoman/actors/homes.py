"""Which states a report is told from and about: whose its bare officials and bodies are, the foremost first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.actors.clauses import SUBJECTS
from dragoman.actors.issuers import issuer
from dragoman.actors.people import Person, Register, head_word
from dragoman.codebook.actor_table import ActorTable
from dragoman.codebook.cities import city_country
from dragoman.codebook.words import fold
from dragoman.records import Article, Mention, Sentence

#: Weight of the dateline, of the outlet's name, and of the subject of the title or of the first sentence.
DATELINE, OUTLET, LEAD, SECOND = 3.5, 2.0, 2.0, 1.5
#: Weight of the state whose office issued the report: what it calls "the Ministry" is its own.
ISSUER = 8.0
#: Weight of the dateline where a body of many states met.
VENUE = 1.0
#: Longest label of a headline in words.
LABEL = 3
#: Weight of an official whom a report calls without a state and everybody there knows: a leader is known elsewhere too.
LEADER, KNOWN = 1.0, 1.8
#: Weight of a place after "in", of another, of an official or organ named with its state, of a state, of an office that few have.
SCENE, PLACE, NAMED, STATE, PECULIAR = 0.8, 0.3, 0.5, 0.4, 1.0
#: What is left of the weight of a state that is only a place where two others deal.
AWAY, PAIR = 0.25, 2
#: What a state that is a subject counts more, what is in the first sentences, and how many these are.
DOER, EARLY, FIRST = 1.5, 1.5, 3
#: An embassy, or an official met as another's counterpart, is abroad; a state dealt with is the other side.
ABROAD, OTHER_SIDE = -0.6, 0.1
PLACES = frozenset({"capital", "place"})
OFFICIAL = frozenset({"person", "office", "organ", "group", "organization"})
EMBASSY = "embassy"


def weights_of(
    article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], *, register: Register
) -> dict[str, float]:
    """Return how much speaks for each state as the one that a report is told from, the foremost first."""
    table, counted = register.table, dict[str, float]()
    venues = _venues(sentences, mentions, table)
    named = [
        *_of_mentions(sentences, mentions, register=register),
        *_of_leads(sentences, mentions, register=register),
    ]
    found = [
        *((code, weight * AWAY if code in venues else weight) for code, weight in named),
        *_of_known(register),
        *_of_offices(mentions, table),
        *_of_head(article, table, venue=_told_of_bodies(sentences, mentions, table)),
    ]
    for code, weight in found:
        if code in table.states:
            counted[code] = counted.get(code, 0.0) + weight
    return dict(sorted(counted.items(), key=lambda pair: -pair[1]))


def _venues(sentences: Sequence[Sentence], mentions: Sequence[Mention], table: ActorTable) -> set[str]:
    """Return the states that are only places in a report in which two others act or are dealt with: they lend a table."""
    acting = {code for m in mentions if m.kind not in PLACES for code in (m.country, *m.parts) if code in table.states}
    places = {m.country for m in mentions if m.kind in PLACES and m.country} - acting
    doing = {m.country for m in mentions if _acts(m, sentences[m.sentence])}
    return (places - doing) if len(acting) >= PAIR else set()


def _acts(mention: Mention, sentence: Sentence) -> bool:
    return any(sentence.tokens[i].dep in SUBJECTS for i in range(mention.first, mention.last))


def is_bare(person: Person) -> bool:
    """Tell whether the text never says of which state somebody is."""
    return not (any(h.country for h in person.held) or any(m.country for m in person.mentions))


def _told_of_bodies(sentences: Sequence[Sentence], mentions: Sequence[Mention], table: ActorTable) -> bool:
    """Tell whether a body of many states is the subject of the title or the first sentence: the dateline is where it met."""
    leads = ((m, s) for s in _heads(sentences) for m in mentions if m.sentence == s.number and _is_lead(m, s))
    return any(m.country in table.stateless for m, _ in leads)


def _of_head(article: Article, table: ActorTable, *, venue: bool) -> Iterator[tuple[str, float]]:
    """Yield the state of the dateline, and those in the names of the outlet and the agency: "Ghana News Agency"."""
    place = article.dateline.split("(")[0].split(",")[0].strip() if article.dateline else ""
    known = table.names.get(place.title())
    code = known.country if known is not None else city_country(place) if place else None
    if code:
        yield code, VENUE if venue else DATELINE
    if own := issuer(article, table):
        yield own, ISSUER
    for name in dict.fromkeys(n for n in (article.outlet, article.agency) if n):
        words, own = name.replace("-", " ").split(), table.outlet_homes.get(fold(name))
        inside = (table.names.get(" ".join(words[i:j])) for i in range(len(words)) for j in range(len(words), i, -1))
        state = own or next(
            (entry.country for entry in inside if entry is not None and entry.country in table.states), None
        )
        if state:
            yield state, OUTLET


def _of_known(register: Register) -> Iterator[tuple[str, float]]:
    """Yield the states of those whom only the table tells: a report names its own officials without a state."""
    for person in register.people:
        if is_bare(person) and person.country and person.canonical is not None:
            holder = register.holder(person.names, next((h.office for h in person.held), None), person.country)
            leads = holder is None or register.rank(holder.office) == "leader"
            yield person.country, LEADER if leads else KNOWN


def _of_offices(mentions: Sequence[Mention], table: ActorTable) -> Iterator[tuple[str, float]]:
    """Yield the states that are named elsewhere and have an office, left bare, that few have: "the Foreign Secretary"."""
    named = {code for m in mentions for code in (m.country, *m.parts) if code}
    bare = {m.office or m.name for m in mentions if m.country is None and m.owner is None and m.kind in OFFICIAL}
    for office in sorted(bare):
        if (only := only_of(table, office)) is not None:
            yield only, PECULIAR
        for code in having(table, office):
            if code in named:
                yield code, PECULIAR


def only_of(table: ActorTable, office: str) -> str | None:
    """Return the one state that has an office."""
    return next((code for code, offices in table.title_words.only.items() if office.startswith(offices)), None)


def having(table: ActorTable, office: str) -> tuple[str, ...]:
    """Return the few states that have an office or body of this name; none where many have."""
    found = (codes for name, codes in table.title_words.few.items() if office == name or office.startswith(f"{name} "))
    return next(found, ())


def _of_leads(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], *, register: Register
) -> Iterator[tuple[str, float]]:
    """Yield the states that are or act as the subject of the title and of the first sentence."""
    for sentence in _heads(sentences):
        for mention in mentions:
            if mention.sentence == sentence.number and _is_lead(mention, sentence):
                weights = (LEAD, *[SECOND] * len(mention.parts))
                yield from zip(_states_of(mention, register), weights, strict=False)


def _heads(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Return the title and the first sentence."""
    found = (next((s for s in sentences if s.kind == kind), None) for kind in ("title", "body"))
    return [s for s in found if s is not None]


def _is_lead(mention: Mention, sentence: Sentence) -> bool:
    """Tell whether a mention is the subject of a sentence, or the label of a headline."""
    root = next((t.i for t in sentence.tokens if t.dep == "root"), 0)
    subjects = set(_labels(sentence)) or {t.i for t in sentence.children(root) if t.dep in SUBJECTS}
    return any(mention.first <= i < mention.last for i in subjects)


def _labels(sentence: Sentence) -> Iterator[int]:
    """Yield the words before the first colon of a headline, or behind its last one: "Fiji: no deal yet", "No deal yet: Suva"."""
    colons = [t.i for t in sentence.tokens if t.text == ":"] if sentence.kind == "title" else []
    if colons and colons[0] <= LABEL:
        yield from range(colons[0])
    if colons and len(sentence.tokens) - colons[-1] - 1 <= LABEL:
        yield from range(colons[-1] + 1, len(sentence.tokens))


def _of_mentions(
    sentences: Sequence[Sentence], mentions: Sequence[Mention], *, register: Register
) -> Iterator[tuple[str, float]]:
    for mention in mentions:
        weight = _weight(mention, sentences[mention.sentence], register.table)
        weight *= EARLY if mention.sentence < FIRST and weight > 0 else 1.0
        yield from ((code, weight) for code in _states_of(mention, register))


def _states_of(mention: Mention, register: Register) -> tuple[str, ...]:
    person = register.of.get(register.key(mention)) or (
        register.bearing(mention.name) if mention.kind == "person" else None
    )
    own = person.country if person else mention.country
    if own is None and mention.kind == "office":
        own = only_of(register.table, mention.office or "")
    return tuple(code for code in (own, *mention.parts) if code)


def _weight(mention: Mention, sentence: Sentence, table: ActorTable) -> float:
    """Return what a mention says of where a report is told: most, a place after "in"; nothing, a state dealt with."""
    tokens = sentence.tokens
    before = tokens[mention.first - 1].text.lower() if mention.first else ""
    if _is_abroad(mention, table):
        return ABROAD
    if before in table.particles.towards:
        return OTHER_SIDE
    doer = _acts(mention, sentence)
    if mention.kind in PLACES and not doer:
        return SCENE if before in table.particles.scenes else PLACE
    if mention.kind in OFFICIAL and mention.actor is None:
        return NAMED if mention.country else STATE
    return STATE * (DOER if doer else 1.0)


def _is_abroad(mention: Mention, table: ActorTable) -> bool:
    """Tell an embassy, an ambassador or a counterpart with a state: they are another's in the state where a report is told."""
    office = mention.office or ""
    titles = table.title_words
    abroad = titles.is_posted(office) or office == EMBASSY or head_word(office) in titles.equals
    return mention.country is not None and abroad
