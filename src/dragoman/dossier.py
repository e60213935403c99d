"""A brief as a page for somebody who decides: what happened, who stands where, what comes next, each sentence cited."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from itertools import combinations
from typing import Any

from dragoman.agendas import followed
from dragoman.brief import Line, Material, ahead, happenings, say_parties, views
from dragoman.codebook.ontology import Ontology
from dragoman.codebook.wording import Wording
from dragoman.days import say_day, say_time
from dragoman.standpoints import AGAINST, FOR, Standpoint, day, disputed, other_matter, standpoints
from dragoman.store.subjects import Subject
from dragoman.store.views import Question, ask

Fact = Mapping[str, Any]
NOT_STATED, NO_DAY = "Not stated in these reports.", "No date stated"
#: Promises, disputes, terms, judgements and positions of a side that a page holds, and characters of words it quotes.
PROMISED, DISPUTED, TERMS, JUDGED, EACH, LONGEST = 6, 6, 8, 5, 3, 200
#: Kinds of terms in the order in which they are told, and the kind of a statement that judges.
TOLD, LISTED, ASSESSMENT = (
    ("track", "package", "item", "open", "state", "settled"),
    frozenset({"package", "item", "open"}),
    "assessment",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A sentence of a page, and the facts whose words prove it."""

    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A brief: title, the line below it, and sections of claims."""

    title: str
    below: str
    sections: tuple[tuple[str, tuple[Claim, ...]], ...]

    def sources(self) -> dict[str, tuple[int, Fact]]:
        """Return the facts cited by id, with their number on the page."""
        found: dict[str, Fact] = {}
        for _, claims in self.sections:
            for claim in claims:
                for fact in claim.facts:
                    found.setdefault(fact["id"], fact)
        return {key: (number, fact) for number, (key, fact) in enumerate(found.items(), 1)}


def write_page(
    connection: sqlite3.Connection,
    material: Material,
    *,
    subject: Subject | None,
    as_of: str | None,
    ontology: Ontology,
    wording: Wording,
) -> Page:
    """Return the page about a subject, or about all, from what was known on the day."""
    kept = about(material, subject)
    pledges = [p for p in ask(connection, Question(kind="pledges", as_of=as_of)) if _concerns(subject, p)]
    kept = replace(kept, events=[event for event in kept.events if not any(overlap(event, p) for p in pledges)])
    terms = [t for t in ask(connection, Question(kind="terms", as_of=as_of)) if _concerns(subject, t)]
    happened = happenings(kept, ontology=ontology, wording=wording)
    happened.sort(key=lambda line: (str(line.fact["date"]["start"]), line.text))
    if subject:  # of a subject also what has no day is worth a line
        undated = happenings(kept, ontology=ontology, wording=wording, dated=False)
        happened += [replace(line, when=NO_DAY) for line in undated if not line.fact["date"]["start"]]
    name = _named(subject, material.states) if subject else "the record"
    known = f"As known on {say_day(as_of)}" if as_of else "As known from all reports"
    count = len({f["document"]["id"] for facts in (kept.events, kept.statements, kept.positions) for f in facts})
    return Page(
        title=f"Brief: {name}",
        below=f"{known}; {count} {'report speaks' if count == 1 else 'reports speak'} of it.",
        sections=(
            ("What happened", tuple(_dated(line) for line in happened)),
            ("Who stands where", tuple(_view(line) for line in views(kept, wording, each=EACH))),
            ("What is on the table", tuple(bargained(terms, wording))),
            ("What is promised", tuple(promised(pledges, kept, wording))),
            ("What comes next", tuple(_dated(line) for line in (*ahead(kept, wording), *_unset(kept)))),
            ("How it is judged", tuple(judged(kept.statements))),
            ("What is disputed or has changed", tuple(disputes(kept.positions, wording))),
        ),
    )


def _named(subject: Subject, states: Mapping[str, str]) -> str:
    """Return what a page is about: the names of the states of two sides, else what was asked."""
    sides = [states.get(code, code) for side in subject.sides for code in side.meant.countries]
    return " and ".join(sides) if len(subject.sides) > 1 and sides else subject.asked


def about(material: Material, subject: Subject | None) -> Material:
    """Return the material that concerns a subject."""
    if subject is None:
        return material

    def kept(facts: Sequence[Fact]) -> list[Fact]:
        return [fact for fact in facts if subject.concerns(fact)]

    def between(facts: Sequence[Fact]) -> list[Fact]:
        return [
            fact for fact in kept(facts) if len(subject.sides) < 2 or all(s.takes_part(fact) for s in subject.sides)
        ]

    return replace(
        material,
        events=between(material.events),
        statements=kept(material.statements),
        positions=kept(material.positions),
        schedule=between(material.schedule),
    )


def _concerns(subject: Subject | None, fact: Fact) -> bool:
    return subject is None or subject.concerns(fact)


# ---------------------------------------------------------------- claims


def _dated(line: Line) -> Claim:
    return Claim(text=f"{line.when}: {line.text}.", facts=(line.fact,))


def _view(line: Line) -> Claim:
    """Return where a side stands, with its words where only the matter is named."""
    named = bool(line.fact["issue_id"])
    return Claim(text=f"{line.text}: “{_quoted(line.words)}”." if named else f"{line.text}.", facts=(line.fact,))


def _quoted(words: str) -> str:
    """Return words that fit into a sentence, without marks at their edges."""
    text = " ".join(words.split()).strip(" ,.;“”\"'")
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def overlap(one: Fact, other: Fact) -> bool:
    """Tell whether two facts stand in the same words of one report."""
    if one["document"]["id"] != other["document"]["id"]:
        return False
    pairs = ((a, b) for a in one["evidence"] for b in other["evidence"])
    return any(a["start"] < b["end"] and b["start"] < a["end"] for a, b in pairs)


def bargained(terms: Sequence[Fact], wording: Wording) -> Iterator[Claim]:
    """Yield what is bargained about, a sentence for each kind: tracks, packages, items, what is left open."""
    for kind in TOLD:
        told: dict[str, Fact] = {}
        for term in (t for t in terms if t["kind"] == kind):
            matter = ", ".join(term["items"]) if kind in LISTED and term["items"] else term["what"]
            told.setdefault(str(matter), term)
        if told:
            shown = list(told.items())[-TERMS:]
            text = "; ".join(matter for matter, _ in shown)
            yield Claim(text=f"{wording.terms[kind]}: {text}.", facts=tuple(term for _, term in shown))


def judged(statements: Sequence[Fact]) -> Iterator[Claim]:
    """Yield the latest judgements and forecasts, each with its holder."""
    found = [s for s in statements if s["kind"] == ASSESSMENT and s["speaker"]]
    for said in sorted(found, key=lambda s: (s["reported"], s["confidence"], s["id"]))[-JUDGED:]:
        name = str(said["speaker"])
        yield Claim(text=f"{name[:1].upper()}{name[1:]}: “{_quoted(said['content'])}”.", facts=(said,))


def promised(pledges: Sequence[Fact], material: Material, wording: Wording) -> Iterator[Claim]:
    """Yield the latest promises; joint makers of one promise are one claim."""
    groups: dict[object, list[Fact]] = {}
    for pledge in pledges:
        span = pledge["evidence"][0]
        groups.setdefault((pledge["document"]["id"], span["start"], pledge["content"]), []).append(pledge)
    latest = sorted(groups.values(), key=lambda g: (g[0]["reported"], g[0]["id"]))[-PROMISED:]
    for group in latest:
        makers = say_parties(({"name": p["maker"], "country": p["maker_country"]} for p in group), material)
        due = f", due {say_time(group[0]['due'])}" if group[0]["due"] else ""
        broken = any(not s["complete"] and overlap(s, group[0]) for s in material.statements)
        content = (
            f"“{_quoted(group[0]['content'])}{' …' if broken else ''}”{' (the words break off)' if broken else ''}"
        )
        who = " and ".join(map(wording.party, makers)) or "somebody unnamed"
        yield Claim(text=f"{who[:1].upper()}{who[1:]} promised: {content}{due}.", facts=(group[0],))


def _unset(material: Material) -> Iterator[Line]:
    """Yield what is to come without a day: it is part of the answer that none is set."""
    for item in followed(material.schedule):
        if not item["date"]["start"] and not item["date"]["end"] and not item["later"]:
            yield Line(when="No date set or stated", text=str(item["what"]), words="", reports=1, fact=item)


def disputes(positions: Sequence[Fact], wording: Wording) -> Iterator[Claim]:
    """Yield where reports contradict each other on one holder, who changed, and where two sides stand against each other."""
    points = standpoints(positions)
    said = [_conflict(point.position, point.conflicts[0], wording) for point in disputed(points)]
    said += [_change(point, point.changes, wording) for point in points if point.changes]
    firm = [p for p in positions if p["issue_id"] and p["holder_country"] and p["stance"] in FOR | AGAINST]
    told: set[tuple[str, frozenset[str]]] = set()
    for one, other in combinations(firm, 2):
        sides = frozenset((one["holder_country"], other["holder_country"]))
        opposed = {one["stance"] in FOR, other["stance"] in FOR} == {True, False}
        if (
            len(sides) == 2
            and one["issue_id"] == other["issue_id"]
            and opposed
            and not other_matter(one, other)
            and (one["issue_id"], sides) not in told
        ):
            told.add((one["issue_id"], sides))
            said.append(Claim(text=f"{_stand(one, wording)}; {_stand(other, wording)}.", facts=(one, other)))
    yield from said[:DISPUTED]


def _conflict(one: Fact, other: Fact, wording: Wording) -> Claim:
    text = f"Reports differ: by one, {_stand(one, wording)}; by another, {_stand(other, wording)}."
    return Claim(text=text, facts=(one, other))


def _change(point: Standpoint, before: Fact, wording: Wording) -> Claim:
    first, since = _stand(before, wording), say_day(point.since or "")
    text = f"A change: by {say_day(day(before) or '')} {first}; by {since} {_stand(point.position, wording)}."
    return Claim(text=text, facts=(before, point.position))


def _stand(position: Fact, wording: Wording) -> str:
    return f"{wording.party(position['holder'])} {wording.stand(position)}"


# ---------------------------------------------------------------- the page


def markdown(page: Page) -> str:
    """Return the page as Markdown, the proofs numbered at its end."""
    sources = page.sources()
    lines = [f"# {page.title}", "", page.below]
    for heading, claims in page.sections:
        lines += ["", f"## {heading}", ""]
        lines += [f"- {claim.text} {_marks(claim, sources)}" for claim in claims] or [NOT_STATED]
    lines += ["", "## Sources", ""]
    lines += [f"{number}. {proof(fact)}" for number, fact in sources.values()]
    return "\n".join(lines) + "\n"


def html(page: Page) -> str:
    """Return the page as HTML that stands by itself, each mark a link to its proof."""
    sources = page.sources()
    parts = [f"<h1>{escape(page.title)}</h1>", f"<p>{escape(page.below)}</p>"]
    for heading, claims in page.sections:
        parts.append(f"<h2>{escape(heading)}</h2>")
        items = "".join(f"<li>{escape(claim.text)} {_links(claim, sources)}</li>" for claim in claims)
        parts.append(f"<ul>{items}</ul>" if items else f"<p>{NOT_STATED}</p>")
    listed = "".join(f'<li id="s{number}">{escape(proof(fact))}</li>' for number, fact in sources.values())
    parts.append(f"<h2>Sources</h2><ol>{listed}</ol>")
    style = "body{font:1rem/1.5 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}ol{font-size:.85rem}"
    head = f'<meta charset="utf-8"><title>{escape(page.title)}</title><style>{style}</style>'
    return f'<!doctype html>\n<html lang="en"><head>{head}</head><body>{"".join(parts)}</body></html>\n'


def proof(fact: Fact) -> str:
    """Return the words of a fact, where they stand, and its id."""
    head, spans = fact["document"], fact["evidence"]
    words = " … ".join(" ".join(span["text"].split()) for span in spans)
    told = ", ".join(filter(None, (head["outlet"], head["title"], (head["published"] or "undated")[:10])))
    place = f"{head['file'].rpartition('/')[2]}, characters {spans[0]['start']}–{spans[0]['end']}"
    chain = ", ".join(fact.get("attribution") or ())
    return f"“{words}” {told}; {place}" + (f"; according to {chain}" if chain else "") + f"; {fact['id']}"


def _marks(claim: Claim, sources: Mapping[str, tuple[int, Fact]]) -> str:
    return "".join(f"[{number}]" for number in _numbers(claim, sources))


def _links(claim: Claim, sources: Mapping[str, tuple[int, Fact]]) -> str:
    return "".join(f'<a href="#s{number}">[{number}]</a>' for number in _numbers(claim, sources))


def _numbers(claim: Claim, sources: Mapping[str, tuple[int, Fact]]) -> Iterable[int]:
    return (sources[fact["id"]][0] for fact in claim.facts)
