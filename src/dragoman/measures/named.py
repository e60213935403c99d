"""Measures named by a noun: "the 25 percent tariff", with who set it on whom, what has become of it, and until when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.inflection import singular
from dragoman.codebook.measure_words import MeasureWords
from dragoman.records import Entity, Measure, Reading, TimeMention, fact_id
from dragoman.records.stream import NOMINAL, Range, Stream
from dragoman.statements.phrases import noun_phrase, own_subject, subject

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?$")
CLIMB = 4
#: Words of a measure's phrase.
LONGEST = 12
#: Of who set it, on whom, and by what act, a measure without a rate needs so many.
ENOUGH = 2
#: What a step makes of a measure only once it is taken.
ENDINGS, PROPOSED = frozenset({"paused", "ended"}), "proposed"
#: Relations at which another clause begins, whose times are not those of a measure below it.
APART = frozenset({"acl:relcl", "advcl", "ccomp", "parataxis", "root"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A measure word in its sentence: the head noun, the phrase, its kind."""

    head: int
    words: Range
    kind: str


def mentions(words: Stream, lexicon: MeasureWords) -> Iterator[Found]:
    """Yield the nouns that name a measure, unless they only modify another noun ("tariff policy")."""
    for at, text in enumerate(words.lower):
        if words.tokens[at].pos not in {"NOUN", "PROPN"} or not words.body(at):
            continue
        for parts, kind in lexicon.phrases.get(singular(text), ()):
            start = at - len(parts) + 1
            if start >= 0 and words.lower[start:at] == parts[:-1]:
                if words.relation(at) != "compound":
                    yield Found(head=at, words=noun_phrase(words, at), kind=kind)
                break


def imposed(
    words: Stream, found: Found, *, reading: Reading, lexicon: MeasureWords, known: bool = False
) -> Measure | None:
    """Return the measure that a noun names, if its sentence says enough of it, or if it is known from before."""
    verb, status = state(words, found, reading=reading, lexicon=lexicon)
    spared = verb is not None and status == "in-force" and lexicon.verbs.get(words.lower[verb]) in ENDINGS
    by, on = sides(words, found, verb=verb, spared=spared, reading=reading, lexicon=lexicon)
    told = (verb, bearer(words, found.head, lexicon=lexicon), laid(words, found.head, lexicon))
    act = next((at for at in told if at is not None), None)
    value = percentage(words, found, lexicon)
    standing = by is not None and found.kind in lexicon.words.standing
    if not (known or standing or value is not None) and sum(x is not None for x in (by, on, act)) < ENOUGH:
        return None
    ending = spared and act is not None and not reading.denies(*words.entity_key(act))  # "will be lifted in June"
    start, until = dates(words, (found.head, act), status="ended" if ending else status, reading=reading)
    span = words.span(proof(words, found, verb=act, lexicon=lexicon))
    return Measure(
        id=fact_id("me", reading.article, (found.kind, span.start, span.end)),
        what=words.text(named(words, found, lexicon)),
        kind=found.kind,
        by=by,
        on=on,
        value=value,
        unit="percent" if value is not None else None,
        from_=start,
        until=until,
        status=status,
        evidence=(span,),
        confidence=0.5 + 0.1 * sum(x is not None for x in (value, by, on)),
    )


def sides(
    words: Stream, found: Found, *, verb: int | None, spared: bool, reading: Reading, lexicon: MeasureWords
) -> tuple[str | None, str | None]:
    """Return whose measure it is and on whom or what it lies; who bears it, or would spare others it, need not have set it."""
    doer = acting(words, verb, found, reading=reading)
    borne = verb is not None and words.lower[verb] in lexicon.borne
    owned = owner(words, found.head, reading=reading, lexicon=lexicon)
    by = owned.name if owned else None if borne or spared else doer
    heads = (found.head, verb, laid(words, found.head, lexicon))
    bearing = bearer(words, found.head, lexicon=lexicon)
    on = (
        partner(words, found, reading=reading, lexicon=lexicon, but=by)
        or (doer if borne else target(words, heads, reading=reading, lexicon=lexicon))
        or relieved(words, found.head, reading=reading, lexicon=lexicon)
        or (there(words, own_subject(words, bearing), reading) if bearing is not None else None)
    )
    return by, on


