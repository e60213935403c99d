"""What is said by whom in an article: cue, content and speaker brought together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.codebook.speech import Speech
from dragoman.records import Cast
from dragoman.records.stream import BREAKS, MARKS, NOMINAL, Range, Stream, trim
from dragoman.statements.asides import aside_of
from dragoman.statements.contents import Contents, before, last_word
from dragoman.statements.cues import Cue, Source, noun_cues, source_cues, verb_cues
from dragoman.statements.posts import posts
from dragoman.statements.quotations import Quotation, paragraphs
from dragoman.statements.quoting import Content, Quotes
from dragoman.statements.running import free
from dragoman.statements.speakers import Speakers
from dragoman.statements.turns import turns
from dragoman.statements.voices import Voice, Voices

#: Within so many words after a verb an idiom shows.
NEAR = 3
#: A title names its speaker in so many words before the colon.
COLON = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that somebody is reported to have said: token ranges of content and cue, and the voice.

    `how` is quote, that, left (the clause stands before the cue), source, noun, colon, running or post.
    """

    content: tuple[Range, ...]
    voice: Voice
    cue: Range | None
    kind: str = "statement"
    direct: bool = False
    complete: bool = True
    names: tuple[str, ...] = ()
    lemma: str = ""
    how: str = "that"
    addressee: int | None = None
    channel: str | None = None


