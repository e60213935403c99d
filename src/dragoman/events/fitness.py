"""Acts that are no event of the record though a frame fires: nobody public acts, a team plays, a story tells it, a rule allows it."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook.book import Codebook
from dragoman.codebook.domains import Domains
from dragoman.events.matching import Match
from dragoman.events.scene import Scene
from dragoman.propositions.modality import POSSIBLE, REQUIRED
from dragoman.records import Entity, Sentence, Token

#: Clauses that a verb above tells, asks or allows.
TOLD = frozenset({"ccomp", "xcomp", "advcl", "acl", "parataxis", "conj"})
SUBJECT, OBLIQUE = "nsubj", ("obl", "nmod")
PRESENT = "Pres"


def unfit(scene: Scene, found: Match, codebook: Codebook) -> str | None:
    """Return why an act is no event of the record, if it is none."""
    kind = codebook.ontology.types[found.frame.type]
    public = codebook.ontology.public | kind.public
    sides = (*found.actors, *found.recipients)
    if not any(e.country or e.sector in public for e in sides):
        return f"no party has a country or is a known body: {found.frame.id}"
    if kind.official and (not _official(found, public) or _is_strangers(found)):
        return f"nobody acts for the public: {found.frame.id}"
    if kind.needs_recipient and not (len(sides) > 1 and found.actors):
        return f"the act needs a recipient and none is named: {found.frame.id}"
    return _misled(scene, found, public=codebook.ontology.public, domains=codebook.domains)


def _official(found: Match, public: frozenset[str]) -> bool:
    """Tell whether somebody acts for the public, or people of two countries deal with each other."""
    sides = (*found.actors, *found.recipients)
    return any(e.sector in public for e in sides) or len({e.country for e in sides if e.country}) > 1


def _is_strangers(found: Match) -> bool:
    """Tell somebody of whom nothing is known, with a state that does nothing: "Ana Silva visited Peru"."""
    unknown = all(e.country is None and e.sector is None for e in found.actors)
    return unknown and all(e.is_state for e in found.recipients)


def _misled(scene: Scene, found: Match, *, public: frozenset[str], domains: Domains) -> str | None:
    """Return what the sentence is about, where that makes another thing of the act."""
    number = found.proposition.sentence
    if _is_game(scene, number, domains) and not any(
        _acts_in(e, scene, public=public, domains=domains) for e in (*found.actors, *found.recipients)
    ):
        return f"a game: {found.frame.id}"
    if any(_is_fiction(scene.sentence(number), t, domains, outer=n > 0) for n, t in enumerate(_up(scene, found))):
        return f"a story: {found.frame.id}"
    if _is_norm(scene, found, domains):
        return f"a rule, not a deed: {found.frame.id}"
    spared = found.frame.mode in domains.spared.get(found.frame.type, frozenset())
    if spared and scene.vocabulary(number) & domains.disasters:
        return f"a disaster, not a repression: {found.frame.id}"
    return None


def _is_game(scene: Scene, number: int, domains: Domains) -> bool:
    """Tell a sentence about sport, by its own words or by those of the report."""
    words = scene.vocabulary(number)
    if words & domains.public:
        return False
    named = len(words & domains.games)
    told = named > 1 or (named == 1 and bool(words & domains.loose))
    return told or scene.share(domains.games) >= domains.share


def _acts_in(entity: Entity, scene: Scene, *, public: frozenset[str], domains: Domains) -> bool:
    """Tell who acts for the public in a report on sport too: no country, which is its team, and no captain."""
    captain = entity.sector in domains.captains and entity.id in scene.people
    return entity.sector in public and not entity.is_state and not captain


def _up(scene: Scene, found: Match) -> Iterator[Token]:
    """Yield the word of an act, and those of the clauses that it is told in."""
    sentence = scene.sentence(found.proposition.sentence)
    token, seen = sentence.tokens[found.proposition.verb], set[int]()
    while token.i not in seen:
        yield token
        seen.add(token.i)
        if token.dep.partition(":")[0] not in TOLD:
            return
        token = sentence.tokens[token.head]


def _is_fiction(sentence: Sentence, token: Token, domains: Domains, *, outer: bool) -> bool:
    """Tell "the film tells how", "in the novel", "a play in which"; a film that is banned is none."""
    tellers = (token, *sentence.children(token.i, SUBJECT)) if outer else (token,)
    if any(t.pos == "NOUN" and t.lemma.lower() in domains.fiction for t in tellers):
        return True
    inside = (t for t in sentence.children(token.i, *OBLIQUE) if t.lemma.lower() in domains.fiction)
    return any(c.lemma.lower() in domains.within for t in inside for c in sentence.children(t.i, "case"))


def _is_norm(scene: Scene, found: Match, domains: Domains) -> bool:
    """Tell what a rule says of whoever does it: "under the law, police may arrest", "the constitution lets the king dissolve"."""
    proposition, sentence = found.proposition, scene.sentence(found.proposition.sentence)
    may = proposition.modality in {POSSIBLE, REQUIRED}
    if not may and (proposition.tense != PRESENT or proposition.progressive or proposition.perfect):
        told = [t for t in _up(scene, found) if t.i != proposition.verb]
        return any(_rules(sentence, t, domains) and t.has("Tense=Pres") for t in told)
    if may and any(
        d.lemma.lower() in domains.whoever
        for i in proposition.roles.get("subject", ())
        for d in (sentence.tokens[i], *sentence.children(i, "det"))
    ):
        return True
    return any(_rules(sentence, t, domains) or _under_rule(sentence, t, domains) for t in _up(scene, found))


def _rules(sentence: Sentence, token: Token, domains: Domains) -> bool:
    """Tell a clause whose subject is a rule."""
    return any(t.lemma.lower() in domains.norms for t in sentence.children(token.i, SUBJECT))


def _under_rule(sentence: Sentence, token: Token, domains: Domains) -> bool:
    """Tell a clause about what holds "under the law"."""
    told = (t for t in sentence.children(token.i, *OBLIQUE) if t.lemma.lower() in domains.norms)
    return any(c.lemma.lower() in domains.under for t in told for c in sentence.children(t.i, "case"))
