"""What is said by whom in an article: cue, content and speaker brought together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dragoman.codebook.speech import Speech
from dragoman.records import Cast
from dragoman.statements import contents
from dragoman.statements.cues import Cue, phrase_at, verb_cues
from dragoman.statements.phrases import left_neighbour, noun_phrase, own_subject, right_neighbour, subject
from dragoman.statements.quotations import ENDS, Quotation, paragraphs, quotations
from dragoman.statements.stream import NOMINAL, Range, Stream
from dragoman.statements.voices import Voice, Voices

GAP = 14
MOSTLY = 0.6
#: Fewest quoted words that stand as a statement of their own.
SENTENCE = 5
#: Sentences after which a free quotation no longer belongs to the last speaker.
FAR = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that somebody is reported to have said: token ranges of content and cue, and the voice."""

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


class Listener:
    """Reads one article for what is said in it."""

    def __init__(self, stream: Stream, cast: Cast, speech: Speech) -> None:
        self.stream, self.speech = stream, speech
        self.voices = Voices(stream, cast, speech)
        self.quotes = list(quotations(stream))
        self.inside: dict[int, Quotation] = {}
        for quotation in self.quotes:
            for start, end in quotation.pieces:
                self.inside.update(dict.fromkeys(range(start, end), quotation))
        self.used: set[int] = set()
        self.taken: set[int] = set()
        self.main: list[tuple[int, int, str]] = []

    def utterances(self) -> tuple[Utterance, ...]:
        """Return all utterances in order of their first word."""
        found: list[Utterance] = []
        cues = list(verb_cues(self.stream, self.speech))
        sources = list(self.sources())
        nouns = list(self.nouns())
        places: list[tuple[int, int, Cue | Range]] = [(cue.start, 0, cue) for cue in cues]
        places += [(words[0], 1, words) for words in sources] + [(words[0], 2, words) for words in nouns]
        for _, order, item in sorted(places, key=lambda place: place[:2]):
            if isinstance(item, Cue):
                heard = self.hear(item)
            else:
                heard = self.by_source(item) if order == 1 else self.by_noun(item)
            if heard:
                found.append(heard)
        found.extend(self.colons())
        found.extend(self.running(found))
        found.sort(key=lambda u: (u.content[0][0], -u.content[-1][1]))
        return tuple(found)

    # -------------------------------------------------------- verbs

    def hear(self, cue: Cue) -> Utterance | None:
        """Return what a verb reports."""
        if not self.stream.body(cue.start) or (cue.passive and not self.agent(cue)):
            return None
        around = self.inside.get(cue.start)
        content, quote, how = self.content(cue, around)
        if not content:
            return None
        head = self.speaker(cue, content, how)
        if around and head is not None and self.inside.get(head) is not around:
            head = left_neighbour(self.stream, cue.start)
        if head is None or not self.may_speak(head, cue, around):
            return None
        voice = self.voices.of(head)
        if not around:
            self.voices.remember(voice)
            self.main = [entry for entry in self.main if entry[1] < content[0][0] or entry[1] >= content[-1][1]]
            self.main.append((head, cue.start, cue.word.form))
        return Utterance(
            content=content,
            voice=voice,
            cue=(cue.start, cue.end),
            kind=cue.word.kind,
            direct=quote is not None,
            complete=quote.complete if quote else True,
            names=cue.word.names,
            lemma=cue.word.lemma,
            how=how,
            addressee=self.addressee(cue),
        )

    def content(self, cue: Cue, around: Quotation | None) -> tuple[tuple[Range, ...], Quotation | None, str]:
        """Return where the content of a cue stands, the quotation if it is one, and how it was found."""
        left, right = (None, None) if around else (self.quote_before(cue), self.quote_after(cue))
        if left and "quote" in cue.word.takes:
            self.used.add(left.opened)
            words = self.with_clause(left) if left.opened not in self.taken else left.pieces[-1:]
            if right and self.goes_on(cue, right):
                self.used.add(right.opened)
                return (*words, *right.pieces), left, "quote"
            direct = left if words[0][0] == left.pieces[-1][0] or words == left.pieces else None
            return words, direct, "quote"
        if right:
            self.used.add(right.opened)
            pieces = right.pieces[:1] if self.answered(right) else right.pieces
            self.taken.add(right.opened)
            whole = replace(right, pieces=pieces, complete=right.complete and pieces == right.pieces)
            return pieces, whole, "quote"
        return self.unquoted(cue, around)

    def unquoted(self, cue: Cue, around: Quotation | None) -> tuple[tuple[Range, ...], Quotation | None, str]:
        """Return the clause or phrase a cue reports, after it or before it."""
        if not around and "left" in cue.word.takes and self.parenthetical(cue):
            start = self.parenthesis_start(cue)
            words = contents.before(self.stream, start)
            if words:
                rest = self.rest(cue)
                return (words, rest) if rest else (words,), None, "left"
        words = self.undergoer(cue) if cue.passive else contents.after(self.stream, cue, self.speech)
        if words and around:
            words = self.trim((words[0], min(words[1], around.end))) if words[0] < around.end else None
            words = words if words and words[1] > words[0] else None
        if not words:
            return (), None, ""
        if cue.word.takes == {"quote"}:
            return (), None, ""
        for quotation in self.quotes:
            if quotation.start >= words[0] and quotation.end <= words[1] + 1:
                if contents.quoted_share(quotation, words) >= MOSTLY:
                    self.used.add(quotation.opened)
                    return quotation.pieces, quotation, "that"
        return (words,), None, "that"

    def undergoer(self, cue: Cue) -> Range | None:
        """Return the subject of a passive: "The raid was condemned by Cairo"."""
        if "object" not in cue.word.takes:
            return contents.after(self.stream, cue, self.speech)
        head = own_subject(self.stream, cue.start)
        if head is None or head > cue.start:
            return None
        return self.stream.left[head], min(self.stream.right[head] + 1, cue.start)

    def with_clause(self, quotation: Quotation) -> tuple[Range, ...]:
        """Return a quotation, with the words before it when it only ends the clause that is reported."""
        low = self.stream.bounds(quotation.start)[0]
        before = [at for at in range(low, quotation.opened) if self.stream.tokens[at].pos != "PUNCT"]
        if not before or quotation.end - quotation.start > len(before) + 2 or before[-1] in self.inside:
            return quotation.pieces
        verbal = any(self.stream.finite(at) for at in before)
        return ((before[0], quotation.end),) if verbal else quotation.pieces

    def quote_before(self, cue: Cue) -> Quotation | None:
        """Return the quotation that ends right before a cue and its subject."""
        for quotation in reversed(self.quotes):
            if quotation.closed < cue.start:
                gap = cue.start - quotation.closed - 1
                near = gap <= GAP and self.stream.paragraph(quotation.closed) == self.stream.paragraph(cue.start)
                return quotation if near and quotation.complete and self.tight(quotation, cue) else None
        return None

    def tight(self, quotation: Quotation, cue: Cue) -> bool:
        """Tell whether only a subject stands between a closing mark and a cue ("...," Kim also said)."""
        stream = self.stream
        if self.titled(quotation):
            return False
        ended = stream.tokens[quotation.end - 1].text in ENDS | {"-", "--", "—", "–", ".."}
        comma = quotation.closed + 1 < len(stream.tokens) and stream.tokens[quotation.closed + 1].text in {",", "—", "--", "–"}
        if not (ended or comma) or stream.tokens[quotation.end - 1].text == ".":
            return False
        start = quotation.closed + 1 + comma
        between = range(start, cue.start)
        verbs = [at for at in between if stream.tokens[at].pos == "VERB" and stream.finite(at) and stream.relation(at) != "acl"]
        full_stop = any(stream.tokens[at].text in {".", ";", ":"} for at in between)
        if verbs or full_stop:
            return False
        if start == cue.start:
            return True
        first = stream.tokens[start]
        return first.pos in NOMINAL | {"DET", "ADJ", "ADV"} or first.pos == "VERB"

    def titled(self, quotation: Quotation) -> bool:
        """Tell the quoted name of a work or a programme (on "Meet the Press,") from words that were said."""
        words = [self.stream.tokens[at] for at in range(quotation.start, quotation.end) if self.stream.tokens[at].pos != "PUNCT"]
        capitals = sum(token.text[:1].isupper() for token in words)
        before = self.stream.tokens[quotation.opened - 1] if quotation.opened else None
        named = 1 < len(words) <= 8 and capitals >= len(words) - len(words) // 3
        return named and before is not None and before.pos in {"ADP", "DET", "NOUN", "PROPN"}

    def quote_after(self, cue: Cue) -> Quotation | None:
        """Return the quotation that a cue opens: said, "..."; told reporters that "..."."""
        stream = self.stream
        for quotation in self.quotes:
            if quotation.opened >= cue.end:
                gap = range(cue.end, quotation.opened)
                same = stream.paragraph(quotation.opened) == stream.paragraph(cue.start)
                if not same or len(gap) > GAP + 4:
                    return None
                return quotation if self.leads(cue, quotation, gap) else None
        return None

    def leads(self, cue: Cue, quotation: Quotation, gap: range) -> bool:
        """Tell whether nothing but adjuncts stands between a cue and a quotation."""
        stream = self.stream
        if any(stream.tokens[at].text in {".", ";"} or stream.finite(at) for at in gap):
            return False
        if not gap:
            return self.ends_phrase(quotation)
        last = stream.lower[gap[-1]]
        if "quote" in cue.word.takes and last in {",", ":", "that"}:
            return self.ends_phrase(quotation)
        if "as" in cue.word.takes and (last == "as" or len(gap) <= 2):
            return self.ends_phrase(quotation)
        told = cue.word.addressee and len(gap) <= 4 and "quote" in cue.word.takes
        return bool(told and self.ends_phrase(quotation))

    def ends_phrase(self, quotation: Quotation) -> bool:
        """Tell whether what follows a quotation is not more of the same clause ("said 'real progress' had been made")."""
        stream, after = self.stream, quotation.closed + 1
        if quotation.end - quotation.start > 8 or not quotation.complete or after >= len(stream.tokens):
            return True
        if stream.paragraph(after) != stream.paragraph(quotation.closed) or stream.tokens[quotation.end - 1].text in ENDS:
            return True
        return stream.tokens[after].pos not in {"AUX", "VERB", "NOUN", "PROPN", "PART", "ADP"}

    def answered(self, quotation: Quotation) -> bool:
        """Tell whether the later paragraphs of a quotation have a cue of their own."""
        if len(quotation.pieces) < 2:
            return False
        stream = self.stream
        high = min(len(stream.tokens), quotation.closed + 6)
        return any(
            stream.lower[at] in self.speech.cues and stream.tokens[at].pos == "VERB"
            for at in range(quotation.closed + 1, high)
            if stream.paragraph(at) == stream.paragraph(quotation.closed)
        )

    def goes_on(self, cue: Cue, right: Quotation) -> bool:
        """Tell whether a comma after the cue lets the sentence go on in a second quotation."""
        last = right.opened - 1
        last -= self.stream.tokens[last].pos == "CCONJ"
        return right.opened - cue.end <= GAP and self.stream.tokens[last].text in {",", "—", "–", "--"}

    # -------------------------------------------------------- parentheses

    def parenthetical(self, cue: Cue) -> bool:
        """Tell whether a cue follows the clause it reports: ", he said" or ", said the minister"."""
        stream = self.stream
        low, high = stream.bounds(cue.start)
        start = self.parenthesis_start(cue)
        if start <= low or stream.lower[start - 1] not in contents.BREAKS | contents.MARKS:
            return False
        following = stream.lower[cue.end] if cue.end < high else "."
        if following == "that":
            return False
        inverted = start == cue.start
        if inverted:
            ahead = right_neighbour(stream, cue.end - 1)
            return ahead is not None and not stream.lower[cue.start].endswith("ing")
        for at in range(cue.end, high):
            if stream.lower[at] in ENDS | contents.BREAKS | contents.MARKS:
                break
            if stream.finite(at) or stream.lower[at] == "that" or at in self.inside:
                return False
        return True

    def parenthesis_start(self, cue: Cue) -> int:
        """Return where the subject right before a cue begins, else the cue."""
        head = left_neighbour(self.stream, cue.start)
        if head is None:
            return cue.start
        start = noun_phrase(self.stream, head)[0]
        own = own_subject(self.stream, cue.start)
        if own is not None and own < cue.start:
            start = min(start, noun_phrase(self.stream, own)[0])
        return start

    def rest(self, cue: Cue) -> Range | None:
        """Return the second half of a clause that a parenthesis divides: "The deal, he said, is dead"."""
        stream = self.stream
        end = contents.last_word(stream, cue.start)
        comma = next((at for at in range(cue.end, min(end, cue.end + 10)) if stream.lower[at] == ","), None)
        if comma is None or comma + 2 >= end:
            return None
        if any(stream.finite(at) for at in range(cue.end, comma)):
            return None
        first = stream.tokens[comma + 1]
        if first.pos in {"VERB", "AUX"} and stream.finite(comma + 1):
            return comma + 1, end
        return None

    # -------------------------------------------------------- speakers

    def shared(self, cue: Cue) -> int | None:
        """Return the speaker of the cue before, for "and stressed" and ", adding" that have no subject of their own."""
        stream, at = self.stream, cue.start - 1
        low = stream.bounds(cue.start)[0]
        while at > low and stream.tokens[at].pos in {"ADV", "AUX"}:
            at -= 1
        joint = stream.tokens[at].pos == "CCONJ" and not stream.lower[cue.start].endswith("ing")
        participle = stream.lower[cue.start].endswith("ing") and stream.lower[at] in contents.BREAKS
        for head, start, form in reversed(self.main):
            if start >= low and (participle or (joint and form == cue.word.form)):
                return head
        return None

    def agent(self, cue: Cue) -> int | None:
        """Return who acts in the passive: "by the minister"; "in a statement, it was stressed" gives the statement."""
        stream = self.stream
        for child in stream.kids(cue.start, "obl"):
            if any(stream.lower[c] == "by" for c in stream.kids(child, "case")):
                return child
        own = own_subject(stream, cue.start)
        if own is not None and stream.lower[own] != "it":
            return None
        low = stream.bounds(cue.start)[0]
        documents, links = self.speech.words.documents, self.speech.words.channel_words
        for at in range(low, min(low + 6, cue.start)):
            if stream.lower[at] in documents and any(stream.lower[b] in links for b in range(low, at)):
                return at
        return None

    def speaker(self, cue: Cue, content: tuple[Range, ...], how: str) -> int | None:
        """Return the head of the phrase that names the speaker."""
        stream = self.stream
        if cue.passive:
            return self.agent(cue)
        shared = self.shared(cue)
        if shared is not None:
            return shared
        clear = [at for at in (own_subject(stream, cue.start),) if at is not None and not within(at, content)]
        if clear:
            return clear[0]
        if how in {"quote", "left"} and content[0][1] <= cue.start:
            beside = left_neighbour(stream, cue.start)
            if beside is not None and not within(beside, content):
                return beside
            ahead = right_neighbour(stream, cue.end - 1)
            if ahead is not None and not within(ahead, content):
                return ahead
        far = subject(stream, cue.start)
        if far is not None and not within(far, content):
            return far
        return left_neighbour(stream, cue.start)

    def may_speak(self, head: int, cue: Cue, around: Quotation | None) -> bool:
        """Tell whether a subject is one who can say something."""
        stream, words = self.stream, self.speech.words
        text, token = stream.lower[head], stream.tokens[head]
        if around and text in {"i", "we", "you"}:
            return False
        if text in words.nobody or (text == "it" and cue.word.known_speaker):
            return False
        if not cue.word.known_speaker:
            return True
        known = bool(self.voices.cast.at(*stream.entity_key(head))) or token.pos in {"PROPN", "PRON"}
        return known or text in words.people or text in words.documents

    def addressee(self, cue: Cue) -> int | None:
        """Return the head of the phrase that names who is spoken to."""
        if not cue.word.addressee or cue.passive:
            return None
        head = right_neighbour(self.stream, cue.end - 1)
        return head if head is not None and self.stream.lower[head] != "that" else None

    # -------------------------------------------------------- according to

    def nouns(self) -> Iterator[Range]:
        """Yield the nouns that stand for words ("the claim that ...")."""
        for at, text in enumerate(self.stream.lower):
            if text in self.speech.nouns and self.stream.tokens[at].pos == "NOUN" and self.stream.body(at) and at not in self.inside:
                yield at, at + 1

    def by_noun(self, words: Range) -> Utterance | None:
        """Return what a noun with an owner reports: "Ankara's claim that ...", "a warning by the ministry that ..."."""
        stream, at = self.stream, words[0]
        owner = next((c for c in stream.kids(at, "nmod") if stream.tokens[c].dep == "nmod:poss" and c < at), None)
        end = contents.last_word(stream, at)
        start = words[1]
        if owner is None:
            owner = next((c for c in stream.kids(at, "nmod") if self.marked_by(c)), None)
            if owner is None:
                return None
            start = noun_phrase(stream, owner)[1]
        links = self.speech.nouns[stream.lower[at]]
        if start >= end or stream.lower[start] not in links:
            return None
        link = stream.lower[start]
        begin = start if link == "to" else start + 1
        inner = [c for c in stream.children[at] if c > start]
        right = max([stream.right[c] for c in inner], default=begin) + 1
        content = (begin, min(right, end))
        if content[1] - content[0] < 2:
            return None
        voice = self.voices.of(owner)
        return Utterance(content=(content,), voice=voice, cue=words, names=("noun",), lemma=stream.lower[at], how="noun")

    def marked_by(self, at: int) -> bool:
        """Tell whether "by" or "from" marks a noun."""
        return any(self.stream.lower[c] in {"by", "from"} for c in self.stream.kids(at, "case"))

    def sources(self) -> Iterator[Range]:
        """Yield the words of each "according to"."""
        for at in range(len(self.stream.tokens)):
            end = phrase_at(self.stream, at, self.speech.sources)
            if end and end - at > 1 and self.stream.body(at) and at not in self.inside:
                yield at, end

    def by_source(self, words: Range) -> Utterance | None:
        """Return what is reported with "according to X"."""
        stream = self.stream
        head = right_neighbour(stream, words[1] - 1)
        if head is None:
            return None
        voice = self.voices.of(head)
        low = stream.bounds(words[0])[0]
        end = contents.last_word(stream, words[0])
        comma = next((at for at in range(head, end) if stream.lower[at] == ","), None)
        back = words[0]
        while back > low and (stream.lower[back - 1] in contents.BREAKS or stream.tokens[back - 1].pos == "CCONJ"):
            back -= 1
        content: tuple[Range, ...]
        if back - low > 2:
            content = ((low, back),)
        elif comma and comma + 1 < end:
            content = ((comma + 1, end),)
        else:
            return None
        content = tuple(self.trim(c) for c in content)
        if any(b <= a for a, b in content):
            return None
        self.voices.remember(voice)
        return Utterance(content=content, voice=voice, cue=words, how="source", names=("source",), lemma=stream.text(words).lower())

    def trim(self, words: Range) -> Range:
        """Return a range without marks at its ends."""
        start, end = words
        while start < end and self.stream.tokens[start].pos == "PUNCT" and self.stream.lower[start] not in {"(", "["}:
            start += 1
        while end > start and (self.stream.lower[end - 1] in contents.MARKS | contents.BREAKS):
            end -= 1
        return start, end

    # -------------------------------------------------------- titles and free quotations

    def colons(self) -> Iterator[Utterance]:
        """Yield what a name and a colon open, in titles and in interviews: "Minister: No deal this year"."""
        stream = self.stream
        for low, high in paragraphs(stream):
            colon = next((at for at in range(low + 1, min(high, low + 6)) if stream.lower[at] == ":"), None)
            if colon is None or high - colon < 4 or colon + 1 in self.inside or stream.lower[colon + 1] in contents.MARKS:
                continue
            names = [stream.tokens[at] for at in range(low, colon)]
            if stream.body(low) and not all(token.text.isupper() for token in names if token.pos != "PUNCT"):
                continue
            if names[-1].pos in NOMINAL and not any(stream.finite(at) for at in range(low, colon)):
                words = self.trim((colon + 1, high))
                yield Utterance(content=(words,), voice=self.voices.of(colon - 1), cue=(colon, colon + 1), how="colon")

    def running(self, found: list[Utterance]) -> Iterator[Utterance]:
        """Yield the quotations that no cue claims, with the speaker of the moment."""
        stream = self.stream
        covered = [r for u in found for r in u.content]
        heard = [(u.cue[0], u.voice) for u in found if u.cue and not any(a <= u.cue[0] < b for a, b in covered)]
        spoken = sorted(heard, key=lambda item: item[0])
        for quotation in self.quotes:
            if quotation.opened in self.used or not stream.body(quotation.start):
                continue
            if any(a <= quotation.start and quotation.end <= b + 1 for a, b in covered) or not self.sentence_like(quotation):
                continue
            voice = self.voice_near(quotation, spoken)
            if voice:
                yield Utterance(
                    content=quotation.pieces, voice=voice, cue=None, direct=True, complete=quotation.complete, how="running"
                )

    def sentence_like(self, quotation: Quotation) -> bool:
        """Tell quoted sentences from quoted words."""
        stream, size = self.stream, quotation.end - quotation.start
        verbal = any(stream.finite(at) for at in range(quotation.start, quotation.end))
        starts = stream.tokens[quotation.start].text[:1].isupper()
        return size >= SENTENCE and verbal and starts

    def voice_near(self, quotation: Quotation, spoken: list[tuple[int, Voice]]) -> Voice | None:
        """Return who spoke last before a quotation, in its paragraph or the one before, else right after it."""
        stream, paragraph = self.stream, self.stream.paragraph(quotation.start)
        introduced = self.introduced(quotation)
        if introduced:
            return introduced
        before = [(at, voice) for at, voice in spoken if at < quotation.opened and at not in self.inside]
        if not before:
            return None
        last, voice = before[-1]
        far = stream.place[quotation.opened] - stream.place[last]
        return voice if stream.paragraph(last) >= paragraph - 2 and far <= FAR else None

    def introduced(self, quotation: Quotation) -> Voice | None:
        """Return the actor named before a colon that opens a quotation: "one of Kim's favourite lines: '...'"."""
        stream, colon = self.stream, quotation.opened - 1
        if colon < 1 or stream.lower[colon] != ":":
            return None
        for at in range(colon - 1, stream.bounds(colon)[0] - 1, -1):
            if at not in self.inside and self.voices.cast.at(*stream.entity_key(at)):
                return self.voices.of(at)
        return None


def within(at: int, content: tuple[Range, ...]) -> bool:
    """Tell whether a token is part of the content."""
    return any(a <= at < b for a, b in content)
