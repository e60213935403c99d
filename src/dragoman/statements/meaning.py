"""What stance the words of an utterance take: by their verb or noun, and where that leaves it open, by what is said."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook.stances import CONTENT, Stances
from dragoman.records import Reading
from dragoman.records.stream import Range, Stream
from dragoman.statements.phrases import own_subject
from dragoman.statements.utterances import Utterance
from dragoman.statements.voices import Voice, personal

PLEDGE = "pledge"
#: Cues of what somebody tries to do.
AIMS = frozenset({"aim", "aim_adjective"})
#: Tokens from the start of a content in which its head noun, its verb or a shared good is looked for.
NOUN, VERB, SHARED = 6, 12, 14


class Meaning:
    """Tells what the cues and the words of one article mean for whoever says them."""

    def __init__(self, words: Stream, reading: Reading, stances: Stances) -> None:
        self.stream, self.reading, self.stances = words, reading, stances
        self.words = stances.words

    def of_noun(self, heard: Utterance) -> str | None:
        """Return the stance of a noun with what links it to its object: "demand for", "refusal to"."""
        first = heard.content[0][0]
        link = "to" if self.infinitive(first) else self.stream.lower[first - 1]
        if link == "on" and self.stream.tokens[first].lemma not in self.words.fosters:  # a stance on what is open
            return None
        called = self.stream.kids(heard.cue[0], "amod") if heard.cue else ()
        if any(self.stream.lower[at] in self.words.doubted for at in called):  # "its alleged support for"
            return None
        stance = self.stances.nouns.get((heard.lemma, link))
        if stance == CONTENT:
            return self.meant(replace(heard, names=("say",)))
        return "oppose" if stance == "support" and self.hampering(heard) else stance

    def meant(self, heard: Utterance) -> str | None:
        """Return the stance of a cue; where the cue leaves it open, that of the words reported."""
        name, (start, end) = self.sense(heard), heard.content[0]
        stance = self.words.cues[name].stance
        if name in {"decline", "refuse"}:
            silent = any(self.stream.lower[at] in self.words.silence for at in range(start, min(end, start + 3)))
            return "declined" if silent else stance if name == "refuse" else None
        if name == "demand":
            return "support" if self.shares((start, end)) else "demand"
        if stance != CONTENT:
            return stance
        if name == "express":
            return self.felt((start, end))
        if name == "wish" and heard.addressee is None:
            return None
        if name == "disposed":
            return self.disposed(start)
        if "allot" in heard.names and not heard.direct and self.given((start, end)):
            return PLEDGE
        if name in AIMS:
            verb = self.stream.lower[start]
            return "support" if verb in self.words.fosters else "oppose" if verb in self.words.hampers else None
        if name in {"stress", "agree_on"}:
            felt = self.felt((start, end)) if "express" in heard.names else None
            return self.valued(heard, noun=True) or self.urged(heard) or felt
        return self.urged(heard) or self.valued(heard, noun=False)

    def disposed(self, act: int) -> str | None:
        """Return what a readiness to act comes to, by the act: "ready to talk" offers."""
        while self.stream.tokens[act].pos in {"PUNCT", "ADV"}:
            act += 1
        lemma = self.stream.tokens[act].lemma
        if self.stream.tokens[act].pos not in {"VERB", "AUX"}:
            return None
        if lemma in self.words.fosters | self.words.accepting:
            return "support"
        return "offer" if lemma in self.words.obliging else PLEDGE

    def given(self, content: Range) -> bool:
        """Tell a phrase of money or aid."""
        near = range(content[0], min(content[1], content[0] + NOUN))
        verbal = any(self.stream.finite(at) for at in near)
        return not verbal and any(self.stream.lower[at] in self.words.gifts for at in near)

    def sense(self, heard: Utterance) -> str:
        """Return which meaning of a cue its content takes: "agreed to" or "agreed that"."""
        act = self.infinitive(heard.content[0][0])
        fitting = (name for name in heard.names if act == ("to" in self.words.cues[name].takes))
        return next(fitting, heard.names[0])

    def opposed(self, heard: Utterance) -> tuple[Range, ...]:
        """Return what is opposed: "trying to contain the influence" is against the influence."""
        (start, end), *more = heard.content
        return ((start + self.hampering(heard), end), *more)

    def hampering(self, heard: Utterance) -> int:
        """Return how many words say that somebody works against what follows: "to combat" terrorism."""
        start, end = heard.content[0]
        aims = heard.how == "noun" or heard.names[0] in AIMS
        verb = start + (self.stream.lower[start] == "to")
        return verb + 1 - start if aims and verb + 1 < end and self.stream.lower[verb] in self.words.hampers else 0

    def infinitive(self, at: int) -> bool:
        """Tell "to act" and "not to act"."""
        opening = self.stream.lower[at : at + 2]
        return opening[0] == "to" or (opening[0] in self.stances.lexicon.words.negations and opening[1:] == ("to",))

    def shares(self, content: Range) -> bool:
        """Tell whether a phrase is about what is shared, such as cooperation or ties."""
        near = range(content[0], min(content[1], content[0] + SHARED))
        return any(self.stream.lower[at] in self.words.shared for at in near)

    def felt(self, content: Range) -> str | None:
        """Return the stance of a feeling: "his hope for", "deep regret", "concerns over"."""
        for at in range(content[0], min(content[1], content[0] + NOUN)):
            for stance, nouns in self.words.feelings.items():
                if self.stream.lower[at] in nouns:
                    return stance
        return None

    def valued(self, heard: Utterance, *, noun: bool) -> str | None:
        """Return support where "the importance of" or "is essential" says so; a need of another's act demands it."""
        stream, (start, end) = self.stream, heard.content[0]
        nouns = (at for at in range(start, min(end, start + NOUN)) if stream.tokens[at].pos == "NOUN")
        first = next(nouns, None) if noun else None
        if first is not None and stream.relation(first) == "nsubj" and not stream.kids(stream.heads[first], "expl"):
            first = None  # "that support for the rebels harms trade" supports nothing
        if first is not None and stream.lower[first] in self.words.values:
            needed = stream.lower[first] in self.words.needs and not self.shares((first, end))
            return "demand" if needed else "support"
        verb = next((at for at in range(start, end) if stream.finite(at)), None)
        copula = verb is not None and stream.lower[verb] in self.stances.lexicon.words.passive | self.words.copulas
        after = range(verb, min(end, verb + NOUN)) if verb is not None and copula else ()
        return "support" if any(stream.lower[at] in self.words.goods for at in after) else None

    def urged(self, heard: Utterance) -> str | None:
        """Return what a clause about oneself or another takes: "he would", "we need to", "Moscow must"."""
        stream, (start, end) = self.stream, heard.content[0]
        if stream.tokens[start].pos == "SCONJ":  # "If confirmed, I will"
            commas = (at for at in range(start, min(end, start + VERB)) if stream.lower[at] == ",")
            start = next(commas, start)
        while start < end and stream.tokens[start].pos in {"ADV", "PUNCT", "SCONJ", "CCONJ"}:
            start += 1
        verb = next((at for at in range(start, min(end, start + VERB)) if stream.finite(at)), None)
        if verb is None or verb == start:
            return None
        word, subject_ = stream.lower[verb], stream.lower[start]
        selves = self.words.speaking_selves if heard.direct else self.words.selves
        act = self.acting(verb, end)
        if (
            verb - start <= 3
            and subject_ in selves
            and self.same(start, heard.voice)
            and not self.topic(start, act, heard)
        ):
            if word in self.words.futures or self.going(verb):
                return self.foretold(verb, act, end)
            bound = word in self.words.duties and subject_ not in self.words.alone
            return "support" if word in self.words.hopes or bound else None
        if word in self.words.futures and heard.voice.entities and self.undertaken(verb, end):
            return PLEDGE
        following = stream.lower[verb + 1] if verb + 1 < end else ""
        required = word in self.words.duties and (stream.tokens[verb].pos == "AUX" or following == "to")
        return "demand" if required and subject_ not in self.words.empty else None

    def acting(self, verb: int, end: int) -> int | None:
        """Return the verb that an auxiliary helps."""
        return next((at for at in range(verb + 1, end) if self.stream.tokens[at].pos == "VERB"), None)

    def going(self, verb: int) -> bool:
        """Tell "are going to" and "are not going to"."""
        near = self.stream.lower[verb + 1 : verb + 4]
        return "going" in near and near.index("going") + 1 < len(near) and near[near.index("going") + 1] == "to"

    def topic(self, start: int, act: int | None, heard: Utterance) -> bool:
        """Tell an "it" that is spoken of from a body that speaks of itself: "the party says it would divide the island"."""
        if self.stream.lower[start] != "it":
            return False
        low = self.stream.bounds(start)[0]
        told_of = any(self.stream.lower[at] == "it" for at in range(low, heard.cue[0] if heard.cue else low))
        effect = act is not None and self.stream.tokens[act].lemma in self.words.effects
        return effect or told_of or personal(heard.voice)

    def foretold(self, verb: int, act: int | None, end: int) -> str | None:
        """Return what one's own future takes: to do something pledges, not to do it refuses, unless it spares somebody."""
        denied = act is not None and self.reading.denies(*self.stream.entity_key(act))
        if denied and act is not None and self.stream.tokens[act].lemma not in self.words.unwanted:
            return PLEDGE if self.stream.tokens[act].lemma in self.words.harms else "oppose"
        return None if self.idle(verb, end) else PLEDGE

    def undertaken(self, verb: int, end: int) -> bool:
        """Tell whether a future says what will be done to a thing, without a word by whom: "would be sought"."""
        stream = self.stream
        act = self.acting(verb, end)
        if act is None or stream.lower[act] not in self.words.promised_acts:
            return False
        head = own_subject(stream, act)
        agent = any(stream.tokens[c].dep == "obl:agent" for c in stream.kids(act, "obl"))
        return head is not None and not agent and not self.reading.cast.at(*stream.entity_key(head))

    def idle(self, verb: int, end: int) -> bool:
        """Tell whether no act follows a future: "would prefer", "would be wrong"."""
        stream, at = self.stream, verb + 1
        act = self.acting(verb, end)
        if act is not None and self.stream.tokens[act].lemma in self.words.unwanted:
            return True
        near = range(at, min(end, at + 2, end if act is None else act + 1))
        if any(stream.lower[a] in self.words.idle for a in near):
            return True
        while at < end and stream.tokens[at].pos in {"AUX", "ADV"}:
            at += 1
        return at >= end or (stream.tokens[at].pos != "VERB" and stream.lower[at] not in self.words.engaged)

    def same(self, at: int, voice: Voice) -> bool:
        """Tell whether a pronoun stands for the speaker, as far as the cast knows."""
        found = self.reading.cast.at(*self.stream.entity_key(at))
        return not found or not voice.entities or bool({e.id for e in found} & {e.id for e in voice.entities})
