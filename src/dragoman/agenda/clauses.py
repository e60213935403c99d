"""What clauses tell of a meeting or a journey: where it is to be held, that it is off, who will be where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dragoman.agenda.desk import Desk, Lead, ahead, kind_of_word, lead_at
from dragoman.agenda.titles import places, text_of
from dragoman.agenda.wording import describe, is_off
from dragoman.records import Sentence, TimeMention, Token
from dragoman.records.words import VERBAL

#: Modalities of what may not be.
_OPEN = frozenset({"possible", "desired", "conditional"})
#: Roles of what a sentence is about.
_MAIN = ("nsubj", "obj")
_NOUNS = frozenset({"NOUN", "PROPN"})


def held(desk: Desk) -> Iterator[Lead]:
    """Yield the meeting of which a clause says when it takes place: "the summit, to be held in Oslo on June 3"."""
    for sentence, verb, mention in _governed(desk):
        if verb.lemma.lower() not in desk.words.tables.happening and not is_off(
            desk.reading, sentence, verb, words=desk.words
        ):
            continue
        noun = _what_is_held(sentence, verb)
        coming = ahead(desk, mention.time, verb=verb) or _is_coming(desk, sentence, verb)
        if noun is not None and noun.pos == "PRON" and coming:
            yield from _held_again(desk, sentence, verb=verb, mention=mention)
            continue
        kind = noun_kind(sentence, noun, desk) if noun is not None else None
        if noun is None or kind is None or not coming:
            continue
        off = is_off(desk.reading, sentence, verb, words=desk.words)
        if not off and _is_doubtful(desk, sentence, verb):
            continue
        time = mention.time
        if mention.relation == "since":
            time = replace(time, end=time.start, granularity="day")
        lead = lead_at(desk, sentence, noun.i, kind=kind, time=time, confidence=0.5)
        what = _what(desk, sentence, noun, verb=verb)
        yield replace(lead, what=what, state=desk.words.tables.off_state if off else None, named=True)


def _held_again(desk: Desk, sentence: Sentence, *, verb: Token, mention: TimeMention) -> Iterator[Lead]:
    """Yield the meeting that a pronoun comes back to: "The talks were put off. They will be held on June 3"."""
    before = desk.sentences.get(sentence.number - 1)
    if before is None or before.paragraph != sentence.paragraph or _is_doubtful(desk, sentence, verb):
        return
    told = ((t, noun_kind(before, t, desk)) for t in reversed(before.tokens) if t.dep.startswith(_MAIN))
    noun, kind = next(((t, kind) for t, kind in told if kind), (None, None))
    if noun is None or kind is None:
        return
    named = lead_at(desk, before, noun.i, kind=kind, time=mention.time, confidence=0.5)
    lead = lead_at(desk, sentence, verb.i, kind=kind, time=mention.time, confidence=0.5)
    yield replace(lead, parties=named.parties, what=named.what, named=True)


def _what(desk: Desk, sentence: Sentence, noun: Token, *, verb: Token) -> str:
    """Return a meeting with the place where it is to be held."""
    apart = set(sentence.subtree(verb.i)) if verb.head == noun.i else set()
    timed = {i for m in desk.reading.times if m.sentence == sentence.number for i in range(m.first, m.last)}
    name = describe(sentence, noun.i, desk.words, but=frozenset(apart | timed))
    spots = (i for i in places(sentence, verb, cast=desk.reading.cast, words=desk.words) if i not in timed)
    where = next((text_of(sentence, [i]) for i in spots), None)
    return f"{name} in {where}" if where and where not in name else name


def called_off(desk: Desk) -> Iterator[Lead]:
    """Yield what will not be: "there will be no meeting on Friday", "they will not meet on July 6"."""
    for sentence, verb, mention in _governed(desk):
        if not ahead(desk, mention.time, verb=verb):
            continue
        absent = (t for t in sentence.children(verb.i, "nsubj", "obj") if _is_none(sentence, t))
        own = verb if verb.pos in VERBAL and is_off(desk.reading, sentence, verb, words=desk.words) else None
        token = next(absent, own)
        kind = kind_of_word(token, desk.words) if token is not None else None
        if token is not None and kind is not None:
            lead = lead_at(desk, sentence, token.i, kind=kind, time=mention.time, confidence=0.5)
            if token is own and len(lead.parties) < 2:  # "it will not meet"
                continue
            yield replace(lead, state=desk.words.tables.off_state)


def journeys(desk: Desk) -> Iterator[Lead]:
    """Yield who comes or goes somewhere, or will be there: "comes to Batumi on July 3", "will be in Rome on Friday"."""
    for sentence, verb, mention in _governed(desk):
        goes = (
            verb.pos in VERBAL
            and verb.lemma.lower() in desk.words.tables.going
            and not sentence.children(verb.i, "obj")
        )
        if not ahead(desk, mention.time, verb=verb) or _is_doubtful(desk, sentence, verb):
            continue
        if goes:
            there = any(
                _leads(desk, sentence, t, cases=desk.words.tables.destined) for t in sentence.children(verb.i, "obl")
            )
        else:
            there = _is_to_be(desk, sentence, verb) and _leads(desk, sentence, verb, cases=desk.words.tables.placing)
        if there and _travels(desk, sentence, verb):
            yield lead_at(desk, sentence, verb.i, kind=desk.words.tables.journey, time=mention.time, confidence=0.5)


def noun_kind(sentence: Sentence, noun: Token, desk: Desk) -> str | None:
    """Return the kind of a meeting by its noun, or by that of its title: "the exercise Eastern Shield"."""
    kind = kind_of_word(noun, desk.words) if noun.pos in _NOUNS else None
    if kind is not None or noun.pos != "PROPN":
        return kind
    titles = (t for t in sentence.children(noun.i, "compound", "nmod", "flat") if t.pos == "NOUN" and t.i < noun.i)
    return next((kind for t in titles if (kind := kind_of_word(t, desk.words))), None)


def _governed(desk: Desk) -> Iterator[tuple[Sentence, Token, TimeMention]]:
    """Yield the words that times to come are told of."""
    for mention in desk.reading.times:
        sentence = desk.sentences.get(mention.sentence)
        if sentence is not None and mention.governor is not None and mention.relation in ("in", "since"):
            yield sentence, sentence.tokens[mention.governor], mention


def _what_is_held(sentence: Sentence, verb: Token) -> Token | None:
    """Return what a verb says it of: its subject, or the noun that its clause hangs on."""
    subject = next(iter(sentence.children(verb.i, "nsubj", "csubj")), None)
    if (
        verb.dep == "advcl" and subject is None and sentence.children(verb.i, "aux")
    ):  # hung on the verb above by mistake
        beside = sentence.children(verb.head, "obj", "obl")
        return next((t for t in reversed(beside) if t.i < verb.i and t.pos in _NOUNS), None)
    if verb.dep.startswith("acl") and (subject is None or subject.has("PronType=Rel")):
        return sentence.tokens[verb.head]
    if verb.dep == "xcomp" and subject is None:  # "is due to open"
        subject = next(iter(sentence.children(verb.head, "nsubj")), None)
    return subject


def _is_coming(desk: Desk, sentence: Sentence, verb: Token) -> bool:
    """Tell what a report without a day of its own says will be."""
    proposition = desk.propositions.get((sentence.number, verb.i))
    return desk.published is None and proposition is not None and proposition.modality in desk.words.tables.coming


def _is_doubtful(desk: Desk, sentence: Sentence, verb: Token) -> bool:
    """Tell what is denied, or only may be."""
    proposition = desk.propositions.get((sentence.number, verb.i))
    if desk.reading.denies(sentence.number, verb.i):
        return True
    if verb.dep == "acl":  # "the talks planned for July 3"
        return False
    told = proposition is not None and proposition.tense == "Past" and not verb.dep.startswith("acl")
    return told or (proposition is not None and proposition.modality in _OPEN)


def _is_none(sentence: Sentence, noun: Token) -> bool:
    """Tell a noun that there is none of."""
    return noun.pos == "NOUN" and any(
        t.has("PronType=Neg") or t.text.lower() == "no" for t in sentence.children(noun.i, "det")
    )


def _is_to_be(desk: Desk, sentence: Sentence, word: Token) -> bool:
    """Tell who "is to be" or "will be" somewhere."""
    if not sentence.children(word.i, "cop"):
        return False
    future = any(t.lemma.lower() in desk.words.tables.will for t in sentence.children(word.i, "aux"))
    return future or bool(sentence.children(word.i, "mark") and sentence.children(word.i, "cop")[1:])


def _leads(desk: Desk, sentence: Sentence, place: Token, *, cases: frozenset[str]) -> bool:
    """Tell a named place behind one of some prepositions."""
    named = place.pos == "PROPN" and not _is_timed(desk, sentence, place)
    return named and any(t.text.lower() in cases for t in sentence.children(place.i, "case"))


def _is_timed(desk: Desk, sentence: Sentence, word: Token) -> bool:
    return any(m.first <= word.i < m.last for m in desk.reading.times if m.sentence == sentence.number)


def _travels(desk: Desk, sentence: Sentence, verb: Token) -> bool:
    """Tell whether somebody goes there: who has a name or an office, not a state."""
    for subject in sentence.children(verb.i, "nsubj"):
        who = desk.reading.cast.at(sentence.number, subject.i)
        if any(e.country and e.id != e.country.lower() for e in who):
            return True
    return False
