"""Where an act took place: by the words of its own clause, never the dateline's or the actors' homes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.codebook.cities import FAIR, City, american_state, capital_of, find_city
from dragoman.codebook.place_words import PlaceWords
from dragoman.codebook.words import fold
from dragoman.events.matching import Match
from dragoman.events.scene import CLAUSES, Scene
from dragoman.records import Mention, Place, Sentence, Token

#: Kinds of mentions that are somewhere; organs sit in their capital, organizations only where one is "at" them.
_STATE, _CAPITAL, _PLACE, _ORGAN, _BODY = "state", "capital", "place", "organ", "organization"
_PEOPLE = frozenset({"person", "office", "group", "pronoun", "nominal", "demonym"})
_MET = frozenset({"person", "office", "group", _STATE, "demonym", _ORGAN, _BODY})
#: What stands before a name that is reached, struck or left, and not a place where one is.
_TO = "to"
_OF = "of"
_STRUCK, _LEFT = ("object", "on", "against", "of"), ("from", "object")
_PHRASES = ("obl", "nmod")
_BEFORE = frozenset({"compound", "nmod", "amod", "nmod:desc"})
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "NUM", "X"})
_PARTIES = ("obj", "obl")


def place_of(scene: Scene, found: Match, *, mode: str | None, places: PlaceWords) -> Place | None:
    """Return where the words of an act's clause say that it took place: venue, city, region or state."""
    words = places.words
    if mode in words.remote:
        return None
    own = frozenset(e.country for e in (*found.actors, *found.recipients) if e.country)
    seeker = _Seeker(scene=scene, places=places, number=found.proposition.sentence, own=own)
    if mode in words.journeys and (place := seeker.destination(found)):
        return place
    place = seeker.around(found, through=found.frame.type in words.placed)
    if place is None and found.frame.type in words.struck:
        place = seeker.hit(found, _STRUCK)
    if place is None and found.frame.type in words.left:
        place = seeker.hit(found, _LEFT)
    return place or seeker.shared(found)