def laid(words: Stream, head: int, lexicon: MeasureWords) -> int | None:
    """Return the participle behind a measure: "the tariffs imposed on steel"."""
    return next((c for c in words.kids(head, "acl") if c > head and words.lower[c] in lexicon.verbs), None)


def named(words: Stream, found: Found, lexicon: MeasureWords) -> Range:
    """Return the phrase of a measure with all that stands before its noun, as its rate, unless that is long."""
    start = max([min(found.words[0], words.left[found.head]), *(c + 1 for c in words.kids(found.head, "case"))])
    opening = words.lower[start] in lexicon.words.articles or words.tokens[start].pos == "CCONJ"
    start = start + 1 if opening else min(start, found.head)
    return (start, found.words[1]) if found.words[1] - start <= LONGEST else found.words


def proof(words: Stream, found: Found, *, verb: int | None, lexicon: MeasureWords) -> Range:
    """Return the words from the verb, or from what the measure is governed by ("a pause on"), to the end of the phrase."""
    above = words.heads[found.head]
    governed = any(words.lower[above] in nouns for nouns in lexicon.words.nouns.values())
    low = min(named(words, found, lexicon)[0], found.head if verb is None else verb)
    high = max(found.words[1], words.right[found.head] + 1)
    if governed and words.right[above] - words.left[above] <= 2 * LONGEST:
        low, high = min(low, words.left[above]), max(high, words.right[above] + 1)
    return low, min(high, words.bounds(found.head)[1])


def percentage(words: Stream, found: Found, lexicon: MeasureWords) -> float | None:
    """Return the share beside a measure: "25 percent tariffs", "tariffs of 10%"."""
    low, high = words.bounds(found.head)
    start = max(low, min(found.words[0], words.left[found.head]))
    places = [*range(start, found.head), *range(found.head + 1, min(high, found.head + 8))]
    for at in places:
        unit = words.lower[at] in lexicon.words.percent and at > low
        figure = words.tokens[at - 1].text if unit else ""
        if unit and figure == "-" and at > low + 1:
            figure = words.tokens[at - 2].text
        linked = at < found.head or any(words.lower[k] in lexicon.words.value_links for k in range(found.head + 1, at))
        if unit and linked and NUMBER.match(figure):
            return float(figure.replace(",", ""))
    return None


def state(words: Stream, found: Found, *, reading: Reading, lexicon: MeasureWords) -> tuple[int | None, str]:
    """Return the verb that governs a measure and what becomes of the measure."""
    status = "in-force"
    for child in words.kids(found.head, "amod"):
        status = next((s for s, adjs in lexicon.words.adjectives.items() if words.lower[child] in adjs), status)
    verb = laid(words, found.head, lexicon)
    if verb is not None and not governed(words, found.head, lexicon):  # "a tariff, which Washington suspended"
        return verb, planned(words, verb, status=lexicon.verbs[words.lower[verb]], reading=reading, lexicon=lexicon)
    at = found.head
    for _ in range(CLIMB):
        head = words.heads[at]
        if head == at:
            break
        at = head
        if words.tokens[at].pos == "NOUN":
            named = next((s for s, nouns in lexicon.words.nouns.items() if words.lower[at] in nouns), None)
            if named:
                # "Called for the lifting of sanctions."
                asked = lexicon.verbs.get(words.lower[words.heads[at]]) == PROPOSED
                return None, "in-force" if named in ENDINGS and asked else named
        elif words.tokens[at].pos == "VERB":
            known = lexicon.verbs.get(words.lower[at])
            if known is None:
                return None, status
            return at, planned(words, at, status=known, reading=reading, lexicon=lexicon)
    return None, status


