"""Phrases that set an act in the past without a date: "during the Cold War", "under Saddam Hussein", "after the 1998 raid"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.codebook.words import fold
from dragoman.days import day_of
from dragoman.events.scene import Scene
from dragoman.events.status import long_ago
from dragoman.records import Proposition, Sentence, Token
from dragoman.times import clause_of, time_of_noun

if TYPE_CHECKING:
    from dragoman.codebook.book import Codebook
    from dragoman.codebook.grammar import Grammar

PERSON = "person"
ENDED = "ended"
ARTICLES = frozenset({"DET", "ADJ", "NUM", "ADV"})
PLURAL = "Number=Plur"
#: Whose age it is: "the Yeltsin years", "his time as minister", "the days of the shah".
OWNERS = ("nmod:poss", "compound", "nmod")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A prepositional phrase: its sentence, its noun and its prepositions."""

    sentence: Sentence
    noun: Token
    cases: frozenset[str]

    def words(self, *relations: str) -> frozenset[str]:
        """Return the words in the noun's dependents of these relations."""
        return frozenset(t.text.lower() for t in self.sentence.children(self.noun.i, *relations))


def in_past(scene: Scene, proposition: Proposition, codebook: Codebook) -> bool:
    """Tell whether a phrase of an act's clause, or of one above it, sets it in the past without a date."""
    sentence, grammar = scene.sentence(proposition.sentence), codebook.grammar
    published = day_of(scene.reading.article.published)
    verb = proposition.verb
    if _marked(sentence, verb, grammar) or _in_era(sentence, verb, grammar, published=published):
        return True
    if proposition.bare and _of_old(sentence, proposition.predicate, grammar):
        return True
    if _by_extinct(sentence, proposition, grammar, published=published):
        return True
    if _habit(sentence, verb, grammar) or _told_by_records(sentence, verb, grammar):
        return True
    phrases = tuple(_phrases(sentence, verb))
    if any(_of_epoch(phrase, grammar) for phrase in phrases):
        return True
    if proposition.tense == "Pres":  # "under Macron France has sent troops"
        return False
    return any(
        _of_age(phrase, grammar) or _of_ruler(scene, phrase, codebook) or _behind_dated(scene, phrase, codebook)
        for phrase in phrases
    )