class Listener:
    """Reads one article for what is said in it; `first_person` also hears "I" and "we" within quotations."""

    def __init__(self, stream: Stream, cast: Cast, speech: Speech, *, first_person: bool = False) -> None:
        self.stream, self.speech = stream, speech
        self.voices = Voices(stream, cast, speech)
        self.quotes = Quotes(stream, speech)
        self.speakers = Speakers(self.voices, self.quotes, first_person=first_person)
        self.contents = Contents(stream, speech)
        self.cues = tuple(verb_cues(stream, speech))
        read = (aside_of(stream, cue, self.quotes.inside, words=speech.words) for cue in self.cues)
        self.asides = {aside.cue.start: aside for aside in read if aside is not None}
        self.turns = turns(self.voices)

    def utterances(self) -> tuple[Utterance, ...]:
        """Return all utterances in order of their first word."""
        found = [heard for heard in self.reported() if heard]
        found.extend(self.taken_turns())
        found.extend(self.headings())
        found.extend(self.posts(found))
        spoken = [(u.content, u.voice, u.cue) for u in found]
        for quotation, voice in free(self.quotes, self.voices, spoken):
            content, complete = quotation.pieces, quotation.complete
            found.append(
                Utterance(content=content, voice=voice, cue=None, direct=True, complete=complete, how="running")
            )
        found = [heard for heard in found if not (heard.how == "noun" and repeated(heard, found))]
        return tuple(sorted(found, key=lambda u: (u.content[0][0], -u.content[-1][1])))

    def reported(self) -> Iterator[Utterance | None]:
        """Yield what verbs, "according to" and nouns report, in reading order."""
        places: list[tuple[int, int, Cue | Source | Range]] = [(cue.start, 0, cue) for cue in self.cues]
        places += [(source.words[0], 1, source) for source in source_cues(self.stream, self.speech)]
        places += [(words[0], 2, words) for words in noun_cues(self.stream, self.speech)]
        for at, _, item in sorted(places, key=lambda place: place[:2]):
            if not self.stream.body(at):
                continue
            if isinstance(item, Cue):
                yield self.by_verb(item)
            elif at not in self.quotes.inside:
                yield self.by_source(item) if isinstance(item, Source) else self.by_noun(item)

    def by_verb(self, cue: Cue) -> Utterance | None:
        """Return what a verb reports."""
        if self.idiom(cue) or (cue.passive and self.speakers.agent(cue) is None):
            return None
        around = self.quotes.inside.get(cue.start)
        found = self.content(cue, around)
        head = self.speakers.of(cue, found, around) if found.ranges else None
        if head is None or not self.speakers.may_speak(head, cue, around):
            return None
        if self.stream.lower[head] in self.speech.words.hearers:  # whoever "you" are, it is not the one who speaks
            return None
        voice = self.voices.of(head)
        if not around and self.stream.lower[head] in self.speech.words.first_person:
            turn = next((t for t in self.turns if t.holds(cue.start)), None)
            if turn and not (turn.voice and self.speakers.first_person):  # its words are those of the turn
                return None
            own = turn.voice if turn else None
            voice = replace(own, words=voice.words, text=voice.text) if own else self.voices.author(voice)
        if not around:
            self.voices.remember(voice)
            self.speakers.remember(head, cue, found.ranges)
        quote = found.quotation
        return Utterance(
            content=found.ranges,
            voice=voice,
            cue=(cue.start, cue.end),
            kind=cue.word.kind,
            direct=quote is not None,
            complete=quote.complete if quote else True,
            names=cue.word.names,
            lemma=cue.word.lemma,
            how=found.how,
            addressee=self.speakers.addressee(cue),
        )

    def taken_turns(self) -> Iterator[Utterance]:
        """Yield the paragraphs of a transcript, each as said by whose turn it is; what a reporter asks is left out."""
        for turn in self.turns:
            if turn.voice is not None:
                for part in turn.content:
                    yield Utterance(content=(part,), voice=turn.voice, cue=turn.colon, direct=True, how="running")

    def idiom(self, cue: Cue) -> bool:
        """Tell "claimed the lives of ten people", which reports nothing."""
        after = self.stream.lower[cue.end : cue.end + NEAR]
        return not self.speech.words.idioms.get(cue.word.lemma, frozenset()).isdisjoint(after)

    def content(self, cue: Cue, around: Quotation | None) -> Content:
        """Return where the content of a cue stands: in quotation marks beside it, before it, or after it."""
        quoted = None if around else self.quotes.beside(cue)
        if quoted:
            return self.led(cue, quoted)
        if not around and cue.start in self.asides:
            start, _, rest = self.asides[cue.start]
            words = before(self.stream, start, whole=rest is None)
            if rest and not words:
                return Content(ranges=(rest,), how="left")
            if words and not (self.compares(start) and self.negated(words)):
                return Content(ranges=(words, rest) if rest else (words,), how="left")
        found = self.contents.undergoer(cue) if cue.passive else self.contents.after(cue)
        if found and around:
            found = trim(self.stream, (found[0], min(found[1], around.end)))
        found = self.up_to_aside(found, cue) if found else None
        if not found or found[1] <= found[0] or cue.word.takes == {"quote"}:
            return Content()
        return self.quotes.mixed(found)

    def compares(self, start: int) -> bool:
        """Tell a clause that "as" opens behind another."""
        return self.stream.lower[start] in self.speech.words.as_said

    def negated(self, words: Range) -> bool:
        """Tell a clause with a "not": what "Kenya sent no troops, as Somalia claims" says of Somalia, nobody can tell."""
        return not self.speech.words.negations.isdisjoint(self.stream.lower[slice(*words)])

    def led(self, cue: Cue, quoted: Content) -> Content:
        """Return a quotation behind a cue with the clause that the cue follows: "They may meet, he said, 'but not yet'"."""
        aside = self.asides.get(cue.start)
        if aside is None or quoted.ranges[0][0] < cue.start:
            return quoted
        clause = self.stream.relation(cue.start) == "parataxis" and self.stream.heads[cue.start] < cue.start
        clause = clause or any(at < cue.start for at in self.stream.kids(cue.start, "ccomp", "parataxis"))
        words = before(self.stream, aside.start) if clause else None
        return Content(ranges=(words, *quoted.ranges), how="left") if words else quoted

    def up_to_aside(self, words: Range, cue: Cue) -> Range:
        """Cut a clause before ", his office said" that comes after it."""
        for start, aside, rest in self.asides.values():
            if words[0] < start < words[1] and aside is not cue and rest is None:
                return trim(self.stream, (words[0], start))
        return words

    def by_source(self, source: Source) -> Utterance | None:
        """Return what is reported with "according to X"."""
        stream, words = self.stream, source.words
        voice = self.voices.of(source.head)
        low, end = stream.bounds(words[0])[0], last_word(stream, words[0])
        comma = next((at for at in range(max(source.head, words[1] - 1), end) if stream.lower[at] == ","), None)
        back = words[0]
        while back > low and (stream.lower[back - 1] in BREAKS or stream.tokens[back - 1].pos == "CCONJ"):
            back -= 1
        # "Came and, according to X, left."
        joint = any(stream.tokens[at].pos == "CCONJ" for at in range(back, words[0]))
        if back - low > 2 and not (joint and comma):
            content = trim(stream, (low, back))
        elif comma:
            content = trim(stream, (comma + 1, end))
        else:
            return None
        if content[1] - content[0] < 2:
            return None
        self.voices.remember(voice)
        lemma = stream.text(words).lower()
        return Utterance(content=(content,), voice=voice, cue=words, how="source", names=("source",), lemma=lemma)

    def by_noun(self, words: Range) -> Utterance | None:
        """Return what a noun with an owner reports: "Ankara's claim that ...", "the ministry's answer was that ..."."""
        stream, at = self.stream, words[0]
        owner, start = self.speakers.owner(at)
        end, links = last_word(stream, at), self.speech.nouns[stream.lower[at]]
        if start < end and stream.lower[start] not in links:
            start = self.speakers.past_listener(at, start)
        while start < end and stream.lower[start] in self.speech.words.equating:
            start += 1
        if owner is None or start >= end or stream.lower[start] not in links:
            return None
        marks = stream.relation(start) == "mark"
        if stream.tokens[start].has("PronType=Rel") and not marks:  # "the line that divides the island"
            return None
        act = stream.lower[start] == "to" and stream.relation(start) != "case"
        begin = start if act else start + 1
        inner = [c for c in stream.children[at] if c > start]
        if marks and stream.heads[start] > start:  # a clause may hang on the verb before the noun
            inner.append(stream.heads[start])
        content = (begin, min(max([stream.right[c] for c in inner], default=begin) + 1, end))
        if content[1] - content[0] < 2:
            return None
        voice, lemma = self.voices.of(owner), stream.lower[at]
        if stream.tokens[owner].pos == "PRON" and not voice.entities:  # "our position is that" says nothing of whose
            return None
        return Utterance(content=(content,), voice=voice, cue=words, names=("noun",), lemma=lemma, how="noun")

    def posts(self, found: Sequence[Utterance]) -> Iterator[Utterance]:
        """Yield the messages that the report tells of, but for those whose verb reports words."""
        heard = {heard.cue for heard in found}
        for post in posts(self.stream, self.voices, self.speech):
            if post.cue not in heard and post.cue[0] not in self.quotes.inside:
                yield Utterance(
                    content=(post.content,), voice=post.voice, cue=post.cue, how="post", channel=post.channel
                )

    def headings(self) -> Iterator[Utterance]:
        """Yield what a name and a colon open in a title: "Minister: No deal this year"."""
        stream = self.stream
        for low, high in paragraphs(stream):
            colon = next((at for at in range(low + 1, min(high, low + COLON)) if stream.lower[at] == ":"), None)
            if colon is None or stream.body(low) or high - colon < 4 or stream.lower[colon + 1] in MARKS:
                continue
            verbal = any(stream.finite(at) for at in range(low, colon))
            if stream.tokens[colon - 1].pos in NOMINAL and not verbal and not self.voices.topic(colon - 1):
                content, voice = (trim(stream, (colon + 1, high)),), self.voices.of(colon - 1)
                somebody = voice.entities or stream.lower[colon - 1] in self.speech.words.people
                if somebody or stream.lower[colon - 1] in self.speech.words.documents:  # not "Factbox: Key dates"
                    yield Utterance(content=content, voice=voice, cue=(colon, colon + 1), how="colon")


def repeated(heard: Utterance, others: list[Utterance]) -> bool:
    """Tell whether the same speaker is reported to say the same words in a wider utterance."""
    start, end = heard.content[0][0], heard.content[-1][1]
    return any(
        other is not heard
        and other.voice.name == heard.voice.name
        and any(a <= start and end <= b for a, b in other.content)
        for other in others
    )
