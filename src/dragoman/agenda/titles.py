"""The title of an item of the agenda: a noun phrase, as it would stand in a diary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.agenda.wording import describe, lent_subject, whole_clause, written
from dragoman.codebook.agenda_words import AgendaWords
from dragoman.records import Cast, Entity, Reading, Sentence, TimeMention, Token
from dragoman.records.words import VERBAL

_UNTIL, _RELATIVE = "until", "acl:relcl"
#: How the ids of those begin who have a description and no name.
_GROUP = "ac_"
_ENDS = frozenset({",", ";", ":", "(", "—", "–", "--"})
#: Words of a title.
_LONGEST = 16


def title(sentence: Sentence, token: int, words: AgendaWords, *, cast: Cast, times: Sequence[TimeMention]) -> str:
    """Return "visit of X to Y" for "X will visit Y", the noun's phrase for a noun, without the day, which stands beside it."""
    word = sentence.tokens[token]
    held = _held(sentence, word, words)
    if held is not None:
        token, word = held.i, held
    noun = _noun(sentence, word, words)
    timed = {i for m in times if m.sentence == sentence.number for i in range(m.first, m.last)}
    named = _named(sentence, word, noun, words=words, cast=cast, timed=timed) if noun else None
    told = next((t.i for t in sentence.children(token, "nsubj") if t.text.lower() in words.nouns), token)
    owners = {t.i for t in sentence.children(token, "nmod:poss") if t.pos == "PRON"}  # "holds its parade"
    return named or describe(
        sentence, token if noun else told, words, but=frozenset({*_days(sentence, times), *owners})
    )


def _held(sentence: Sentence, word: Token, words: AgendaWords) -> Token | None:
    """Return the meeting or vote that is held, convened or attended, which says more than its verb."""
    if word.pos not in VERBAL or word.lemma.lower() not in words.tables.holding:
        return None
    return next((t for t in sentence.children(word.i, "obj") if t.text.lower() in words.nouns), None)


def due(sentence: Sentence, mention: TimeMention, words: AgendaWords, *, reading: Reading) -> str | None:
    """Return the title of a deadline for an act: "deadline for Oslo to answer", "end of the sanctions"."""
    if mention.governor is None or sentence.tokens[mention.governor].pos != "VERB":
        return None
    verb = sentence.tokens[mention.governor]
    days = {*range(mention.first, mention.last), *_days(sentence, reading.times)}
    below = (t for t in sentence.children(verb.i, "xcomp") if t.i < mention.first)
    kept_by = next((t for t in (verb, *below) if t.lemma.lower() in words.tables.extending), None)
    if mention.relation == _UNTIL and kept_by is not None:
        kept = next((t for t in sentence.children(kept_by.i, "obj") if t.pos != "PRON"), None)
        return f"{words.tables.end} of {text_of(sentence, [kept.i])}" if kept else None
    if mention.relation == _UNTIL:  # "has until June to answer"
        act = next((t for t in sentence.children(verb.i, "xcomp", "advcl", "acl") if t.i >= mention.last), None)
        if verb.lemma.lower() not in words.tables.granting or act is None:
            return _done(sentence, verb)
        who = [t.i for t in sentence.children(verb.i, "iobj", "nsubj")]
        return _deadline(sentence, act, who[-1:], words=words, cast=reading.cast, but=days)
    roles = (p.roles for p in reading.propositions if (p.sentence, p.predicate) == (sentence.number, verb.i))
    found = next(roles, {})
    who = list(found.get("subject" if not _is_passive(sentence, verb) else "object", ()))[:1]
    return _deadline(sentence, verb, who, words=words, cast=reading.cast, but=days)


def _done(sentence: Sentence, verb: Token) -> str | None:
    """Return what a relative clause says is done until a day: "tariff suspended"."""
    object_ = any(t.has("PronType=Rel") for t in sentence.children(verb.i, "obj"))
    done = object_ or (_is_passive(sentence, verb) and verb.dep == _RELATIVE)
    told = _told_of(sentence, verb) if done else []
    return f"{text_of(sentence, told)} {verb.text}" if told else None


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    """Tell what is done to its subject: "must be ratified", "wants it ratified"."""
    helped = sentence.children(verb.i, "aux", "mark")
    bare = verb.has("VerbForm=Part") and not helped and verb.dep in {"xcomp", "acl", "ccomp"}
    return bare or any(t.dep == "nsubj:pass" for t in sentence.children(verb.i, "nsubj"))