def _marked(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Tell "in the past" and "previously"; "once" before a clause is no such mark, nor is "once again"."""
    tokens = sentence.tokens
    if any(
        t.text.lower() in grammar.far_units
        and back.text.lower() in grammar.ago
        and verb in sentence.subtree(clause_of(sentence, t.i))
        for t, back in pairwise(tokens)
    ):
        return True  # "months ago", "a couple of years back"
    return any(
        tokens[first].dep != "mark" and grammar.no_past.isdisjoint(t.text.lower() for t in tokens[end : end + 1])
        for first, end in _wordings_over(sentence, verb, grammar.past_marks)
    )


def _in_era(sentence: Sentence, verb: int, grammar: Grammar, *, published: date | None) -> bool:
    """Tell "during the Cold War" and "at the height of the pandemic", if that is over."""
    year = published.year if published is not None else 0
    over = (names for last, names in grammar.eras.items() if last == ENDED or year > int(last))
    return any(_leads_in(sentence, first, grammar) for first, _ in _wordings_over(sentence, verb, *over))


def _leads_in(sentence: Sentence, first: int, grammar: Grammar) -> bool:
    """Tell whether a preposition of time stands before an age: "during the", "at the height of the"."""
    before = _skipped(sentence, first - 1)
    if before >= 0 and sentence.tokens[before].text.lower() == grammar.portion_of:
        if before and sentence.tokens[before - 1].lemma.lower() in grammar.portions:
            before = _skipped(sentence, before - 2)
        else:
            return False
    return before >= 0 and sentence.tokens[before].text.lower() in grammar.setting | grammar.around_age


def _skipped(sentence: Sentence, at: int) -> int:
    """Return the place of the first word before articles, adjectives and numbers."""
    while at >= 0 and (sentence.tokens[at].pos in ARTICLES or sentence.tokens[at].text in "'’s-"):
        at -= 1
    return at


def _wordings_over(sentence: Sentence, verb: int, *lists: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the first word and the end of each phrase of some lists that stands in a verb's clause or in one above it, behind a space."""
    words = [token.text.lower() for token in sentence.tokens]
    known = set(words)
    text = f" {sentence.text.lower()}"
    for by_first in map(_by_first, lists):
        if known.isdisjoint(by_first):
            continue
        for first, phrase in ((at, phrase) for at, word in enumerate(words) for phrase in by_first.get(word, ())):
            end = first + len(phrase)
            if words[first:end] != phrase or f" {' '.join(phrase)}" not in text:
                continue
            if verb in sentence.subtree(clause_of(sentence, first)):
                yield first, end


@cache
def _by_first(phrases: frozenset[str]) -> dict[str, list[list[str]]]:
    """Return the phrases of a list by their first word, in words; there are as many lists as in the codebook."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[0], []).append(words)
    return found


def _phrases(sentence: Sentence, verb: int) -> Iterator[_Phrase]:
    """Yield the prepositional phrases of a verb's clause, or of one above it."""
    for token in sentence.tokens:
        if token.dep.partition(":")[0] != "obl":
            continue
        cases = frozenset(t.text.lower() for t in sentence.children(token.i, "case", "mark"))
        if cases and verb in sentence.subtree(clause_of(sentence, token.head)):
            yield _Phrase(sentence, token, cases)


def _of_epoch(phrase: _Phrase, grammar: Grammar) -> bool:
    """Tell "in an earlier round", "under the previous government", "during its first term"."""
    words, noun = phrase.words("amod", "compound"), phrase.noun.lemma.lower()
    former = words & grammar.adjectives["past"] or (grammar.initial in words and noun in grammar.terms)
    return bool(former and phrase.cases & grammar.setting) and noun in grammar.epochs


def _of_age(phrase: _Phrase, grammar: Grammar) -> bool:
    """Tell "in the Yeltsin years", "under the shah", "under three presidents", "as a young officer"."""
    noun, sentence = phrase.noun.lemma.lower(), phrase.sentence
    if grammar.guise in phrase.cases:
        words = " ".join(sentence.tokens[i].text.lower() for i in sentence.subtree(phrase.noun.i))
        young = phrase.words("amod", "compound") & grammar.youths
        return noun in grammar.youths or bool(young) or grammar.aged in words.replace(" - ", "-")
    if grammar.ruling in phrase.cases and (
        noun in grammar.regimes or (noun in grammar.rulers and phrase.noun.has(PLURAL))
    ):
        return True
    if noun not in grammar.ages or not phrase.cases & grammar.setting:
        return False
    owners = sentence.children(phrase.noun.i, *OWNERS)
    return any(t.pos in {"PROPN", "PRON"} or t.lemma.lower() in grammar.rulers | grammar.regimes for t in owners)


def _of_ruler(scene: Scene, phrase: _Phrase, codebook: Codebook) -> bool:
    """Tell "under Saddam Hussein" of somebody who rules no longer, as far as the table of office-holders knows."""
    noun, sentence = phrase.noun, phrase.sentence
    if (
        codebook.grammar.ruling not in phrase.cases
        or noun.pos != "PROPN"
        or sentence.children(noun.i, "nmod:desc", "compound")
    ):
        return False
    if not any(m.kind == PERSON and m.first <= noun.i < m.last for m in scene.mentions.get(sentence.number, ())):
        return False
    name = [noun.text, *(t.text for t in sentence.children(noun.i, "flat"))]
    day, table = scene.reading.article.published, codebook.actors
    known = table.holders.get(fold(" ".join(name))) or table.surnames.get(fold(name[-1]), ())
    return not any(holder.holds(day) for holder in known if day)


def _behind_dated(scene: Scene, phrase: _Phrase, codebook: Codebook) -> bool:
    """Tell what followed something long ago: "after the 1998 raid", "in the wake of the 1998 raid"; not "years after" it."""
    grammar, sentence = codebook.grammar, phrase.sentence
    if phrase.noun.lemma.lower() in grammar.sequels:
        nouns = sentence.children(phrase.noun.i, "nmod")
    else:
        nouns = (phrase.noun,) if phrase.cases & grammar.afterwards else ()
    first = min((t.i for t in sentence.children(phrase.noun.i, "case")), default=phrase.noun.i)
    counted = sentence.tokens[first - 1].lemma.lower() if first else ""
    if not nouns or counted in grammar.far_units | grammar.spans:
        return False
    published = day_of(scene.reading.article.published)
    times = (time_of_noun(scene.reading.times, sentence, noun.i) for noun in nouns)
    return any(m is not None and long_ago(m.time, published, days=codebook.ontology.historical_days) for m in times)


def _of_old(sentence: Sentence, noun: int, grammar: Grammar) -> bool:
    """Tell a noun of a past age: "the wartime invasion", "Soviet-era expulsions", "past raids"."""
    return any(
        t.text.lower() in grammar.olden or (sentence.hyphenated(t.i) or "").endswith(grammar.of_age)
        for t in sentence.children(noun, "amod", "compound")
    )


def _by_extinct(sentence: Sentence, proposition: Proposition, grammar: Grammar, *, published: date | None) -> bool:
    """Tell what a state did that is no more: "Soviet troops invaded", not "the former Soviet republics"."""
    if published is None or proposition.tense == "Pres":
        return False
    gone = {w for last, words in grammar.extinct.items() if published.year > int(last) for w in words}
    doers = (i for role in ("subject", "poss", "by") for i in proposition.roles.get(role, ()))
    for doer in doers:
        near = [sentence.tokens[doer], *(t for t in sentence.children(doer, "amod", "compound") if t.i < doer)]
        words = [t.text.lower() for t in near]
        if gone & {*words, *(f"{a} {b}" for a, b in pairwise(sorted(words[1:]) + words[:1]))}:
            return not grammar.adjectives["past"] & set(words)
    return False


def _habit(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Tell what somebody "used to" do."""
    word = sentence.tokens[verb]
    while word.dep == "conj" and word.head != word.i:
        word = sentence.tokens[word.head]
    head = sentence.tokens[word.head]
    to = any(t.text.lower() == "to" and t.i == head.i + 1 for t in sentence.children(word.i, "mark"))
    return (
        to
        and head.text.lower() == grammar.habitual
        and head.i != word.i
        and not sentence.children(head.i, "aux:pass", "cop")
    )


def _told_by_records(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Tell a past that archives or memoirs tell of: "declassified papers show that Chile armed the rebels"."""
    word = sentence.tokens[verb]
    if word.dep != "ccomp" or not any(t.has("Tense=Past") for t in (word, *sentence.children(verb, "aux"))):
        return False
    sources = (t for t in sentence.children(word.head, "nsubj", "obl") if t.i < verb)
    return any(sentence.tokens[i].lemma.lower() in grammar.chronicles for t in sources for i in sentence.subtree(t.i))