def governed(words: Stream, head: int, lexicon: MeasureWords) -> bool:
    """Tell whether a step, as a noun or a verb, is taken with a measure: "the lifting of sanctions imposed on Minsk"."""
    above = words.heads[head]
    return words.lower[above] in lexicon.verbs or any(
        words.lower[above] in nouns for nouns in lexicon.words.nouns.values()
    )


def planned(words: Stream, verb: int, *, status: str, reading: Reading, lexicon: MeasureWords) -> str:
    """Return the status; a step only planned, asked for or denied is proposed, or leaves in force what it would end."""
    if not open_step(words, verb, reading=reading, lexicon=lexicon):
        return status
    denied = reading.denies(*words.entity_key(verb))
    if words.lower[words.heads[verb]] in lexicon.deciding and not denied:  # "agreed to prolong"
        return status if words.lower[verb] in lexicon.words.renewing or status in ENDINGS else "announced"
    return "proposed" if status in {"in-force", "announced"} else "in-force" if status in ENDINGS else status


def open_step(words: Stream, verb: int, *, reading: Reading, lexicon: MeasureWords) -> bool:
    """Tell whether a verb is future, only possible, asked for, or denied: "to lift", "would impose", "did not ease"."""
    modal = any(words.lower[c] in lexicon.words.modals for c in words.kids(verb, "aux", "mark"))
    if modal or reading.denies(*words.entity_key(verb)):
        return True
    # "To release him or face sanctions."
    joint = words.relation(verb) == "conj" and not words.kids(verb, "nsubj", "aux")
    if not joint or words.tokens[verb].has("Tense=Past"):
        return False
    return open_step(words, words.heads[verb], reading=reading, lexicon=lexicon)


def owner(words: Stream, head: int, *, reading: Reading, lexicon: MeasureWords) -> Entity | None:
    """Return whose measure it is by its own phrase: "US tariffs", "Ankara's embargo", "sanctions by the EU"."""
    if words.relation(head) == "conj" and not words.kids(head, "nmod"):  # "the administration's tariffs and duties"
        return owner(words, words.heads[head], reading=reading, lexicon=lexicon)
    for child in words.kids(head, "nmod", "amod", "compound"):
        cased = [words.lower[c] for c in words.kids(child, "case")]
        possessive = words.tokens[child].dep == "nmod:poss" or not cased
        if possessive or any(case in lexicon.words.by for case in cased):
            found = reading.cast.at(*words.entity_key(child))
            if found:
                return found[0]
    return None


def acting(words: Stream, verb: int | None, found: Found, *, reading: Reading) -> str | None:
    """Return the names of the subject, or the agent in the passive, of the verb that governs a measure."""
    if verb is None:
        return None
    agents = [c for c in words.kids(verb, "obl") if words.tokens[c].dep == "obl:agent"]
    head = agents[0] if agents else controller(words, verb, reading)
    if head is None or head == found.head:
        return None
    heads = [head, *words.kids(head, "conj")]
    acting_ = {e.id: e.name for h in heads for e in reading.cast.at(*words.entity_key(h))}
    return " and ".join(acting_.values()) or None


def controller(words: Stream, verb: int, reading: Reading) -> int | None:
    """Return who acts: the subject, or of "gave the junta a week to leave or face sanctions" the junta."""
    number, i = words.entity_key(verb)
    roles = next((p.roles for p in reading.propositions if (p.sentence, p.predicate) == (number, i)), {})
    low = words.bounds(verb)[0]
    return next((low + at for at in roles.get("subject", ())), subject(words, verb))