def _deadline(
    sentence: Sentence, verb: Token, who: Sequence[int], *, words: AgendaWords, cast: Cast, but: set[int]
) -> str | None:
    """Return "deadline for WHO to do so": the act with what follows it, without days and what is told beside."""
    name = _names(sentence, [i for i in who if not sentence.tokens[i].has("PronType=Rel")], cast)
    passive = _is_passive(sentence, verb)
    apart = {i for t in sentence.children(verb.i, "conj", "parataxis", "advcl") for i in sentence.subtree(t.i)}
    rest = [i for i in sentence.subtree(verb.i) if i > verb.i and i not in apart and i not in but]
    shown: list[int] = []
    for i in rest:
        relative = sentence.tokens[i].has("PronType=Rel") or sentence.tokens[i].text in _ENDS
        if relative or len(shown) == _LONGEST:
            break
        shown.append(i)
    while shown and sentence.tokens[shown[-1]].pos in {"ADP", "CCONJ", "PUNCT", "DET", "PART", "SCONJ"}:
        shown.pop()
    if not name and not shown:
        return None
    act = f"be {verb.text}" if passive else verb.lemma.lower()
    parts = [words.tables.due, f"for {name}" if name else "", f"to {act}", written(sentence, shown)]
    return " ".join(part for part in parts if part)


def _noun(sentence: Sentence, word: Token, words: AgendaWords) -> str | None:
    """Return the noun for the act of a verb; what takes effect enters into force."""
    if word.pos not in VERBAL:
        return None
    low, tables = word.text.lower(), words.tables
    particle = next((t.text.lower() for t in sentence.children(word.i, "compound")), "")
    near = (t.text.lower() for t in sentence.children(word.i, "obj", "obl"))
    if low in tables.effect_verbs and not tables.effects.isdisjoint(near):
        return tables.effect_act
    return words.acts.get(f"{low} {particle}") or words.acts.get(low)


def _named(
    sentence: Sentence, word: Token, noun: str, *, words: AgendaWords, cast: Cast, timed: set[int]
) -> str | None:
    """Return the noun of an act with who takes part in it, where, and to what end."""
    clause = whole_clause(sentence, word.i)
    verbs = (word.i, clause) if sentence.tokens[clause].pos in VERBAL else (word.i,)  # not: "is enough to start"
    by = [t.i for verb in verbs for t in sentence.children(verb, "nsubj") if not t.has("PronType=Rel")][:1]
    by = by or _told_of(sentence, sentence.tokens[clause])
    who = _names(sentence, by or lent_subject(sentence, clause)[-1:], cast)
    things = (t for t in sentence.children(word.i, "obj") if t.pos not in {"PRON", "DET"})
    done = [t.i for t in things if t.text.lower() not in words.tables.effects]
    if not who:
        return None
    timed = timed | {t.i for t in sentence.tokens if t.text.lower() in words.tables.dates}  # "for the first time"
    if done and words.verbs.get(word.text.lower()) not in {words.tables.journey, *words.tables.events.values()}:
        parts = [noun, "of", text_of(sentence, done), "by", who]
    else:
        parts = [noun, "of", who]
        with_, to = (done, []) if word.lemma in words.tables.joint else ([], done)
        for case, there in (
            ("with", _names(sentence, [*with_, *_marked(sentence, word, words.tables.partners)], cast)),
            (
                "to",
                text_of(sentence, [*to, *(i for i in _marked(sentence, word, words.tables.aims) if i not in timed)]),
            ),
        ):
            parts += [case, there] if there else []
    spots = text_of(sentence, (i for i in places(sentence, word, cast=cast, words=words) if i not in timed))
    parts += [f"in {spots}"] if spots and spots not in " ".join(parts) else []
    aims = (*(i for i in _marked(sentence, word, words.tables.ends) if i not in timed), *_aims(sentence, word, words))
    parts += [f"for {aim}" for aim in [text_of(sentence, aims)] if aim]
    return " ".join(" ".join(parts).split()[:_LONGEST])


