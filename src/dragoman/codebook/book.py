"""The whole codebook, loaded once and checked."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path

from dragoman.codebook.actor_table import ActorTable, load_actors
from dragoman.codebook.acts import Acts, load_acts
from dragoman.codebook.agenda_words import AgendaWords, load_agenda
from dragoman.codebook.cameo import Cameo, load_cameo
from dragoman.codebook.contexts import Contexts, load_contexts
from dragoman.codebook.domains import Domains, load_domains
from dragoman.codebook.frames import Frames, load_frames
from dragoman.codebook.grammar import Grammar, load_grammar
from dragoman.codebook.issues import Issues, load_issues
from dragoman.codebook.layers import laid_over
from dragoman.codebook.measure_words import MeasureWords, load_measures
from dragoman.codebook.merging import Merging, load_merging
from dragoman.codebook.ontology import Ontology, load_ontology
from dragoman.codebook.pages import PageClues, load_pages
from dragoman.codebook.place_words import PlaceWords, load_places
from dragoman.codebook.precedent_words import PrecedentWords, load_precedents
from dragoman.codebook.rarity import Rarity, load_rarity
from dragoman.codebook.relation_rules import RelationRules, load_relations
from dragoman.codebook.speech import Speech, load_speech
from dragoman.codebook.stances import Stances, load_stances
from dragoman.codebook.term_words import TermWords, load_terms
from dragoman.codebook.time_words import TimeWords, load_times
from dragoman.codebook.units import Units, load_units

#: The language that the word lists under `en/` are for.
LANGUAGE = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """All sections; `version` is a hash of the files, so that every record says which codebook made it."""

    version: str
    language: str
    ontology: Ontology
    frames: Frames
    grammar: Grammar
    actors: ActorTable
    pages: PageClues
    times: TimeWords
    places: PlaceWords
    units: Units
    agenda: AgendaWords
    speech: Speech
    issues: Issues
    stances: Stances
    measures: MeasureWords
    contexts: Contexts
    cameo: Cameo
    domains: Domains
    terms: TermWords
    precedents: PrecedentWords
    rarity: Rarity
    acts: Acts
    merging: Merging
    relations: RelationRules


@cache
def load_codebook(folder: Path | None = None) -> Codebook:
    """Return the codebook that is shipped, with `folder` laid over it; raise CodebookError with file and line."""
    with laid_over(folder or shipped(), shipped()) as layered:
        return _loaded(layered)


def _loaded(folder: Path) -> Codebook:
    ontology = load_ontology(folder)
    frames = load_frames(folder, ontology)
    rarity, actors, agenda = load_rarity(folder), load_actors(folder), load_agenda(folder)
    return Codebook(
        version=_version(folder),
        language=LANGUAGE,
        ontology=ontology,
        frames=frames,
        grammar=load_grammar(folder),
        actors=actors,
        pages=load_pages(folder),
        times=load_times(folder),
        places=load_places(folder),
        units=load_units(folder),
        agenda=agenda,
        speech=load_speech(folder),
        issues=load_issues(folder),
        stances=load_stances(folder),
        measures=load_measures(folder),
        contexts=load_contexts(folder, ontology),
        cameo=load_cameo(folder, ontology, frames),
        domains=load_domains(folder, ontology),
        terms=load_terms(folder),
        precedents=load_precedents(folder),
        rarity=rarity,
        acts=load_acts(folder, rarity),
        merging=load_merging(folder, ontology=ontology, actors=actors, agenda=agenda),
        relations=load_relations(folder, ontology),
    )


def shipped() -> Path:
    """Return the folder of the codebook in the package."""
    return Path(str(resources.files("dragoman") / "codebook"))


def _version(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*.yaml")):
        digest.update(path.relative_to(folder).as_posix().encode())
        digest.update(path.read_bytes())
    return f"codebook {digest.hexdigest()[:10]}"
