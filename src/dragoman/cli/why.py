"""`dragoman why`: how a fact was read from its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from dragoman.cli import options, wording
from dragoman.cli.output import print_json
from dragoman.cli.shared import open_shared
from dragoman.cli.show import fields, in_context, say
from dragoman.cli.tables import clean, console, quoted
from dragoman.errors import UsageError
from dragoman.records import LEARNED

if TYPE_CHECKING:
    from rich.console import RenderableType

    from dragoman.codebook.frames import Frame
    from dragoman.pipeline import Pipeline
    from dragoman.records import Document, Reading, Sentence

#: Words of a frame that are listed before "and others".
LISTED = 12


def why(id_: options.Id, *, json: options.Json = False, record: options.Record = options.RECORD) -> None:
    """Explain a fact, or who somebody is: its words, the parse, the frame that fired, how names and dates were resolved, on whose word."""
    from dragoman.store import lookup
    from dragoman.store.happenings import reasons as merge_reasons

    with open_shared(record) as (connection, book):
        found = lookup.find_or_named(connection, id_)
        if found.kind == "document":
            raise UsageError(f"{found.id} is a document; `why` explains facts, `dragoman show` shows documents.")
        if found.kind == "happening":
            raise UsageError(f"{found.id} is told by several facts; `dragoman show` lists them, `why` explains each.")
        if found.kind == "actor":
            _why_actor(lookup.actor(connection, found), json=json)
            return
        fact = lookup.fact(connection, found)
        document = lookup.source(connection, fact)
        coded_by = lookup.coded_by(connection, fact)
        merged = merge_reasons(connection, book, found.id)
    reasons = explain(fact, document) | {"merged": merged}
    if json:
        print_json(reasons)
        return
    out = console()
    for part in _screen(fact, document, reasons):
        out.print(part)
    if coded_by != reasons["pipeline"]:
        out.print("\nThe record was coded with another codebook or model; the parse is today's.", style="dim")


def explain(fact: dict[str, Any], document: Document) -> dict[str, Any]:
    """Read the article of a fact once more and return what it rests on."""
    from dragoman.pipeline import load_pipeline

    pipeline = load_pipeline()
    reading = read_again(pipeline, document, fact["document"]["article"])
    sentences = _sentences(reading, fact) if reading else []
    frame = next((f for f in pipeline.codebook.frames.frames if f.id == fact.get("frame")), None)
    return {
        "id": fact["id"],
        "pipeline": pipeline.version,
        "frame": _frame(frame) if frame else None,
        "names": _names(fact, reading),
        "dates": {name: fact[name] for name in ("date", "due") if fact.get(name)},
        "published": {name: fact["document"][name] for name in ("published", "published_basis")},
        "attribution": fact.get("attribution", []),
        "sentences": [{"text": s.text, "start": s.start, "end": s.end, "tokens": _tokens(s)} for s in sentences],
    }


def read_again(pipeline: Pipeline, document: Document, number: int) -> Reading | None:
    """Return what the pipeline reads today in an article of a document."""
    from dragoman.articles import split

    found, _ = split(document, pipeline.codebook.pages)
    article = next((a for a in found if a.number == number), None)
    if article is None:
        return None
    (sentences,) = pipeline.engine.parse([article])
    return pipeline.read(article, sentences)


def _sentences(reading: Reading, fact: dict[str, Any]) -> list[Sentence]:
    """Return the sentences that hold the words of a fact."""
    spans = fact["evidence"]
    return [s for s in reading.sentences if any(s.start < e["end"] and e["start"] < s.end for e in spans)]


def _tokens(sentence: Sentence) -> list[dict[str, Any]]:
    names = ("i", "text", "lemma", "pos", "morph", "head", "dep")
    return [{name: getattr(token, name) for name in names} for token in sentence.tokens]


def _frame(frame: Frame) -> dict[str, Any]:
    """Return what a reader of the codebook wants of a frame."""
    words = [*frame.verbs, *frame.nouns, *frame.adjectives]
    return {"id": frame.id, "type": frame.type, "words": words, "example": frame.fire[0].text}


def _names(fact: dict[str, Any], reading: Reading | None) -> list[dict[str, Any]]:
    """Return how each party came by its name: the words of the text, and the reasons of the register."""
    ids = {"holder": "holder_id", "speaker": "speaker_id", "person": "person_id"}
    entities = [*fact.get("actors", ()), *fact.get("recipients", ())] if "recipients" in fact else []
    named = [(e["name"], e["text"], e["id"]) for e in entities]
    named += [(fact[role], fact.get(f"{role}_text"), fact.get(key)) for role, key in ids.items() if fact.get(role)]
    actors = {actor.id: actor for actor in reading.cast.actors} if reading else {}
    reasons = {key: list(actors[key].reasons) for _, _, key in named if key in actors}
    return [{"name": name, "text": text, "id": key, "reasons": reasons.get(key, [])} for name, text, key in named]


# ---------------------------------------------------------------- the screen


def _screen(fact: dict[str, Any], document: Document, reasons: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.text import Text

    def heading(words: str) -> Text:
        return Text.assemble("\n", (words.upper(), "bold cyan"))

    yield Text.assemble((fact["id"], "bold cyan"), f"  one of the {fact['kind']}")
    yield heading("The words")
    yield in_context(document, fact["evidence"])
    if reasons["frame"]:
        yield heading("The frame that fired")
        yield from _screen_frame(fact, reasons["frame"])
    elif str(fact.get("frame")).startswith(LEARNED):
        yield heading("No frame fired")
        coded = "/".join(filter(None, (fact["type"], fact["mode"])))
        yield fields([("guessed as", f"{coded}, {fact['status']}"), ("from", "the meaning of the words, learned"),
                      ("confidence", fact["confidence"])])  # fmt: skip
    if reasons["names"]:
        yield heading("Who")
        yield fields([(name["name"], _origin(name)) for name in reasons["names"]])
    yield heading("When")
    yield fields([*reasons["dates"].items(), *reasons["published"].items(), ("reported", fact["reported"])])
    yield heading("On whose word")
    head = fact["document"]
    yield fields([("attributed to", reasons["attribution"]), ("told by", head["outlet"]), ("file", head["file"])])
    if reasons["merged"]:
        yield heading("Who else tells it")
        yield from _screen_merged(reasons["merged"])
    for sentence in reasons["sentences"]:
        yield heading("The parse")
        yield _parse(sentence)


def _screen_merged(merged: dict[str, Any]) -> Iterator[RenderableType]:
    from rich.text import Text

    sources = merged["sources"]
    kinds = ", ".join(f"{number} {kind.replace('_', ' ')}" for kind, number in sources.items() if number)
    yield fields([("happening", merged["happening"]), ("sources", kinds)])
    for state in merged["history"]:
        yield Text(f"  as of {state['reported']}: {state['status'] or ''}, {state['start'] or 'no date'}", style="dim")
    for other in merged["facts"]:
        head = other["document"]
        yield Text.assemble(
            (f"{other['fact']}  ", "cyan"), quoted(clean(other["words"])), (f"  {clean(head['outlet'] or head['file'])}, {other['reported']}", "dim")
        )  # fmt: skip
        score = "" if other["score"] is None else f"{other['score']:g} points: "
        because = "; ".join(_points(reason) for reason in other["because"])
        yield Text(f"  one fact, as {score}{clean(because)}", style="dim")


def _points(reason: dict[str, Any]) -> str:
    return reason["detail"] if reason["points"] is None else f"{reason['detail']} ({reason['points']:+g})"


def _screen_frame(fact: dict[str, Any], frame: dict[str, Any]) -> Iterator[RenderableType]:
    words = ", ".join(frame["words"][:LISTED]) + (" and others" if len(frame["words"]) > LISTED else "")
    code = "/".join(filter(None, (fact["type"], fact["mode"])))
    rows = [
        ("frame", f"{frame['id']} of {frame['type']}"),
        ("cue", fact["cue"]),
        ("coded as", f"{code}, {fact['status']}"),
    ]
    yield fields([*rows, ("its words", words), ("an example of it", frame["example"])])


def _origin(name: dict[str, Any]) -> str:
    text = f"“{clean(name['text'])}”" if name["text"] else ""
    return "; ".join(filter(None, (text, *map(clean, name["reasons"])))) or "as the text has it"


def _parse(sentence: dict[str, Any]) -> RenderableType:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for title in ("word", "lemma", "part of speech", "relation", "to"):
        table.add_column(title, overflow="fold")
    tokens = sentence["tokens"]
    for token in tokens:
        head = "" if token["head"] == token["i"] else tokens[token["head"]]["text"]
        table.add_row(*(Text(clean(v)) for v in (token["text"], token["lemma"], token["pos"], token["dep"], head)))
    return table


def _why_actor(actor: dict[str, Any], *, json: bool) -> None:
    kept = ("id", "name", "country", "variants", "ids", "reasons", "joined")
    if json:
        print_json({name: actor[name] for name in kept})
        return
    rows = [(name, actor[name]) for name in kept[1:4]]
    seen = ("seen in", wording.plural(actor["articles"], "article"))
    reasons = [("because", say(reason)) for reason in actor["reasons"]]
    console().print(fields([*rows, seen, *reasons, *map(_same, actor["joined"])]))


def _same(link: dict[str, Any]) -> tuple[str, str]:
    """Return why two spellings are one person's."""
    because = "; ".join(_points(reason) for reason in link["because"])
    return (
        "one person",
        f"{clean(link['first'])} and {clean(link['second'])}, as {link['score']:g} points: {clean(because)}",
    )
