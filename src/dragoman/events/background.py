"""What a report tells only aside: clauses in the past that are no news of its day."""

from __future__ import annotations

from dragoman.codebook.grammar import Grammar, kind_of
from dragoman.records import Proposition, Sentence, Token
from dragoman.times import clause_of

#: How an act without a date of its own is told: as the report's news, on the way to it, or as what lies behind it.
TOLD, ASIDE, BEHIND = "told", "aside", "behind"
_SAME, _EARLIER, _LATER, _SINCE = "same", "earlier", "later", "since"
#: How many clauses up a count of years may belong to.
REACH = 3
_SUBJECTS = ("nsubj", "csubj")
#: What follows "ten years on" where the phrase is complete.
_ENDS = frozenset({"PUNCT", "PROPN", "DET", "NOUN", "PRON", "ADP", "ADV", "AUX", "VERB"})


def standing(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> str:
    """Return TOLD for the report's own news, ASIDE for what may be of any day, BEHIND for what a clause tells as long known."""
    if remembered(sentence, proposition, grammar):
        return BEHIND
    if proposition.tense == "Past" and proposition.perfect:
        return BEHIND if _long_before(sentence, proposition.verb, grammar) else ASIDE  # "had expelled"
    if _years_on(sentence, proposition, grammar) or _in_their_time(sentence, proposition, grammar):
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


def remembered(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell "the anniversary of the invasion", "remember how it shelled the port", "a year after the expulsion"."""
    word = sentence.tokens[proposition.predicate]
    above = sentence.tokens[word.head].lemma.lower()
    if not proposition.bare:
        under = word.dep.partition(":")[0] in {"ccomp", "acl", "advcl"}
        how = {above, sentence.tokens[sentence.tokens[word.head].head].lemma.lower()} if word.dep == "acl" else {above}
        return under and bool(how & grammar.remembering) and _is_past(sentence, word)
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
    for word in sentence.tokens[1:]:
        before = sentence.tokens[word.i - 1].text.lower()
        if kind_of(grammar.links, word.text.lower()) != _LATER and word.text.lower() not in grammar.beforehand_adverbs:
            continue
        if before in grammar.far | grammar.far_units and verb in _above(sentence, word.i):
            return True
    return False


def _above(sentence: Sentence, token: int) -> set[int]:
    """Return the clause of a word and those above it, up to the one that tells: "had threatened to leave months before"."""
    found = {clause_of(sentence, token)}
    at = clause_of(sentence, token)
    while sentence.tokens[at].dep in {"advcl", "xcomp"} and len(found) <= REACH:
        at = clause_of(sentence, sentence.tokens[at].head)
        found.add(at)
    return found


def _years_on(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell an act aside in a sentence that looks back: "twenty years on, the diplomats expelled by Chad sue"."""
    word, tokens = sentence.tokens[proposition.verb], sentence.tokens
    participle = word.dep in {"acl", "advcl"} and not word.has("VerbForm=Fin") and proposition.tense is None
    told = word.dep == "acl:relcl" and proposition.tense != "Pres"
    return ((participle and proposition.passive) or told) and any(
        t.text.lower() in grammar.far_units
        and tokens[t.i + 1].text.lower() in grammar.years_on
        and tokens[t.i + 2].pos in _ENDS
        and any(n.pos in {"NUM", "DET"} for n in sentence.children(t.i, "nummod", "det"))
        for t in tokens[:-2]
    )


def _in_their_time(sentence: Sentence, proposition: Proposition, grammar: Grammar) -> bool:
    """Tell an act of the time when somebody was something: "when he was finance minister", "while in office"."""
    clause = clause_of(sentence, proposition.verb)
    if proposition.tense != "Past":
        return False
    return any(
        any(kind_of(grammar.links, t.text.lower()) == _SAME for t in sentence.children(word.i, "mark", "advmod"))
        and _of_life(sentence, word, grammar)
        for word in sentence.children(clause, "advcl")
    )


def _of_life(sentence: Sentence, word: Token, grammar: Grammar) -> bool:
    """Tell a clause of office or age: "he was minister", "was eleven", "ran the service", "in power"."""
    cases = sentence.children(word.i, "case")
    if word.lemma.lower() in grammar.in_office and cases:
        return True
    if word.lemma.lower() in grammar.officiating:
        return (_is_past(sentence, word) or not word.has("VerbForm=Fin")) and not sentence.children(word.i, "aux")
    who = sentence.children(word.i, "nsubj")
    person = any(t.pos == "PROPN" or (t.pos == "PRON" and t.text.lower() != "it") for t in who)
    said = word.pos in {"NOUN", "PROPN", "NUM"} or word.lemma.lower() in grammar.youths
    return person and said and not cases and bool(sentence.children(word.i, "cop")) and _is_past(sentence, word)


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
            if _years_after(sentence, word, grammar):
                return BEHIND
            of_time = sentence.tokens[word.head].lemma.lower() in grammar.time_nouns
            return BEHIND if of_time and word.dep != "acl" else ASIDE
        if relation == "advcl" and (found := _of_link(sentence, word, above=above, grammar=grammar)):
            return found
        clause = above
    return TOLD


def _years_after(sentence: Sentence, word: Token, grammar: Grammar) -> bool:
    """Tell "a year to the day after it annexed the port"."""
    marks = sentence.children(word.i, "mark")
    after = any(kind_of(grammar.links, t.text.lower()) == _EARLIER for t in marks)
    above = sentence.tokens[word.head]
    return after and above.head != above.i and sentence.tokens[above.head].lemma.lower() in grammar.far_units


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