@dataclass(frozen=True)
class _Seeker:
    """The search for a place in one sentence."""

    scene: Scene
    places: PlaceWords
    number: int
    own: frozenset[str]

    @property
    def sentence(self) -> Sentence:
        return self.scene.sentence(self.number)

    def around(self, found: Match, *, through: bool) -> Place | None:
        """Return the place told of the predicate or its verb; `through` lets the parties' "in Seoul" count."""
        for anchor in self._anchors(found):
            for place in self._told_of(anchor):
                return place
            if through:
                for place in self._through_parties(anchor):
                    return place
        return self._meanwhile(found) or self._in_front(found)

    def _meanwhile(self, found: Match) -> Place | None:
        """Return the place of "during talks in Oslo", wherever in the act's own phrase a parser hung it."""
        sentence, predicate = self.sentence, self.sentence.tokens[found.proposition.predicate]
        asked = (
            predicate.lemma.lower() in self.scene.grammar.object_control
        )  # "asked him to check it during the debate"
        for i in sentence.subtree(predicate.i):
            token = sentence.tokens[i]
            if self._case(token) not in self.places.words.meanwhile or (
                asked and sentence.tokens[token.head].dep == "xcomp"
            ):
                continue
            if place := self._inside(i, part=False):
                return place
        return None

    def destination(self, found: Match) -> Place | None:
        """Return where a journey leads: "visited Hanoi", "a trip to London", "arrived in Japan"."""
        proposition = found.proposition
        for role in ("object", *self.places.words.towards, "in"):
            for head in proposition.roles.get(role, ()):
                if place := self._phrase(head, _TO):
                    return place
        for anchor in self._anchors(found):
            for place in self._told_of(anchor, self.places.words.towards):
                return place
        return None

    def hit(self, found: Match, roles: tuple[str, ...]) -> Place | None:
        """Return what a blow hit or who left, where that is a place: "bombed Damascus", "withdrew from Syria"."""
        for role in roles:
            for head in found.proposition.roles.get(role, ()):
                if place := self.name_at(head, _TO):
                    return place
        return None

    def shared(self, found: Match) -> Place | None:
        """Return the place of the clause above ("met in Geneva and signed"), or of "speaking in Seoul"."""
        verb = self.sentence.tokens[found.proposition.verb]
        while True:
            if place := self._meantime(verb):
                return place
            relation, above = verb.dep.partition(":")[0], self.sentence.tokens[verb.head]
            if relation in ("advcl", "xcomp") and verb.has("VerbForm=Inf"):  # "flew to Paris to meet him"
                return next(self._told_of(above.i, self.places.words.towards), None)
            if relation in ("acl", "advcl") and self._says_where(verb):  # "in Niamey, where they signed"
                return self.name_at(above.i, "in") or next(
                    self._told_of(self._verb_above(above.i), before=verb.i), None
                )
            joined = relation == "conj" and not self.sentence.children(verb.i, "nsubj") and above.pos == "VERB"
            if verb.head >= verb.i or not (joined or (relation == "advcl" and verb.has("VerbForm=Part"))):
                return None
            for place in self._told_of(above.i, before=verb.i):
                return place
            verb = above

    def _meantime(self, verb: Token) -> Place | None:
        """Return the place of a participle beside a verb or its subject: "Rubio, speaking in Seoul, said"."""
        sentence, same = self.sentence, self.scene.grammar.links["same"]
        beside = (
            *sentence.children(verb.i, "advcl"),
            *(a for s in sentence.children(verb.i, "nsubj") for a in sentence.children(s.i, "acl")),
        )
        for below in beside:
            marks = {mark.text.lower() for mark in sentence.children(below.i, "mark", "case")}
            if below.has("VerbForm=Part") and below.has("Tense=Pres") and marks <= same:
                for place in (*self._told_of(below.i), *self._through_parties(below.i)):
                    return place
                visited = sentence.children(below.i, "obj") if below.lemma.lower() in self.places.words.visiting else ()
                for word in visited:
                    if (there := self.name_at(word.i, _TO)) is not None:
                        return there
        return None

    def _says_where(self, verb: Token) -> bool:
        return any(w.text.lower() in self.places.words.where for w in self.sentence.children(verb.i, "advmod", "mark"))

    def _verb_above(self, i: int) -> int:
        """Return the nearest verb above a word."""
        seen: set[int] = set()
        while i not in seen and self.sentence.tokens[i].pos != "VERB":
            seen.add(i)
            i = self.sentence.tokens[i].head
        return i

    def _anchors(self, found: Match) -> list[int]:
        proposition, tokens = found.proposition, self.sentence.tokens
        predicate = tokens[proposition.predicate]
        carried = not proposition.bare or predicate.dep.partition(":")[0] in ("nsubj", "root")
        return list(dict.fromkeys((proposition.predicate, *((proposition.verb,) if carried else ()))))

    def _told_of(
        self, anchor: int, cases: frozenset[str] | None = None, *, before: int | None = None
    ) -> Iterator[Place]:
        """Yield the places of the phrases that hang on a verb or noun; the finest first."""
        if self.sentence.tokens[anchor].lemma.lower() in self.places.words.matters:
            return
        wanted = cases or self.places.words.cases | self.places.words.meanwhile
        found = []
        for child in self.sentence.children(anchor, *_PHRASES):
            case = self._case(child)
            if case not in wanted or (before is not None and child.i >= before) or self._of_topic(child, anchor):
                continue
            if place := self._phrase(child.i, case):
                found.append(place)
        yield from sorted(found, key=lambda place: place.city is None or place.lat is None or place.name != place.city)

    def _of_topic(self, place: Token, anchor: int) -> bool:
        """Tell whether a place stands right behind a topic that is the object: "discussed the situation in Sudan"."""
        first = min(self.sentence.subtree(place.i))
        before = self.sentence.tokens[first - 1] if first else None
        topic = before is not None and before.i > anchor and before.lemma.lower() in self.places.words.topics
        return topic and self.sentence.tokens[anchor].pos == "VERB"

    def _through_parties(self, anchor: int) -> Iterator[Place]:
        """Yield the places that a parser hung on a party: "met the envoy in Seoul"."""
        for child in self.sentence.children(anchor, *_PARTIES):
            if (self.number, child.i) in self.scene.propositions or self._case(child) in self.places.words.cases:
                continue
            if any(m.first <= child.i < m.last and m.kind in _MET for m in self.scene.mentions.get(self.number, ())):
                for inner in self._within(child.i):
                    yield from self._told_of(inner, self.places.words.met)

    def _within(self, head: int) -> Iterator[int]:
        """Yield the words of a party's phrase without the clauses in it."""
        yield head
        for child in self.sentence.children(head):
            if child.dep.partition(":")[0] not in CLAUSES - {"appos", "conj"}:
                yield from self._within(child.i)

    def _in_front(self, found: Match) -> Place | None:
        """Return the place in front of the noun: "the Singapore summit"; a capital there may be a party."""
        if found.proposition.pos != "NOUN":
            return None
        own = {e.country for e in (*found.actors, *found.recipients)}
        for child in self.sentence.children(found.proposition.predicate):
            if child.i < found.proposition.predicate and child.dep in _BEFORE and child.pos == "PROPN":
                mention = self._mention(child.i)
                party = mention is not None and (mention.kind == _STATE or mention.kind in _PEOPLE)
                if party or (mention is not None and mention.country in own and mention.kind == _CAPITAL):
                    continue
                if place := self.name_at(child.i, _TO):
                    return place
        return None

    def _phrase(self, head: int, case: str) -> Place | None:
        """Return the place of a phrase: its own name, else one within it ("at the ministry in Sofia", "the port of Basra")."""
        words, token = self.places.words, self.sentence.tokens[head]
        if case in words.meanwhile:
            return self._inside(head, part=False)
        part = token.lemma.lower() in words.parts
        own = self.name_at(head, case)
        state = self._is_state(head)
        if case in words.loose and not part and (own is None or state or own.city is not None):
            return None
        if own is not None and own.venue is None and not state:
            return own
        if token.lemma.lower() in words.matters:
            return None
        return self._inside(head, part=part) or own or (self._in_compound(head) if case in words.cases else None)

    def _inside(self, head: int, *, part: bool) -> Place | None:
        """Return the place of a phrase within a phrase; "of" leads to it from the part of a place only."""
        for child in self.sentence.children(head, *_PHRASES, "appos"):
            case = self._case(child)
            leads = case in self.places.words.cases or (case == _OF and part)
            if child.i > head and leads and (place := self._phrase(child.i, case)):
                return place
        return None

    def _in_compound(self, head: int) -> Place | None:
        """Return the city in front of a noun: "at a Geneva hotel"; a state there is rather a party."""
        if self.sentence.tokens[head].pos != "NOUN":
            return None
        front = (
            child
            for child in self.sentence.children(head)
            if child.i < head and child.dep in _BEFORE and child.pos == "PROPN" and not self._is_state(child.i)
        )
        return next((place for child in front if (place := self.name_at(child.i, _TO))), None)

    def name_at(self, head: int, case: str) -> Place | None:
        """Return the place that a name is: a venue, a site, a state, a capital, a city, or the seat of an organ."""
        if any(t.sentence == self.number and t.first <= head < t.last for t in self.scene.reading.times):
            return None  # "in March"
        if known := self._listed(head, case):
            return known
        mention = self._mention(head)
        if mention is not None and mention.kind in _PEOPLE:
            return None
        if mention is not None and mention.kind == _STATE and mention.country:
            return _of_country(mention.name, mention.country, self.places)
        if mention is not None and mention.kind == _ORGAN:
            return self._seat(mention) if mention.country and case in self.places.words.seated else None
        if mention is not None and mention.kind == _BODY:
            return None
        if self.sentence.tokens[head].lemma.lower() in self.places.words.capitals:
            return self._capital_named(head)
        return self._city(head, mention, known=case in self.places.words.loose)

    def _listed(self, head: int, case: str) -> Place | None:
        """Return the venue or site of the longest name around a word."""
        tokens = self.sentence.tokens
        for length in range(self.places.longest, 0, -1):
            for first in range(max(0, head - length + 1), head + 1):
                if first + length > len(tokens):
                    continue
                text = " ".join(t.text for t in tokens[first : first + length])
                key = fold(text)
                if not any(t.text[0].isupper() for t in tokens[first : first + length]):
                    continue
                if site := self.places.sites.get(key):
                    return Place(name=site.name, country=site.country, lat=site.latitude, lon=site.longitude)
                if key in self.places.venues and (case in self.places.words.seated or not self._is_body(head)):
                    city, country = self.places.venues[key]
                    return _of_city(city, find_city(city, near={country}, other=True), country=country, venue=text)
        return None

    def _capital_named(self, head: int) -> Place | None:
        """Return the city of "the Angolan capital"."""
        own = self.sentence.children(head, "amod", "nmod:poss")
        country = next((m.country for t in own if (m := self._mention(t.i)) is not None and m.country), None)
        city = capital_of(country) if country else None
        return _of_city(city.name, city, country=country or "") if city else None

    def _seat(self, mention: Mention) -> Place | None:
        """Return the seat of a state's organ: "at the foreign ministry"."""
        country = mention.country or ""
        seat = self.places.seats.get(country)
        city = find_city(seat, near={country}, other=True) if seat else capital_of(country)
        name = seat or (city.name if city else None)
        return _of_city(name, city, country=country, venue=mention.span.text) if name else None

    def _city(self, head: int, mention: Mention | None, *, known: bool) -> Place | None:
        """Return a city, a region or an American state by its name; one that is not `known` by the state behind it."""
        first, last = self._name(head) if mention is None else (mention.first, mention.last)
        tokens = self.sentence.tokens
        if not tokens[first].text[0].isupper() or tokens[head].pos not in ("PROPN", "NOUN", "X"):
            return None
        text = self._text(first, last)
        behind, near = self._behind(last), self._near(first, last)
        city = find_city(text, near=near, within=behind, other=True)
        if mention is not None and mention.kind == _CAPITAL and (behind is None or city is None):
            home = mention.country or ""
            city = find_city(text, near=near or {home}, other=True)
            if city is None or city.country not in near:  # another Tripoli only where its country is spoken of
                city = find_city(text, near={home}, other=True) or capital_of(home)
            return _of_city(text, city, country=city.country if city else home)
        if city is not None and (city.people >= FAIR or city.country in near or behind is not None):
            return _of_city(text, city, country=city.country)
        if federal := american_state(text):
            return Place(name=text, country=federal)
        if mention is not None and city is None and behind is None:
            return Place(name=mention.name, country=mention.country)
        state = self._mention(last + 1) if behind is not None and not known else None
        return Place(name=text, country=state.country) if state is not None and state.kind == _STATE else None

    def _near(self, first: int, last: int) -> frozenset[str]:
        """Return the countries that the sentence speaks of beside a name, else those of the parties."""
        here = self.scene.mentions.get(self.number, ())
        others = (m for m in here if not first <= m.head < last and not m.first <= first < m.last)
        return frozenset(m.country for m in others if m.country and m.kind != _PLACE) or self.own

    def _behind(self, last: int) -> str | None:
        """Return the name behind a comma: "Atlanta, Georgia"."""
        tokens = self.sentence.tokens
        if last + 1 >= len(tokens) or tokens[last].text != "," or tokens[last + 1].pos != "PROPN":
            return None
        return self._text(*self._name(last + 1))

    def _name(self, head: int) -> tuple[int, int]:
        """Return the capitalised words that stand together around a word."""
        tokens, first, last = self.sentence.tokens, head, head + 1
        while first and _capital(tokens[first - 1]) and tokens[first].start - tokens[first - 1].end <= 1:
            first -= 1
        while last < len(tokens) and _capital(tokens[last]) and tokens[last].start - tokens[last - 1].end <= 1:
            last += 1
        return first, last

    def _text(self, first: int, last: int) -> str:
        tokens = self.sentence.tokens
        pieces = [tokens[first].text]
        for before, token in zip(tokens[first : last - 1], tokens[first + 1 : last], strict=True):
            pieces.append((" " if token.start > before.end else "") + token.text)
        return "".join(pieces)

    def _case(self, token: Token) -> str:
        return next((case.text.lower() for case in self.sentence.children(token.i, "case")), "")

    def _mention(self, i: int) -> Mention | None:
        here = [m for m in self.scene.mentions.get(self.number, ()) if m.first <= i < m.last]
        nested = bool(self._case(self.sentence.tokens[i]))  # "militants in Tripoli" is not Tripoli
        named = [m for m in here if m.head == i or (m.kind not in _PEOPLE and not nested)]
        return min(named, key=lambda m: (m.head != i, m.last - m.first), default=None)

    def _is_state(self, i: int) -> bool:
        mention = self._mention(i)
        return mention is not None and mention.kind == _STATE

    def _is_body(self, i: int) -> bool:
        mention = self._mention(i)
        return mention is not None and mention.kind == _BODY


def _capital(token: Token) -> bool:
    return token.pos in _NAME and (token.text[0].isupper() or token.text == "-")


def _of_city(name: str, city: City | None, *, country: str | None, venue: str | None = None) -> Place:
    point = (city.latitude, city.longitude) if city else (None, None)
    return Place(name=name, country=country, city=name, venue=venue, lat=point[0], lon=point[1])


def _of_country(name: str, country: str, places: PlaceWords) -> Place:
    """Return a state as a place; the point is its seat of government."""
    seat = places.seats.get(country)
    city = find_city(seat, near={country}, other=True) if seat else capital_of(country)
    return Place(
        name=name, country=country, city=None, lat=city.latitude if city else None, lon=city.longitude if city else None
    )