def target(words: Stream, heads: tuple[int | None, ...], *, reading: Reading, lexicon: MeasureWords) -> str | None:
    """Return on whom or what a measure lies: "on steel", "against Minsk"."""
    for head in heads:
        for child in words.kids(head, "nmod", "obl") if head is not None else ():
            if child > (heads[0] or 0) and any(words.lower[c] in lexicon.words.on for c in words.kids(child, "case")):
                found = reading.cast.at(*words.entity_key(child))
                if found:
                    return found[0].name
                counted = words.kids(child, "nummod") or timed(words, child, reading)
                counted = counted or any(words.lower[c] in lexicon.words.causes for c in words.kids(child, "case"))
                if words.tokens[child].pos in NOMINAL - {"NUM", "PRON"} and not counted:
                    return words.text(noun_phrase(words, child))
    return None


def partner(words: Stream, found: Found, *, reading: Reading, lexicon: MeasureWords, but: str | None) -> str | None:
    """Return the other side of an agreement: "its treaty with Finland"."""
    links = lexicon.words.sides.get(found.kind, frozenset())
    beside = (c for c in words.kids(found.head, "nmod") if any(words.lower[k] in links for k in words.kids(c, "case")))
    names = (
        e.name for c in beside for head in (c, *words.kids(c, "conj")) for e in reading.cast.at(*words.entity_key(head))
    )
    return " and ".join(dict.fromkeys(name for name in names if name != but)) or None


def bearer(words: Stream, head: int, *, lexicon: MeasureWords) -> int | None:
    """Return the noun that says who bears a measure: "the subject of sanctions"."""
    above = words.heads[head]
    bears = words.relation(head) == "nmod" and words.lower[above] in lexicon.words.bearers
    return above if bears and words.kids(above, "cop") else None


def there(words: Stream, head: int | None, reading: Reading) -> str | None:
    """Return the names of the actors at a head."""
    found = reading.cast.at(*words.entity_key(head)) if head is not None else ()
    return " and ".join(e.name for e in found) or None


def relieved(words: Stream, head: int, *, reading: Reading, lexicon: MeasureWords) -> str | None:
    """Return who bears a measure by asking to be spared: "seeks exemptions from the tariffs"."""
    at = words.heads[head]
    if words.lower[at] not in lexicon.words.reliefs or words.heads[at] == at:
        return None
    seeker = subject(words, words.heads[at])
    found = reading.cast.at(*words.entity_key(seeker)) if seeker is not None else ()
    return " and ".join(e.name for e in found) or None


def timed(words: Stream, at: int, reading: Reading) -> bool:
    """Tell whether a token is part of a time expression."""
    number, i = words.entity_key(at)
    return any(m.sentence == number and m.first <= i < m.last for m in reading.times)


def dates(
    words: Stream, heads: tuple[int, int | None], *, status: str, reading: Reading
) -> tuple[str | None, str | None]:
    """Return since when and until when, as the sentence says; a verb's own date is when it came into force or ended."""
    number, low = words.entity_key(heads[0])[0], words.bounds(heads[0])[0]
    start = until = None
    for mention in reading.times:
        if mention.sentence != number or not told_of(words, heads, mention):
            continue
        if mention.relation == "until":
            until = until or mention.time.end or mention.time.start
        elif mention.relation == "since":
            start = start or mention.time.start
        elif heads[1] is not None and words.heads[low + last_noun(words, low, mention)] == heads[1]:
            start = start or (mention.time.start if status == "in-force" else None)
            until = until or (mention.time.start if status == "ended" else None)
    return start, until


def told_of(words: Stream, heads: tuple[int, int | None], mention: TimeMention) -> bool:
    """Tell whether a time is told of a measure, of its verb, or of what these hang on in their own clause."""
    if mention.governor is None:
        return True
    at, governor = heads[0], words.bounds(heads[0])[0] + mention.governor
    path = [at]
    while words.heads[at] != at and words.tokens[at].dep not in APART:
        at = words.heads[at]
        path.append(at)
    return governor in path or (words.heads[governor] in path and words.tokens[governor].dep not in APART)


def last_noun(words: Stream, low: int, mention: TimeMention) -> int:
    """Return the token of a time expression that hangs on something outside of it."""
    inside = range(mention.first, mention.last)
    return next((i for i in inside if words.heads[low + i] - low not in inside), mention.first)