def _told_of(sentence: Sentence, verb: Token) -> list[int]:
    """Return what a clause beside a noun tells of: "a tariff of 25 percent that is due to take effect", "a contract, due to expire"."""
    if verb.dep != _RELATIVE and not (verb.dep == "acl" and verb.pos == "ADJ"):
        return []
    noun = sentence.tokens[verb.head]
    measure = noun.dep == "nmod" and bool(sentence.children(noun.i, "nummod"))
    return [noun.head if measure else noun.i]


def _aims(sentence: Sentence, word: Token, words: AgendaWords) -> Iterator[int]:
    """Yield the meeting for which somebody travels: "to take part in the summit"."""
    for act in sentence.children(word.i, "advcl", "xcomp"):
        near = sentence.children(act.i, "obj", "obl")
        yield from [t.i for t in near if words.nouns.get(t.text.lower()) in words.tables.events.values()][:1]


def text_of(sentence: Sentence, heads: Iterable[int]) -> str:
    """Return the phrases of some heads as they stand."""
    return " and ".join(dict.fromkeys(written(sentence, _phrase(sentence, head)) for head in heads))


def places(sentence: Sentence, word: Token, *, cast: Cast, words: AgendaWords) -> Iterator[int]:
    """Yield the named places in which something will be."""
    yield from (
        i
        for i in _marked(sentence, word, words.tables.placing)
        if sentence.tokens[i].pos == "PROPN" or cast.at(sentence.number, i)
    )


def _marked(sentence: Sentence, word: Token, cases: frozenset[str]) -> Iterator[int]:
    for near in sentence.children(word.i, "obl"):
        if any(case.text.lower() in cases for case in sentence.children(near.i, "case")) and near.pos in {
            "PROPN",
            "NOUN",
            "PRON",
        }:
            yield near.i


def _names(sentence: Sentence, heads: Iterable[int], cast: Cast) -> str:
    """Return who or what some heads stand for: the names of the cast, else their phrases."""
    found: list[str] = []
    for head in heads:
        joint = [head, *(t.i for t in sentence.children(head, "conj"))]
        for one in joint:
            known = [e.name for e in cast.at(sentence.number, one)]
            if sentence.tokens[one].pos == "NOUN" and not _is_somebody(
                sentence.tokens[one], cast.at(sentence.number, one)
            ):
                known = []  # "the joint commission"
            if known or sentence.tokens[one].pos != "PRON":
                found += known or [written(sentence, _phrase(sentence, one))]
    return " and ".join(dict.fromkeys(found))


def _is_somebody(noun: Token, known: Sequence[Entity]) -> bool:
    """Tell a noun that stands for one whom another name tells better: "the minister", for her name."""
    return len(known) == 1 and (not known[0].id.startswith(_GROUP) or noun.lemma.lower() in known[0].name.lower())


def _phrase(sentence: Sentence, head: int) -> list[int]:
    """Return the words of a noun, without its case, clauses and what is joined to it."""
    below = [sentence.tokens[i] for i in sentence.subtree(head) if i != head]
    apart = {
        i
        for t in below
        if t.dep == _RELATIVE or (t.head == head and t.dep.partition(":")[0] in _APART)
        for i in sentence.subtree(t.i)
    }
    inside = [i for i in sentence.subtree(head) if i not in apart]
    opening = sentence.tokens[inside[0]]
    first = opening.i == 0 or sentence.tokens[opening.i - 1].pos == "PUNCT"
    article = opening.pos == "DET" and not opening.has("PronType=Tot")
    return inside[1:] if len(inside) > 1 and article and first else inside  # no "The" in mid-title


_APART = frozenset({"case", "conj", "cc", "acl", "appos", "punct", "advcl", "parataxis"})


def _days(sentence: Sentence, times: Sequence[TimeMention]) -> Iterator[int]:
    """Yield the words of the days in a sentence with the "on" before them: the day of an item stands beside its title."""
    for mention in times:
        if mention.sentence == sentence.number and mention.relation == "in" and mention.time.start:
            before = mention.first - 1
            if all(token.pos == "PUNCT" for token in sentence.tokens[: mention.first]):  # "May 3: Vote in Oslo"
                yield from range(mention.last)
            if before >= 0 and sentence.tokens[before].pos == "ADP":
                yield before
                yield from range(mention.first, mention.last)
