"""What a report tells only aside: clauses in the past that are no news of its day."""

from __future__ import annotations

from dragoman.codebook.grammar import Grammar, kind_of
from dragoman.records import Proposition, Sentence, Token
from dragoman.times import clause_of

#: How an act without a date of its own is told: as the report's news, on the way to it, or as what lies behind it.
TOLD, ASIDE, BEHIND = "told", "aside", "behind"
_SAME, _EARLIER, _LATER, _SINCE = "same", "earlier", "later", "since"
_SUBJECTS = ("nsubj", "csubj")


def standing(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> str:
    """Return TOLD for the report's own news, ASIDE for what may be of any day, BEHIND for what a clause tells as long known."""
    if _remembered(sentence, proposition, grammar):
        return BEHIND
    if proposition.tense == "Past" and proposition.perfect:
        return BEHIND if _long_before(sentence, proposition.verb, grammar) else ASIDE  # "had expelled"
    if _years_on(sentence, proposition, grammar):
        return BEHIND
    if proposition.bare and not _happens(sentence, proposition):
        return ASIDE  # "discussed the attack"
    clause = clause_of(sentence, proposition.verb)
    if any(
        _of_link(sentence, word, above=clause, grammar=grammar) == BEHIND
        for word in sentence.children(clause, "advcl")
        if word.i < clause
    ):
        return ASIDE  # "When Russia invaded Ukraine, Germany imposed sanctions"
    return _of_clause(sentence, clause, grammar)


def _remembered(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell "the anniversary of the invasion", "remember how it shelled the port", "a year after the expulsion"."""
    word = sentence.tokens[proposition.predicate]
    above = sentence.tokens[word.head].lemma.lower()
    if not proposition.bare:
        return word.dep == "ccomp" and above in grammar.remembering and _is_past(sentence, word)
    if any(
        kind_of(grammar.links, t.text.lower()) == _EARLIER
        and t.i
        and sentence.tokens[t.i - 1].text.lower() in grammar.far_units
        for t in sentence.children(word.i, "case")
    ):
        return True
    kept = word.dep.startswith("nmod") and above in grammar.memorials
    return kept or (word.dep.partition(":")[0] in {"obj", "nsubj"} and above in grammar.commemorating)


def _long_before(sentence: Sentence, verb: int, grammar: Grammar) -> bool:
    """Tell "had endorsed it long before", "had left years before the war"."""
    for word in (t for t in sentence.tokens if kind_of(grammar.links, t.text.lower()) == _LATER):
        before = sentence.tokens[word.i - 1].text.lower() if word.i else ""
        above = clause_of(sentence, word.i)
        near = verb in {above, clause_of(sentence, sentence.tokens[above].head)}
        if near and (before in grammar.far | grammar.far_units):
            return True
    return False


def _years_on(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell an act aside in a sentence that looks back: "twenty years on, the diplomats expelled by Chad sue"."""
    word = sentence.tokens[proposition.verb]
    aside = word.dep in {"acl", "advcl"} and not word.has("VerbForm=Fin") and proposition.tense is None
    tokens = sentence.tokens
    return aside and any(
        t.text.lower() in grammar.far_units
        and t.i + 1 < len(tokens)
        and tokens[t.i + 1].text.lower() in grammar.years_on
        and any(n.pos == "NUM" for n in sentence.children(t.i, "nummod"))
        and proposition.passive
        for t in tokens
    )


def _happens(sentence: Sentence, proposition: Proposition) -> bool:
    """Tell whether an act told by a noun is what its clause is about: "the attack killed ten"."""
    word = sentence.tokens[proposition.predicate]
    return word.dep.partition(":")[0] in _SUBJECTS or word.dep == "root"


def _of_clause(sentence: Sentence, clause: int, grammar: Grammar) -> str:
    """Walk up from a clause: how it hangs on the one above decides."""
    seen: set[int] = set()
    while clause not in seen:
        seen.add(clause)
        word = sentence.tokens[clause]
        relation = word.dep.partition(":")[0]
        above = clause_of(sentence, word.head)
        if relation == "acl":
            of_time = sentence.tokens[word.head].lemma.lower() in grammar.time_nouns
            return BEHIND if of_time and word.dep != "acl" else ASIDE
        if relation == "advcl" and (found := _of_link(sentence, word, above=above, grammar=grammar)):
            return found
        clause = above
    return TOLD


def _of_link(sentence: Sentence, word: Token, *, above: int, grammar: Grammar) -> str | None:
    """Return how an adverbial clause in the past stands to the clause above, None where it shares that one's standing."""
    mark = next(
        (t for t in sentence.children(word.i, "mark", "advmod") if kind_of(grammar.links, t.text.lower())), None
    )
    if mark is None or not _is_past(sentence, word):
        return None
    kind = kind_of(grammar.links, mark.text.lower())
    if kind == _SINCE:
        return BEHIND
    if kind == _SAME:
        before = sentence.tokens[mark.i - 1] if mark.i else None
        if before is not None and before.lemma.lower() in grammar.time_nouns:
            return BEHIND
        return ASIDE if word.i > above and _tells(sentence, sentence.tokens[above]) else BEHIND
    far = kind == _EARLIER and mark.i and sentence.tokens[mark.i - 1].text.lower() in grammar.far_units
    return BEHIND if far else ASIDE


def _is_past(sentence: Sentence, verb: Token) -> bool:
    return any(word.has("Tense=Past") for word in (verb, *sentence.children(verb.i, "aux", "cop")))


def _tells(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a clause tells an act in the simple past, not a state or what still holds."""
    helpers = sentence.children(verb.i, "aux", "cop")
    if sentence.children(verb.i, "cop") or any(word.lemma.lower() == "have" for word in helpers):
        return False
    return verb.pos == "VERB" and _is_past(sentence, verb)
